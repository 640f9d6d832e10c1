// SPDX-License-Identifier: Apache-2.0
import Partitions

/// One GPU of this machine: what PCI, the kernel's graphics drivers, Vulkan and NVML say of it.
public struct GPU: Codable, Sendable, Equatable {
    /// Names it in options and configurations: its PCI address, or what its driver calls its place.
    public let id: String
    /// For people.
    public let name: String
    /// nil if it is not on PCI.
    public let pci: PCIFunction?
    /// nil if no graphics driver of the kernel has it.
    public let drm: DRMDevice?
    /// How Vulkan sees it: once for each of its drivers, none if none has it.
    public let vulkan: [VulkanDevice]
    /// nil if it is none of NVIDIA's with its driver.
    public let nvidia: NvidiaGPU?

    public init(
        id: String, name: String, pci: PCIFunction? = nil, drm: DRMDevice? = nil, vulkan: [VulkanDevice] = [],
        nvidia: NvidiaGPU? = nil
    ) {
        self.id = id
        self.name = name
        self.pci = pci
        self.drm = drm
        self.vulkan = vulkan
        self.nvidia = nvidia
    }

    /// The Vulkan device that the engine can use.
    public var usableVulkan: VulkanDevice? { vulkan.first { $0.problem == nil } }

    /// The kernel driver that has it.
    public var kernelDriver: String? { pci?.driver ?? drm?.driver?.name }

    /// Its device nodes.
    public var deviceNodes: [String] { (drm?.nodes ?? []) + (nvidia?.deviceNodes ?? []) }

    /// Those a worker bound to it has to open: none through which displays are had.
    public var workNodes: [String] { [drm?.renderNode].compactMap { $0 } + (nvidia?.deviceNodes ?? []) }

    /// Its own memory in bytes: the largest that somebody tells of.
    public var localMemory: UInt64? {
        let heaps = vulkan.map { $0.heaps.filter(\.isDeviceLocal).reduce(0) { $0 + $1.size } }
        return ([drm?.memory?.total].compactMap { $0 } + heaps).max()
    }
}
