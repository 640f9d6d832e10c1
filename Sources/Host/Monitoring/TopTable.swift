// SPDX-License-Identifier: Apache-2.0
import Control
import Partitions

/// The table of `gpupv top`.
public struct TopTable: Sendable {
    /// What rows can be in order of.
    public enum Order: String, Sendable, CaseIterable {
        case name, time, cpu, memory, queue, submissions, faults, restarts

        /// The key that chooses it.
        public var key: Character {
            switch self {
            case .name: "n"
            case .time: "t"
            case .cpu: "c"
            case .memory: "m"
            case .queue: "d"
            case .submissions: "s"
            case .faults: "f"
            case .restarts: "w"
            }
        }
    }

    public var order: Order
    public var isReversed: Bool
    /// Whether states and excesses are coloured, and the head is inverted.
    public var isStyled: Bool

    public init(order: Order = .time, isReversed: Bool = false, isStyled: Bool = false) {
        self.order = order
        self.isReversed = isReversed
        self.isStyled = isStyled
    }

    private struct Column: Sendable {
        let head: String
        let order: Order?
        var isNumber = true
        /// One that is left out where there is no room; those with the highest number first.
        var rank = 0
        let cell: @Sendable (PartitionActivity) -> String
    }

    private static let columns = [
        Column(head: "PARTITION", order: .name, isNumber: false) { $0.name },
        Column(head: "GPU", order: nil, isNumber: false, rank: 4) { $0.gpu },
        Column(head: "STATE", order: nil, isNumber: false) { $0.state.rawValue },
        Column(head: "VM", order: nil, rank: 3) { $0.vm.map(String.init) ?? "-" },
        Column(head: "TIME", order: .time) { percent($0.time) },
        Column(head: "SHARE", order: nil) { percent($0.share) },
        Column(head: "", order: nil, isNumber: false, rank: 5) { bar($0.time, mark: $0.share) },
        Column(head: "CPU", order: .cpu) { percent($0.cpus) },
        Column(head: "MEMORY", order: .memory) { size($0.memory.resident) },
        Column(head: "BUDGET", order: nil) { size($0.memory.budget) },
        Column(head: "PAGED/S", order: nil, rank: 6) {
            $0.pagedPerSecond > 0 ? size(UInt64(nearest: $0.pagedPerSecond)) : "-"
        },
        Column(head: "QUEUE", order: .queue) { "\($0.queueDepth)" },
        Column(head: "SUBMIT/S", order: .submissions) { count($0.submissionsPerSecond) },
        Column(head: "FAULTS", order: .faults, rank: 2) { "\($0.faults)" },
        Column(head: "RESETS", order: nil, rank: 1) { "\($0.deviceResets)" },
        Column(head: "WORKERS", order: .restarts, rank: 2) { "+\($0.restarts)" },
    ]

    /// Rows in order; those alike by name.
    public func sorted(_ rows: [PartitionActivity]) -> [PartitionActivity] {
        func value(_ row: PartitionActivity) -> Double {
            switch order {
            case .name: 0
            case .time: row.time
            case .cpu: row.cpus
            case .memory: Double(row.memory.resident)
            case .queue: Double(row.queueDepth)
            case .submissions: row.submissionsPerSecond
            case .faults: Double(row.faults) + Double(row.deviceResets)
            case .restarts: Double(row.restarts)
            }
        }
        let rows = rows.sorted { left, right in
            let (a, b) = (value(left), value(right))
            return a == b ? left.name < right.name : a > b
        }
        return isReversed ? rows.reversed() : rows
    }

    /// Head and rows, none wider than `width` columns.
    public func lines(_ rows: [PartitionActivity], width: Int = .max) -> [String] {
        let rows = sorted(rows)
        var columns = Self.columns
        var widths = columns.map { column in max(column.head.count, rows.map { column.cell($0).count }.max() ?? 0) }
        while widths.reduce(0, +) + 2 * (widths.count - 1) > width,
            let index = columns.indices.filter({ columns[$0].rank > 0 }).max(by: { columns[$0].rank < columns[$1].rank }
            )
        {
            columns.remove(at: index)
            widths.remove(at: index)
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(zip(columns, widths), cells).map { column, cell in
                let space = String(repeating: " ", count: max(0, column.1 - cell.count))
                return column.0.isNumber ? space + cell : cell + space
            }
            return String(padded.joined(separator: "  ").prefix(width))
        }
        let head = line(columns.map(\.head))
        return [styled(head, "7")] + rows.map { row in styled(line(columns.map { $0.cell(row) }), style(of: row)) }
    }

    private func style(of row: PartitionActivity) -> String? {
        switch row.state {
        case .failed, .missing: "31"
        case .recovering, .starting: "33"
        case .idle: "2"
        case .attached: row.memory.committed > row.memory.budget ? "33" : nil
        }
    }

    private func styled(_ text: String, _ code: String?) -> String {
        guard isStyled, let code else { return text }
        return "\u{1b}[\(code)m\(text)\u{1b}[0m"
    }
}

/// A part of 1 as a percentage with one decimal.
func percent(_ part: Double) -> String {
    let tenths = UInt64(nearest: part * 1000)
    return "\(tenths / 10).\(tenths % 10)%"
}

/// Bytes in at most four digits and a unit.
public func size(_ bytes: UInt64) -> String {
    var (value, units) = (Double(bytes), ["", "K", "M", "G", "T", "P", "E"][...])
    while value >= 1000, units.count > 1 {
        value /= 1024
        units.removeFirst()
    }
    let unit = units.first ?? ""
    if unit.isEmpty || value >= 100 { return "\(UInt64(nearest: value))\(unit)" }
    let tenths = UInt64(nearest: value * 10)
    return tenths % 10 == 0 ? "\(tenths / 10)\(unit)" : "\(tenths / 10).\(tenths % 10)\(unit)"
}

private func count(_ value: Double) -> String {
    value > 0 && value < 10 ? "\(Double((value * 10).rounded()) / 10)" : "\(UInt64(nearest: value))"
}

/// Ten cells, of which `part` are full; `|` is where the share ends.
private func bar(_ part: Double, mark: Double) -> String {
    let full = UInt64(nearest: part * 10)
    let at = min(9, UInt64(nearest: (mark * 10).rounded(.down)))
    return "[" + (0..<10 as Range<UInt64>).map { $0 < full ? "#" : $0 == at ? "|" : "." }.joined() + "]"
}

extension UInt64 {
    /// The nearest there is to a number that a worker or a daemon has a part in: 0 for one that is less or none at all,
    /// the greatest for one that is more.
    init(nearest value: Double) {
        let value = value.rounded()
        self = UInt64(exactly: value) ?? (value > 0 ? .max : 0)
    }
}
