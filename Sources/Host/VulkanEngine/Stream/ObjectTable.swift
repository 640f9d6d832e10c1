// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// What the ids of one session's streams lead to.
final class ObjectTable {
    /// Bound on objects of one session.
    static let maximumObjects = 1 << 20

    private struct Entry {
        let kind: ObjectKind
        let handle: OpaquePointer
        /// The pool it comes from, whose end is its own; 0 for none.
        let parent: UInt64
        /// Ids of objects that it is no good without: a view's image, a buffer's memory.
        var needs: [UInt64] = []
    }

    private struct Name: Hashable {
        let kind: ObjectKind
        let handle: OpaquePointer
    }

    private var entries: [UInt64: Entry] = [:]
    private var children: [UInt64: Set<UInt64>] = [:]
    private var ids: [Name: UInt64] = [:]
    /// What checks need to know of an object, by handle.
    private var facts: [OpaquePointer: AnyObject] = [:]

    private let charge: HostMemoryCharge

    /// - Parameter charge: what the objects are charged to.
    init(_ charge: HostMemoryCharge) { self.charge = charge }

    /// What descriptors lead to.
    let contents = DescriptorContents()

    /// Of objects that the record being executed is about to make, in order.
    private var prepared: [AnyObject] = []

    /// While a command buffer is recorded, nothing is made or ended.
    var isFixed = false

    /// Ids of what was named since ``takeNamed()``, if work on a queue needs it.
    private var named: Set<UInt64> = []

    /// The object of an id, which has to be of that kind.
    subscript(_ id: UInt64, _ kind: ObjectKind) -> OpaquePointer {
        get throws(StreamError) {
            guard let entry = entries[id], entry.kind == kind else { throw .malformed("an id of no such object") }
            if kind.isNeededByWork {
                guard !isFixed || entry.needs.allSatisfy(isWhole) else {
                    throw .malformed("an object that outlives what it is of")
                }
                named.insert(id)
            }
            return entry.handle
        }
    }

    /// Names an object. `handle` nil: the host's driver made none, which its result should have said.
    func add(_ id: UInt64, _ kind: ObjectKind, _ handle: OpaquePointer?, parent: UInt64 = 0) throws(StreamError) {
        guard !isFixed else { throw .malformed("an object made while commands are recorded") }
        guard let handle else { throw .malformed("an object that was not made") }
        guard id != 0, entries[id] == nil, entries.count < Self.maximumObjects else {
            throw .malformed("an id that is taken, or one too many")
        }
        guard charge.add(of: HostMemoryAccount.Cost.object) else {
            throw .failed("another object", VK_ERROR_OUT_OF_HOST_MEMORY)
        }
        let isView = kind == .imageView || kind == .bufferView || kind == .framebuffer
        // A framebuffer may outlive its render pass: it goes with any that is compatible.
        let needs = isView ? named.filter { entries[$0]?.kind != .renderPass } : []
        entries[id] = Entry(kind: kind, handle: handle, parent: parent, needs: Array(needs))
        ids[Name(kind: kind, handle: handle)] = id
        if kind == .imageView || kind == .bufferView {
            for other in named { if let entry = entries[other] { contents.derive(handle, from: entry.handle) } }
        }
        if !prepared.isEmpty { facts[handle] = prepared.removeFirst() }
        if parent != 0 { children[parent, default: []].insert(id) }
    }

    /// Notes that one object needs another from now on.
    func bind(_ object: OpaquePointer, _ kind: ObjectKind, to other: OpaquePointer, _ otherKind: ObjectKind) {
        guard let id = ids[Name(kind: kind, handle: object)],
            let otherID = ids[Name(kind: otherKind, handle: other)]
        else { return }
        entries[id]?.needs.append(otherID)
        contents.derive(object, from: other)
    }

    func id(of handle: OpaquePointer, _ kind: ObjectKind) -> UInt64? { ids[Name(kind: kind, handle: handle)] }

