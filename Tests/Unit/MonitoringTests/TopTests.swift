// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Testing

@testable import Monitoring

@Suite struct TopTests {
    private func sample(at uptime: Double, _ partitions: PartitionSample...) -> ControlEvent.Sample {
        ControlEvent.Sample(time: .now, uptime: uptime, partitions: partitions)
    }

    @Test func ratesAreOfTheTimeBetweenTwoSamples() {
        let first = sample(at: 10, MetricsTests.partition("web", gpuSeconds: 1, submissions: 100))
        let second = sample(at: 12, MetricsTests.partition("web", gpuSeconds: 1.5, submissions: 300))
        let row = second.activities(since: first)[0]
        #expect(row.time == 0.25)
        #expect(row.submissionsPerSecond == 100)
        #expect(first.activities(since: nil)[0].time == 0)
    }

    @Test func aPartitionMadeAnewBeginsAtNothing() {
        let first = sample(at: 10, MetricsTests.partition("web", gpuSeconds: 100, submissions: 1000))
        let second = sample(at: 11, MetricsTests.partition("web", gpuSeconds: 0.5, submissions: 10))
        let row = second.activities(since: first)[0]
        #expect(row.time == 0.5)
        #expect(row.submissionsPerSecond == 10)
        // A clock that stands still gives no rate, and no more than all of the time is anybody's.
        #expect(second.activities(since: second)[0].submissionsPerSecond == 0)
        let third = sample(at: 11.1, MetricsTests.partition("web", gpuSeconds: 3))
        #expect(third.activities(since: second)[0].time == 1)
    }

    private var rows: [PartitionActivity] {
        let first = sample(at: 0, MetricsTests.partition("a"), MetricsTests.partition("b"), MetricsTests.partition("c"))
        let second = sample(
            at: 1, MetricsTests.partition("a", gpuSeconds: 0.2, submissions: 5),
            MetricsTests.partition("b", gpuSeconds: 0.6, submissions: 1), MetricsTests.partition("c", gpuSeconds: 0.2))
        return second.activities(since: first)
    }

    @Test func rowsAreInOrder() {
        #expect(TopTable(order: .time).sorted(rows).map(\.name) == ["b", "a", "c"])
        #expect(TopTable(order: .submissions).sorted(rows).map(\.name) == ["a", "b", "c"])
        #expect(TopTable(order: .name, isReversed: true).sorted(rows).map(\.name) == ["c", "b", "a"])
        #expect(Set(TopTable.Order.allCases.map(\.key)).count == TopTable.Order.allCases.count)
    }

    @Test(arguments: [20, 40, 60, 80, 100, 200])
    func linesFitTheTerminal(width: Int) {
        let lines = TopTable().lines(rows, width: width)
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.count <= width })
        #expect(lines[0].hasPrefix("PARTITION"))
        if width >= 80 { #expect(lines[1].contains("60.0%") && lines[1].contains("512M")) }
    }

    @Test func nothingIsStyledUnlessAsked() {
        #expect(!TopTable().lines(rows).joined().contains("\u{1b}"))
        #expect(TopTable(isStyled: true).lines(rows)[0].contains("\u{1b}[7m"))
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1K"), (1536, "1.5K"), (512 << 20, "512M"), (1000 << 20, "1G"), (5 << 30, "5G"),
    ])
    func sizesAreShort(bytes: UInt64, text: String) { #expect(size(bytes) == text) }

    // MARK: What a hostile worker, or another daemon than ours, says

    /// Of all counters and sizes.
    private func partition(_ value: UInt64, share: Double = 0.5) -> PartitionSample {
        var partition = PartitionSample(name: "web", gpu: "gpu0", state: .attached, share: share)
        partition.restarts = value
        partition.nodeNanoseconds = [value, value]
        partition.wantedNanoseconds = [value]
        partition.leases = value
        partition.local = .init(budget: value, resident: value, committed: value)
        partition.nonLocal = partition.local
        for field in [
            \PartitionSample.processes, \.contexts, \.allocations, \.queueDepth, \.submissions, \.busyNanoseconds,
            \.faults,
            \.deviceResets, \.pagedOut, \.pagedIn, \.discarded,
        ] { partition[keyPath: field] = value }
        partition.driver = .init(driver: "i915", engineNanoseconds: ["render": value], memoryBytes: ["vram": value])
        return partition
    }

    @Test(arguments: [0, 1, 1 << 53, UInt64(Int64.max), 1 << 63, .max - 1, .max])
    func anyCountersAreShown(value: UInt64) throws {
        for seconds in [1, Double.leastNonzeroMagnitude, 1e-9, 1e300, -1, .infinity, .nan] {
            let first = sample(at: 0, partition(0))
            let second = sample(at: seconds, partition(value))
            let rows = second.activities(since: first)
            for order in TopTable.Order.allCases {
                #expect(TopTable(order: order).lines(rows + rows, width: 80).count == 3)
            }
            // As `gpupv top --json` prints it: JSON has no numbers that are none.
            _ = try ControlProtocol.encoder().encode(rows)
        }
    }

    @Test(arguments: [0, 1, -1, Double.leastNonzeroMagnitude, 1e19, 1e308, -1e308, .infinity, -.infinity, .nan])
    func anyNumbersAreShown(value: Double) {
        var row = sample(at: 0, partition(1, share: value)).activities(since: nil)[0]
        row.time = value
        row.submissionsPerSecond = value
        row.pagedPerSecond = value
        for order in TopTable.Order.allCases { #expect(TopTable(order: order).lines([row, row]).count == 3) }
    }

    @Test func whatCannotBeIsTheNearestThatCan() {
        #expect(percent(-.infinity) == "0.0%" && percent(.nan) == "0.0%" && percent(0.4567) == "45.7%")
        #expect(percent(.infinity) == "1844674407370955161.5%")
        #expect(size(.max) == "16E" && size(1000 << 50) == "1E")
        #expect([2.4, 2.5, -0.4, 1e19].map { UInt64(nearest: $0) } == [2, 3, 0, 10_000_000_000_000_000_000])
    }

    /// What Prometheus reads has a number for whatever is told.
    @Test func metricsHaveAnyNumbers() throws {
        for value in [0, .max] as [UInt64] {
            for share in [0.5, .infinity, -.infinity, .nan] {
                let sample = sample(at: 0, partition(value, share: share))
                let document = try ExpositionParser(metrics(daemon: MetricsTests.daemon, sample: sample))
                let labels = ["partition": "web", "gpu": "gpu0"]
                #expect(document["gpupv_partition_submissions_total", labels] == Double(value))
            }
        }
    }
}
