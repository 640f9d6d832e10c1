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
}
