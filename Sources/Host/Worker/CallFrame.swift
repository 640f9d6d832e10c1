// SPDX-License-Identifier: Apache-2.0
import CDxg
import CWire
import Window

/// One call, copied out of the ring, being answered.
///
/// One frame is used over and over: the input lies in the record buffer, where nobody else can change it.
final class CallFrame {
    /// Where an input array lies in the record.
    private struct InputArray {
        var offset = 0
        var count = 0
        var isPresent = false
    }

    private let record: RecordBuffer
    private static let argumentsOffset = MemoryLayout<gpupv_call>.size
    private(set) var descriptor: CallDescriptor
    private(set) var header = gpupv_call()
    /// The record in the buffer is a call of the table's, and the frame has taken it apart: only then can it be answered
    /// with the structures of the call.
    private(set) var isParsed = false
    private var inputs = [InputArray](repeating: InputArray(), count: 4)
    private var inputEnd = 0

    /// Output arrays by index; what is not set is answered empty.
    private(set) var outputs = [[UInt8]](repeating: [], count: 4)
    /// The extent the caller may map from now on, and where in it the object starts.
    var map = gpupv_extent()
    var mapOffset: UInt64 = 0
    /// The share that the call made.
    var share: UInt64 = 0
    /// The event named in the call will come later.
    var eventPending = false
    /// A failed call answers with its outputs too.
    var answersOnFailure = false

    init(record: RecordBuffer) {
        self.record = record
        descriptor = CallDescriptor.table.lazy.compactMap { $0 }.first!
    }

    /// Reads the record as a CALL or POST.
    ///
    /// - Throws: `invalidParameter` if it is not one the table allows: a guest kernel sends no such thing.
    func parse() throws(NTStatus) {
        isParsed = false
        guard let header = record.load(gpupv_call.self, at: 0), header.record.call < CallDescriptor.table.count,
            let descriptor = CallDescriptor.table[Int(header.record.call)]
        else { throw .invalidParameter }
        self.header = header
        self.descriptor = descriptor
        for index in 0..<4 {
            outputs[index] = []
            inputs[index] = InputArray()
        }
        map = gpupv_extent()
        mapOffset = 0
        share = 0
        eventPending = false
        answersOnFailure = false

        var next = Self.argumentsOffset + Self.padded(descriptor.size)
        guard next <= record.count else { throw .invalidParameter }
        for (index, array) in descriptor.arrays.enumerated() {
            let count = record.load(UInt32.self, at: Self.argumentsOffset + array.count)!
            let pointer = record.load(UInt64.self, at: Self.argumentsOffset + array.pointer)!
            guard count <= array.maxCount, pointer <= 1 else { throw .invalidParameter }
            guard pointer == 1 else {
                guard count == 0 || array.isOptional else { throw .invalidParameter }
                continue
            }
            inputs[index].isPresent = true
            inputs[index].count = Int(count)
            guard array.isInput else { continue }
            let bytes = Int(count) * array.element
            guard record.contains(next, Self.padded(bytes)) else { throw .invalidParameter }
            inputs[index].offset = next
            next += Self.padded(bytes)
        }
        inputEnd = next
        isParsed = true
    }

    /// Takes `bytes` bytes that follow the table's arrays: what a special call appends.
    func takeTrailing(bytes: Int) throws(NTStatus) -> [UInt8] {
        guard record.contains(inputEnd, Self.padded(bytes)) else { throw .invalidParameter }
        defer { inputEnd += Self.padded(bytes) }
        return record.bytes(at: inputEnd, count: bytes)
    }

    private static func padded(_ bytes: Int) -> Int { (bytes + 7) & ~7 }

    /// The argument structure.
    func arguments<T>(_ type: T.Type = T.self) -> T {
        precondition(MemoryLayout<T>.size == descriptor.size, "\(T.self) is not the structure of \(descriptor.name)")
        return record.load(T.self, at: Self.argumentsOffset)!
    }

    /// Replaces the argument structure: its outputs go back to the caller.
    func answer<T>(_ arguments: T) {
        precondition(MemoryLayout<T>.size == descriptor.size, "\(T.self) is not the structure of \(descriptor.name)")
        record.store(arguments, at: Self.argumentsOffset)
    }

    /// Whether the caller passed array `index`.
    func hasArray(_ index: Int) -> Bool { inputs[index].isPresent }

    /// How many elements array `index` has, 0 if it was not passed.
    func arrayCount(_ index: Int) -> Int { inputs[index].count }

    /// Element `element` of input array `index`.
    func element<T>(_ type: T.Type = T.self, of index: Int, at element: Int) -> T {
        let input = inputs[index]
        precondition(element < input.count && MemoryLayout<T>.size == descriptor.arrays[index].element)
        return record.load(T.self, at: input.offset + element * MemoryLayout<T>.size)!
    }

    /// Input array `index`, empty if it was not passed.
    func array<T>(_ type: T.Type = T.self, at index: Int) -> [T] {
        (0..<inputs[index].count).map { element(T.self, of: index, at: $0) }
    }

    /// The bytes of input array `index`, empty if it was not passed.
    func bytes(at index: Int) -> [UInt8] {
        guard inputs[index].isPresent, descriptor.arrays[index].isInput else { return [] }
        return record.bytes(at: inputs[index].offset, count: inputs[index].count * descriptor.arrays[index].element)
    }

    /// Room in output array `index`, in bytes.
    func capacity(of index: Int) -> Int { inputs[index].count * descriptor.arrays[index].element }

    /// Answers output array `index`.
    func answer(array index: Int, _ bytes: [UInt8]) {
        precondition(descriptor.arrays[index].isOutput && bytes.count <= capacity(of: index))
        outputs[index] = bytes
    }

    /// Answers output array `index` with values.
    func answer<T>(array index: Int, values: [T]) {
        answer(array: index, values.flatMap { value in withUnsafeBytes(of: value) { [UInt8]($0) } })
    }

    /// Writes the reply to the call into `reply`.
    func encode(_ status: NTStatus, into reply: RecordBuffer) {
        precondition(isParsed)
        var head = gpupv_reply()
        head.record = header.record
        head.record.type = UInt16(GPUPV_REPLY.rawValue)
        head.record.flags = 0
        head.status = status.rawValue
        let succeeded = status.rawValue >= 0
        if succeeded {
            head.event_pending = eventPending ? 1 : 0
            head.map = map
            head.map_offset = mapOffset
            head.share = share
        }
        reply.clear()
        reply.append(head)
        if succeeded || answersOnFailure {
            reply.append(from: record, at: Self.argumentsOffset, count: descriptor.size)
            reply.pad()
            for (index, array) in descriptor.arrays.enumerated() where array.isOutput {
                reply.append(UInt64(outputs[index].count))
                reply.append(outputs[index])
                reply.pad()
            }
        }
        reply.store(UInt32(reply.count), at: 0)
    }
}
