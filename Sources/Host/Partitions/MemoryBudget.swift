// SPDX-License-Identifier: Apache-2.0
/// The two places WDDM charges memory to.
public enum SegmentGroup: Int, Sendable, CaseIterable {
    case local = 0
    case nonLocal = 1
}

/// What a partition may hold in each segment group, and what it holds. Bytes throughout.
///
/// *Committed* is what exists at all: it backs allocations whether the GPU can reach them or not.
/// *Resident* is what the GPU can reach now, and is what WDDM calls usage.
public struct MemoryBudget: Sendable {
    public private(set) var limits: [UInt64]
    private var resident: [UInt64] = [0, 0]
    private var committed: [UInt64] = [0, 0]
    private var allocations: [UInt32] = [0, 0]

    public init(_ configuration: PartitionConfiguration) {
        limits = [configuration.vramBytes, configuration.nonLocalBytes]
    }

    /// Changes what may be resident in each group. Who is above it gets nothing more until enough is evicted.
    public mutating func resize(vram: UInt64, nonLocal: UInt64) {
        limits = [vram, nonLocal]
    }

    /// Bytes that are resident in a group beyond what may be.
    public func excess(_ group: SegmentGroup) -> UInt64 { usage(group) - min(usage(group), limit(group)) }

    /// The most that may be resident in a group.
    public func limit(_ group: SegmentGroup) -> UInt64 { limits[group.rawValue] }
    /// What is resident in a group.
    public func usage(_ group: SegmentGroup) -> UInt64 { resident[group.rawValue] }
    /// What exists.
    public var committedBytes: UInt64 { committed[0] + committed[1] }
    /// What exists in a group.
    public func committed(_ group: SegmentGroup) -> UInt64 { committed[group.rawValue] }
    /// How many allocations exist in a group.
    public func allocations(_ group: SegmentGroup) -> UInt32 { allocations[group.rawValue] }

    /// Accounts for a new allocation.
    ///
    /// - Returns: false, and nothing changes, if it exceeds its group or all groups together are full.
    public mutating func commit(_ bytes: UInt64, in group: SegmentGroup) -> Bool {
        guard bytes <= limit(group), committedBytes <= limits[0] + limits[1] - bytes else { return false }
        committed[group.rawValue] += bytes
        allocations[group.rawValue] += 1
        return true
    }

    /// Accounts for the end of an allocation.
    public mutating func decommit(_ bytes: UInt64, in group: SegmentGroup) {
        precondition(bytes <= committed(group) && allocations(group) > 0, "more released than was committed")
        committed[group.rawValue] -= bytes
        allocations[group.rawValue] -= 1
    }

    /// Makes `bytes` resident in a group.
    ///
    /// - Returns: 0, or the bytes that must be evicted first; nothing changes then.
    public mutating func makeResident(_ bytes: UInt64, in group: SegmentGroup) -> UInt64 {
        let free = limit(group) - min(limit(group), usage(group))
        guard bytes <= free else { return bytes - free + excess(group) }
        resident[group.rawValue] += bytes
        return 0
    }

    /// Takes residency back.
    public mutating func evict(_ bytes: UInt64, in group: SegmentGroup) {
        precondition(bytes <= usage(group), "more evicted than was resident")
        resident[group.rawValue] -= bytes
    }
}
