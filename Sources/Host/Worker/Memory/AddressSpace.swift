// SPDX-License-Identifier: Apache-2.0
import CDxg
import Engines

/// Why the GPU stopped a device.
enum GPUFault: Error, Equatable {
    /// An access that no usable mapping covers.
    case page(address: UInt64, isWrite: Bool)
    /// A command record that makes no sense, at this byte of the command buffer.
    case invalidCommand(offset: Int)
}

/// The GPU virtual addresses of one process.
///
/// Regions are what Reserve or Map took; a reservation holds any number of mappings, a mapping made
/// outside of one is a region of its own.
struct AddressSpace {
    static let pageSize: UInt64 = 4096
    /// What is placed for a client starts at a multiple of this, as in Windows.
    static let granularity: UInt64 = 0x1_0000
    /// The first 64 KiB are never given out, so that null and small offsets fault.
    static let minimum: UInt64 = 0x1_0000
    /// 47 bits, as KMTQAITYPE_QUERY_GPUMMU_CAPS says.
    static let bits: UInt32 = 47
    static let maximum: UInt64 = 1 << UInt64(bits)
    /// Bound on regions and mappings together.
    static let maximumEntries = 1 << 16

    enum Target {
        case allocation(Allocation, offset: UInt64)
        /// Engine memory that is always resident: fence pages.
        case memory(EngineMemory)
        /// Reads as zero; writes are dropped.
        case zero
        case noAccess
    }

    struct Mapping {
        var start: UInt64
        var end: UInt64
        var target: Target
        var isWritable: Bool

        /// Whether the GPU may write there. What was mapped otherwise may be of memory that it may only read.
        var mayBeWritten: Bool {
            if case .allocation(let allocation, _) = target, allocation.backing.isReadOnly { return false }
            return isWritable
        }
    }

    private struct Region {
        var start: UInt64
        var end: UInt64
        var isReservation: Bool
        var readsAsZero: Bool
        /// Sorted, not overlapping.
        var mappings: [Mapping]
    }

    private var regions: [Region] = []
    /// Regions and mappings together.
    private(set) var entries = 0

    // MARK: Reserving

    /// Finds the lowest free range of `size` bytes within `minimum ..< maximum` (0: no bound).
    private func findFree(size: UInt64, minimum: UInt64, maximum: UInt64) throws(NTStatus) -> UInt64 {
        let low = max(Self.minimum, Self.roundUp(minimum))
        let high = maximum == 0 ? Self.maximum : min(maximum, Self.maximum)
        guard low < high, size <= high - low else { throw .noMemory }
        var candidate = low
        var index = firstRegion(endingAfter: low)
        while index < regions.count, regions[index].start < high {
            if regions[index].start >= candidate, regions[index].start - candidate >= size { break }
            candidate = max(candidate, Self.roundUp(regions[index].end))
            index += 1
        }
        guard candidate < high, size <= high - candidate else { throw .noMemory }
        return candidate
    }

    private static func roundUp(_ value: UInt64) -> UInt64 {
        value > maximum ? maximum : (value + granularity - 1) & ~(granularity - 1)
    }

    /// The range `base ..< base + size`, checked; or a free one if `base` is 0.
    private func place(size: UInt64, base: UInt64, minimum: UInt64, maximum: UInt64) throws(NTStatus) -> UInt64 {
        guard size > 0, size % Self.pageSize == 0, size <= Self.maximum else { throw .invalidParameter }
        guard base != 0 else { return try findFree(size: size, minimum: minimum, maximum: maximum) }
        guard base % Self.pageSize == 0, base >= Self.minimum, base <= Self.maximum - size else {
            throw .invalidParameter
        }
        return base
    }

    private func isFree(_ start: UInt64, _ end: UInt64) -> Bool {
        let index = firstRegion(endingAfter: start)
        return index == regions.count || regions[index].start >= end
    }

    private func checkRoom() throws(NTStatus) {
        guard entries < Self.maximumEntries else { throw .insufficientResources }
    }

    mutating func reserve(
        size: UInt64, base: UInt64, minimum: UInt64, maximum: UInt64, readsAsZero: Bool
    ) throws(NTStatus) -> UInt64 {
        try checkRoom()
        let start = try place(size: size, base: base, minimum: minimum, maximum: maximum)
        guard isFree(start, start + size) else { throw .invalidParameter }
        insert(
            Region(start: start, end: start + size, isReservation: true, readsAsZero: readsAsZero, mappings: []))
        return start
    }

    private mutating func insert(_ region: Region) {
        regions.insert(region, at: firstRegion(endingAfter: region.start))
        entries += 1
    }

