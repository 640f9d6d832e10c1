// SPDX-License-Identifier: Apache-2.0
/// Whether the processor can run VMs, and whether it is virtual itself.
struct ProcessorCheck: Check {
    func run(_ host: HostProbe) -> [Finding] {
        let flags = Self.flags(host)
        let name = flags.contains("vmx") ? "VT-x" : flags.contains("svm") ? "AMD-V" : nil
        let isVirtual = flags.contains("hypervisor")
        if let name {
            return [Finding("processor", .ok, "\(name)\(isVirtual ? ", nested: this machine is virtual itself" : "")")]
        }
        if isVirtual {
            return [
                Finding(
                    "processor", .warning, "no VT-x or AMD-V: this machine is virtual, and its host passes none on",
                    remedy: "on its host, modprobe kvm_intel nested=1 (or kvm_amd), and -cpu host")
            ]
        }
        return [Finding("processor", .warning, "no VT-x or AMD-V; often it is off in the firmware's setup")]
    }

    static func flags(_ host: HostProbe) -> Set<String> {
        let line = (host.contents("/proc/cpuinfo") ?? "").split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
        return Set(line.split(separator: " ").map(String.init))
    }
}
