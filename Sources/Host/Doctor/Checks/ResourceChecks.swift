// SPDX-License-Identifier: Apache-2.0
/// Whether there is memory for a mini-VM and its partition.
struct MemoryCheck: Check {
    /// Bytes: a VM of 1 GiB with a partition of 256 MiB in each of its segments.
    static let needed: UInt64 = 1536 << 20

    func run(_ host: HostProbe) -> [Finding] {
        let lines = (host.contents("/proc/meminfo") ?? "").split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix("MemAvailable:") }),
            let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ UInt64($0) })
        else { return [Finding("memory", .note, "/proc/meminfo does not tell how much is available")] }
        let available = kibibytes << 10
        let text = "\(available >> 20) MiB available"
        guard available >= Self.needed else {
            return [
                Finding(
                    "memory", .warning, "\(text); a VM as it comes takes up to \(Self.needed >> 20) MiB",
                    remedy: "gpupv run --memory 512M --vram 64M")
            ]
        }
        return [Finding("memory", .ok, text)]
    }
}

/// Whether the window, which is shared memory, can have huge pages.
struct HugePageCheck: Check {
    static let file = "/sys/kernel/mm/transparent_hugepage/shmem_enabled"

    func run(_ host: HostProbe) -> [Finding] {
        guard let text = host.contents(Self.file), let choice = text.firstMatch(of: /\[([a-z_]+)\]/)?.1 else {
            return [Finding("huge pages", .note, "this kernel has none for shared memory")]
        }
        switch choice {
        case "never", "deny":
            return [
                Finding(
                    "huge pages", .note, "\(choice) for shared memory; large partitions take more page tables",
                    remedy: "echo advise | sudo tee \(Self.file)")
            ]
        default: return [Finding("huge pages", .ok, "\(choice) for shared memory")]
        }
    }
}

/// Whether the process may have the descriptors and the locked memory it can come to need.
struct LimitCheck: Check {
    static let openFiles: UInt64 = 4096
    /// Bytes. Drivers lock what they import, unless the kernel counts that as the GPU's.
    static let lockedMemory: UInt64 = 64 << 20

    func run(_ host: HostProbe) -> [Finding] {
        let files = host.limit(.openFiles)
        let locked = host.limit(.lockedMemory)
        var findings: [Finding] = []
        if files.hard < Self.openFiles {
            findings.append(
                Finding(
                    "limits", .warning, "at most \(files.hard) open files: programs that share much run out of them",
                    remedy: "ulimit -Hn 65536 as root, or LimitNOFILE=65536 in the service"))
        }
        if locked.hard < Self.lockedMemory {
            findings.append(
                Finding(
                    "limits", .note, "at most \(locked.hard >> 10) KiB of locked memory: some GPUs' drivers want more",
                    remedy: "ulimit -l unlimited as root, or LimitMEMLOCK=infinity in the service"))
        }
        guard findings.isEmpty else { return findings }
        return [Finding("limits", .ok, "open files \(Self.text(files.hard)), locked memory \(Self.text(locked.hard))")]
    }

    private static func text(_ limit: UInt64) -> String { limit == .max ? "unlimited" : "\(limit)" }
}

/// Whether devices are confined to the memory they are given.
struct IOMMUCheck: Check {
    func run(_ host: HostProbe) -> [Finding] {
        let groups = host.entries("/sys/kernel/iommu_groups").count
        if groups > 0 { return [Finding("IOMMU", .ok, "on, \(groups) groups")] }
        return [
            Finding(
                "IOMMU", .note, "off; only virtual functions that go into VMs as they are would need it",
                remedy: "intel_iommu=on in GRUB_CMDLINE_LINUX of /etc/default/grub, sudo update-grub, reboot")
        ]
    }
}

/// Which container runtimes there are.
struct ContainerCheck: Check {
    static let runtimes = ["docker", "podman", "nerdctl", "containerd", "crun", "runc", "kata-runtime", "firecracker"]

    func run(_ host: HostProbe) -> [Finding] {
        let found = Self.runtimes.filter { host.program($0) != nil }
        return [
            found.isEmpty
                ? Finding("containers", .note, "no runtime found; gpupv run needs none")
                : Finding("containers", .ok, found.joined(separator: ", "))
        ]
    }
}
