import CDxg

/// What processes of a guest share with each other.
///
/// Each ShareObjects makes an entry of its own, which lives as long as the descriptor the guest's kernel made
/// for it. A share is known only to the guest that made it, never to another guest of the partition.
struct ShareTable {
    enum Shared {
        case sync(SyncObject)
        case resource(SharedResource)
    }

    private struct Entry {
        let object: Shared
        unowned let owner: GuestPort
    }

    /// Bound for one worker.
    static let maximum = 1 << 16

    private var entries: [UInt64: Entry] = [:]
    private var next: UInt64 = 1

    /// Makes an entry.
    mutating func add(_ object: Shared, owner: GuestPort) throws(NTStatus) -> UInt64 {
        guard entries.count < Self.maximum else { throw .insufficientResources }
        defer { next += 1 }
        entries[next] = Entry(object: object, owner: owner)
        return next
    }

    /// The object behind an entry, if this guest made it.
    func object(_ share: UInt64, for port: GuestPort) throws(NTStatus) -> Shared {
        guard let entry = entries[share], entry.owner === port else { throw .invalidParameter }
        return entry.object
    }

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
