// SPDX-License-Identifier: Apache-2.0

/// So much at once, and so much more each second: a token bucket. Times are nanoseconds of a clock that does not go back.
public struct Allowance: Sendable {
    public let burst: Double
    public let perSecond: Double
    /// What was left at `time`. It may be less than nothing.
    private var left: Double
    private var time: UInt64

    public init(burst: Double, perSecond: Double, at now: UInt64) {
        (self.burst, self.perSecond) = (burst, perSecond)
        (left, time) = (burst, now)
    }

    private func left(at now: UInt64) -> Double {
        min(burst, left + Double(now - min(now, time)) / 1e9 * perSecond)
    }

    public func isFull(at now: UInt64) -> Bool { left(at: now) >= burst }

    public func has(_ amount: Double, at now: UInt64) -> Bool { left(at: now) >= amount }

    public mutating func spend(_ amount: Double, at now: UInt64) {
        left = left(at: now) - amount
        time = max(time, now)
    }

    /// When there is that much; never if it is more than there can be.
    public func due(for amount: Double, at now: UInt64) -> UInt64 {
        let missing = amount - left(at: now)
        guard missing > 0 else { return now }
        guard perSecond > 0, amount <= burst else { return .max }
        return now + UInt64(min(missing / perSecond, 1e9) * 1e9)
    }
}
