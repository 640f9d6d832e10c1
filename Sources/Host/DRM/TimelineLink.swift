// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization
import SystemPackage

/// Joins monitored fences to timelines of the host's.
///
/// Out: whoever owns a fence calls ``publish(_:)`` when its value changed, and the timeline follows. In: ``follow``
/// calls back when the timeline has reached more, so that the fence can.
public final class TimelineLink: Sendable {
    private let timeline: SyncobjTimeline
    private let published: Mutex<UInt64>
    private let isStopped = Atomic(false)

    public init(_ timeline: SyncobjTimeline) throws {
        self.timeline = timeline
        published = Mutex(try timeline.value)
    }

    /// Makes the timeline reach a fence's value. One that is not beyond what it reached changes nothing: a fence may
    /// be set back, a timeline never.
    public func publish(_ value: UInt64) throws {
        try published.withLock { last in
            guard value > last else { return }
            try timeline.signal(value)
            last = value
        }
    }

    /// Calls `reached` from a thread of its own with each new value of the timeline, until ``stop()``.
    ///
    /// - Parameter patience: how long the thread may stay after ``stop()``.
    public func follow(
        from start: UInt64 = 0, patience: Duration = .milliseconds(200),
        reached: @escaping @Sendable (UInt64) -> Void
    ) {
        let thread = Thread { [self] in
            var last = start
            // Beyond the largest value there is nothing to wait for.
            while !isStopped.load(ordering: .acquiring), last < .max {
                // The owner's end ends the thread.
                guard let came = try? timeline.wait(for: last + 1, timeout: patience) else { return }
                guard came, let value = try? timeline.value, value > last else { continue }
                last = value
                reached(value)
            }
        }
        thread.name = "syncobj"
        thread.start()
    }

    /// Ends the thread of ``follow(from:patience:reached:)``.
    public func stop() { isStopped.store(true, ordering: .releasing) }
}
