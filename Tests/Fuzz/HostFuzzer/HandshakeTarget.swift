// SPDX-License-Identifier: Apache-2.0

import CInit
import CLinux
import CWire
import Foundation
import Glibc
import SystemPackage

@testable import Carriers
@testable import MiniVM
@testable import Window
@testable import WorkerChannel

/// The carriers' handshakes, as their other side likes them: ivshmem's, from a server and from a process of
/// `gpupv emulate`; the size of a window that somebody made; the frames of a mini-VM's init; a supervisor's messages.
///
/// The first byte says which. No descriptor that comes with something is left open.
final class HandshakeTarget: FuzzTarget {
    private let spare: FileDescriptor

    init() throws { spare = try FileDescriptor.open("/dev/null", .readWrite) }

    func run(_ input: [UInt8]) throws {
        let before = try lowestFree()
        var reader = InputReader(input)
        switch reader.byte() % 5 {
        case 0:
            try converse(&reader) { socket in
                while let client = try? Ivshmem.connect(on: socket) {
                    client.guestDoorbell.close()
                    client.hostDoorbell.close()
                    try? client.memory.close()
                }
            }
        case 1:
            try converse(&reader) { socket in
                while let holding = try? Ivshmem.receiveHolding(on: socket) {
                    if case .whole(_, let holder) = holding { try? holder?.close() }
                }
            }
        case 2: try takeWindow(&reader)
        case 3: readFrames(&reader)
        default:
            let words = (0...Int(reader.byte() % 32)).map { _ in reader.number() }
            if let message = SupervisorMessage(words: words) {
                precondition(SupervisorMessage(words: message.words) == message, "it is said otherwise: \(words)")
            }
        }
        let after = try lowestFree()
        precondition(after == before, "a descriptor stays open")
    }

    /// Numbers of descriptors are given from below: what is left open moves it.
    private func lowestFree() throws -> Int32 {
        let fd = fcntl(spare.rawValue, F_DUPFD, 0)
        guard fd >= 0 else { throw Errno(rawValue: errno) }
        close(fd)
        return fd
    }

    /// Says what the input has, with descriptors here and there, to who listens.
    private func converse(_ reader: inout InputReader, _ listen: (FileDescriptor) -> Void) throws {
        var sockets: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &sockets) == 0 else { throw Errno(rawValue: errno) }
        defer { close(sockets[1]) }
        for _ in 0..<64 where !reader.isAtEnd {
            let head = reader.byte()
            var bytes = withUnsafeBytes(of: reader.number().littleEndian) { Array($0) }
            if head & 1 != 0 { bytes = Array(bytes.prefix(Int(head >> 1) % 9)) }
            guard !bytes.isEmpty else { continue }
            _ = gpupv_send_fd(sockets[0], bytes, bytes.count, head & 16 != 0 ? spare.rawValue : -1)
        }
        close(sockets[0])
        listen(FileDescriptor(rawValue: sockets[1]))
    }

    /// A window is what its size says, or none; a guest writes into its header what it likes.
    private func takeWindow(_ reader: inout InputReader) throws {
        let size = reader.number()
        if let layout = WindowLayout(windowSize: size) {
            precondition(layout.windowSize == size, "a window of another size")
            precondition(layout.heapOffset &+ layout.heapSize == size && layout.heapOffset < size)
        }
        let fd = gpupv_memfd("fuzz", min(size, 1 << 30))
        guard fd >= 0 else { return }
        let memory = FileDescriptor(rawValue: fd)
        defer { try? memory.close() }
        guard
            let window = try? SharedWindow(
                memory: memory, guestDoorbell: Doorbell(taking: spare), hostDoorbell: Doorbell(taking: spare))
        else { return }
        let guest = reader.bytes(64)
        _ = guest.withUnsafeBytes { pwrite(fd, $0.baseAddress, $0.count, off_t(GPUPV_GUEST_HEADER_OFFSET)) }
        let host = try window.host()
        _ = (host.guest, host.commandProgress, host.generation)
        _ = host.refusal(of: host.guest)
        _ = try host.open()
        _ = try host.commandRing()
        _ = try host.eventRing()
    }

    private func readFrames(_ reader: inout InputReader) {
        var decoder = InitFrameDecoder()
        while !reader.isAtEnd {
            decoder.append(reader.bytes(1 + Int(reader.byte())))
            while true {
                guard let next = try? decoder.next() else { return }
                _ = next.report
            }
        }
    }

    static var seeds: [[UInt8]] {
        func number(_ value: Int64, _ head: UInt8 = 0) -> [UInt8] {
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
            return [head, 7, bytes[7]] + bytes[0..<7].reversed()
        }
        let handshake = number(0) + number(1) + number(-1, 16) + number(0, 16) + number(1, 16)
        let frames = [
            InitFrame(GPUPV_INIT_HELLO, words: 1, 0, 5, 0), InitFrame(GPUPV_INIT_STARTED, words: 1, 2),
            InitFrame(GPUPV_INIT_FAILED, words: 2, 2, 0x41), InitFrame(GPUPV_INIT_EXIT, words: 0, 9),
            InitFrame(GPUPV_INIT_STDOUT, Array("text".utf8)), InitFrame(GPUPV_INIT_CREDIT, words: 1, 100),
        ].flatMap { [UInt8($0.encoded.count - 1)] + $0.encoded }
        return [
            [0] + handshake + handshake, [1] + number(5) + number(.min | 7) + number(7, 16),
            [2, 5 | 12 << 3, 0] + [UInt8](repeating: 1, count: 64), [3] + frames,
            [4, 2, 7, 101] + [UInt8](repeating: 0, count: 30),
        ]
    }
}