    // MARK: Mapping

    /// Maps `size` bytes. With a `base`, inside one reservation or where nothing is yet.
    mutating func map(
        _ target: Target, size: UInt64, base: UInt64, minimum: UInt64, maximum: UInt64, isWritable: Bool
    ) throws(NTStatus) -> UInt64 {
        try checkRoom()
        let start = try place(size: size, base: base, minimum: minimum, maximum: maximum)
        let mapping = Mapping(start: start, end: start + size, target: target, isWritable: isWritable)
        if isFree(start, mapping.end) {
            insert(
                Region(start: start, end: mapping.end, isReservation: false, readsAsZero: false, mappings: [mapping]))
            return start
        }
        let index = firstRegion(endingAfter: start)
        guard regions[index].isReservation, regions[index].start <= start, regions[index].end >= mapping.end else {
            throw .invalidParameter
        }
        let position = Self.firstMapping(in: regions[index].mappings, endingAfter: start)
        let following = regions[index].mappings
        guard position == following.count || following[position].start >= mapping.end else { throw .invalidParameter }
        regions[index].mappings.insert(mapping, at: position)
        entries += 1
        return start
    }

    /// Takes away whatever is mapped in the range of one reservation, splitting mappings at its ends.
    mutating func unmap(start: UInt64, size: UInt64) throws(NTStatus) {
        let start = try place(size: size, base: start, minimum: 0, maximum: 0)
        let end = start + size
        let index = firstRegion(endingAfter: start)
        guard index < regions.count, regions[index].isReservation, regions[index].start <= start,
            regions[index].end >= end
        else { throw .invalidParameter }
        let mappings = regions[index].mappings
        let first = Self.firstMapping(in: mappings, endingAfter: start)
        // What is taken out of the middle of a mapping leaves two of them.
        if first < mappings.count, mappings[first].start < start, mappings[first].end > end { try checkRoom() }
        let before = mappings.count
        regions[index].mappings = regions[index].mappings.flatMap { mapping -> [Mapping] in
            guard mapping.start < end, mapping.end > start else { return [mapping] }
            var kept: [Mapping] = []
            if mapping.start < start {
                var head = mapping
                head.end = start
                kept.append(head)
            }
            if mapping.end > end {
                var tail = mapping
                tail.start = end
                if case .allocation(let allocation, let offset) = mapping.target {
                    tail.target = .allocation(allocation, offset: offset + (end - mapping.start))
                }
                kept.append(tail)
            }
            return kept
        }
        entries += regions[index].mappings.count - before
    }

    /// Ends a reservation with all its mappings, or a run of whole mappings.
    mutating func free(base: UInt64, size: UInt64) throws(NTStatus) {
        guard size > 0, size % Self.pageSize == 0, base % Self.pageSize == 0, base >= Self.minimum,
            base <= Self.maximum, size <= Self.maximum - base
        else { throw .invalidParameter }
        let end = base + size
        let index = firstRegion(endingAfter: base)
        guard index < regions.count else { throw .invalidParameter }
        let region = regions[index]
        if region.start == base && region.end == end {
            entries -= 1 + (region.isReservation ? region.mappings.count : 0)
            regions.remove(at: index)
            return
        }
        guard region.isReservation, region.start <= base, region.end >= end else { throw .invalidParameter }
        let inside = region.mappings.filter { $0.start < end && $0.end > base }
        guard let first = inside.first, let last = inside.last, first.start == base, last.end == end,
            zip(inside, inside.dropFirst()).allSatisfy({ $0.end == $1.start })
        else { throw .invalidParameter }
        try unmap(start: base, size: size)
    }

    /// Takes away every mapping of an allocation that ends.
    mutating func unmapAll(of allocation: Allocation) {
        func isOurs(_ mapping: Mapping) -> Bool {
            if case .allocation(let mapped, _) = mapping.target { return mapped === allocation }
            return false
        }
        for index in regions.indices.reversed() where regions[index].mappings.contains(where: isOurs) {
            if regions[index].isReservation {
                let before = regions[index].mappings.count
                regions[index].mappings.removeAll(where: isOurs)
                entries -= before - regions[index].mappings.count
            } else {
                regions.remove(at: index)
                entries -= 1
            }
        }
    }

    // MARK: Updating

    /// One operation of UpdateGpuVirtualAddress. Ranges are in one reservation each.
    enum Update {
        /// Maps over whatever is there.
        case map(start: UInt64, size: UInt64, Target, isWritable: Bool)
        case unmap(start: UInt64, size: UInt64)
        /// Maps `target` to what `source` is mapped to.
        case copy(source: UInt64, size: UInt64, target: UInt64)
    }

