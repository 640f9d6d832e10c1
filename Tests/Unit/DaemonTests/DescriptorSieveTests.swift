// SPDX-License-Identifier: Apache-2.0
import CLinux
import Control
import Foundation
import Glibc
import DRM
import SystemPackage
import Testing
import WorkerChannel

@testable import Daemon
@testable import Window

/// Descriptors of others, whose closing is not to be waited for.
@Suite(.serialized) @MainActor struct DescriptorSieveTests {
    /// A TCP socket whose closing waits: it lingers, and what it has sent nobody takes.
    private struct Lingering: Sendable {
        let socket: FileDescriptor
        private let peer: FileDescriptor

        init() throws {
            func check(_ result: Int32) throws -> Int32 {
                guard result >= 0 else { throw Errno(rawValue: errno) }
                return result
            }
            let stream = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            let listener = FileDescriptor(rawValue: try check(Glibc.socket(AF_INET, stream, 0)))
            defer { try? listener.close() }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let other = FileDescriptor(rawValue: try check(Glibc.socket(AF_INET, stream, 0)))
            try withUnsafeMutablePointer(to: &address) {
                try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    _ = try check(bind(listener.rawValue, address, size))
                    _ = try check(listen(listener.rawValue, 1))
                    _ = try check(getsockname(listener.rawValue, address, &size))
                    _ = try check(connect(other.rawValue, address, size))
                }
            }
            peer = other
            socket = FileDescriptor(rawValue: try check(accept(listener.rawValue, nil, nil)))
            var option = linger(l_onoff: 1, l_linger: 1_000_000)
            _ = try check(
                setsockopt(
                    socket.rawValue, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size)))
            let bytes = [UInt8](repeating: 0, count: 1 << 16)
            while Glibc.send(socket.rawValue, bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 {}
        }

        /// Sends it, and leaves it to whoever receives it.
        func send(_ text: String, on socket: Int32, flags: Int32 = 0) throws {
            // A cmsghdr with one descriptor, cmsg(3): 20 bytes, and room to align.
            var control: [UInt32] = [
                20, 0, UInt32(SOL_SOCKET), UInt32(SCM_RIGHTS), UInt32(self.socket.rawValue), 0,
            ]
            var bytes = [UInt8](text.utf8)
            let sent = control.withUnsafeMutableBytes { control in
                bytes.withUnsafeMutableBytes { bytes in
                    var vector = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
                    return withUnsafeMutablePointer(to: &vector) { vector in
                        var message = msghdr(
                            msg_name: nil, msg_namelen: 0, msg_iov: vector, msg_iovlen: 1,
                            msg_control: control.baseAddress, msg_controllen: control.count, msg_flags: 0)
                        return sendmsg(socket, &message, flags)
                    }
                }
            }
            guard sent == text.utf8.count else { throw Errno(rawValue: errno) }
            // If it is closed there before, this waits.
            Thread.detachNewThread { [self] in try? self.socket.close() }
        }

