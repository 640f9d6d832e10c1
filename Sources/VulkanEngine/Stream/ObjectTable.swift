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
    }

    private struct Child: Hashable {
        let kind: ObjectKind
        let handle: OpaquePointer
    }

    private var entries: [UInt64: Entry] = [:]
    private var children: [UInt64: Set<UInt64>] = [:]
    /// The ids of objects that come from pools.
    private var ids: [Child: UInt64] = [:]
    /// What checks need to know of an object, by handle.
    private var facts: [OpaquePointer: AnyObject] = [:]

    /// While a command buffer is recorded, nothing is made or ended.
    var isFixed = false

    /// The object of an id, which has to be of that kind.
    subscript(_ id: UInt64, _ kind: ObjectKind) -> OpaquePointer {
        get throws(StreamError) {
            guard let entry = entries[id], entry.kind == kind else { throw .malformed("an id of no such object") }
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
        entries[id] = Entry(kind: kind, handle: handle, parent: parent)
        if parent != 0 {
            children[parent, default: []].insert(id)
            ids[Child(kind: kind, handle: handle)] = id
        }
    }

    /// Ends a name, and those of what comes from it.
    func remove(_ id: UInt64, _ kind: ObjectKind) throws(StreamError) -> OpaquePointer {
        guard !isFixed else { throw .malformed("an object ended while commands are recorded") }
        let handle = try self[id, kind]
        removeChildren(of: id)
        if let parent = entries.removeValue(forKey: id)?.parent, parent != 0 { children[parent]?.remove(id) }
        facts[handle] = nil
        return handle
    }

    /// Ends the name of one object that comes from another.
    func removeChild(_ handle: OpaquePointer, _ kind: ObjectKind, of parent: UInt64) throws(StreamError) {
        guard let id = ids[Child(kind: kind, handle: handle)], children[parent]?.remove(id) != nil else {
            throw .malformed("an object of another pool")
        }
        forget(child: id)
    }

    func removeChildren(of id: UInt64) {
        for child in children.removeValue(forKey: id) ?? [] { forget(child: child) }
    }

    private func forget(child id: UInt64) {
        guard let entry = entries.removeValue(forKey: id) else { return }
        ids[Child(kind: entry.kind, handle: entry.handle)] = nil
        facts[entry.handle] = nil
    }

    func note(_ fact: AnyObject, of handle: OpaquePointer) { facts[handle] = fact }
    func fact<T>(of handle: OpaquePointer, as type: T.Type = T.self) -> T? { facts[handle] as? T }

    /// Takes every object out, newest id first.
    func removeAll() -> [(kind: ObjectKind, handle: OpaquePointer)] {
        let all = entries.sorted { $0.key > $1.key }.filter { $0.value.parent == 0 }
        entries = [:]
        children = [:]
        ids = [:]
        facts = [:]
        return all.map { ($0.value.kind, $0.value.handle) }
    }
}
