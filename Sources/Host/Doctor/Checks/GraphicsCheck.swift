// SPDX-License-Identifier: Apache-2.0
import Physical

/// Whether the engine finds a Vulkan device it can use, and whether that is a GPU.
struct GraphicsCheck: Check {
    private static let install = "sudo apt-get install libvulkan1 mesa-vulkan-drivers"

    func run(_ host: HostProbe) -> [Finding] {
        let inventory = host.inventory()
        if let problem = inventory.vulkanProblem {
            return [Finding("Vulkan", .warning, "\(problem); only the emulated device serves", remedy: Self.install)]
        }
        let usable = inventory.gpus.compactMap(\.usableVulkan)
        var findings = usable.map { Finding("Vulkan", .ok, "\($0.name), \($0.apiVersion), \($0.driver)") }
        for gpu in inventory.gpus where gpu.usableVulkan == nil {
            let assessment = MediatedWay().assess(gpu, in: inventory)
            findings.append(
                Finding(
                    "GPU \(gpu.id)", .warning, "\(gpu.name) cannot be partitioned: \(assessment.reason)",
                    remedy: assessment.remedy))
        }
        guard usable.isEmpty else { return findings }
        if let software = inventory.software.first(where: { $0.problem == nil }) {
            let reason = inventory.gpus.isEmpty ? "no GPU" : "no GPU that serves"
            findings.append(Finding("Vulkan", .note, "\(reason); on the CPU: \(software.name), \(software.driver)"))
        } else if let device = inventory.software.first {
            findings.append(
                Finding("Vulkan", .warning, device.problem ?? "", remedy: Self.install))
        } else {
            let lack = inventory.gpus.allSatisfy(\.vulkan.isEmpty) ? "no device" : "no device that serves"
            findings.append(
                Finding("Vulkan", .warning, "\(lack); only the emulated device serves", remedy: Self.install))
        }
        return findings
    }
}

/// Whether this user and its workers may open the GPUs' nodes.
struct DeviceAccessCheck: Check {
    func run(_ host: HostProbe) -> [Finding] {
        let nodes = host.inventory().gpus.compactMap { $0.drm?.renderNode }
        guard !nodes.isEmpty else { return [] }
        let refused = nodes.compactMap { node in host.refusal(node).map { "\(node): \($0)" } }
        guard refused.isEmpty else {
            return [
                Finding(
                    "permissions", .warning, refused.joined(separator: ", "),
                    remedy: "sudo usermod -aG render $USER, then log in again")
            ]
        }
        let closed = nodes.filter { !host.workersCanOpen($0) }
        guard closed.isEmpty else {
            let list = closed.joined(separator: " ")
            return [
                Finding(
                    "permissions", .warning, "only root can open \(list), and workers are not root",
                    remedy: "sudo chgrp render \(list) && sudo chmod 660 \(list), as udev's rules do")
            ]
        }
        return [Finding("permissions", .ok, "render nodes can be opened: \(nodes.joined(separator: ", "))")]
    }
}
