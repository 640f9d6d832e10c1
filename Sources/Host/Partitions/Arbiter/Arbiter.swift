// SPDX-License-Identifier: Apache-2.0
/// Decides which partition's submissions a node of a GPU executes: start-time fair queueing over leases.
///
/// A node is leased to one partition at a time. While nobody else wants it the holder keeps it, at no cost; when
/// somebody does, the holder is told how long it may go on, and gives it back between two submissions. Time is
/// charged when it is known, so a submission of any length is paid for. `docs/scheduling.md` has the algorithm and
/// its bounds.
///
/// A value with no clock of its own: callers say what happened and when, and do what it answers. Times are
/// nanoseconds of any monotonic clock. A time that lies before one that was said earlier counts as that one.
public struct Arbiter: Sendable {
    public typealias Nanoseconds = UInt64
    public typealias Partition = Int

    /// What a holder may do from now on.
    public struct Lease: Sendable, Equatable {
        /// How long until it has to give the node back, between submissions; nil: until told otherwise.
        public var limit: Nanoseconds?
        /// How long it may keep the node with nothing to execute, in case more comes.
        public var linger: Nanoseconds

        public init(limit: Nanoseconds?, linger: Nanoseconds) {
            self.limit = limit
            self.linger = linger
        }
    }

    public enum Action: Sendable, Equatable {
        /// The node is the partition's.
        case grant(Partition, Lease)
        /// The holder's lease changes: somebody waits.
        case change(Partition, Lease)
    }

    /// Lengths that trade latency for switches.
    public struct Tuning: Sendable {
        /// The longest a holder goes on while others wait, unless it is owed more.
        public var quantum: Nanoseconds = 2_000_000
        /// Quanta are shortened so that all who wait get a turn in this time.
        public var turnaround: Nanoseconds = 50_000_000
        /// No quantum is shorter.
        public var shortestQuantum: Nanoseconds = 250_000
        /// The longest lease of a holder that is owed time.
        public var longestLease: Nanoseconds = 10_000_000
        /// The most that is owed to a partition that did not want time, by priority.
        public var credit: [Entitlement.Priority: Nanoseconds] = [
            .low: 0, .normal: 500_000, .high: 2_000_000,
        ]
        /// The longest a node idles for a partition that is owed time and is expected back.
        public var longestLinger: Nanoseconds = 200_000
        /// How much of a maximum may be used at once.
        public var burst: Nanoseconds = 10_000_000

        public init() {}
    }

    private struct Account {
        var entitlement: Entitlement
        /// Time it gets for each of virtual time: its weight's part of 100, or more where its minimum says so.
        var rate: Double
        /// Virtual time it has been served up to; its start tag while it waits or holds the node.
        var tag = 0.0
        var isWaiting = false
        /// What it used lately each time it had the node, at most a quantum.
        var turn: Double
        /// Left of its maximum, which fills up with time; below 0 after a long submission.
        var allowance: Double
        var allowanceTime: Nanoseconds
        var used: Nanoseconds = 0
        /// Since when it waits for the node or has it, and how long it did before.
        var wantsSince: Nanoseconds?
        var wanted: Nanoseconds = 0

        /// Where a turn like the last ones would take it. Who is least far then is next: so who needs little does
        /// not queue behind others' quanta.
        var goal: Double { tag + turn / rate }
    }

    private struct Holding {
        var partition: Partition
        var since: Nanoseconds
        /// When its use began to count against the others', nil while nobody waits.
        var contendedSince: Nanoseconds?
    }

    public let tuning: Tuning
    private var accounts: [Partition: Account] = [:]
    private var holding: Holding?
    /// The start tag of who is served.
    private var virtualTime = 0.0
    private var hasLimits = false

    public init(tuning: Tuning = Tuning()) {
        self.tuning = tuning
    }

    // MARK: Partitions

    /// Adds a partition, or changes what one is entitled to from now on.
    ///
    /// The minimums of all together may not exceed 1; that is checked where they are configured.
    public mutating func set(_ entitlement: Entitlement, of partition: Partition, at now: Nanoseconds) {
        if accounts[partition] == nil {
            accounts[partition] = Account(
                entitlement: entitlement, rate: 1, tag: virtualTime, turn: Double(tuning.shortestQuantum),
                allowance: Double(tuning.burst) * entitlement.maximum, allowanceTime: now)
        } else {
            refill(partition, at: now)
            accounts[partition]!.entitlement = entitlement
        }
        hasLimits = accounts.values.contains { $0.entitlement.minimum > 0 || $0.entitlement.maximum < 1 }
        updateRates()
    }

