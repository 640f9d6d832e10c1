// SPDX-License-Identifier: Apache-2.0

import Logging
import Partitions
import SystemPackage

@testable import Supervisor
@testable import WorkerChannel

/// What workers say to the broker that leases a GPU's nodes to them, in sequences.
///
/// An input is a number of steps, each a byte with what follows it: see ``Run/step(_:)``. Time is the input's too.
final class MessageTarget: FuzzTarget {
    private let broker: LeaseBroker

    init() throws {
        var log = Logger(label: "fuzz")
        log.logLevel = .critical
        broker = try LeaseBroker(log: log)
    }

    func run(_ input: [UInt8]) throws {
        var reader = InputReader(input)
        var run = try Run(broker)
        for _ in 0..<256 where !reader.isAtEnd { try run.step(&reader) }
        run.check()
    }

    static var seeds: [[UInt8]] {
        // All want, time passes, some give back.
        let leases: [UInt8] = [9, 0, 25, 0, 41, 0, 0, 7, 1, 0, 0, 0, 0, 0, 2, 10, 0, 4, 9, 1, 1, 3, 2]
        let samples = [UInt8(11), 27].map { [$0] + [UInt8](repeating: 4, count: 60) + [3] }.joined()
        return [
            leases, leases + samples, Array(samples) + [1, 0, 0, 200], [8, 3, 0, 1, 0, 2, 0, 3],
            [13, 0, 1, 0, 0, 2, 0, 12, 0, 1, 0, 9, 12, 0, 2, 4, 0],
        ]
    }
}

/// Of one input: three partitions on one GPU, whose workers have one, two and three nodes.
private struct Run {
    private final class Worker: LeasedWorker {
        let channel: SupervisorChannel
        private let end: WorkerChannel
        let nodes: Int
        let cpuNanoseconds: UInt64? = nil

        init(nodes: Int) throws {
            let (channel, end) = try makeWorkerChannel()
            (self.channel, self.end, self.nodes) = (channel, WorkerChannel(taking: end), nodes)
        }

        func terminate() {}

        /// What it was told is what workers read.
        func drain() {
            while true {
                switch end.receive(waiting: false) {
                case .message: break
                case .malformed: fatalError("a worker was told what is no message")
                case .none, .closed: return
                }
            }
        }
    }

    private static let entitlements = [
        Entitlement(), Entitlement(minimum: 0.25, maximum: 0.5), Entitlement(weight: 300, maximum: 0.1),
    ]
    private static let start: UInt64 = 1_000_000_000

    private let broker: LeaseBroker
    private var now = start
    private var members: [LeaseBroker.Partition] = []
    private var workers: [Worker] = []

    init(_ broker: LeaseBroker) throws {
        self.broker = broker
        broker.state.withLock { state in
            let node = LeaseBroker.Node(arbiter: Arbiter(tuning: broker.tuning.arbiter))
            state = LeaseBroker.State(nodes: Array(repeating: node, count: maximumNodes))
        }
        for (index, entitlement) in Self.entitlements.enumerated() {
            var configuration = PartitionConfiguration(name: "p\(index)", vramBytes: 1 << 20)
            configuration.entitlement = entitlement
            members.append(broker.add(configuration))
            workers.append(try Worker(nodes: index + 1))
            attach(index)
        }
    }

    /// Not as others are: the broker's own thread is not to listen.
    private func attach(_ index: Int) {
        broker.state.withLock { state in
            state.members[members[index]]?.worker = workers[index]
            state.members[members[index]]?.messages = broker.tuning.messageBurst
            state.members[members[index]]?.messagesTime = now
        }
    }

    mutating func step(_ reader: inout InputReader) throws {
        let step = reader.byte()
        let index = Int(step >> 4) % members.count
        switch step & 15 {
        case 0:
            now += min(reader.number(), 10_000_000_000)
            broker.state.withLock { broker.runTimers(&$0, now) }
        case 1:
            broker.state.withLock { broker.take(.closed, from: members[index], &$0, now) }
            workers[index] = try Worker(nodes: index + 1)
            attach(index)
        case 2: workers[index].drain()
        case 3: broker.requestSamples()
        case 4:
            let (interval, awaited) = (reader.number(), Set(members.prefix(Int(reader.byte() % 4))))
            broker.state.withLock { broker.lookAfterWorkers(after: interval, awaited: awaited, &$0, now) }
        default: say(words(&reader, kind: step & 7), from: index)
        }
        broker.state.withLock { state in
            for holder in state.nodes.compactMap(\.arbiter.holder) {
                precondition(state.members[holder]?.worker != nil, "a node is leased to nobody")
            }
        }
    }

    /// A message's words: of a kind, with numbers that may not make sense, or any.
    private func words(_ reader: inout InputReader, kind: UInt8) -> [UInt64] {
        switch kind {
        case 0, 6, 7: (0..<Int(reader.byte() % 34)).map { _ in reader.number() }
        case 1: WorkerMessage.want(node: Int(reader.byte())).words
        case 2:
            WorkerMessage.release(node: Int(reader.byte()), busy: reader.number(), more: reader.byte() & 1 == 0).words
        case 3:
            WorkerMessage.sample(WorkerSample(words: (0..<WorkerSample.count).map { _ in reader.number() })).words
        case 4: [5, reader.number(), reader.number()]
        default: [6] + (0..<Int(reader.byte() % 32)).map { _ in reader.number() }
        }
    }

    private func say(_ words: [UInt64], from index: Int) {
        let received: SupervisorChannel.Received
        // As ``ChannelSocket`` reads them.
        if words.isEmpty {
            received = .closed
        } else if words.count > 32 {
            received = .malformed
        } else if let message = WorkerMessage(words: words) {
            precondition(WorkerMessage(words: message.words) == message, "what is read is said otherwise: \(words)")
            received = .message(message)
        } else {
            received = .malformed
        }
        broker.state.withLock { broker.take(received, from: members[index], &$0, now) }
    }

    /// All together are charged for no more of a node than there was.
    func check() {
        broker.state.withLock { state in
            let snapshots = members.compactMap { broker.snapshot(of: $0, &state, now) }
            for node in 0..<maximumNodes {
                let charged = snapshots.compactMap { $0.nodeNanoseconds.count > node ? $0.nodeNanoseconds[node] : nil }
                precondition(charged.reduce(0, +) <= now - Self.start, "more is charged than there was: \(charged)")
            }
        }
    }
}
