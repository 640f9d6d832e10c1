// SPDX-License-Identifier: Apache-2.0
import Glibc
import Synchronization

/// What happened to one session, to be replayed: allocations that came and went, streams, and the memory that
/// command buffers were recorded from.
public struct StreamRecording: Sendable {
    public enum Event: Sendable {
        /// An allocation became known.
        case bind(name: UInt32, bytes: UInt64, isCPUVisible: Bool)
        case unbind(name: UInt32)
        /// What the next stream finds in an allocation.
        case memory(name: UInt32, offset: UInt64, bytes: [UInt8])
        case stream([UInt8])
    }

    public var events: [Event]

    public init(_ events: [Event]) { self.events = events }

    /// Nil if the bytes are no recording.
    public init?(_ bytes: [UInt8]) {
        func number<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
            T(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) })
        }
        events = []
        var at = 0
        while at < bytes.count {
            guard bytes.count - at >= Self.headerBytes else { return nil }
            let (kind, name) = (number(UInt32.self, at: at), number(UInt32.self, at: at + 4))
            let (value, count) = (number(UInt64.self, at: at + 8), number(UInt64.self, at: at + 16))
            at += Self.headerBytes
            guard count <= UInt64(bytes.count - at) else { return nil }
            let data = Array(bytes[at..<(at + Int(count))])
            at += Int(count)
            switch kind {
            case 0, 1: events.append(.bind(name: name, bytes: value, isCPUVisible: kind == 1))
            case 2: events.append(.unbind(name: name))
            case 3: events.append(.memory(name: name, offset: value, bytes: data))
            case 4: events.append(.stream(data))
            default: return nil
            }
        }
    }

    private static let headerBytes = 24

    static func encode(_ event: Event) -> [UInt8] {
        func header(_ kind: UInt32, _ name: UInt32, _ value: UInt64, _ count: Int) -> [UInt8] {
            withUnsafeBytes(of: (kind.littleEndian, name.littleEndian)) { Array($0) }
                + withUnsafeBytes(of: (value.littleEndian, UInt64(count).littleEndian)) { Array($0) }
        }
        switch event {
        case .bind(let name, let bytes, let isCPUVisible): return header(isCPUVisible ? 1 : 0, name, bytes, 0)
        case .unbind(let name): return header(2, name, 0, 0)
        case .memory(let name, let offset, let bytes): return header(3, name, offset, bytes.count) + bytes
        case .stream(let bytes): return header(4, 0, 0, bytes.count) + bytes
        }
    }

    public var bytes: [UInt8] { events.flatMap { Self.encode($0) } }
}

/// Writes what happens to a session into a file.
final class StreamRecorder: Sendable {
    private static let count = Mutex(0)
    private let file: Mutex<Int32>

    /// - Parameter directory: where the file goes; its name is the process's id and the session's number.
    init?(directory: String?) {
        guard let directory else { return nil }
        let number = Self.count.withLock { count in
            count += 1
            return count
        }
        let descriptor = open(
            "\(directory)/\(getpid())-\(number).stream", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        file = Mutex(descriptor)
    }

    deinit { file.withLock { _ = Glibc.close($0) } }

    func note(_ event: StreamRecording.Event) {
        let bytes = StreamRecording.encode(event)
        // What does not fit is missing: nobody's work depends on it.
        file.withLock { _ = Glibc.write($0, bytes, bytes.count) }
    }
}
