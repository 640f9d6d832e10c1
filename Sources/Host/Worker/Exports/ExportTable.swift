// SPDX-License-Identifier: Apache-2.0
import CDxg
import Partitions
import Window
import WorkerChannel

/// What the guest's programs have published for programs of the host.
///
/// It has as many slots as the partition may have published. What is in a slot is said to the supervisor one piece of
/// news at a time (``ExportNews``), the next when the last was heard: however fast a fence is signaled, what is said is
/// where it is now.
final class ExportTable {
    /// What a name stands for.
    enum Object {
        case buffer(AllocationBacking)
        case memory(ExportedMemory)
        /// The guest signals it.
        case fence(SyncObject)
        /// The host does.
        case hostFence(SyncObject)
    }

    /// One that is published, or withdrawn and not let go of yet by the host: its memory is not used again before.
    private final class Entry {
        /// Of when it was told: they only grow.
        var serial: UInt64 = 0
        let name: String
        let data: [UInt8]
        let object: Object
        /// Who published it, by what handle.
        unowned let process: GuestProcess
        let handle: UInt32
        var isWithdrawn = false

        /// What the supervisor knows.
        enum Told {
            case nothing, published(value: UInt64), withdrawn
        }
        var told = Told.nothing

        init(
            name: String, data: [UInt8], object: Object, process: GuestProcess, handle: UInt32
        ) {
            self.name = name
            self.data = data
            self.object = object
            self.process = process
            self.handle = handle
        }

        /// What goes with it.
        var descriptor: OwnedDescriptor? {
            if case .memory(let memory) = object { memory.descriptor } else { nil }
        }

        var value: UInt64 {
            if case .fence(let object) = object { object.value } else { 0 }
        }

        var export: Export? {
            let content: Export.Content
            switch object {
            case .buffer(let backing):
                guard let region = backing.extent?.region else { return nil }
                content = .buffer(offset: UInt64(region.offset), size: UInt64(region.size))
            case .memory(let memory): content = .memory(size: memory.backing.size)
            case .fence(let object): content = .fence(value: object.value)
            case .hostFence: content = .hostFence
            }
            return Export(name: name, data: data, content: content)
        }
    }

    private struct Slot {
        var entry: Entry?
        /// Number of the news that is on its way.
        var unheard: UInt64?
        var isDirty = false
    }

    private var slots = [Slot](repeating: Slot(), count: Export.maximum)
    private let say: ((WorkerMessage, OwnedDescriptor?) -> Void)?
    private var serial: UInt64 = 0
    private var number: UInt64 = 0
    private var hasBegun = false
    private(set) var isDirty = false
    /// How many slots may be in use, those included that the host has not let go of.
    private(set) var limit: Int

    /// - Parameter say: tells the supervisor, which gets a descriptor with it.
    init(limit: Int, say: ((WorkerMessage, OwnedDescriptor?) -> Void)?) {
        self.limit = say == nil ? 0 : min(limit, Export.maximum)
        self.say = say
    }

    /// Slots in use.
    private(set) var count = 0

    // MARK: The guest's doings

    /// Publishes an object.
    ///
    /// - Throws: `nameCollision` if there is one of this name, `insufficientResources` if there are as many as may be.
    func publish(
        _ object: Object, as name: String, data: [UInt8], handle: UInt32, of process: GuestProcess
    ) throws(NTStatus) {
        guard limit > 0 else { throw .notSupported }
        guard !slots.contains(where: { $0.entry.map { !$0.isWithdrawn && $0.name == name } ?? false }) else {
            throw .nameCollision
        }
        guard count < limit, let index = slots.firstIndex(where: { $0.entry == nil }) else {
            throw .insufficientResources
        }
        let entry = Entry(name: name, data: data, object: object, process: process, handle: handle)
        if case .fence(let object) = object { object.addObserver(entry) { [unowned self] in touch(index) } }
        slots[index].entry = entry
        count += 1
        touch(index)
    }

    /// Withdraws what a process has published.
    ///
    /// - Throws: `nameNotFound` if it has published no such thing.
    func withdraw(_ name: String, of process: GuestProcess) throws(NTStatus) {
        guard
            let index = slots.firstIndex(where: {
                $0.entry.map { !$0.isWithdrawn && $0.process === process && $0.name == name } ?? false
            })
        else { throw .nameNotFound }
        withdraw(index)
    }

