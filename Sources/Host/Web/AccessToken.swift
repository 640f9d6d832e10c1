// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc

/// What shows that one may read the daemon's token file.
public struct AccessToken: Sendable {
    /// 64 hexadecimal digits.
    public let text: String

    private static let bytes = 32

    public init(_ text: String) { self.text = text }

    public static func random() -> AccessToken {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<bytes).map { _ in
            String(UInt16(UInt8.random(in: .min ... .max, using: &generator)) + 256, radix: 16).dropFirst()
        }
        return AccessToken(digits.joined())
    }

    /// In a time that does not depend on where a difference is.
    public func matches(_ other: String) -> Bool {
        let (left, right) = (Array(text.utf8), Array(other.utf8))
        guard left.count == right.count, !left.isEmpty else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The token in a file; nil if it is not a token's.
    public init?(file: String) {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        self.text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard self.text.count == 2 * Self.bytes else { return nil }
    }

    /// Writes it in place of what is there.
    ///
    /// - Parameter group: whose members may read it, besides the owner.
    /// - Throws: `POSIXError`.
    public func write(to file: String, group: gid_t? = nil) throws {
        let new = "\(file).new"
        unlink(new)
        let fd = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard fd >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { close(fd) }
        let bytes = Array("\(text)\n".utf8)
        if let group, fchown(fd, uid_t.max, group) == 0 { fchmod(fd, 0o640) }
        guard Glibc.write(fd, bytes, bytes.count) == bytes.count, rename(new, file) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}
