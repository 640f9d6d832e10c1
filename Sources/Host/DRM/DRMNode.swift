// SPDX-License-Identifier: Apache-2.0
import CDrm
import Glibc
import SystemPackage

/// An open card or render node.
public final class DRMNode: Sendable {
    /// Close-on-exec.
    public let descriptor: FileDescriptor

    public init(_ path: String) throws {
        descriptor = try FileDescriptor.open(FilePath(path), .readWrite, options: .closeOnExec)
    }

    deinit { try? descriptor.close() }

    /// Throws the reason of a libdrm call that failed.
    public func check(_ status: Int32) throws {
        // Either way of saying so occurs.
        guard status == 0 else { throw Errno(rawValue: status == -1 ? errno : -status) }
    }
}