    /// The ids of what records named since the last call and work on a queue needs.
    func takeNamed() -> [UInt64] {
        defer {
            named.removeAll(keepingCapacity: true)
            prepared = []
        }
        return Array(named)
    }

    /// Notes what a command buffer needs that is executed by another.
    func name(_ ids: [UInt64]) { named.formUnion(ids) }

    /// Whether an object, and all it needs, is still there. Ids are never used again.
    func isWhole(_ id: UInt64) -> Bool {
        guard let entry = entries[id] else { return false }
        return entry.needs.allSatisfy(isWhole)
    }

    /// Throws if something that was named since ``takeNamed()`` has outlived what it is of.
    func checkNamed() throws(StreamError) {
        guard named.allSatisfy(isWhole) else { throw .malformed("an object that outlives what it is of") }
    }

    /// The facts of an id's object, if it is of those that sessions change.
    func usedByWork(_ id: UInt64) -> UsedByWork? { entries[id].flatMap { fact(of: $0.handle) } }

    /// What comes from a pool.
    func children(of id: UInt64) -> [OpaquePointer] { children[id, default: []].compactMap { entries[$0]?.handle } }

    /// Ends a name, and those of what comes from it.
    func remove(_ id: UInt64, _ kind: ObjectKind) throws(StreamError) -> OpaquePointer {
        guard !isFixed else { throw .malformed("an object ended while commands are recorded") }
        let handle = try self[id, kind]
        removeChildren(of: id)
        if let entry = entries.removeValue(forKey: id) {
            charge.remove(of: HostMemoryAccount.Cost.object)
            if entry.parent != 0 { children[entry.parent]?.remove(id) }
        }
        ids[Name(kind: kind, handle: handle)] = nil
        // Pipelines keep what is known of their layout.
        if let layout = facts[handle], let layout = layout as? PipelineLayoutFacts { layout.handle = nil }
        facts[handle] = nil
        return handle
    }

    /// Ends the name of one object that comes from another.
    func removeChild(_ handle: OpaquePointer, _ kind: ObjectKind, of parent: UInt64) throws(StreamError) {
        guard let id = ids[Name(kind: kind, handle: handle)], children[parent]?.remove(id) != nil else {
            throw .malformed("an object of another pool")
        }
        forget(child: id)
    }

    func removeChildren(of id: UInt64) {
        for child in children.removeValue(forKey: id) ?? [] { forget(child: child) }
    }

    private func forget(child id: UInt64) {
        guard let entry = entries.removeValue(forKey: id) else { return }
        charge.remove(of: HostMemoryAccount.Cost.object)
        if entry.kind == .descriptorSet { contents.forget(entry.handle) }
        ids[Name(kind: entry.kind, handle: entry.handle)] = nil
        facts[entry.handle] = nil
    }

    /// Notes what the next object to be made is.
    func prepare(_ fact: AnyObject) { prepared.append(fact) }
    func note(_ fact: AnyObject, of handle: OpaquePointer) { facts[handle] = fact }
    func fact<T>(of handle: OpaquePointer, as type: T.Type = T.self) -> T? {
        // Swift 6.3 optimises a cast of what may be nil into one that never is.
        guard let fact = facts[handle] else { return nil }
        return fact as? T
    }

    /// Takes every object out, newest id first.
    func removeAll() -> [(kind: ObjectKind, handle: OpaquePointer)] {
        let all = entries.sorted { $0.key > $1.key }.filter { $0.value.parent == 0 }
        charge.remove(UInt64(entries.count), of: HostMemoryAccount.Cost.object)
        entries = [:]
        children = [:]
        ids = [:]
        facts = [:]
        return all.map { ($0.value.kind, $0.value.handle) }
    }
}

extension ObjectKind {
    /// Work that was recorded with it cannot be executed without it. Layouts and the like are needed for
    /// recording only.
    fileprivate var isNeededByWork: Bool {
        switch self {
        case .buffer, .bufferView, .commandBuffer, .descriptorSet, .event, .framebuffer, .image, .imageView, .pipeline,
            .queryPool, .renderPass:
            return true
        default: return false
        }
    }
}
