// SPDX-License-Identifier: Apache-2.0
import Partitions

/// Any GPU with Vulkan: each partition has a budget of its memory, and the arbiter shares out its time.
public struct MediatedWay: PartitionWay {
    public let mode = PartitionMode.mediated

    public init() {}

    public func assess(_ gpu: GPU, in inventory: Inventory) -> Assessment {
        if let parent = gpu.pci?.physicalFunction {
            return .impossible(mode, "it is a virtual function, of \(parent): a partition has all of it (sriov)")
        }
        if let device = gpu.usableVulkan {
            return .possible(mode, "through Vulkan \(device.apiVersion) (\(device.driver))")
        }
        if let device = gpu.vulkan.first { return .impossible(mode, device.problem ?? "") }
        // First what may be why Vulkan fails.
        if let drm = gpu.drm, drm.renderNode != nil, let problem = drm.problem {
            return .impossible(mode, problem, remedy: "usermod -aG render,video $USER")
        }
        if let problem = inventory.vulkanProblem {
            return .impossible(mode, problem, remedy: "apt-get install libvulkan1 mesa-vulkan-drivers")
        }
        guard let driver = gpu.kernelDriver ?? (gpu.nvidia != nil ? "nvidia" : nil) else {
            return .impossible(mode, "no driver of the kernel has it", remedy: VendorDriver(gpu).kernelRemedy)
        }
        if driver == "vfio-pci" {
            return .impossible(mode, "it is set aside for a virtual machine (vfio-pci)")
        }
        if let drm = gpu.drm, drm.renderNode == nil {
            return .impossible(mode, "\(driver) only displays: it has no render node")
        }
        return .impossible(mode, "no Vulkan driver knows it", remedy: VendorDriver(gpu).vulkanRemedy)
    }

    public func bind(
        _ gpu: GPU, in inventory: Inventory, usage: DeviceUsage, device wanted: String?
    ) throws(BindingError) -> Binding {
        let assessment = assess(gpu, in: inventory)
        guard assessment.isPossible, let device = gpu.usableVulkan else { throw BindingError(assessment) }
        return Binding(
            mode: mode, gpu: gpu.id, device: gpu.id, isExclusive: false, engine: .vulkan, selector: device.selector,
            deviceNodes: gpu.workNodes)
    }
}

extension VulkanDevice {
    /// What chooses this one for a worker: its place, else its name. Not its index: the worker sees no other GPU.
    var selector: String { pciAddress ?? name }
}

/// The packages with a vendor's drivers.
struct VendorDriver {
    let vendor: UInt32?

    init(_ gpu: GPU) { vendor = gpu.pci?.vendorID.value }

    var kernelRemedy: String? {
        switch vendor {
        case 0x10de: "apt-get install nvidia-driver"
        case 0x1002: "apt-get install firmware-amd-graphics"
        case 0x8086: "apt-get install firmware-misc-nonfree"
        default: nil
        }
    }

    var vulkanRemedy: String? {
        vendor == 0x10de ? "apt-get install nvidia-vulkan-icd" : "apt-get install mesa-vulkan-drivers"
    }
}
