// SPDX-License-Identifier: Apache-2.0
import Partitions

/// What a supervisor says to a worker.
public enum SupervisorMessage: ChannelMessage, Equatable {
    /// A node is the partition's.
    case grant(node: Int, Arbiter.Lease)
    /// The lease of a node changes, if the worker still has it.
    case change(node: Int, Arbiter.Lease)
    /// The partition's memory is from now on this many bytes in each segment group.
    case resize(vram: UInt64, nonLocal: UInt64)
    /// What the guest may have at a time, from now on.
    case limits(PartitionLimits)
    /// How long a submission may take from now on, in milliseconds.
    case timeout(milliseconds: UInt64)
    /// The part of a node's time that the partition never exceeds, from now on; above 0 up to 1.
    case maximum(Double)
    /// Asks for a ``WorkerMessage/sample(_:)``.
    case measure
    /// The supervisor is another one, which knows of no leases: the worker has none and asks anew.
    case restart
    /// How much the guest may have published at a time, from now on.
    case exports(Int)
    /// Of what the guest has published.
    case export(ExportOrder)
    /// The worker is to end.
    case end

    private enum Kind: UInt32 {
        case grant = 101
        case change, resize, limits, timeout, measure, restart, end, exports, export, maximum
    }

    /// Stands for no limit.
    private static let none = UInt64.max

    public init?(words: [UInt64]) {
        let (kind, node) = readFirstWord(words[0], Kind.self)
        guard let kind, node < maximumNodes else { return nil }
        switch (kind, words.count) {
        case (.grant, 3): self = .grant(node: node, Self.lease(words))
        case (.change, 3): self = .change(node: node, Self.lease(words))
        case (.resize, 3): self = .resize(vram: words[1], nonLocal: words[2])
        case (.limits, 4):
            let numbers = words.dropFirst().map { Int(clamping: $0) }
            self = .limits(PartitionLimits(processes: numbers[0], contexts: numbers[1], allocations: numbers[2]))
        case (.timeout, 2): self = .timeout(milliseconds: words[1])
        case (.maximum, 2):
            let part = Double(bitPattern: words[1])
            guard part > 0, part <= 1 else { return nil }
            self = .maximum(part)
        case (.measure, 1): self = .measure
        case (.restart, 1): self = .restart
        case (.end, 1): self = .end
        case (.exports, 2): self = .exports(Int(clamping: words[1]))
        case (.export, _):
            guard let order = ExportOrder(words: words.dropFirst()) else { return nil }
            self = .export(order)
        default: return nil
        }
    }

    private static func lease(_ words: [UInt64]) -> Arbiter.Lease {
        Arbiter.Lease(limit: words[1] == none ? nil : words[1], linger: words[2])
    }

    public var words: [UInt64] {
        switch self {
        case .grant(let node, let lease): [firstWord(Kind.grant, node: node), lease.limit ?? Self.none, lease.linger]
        case .change(let node, let lease): [firstWord(Kind.change, node: node), lease.limit ?? Self.none, lease.linger]
        case .resize(let vram, let nonLocal): [firstWord(Kind.resize), vram, nonLocal]
        case .limits(let limits):
            [firstWord(Kind.limits)]
                + [limits.processes, limits.contexts, limits.allocations].map { UInt64(max(0, $0)) }
        case .timeout(let milliseconds): [firstWord(Kind.timeout), milliseconds]
        case .maximum(let part): [firstWord(Kind.maximum), part.bitPattern]
        case .measure: [firstWord(Kind.measure)]
        case .restart: [firstWord(Kind.restart)]
        case .end: [firstWord(Kind.end)]
        case .exports(let count): [firstWord(Kind.exports), UInt64(max(0, count))]
        case .export(let order): [firstWord(Kind.export)] + order.words
        }
    }
}
