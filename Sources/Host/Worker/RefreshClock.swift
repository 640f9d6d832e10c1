// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The refresh of the adapter's one display target, which periodic monitored fences follow.
///
/// There is no display: the target is emulated, and refreshes 60 times a second whatever the GPU.
final class RefreshClock {
    /// The only `VidPnTargetId`.
    static let target: UInt32 = 0
    /// Nanoseconds.
    static let period: UInt64 = 1_000_000_000 / 60

    private struct Follower {
        weak var fence: SyncObject?
        /// Nanoseconds on the monotonic clock.
        var due: UInt64
    }

    private var followers: [Follower] = []

    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Signals `fence` with its value and one more at each refresh, `offset` nanoseconds late.
    func follow(_ fence: SyncObject, offset: UInt64) {
        let next = (Self.now() / Self.period + 1) * Self.period
        followers.append(Follower(fence: fence, due: next + offset % Self.period))
    }

    /// Signals what is due.
    ///
    /// - Returns: whether anything was.
    func advance() -> Bool {
        guard !followers.isEmpty else { return false }
        let now = Self.now()
        var worked = false
        for index in followers.indices where followers[index].due <= now {
            worked = true
            // A worker that was held up does not make up for it: the value counts refreshes all the same.
            let missed = (now - followers[index].due) / Self.period + 1
            followers[index].due += missed * Self.period
            guard let fence = followers[index].fence, fence.value < .max - missed else { continue }
            fence.signal(fence.value + missed)
        }
        if worked { followers.removeAll { $0.fence == nil } }
        return worked
    }

    /// Milliseconds until something is due, rounded up; nil if nothing ever is.
    var timeout: Int32? {
        guard let due = followers.map(\.due).min() else { return nil }
        let now = Self.now()
        return due <= now ? 0 : Int32((due - now + 999_999) / 1_000_000)
    }
}
