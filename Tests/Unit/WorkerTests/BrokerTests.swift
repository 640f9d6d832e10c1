// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import Engines
import Foundation
import Glibc
import Partitions
import Supervisor
import Synchronization
import SystemPackage
import Testing
import Window
import WorkerChannel

@testable import Worker

/// A GPU that takes its time and needs no CPU: a submission takes as many microseconds as the bytes it fills.
private final class PacedEngine: StandInEngine {
    let reference = ReferenceEngine()
    private let queue = DispatchQueue(label: "paced")
    func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        queue.async {
            let start = monotonicNanoseconds()
            for operation in submission.operations {
                if case .fill(let slice, _) = operation { usleep(UInt32(slice.bytes)) }
            }
            completion(SubmissionResult(bytesMoved: 0, nanoseconds: monotonicNanoseconds() - start))
        }
    }
}

extension TestWorker: @unchecked Sendable, LeasedWorker {
    var nodes: Int { 2 }
    var cpuNanoseconds: UInt64? { nil }
    func terminate() { channel.hangUp() }
}

/// A partition with a worker, and a guest that always has something to execute.
private final class Flood {
    let worker: TestWorker
    let partition: LeaseBroker.Partition
    private let stopping = Mutex(false)
    private let ended = DispatchSemaphore(value: 0)

    init(_ broker: LeaseBroker, _ entitlement: Entitlement, microseconds: UInt64) throws {
        worker = try TestWorker(engine: PacedEngine()) {
            $0.isArbitrated = true
            $0.entitlement = entitlement
        }
        try #require(worker.isReady())
        partition = broker.add(worker.configuration)
        try broker.attach(worker, to: partition)
        let (worker, ended) = (worker, ended)
        nonisolated(unsafe) let flood = self
        Thread.detachNewThread {
            do {
                let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
                let commands = try session.buffer(pages: 4)
                commands.memory.write(
                    bytes([
                        gpupv_command_fill(
                            command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32),
                            destination: commands.address + 4096, bytes: microseconds & ~3, pattern: 0, reserved: 0)
                    ]))
                var value: UInt64 = 0
                while !flood.stopping.withLock({ $0 }) {
                    for _ in 0..<32 { try session.submit(commands.address, 32) }
                    value += 1
                    try session.signal(value)
                    // There is always a batch behind the one that is waited for.
                    if value > 1 { try session.wait(value - 1) }
                }
            } catch { Issue.record(error) }
            ended.signal()
        }
    }

    func stop(_ broker: LeaseBroker) {
        stopping.withLock { $0 = true }
        ended.wait()
        broker.remove(partition)
        worker.stop()
    }
}

/// Workers under a broker, as under a supervisor, with an engine that needs no CPU.
@Suite(.serialized) struct BrokerTests {
    /// Waits until node 0 has been used for so long, and gives what each had of it meanwhile.
    private func use(_ broker: LeaseBroker, _ floods: [Flood], nanoseconds: UInt64) -> [Double] {
        func used() -> [UInt64] {
            let snapshots = broker.snapshots()
            return floods.map { flood in snapshots.first { $0.partition == flood.partition }!.nodeNanoseconds[0] }
        }
        let before = used()
        while true {
            let now = zip(used(), before).map { $0 - $1 }
            let sum = now.reduce(0, +)
            if sum >= nanoseconds { return now.map { Double($0) / Double(sum) } }
            usleep(1000)
        }
    }

    @Test func sharesFollowWeights() throws {
        let broker = try LeaseBroker()
        defer { broker.stop() }
        let floods = [
            try Flood(broker, .init(weight: 300), microseconds: 400),
            try Flood(broker, .init(weight: 100), microseconds: 1000),
        ]
        defer { floods.forEach { $0.stop(broker) } }
        _ = use(broker, floods, nanoseconds: 100_000_000)
        // The longest that a stalled machine keeps a lease is paid for afterwards; hence no tighter.
        let parts = use(broker, floods, nanoseconds: 2_000_000_000)
        #expect(abs(parts[0] - 0.75) < 0.05, "\(parts)")
        // From now on the other way round.
        broker.set(.init(weight: 900), timeoutMilliseconds: 10_000, of: floods[1].partition)
        let later = use(broker, floods, nanoseconds: 2_000_000_000)
        #expect(abs(later[1] - 0.75) < 0.05, "\(later)")
    }

    @Test func aWorkerThatEndsOrMisbehavesCostsTheOthersNothing() throws {
        var tuning = LeaseBroker.Tuning()
        // Longer than this test is kept from running.
        tuning.grace = 1_000_000_000
        let broker = try LeaseBroker(tuning: tuning)
        defer { broker.stop() }
        let flood = try Flood(broker, .init(), microseconds: 500)
        defer { flood.stop(broker) }
        var configuration = flood.worker.configuration
        configuration.timeoutMilliseconds = 1

        // Ends with the node, says what cannot be, and keeps the node for good.
        for wrong in 0..<3 {
            let worker = try StrangeWorker()
            let partition = broker.add(configuration)
            try broker.attach(worker, to: partition)
            try worker.channelEnd.send(.want(node: 0), waiting: true)
            let answer = worker.channelEnd.receive(waiting: true)
            guard case .message(.grant(node: 0, _)) = answer else {
                Issue.record("instead of the node: \(answer)")
                return
            }
            let before = broker.snapshots()[0].leases
            switch wrong {
            case 0: worker.channelEnd.hangUp()
            case 1: try worker.channelEnd.send(.want(node: 7), waiting: true)
            default: break
            }
            // The other one is given the node.
            while broker.snapshots()[0].leases == before { usleep(1000) }
            #expect(worker.isKilled == (wrong > 0))
            #expect(broker.snapshots()[1].revocations == (wrong == 2 ? 1 : 0))
            broker.remove(partition)
        }
    }

