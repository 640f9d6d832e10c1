// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Partitions

private let microsecond: UInt64 = 1_000
private let millisecond: UInt64 = 1_000_000
private let second: UInt64 = 1_000_000_000

/// Every second of a run, a tenth of one apart.
private func seconds(_ range: Range<UInt64>) -> [Range<UInt64>] {
    stride(from: range.lowerBound, through: range.upperBound - second, by: Int(second / 10)).map { $0..<$0 + second }
}

@Suite struct SharesTests {
    private func parts(_ entitlements: Entitlement...) -> [Double] {
        shares(of: entitlements).map { ($0 * 1000).rounded() / 1000 }
    }

    @Test func weightsDivide() {
        #expect(parts(.init(weight: 100), .init(weight: 300)) == [0.25, 0.75])
        #expect(parts() == [])
        #expect(parts(.init(weight: 7)) == [1])
    }

    @Test func minimumsAndMaximumsHold() {
        #expect(parts(.init(minimum: 0.5), .init(), .init()) == [0.5, 0.25, 0.25])
        #expect(parts(.init(maximum: 0.1), .init(), .init()) == [0.1, 0.45, 0.45])
        #expect(parts(.init(maximum: 0.3), .init(maximum: 0.3)) == [0.3, 0.3])
        #expect(parts(.init(weight: 1, minimum: 0.6), .init(weight: 100, minimum: 0.4)) == [0.6, 0.4])
        // A maximum that binds feeds a minimum that did not need it then.
        #expect(
            parts(.init(weight: 1000, maximum: 0.5), .init(weight: 100, minimum: 0.2), .init(weight: 100)) == [
                0.5, 0.25, 0.25,
            ])
    }

    @Test func theyAddUpAtRandom() {
        var dice = Dice(seed: 9)
        for _ in 0..<500 {
            let count = Int.random(in: 1...40, using: &dice)
            let entitlements = (0..<count).map { _ in
                let minimum = Double.random(in: 0...1, using: &dice) / Double(count)
                return Entitlement(
                    weight: .random(in: 1...1000, using: &dice), minimum: minimum,
                    maximum: .random(in: max(minimum, 0.001)...1, using: &dice))
            }
            let parts = shares(of: entitlements)
            let most = min(1, entitlements.reduce(0) { $0 + $1.maximum })
            #expect(abs(parts.reduce(0, +) - most) < 1e-9)
            for (part, each) in zip(parts, entitlements) {
                #expect(part >= each.minimum - 1e-9 && part <= each.maximum + 1e-9)
            }
        }
    }
}