        func close() { try? peer.close() }
    }

    /// Two connected sockets, of which a test has the first.
    private func sockets(_ make: (UnsafeMutablePointer<Int32>) -> Int32) throws -> (client: Int32, own: FileDescriptor)
    {
        var ends: [Int32] = [-1, -1]
        try #require(make(&ends) == 0)
        return (ends[0], FileDescriptor(rawValue: ends[1]))
    }

    /// Waits until nothing of a user's is being closed.
    private func awaitClosed(_ sieve: DescriptorSieve) {
        while !sieve.isIdle {
            var poller = pollfd(fd: sieve.events.rawValue, events: Int16(POLLIN), revents: 0)
            poll(&poller, 1, -1)
            sieve.sweep()
        }
    }

    @Test("Bytes are received without the descriptors that come with them")
    func bytesAlone() throws {
        for make in [gpupv_socketpair, gpupv_socketpair_of_packets] {
            let (client, own) = try sockets(make)
            let pipe = try FileDescriptor.pipe()
            defer { for end in [client, own.rawValue, pipe.readEnd.rawValue, pipe.writeEnd.rawValue] { close(end) } }
            func receive() -> Int {
                var bytes = [UInt8](repeating: 0, count: 64)
                return gpupv_receive_bytes(own.rawValue, &bytes, bytes.count, 0)
            }
            #expect(receive() == -Int(EAGAIN))
            #expect(gpupv_send_fd(client, "plain", 5, -1) == 0)
            #expect(receive() == 5)
            #expect(gpupv_send_fd(client, "with", 4, pipe.writeEnd.rawValue) == 0)
            #expect(receive() == -Int(EBADMSG))
            #expect(receive() == -Int(EBADMSG), "nothing was taken")
        }
    }

    @Test("What comes with a message is given if it is of the kind, and never received if it is not")
    func kinds() throws {
        let memory = FileDescriptor(rawValue: gpupv_memfd("exp_name:\tno", 4096))
        defer { try? memory.close() }
        var sent: [(FileDescriptor, VettedDescriptor.Kind, isTaken: Bool)] = [
            (try FileDescriptor.open("/dev/null", .readOnly), .buffer, false),
            (try memory.duplicateForOthers(), .buffer, false), (try memory.duplicateForOthers(), .timeline, false),
        ]
        if access("/dev/udmabuf", R_OK | W_OK) == 0 {
            let buffer = try DMABuffer(of: memory, range: 0..<4096)
            sent.append((try buffer.descriptor.duplicateForOthers(), .buffer, true))
            sent.append((try buffer.descriptor.duplicateForOthers(), .timeline, false))
        }
        for (descriptor, kind, isTaken) in sent {
            let (client, own) = try sockets(gpupv_socketpair)
            defer {
                close(client)
                try? own.close()
            }
            #expect(gpupv_send_fd(client, "here", 4, descriptor.rawValue) == 0)
            try descriptor.close()
            var bytes = [UInt8](repeating: 0, count: 64)
            let came = bytes.withUnsafeMutableBytes { bytes in
                try? DescriptorSieve.shared.receive(from: own, into: bytes, kind, atMost: 1, of: .user(70_001))
            }
            #expect(came?.count == 4 && came?.descriptors?.count == (isTaken ? 1 : nil))
        }
        awaitClosed(.shared)
    }

    @Test("More descriptors than may come are not received")
    func tooMany() throws {
        let (client, own) = try sockets(gpupv_socketpair)
        defer { try? own.close() }
        let null = try FileDescriptor.open("/dev/null", .readOnly)
        defer { try? null.close() }
        #expect(gpupv_send_fds(client, "x", 1, [null.rawValue, null.rawValue], 2) == 1)
        close(client)
        var bytes = [UInt8](repeating: 0, count: 64)
        let came = try bytes.withUnsafeMutableBytes { bytes in
            try DescriptorSieve.shared.receive(from: own, into: bytes, .buffer, atMost: 1, of: .worker)
        }
        #expect(came.count == 1 && came.descriptors == nil)
        awaitClosed(.shared)
    }

    @Test("A connection that holds descriptors is closed without waiting for them", .timeLimit(.minutes(1)))
    func disposal() throws {
        for make in [gpupv_socketpair, gpupv_socketpair_of_packets] {
            let (client, own) = try sockets(make)
            let lingering = try Lingering()
            defer { lingering.close() }
            try lingering.send("x", on: client)
            #expect(gpupv_send_fd(client, "more", 4, -1) == 0)
            DescriptorSieve.shared.dispose(own, of: .user(70_002))
            // The other end sees it at once.
            var byte: UInt8 = 0
            #expect(recv(client, &byte, 1, 0) == 0)
            close(client)
            awaitClosed(.shared)
            #expect(fcntl(own.rawValue, F_GETFD) == -1)
        }
    }

    @Test("A listener is closed without waiting for what its connections hold", .timeLimit(.minutes(1)))
    func disposalOfAListener() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "gpupv-sieve-\(UUID().uuidString)").path
        defer { unlink(path) }
        let listener = FileDescriptor(rawValue: gpupv_listen_path(path, GPUPV_PATH_TRUSTED, 0o600, .max, .max, nil))
        let client = gpupv_connect_path(path)
        let lingering = try Lingering()
        defer { lingering.close() }
        try lingering.send("x", on: client)
        close(client)
        DescriptorSieve.shared.dispose(listener, of: .unaccepted)
        awaitClosed(.shared)
        #expect(fcntl(listener.rawValue, F_GETFD) == -1)
    }

    @Test("A user of whom too much is being closed is refused, and nobody else")
    func refusal() throws {
        // It has no process that could close it.
        let sieve = DescriptorSieve(maximumHelpers: 0)
        var clients: [Int32] = []
        for _ in 0..<DescriptorSieve.maximumPerUser {
            #expect(!sieve.isRefusing(70_003))
            let (client, own) = try sockets(gpupv_socketpair)
            clients.append(client)
            #expect(gpupv_send_fd(client, "x", 1, client) == 0)
            sieve.dispose(own, of: .user(70_003))
        }
        #expect(sieve.isRefusing(70_003) && !sieve.isRefusing(70_004))
        #expect(sieve.settle(atMost: 0) == nil, "executing a program would close them")
        clients.forEach { close($0) }
    }

    @Test("A worker that sends another file than a dma-buf has said nothing")
    func workers() throws {
        let (supervisor, end) = try makeWorkerChannel()
        let worker = WorkerChannel(taking: end)
        let pipe = try FileDescriptor.pipe()
        for end in [pipe.readEnd, pipe.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        try worker.send(.export(.begun), with: pipe.writeEnd, waiting: true)
        try pipe.writeEnd.close()
        guard case (.malformed, nil) = supervisor.receive(enclosing: .buffer) else {
            Issue.record("it is believed")
            return
        }
        // Nobody has it.
        var poller = pollfd(fd: pipe.readEnd.rawValue, events: 0, revents: 0)
        #expect(poll(&poller, 1, -1) == 1 && poller.revents & Int16(POLLHUP) != 0)
        try pipe.readEnd.close()
    }

    /// On one that closes what it receives the daemon waits for ever.
    @Test(
        "A client that sends descriptors that nobody asked for is cut off, and the daemon serves on",
        .timeLimit(.minutes(1)))
    func unaskedDescriptors() throws {
        let host = try StandInHost(
            configuration: """
                gpus: {gpu0: {device: emulated, memory: 1G}}
                partitions: {a: {gpu: gpu0, vram: 1M}}
                """, [])
        try host.serve {
            let client = try ControlClient(host.control)
            for text in ["\n", "{"] {
                for flags in [0, Int32(MSG_OOB)] {
                    let lingering = try Lingering()
                    defer { lingering.close() }
                    let socket = gpupv_connect_path(host.control)
                    try lingering.send(text, on: socket, flags: flags)
                    // It is cut off without an answer.
                    var byte: UInt8 = 0
                    #expect(recv(socket, &byte, 1, 0) <= 0)
                    close(socket)
                    _ = try client.call(GetStatus())
                }
            }
        }
    }
}