    /// Waits for a worker to be asked for a sample.
    private func isAsked(_ worker: StrangeWorker) -> Bool {
        var poller = pollfd(fd: worker.channelEnd.descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        // What is asked is there when the broker returns.
        guard poll(&poller, 1, 0) == 1, case .message(.measure) = worker.channelEnd.receive(waiting: false) else {
            return false
        }
        return true
    }

    @Test func aWorkerThatIsWaitedForAndDoesNotAnswerIsKilled() throws {
        var tuning = LeaseBroker.Tuning()
        tuning.silence = 20
        let told = Mutex<[String]>([])
        let broker = try LeaseBroker(tuning: tuning) { _, incident in
            if case .expelled(let reason) = incident { told.withLock { $0.append(reason) } }
        }
        defer { broker.stop() }
        var configuration = PartitionConfiguration(name: "silent", vramBytes: 1 << 20)
        configuration.timeoutMilliseconds = 0
        let (worker, other) = (try StrangeWorker(), try StrangeWorker())
        let partition = broker.add(configuration)
        try broker.attach(worker, to: partition)
        try broker.attach(other, to: broker.add(configuration))

        // Nobody waits: nobody is woken, however long.
        for _ in 0..<100 { broker.lookAfterWorkers(after: 10, awaited: []) }
        #expect(!isAsked(worker))
        // It answers: it has work, and so is asked again though its guest says nothing more.
        broker.lookAfterWorkers(after: 10, awaited: [partition])
        #expect(isAsked(worker))
        var sample = WorkerSample()
        for depth in [1, 0] as [UInt64] {
            sample.queueDepth = depth
            sample.submissions += 1
            try worker.channelEnd.send(.sample(sample), waiting: true)
            while broker.snapshot(of: partition)?.sample?.submissions != sample.submissions { usleep(100) }
            broker.lookAfterWorkers(after: 10, awaited: [])
            #expect(isAsked(worker) == (depth > 0))
        }
        // It does not: it has its time and no more.
        broker.lookAfterWorkers(after: 10, awaited: [partition])
        for _ in 0..<2 { broker.lookAfterWorkers(after: 10, awaited: [partition]) }
        #expect(!worker.isKilled)
        broker.lookAfterWorkers(after: 10, awaited: [])
        #expect(worker.isKilled && !other.isKilled && !isAsked(other))
        #expect(told.withLock { $0 } == ["it does not answer"])
    }

    @Test func itsTimeoutCountsToo() throws {
        var tuning = LeaseBroker.Tuning()
        tuning.silence = 0
        let broker = try LeaseBroker(tuning: tuning)
        defer { broker.stop() }
        var configuration = PartitionConfiguration(name: "slow", vramBytes: 1 << 20)
        let worker = try StrangeWorker()
        configuration.timeoutMilliseconds = .max
        let partition = broker.add(configuration)
        try broker.attach(worker, to: partition)
        for _ in 0..<3 { broker.lookAfterWorkers(after: 1 << 60, awaited: [partition]) }
        #expect(!worker.isKilled)
        broker.set(configuration.entitlement, timeoutMilliseconds: 1, of: partition)
        broker.lookAfterWorkers(after: 1 << 60, awaited: [partition])
        #expect(worker.isKilled)
    }

    @Test func samplesSayWhatWasDone() throws {
        let broker = try LeaseBroker()
        defer { broker.stop() }
        let flood = try Flood(broker, .init(), microseconds: 500)
        defer { flood.stop(broker) }
        while true {
            let sample = broker.measure(within: 10_000)[0].sample
            guard let sample, sample.submissions > 32 else { continue }
            #expect(sample.busyNanoseconds > 32 * 500_000)
            #expect(sample.contexts == 1 && sample.processes == 1 && sample.allocations == 1)
            #expect(sample.memory[0].budget == 16 << 20)
            break
        }
    }
}

/// One that is played by the test.
private final class StrangeWorker: LeasedWorker {
    let channel: SupervisorChannel
    let channelEnd: WorkerChannel
    let nodes = 2
    let cpuNanoseconds: UInt64? = nil
    private let killed = Mutex(false)
    var isKilled: Bool { killed.withLock { $0 } }

    init() throws {
        let (channel, end) = try makeWorkerChannel()
        self.channel = channel
        channelEnd = WorkerChannel(taking: end)
    }

    func terminate() { killed.withLock { $0 = true } }
}
