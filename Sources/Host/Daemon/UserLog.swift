// SPDX-License-Identifier: Apache-2.0
import Glibc
import Logging

/// Warnings that users can cause at will: of each user so many are logged, and then one now and again.
@MainActor
final class UserLog {
    static let shared = UserLog()

    /// Lines that a user may cause at once.
    static let burst = 10
    /// How long it takes until there may be another.
    static let period = Duration.seconds(10)
    /// Bound on the users that are told apart.
    private static let maximumUsers = 1024

    private struct Account {
        /// When all of the burst may be had again.
        var full: ContinuousClock.Instant
        var dropped = 0
    }

    private var accounts: [uid_t: Account] = [:]

    /// Whether a line may be logged now.
    ///
    /// - Returns: how many before it were not; nil if this one may not either.
    func admit(_ user: uid_t, at now: ContinuousClock.Instant = .now) -> Int? {
        if accounts.count >= Self.maximumUsers { accounts = accounts.filter { $0.value.full > now } }
        guard accounts[user] != nil || accounts.count < Self.maximumUsers else { return nil }
        var account = accounts[user] ?? Account(full: now)
        let full = max(account.full, now) + Self.period
        guard full <= now + Self.period * Self.burst else {
            account.dropped += 1
            accounts[user] = account
            return nil
        }
        accounts[user] = Account(full: full)
        return account.dropped
    }

    func warn(_ message: Logger.Message, of user: uid_t, metadata: Logger.Metadata = [:], to log: Logger) {
        guard let dropped = admit(user) else { return }
        var metadata = metadata
        metadata["uid"] = .stringConvertible(user)
        if dropped > 0 { metadata["dropped"] = .stringConvertible(dropped) }
        log.warning(message, metadata: metadata)
    }
}
