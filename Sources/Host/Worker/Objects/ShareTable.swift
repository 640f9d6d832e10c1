// SPDX-License-Identifier: Apache-2.0
import CDxg

/// What processes of a guest share with each other.
///
/// Each ShareObjects makes an entry of its own, which lives as long as the descriptor that was made for it. A share
/// is known only to the group of guests that made it, never to another guest of the partition.
struct ShareTable {
    enum Shared {
        case sync(SyncObject)
        case resource(SharedResource)
        case syncFile(SyncFile)
    }

    private struct Entry {
        let object: Shared
        let group: GuestGroup
        /// Whose word ends it; nil if its descriptors' end does.
        var owner: GuestPort?
        /// Descriptors that the worker knows of.
        var holders = 0
    }

    /// Bound for one worker; less where each needs a descriptor and there are not so many.
    var maximum = 1 << 16

    private var entries: [UInt64: Entry] = [:]
    private var next: UInt64 = 1
    private var globalHandles: UInt32 = 0

    /// The global handle of one more shared object: a number that is no handle of a process's, and not 0.
    mutating func nextGlobalHandle() -> d3dkmthandle {
        globalHandles = globalHandles % 0x3fff_ffff + 1
        return d3dkmthandle(v: 0xc000_0000 | globalHandles)
    }

    /// Entries of all guests.
    var count: Int { entries.count }

    /// Makes an entry.
    mutating func add(_ object: Shared, owner: GuestPort) throws(NTStatus) -> UInt64 {
        guard entries.count < maximum else { throw .insufficientResources }
        defer { next += 1 }
        entries[next] = Entry(object: object, group: owner.group, owner: owner)
        return next
    }

    /// The object behind an entry, if this guest's group made it.
    func object(_ share: UInt64, for port: GuestPort) throws(NTStatus) -> Shared {
        guard let entry = entries[share], entry.group === port.group else { throw .invalidParameter }
        return entry.object
    }

    /// Lets an entry live until ``end(_:)``, even without the guest that made it. Only that guest may do so first;
    /// of a sync file, which can be merged with others into one more, any of its group may, and more than once.
    ///
    /// - Returns: whether there is such an entry.
    mutating func keep(_ share: UInt64, of port: GuestPort) -> Bool {
        guard let entry = entries[share], entry.group === port.group else { return false }
        if entry.owner === port {
            entries[share]?.owner = nil
        } else {
            guard case .syncFile = entry.object else { return false }
        }
        entries[share]?.holders += 1
        return true
    }

    /// The sync file behind an entry.
    func syncFile(_ share: UInt64) -> SyncFile? {
        guard case .syncFile(let file)? = entries[share]?.object else { return nil }
        return file
    }

    /// One of the descriptors of a kept entry was closed for good.
    mutating func end(_ share: UInt64) {
        guard let entry = entries[share] else { return }
        entries[share]?.holders -= 1
        if entry.holders <= 1, entry.owner == nil { drop(share) }
    }

    /// The descriptor for an entry was closed.
    mutating func remove(_ share: UInt64, of port: GuestPort) {
        if entries[share]?.owner === port { drop(share) }
    }

    /// Forgets what a guest that went away shared.
    mutating func removeAll(of port: GuestPort) {
        for (share, entry) in entries where entry.owner === port {
            entries[share]?.owner = nil
            if entry.holders == 0 { drop(share) }
        }
    }

    private mutating func drop(_ share: UInt64) {
        if case .syncFile(let file)? = entries.removeValue(forKey: share)?.object { file.abandon() }
    }
}

/// A resource that several processes have handles to. What it consists of is fixed when it is first shared.
final class SharedResource {
    struct Member {
        let backing: AllocationBacking
        let driverData: [UInt8]
    }

    let runtimeData: [UInt8]
    let driverData: [UInt8]
    var members: [Member] = []
    /// Set when it is shared: no allocations are added from then on.
    var isSealed = false

    init(runtimeData: [UInt8], driverData: [UInt8]) {
        self.runtimeData = runtimeData
        self.driverData = driverData
    }

    /// Bytes of all members' driver data together.
    var totalDriverData: Int { members.reduce(0) { $0 + $1.driverData.count } }
}
