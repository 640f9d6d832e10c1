// SPDX-License-Identifier: Apache-2.0
import CSandbox
import Glibc
import Logging
import SystemPackage

/// Who a worker of root's becomes: a user and group of its own, that nothing on the host belongs to.
///
/// Workers of different VMs are different users without anybody keeping a list: a user's number is made of the
/// process's. The range is one that systemd's documentation of users and groups leaves to nobody.
struct WorkerIdentity {
    static let first: UInt32 = 0x7000_0000
    /// Processes and threads a worker may have, where nobody else counts into it.
    private static let maximumThreads: UInt = 8192

    /// nil to stay who one is.
    private let user: uid_t?
    private let groups: [gid_t]
    /// Nodes that it is to use and cannot.
    private let closed: [String]

    init(for engine: Sandbox.Engine, nodes: [String]?) {
        user = geteuid() == 0 || getuid() == 0 ? Self.first + Self.number : nil
        let all = engine == .vulkan ? nodes ?? FileRules.deviceNodes : []
        groups = Array(Set(all.compactMap(Self.group)))
        // Of those that nobody chose, some are there on every host, and used by none of its drivers.
        closed = user == nil ? [] : all.filter { (nodes != nil || $0.hasPrefix("/dev/dri/")) && !Self.canOpen($0) }
    }

    /// The process's number. In PID namespaces other than the host's, where others have the same, one made of it and the
    /// namespace's.
    private static var number: UInt32 {
        var status = stat()
        // PROC_PID_INIT_INO of the kernel's include/linux/proc_ns.h: the host's.
        guard stat("/proc/self/ns/pid", &status) == 0, status.st_ino != 0xefff_fffc else { return UInt32(getpid()) }
        let spread = UInt32(truncatingIfNeeded: status.st_ino &* 0x9e37_79b1)
        return 0x0400_0000 + (spread &+ UInt32(getpid())) & 0x07ff_ffff
    }

    /// The group whose members may use a device node: `render`, most often.
    private static func group(of node: String) -> gid_t? {
        var status = stat()
        guard stat(node, &status) == 0, status.st_gid != 0, status.st_mode & 0o060 == 0o060 else { return nil }
        return status.st_gid
    }

    /// Whether a worker of root's can open a device node: there is a group for it, or it is anybody's.
    static func canOpen(_ node: String) -> Bool {
        var status = stat()
        return group(of: node) != nil || stat(node, &status) == 0 && status.st_mode & 0o006 == 0o006
    }

    func assume(_ log: Logger) throws(SandboxError) {
        guard let user else { return }
        var status = gpupv_become(user, user, groups, groups.count)
        if status == -EINVAL {
            // A user namespace that has few users.
            log.debug("the worker's own user is not in this user namespace")
            status = gpupv_become(65534, 65534, [], 0)
        } else if status == 0 {
            try limit(__RLIMIT_NPROC, to: Self.maximumThreads)
        }
        if status == -EINVAL {
            log.warning("the worker stays root of its user namespace, for that has no other users")
            return
        }
        try check(status, "becoming a user of its own")
        if !closed.isEmpty { log.warning("only root can open \(closed.joined(separator: ", ")); workers are not root") }
    }
}
