// SPDX-License-Identifier: Apache-2.0
import CInit
import CLinux
import CSeccomp
import Glibc
import MiniVM
import SystemPackage

/// What a contained process may do, as its VM's init is told: GPUPV_INIT_LIMITS.
struct ProcessLimits {
    /// capabilities(7), in the order of their numbers.
    static let capabilities = [
        "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP",
        "LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_ADMIN", "NET_RAW", "IPC_LOCK", "IPC_OWNER",
        "SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT", "SYS_ADMIN", "SYS_BOOT", "SYS_NICE",
        "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE", "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP",
        "MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM", "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF",
        "CHECKPOINT_RESTORE",
    ]

    /// setrlimit(2), in the order of their numbers.
    static let resources = [
        "CPU", "FSIZE", "DATA", "STACK", "CORE", "RSS", "NPROC", "NOFILE", "MEMLOCK", "AS", "LOCKS", "SIGPENDING",
        "MSGQUEUE", "NICE", "RTPRIO", "RTTIME",
    ]

    let process: ContainedProcess
    let seccomp: Seccomp?

    /// - Throws: ``LaunchError`` for names that nobody knows.
    func frame() throws -> InitFrame {
        let given = process.capabilities
        let filter = try seccomp.map(SeccompFilter.init)
        let limits = try (process.rlimits ?? []).map { limit in
            guard limit.type.hasPrefix("RLIMIT_"),
                let number = Self.resources.firstIndex(of: String(limit.type.dropFirst(7)))
            else { throw LaunchError("process.rlimits: there is no \(limit.type)") }
            return (UInt32(number), limit.soft, limit.hard)
        }
        var payload: [UInt8] = []
        func append(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { payload += $0 } }
        for set in [given?.bounding, given?.effective, given?.permitted, given?.inheritable, given?.ambient] {
            append(Self.mask(set ?? []))
        }
        append(process.noNewPrivileges == true ? GPUPV_INIT_NO_NEW_PRIVILEGES.rawValue : 0)
        append(process.oomScoreAdj ?? 0)
        append(UInt32(limits.count))
        append(UInt32((filter?.instructions.count ?? 0) / 8))
        append(filter?.flags ?? 0)
        append(0 as UInt32)
        for (number, soft, hard) in limits {
            append(number)
            append(0 as UInt32)
            append(soft)
            append(hard)
        }
        payload += filter?.instructions ?? []
        return InitFrame(GPUPV_INIT_LIMITS, payload)
    }

    /// Names that this version does not know are left out, as the specification asks.
    private static func mask(_ names: [String]) -> UInt64 {
        names.reduce(0) { mask, name in
            guard name.hasPrefix("CAP_"), let number = capabilities.firstIndex(of: String(name.dropFirst(4))) else {
                return mask
            }
            return mask | 1 << UInt64(number)
        }
    }
}

/// A profile as a program for seccomp(2).
struct SeccompFilter {
    /// `struct sock_filter`, eight bytes each.
    let instructions: [UInt8]
    let flags: UInt32

    init(_ profile: Seccomp) throws {
        let standard = try Self.action(profile.defaultAction, profile.defaultErrnoRet)
        guard let context = seccomp_init(standard) else { throw LaunchError("seccomp: no memory") }
        defer { seccomp_release(context) }
        for name in profile.architectures ?? [] {
            let token = seccomp_arch_resolve_name(name.dropFirst("SCMP_ARCH_".count).lowercased())
            // The VM's CPU knows no others.
            guard token != 0, ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"].contains(name) else { continue }
            let status = seccomp_arch_add(context, token)
            guard status == 0 || status == -EEXIST else {
                throw LaunchError("seccomp: \(name): \(Errno(rawValue: -status))")
            }
        }
        for rule in profile.syscalls ?? [] {
            let action = try Self.action(rule.action, rule.errnoRet)
            guard action != standard else { continue }
            for name in rule.names {
                let call = seccomp_syscall_resolve_name(name)
                // Profiles name calls of all kernels and architectures.
                guard call != gpupv_scmp_no_call else { continue }
                let conditions = try (rule.args ?? []).map(Self.condition)
                // One condition for each argument: several on the same are alternatives.
                let isOnePerArgument = Set(conditions.map(\.arg)).count == conditions.count
                for group in isOnePerArgument ? [conditions] : conditions.map({ [$0] }) {
                    let status = seccomp_rule_add_array(context, action, call, UInt32(group.count), group)
                    guard status == 0 || status == -EINVAL || status == -EDOM else {
                        throw LaunchError("seccomp: \(name): \(Errno(rawValue: -status))")
                    }
                }
            }
        }
        let file = gpupv_memfd_unsealed("gpupv-seccomp", 0)
        guard file >= 0 else { throw Errno(rawValue: -file) }
        let descriptor = FileDescriptor(rawValue: file)
        defer { try? descriptor.close() }
        let status = seccomp_export_bpf(context, file)
        guard status == 0 else { throw LaunchError("seccomp: \(Errno(rawValue: -status))") }
        let size = Int(try descriptor.seek(offset: 0, from: FileDescriptor.SeekOrigin.end))
        instructions = try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = try descriptor.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
        }
        flags = (profile.flags ?? []).reduce(0) { bits, name in
            ["SECCOMP_FILTER_FLAG_LOG": 2, "SECCOMP_FILTER_FLAG_SPEC_ALLOW": 4][name].map { bits | $0 } ?? bits
        }
    }

    private static func action(_ name: String, _ error: UInt32?) throws -> UInt32 {
        switch name {
        case "SCMP_ACT_ALLOW": gpupv_scmp_allow
        case "SCMP_ACT_LOG": gpupv_scmp_log
        case "SCMP_ACT_ERRNO": gpupv_scmp_errno(Int32(error ?? UInt32(EPERM)))
        case "SCMP_ACT_KILL", "SCMP_ACT_KILL_THREAD": gpupv_scmp_kill_thread
        case "SCMP_ACT_KILL_PROCESS": gpupv_scmp_kill_process
        case "SCMP_ACT_TRAP": gpupv_scmp_trap
        // Without somebody to trace or to be notified the kernel answers ENOSYS.
        case "SCMP_ACT_TRACE": gpupv_scmp_errno(ENOSYS)
        default: throw LaunchError("linux.seccomp: action \(name) is not possible in a VM")
        }
    }

    private static func condition(_ argument: Seccomp.Rule.Argument) throws -> scmp_arg_cmp {
        let comparisons: [String: scmp_compare] = [
            "SCMP_CMP_NE": SCMP_CMP_NE, "SCMP_CMP_LT": SCMP_CMP_LT, "SCMP_CMP_LE": SCMP_CMP_LE,
            "SCMP_CMP_EQ": SCMP_CMP_EQ, "SCMP_CMP_GE": SCMP_CMP_GE, "SCMP_CMP_GT": SCMP_CMP_GT,
            "SCMP_CMP_MASKED_EQ": SCMP_CMP_MASKED_EQ,
        ]
        guard let comparison = comparisons[argument.op] else {
            throw LaunchError("linux.seccomp: there is no comparison \(argument.op)")
        }
        return scmp_arg_cmp(
            arg: argument.index, op: comparison, datum_a: argument.value, datum_b: argument.valueTwo ?? 0)
    }
}
