// SPDX-License-Identifier: Apache-2.0
import CStream

/// What a guest has published for programs of the host, under a name.
public struct Export: Sendable, Equatable {
    /// What it is.
    public enum Content: Sendable, Equatable {
        /// A part of the window: where it begins, and bytes.
        case buffer(offset: UInt64, size: UInt64)
        /// Memory of the GPU's own, in bytes. A dma-buf of it comes with the message.
        case memory(size: UInt64)
        /// A fence the guest signals, with the value it has.
        case fence(value: UInt64)
        /// A fence that a program of the host signals.
        case hostFence
    }

    /// Whether it is memory, of whichever kind.
    public var isMemory: Bool {
        switch content {
        case .buffer, .memory: true
        case .fence, .hostFence: false
        }
    }

    public let name: String
    /// What the guest's program tells whoever takes it; of no meaning here.
    public let data: [UInt8]
    public let content: Content

    /// - Returns: nil if the name cannot be one, or there are too many `data`.
    public init?(name: String, data: [UInt8], content: Content) {
        guard Self.isName(name), data.count <= Self.maximumData else { return nil }
        self.name = name
        self.data = data
        self.content = content
    }

    /// The most that a partition can be allowed to have published at a time.
    public static let maximum = Int(GPUPV_EXPORT_MAXIMUM)
    /// Bytes of a name, with a NUL.
    static let nameBytes = Int(GPUPV_EXPORT_NAME_BYTES)
    /// Bytes.
    public static let maximumData = Int(GPUPV_EXPORT_DATA_BYTES)

    /// 1 to 31 letters, digits, `.`, `_` and `-`, not beginning with a `.` or `-`.
    public static func isName(_ name: String) -> Bool {
        (1..<nameBytes).contains(name.utf8.count) && name.first != "." && name.first != "-"
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }

    private enum Kind: UInt64 {
        case buffer = 1
        case fence, hostFence, memory
    }

    /// Kind, two numbers, the name, how many `data` there are, and the data.
    static let words = 3 + nameBytes / 8 + 1 + maximumData / 8

    init?(words: some Collection<UInt64>) {
        let words = Array(words)
        guard words.count == Self.words, let kind = Kind(rawValue: words[0]) else { return nil }
        let (first, second) = (words[1], words[2])
        let bytes = words[3..<(3 + Self.nameBytes / 8)].littleEndianBytes
        let count = words[3 + Self.nameBytes / 8]
        guard let end = bytes.firstIndex(of: 0), count <= UInt64(Self.maximumData) else { return nil }
        let content: Content =
            switch kind {
            case .buffer: .buffer(offset: first, size: second)
            case .memory: .memory(size: first)
            case .fence: .fence(value: first)
            case .hostFence: .hostFence
            }
        self.init(
            name: String(decoding: bytes[..<end], as: UTF8.self),
            data: Array(words.suffix(Self.maximumData / 8).littleEndianBytes.prefix(Int(count))), content: content)
    }

    var words: [UInt64] {
        let (kind, first, second): (Kind, UInt64, UInt64) =
            switch content {
            case .buffer(let offset, let size): (.buffer, offset, size)
            case .memory(let size): (.memory, size, 0)
            case .fence(let value): (.fence, value, 0)
            case .hostFence: (.hostFence, 0, 0)
            }
        return [kind.rawValue, first, second] + packed(Array(name.utf8), into: Self.nameBytes / 8)
            + [UInt64(data.count)] + packed(data, into: Self.maximumData / 8)
    }
}

/// What a worker says of what its guest has published: it has a fixed number of slots for that.
///
/// Of each slot one piece of news at a time is on its way. The supervisor answers it with ``ExportOrder/heard``, of a
/// withdrawal once nobody has the export any more: only then is its memory used again. So neither side can be made to
/// say much, however often a fence is signaled.
public enum ExportNews: Sendable, Equatable {
    /// Nothing is published; what was said of slots before counts no more.
    case begun
    /// A slot has this from now on. Serial numbers only grow.
    case published(slot: Int, number: UInt64, serial: UInt64, Export)
    /// The fence in a slot has another value.
    case reached(slot: Int, number: UInt64, serial: UInt64, value: UInt64)
    /// What is in a slot is not to be taken any more.
    case withdrawn(slot: Int, number: UInt64, serial: UInt64)
    /// The fence has what ``ExportOrder/signal`` said; another may be said.
    case signaled(slot: Int, serial: UInt64)

