// SPDX-License-Identifier: Apache-2.0
import HeapModule

@testable import Partitions

/// What wants a node's time in a simulation.
struct Load {
    /// Of one submission, in nanoseconds.
    var length: ClosedRange<UInt64>
    /// From the end of a submission to the next; nil: there is always a next.
    var think: ClosedRange<UInt64>?
    /// When it wants anything at all.
    var phases: [Range<UInt64>]

    static func backlog(_ length: ClosedRange<UInt64>, during phases: [Range<UInt64>] = [0..<UInt64.max]) -> Load {
        Load(length: length, think: nil, phases: phases)
    }
    static func synchronous(_ length: ClosedRange<UInt64>, think: ClosedRange<UInt64>) -> Load {
        Load(length: length, think: think, phases: [0..<UInt64.max])
    }
}

/// The same numbers for the same seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// One node, one arbiter and workers that keep its rules, in a time of their own.
struct ArbiterSimulator {
    private enum What { case work, done, lingered(turn: Int), timer, phase }
    private struct Event: Comparable {
        var time: UInt64
        var order: Int
        var partition: Int
        var what: What
        static func == (a: Event, b: Event) -> Bool { a.order == b.order }
        static func < (a: Event, b: Event) -> Bool { (a.time, a.order) < (b.time, b.order) }
    }
    private struct Client {
        var load: Load
        var hasLease = false
        var lease = Arbiter.Lease(limit: nil, linger: 0)
        var leaseTime: UInt64 = 0
        var deadline: UInt64?
        var busySince: UInt64?
        var busy: UInt64 = 0
        var turn = 0
        var pending = false
        var pendingSince: UInt64 = 0
        var meanThink: Double
    }

    var arbiter: Arbiter
    private(set) var now: UInt64 = 0
    private var clients: [Client] = []
    private var events = Heap<Event>()
    private var order = 0
    private var dice: Dice

    /// Runs of the node: who, from when to when.
    private(set) var runs: [(partition: Int, time: Range<UInt64>)] = []
    /// The longest that each waited for the first submission since it wanted something.
    private(set) var longestWait: [UInt64]
    private(set) var leases = 0

    init(_ parties: [(Entitlement, Load)], tuning: Arbiter.Tuning = .init(), seed: UInt64 = 1) {
        arbiter = Arbiter(tuning: tuning)
        dice = Dice(seed: seed)
        longestWait = .init(repeating: 0, count: parties.count)
        for (index, party) in parties.enumerated() {
            arbiter.set(party.0, of: index, at: 0)
            clients.append(Client(load: party.1, meanThink: Double(party.1.think?.lowerBound ?? .max)))
            for phase in party.1.phases { add(phase.lowerBound, index, .phase) }
        }
    }

    private mutating func add(_ time: UInt64, _ partition: Int, _ what: What) {
        order += 1
        events.insert(Event(time: time, order: order, partition: partition, what: what))
    }

    mutating func run(until end: UInt64) {
        while let event = events.min, event.time < end {
            events.removeMin()
            now = event.time
            let index = event.partition
            switch event.what {
            case .phase, .work: arrive(index)
            case .done: finish(index)
            case .lingered(let turn):
                if clients[index].turn == turn, clients[index].hasLease, clients[index].busySince == nil {
                    release(index)
                }
            case .timer: perform(arbiter.timer(at: now))
            }
        }
        now = end
    }

    mutating func forgetWaits() {
        longestWait = .init(repeating: 0, count: longestWait.count)
    }

    private func wants(_ index: Int) -> Bool { clients[index].load.phases.contains { $0.contains(now) } }

    private mutating func arrive(_ index: Int) {
        guard wants(index), !clients[index].pending, clients[index].busySince == nil else { return }
        clients[index].pending = true
        clients[index].pendingSince = now
        if clients[index].hasLease { start(index) } else { perform(arbiter.want(index, at: now)) }
    }

    private mutating func start(_ index: Int) {
        longestWait[index] = max(longestWait[index], now - clients[index].pendingSince)
        clients[index].pending = false
        clients[index].busySince = now
        clients[index].turn += 1
        add(now + UInt64.random(in: clients[index].load.length, using: &dice), index, .done)
    }

    private mutating func finish(_ index: Int) {
        let since = clients[index].busySince!
        runs.append((index, since..<now))
        clients[index].busy += now - since
        clients[index].busySince = nil
        if let think = clients[index].load.think {
            let next = UInt64.random(in: think, using: &dice)
            clients[index].meanThink += (Double(next) - clients[index].meanThink) / 8
            add(now + next, index, .work)
        } else if wants(index) {
            clients[index].pending = true
            clients[index].pendingSince = now
        }
        proceed(index)
    }

    /// What a worker does with the node between submissions.
    private mutating func proceed(_ index: Int) {
        let client = clients[index]
        if let deadline = client.deadline, now >= deadline { return release(index) }
        if client.pending { return start(index) }
        guard client.lease.limit != nil else { return }
        if client.lease.linger > 0, client.meanThink <= Double(client.lease.linger) {
            add(min(now + client.lease.linger, client.deadline!), index, .lingered(turn: client.turn))
        } else {
            release(index)
        }
    }

    private mutating func release(_ index: Int) {
        clients[index].hasLease = false
        let busy = clients[index].busy
        perform(arbiter.release(index, busy: busy, more: clients[index].pending, at: now))
    }

    private mutating func perform(_ actions: [Arbiter.Action]) {
        for action in actions {
            switch action {
            case .grant(let index, let lease):
                precondition(!clients.contains { $0.hasLease }, "two have the node")
                leases += 1
                clients[index].hasLease = true
                clients[index].busy = 0
                take(lease, index)
                proceed(index)
            case .change(let index, let lease):
                take(lease, index)
                if clients[index].busySince == nil { proceed(index) }
            }
        }
        if let next = arbiter.nextEvent(after: now) { add(max(next, now + 1), 0, .timer) }
    }

    private mutating func take(_ lease: Arbiter.Lease, _ index: Int) {
        clients[index].lease = lease
        clients[index].deadline = lease.limit.map { now + $0 }
    }

    // MARK: What came of it

    /// The time each had in `range`.
    func service(in range: Range<UInt64>) -> [UInt64] {
        var result = [UInt64](repeating: 0, count: clients.count)
        for run in runs {
            let part = run.time.clamped(to: range)
            result[run.partition] += part.upperBound - part.lowerBound
        }
        return result
    }

    func share(of partition: Int, in range: Range<UInt64>) -> Double {
        Double(service(in: range)[partition]) / Double(range.upperBound - range.lowerBound)
    }

    /// The time of `range` that nobody had.
    func idle(in range: Range<UInt64>) -> UInt64 {
        range.upperBound - range.lowerBound - service(in: range).reduce(0, +)
    }
}