    /// Whether a range lies within one reservation.
    func isReserved(start: UInt64, size: UInt64) -> Bool {
        guard size > 0, size % Self.pageSize == 0, start % Self.pageSize == 0, size <= Self.maximum,
            start <= Self.maximum - size
        else { return false }
        let index = firstRegion(endingAfter: start)
        return index < regions.count && regions[index].isReservation && regions[index].start <= start
            && regions[index].end >= start + size
    }

    /// Applies one update.
    mutating func apply(_ update: Update) throws(NTStatus) {
        switch update {
        case .map(let start, let size, let target, let isWritable):
            try unmap(start: start, size: size)
            _ = try map(target, size: size, base: start, minimum: 0, maximum: 0, isWritable: isWritable)
        case .unmap(let start, let size):
            try unmap(start: start, size: size)
        case .copy(let source, let size, let target):
            guard isReserved(start: source, size: size) else { throw .invalidParameter }
            let region = regions[firstRegion(endingAfter: source)]
            let copied = region.mappings.filter { $0.start < source + size && $0.end > source }
            try unmap(start: target, size: size)
            for mapping in copied {
                let start = max(mapping.start, source)
                let end = min(mapping.end, source + size)
                var behind = mapping.target
                if case .allocation(let allocation, let offset) = behind {
                    behind = .allocation(allocation, offset: offset + (start - mapping.start))
                }
                _ = try map(
                    behind, size: end - start, base: target + (start - source), minimum: 0, maximum: 0,
                    isWritable: mapping.isWritable)
            }
        }
    }

    // MARK: Resolving

    /// A run of addresses and what is behind it.
    struct Resolved {
        let bytes: Int
        /// Nil where reads give zero and writes go nowhere.
        let slice: MemorySlice?
        /// The allocation's memory, if it is one's.
        let backing: AllocationBacking?

        init(bytes: Int, slice: MemorySlice?, backing: AllocationBacking? = nil) {
            self.bytes = bytes
            self.slice = slice
            self.backing = backing
        }
    }

    /// The memory behind `bytes` bytes at `address`, in order.
    ///
    /// - Throws: a page fault at the first address that is not mapped, not resident or not writable.
    func resolve(address: UInt64, bytes: UInt64, isWrite: Bool) throws(GPUFault) -> [Resolved] {
        guard bytes <= Self.maximum, address <= Self.maximum - bytes else {
            throw .page(address: address, isWrite: isWrite)
        }
        var runs: [Resolved] = []
        var next = address
        let end = address + bytes
        while next < end {
            guard let mapping = mapping(at: next) else { throw .page(address: next, isWrite: isWrite) }
            let stop = min(end, mapping.end)
            let length = Int(stop - next)
            if isWrite && !mapping.mayBeWritten { throw .page(address: next, isWrite: true) }
            switch mapping.target {
            case .allocation(let allocation, let offset):
                guard allocation.isResident else { throw .page(address: next, isWrite: isWrite) }
                let start = Int(offset + (next - mapping.start))
                runs.append(
                    Resolved(
                        bytes: length, slice: MemorySlice(memory: allocation.memory, offset: start, bytes: length),
                        backing: allocation.backing))
            case .memory(let memory):
                let start = Int(next - mapping.start)
                runs.append(
                    Resolved(bytes: length, slice: MemorySlice(memory: memory, offset: start, bytes: length)))
            case .zero:
                runs.append(Resolved(bytes: length, slice: nil))
            case .noAccess:
                throw .page(address: next, isWrite: isWrite)
            }
            next = stop
        }
        return runs
    }

    private func mapping(at address: UInt64) -> Mapping? {
        let index = firstRegion(endingAfter: address)
        guard index < regions.count, regions[index].start <= address else { return nil }
        let region = regions[index]
        let position = Self.firstMapping(in: region.mappings, endingAfter: address)
        if position < region.mappings.count, region.mappings[position].start <= address {
            return region.mappings[position]
        }
        guard region.readsAsZero else { return nil }
        let start = position > 0 ? region.mappings[position - 1].end : region.start
        let end = position < region.mappings.count ? region.mappings[position].start : region.end
        return Mapping(start: start, end: end, target: .zero, isWritable: true)
    }

    // MARK: Searching

    private func firstRegion(endingAfter address: UInt64) -> Int {
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].end <= address { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func firstMapping(in mappings: [Mapping], endingAfter address: UInt64) -> Int {
        var low = 0
        var high = mappings.count
        while low < high {
            let middle = (low + high) / 2
            if mappings[middle].end <= address { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
