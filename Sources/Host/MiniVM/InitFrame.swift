// SPDX-License-Identifier: Apache-2.0
import CInit
import SystemPackage

/// One message between the launcher and the init of its mini-VM.
public struct InitFrame: Equatable, Sendable {
    public var type: UInt32
    public var payload: [UInt8]

    public init(_ type: gpupv_init_type, _ payload: [UInt8] = []) {
        self.type = type.rawValue
        self.payload = payload
    }

    /// A message of little-endian words.
    public init(_ type: gpupv_init_type, words: UInt32...) {
        self.init(type, words.flatMap(\.littleEndianBytes))
    }

    init(rawType: UInt32, payload: [UInt8]) {
        type = rawType
        self.payload = payload
    }

    /// As it goes over the port.
    public var encoded: [UInt8] {
        type.littleEndianBytes + UInt32(payload.count).littleEndianBytes + payload
    }

    /// Integer number `index` of the payload's, counted in integers of that size; nil if it is not all there.
    func integer<Value: FixedWidthInteger>(_: Value.Type, at index: Int) -> Value? {
        let size = MemoryLayout<Value>.size
        guard payload.count >= (index + 1) * size else { return nil }
        return payload[(index * size)..<((index + 1) * size)].reversed().reduce(0) { $0 << 8 | Value($1) }
    }
}

extension InitFrame {
    /// How a command in the VM came to run, end or fail.
    public enum Report: Equatable, Sendable {
        case hello(version: UInt32, uptime: Duration)
        case started(uptime: Duration)
        case failed(LaunchError)
        case ended(status: Int32, signal: Int32)
        case output(stream: Int, bytes: [UInt8])
        case credit(stream: Int, bytes: Int)
        case acknowledged
    }

    /// What the guest reports by this frame; nil if it makes no sense.
    public var report: Report? {
        switch type {
        case GPUPV_INIT_HELLO.rawValue:
            guard let version = integer(UInt32.self, at: 0), let uptime = integer(UInt64.self, at: 1) else {
                return nil
            }
            return .hello(version: version, uptime: .nanoseconds(Int64(clamping: uptime)))
        case GPUPV_INIT_STARTED.rawValue:
            guard let uptime = integer(UInt64.self, at: 0) else { return nil }
            return .started(uptime: .nanoseconds(Int64(clamping: uptime)))
        case GPUPV_INIT_FAILED.rawValue:
            guard let stage = integer(UInt32.self, at: 0), let error = integer(UInt32.self, at: 1) else { return nil }
            return .failed(Self.launchError(stage: stage, error: error, message: payload.dropFirst(8)))
        case GPUPV_INIT_EXIT.rawValue:
            guard let status = integer(UInt32.self, at: 0), let signal = integer(UInt32.self, at: 1) else {
                return nil
            }
            return .ended(status: Int32(status & 0xff), signal: Int32(signal & 0x7f))
        case GPUPV_INIT_STDOUT.rawValue: return .output(stream: 1, bytes: payload)
        case GPUPV_INIT_STDERR.rawValue: return .output(stream: 2, bytes: payload)
        case GPUPV_INIT_ACK.rawValue: return .acknowledged
        case GPUPV_INIT_CREDIT.rawValue:
            guard let stream = integer(UInt32.self, at: 0), let bytes = integer(UInt32.self, at: 1) else {
                return nil
            }
            return .credit(stream: Int(stream), bytes: Int(bytes))
        default: return nil
        }
    }

    private static func launchError(stage: UInt32, error: UInt32, message: ArraySlice<UInt8>) -> LaunchError {
        let code = Errno(rawValue: Int32(error & 0xffff))
        let text = "\(printable(message)): \(code)"
        guard stage == GPUPV_INIT_STAGE_EXEC.rawValue else { return LaunchError("the mini-VM: \(text)") }
        switch code {
        case .noSuchFileOrDirectory: return LaunchError(text, exitStatus: LaunchError.notFoundStatus)
        case .permissionDenied, .execFormatError, .isDirectory, .notDirectory:
            return LaunchError(text, exitStatus: LaunchError.notExecutableStatus)
        default: return LaunchError(text)
        }
    }

    /// A guest's text with nothing in it that moves a terminal's cursor.
    private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        String(String(decoding: bytes.prefix(512), as: UTF8.self).map { $0.isASCII && $0 < " " ? "?" : $0 })
    }
}

/// Takes frames off a stream of bytes from an untrusted guest.
public struct InitFrameDecoder {
    /// Nothing a guest sends is longer.
    public static let maximumPayload = Int(GPUPV_INIT_WINDOW)

    private let maximumPayload: Int
    private var bytes: [UInt8] = []
    private var start = 0

    /// - Parameter maximumPayload: bytes of the longest frame that is taken; by default what a guest may send.
    public init(maximumPayload: Int = Self.maximumPayload) {
        self.maximumPayload = maximumPayload
    }

    public mutating func append(_ more: some Sequence<UInt8>) {
        if start > 0 && start >= bytes.count / 2 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next whole frame, nil if more bytes are needed.
    ///
    /// - Throws: ``LaunchError`` if the guest announces a frame that is too long.
    public mutating func next() throws -> InitFrame? {
        guard bytes.count - start >= MemoryLayout<gpupv_init_frame>.size else { return nil }
        func word(_ offset: Int) -> UInt32 {
            (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[start + offset + $1]) }
        }
        let length = Int(word(4))
        guard length <= maximumPayload else {
            throw LaunchError("the mini-VM announced a message of \(length) bytes")
        }
        guard bytes.count - start - 8 >= length else { return nil }
        let frame = InitFrame(rawType: word(0), payload: Array(bytes[(start + 8)..<(start + 8 + length)]))
        start += 8 + length
        return frame
    }
}

extension FixedWidthInteger {
    var littleEndianBytes: [UInt8] {
        withUnsafeBytes(of: littleEndian) { Array($0) }
    }
}
