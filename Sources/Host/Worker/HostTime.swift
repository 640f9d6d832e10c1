// SPDX-License-Identifier: Apache-2.0

import Partitions

/// The CPU time that a partition's streams take of the host beside the GPU's: to check, compile and record.
///
/// A partition that may have the part ``Entitlement/maximum`` of a node's time may have that part of the host's
/// processors' time for this. What it takes beyond delays its next streams. Knows no clock: times are nanoseconds of
/// CLOCK_MONOTONIC that callers give.
struct HostTime {
    /// CPU time at once, in nanoseconds: what a program takes as it starts is no burden.
    static let burst = 250_000_000.0

    private let processors: Int
    /// nil: it may have all.
    private var allowance: Allowance?

    init(maximum: Double, processors: Int, at now: UInt64) {
        self.processors = processors
        change(maximum: maximum, at: now)
    }

    mutating func change(maximum: Double, at now: UInt64) {
        guard maximum < 1 else { return allowance = nil }
        allowance = Allowance(burst: Self.burst, perSecond: maximum * Double(processors) * 1e9, at: now)
    }

    mutating func spend(_ nanoseconds: UInt64, at now: UInt64) { allowance?.spend(Double(nanoseconds), at: now) }

    /// When the next stream may begin, if not now.
    func due(at now: UInt64) -> UInt64? {
        guard let due = allowance?.due(for: 1, at: now), due > now else { return nil }
        return due
    }
}

/// How long the host's part of a stream may take. There is no way to end a driver's compiler but with its process.
struct StreamWatch {
    /// The least, in nanoseconds. Partitions have short timeouts for the GPU's sake; compilers take their time, the more
    /// so on a busy host.
    static let minimum: UInt64 = 60_000_000_000
    /// Nanoseconds between two looks.
    static let period: UInt64 = 1_000_000_000

    enum Verdict: Equatable {
        case isFine
        /// Its device is to be lost.
        case isLate
        /// It has not ended since: the worker has to.
        case isStuck
    }

    /// - Parameters:
    ///   - since: when the stream began.
    ///   - timeout: the partition's.
    static func verdict(since: UInt64, timeout: UInt64, at now: UInt64) -> Verdict {
        let (took, limit) = (now - min(since, now), max(timeout, minimum))
        if took <= limit { return .isFine }
        return took - limit <= limit ? .isLate : .isStuck
    }
}
