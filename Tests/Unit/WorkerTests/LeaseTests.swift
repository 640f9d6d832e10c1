// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import Engines
import Foundation
import Partitions
import Supervisor
import Synchronization
import Testing
import Window
import WorkerChannel

@testable import Worker

/// Executes what the reference engine does, when the test says so.
private final class HeldEngine: StandInEngine {
    let reference = ReferenceEngine()
    private let held = Mutex<[(Submission, @Sendable (SubmissionResult) -> Void)]>([])
    private let arrived = DispatchSemaphore(value: 0)
    func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        held.withLock { $0.append((submission, completion)) }
        arrived.signal()
    }

    var count: Int { held.withLock { $0.count } }
    func awaitSubmission() { arrived.wait() }
    /// Completes the oldest.
    func complete(nanoseconds: UInt64 = 1000, fault: SubmissionFault? = nil, unfinished: UnfinishedWork? = nil) {
        let (submission, completion) = held.withLock { $0.removeFirst() }
        for operation in submission.operations { _ = reference.perform(operation) }
        completion(SubmissionResult(bytesMoved: 0, nanoseconds: nanoseconds, fault: fault, unfinished: unfinished))
    }
}

/// A worker whose supervisor is the test.
@Suite struct LeaseTests {
    private static let forever = Arbiter.Lease(limit: nil, linger: .max)
    private static let over = Arbiter.Lease(limit: 0, linger: 0)

    private final class Setting {
        let engine = HeldEngine()
        let worker: TestWorker
        let session: TestSession
        let address: UInt64
        private var submitted: UInt64 = 0

        init() throws {
            worker = try TestWorker(engine: engine) { $0.isArbitrated = true }
            try #require(worker.isReady())
            session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
            let commands = try session.buffer(pages: 1)
            address = commands.address
            commands.memory.write(
                bytes([
                    gpupv_command_fill(
                        command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32),
                        destination: commands.address + 2048, bytes: 64, pattern: 0x5555_5555, reserved: 0)
                ]))
        }

        /// Submits, and signals a fence value behind it.
        func submit() throws -> UInt64 {
            submitted += 1
            try session.submit(address, 32)
            try session.signal(submitted)
            return submitted
        }

        func tell(_ message: SupervisorMessage) throws { try worker.channel.send(message, waiting: true) }

        /// The next thing it says of the node or in answer; what it notices of devices is not of leases.
        func heard() throws -> WorkerMessage {
            while true {
                guard case .message(let message) = worker.channel.receive(waiting: true) else {
                    throw SubmissionFault.invalid("nothing was said")
                }
                if case .notice = message { continue }
                return message
            }
        }

        /// Whether the worker has said nothing by the time it answers a question.
        func isSilent() throws -> Bool {
            try tell(.measure)
            if case .sample = try heard() { return true }
            return false
        }
    }

    @Test func nothingExecutesWithoutALease() throws {
        let setting = try Setting()
        defer { setting.worker.stop() }
        let value = try setting.submit()
        #expect(try setting.heard() == .want(node: 0))
        #expect(setting.engine.count == 0)
        try setting.tell(.grant(node: 0, Self.forever))
        setting.engine.awaitSubmission()
        setting.engine.complete()
        try setting.session.wait(value)
        // While nobody else wants the node, not a word is needed.
        for _ in 0..<10 {
            let value = try setting.submit()
            setting.engine.awaitSubmission()
            setting.engine.complete()
            try setting.session.wait(value)
        }
        #expect(try setting.isSilent())
        try setting.tell(.change(node: 0, Self.over))
        guard case .release(0, let busy, false) = try setting.heard() else { throw SubmissionFault.outOfMemory }
        #expect(busy > 0)
        _ = try setting.submit()
        #expect(try setting.heard() == .want(node: 0))
    }

    @Test func nodesAreGivenBackBetweenSubmissions() throws {
        let setting = try Setting()
        defer { setting.worker.stop() }
        let (first, second) = (try setting.submit(), try setting.submit())
        #expect(try setting.heard() == .want(node: 0))
        try setting.tell(.grant(node: 0, Self.forever))
        setting.engine.awaitSubmission()
        try setting.tell(.change(node: 0, Self.over))
        #expect(try setting.isSilent())
        setting.engine.complete()
        guard case .release(0, _, true) = try setting.heard() else { throw SubmissionFault.outOfMemory }
        try setting.session.wait(first)
        #expect(setting.engine.count == 0)
        // However late a lease is heard of, it is good for one submission.
        try setting.tell(.grant(node: 0, Self.over))
        setting.engine.awaitSubmission()
        setting.engine.complete()
        guard case .release(0, _, false) = try setting.heard() else { throw SubmissionFault.outOfMemory }
        try setting.session.wait(second)
    }

    @Test func whatTheGPUHasNotFinishedKeepsTheNode() throws {
        let setting = try Setting()
        defer { setting.worker.stop() }
        let value = try setting.submit()
        #expect(try setting.heard() == .want(node: 0))
        try setting.tell(.grant(node: 0, Self.over))
        setting.engine.awaitSubmission()
        let work = UnfinishedWork()
        try #require(try setting.session.beginWait(setting.session.fence, value, event: 1))
        setting.engine.complete(fault: .timeout, unfinished: work)
        try setting.session.guest.waitEvent(1)
        #expect(try setting.session.state() == D3DKMT_DEVICEEXECUTION_HUNG.rawValue)
        #expect(try setting.isSilent())
        work.end()
        guard case .release(0, _, false) = try setting.heard() else { throw SubmissionFault.outOfMemory }
    }

    @Test func anotherSupervisorIsAskedAnew() throws {
        let setting = try Setting()
        defer { setting.worker.stop() }
        _ = try setting.submit()
        #expect(try setting.heard() == .want(node: 0))
        try setting.tell(.restart)
        #expect(try setting.heard() == .want(node: 0))
        try setting.tell(.grant(node: 0, Self.forever))
        setting.engine.awaitSubmission()
        try setting.tell(.restart)
        // It has heard that before the submission ends.
        #expect(try setting.isSilent())
        _ = try setting.submit()
        setting.engine.complete()
        #expect(try setting.heard() == .want(node: 0))
    }
}