    /// Forgets a partition; the node is given on if it had it.
    public mutating func remove(_ partition: Partition, at now: Nanoseconds) -> [Action] {
        guard accounts.removeValue(forKey: partition) != nil else { return [] }
        hasLimits = accounts.values.contains { $0.entitlement.minimum > 0 || $0.entitlement.maximum < 1 }
        updateRates()
        guard holding?.partition == partition else { return [] }
        holding = nil
        return dispatch(at: now)
    }

    /// The node's time a partition has been charged.
    public func used(by partition: Partition) -> Nanoseconds { accounts[partition]?.used ?? 0 }
    /// How long a partition has waited for the node or had it, altogether.
    public func wanted(by partition: Partition, at now: Nanoseconds) -> Nanoseconds {
        guard let account = accounts[partition] else { return 0 }
        return account.wanted + (account.wantsSince.map { elapsed($0, now) } ?? 0)
    }
    /// How long the partition has had the node now, and how much of that it will be charged at least.
    public func held(by partition: Partition, at now: Nanoseconds) -> (whole: Nanoseconds, contended: Nanoseconds) {
        guard let holding, holding.partition == partition else { return (0, 0) }
        return (elapsed(holding.since, now), holding.contendedSince.map { elapsed($0, now) } ?? 0)
    }
    /// Who has the node.
    public var holder: Partition? { holding?.partition }

    // MARK: Events

    /// A partition has something to execute and not the node.
    public mutating func want(_ partition: Partition, at now: Nanoseconds) -> [Action] {
        guard var account = accounts[partition], !account.isWaiting, holding?.partition != partition else { return [] }
        // What it did not want is gone, but for a little that has it served soon.
        let credit = Double(tuning.credit[account.entitlement.priority] ?? 0)
        account.tag = max(account.tag, virtualTime - credit / account.rate)
        account.isWaiting = true
        account.wantsSince = now
        accounts[partition] = account
        if hasLimits { updateRates() }
        guard let holding else { return dispatch(at: now) }
        guard mayHave(accounts[partition]!, at: now) else { return [] }
        if holding.contendedSince == nil { settleHolder(holding, at: now) }
        return [.change(holding.partition, lease(of: holding.partition, at: now))]
    }

    /// The holder gives the node back.
    ///
    /// - Parameters:
    ///   - busy: how long of its lease it executed something. It is charged the whole of the time that somebody
    ///     waited, and at most all of its lease, whatever it says.
    ///   - more: it has more to execute.
    public mutating func release(
        _ partition: Partition, busy: Nanoseconds, more: Bool, at now: Nanoseconds
    ) -> [Action] {
        guard let holding, holding.partition == partition else { return [] }
        let whole = elapsed(holding.since, now)
        let contended = holding.contendedSince.map { elapsed($0, now) } ?? 0
        let used = max(contended, min(busy, whole))
        let waiters = accounts.values.count(where: \.isWaiting)
        refill(partition, at: now)
        var account = accounts[partition]!
        account.tag += Double(holding.contendedSince == nil ? used : contended) / account.rate
        account.allowance -= Double(used)
        account.used += used
        account.turn += (min(Double(used), Double(quantum(among: waiters + 1))) - account.turn) / 4
        account.isWaiting = more
        if !more, let since = account.wantsSince {
            account.wanted += elapsed(since, now)
            account.wantsSince = nil
        }
        accounts[partition] = account
        self.holding = nil
        // What it used while nobody else wanted the node is not held against it when it comes back.
        if holding.contendedSince == nil { virtualTime = max(virtualTime, account.tag) }
        if hasLimits && !more { updateRates() }
        return dispatch(at: now)
    }

    /// A partition can have nothing to execute any more: its worker has ended. A lease it had is charged in full.
    public mutating func withdraw(_ partition: Partition, at now: Nanoseconds) -> [Action] {
        if holding?.partition == partition { return release(partition, busy: .max, more: false, at: now) }
        guard accounts[partition]?.isWaiting == true else { return [] }
        accounts[partition]!.isWaiting = false
        if let since = accounts[partition]!.wantsSince { accounts[partition]!.wanted += elapsed(since, now) }
        accounts[partition]!.wantsSince = nil
        if hasLimits { updateRates() }
        return []
    }

    /// Time has passed: call at ``nextEvent(after:)``.
    public mutating func timer(at now: Nanoseconds) -> [Action] {
        guard let holding else { return dispatch(at: now) }
        guard holding.contendedSince == nil, accounts.values.contains(where: { mayHave($0, at: now) }) else {
            return []
        }
        settleHolder(holding, at: now)
        return [.change(holding.partition, lease(of: holding.partition, at: now))]
    }