    private enum What: UInt64 {
        case begun = 1
        case published, reached, withdrawn, signaled
    }

    init?(words: ArraySlice<UInt64>) {
        let words = Array(words)
        guard let first = words.first, let what = What(rawValue: first) else { return nil }
        if words.count == 1, what == .begun {
            self = .begun
            return
        }
        guard words.count >= 4, words[1] < UInt64(Export.maximum) else { return nil }
        let (slot, number, serial) = (Int(words[1]), words[2], words[3])
        switch (what, words.count) {
        case (.published, 4 + Export.words):
            guard let export = Export(words: words[4...]) else { return nil }
            self = .published(slot: slot, number: number, serial: serial, export)
        case (.reached, 5): self = .reached(slot: slot, number: number, serial: serial, value: words[4])
        case (.withdrawn, 4): self = .withdrawn(slot: slot, number: number, serial: serial)
        case (.signaled, 4): self = .signaled(slot: slot, serial: serial)
        default: return nil
        }
    }

    var words: [UInt64] {
        switch self {
        case .begun: [What.begun.rawValue]
        case .published(let slot, let number, let serial, let export):
            [What.published.rawValue, UInt64(slot), number, serial] + export.words
        case .reached(let slot, let number, let serial, let value):
            [What.reached.rawValue, UInt64(slot), number, serial, value]
        case .withdrawn(let slot, let number, let serial): [What.withdrawn.rawValue, UInt64(slot), number, serial]
        case .signaled(let slot, let serial): [What.signaled.rawValue, UInt64(slot), 0, serial]
        }
    }
}

/// What a supervisor says of it.
public enum ExportOrder: Sendable, Equatable {
    /// News of a slot, by its number, is heard.
    case heard(slot: Int, number: UInt64)
    /// The fence in a slot, which the host signals, reaches a value. Answered by ``ExportNews/signaled``.
    case signal(slot: Int, serial: UInt64, value: UInt64)
    /// Who signaled that fence is gone.
    case abandoned(slot: Int, serial: UInt64)
    /// The supervisor has forgotten all: the worker is to begin anew.
    case restart

    private enum What: UInt64 {
        case heard = 1
        case signal, abandoned, restart
    }

    init?(words: ArraySlice<UInt64>) {
        let words = Array(words)
        guard words.count == 4, let what = What(rawValue: words[0]), words[1] < UInt64(Export.maximum) else {
            return nil
        }
        let slot = Int(words[1])
        switch what {
        case .heard: self = .heard(slot: slot, number: words[2])
        case .signal: self = .signal(slot: slot, serial: words[2], value: words[3])
        case .abandoned: self = .abandoned(slot: slot, serial: words[2])
        case .restart: self = .restart
        }
    }

    var words: [UInt64] {
        switch self {
        case .heard(let slot, let number): [What.heard.rawValue, UInt64(slot), number, 0]
        case .signal(let slot, let serial, let value): [What.signal.rawValue, UInt64(slot), serial, value]
        case .abandoned(let slot, let serial): [What.abandoned.rawValue, UInt64(slot), serial, 0]
        case .restart: [What.restart.rawValue, 0, 0, 0]
        }
    }
}

private func packed(_ bytes: [UInt8], into words: Int) -> [UInt64] {
    (0..<words).map { word in
        (0..<8).reduce(0) { value, byte in
            let index = word * 8 + byte
            return index < bytes.count ? value | UInt64(bytes[index]) << (byte * 8) : value
        }
    }
}

extension Collection<UInt64> {
    fileprivate var littleEndianBytes: [UInt8] {
        flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    }
}
