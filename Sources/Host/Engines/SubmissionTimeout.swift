// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// How long a submission may take; changed while an engine runs.
public final class SubmissionTimeout: Sendable {
    private let value: Mutex<UInt64>

    public init(nanoseconds: UInt64) { value = Mutex(nanoseconds) }

    public var nanoseconds: UInt64 {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }

    public func set(milliseconds: UInt64) { nanoseconds = min(milliseconds, .max / 1_000_000) * 1_000_000 }
}