    /// When somebody who waits may be served again, being at its maximum now; nil if nobody has to wait for that.
    public func nextEvent(after now: Nanoseconds) -> Nanoseconds? {
        guard holding?.contendedSince == nil else { return nil }
        return accounts.values.filter(\.isWaiting).map { account in
            let lack = max(0, threshold(account) - account.allowance)
            return max(now, account.allowanceTime + Nanoseconds((lack / account.entitlement.maximum).rounded(.up)))
        }.min()
    }

    // MARK: Decisions

    private func elapsed(_ since: Nanoseconds, _ now: Nanoseconds) -> Nanoseconds { now - min(since, now) }

    private func quantum(among count: Int) -> Nanoseconds {
        min(max(tuning.turnaround / Nanoseconds(count), tuning.shortestQuantum), tuning.quantum)
    }

    private func threshold(_ account: Account) -> Double {
        account.entitlement.maximum < 1 ? Double(tuning.burst) * account.entitlement.maximum / 4 : -.infinity
    }

    /// Whether it wants the node and is not at its maximum.
    private func mayHave(_ account: Account, at now: Nanoseconds) -> Bool {
        guard account.isWaiting else { return false }
        let refill = Double(elapsed(account.allowanceTime, now)) * account.entitlement.maximum
        return account.allowance + refill >= threshold(account)
    }

    private mutating func refill(_ partition: Partition, at now: Nanoseconds) {
        guard var account = accounts[partition], now > account.allowanceTime else { return }
        let maximum = account.entitlement.maximum
        account.allowance = min(
            account.allowance + Double(now - account.allowanceTime) * maximum, Double(tuning.burst) * maximum)
        account.allowanceTime = now
        accounts[partition] = account
    }

    /// The first to wait beside a holder: what that did alone is not held against it.
    private mutating func settleHolder(_ holding: Holding, at now: Nanoseconds) {
        var account = accounts[holding.partition]!
        account.tag = max(account.tag, virtualTime)
        virtualTime = account.tag
        accounts[holding.partition] = account
        self.holding!.contendedSince = now
    }

    /// Gives a free node to who is furthest behind of those that may have it.
    private mutating func dispatch(at now: Nanoseconds) -> [Action] {
        guard holding == nil else { return [] }
        var next: (partition: Partition, goal: Double)?
        for (partition, account) in accounts where mayHave(account, at: now) {
            if next == nil || (account.goal, partition) < (next!.goal, next!.partition) {
                next = (partition, account.goal)
            }
        }
        guard let next else { return [] }
        refill(next.partition, at: now)
        virtualTime = max(virtualTime, accounts[next.partition]!.tag)
        accounts[next.partition]!.isWaiting = false
        let isContended = accounts.values.contains { mayHave($0, at: now) }
        holding = Holding(partition: next.partition, since: now, contendedSince: isContended ? now : nil)
        return [.grant(next.partition, lease(of: next.partition, at: now))]
    }

    /// What is left to the holder.
    private func lease(of partition: Partition, at now: Nanoseconds) -> Lease {
        guard let holding, let account = accounts[partition] else { return Lease(limit: 0, linger: 0) }
        let held = Double(elapsed(holding.since, now))
        let allowed = account.entitlement.maximum < 1 ? max(0, account.allowance - held) : .infinity
        let waiting = accounts.values.filter { mayHave($0, at: now) }
        guard let first = waiting.map(\.tag).min(), let goal = waiting.map(\.goal).min() else {
            let limit = allowed == .infinity ? nil : Nanoseconds(allowed)
            return Lease(limit: limit, linger: limit ?? .max)
        }
        // Somebody came who is to be served first.
        guard goal >= account.goal else { return Lease(limit: 0, linger: 0) }
        let quantum = self.quantum(among: waiting.count + 1)
        // What it is behind the others, and a quantum of going ahead.
        let behind = max(0, (first - account.tag) * account.rate)
        let contended = Double(elapsed(holding.contendedSince ?? now, now))
        let limit = min(max(0, behind + Double(quantum) - contended), Double(tuning.longestLease), allowed)
        let linger = min(max(0, behind - contended), Double(tuning.longestLinger))
        return Lease(limit: Nanoseconds(limit), linger: Nanoseconds(linger))
    }

    /// Rates of those that want time, so that minimums hold among them.
    private mutating func updateRates() {
        guard hasLimits else {
            for partition in accounts.keys {
                accounts[partition]!.rate = Double(accounts[partition]!.entitlement.weight) / 100
            }
            return
        }
        let active = accounts.keys.filter { accounts[$0]!.isWaiting || holding?.partition == $0 }
        let entitlements = active.map { accounts[$0]!.entitlement }
        let weights = entitlements.reduce(0) { $0 + $1.weight }
        for (partition, share) in zip(active, shares(of: entitlements)) {
            accounts[partition]!.rate = max(share, 1e-6) * Double(weights) / 100
        }
    }
}
