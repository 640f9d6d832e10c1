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

    init(for engine: Sandbox.Engine, nodes: [String]?) {
        user = geteuid() == 0 || getuid() == 0 ? Self.first + UInt32(getpid()) : nil
        groups = engine == .vulkan ? Self.groups(of: nodes ?? FileRules.deviceNodes) : []
    }

    /// Groups whose members may use device nodes: `render`, most often.
    private static func groups(of nodes: [String]) -> [gid_t] {
        let groups = nodes.compactMap { path -> gid_t? in
            var status = stat()
            guard stat(path, &status) == 0, status.st_gid != 0, status.st_mode & 0o060 == 0o060 else { return nil }
            return status.st_gid
        }
        return Array(Set(groups))
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
    }
}