    /// A handle ends, and what was published by it.
    func end(_ handle: d3dkmthandle, of process: GuestProcess) {
        guard count > 0 else { return }
        for index in slots.indices {
            guard let entry = slots[index].entry, !entry.isWithdrawn, entry.handle == handle.v,
                entry.process === process
            else { continue }
            withdraw(index)
        }
    }

    private func withdraw(_ index: Int) {
        guard let entry = slots[index].entry, !entry.isWithdrawn else { return }
        entry.isWithdrawn = true
        if case .fence(let object) = entry.object { object.removeObserver(entry) }
        touch(index)
    }

    /// Of what a process has published, bytes that stay in the GPU's memory for it.
    func heldBytes(of process: GuestProcess, _ group: SegmentGroup) -> UInt64 {
        guard count > 0 else { return 0 }
        return slots.reduce(0) { bytes, slot in
            guard let entry = slot.entry, !entry.isWithdrawn, entry.process === process,
                case .memory(let memory) = entry.object, memory.backing.group == group
            else { return bytes }
            return bytes + memory.backing.size
        }
    }

    // MARK: The supervisor

    /// How much may be published from now on. With 0, nothing is any more.
    func change(limit: Int) {
        self.limit = say == nil ? 0 : min(limit, Export.maximum)
        if limit == 0 { slots.indices.forEach(withdraw) }
    }

    /// The supervisor is another one: it knows nothing, and nobody has anything.
    func restart() {
        hasBegun = false
        for index in slots.indices {
            slots[index].unheard = nil
            slots[index].entry?.told = .nothing
            touch(index)
        }
    }

    /// Does what the supervisor says.
    func take(_ order: ExportOrder) {
        switch order {
        case .restart: restart()
        case .heard(let slot, let number):
            guard slots[slot].unheard == number else { return }
            slots[slot].unheard = nil
            if case .withdrawn? = slots[slot].entry?.told { free(slot) } else { touch(slot) }
        case .signal(let slot, let serial, let value):
            if case .hostFence(let object)? = entry(slot, serial)?.object, object.maySignal(value) {
                object.signal(value)
            }
            say?(.export(.signaled(slot: slot, serial: serial)), nil)
        case .abandoned(let slot, let serial):
            // As a fence of a device that is lost: nobody waits for ever, and it is of no use any more.
            guard case .hostFence(let object)? = entry(slot, serial)?.object else { return }
            if object.maySignal(.max) { object.signal(.max) }
            withdraw(slot)
        }
    }

    /// What is published in a slot still.
    private func entry(_ slot: Int, _ serial: UInt64) -> Entry? {
        guard let entry = slots[slot].entry, entry.serial == serial, !entry.isWithdrawn else { return nil }
        return entry
    }

    private func touch(_ index: Int) {
        slots[index].isDirty = true
        isDirty = true
    }

    /// Says what is new and may be said.
    func flush() {
        guard isDirty else { return }
        isDirty = false
        for index in slots.indices where slots[index].isDirty {
            slots[index].isDirty = false
            if slots[index].unheard == nil { tell(index) }
        }
    }

    private func tell(_ index: Int) {
        guard let entry = slots[index].entry else { return }
        let news: ExportNews
        var descriptor: OwnedDescriptor?
        switch entry.told {
        case .nothing:
            // Nobody has ever heard of it.
            guard !entry.isWithdrawn, let export = entry.export else { return free(index) }
            serial += 1
            entry.serial = serial
            news = .published(slot: index, number: number + 1, serial: entry.serial, export)
            entry.told = .published(value: entry.value)
            descriptor = entry.descriptor
        case .published where entry.isWithdrawn:
            news = .withdrawn(slot: index, number: number + 1, serial: entry.serial)
            entry.told = .withdrawn
        case .published(let value) where value != entry.value:
            news = .reached(slot: index, number: number + 1, serial: entry.serial, value: entry.value)
            entry.told = .published(value: entry.value)
        case .published, .withdrawn:
            return
        }
        if !hasBegun { say?(.export(.begun), nil) }
        hasBegun = true
        number += 1
        slots[index].unheard = number
        say?(.export(news), descriptor)
    }

    private func free(_ index: Int) {
        slots[index].entry = nil
        count -= 1
    }
}
