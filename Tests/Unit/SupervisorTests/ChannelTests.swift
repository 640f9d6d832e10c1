// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Glibc
import Partitions
import SystemPackage
import Testing

@testable import Supervisor
@testable import WorkerChannel

/// What a supervisor and a worker say to each other.
@Suite struct ChannelTests {
    private func pair() throws -> (SupervisorChannel, WorkerChannel) {
        let (supervisor, worker) = try makeWorkerChannel()
        return (supervisor, WorkerChannel(taking: worker))
    }

    @Test func messagesArriveAsTheyWereSent() throws {
        let (supervisor, worker) = try pair()
        var sample = WorkerSample()
        sample.memory[1].resident = 7
        sample.discarded = .max
        let said: [WorkerMessage] = [
            .ready(nodes: 2), .want(node: 1), .release(node: 0, busy: 5, more: true), .sample(sample),
        ]
        for message in said { try worker.send(message, waiting: false) }
        for message in said {
            guard case .message(message) = supervisor.receive(waiting: false) else { throw Errno.protocolError }
        }
        let told: [SupervisorMessage] = [
            .grant(node: 1, .init(limit: nil, linger: 3)), .change(node: 0, .init(limit: 0, linger: 0)),
            .resize(vram: 1 << 30, nonLocal: 4096), .limits(.init(processes: 1, contexts: 2, allocations: 3)),
            .timeout(milliseconds: 9), .maximum(0.25), .measure, .restart, .end,
        ]
        for message in told { try supervisor.send(message, waiting: false) }
        for message in told {
            guard case .message(message) = worker.receive(waiting: false) else { throw Errno.protocolError }
        }
        guard case .none = worker.receive(waiting: false) else { throw Errno.protocolError }
        supervisor.hangUp()
        guard case .closed = worker.receive(waiting: true) else { throw Errno.protocolError }
    }

    @Test func whatIsNoMessageIsMalformed() throws {
        let (supervisor, worker) = try pair()
        func say(_ words: [UInt64], bytes: Int? = nil) {
            _ = words.withUnsafeBytes { send(worker.descriptor.rawValue, $0.baseAddress!, bytes ?? $0.count, 0) }
        }
        // Unknown, too short, too long, of another version, of a node that cannot be, not of whole words.
        say([99])
        say([3, 1])
        say([3, 1, 1, 1])
        say([1, 2, 1])
        say([2 | UInt64(maximumNodes) << 32])
        say([2], bytes: 7)
        say(.init(repeating: 4, count: 64))
        for _ in 0..<7 {
            guard case .malformed = supervisor.receive(waiting: false) else { throw Errno.protocolError }
        }
        guard case .none = supervisor.receive(waiting: false) else { throw Errno.protocolError }
    }

    @Test func nobodyIsHeldUpByAPeerThatDoesNotListen() throws {
        let (supervisor, worker) = try pair()
        #expect(throws: Errno.resourceTemporarilyUnavailable) {
            while true { try supervisor.send(.measure, waiting: false) }
        }
        withExtendedLifetime(worker) {}
    }

    @Test func aWorkerThatDoesNotListenIsKilled() throws {
        let (supervisor, worker) = try pair()
        // Anything that goes on for ever.
        let arguments = [strdup("sleep"), strdup("1000000"), nil]
        defer { arguments.forEach { free($0) } }
        let flags = Int32(GPUPV_SPAWN_OUTLIVES_THREAD)
        let pid = gpupv_spawn("/bin/sleep", arguments, environ, [], [], 0, flags)
        try #require(pid > 0)
        let small = PartitionConfiguration(name: "test", vramBytes: 4096)
        let window = try SharedWindow(heapBytes: 4096)
        defer { window.close() }
        let process = try WorkerProcess(adopting: pid, channel: supervisor, nodes: 1, small, window: window)
        let large = PartitionConfiguration(name: "test", vramBytes: 8192)
        for _ in 0..<100_000 { process.change(from: small, to: large) }
        #expect(process.wait() == SIGKILL)
        withExtendedLifetime(worker) {}
    }
}
