import CDxg

/// What processes of a guest share with each other.
///
/// Each ShareObjects makes an entry of its own, which lives as long as the descriptor that was made for it. A share
/// is known only to the group of guests that made it, never to another guest of the partition.
struct ShareTable {
    enum Shared {
        case sync(SyncObject)
        case resource(SharedResource)
    }

    private struct Entry {
        let object: Shared
        let group: GuestGroup
        /// Whose word ends it; nil if a descriptor's end does.
        var owner: GuestPort?
    }

    /// Bound for one worker.
    static let maximum = 1 << 16

    private var entries: [UInt64: Entry] = [:]
    private var next: UInt64 = 1

    /// Makes an entry.
    mutating func add(_ object: Shared, owner: GuestPort) throws(NTStatus) -> UInt64 {
        guard entries.count < Self.maximum else { throw .insufficientResources }
        defer { next += 1 }
        entries[next] = Entry(object: object, group: owner.group, owner: owner)
        return next
    }

    /// The object behind an entry, if this guest's group made it.
    func object(_ share: UInt64, for port: GuestPort) throws(NTStatus) -> Shared {
        guard let entry = entries[share], entry.group === port.group else { throw .invalidParameter }
        return entry.object
    }

    /// Lets the entry live until ``end(_:)``, even without the guest that made it.
    ///
    /// - Returns: whether there is such an entry.
    mutating func keep(_ share: UInt64, of port: GuestPort) -> Bool {
        guard entries[share]?.owner === port else { return false }
        entries[share]?.owner = nil
        return true
    }

    /// Nobody has a descriptor of a kept entry any more.
    mutating func end(_ share: UInt64) { entries[share] = nil }

    /// The descriptor for an entry was closed.
    mutating func remove(_ share: UInt64, of port: GuestPort) {
        if entries[share]?.owner === port { entries[share] = nil }
    }

    /// Forgets what a guest that went away shared.
    mutating func removeAll(of port: GuestPort) {
        entries = entries.filter { $0.value.owner !== port }
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
