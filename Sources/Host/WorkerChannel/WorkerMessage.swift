// SPDX-License-Identifier: Apache-2.0
import Partitions

/// What a worker says to its supervisor. The supervisor believes none of it: see ``LeaseBroker``.
public enum WorkerMessage: ChannelMessage, Equatable {
    /// It serves, this many nodes.
    case ready(nodes: Int)
    /// It has something to execute on a node and no lease of it.
    case want(node: Int)
    /// It gives a node back, having executed something for `busy` nanoseconds; with `more` it wants it again.
    case release(node: Int, busy: UInt64, more: Bool)
    /// The answer to ``SupervisorMessage/measure``.
    case sample(WorkerSample)
    /// Something happened, so many times since that was last said.
    case notice(WorkerNotice, count: UInt64)
    /// What its guest has published has changed.
    case export(ExportNews)

    /// Changes with anything that an older side would misread.
    static let version: UInt64 = 1

    private enum Kind: UInt32 {
        case ready = 1
        case want, release, sample, notice, export
    }

    public init?(words: [UInt64]) {
        let (kind, node) = readFirstWord(words[0], Kind.self)
        guard let kind, node < maximumNodes else { return nil }
        switch (kind, words.count) {
        case (.ready, 3):
            guard words[1] == Self.version, (1...UInt64(maximumNodes)).contains(words[2]) else { return nil }
            self = .ready(nodes: Int(words[2]))
        case (.want, 1): self = .want(node: node)
        case (.release, 3): self = .release(node: node, busy: words[1], more: words[2] != 0)
        case (.sample, 1 + WorkerSample.count): self = .sample(WorkerSample(words: Array(words.dropFirst())))
        case (.notice, 3):
            guard let notice = WorkerNotice(rawValue: words[1]) else { return nil }
            self = .notice(notice, count: words[2])
        case (.export, _):
            guard let news = ExportNews(words: words.dropFirst()) else { return nil }
            self = .export(news)
        default: return nil
        }
    }

    public var words: [UInt64] {
        switch self {
        case .ready(let nodes): [firstWord(Kind.ready), Self.version, UInt64(nodes)]
        case .want(let node): [firstWord(Kind.want, node: node)]
        case .release(let node, let busy, let more): [firstWord(Kind.release, node: node), busy, more ? 1 : 0]
        case .sample(let sample): [firstWord(Kind.sample)] + sample.words
        case .notice(let notice, let count): [firstWord(Kind.notice), notice.rawValue, count]
        case .export(let news): [firstWord(Kind.export)] + news.words
        }
    }
}

/// What of a guest's doings the supervisor's log tells.
public enum WorkerNotice: UInt64, Sendable, CaseIterable {
    /// A device was lost.
    case deviceReset = 1
    /// A submission took longer than the partition's timeout.
    case submissionTimeout
    /// More memory was asked for than there is for it.
    case memoryOverBudget
}

/// The most nodes a GPU can have.
public let maximumNodes = 8

/// What a partition uses and has done, as its worker counts it.
public struct WorkerSample: Sendable, Equatable {
    /// Of one segment group, in bytes.
    public struct Memory: Sendable, Equatable {
        /// The most that may be in GPU memory.
        public var budget: UInt64 = 0
        /// In GPU memory now.
        public var resident: UInt64 = 0
        /// Of all allocations, wherever they are.
        public var committed: UInt64 = 0

        public init() {}
    }

    /// By segment group: local, non-local.
    public var memory = [Memory(), Memory()]
    public var processes: UInt64 = 0
    public var contexts: UInt64 = 0
    public var allocations: UInt64 = 0
    /// Operations that contexts have queued and not completed.
    public var queueDepth: UInt64 = 0
    /// Command buffers executed since the worker started, and what they took of the nodes in nanoseconds.
    public var submissions: UInt64 = 0
    public var busyNanoseconds: UInt64 = 0
    /// Submissions that ended with a fault.
    public var faults: UInt64 = 0
    /// Devices lost, whatever to.
    public var deviceResets: UInt64 = 0
    /// Bytes moved to host memory and back for want of GPU memory, and bytes dropped that were offered.
    public var pagedOut: UInt64 = 0
    public var pagedIn: UInt64 = 0
    public var discarded: UInt64 = 0

    /// Of each node, how long something was executed under the lease that the worker has now, in nanoseconds.
    public var leaseNanoseconds = [UInt64](repeating: 0, count: maximumNodes)

    public init() {}

    static let count = 17 + maximumNodes

    init(words: [UInt64]) {
        for group in 0..<2 {
            memory[group].budget = words[group * 3]
            memory[group].resident = words[group * 3 + 1]
            memory[group].committed = words[group * 3 + 2]
        }
        processes = words[6]
        contexts = words[7]
        allocations = words[8]
        queueDepth = words[9]
        submissions = words[10]
        busyNanoseconds = words[11]
        faults = words[12]
        deviceResets = words[13]
        pagedOut = words[14]
        pagedIn = words[15]
        discarded = words[16]
        leaseNanoseconds = Array(words[17...])
    }

    var words: [UInt64] {
        memory.flatMap { [$0.budget, $0.resident, $0.committed] } + [
            processes, contexts, allocations, queueDepth, submissions, busyNanoseconds, faults, deviceResets, pagedOut,
            pagedIn, discarded,
        ] + leaseNanoseconds
    }
}