@Suite struct ArbiterTests {
    private func check(
        _ simulator: ArbiterSimulator, _ partition: Int, has share: Double, in range: Range<UInt64>,
        within tolerance: Double = 0.02, _ location: SourceLocation = #_sourceLocation
    ) {
        for each in seconds(range) {
            let got = simulator.share(of: partition, in: each)
            #expect(
                abs(got - share) <= tolerance, "partition \(partition) in \(each): \(got)", sourceLocation: location)
        }
    }

    @Test func sharesFollowWeightsWhateverTheSubmissions() {
        var simulator = ArbiterSimulator([
            (.init(weight: 100), .backlog(50 * microsecond...100 * microsecond)),
            (.init(weight: 200), .backlog(2 * millisecond...3 * millisecond)),
            (.init(weight: 500), .backlog(10 * microsecond...4 * millisecond)),
        ])
        simulator.run(until: 10 * second)
        for (partition, share) in [0.125, 0.25, 0.625].enumerated() {
            check(simulator, partition, has: share, in: 0..<10 * second)
        }
        #expect(simulator.idle(in: 0..<9 * second) == 0)
    }

    @Test func unusedShareGoesToThoseWhoWantIt() {
        let phases = [0..<2 * second, 4 * second..<6 * second]
        var simulator = ArbiterSimulator([
            (.init(), .backlog(millisecond...millisecond)),
            (.init(weight: 300), .backlog(millisecond...millisecond, during: phases)),
        ])
        simulator.run(until: 8 * second)
        check(simulator, 0, has: 0.25, in: 0..<2 * second)
        check(simulator, 0, has: 1, in: 2 * second + 10 * millisecond..<4 * second)
        check(simulator, 0, has: 0.25, in: 4 * second..<6 * second)
        check(simulator, 0, has: 1, in: 6 * second + 10 * millisecond..<8 * second)
        #expect(simulator.idle(in: 0..<7 * second) == 0)
    }

    @Test func minimumsHold() {
        var parties: [(Entitlement, Load)] = [
            (.init(weight: 1, minimum: 0.3), .backlog(100 * microsecond...millisecond))
        ]
        for _ in 0..<20 { parties.append((.init(weight: 1000), .backlog(millisecond...2 * millisecond))) }
        var simulator = ArbiterSimulator(parties)
        simulator.run(until: 5 * second)
        check(simulator, 0, has: 0.3, in: 0..<5 * second)
        check(simulator, 1, has: 0.035, in: 0..<5 * second)
    }

    @Test func maximumsHoldOnAnIdleGPU() {
        var simulator = ArbiterSimulator([
            (.init(maximum: 0.2), .backlog(100 * microsecond...5 * millisecond)),
            (.init(maximum: 0.4), .backlog(100 * microsecond...millisecond, during: [2 * second..<4 * second])),
        ])
        simulator.run(until: 6 * second)
        check(simulator, 0, has: 0.2, in: 0..<6 * second)
        check(simulator, 1, has: 0.4, in: 2 * second..<4 * second)
    }

    @Test func longSubmissionsArePaidFor() {
        var simulator = ArbiterSimulator([
            (.init(), .backlog(80 * millisecond...100 * millisecond)),
            (.init(), .backlog(200 * microsecond...millisecond)),
        ])
        simulator.run(until: 20 * second)
        #expect(abs(simulator.share(of: 1, in: 0..<20 * second) - 0.5) < 0.006)
        check(simulator, 1, has: 0.5, in: 0..<20 * second, within: 0.11)
    }

    /// One that waits for each submission before it makes the next.
    @Test func synchronousClientsGetTheirShare() {
        var simulator = ArbiterSimulator([
            (.init(), .synchronous(90 * microsecond...110 * microsecond, think: 15 * microsecond...25 * microsecond)),
            (.init(), .backlog(millisecond...2 * millisecond)),
        ])
        simulator.run(until: 5 * second)
        // Of its half, a sixth is its own pauses.
        check(simulator, 0, has: 0.5 * 5 / 6, in: 0..<5 * second, within: 0.03)
        check(simulator, 1, has: 0.5, in: 0..<5 * second)
    }

    /// Nobody waits for a client that is gone for longer than it is worth.
    @Test func pausesOfSlowClientsAreUsed() {
        var simulator = ArbiterSimulator([
            (.init(), .synchronous(millisecond...millisecond, think: 5 * millisecond...5 * millisecond)),
            (.init(), .backlog(millisecond...millisecond)),
        ])
        simulator.run(until: 5 * second)
        #expect(simulator.idle(in: 0..<4 * second) == 0)
        #expect(simulator.share(of: 0, in: 0..<5 * second) > 0.12)
    }

    @Test func lightUsersAreServedNext() {
        for count in [1, 10, 50] {
            var parties: [(Entitlement, Load)] = [
                (
                    .init(priority: .high),
                    .synchronous(200 * microsecond...200 * microsecond, think: 16 * millisecond...16 * millisecond)
                )
            ]
            for _ in 0..<count { parties.append((.init(), .backlog(500 * microsecond...millisecond))) }
            var simulator = ArbiterSimulator(parties)
            // Until it is known who needs how much at a time.
            simulator.run(until: second)
            simulator.forgetWaits()
            simulator.run(until: 5 * second)
            // No longer than what is being executed takes: below its share it is never behind anybody.
            #expect(simulator.longestWait[0] <= millisecond)
        }
    }

    @Test func priorityIsNotShare() {
        var simulator = ArbiterSimulator([
            (.init(priority: .high), .backlog(millisecond...millisecond)),
            (.init(priority: .low), .backlog(millisecond...millisecond)),
        ])
        simulator.run(until: 4 * second)
        check(simulator, 1, has: 0.5, in: 0..<4 * second)
    }

    @Test func nobodyStarvesAmongHundreds() {
        var parties: [(Entitlement, Load)] = []
        for index in 0..<300 {
            let priority = Entitlement.Priority.allCases[index % 3]
            parties.append((.init(priority: priority), .backlog(20 * microsecond...400 * microsecond)))
        }
        var simulator = ArbiterSimulator(parties)
        simulator.run(until: 5 * second)
        let service = simulator.service(in: 0..<5 * second)
        for (partition, each) in service.enumerated() {
            #expect(abs(Double(each) - 5e9 / 300) < 2e6, "partition \(partition)")
            // A turn of all takes what a quantum each and what they overrun it by takes.
            #expect(simulator.longestWait[partition] < 300 * 800 * microsecond)
        }
    }

    /// Against what an ideal, infinitely divisible GPU would give each.
    @Test(arguments: 1...40 as ClosedRange<UInt64>) func randomLoadsGetWhatAnIdealGPUWouldGive(seed: UInt64) {
        var dice = Dice(seed: seed)
        let end = 4 * second
        let count = Int.random(in: 2...(seed % 10 == 0 ? 200 : 12), using: &dice)
        let withLimits = seed % 2 == 0
        var parties: [(Entitlement, Load)] = []
        for _ in 0..<count {
            let minimum = withLimits ? Double.random(in: 0...0.9, using: &dice) / Double(count) : 0
            var entitlement = Entitlement(weight: .random(in: 10...500, using: &dice), minimum: minimum)
            entitlement.priority = .allCases.randomElement(using: &dice)!
            let longest = UInt64.random(in: 20 * microsecond...2 * millisecond, using: &dice)
            var phases: [Range<UInt64>] = []
            var time = UInt64.random(in: 0...second, using: &dice)
            while time < end {
                let stop = time + .random(in: 200 * millisecond...2 * second, using: &dice)
                phases.append(time..<stop)
                time = stop + .random(in: 50 * millisecond...second, using: &dice)
            }
            parties.append((entitlement, .backlog(10 * microsecond...longest, during: phases)))
        }
        var simulator = ArbiterSimulator(parties, seed: seed)
        simulator.run(until: end)

        let edges = Set(parties.flatMap { $0.1.phases.flatMap { [$0.lowerBound, $0.upperBound] } } + [0, end])
            .filter { $0 <= end }.sorted()
        for (from, to) in zip(edges, edges.dropFirst()) where to - from >= 100 * millisecond {
            let active = parties.indices.filter { parties[$0].1.phases.contains { $0.contains(from) } }
            guard !active.isEmpty else { continue }
            let ideal = shares(of: active.map { parties[$0].0 })
            let service = simulator.service(in: from..<to)
            for (partition, share) in zip(active, ideal) {
                let wanted = share * Double(to - from)
                // A quantum and two of the longest submissions, and what it is owed from before.
                let bound = 8e6 + 0.01 * Double(to - from)
                #expect(Double(service[partition]) > wanted - bound, "partition \(partition) in \(from)..<\(to)")
            }
            #expect(simulator.idle(in: from..<min(to, end - 10 * millisecond)) == 0)
        }
    }

    /// Threads may bring their times in another order than they read them in.
    @Test func aTimeBeforeTheLastOneIsNotTakenFromIt() {
        for end in 0..<3 {
            var arbiter = Arbiter()
            for partition in 0..<2 { arbiter.set(Entitlement(maximum: 0.5), of: partition, at: 100) }
            _ = arbiter.want(0, at: 1000)
            _ = arbiter.want(1, at: 999)
            _ = arbiter.timer(at: 900)
            #expect(arbiter.wanted(by: 0, at: 500) == 0 && arbiter.held(by: 0, at: 500) == (0, 0))
            switch end {
            case 0: _ = arbiter.release(0, busy: .max, more: false, at: 500)
            case 1: _ = arbiter.withdraw(0, at: 500)
            default: _ = arbiter.remove(0, at: 500)
            }
            #expect(arbiter.used(by: 0) == 0)
            #expect(arbiter.holder == 1)
            _ = arbiter.withdraw(1, at: 400)
            #expect(arbiter.holder == nil)
        }
    }

    @Test func aPartitionThatGoesGivesTheNodeOn() {
        var arbiter = Arbiter()
        for partition in 0..<2 { arbiter.set(.init(), of: partition, at: 0) }
        #expect(arbiter.want(0, at: 0) == [.grant(0, .init(limit: nil, linger: .max))])
        #expect(arbiter.want(0, at: 1) == [], "it has it already")
        guard case .change(0, let lease)? = arbiter.want(1, at: 10).first else { Issue.record("no change"); return }
        #expect(lease.limit == arbiter.tuning.quantum && lease.linger == 0)
        guard case .grant(1, _)? = arbiter.remove(0, at: 20).first else { Issue.record("not given on"); return }
        #expect(arbiter.release(0, busy: 5, more: true, at: 30) == [], "it has it no more")
        #expect(arbiter.holder == 1)
    }

    @Test func whatWasUsedAloneIsNotHeldAgainstAnybody() {
        var arbiter = Arbiter()
        for partition in 0...1 { arbiter.set(Entitlement(), of: partition, at: 0) }
        let second: UInt64 = 1_000_000_000
        _ = arbiter.want(0, at: 0)
        _ = arbiter.release(0, busy: second, more: false, at: second)
        _ = arbiter.want(1, at: second)
        guard case .change(1, let lease)? = arbiter.want(0, at: second).first else {
            Issue.record("the holder was told of nobody")
            return
        }
        // A quantum and its credit, not what the other had while it was away.
        #expect(lease.limit! <= 3_000_000)
    }

    @Test func nobodyIsChargedLessThanOthersWaited() {
        var arbiter = Arbiter()
        for partition in 0..<2 { arbiter.set(.init(), of: partition, at: 0) }
        _ = arbiter.want(0, at: 0)
        _ = arbiter.want(1, at: 1000)
        _ = arbiter.release(0, busy: 0, more: false, at: 5000)
        #expect(arbiter.used(by: 0) == 4000)
        _ = arbiter.release(1, busy: .max, more: false, at: 6000)
        #expect(arbiter.used(by: 1) == 1000)
    }
}
