// SPDX-License-Identifier: Apache-2.0
import Synchronization
import Window

/// Hands out runs of pages of a part of the window.
///
/// Extents may end on any thread (an engine may hold the last reference), so the free list is locked.
final class PageAllocator: Sendable {
    static let pageSize = 4096

    private struct Run {
        var start: Int
        var count: Int
    }

    private let region: MemoryRegion
    /// Free runs in page numbers, sorted, never adjacent.
    private let free: Mutex<[Run]>

    init(_ region: MemoryRegion) {
        self.region = region
        free = Mutex([Run(start: 0, count: region.size / Self.pageSize)])
    }

    /// Takes `bytes` (a page multiple) of zeroed memory, or nil if no run is long enough. First fit.
    func allocate(bytes: Int) -> PageExtent? {
        let count = bytes / Self.pageSize
        precondition(count > 0 && bytes % Self.pageSize == 0)
        let start: Int? = free.withLock { runs in
            guard let index = runs.firstIndex(where: { $0.count >= count }) else { return nil }
            let start = runs[index].start
            if runs[index].count == count {
                runs.remove(at: index)
            } else {
                runs[index].start += count
                runs[index].count -= count
            }
            return start
        }
        guard let start else { return nil }
        return PageExtent(region: region.slice(offset: start * Self.pageSize, size: bytes), start: start, owner: self)
    }

    /// Bytes that no extent holds.
    var freeBytes: Int { free.withLock { $0.reduce(0) { $0 + $1.count } } * Self.pageSize }
    /// Bytes that extents hold.
    var usedBytes: Int { region.size - freeBytes }

    fileprivate func release(start: Int, count: Int) {
        free.withLock { runs in
            var low = 0
            var high = runs.count
            while low < high {
                let middle = (low + high) / 2
                if runs[middle].start < start { low = middle + 1 } else { high = middle }
            }
            runs.insert(Run(start: start, count: count), at: low)
            if low + 1 < runs.count, runs[low].start + runs[low].count == runs[low + 1].start {
                runs[low].count += runs[low + 1].count
                runs.remove(at: low + 1)
            }
            if low > 0, runs[low - 1].start + runs[low - 1].count == runs[low].start {
                runs[low - 1].count += runs[low].count
                runs.remove(at: low)
            }
        }
    }
}

/// A run of window pages, given back, and zeroed, when nothing refers to it any more.
final class PageExtent: Sendable {
    let region: MemoryRegion
    private let start: Int
    private let owner: PageAllocator

    fileprivate init(region: MemoryRegion, start: Int, owner: PageAllocator) {
        self.region = region
        self.start = start
        self.owner = owner
    }

    deinit {
        region.discard()
        owner.release(start: start, count: region.size / PageAllocator.pageSize)
    }
}
