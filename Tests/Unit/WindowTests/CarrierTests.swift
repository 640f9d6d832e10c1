// SPDX-License-Identifier: Apache-2.0
import InProcessCarrier
import CLinux
import CWire
import Foundation
import SystemPackage
import Testing

@testable import Carriers
@testable import Window

@Suite struct CarrierTests {
    @Test(
        "A doorbell that the other side has filled and made to block is rung and heard without waiting",
        .timeLimit(.minutes(1)))
    func foreignDoorbell() throws {
        try ForeignDoorbell.prepare()
        let bell = try ForeignDoorbell()
        defer { bell.close() }
        let other = bell.descriptor.rawValue
        #expect(fcntl(other, F_SETFL, O_RDWR) == 0)
        #expect(!bell.clear() && !bell.wait(milliseconds: 0))
        bell.ring()
        bell.ring()
        var count: UInt64 = 0
        #expect(read(other, &count, 8) == 8 && count == 2)
        count = .max - 1
        #expect(write(other, &count, 8) == 8)
        bell.ring()
        bell.ring()
        #expect(bell.clear() && !bell.clear())
    }

    private func sockets() throws -> (FileDescriptor, FileDescriptor) {
        var fds: [Int32] = [-1, -1]
        try #require(gpupv_socketpair(&fds) == 0)
        return (FileDescriptor(rawValue: fds[0]), FileDescriptor(rawValue: fds[1]))
    }

    @Test func ivshmemHandshakeGivesTheWindow() throws {
        let (server, client) = try sockets()
        let window = try SharedWindow(heapBytes: 1 << 20)
        try Ivshmem.handshake(window, on: server)
        let given = try Ivshmem.connect(on: client)
        #expect(given.peer == Ivshmem.guestPeer)
        let memory = try SharedMemory(mapping: given.memory, size: Int(window.layout.windowSize))
        memory.region.write([1, 2, 3], at: 100)
        #expect(try window.host().memory.region.read(at: 100, count: 3) == [1, 2, 3])
        given.guestDoorbell.ring()
        #expect(window.guestDoorbell.clear())
        window.hostDoorbell.ring()
        #expect(given.hostDoorbell.clear())
        #expect(!given.hostDoorbell.clear())
    }

    @Test func handshakeWithAVanishedServerFails() throws {
        let (server, client) = try sockets()
        try server.close()
        #expect(throws: Errno.connectionReset) { try Ivshmem.connect(on: client) }
    }

    /// A server that breaks the protocol does not fill its client's table of descriptors.
    @Test(arguments: 0..<6) func whatCameWithABrokenHandshakeIsClosed(wrong: Int) throws {
        let (server, client) = try sockets()
        let (end, holder) = try FileDescriptor.pipe()
        for (index, number) in [0, Ivshmem.guestPeer, -1, Ivshmem.hostPeer, Ivshmem.guestPeer].enumerated() {
            // Of the last one all is well, but for a descriptor with the first.
            var said = index == wrong ? 99 : Int64(number)
            let hasDescriptor = index >= 2 || index == 0
            #expect(gpupv_send_fd(server.rawValue, &said, 8, hasDescriptor ? holder.rawValue : -1) == 0)
        }
        #expect(throws: Errno.protocolError) { try Ivshmem.connect(on: client) }
        // What nobody has taken yet goes with the sockets.
        for descriptor in [server, client, holder] { try descriptor.close() }
        var byte: UInt8 = 0
        let read = try withUnsafeMutableBytes(of: &byte) { try end.read(into: $0) }
        #expect(read == 0, "nobody has the other end")
        try end.close()
    }

    @Test func descriptorsHoldOneShareOrSeveral() throws {
        let (server, client) = try sockets()
        let (holder, end) = try sockets()
        func say(_ number: UInt64, _ descriptor: FileDescriptor? = nil) {
            var number = number
            #expect(gpupv_send_fd(client.rawValue, &number, 8, descriptor?.rawValue ?? -1) == 0)
        }
        say(7 | Ivshmem.holdingMore)
        say(8, holder)
        say(9)
        say(10 | Ivshmem.holdingMore, holder)
        guard case .part(7)? = try Ivshmem.receiveHolding(on: server),
            case .whole(8, let received?)? = try Ivshmem.receiveHolding(on: server),
            case .whole(9, nil)? = try Ivshmem.receiveHolding(on: server)
        else {
            Issue.record("not what was said")
            return
        }
        #expect(throws: Errno.protocolError) { try Ivshmem.receiveHolding(on: server) }
        for descriptor in [client, holder, end, received] { try descriptor.close() }
        let last = try Ivshmem.receiveHolding(on: server)
        #expect(last == nil, "it went away")
        try server.close()
    }

    @Test func windowCannotBeResized() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        #expect(throws: Errno.notPermitted) { try window.memory.resize(to: 4096) }
    }

    @Test func versionMismatchIsRefusedWithTheRemedy() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        let host = try window.host()
        try host.open()
        _ = try InProcessGuest(window)
        #expect(host.refusal(of: host.guest) == nil)
        _ = try InProcessGuest(window, major: 2)
        #expect(host.refusal(of: host.guest)?.contains("wire format 2.0") == true)
    }

    @Test func openingAgainRaisesTheGeneration() throws {
        let host = try SharedWindow(heapBytes: 1 << 20).host()
        #expect(host.generation == 0)
        #expect(try host.open() == 1)
        host.setState(GPUPV_HOST_GONE, generation: 1)
        #expect(host.state == GPUPV_HOST_GONE && host.generation == 1)
        #expect(try host.open() == 2)
        #expect(host.state == GPUPV_HOST_READY)
    }

    /// Producer in another process, consumer here, over a memfd and eventfds.
    @Test func twoProcesses() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        try window.host().open()
        let peer = Bundle.main.bundleURL.deletingLastPathComponent()
        var candidates = [peer.appending(path: "ring-peer"), Bundle.main.bundleURL.appending(path: "ring-peer")]
        if let path = ProcessInfo.processInfo.arguments.first {
            candidates.append(URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: "ring-peer"))
        }
        let program = try #require(
            candidates.map(\.path).first { FileManager.default.isExecutableFile(atPath: $0) }, "ring-peer is not built")
        let count = 20_000
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup("\(count)"), nil]
        defer { arguments.forEach { free($0) } }
        let fds = [window.memory, window.guestDoorbell.descriptor, window.hostDoorbell.descriptor].map(\.rawValue)
        let pid = gpupv_spawn(program, &arguments, environ, fds, [4, 5, 6], 3, 0)
        try #require(pid > 0)
        let end = ConsumerEnd(try window.host().commandRing())
        let received = RecordBuffer(capacity: Int(GPUPV_MAX_RECORD))
        var random = SplitMix(state: 3)
        for index in 0..<count {
            while true {
                let outcome = try end.consume(into: received)
                if case .consumed(let doorbell) = outcome {
                    if doorbell { window.hostDoorbell.ring() }
                    break
                }
                if end.armForData() {
                    try #require(window.guestDoorbell.wait(milliseconds: 60_000), "the peer is stuck")
                }
                end.disarmForData()
            }
            let expected = makeRecord(size: Int.random(in: 3...1000, using: &random) * 8, seed: UInt64(index))
            try #require(contents(received) == contents(expected), "record \(index) differs")
        }
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        #expect(status == 0)
    }
}
