// SPDX-License-Identifier: Apache-2.0
import CSandbox
import CSeccomp
import Glibc
import SystemPackage

/// What a process can ask of the kernel, which seccomp holds all its threads to.
struct SystemCallFilter {
    /// A condition on an argument's bits.
    private struct Condition {
        let argument: UInt32
        var mask = UInt64.max
        let value: UInt64
    }

    private struct Rule {
        let call: String
        /// All of them have to hold.
        var conditions: [Condition] = []
        var error: Int32?
    }

    private var rules: [Rule] = []
    /// For what no rule is about.
    private var otherwise = gpupv_scmp_errno(EPERM)

    /// A worker's. What is not named here is `EPERM`.
    init(for engine: Sandbox.Engine, accepting accepts: Bool) {
        allow(Self.always)
        allowThreads()
        allowDescriptorControl()
        switch engine {
        case .memory:
            // No machine code is made.
            for call in ["mmap", "mprotect"] {
                allow(call, if: [.init(argument: 2, mask: UInt64(PROT_EXEC), value: 0)])
            }
            // The C library's fstat().
            allow("newfstatat", if: [.init(argument: 3, mask: gpupv_at_empty_path, value: gpupv_at_empty_path)])
        case .vulkan:
            allow(Self.drivers)
            allowFiles()
            allowDevices()
        }
        if accepts { allow(["accept4", "getsockopt", "getsockname"]) }
    }

    /// Calls that are answered as if they had done what is asked; all others are done.
    init(ignoring calls: [String]) {
        rules = calls.map { Rule(call: $0, error: 0) }
        otherwise = gpupv_scmp_allow
    }

    private static let always = [
        // Descriptors that it has.
        "read", "write", "readv", "writev", "pread64", "pwrite64", "lseek", "close", "close_range", "dup", "dup2",
        "dup3",
        "fstat", "ftruncate", "fallocate", "sendmsg", "recvmsg", "sendto", "recvfrom", "shutdown",
        // Waiting.
        "poll", "ppoll", "select", "pselect6", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait",
        "epoll_pwait2",
        "eventfd2", "timerfd_create", "timerfd_settime", "timerfd_gettime", "nanosleep", "clock_nanosleep",
        // Memory.
        "munmap", "mremap", "madvise", "brk", "msync", "mincore", "mlock", "munlock", "memfd_create", "membarrier",
        // Threads among themselves.
        "futex", "set_robust_list", "get_robust_list", "rseq", "set_tid_address", "sched_yield", "sched_getaffinity",
        "sched_getparam", "sched_getscheduler", "sched_get_priority_max", "sched_get_priority_min", "exit",
        "exit_group",
        // Signals of its own.
        "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigsuspend", "rt_sigtimedwait",
        "sigaltstack", "restart_syscall",
        // Time, chance, and what it is.
        "clock_gettime", "clock_getres", "gettimeofday", "time", "times", "getrandom", "getcpu", "getpid", "gettid",
        "getppid", "getuid", "geteuid", "getgid", "getegid", "getrlimit", "getrusage", "uname", "sysinfo",
    ]

    /// What loaders and drivers look at.
    private static let drivers = [
        "access", "faccessat", "faccessat2", "stat", "lstat", "newfstatat", "statx", "statfs", "fstatfs", "getdents64",
        "readlink", "readlinkat", "getcwd", "mmap", "mprotect", "fadvise64", "pipe2", "getpriority",
    ]

    private mutating func allow(_ calls: [String]) { rules += calls.map { Rule(call: $0) } }

    private mutating func allow(_ call: String, if conditions: [Condition]) {
        rules.append(Rule(call: call, conditions: conditions))
    }

    private mutating func allowThreads() {
        let thread = gpupv_clone_thread
        allow("clone", if: [.init(argument: 0, mask: thread | gpupv_clone_namespaces, value: thread)])
        // Its flags are in memory, where no filter sees them: the C library falls back to clone().
        rules.append(Rule(call: "clone3", error: ENOSYS))
        // Its own threads only, as abort() does.
        allow("tgkill", if: [.init(argument: 0, value: UInt64(getpid()))])
        // What limits there are, but no change of them and none of others'.
        allow("prlimit64", if: [.init(argument: 0, value: 0), .init(argument: 2, value: 0)])
        // Names of threads and memory.
        for option in [gpupv_prctl_set_name, gpupv_prctl_get_name, gpupv_prctl_name_memory] {
            allow("prctl", if: [.init(argument: 0, value: option)])
        }
    }

    private mutating func allowDescriptorControl() {
        // None that sends signals to whom it is told.
        let commands = [F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL].map { UInt64($0) }
        for command in commands + [gpupv_fcntl_duplicate, gpupv_fcntl_add_seals, gpupv_fcntl_get_seals] {
            allow("fcntl", if: [.init(argument: 1, value: command)])
        }
    }

    private mutating func allowFiles() {
        // Nothing is made; what may be written to are device nodes, which Landlock sees to.
        allow("openat", if: [.init(argument: 2, mask: gpupv_open_making, value: 0)])
        allow("open", if: [.init(argument: 1, mask: gpupv_open_making, value: 0)])
    }

    private mutating func allowDevices() {
        // By the letter of the driver: DRM, NVIDIA's, its UVM's (which has none), KFD, udmabuf, dma-buf, sync files.
        for letter in [0x64, 0x46, 0x00, 0x4b, 0x75, 0x62, 0x3e] {
            allow("ioctl", if: [.init(argument: 1, mask: 0xff00, value: UInt64(letter) << 8)])
        }
    }

    /// Limits all threads of the process.
    func load() throws(SandboxError) {
        guard let filter = seccomp_init(otherwise) else {
            throw SandboxError("making the filter of system calls", .noMemory)
        }
        defer { seccomp_release(filter) }
        for (attribute, value) in [(SCMP_FLTATR_CTL_TSYNC, 1), (SCMP_FLTATR_CTL_NNP, 1), (SCMP_FLTATR_CTL_OPTIMIZE, 2)]
        {
            try check(seccomp_attr_set(filter, attribute, UInt32(value)), "making the filter of system calls")
        }
        for rule in rules {
            let number = seccomp_syscall_resolve_name(rule.call)
            // This architecture has no such call.
            if number < 0 { continue }
            let conditions = rule.conditions.map {
                scmp_arg_cmp(arg: $0.argument, op: SCMP_CMP_MASKED_EQ, datum_a: $0.mask, datum_b: $0.value)
            }
            let action = rule.error.map(gpupv_scmp_errno) ?? gpupv_scmp_allow
            try check(
                seccomp_rule_add_array(filter, action, number, UInt32(conditions.count), conditions),
                "allowing \(rule.call)")
        }
        try check(seccomp_load(filter), "entering the filter of system calls")
    }
}
