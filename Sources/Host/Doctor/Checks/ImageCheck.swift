// SPDX-License-Identifier: Apache-2.0
/// Whether there is a mini-VM to boot.
struct ImageCheck: Check {
    func run(_ host: HostProbe) -> [Finding] {
        do {
            let kernel = try host.kernel()
            return [Finding("mini-VM", .ok, "kernel \(kernel.version), \(kernel.kernel)")]
        } catch {
            // Where it was looked for does not fit on a line.
            let reason = "\(error)".split(separator: " (looked").first.map(String.init) ?? ""
            return [Finding("mini-VM", .error, reason, remedy: "make image")]
        }
    }
}

/// Whether the kernels that VMs can boot have the GPU's module.
struct ModuleCheck: Check {
    func run(_ host: HostProbe) -> [Finding] {
        guard let own = try? host.kernel() else { return [] }
        var findings: [Finding] = []
        for kernel in host.kernels() where !host.hasDxgModule(kernel) {
            // Only the mini-VM's own has to have it: others are an offer.
            let isOwn = kernel.kernel == own.kernel
            let make = isOwn ? "make kernel" : "make kernel KERNEL_VERSION=\(kernel.version)"
            let headers = "sudo apt-get install linux-headers-\(kernel.version)"
            findings.append(
                Finding(
                    "dxg.ko", isOwn ? .error : .note, "none for kernel \(kernel.version)",
                    remedy: "\(headers) && \(make)"))
        }
        if !findings.contains(where: { $0.severity == .error }) {
            let having = host.kernels().filter(host.hasDxgModule).map(\.version)
            findings.insert(Finding("dxg.ko", .ok, "for \(having.joined(separator: ", "))"), at: 0)
        }
        return findings
    }
}
