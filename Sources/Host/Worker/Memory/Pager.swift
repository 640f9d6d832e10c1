// SPDX-License-Identifier: Apache-2.0
import Engines
import Partitions

/// Decides what is in the partition's GPU memory: brings in what work needs, pages out what it can do without.
///
/// What clients made resident may exceed a segment group. What is *paged in* never does: it is charged to the
/// budget, and memory that has to give way keeps its contents in host memory until it is next needed. It gives way
/// in this order: what nobody wants resident, what is offered (its contents are dropped), then by allocation
/// priority, least recently used first. Memory of executing work is pinned.
final class Pager {
    /// What became of a request to page in.
    enum Outcome {
        case ready
        /// Executing work holds the memory that would have to give way.
        case later
        /// More than the segment group, or out of host memory.
        case impossible
    }

    struct Statistics {
        var bytesPagedIn: UInt64 = 0
        var bytesPagedOut: UInt64 = 0
        var bytesDiscarded: UInt64 = 0
    }

    private struct Member { unowned let backing: AllocationBacking }

    var budget: MemoryBudget
    private let engine: any Engine
    private var pagedIn: [ObjectIdentifier: Member] = [:]
    private var uses: UInt64 = 0
    /// Bytes per segment group that sessions hold.
    private(set) var heldBytes: [UInt64] = [0, 0]
    private(set) var statistics = Statistics()
    /// Bytes per segment group that ever had to give way.
    private(set) var evictedBytes: [UInt64] = [0, 0]

    init(_ budget: MemoryBudget, engine: any Engine) {
        self.budget = budget
        self.engine = engine
    }

    /// Brings all of `backings` in, or none more than before. The same may be among them several times.
    ///
    /// With `pinning`, they stay until as many calls of ``unpin(_:)``.
    func pageIn(_ backings: some Collection<AllocationBacking>, pinning: Bool = false) -> Outcome {
        // What sessions hold does not give way however long one waits.
        var needed: [UInt64] = [0, 0]
        var others = heldBytes
        var seen: Set<ObjectIdentifier> = []
        for backing in backings where seen.insert(ObjectIdentifier(backing)).inserted {
            needed[backing.group.rawValue] += backing.size
            if backing.holds > 0 { others[backing.group.rawValue] -= backing.size }
        }
        for group in SegmentGroup.allCases {
            let (needed, others) = (needed[group.rawValue], others[group.rawValue])
            guard needed <= budget.limit(group), others <= budget.limit(group) - needed else { return .impossible }
        }
        uses += 1
        for backing in backings {
            backing.pins += 1
            backing.lastUse = uses
        }
        var outcome = Outcome.ready
        for backing in backings where outcome == .ready { outcome = bringIn(backing) }
        if !pinning || outcome != .ready { unpin(backings) }
        return outcome
    }

    func unpin(_ backings: some Collection<AllocationBacking>) {
        for backing in backings { backing.pins -= 1 }
    }

    /// Keeps memory that is pinned already where it is until it is released.
    func hold(_ backing: AllocationBacking) {
        if backing.holds == 0 { heldBytes[backing.group.rawValue] += backing.size }
        backing.holds += 1
    }

    func release(_ backing: AllocationBacking) {
        backing.holds -= 1
        if backing.holds == 0 { heldBytes[backing.group.rawValue] -= backing.size }
        backing.pins -= 1
    }

    private func bringIn(_ backing: AllocationBacking) -> Outcome {
        guard !backing.isPagedIn else { return .ready }
        while budget.makeResident(backing.size, in: backing.group) > 0 {
            guard let victim = victim(in: backing.group) else { return .later }
            guard giveWay(victim) else { return .impossible }
        }
        if backing.isPagedOut {
            do {
                try engine.pageIn(backing.memory)
            } catch {
                budget.evict(backing.size, in: backing.group)
                return .impossible
            }
            statistics.bytesPagedIn += backing.size
            backing.isPagedOut = false
        }
        backing.isPagedIn = true
        pagedIn[ObjectIdentifier(backing)] = Member(backing: backing)
        return .ready
    }

    /// Changes how much memory there is. What is too much gives way, now or when it can.
    func resize(vram: UInt64, nonLocal: UInt64) {
        budget.resize(vram: vram, nonLocal: nonLocal)
        shrink()
    }

    /// Pages out what is above the limits and not in use.
    func shrink() {
        for group in SegmentGroup.allCases {
            while budget.excess(group) > 0, let victim = victim(in: group), giveWay(victim) {}
        }
    }

    private func victim(in group: SegmentGroup) -> AllocationBacking? {
        func cost(_ backing: AllocationBacking) -> (Int, UInt32, UInt64) {
            if backing.residents == 0 { return (0, 0, backing.lastUse) }
            if let offer = backing.offer { return (1, offer.priority, backing.lastUse) }
            return (2, backing.priority, backing.lastUse)
        }
        return pagedIn.values.lazy.map(\.backing).filter { $0.group == group && $0.pins == 0 }
            .min { cost($0) < cost($1) }
    }

    private func giveWay(_ backing: AllocationBacking) -> Bool {
        if backing.offer != nil {
            engine.discard(backing.memory)
            backing.offer?.isDiscarded = true
            statistics.bytesDiscarded += backing.size
        } else {
            do { try engine.pageOut(backing.memory) } catch { return false }
            backing.isPagedOut = true
            statistics.bytesPagedOut += backing.size
        }
        evictedBytes[backing.group.rawValue] += backing.size
        leave(backing)
        return true
    }

    /// How many allocations of a group are in GPU memory.
    func residentAllocations(_ group: SegmentGroup) -> UInt32 {
        UInt32(pagedIn.values.count { $0.backing.group == group })
    }

    private func leave(_ backing: AllocationBacking) {
        backing.isPagedIn = false
        pagedIn[ObjectIdentifier(backing)] = nil
        budget.evict(backing.size, in: backing.group)
    }

    /// Accounts for the end of memory that was committed.
    func end(_ backing: AllocationBacking) {
        if backing.isPagedIn { leave(backing) }
        budget.decommit(backing.size, in: backing.group)
    }
}
