// SPDX-License-Identifier: Apache-2.0
import CInit
import Glibc
import MiniVM
import Testing

@testable import Runtime

@Suite("What a contained process may do")
struct LimitsTests {
    private func payload(
        _ change: (inout ContainedProcess) -> Void = { _ in }, seccomp: Seccomp? = nil
    ) throws -> [UInt8] {
        var process = ContainedProcess(user: .init(uid: 0, gid: 0), args: ["true"], cwd: "/")
        change(&process)
        return try ProcessLimits(process: process, seccomp: seccomp).frame().payload
    }

    private func word<Word: FixedWidthInteger>(_ bytes: [UInt8], _ offset: Int) -> Word {
        (0..<Word.bitWidth / 8).reversed().reduce(0) { $0 << 8 | Word(truncatingIfNeeded: bytes[offset + $1]) }
    }

    @Test("is nothing by default, in the layout of gpupv_init_limits")
    func nothing() throws {
        #expect(try payload() == [UInt8](repeating: 0, count: MemoryLayout<gpupv_init_limits>.size))
    }

    @Test("has capabilities by number; names that nobody knows are left out")
    func capabilities() throws {
        let bytes = try payload {
            $0.capabilities = .init(
                bounding: ["CAP_CHOWN", "CAP_CHECKPOINT_RESTORE", "CAP_OF_TOMORROW"], ambient: ["CAP_NET_RAW"])
            $0.noNewPrivileges = true
        }
        #expect(word(bytes, 0) == 1 as UInt64 | 1 << 40)
        #expect(word(bytes, 32) == 1 << 13 as UInt64)
        #expect(word(bytes, 40) == GPUPV_INIT_NO_NEW_PRIVILEGES.rawValue)
    }

    @Test("has resource limits by number, and none that nobody knows")
    func resources() throws {
        let bytes = try payload { $0.rlimits = [.init(type: "RLIMIT_NOFILE", soft: 5, hard: .max)] }
        let start = MemoryLayout<gpupv_init_limits>.size
        #expect(word(bytes, 48) == 1 as UInt32)
        #expect(word(bytes, start) == UInt32(RLIMIT_NOFILE.rawValue))
        #expect(word(bytes, start + 8) == 5 as UInt64)
        #expect(word(bytes, start + 16) == UInt64.max)
        #expect(throws: LaunchError.self) { try payload { $0.rlimits = [.init(type: "RLIMIT_X", soft: 1, hard: 1)] } }
    }

    @Test("has a filter of system calls, which unknown calls and other CPUs' do not spoil")
    func filter() throws {
        let profile = Seccomp(
            defaultAction: "SCMP_ACT_ERRNO", defaultErrnoRet: 38,
            architectures: ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_AARCH64"],
            flags: ["SECCOMP_FILTER_FLAG_LOG"],
            syscalls: [
                .init(names: ["read", "call_of_tomorrow"], action: "SCMP_ACT_ALLOW"),
                .init(
                    names: ["clone"], action: "SCMP_ACT_ALLOW",
                    args: [.init(index: 0, value: 0x7e02_0000, valueTwo: 0, op: "SCMP_CMP_MASKED_EQ")]),
            ])
        let bytes = try payload(seccomp: profile)
        let count = Int(word(bytes, 52) as UInt32)
        #expect(count > 8)
        #expect(bytes.count == MemoryLayout<gpupv_init_limits>.size + 8 * count)
        #expect(word(bytes, 56) == 2 as UInt32)
        var odd = profile
        odd.defaultAction = "SCMP_ACT_NOTIFY"
        #expect(throws: LaunchError.self) { try payload(seccomp: odd) }
    }
}

@Suite("A mount's options")
struct MountOptionsTests {
    @Test("are flags, data for the file system, or the engine's own")
    func split() {
        let options = MountOptions(["rbind", "ro", "nosuid", "rprivate", "size=1m", "mode=1777", "tmpcopyup", "exec"])
        #expect(options.flags == UInt(MS_RDONLY | MS_NOSUID))
        #expect(options.data == ["size=1m", "mode=1777"])
    }
}
