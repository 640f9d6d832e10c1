// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import SystemPackage
import Window

/// A UNIX socket that listens, and its file, which is changed and removed as the file that it is and never as what
/// there is at its path by now.
struct ListeningSocket {
    let descriptor: FileDescriptor
    /// Of its file (`O_PATH`).
    private let node: FileDescriptor
    let path: String

    /// - Parameters:
    ///   - isTrusted: whether the path is the administrator's word, and may lead through others' directories.
    ///   - owner: nil for this process's user; `group` likewise.
    /// - Throws: `Errno` as of `gpupv_listen_path()`.
    init(at path: String, isTrusted: Bool, mode: mode_t, owner: uid_t? = nil, group: gid_t? = nil) throws(Errno) {
        var node: Int32 = -1
        let trust = isTrusted ? GPUPV_PATH_ANY : GPUPV_PATH_TRUSTED
        let fd = gpupv_listen_path(path, trust, mode, owner ?? geteuid(), group ?? getegid(), &node)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        descriptor = FileDescriptor(rawValue: fd)
        self.node = FileDescriptor(rawValue: node)
        self.path = path
    }

    /// Takes over what the former program of this process had.
    init(_ former: Handover.Listener, at path: String) {
        descriptor = FileDescriptor(rawValue: former.socket)
        node = FileDescriptor(rawValue: former.node)
        self.path = path
    }

    var forHandover: Handover.Listener { Handover.Listener(socket: descriptor.rawValue, node: node.rawValue) }

    func change(mode: mode_t, owner: uid_t? = nil, group: gid_t? = nil) throws(Errno) {
        let status = gpupv_change_node(node.rawValue, mode, owner ?? geteuid(), group ?? getegid())
        guard status == 0 else { throw Errno(rawValue: -status) }
    }

    /// Removes and closes it, without waiting for what those have sent whose connections were not accepted.
    func remove() {
        _ = gpupv_unlink_node(path, node.rawValue)
        try? node.close()
        DescriptorSieve.shared.dispose(descriptor, of: .unaccepted)
    }
}
