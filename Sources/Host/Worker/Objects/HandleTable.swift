// SPDX-License-Identifier: Apache-2.0
import CDxg
import DequeModule

/// What a handle can name.
enum GuestObject {
    case adapter
    case device(Device)
    case context(Context)
    case hwQueue(HwQueue)
    case pagingQueue(PagingQueue)
    case resource(Resource)
    case allocation(Allocation)
    case sync(SyncReference)
}

/// The objects of one process by handle.
///
/// A handle is laid out as D3DKMT_HANDLE: 6 low bits of instance, 24 of index, 2 of uniqueness. Instance
/// and uniqueness change at every reuse of an index, and indices are reused oldest first, so that a stale
/// handle is not mistaken for a new one.
struct HandleTable {
    /// Bound on what one process can make the worker remember.
    static let maximumHandles = 1 << 16

    private struct Slot {
        var object: GuestObject?
        var generation: UInt8 = 0
    }

    private var slots: [Slot] = []
    private var free = Deque<Int>()

    /// Live handles.
    private(set) var count = 0

    private static func value(index: Int, generation: UInt8) -> UInt32 {
        UInt32(generation & 63) | UInt32(index + 1) << 6 | UInt32(generation >> 6) << 30
    }

    private func index(of handle: d3dkmthandle) -> Int? {
        let index = Int(handle.v >> 6 & 0xff_ffff) - 1
        guard slots.indices.contains(index), slots[index].object != nil,
            Self.value(index: index, generation: slots[index].generation) == handle.v
        else { return nil }
        return index
    }

    /// Whether any handle names an adapter.
    var hasAdapter: Bool {
        slots.contains { slot in
            if case .adapter = slot.object { true } else { false }
        }
    }

    /// Every allocation that a handle names.
    var allocations: [Allocation] {
        slots.compactMap { slot in
            if case .allocation(let allocation) = slot.object { allocation } else { nil }
        }
    }

    /// Names an object.
    ///
    /// - Throws: `insufficientResources` when the process has too many.
    mutating func insert(_ object: GuestObject) throws(NTStatus) -> d3dkmthandle {
        guard count < Self.maximumHandles else { throw .insufficientResources }
        let index: Int
        // Reuse only when a few are free, so that an index rests before it is given out again.
        if free.count > 256 || slots.count == Self.maximumHandles * 2, let oldest = free.popFirst() {
            index = oldest
            slots[index].generation &+= 1
        } else {
            index = slots.count
            slots.append(Slot())
        }
        slots[index].object = object
        count += 1
        return d3dkmthandle(v: Self.value(index: index, generation: slots[index].generation))
    }

    /// The object, or nil.
    subscript(handle: d3dkmthandle) -> GuestObject? {
        index(of: handle).flatMap { slots[$0].object }
    }

    /// Forgets a handle.
    mutating func remove(_ handle: d3dkmthandle) {
        guard let index = index(of: handle) else { return }
        slots[index].object = nil
        free.append(index)
        count -= 1
    }

    func device(_ handle: d3dkmthandle) throws(NTStatus) -> Device {
        guard case .device(let device) = self[handle] else { throw .invalidHandle }
        return device
    }

    func context(_ handle: d3dkmthandle) throws(NTStatus) -> Context {
        guard case .context(let context) = self[handle] else { throw .invalidHandle }
        return context
    }

    func hwQueue(_ handle: d3dkmthandle) throws(NTStatus) -> HwQueue {
        guard case .hwQueue(let queue) = self[handle] else { throw .invalidHandle }
        return queue
    }

    func pagingQueue(_ handle: d3dkmthandle) throws(NTStatus) -> PagingQueue {
        guard case .pagingQueue(let queue) = self[handle] else { throw .invalidHandle }
        return queue
    }

    func resource(_ handle: d3dkmthandle) throws(NTStatus) -> Resource {
        guard case .resource(let resource) = self[handle] else { throw .invalidHandle }
        return resource
    }

    func allocation(_ handle: d3dkmthandle) throws(NTStatus) -> Allocation {
        guard case .allocation(let allocation) = self[handle] else { throw .invalidHandle }
        return allocation
    }

    func sync(_ handle: d3dkmthandle) throws(NTStatus) -> SyncReference {
        guard case .sync(let object) = self[handle] else { throw .invalidHandle }
        return object
    }

    func checkAdapter(_ handle: d3dkmthandle) throws(NTStatus) {
        guard case .adapter = self[handle] else { throw .invalidHandle }
    }
}
