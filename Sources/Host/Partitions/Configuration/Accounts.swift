// SPDX-License-Identifier: Apache-2.0
import Glibc
import Yams

/// Names of users and groups of this host.
public enum Account: String, Sendable {
    case user, group

    /// The number of a name, or of a number written as text; nil if there is none.
    public func number(of name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        switch self {
        case .user: return getpwnam(name)?.pointee.pw_uid
        case .group: return getgrnam(name)?.pointee.gr_gid
        }
    }
}

extension MappingReader {
    /// A user's or group's name that this host knows.
    mutating func account(_ key: String, _ kind: Account) -> String? {
        guard let (name, mark) = named(key) else { return nil }
        if kind.number(of: name) != nil { return name }
        log.report(
            at: mark, "\(key) of \(subject) is \(kind.rawValue) '\(name)', whom this host does not know",
            fix: "create it, or use a number")
        return nil
    }
}
