// SPDX-License-Identifier: Apache-2.0
import Partitions

/// GPUs with SR-IOV: each partition has a virtual function with a render node of its own.
public struct SRIOVWay: PartitionWay {
    public let mode = PartitionMode.sriov

    public init() {}

    public func assess(_ gpu: GPU, in inventory: Inventory) -> Assessment {
        guard let pci = gpu.pci else { return .impossible(mode, "it is not on PCI") }
        if let parent = pci.physicalFunction {
            return gpu.usableVulkan != nil
                ? .possible(mode, "it is a virtual function, of \(parent)")
                : .impossible(mode, "it is a virtual function, of \(parent), and has no Vulkan")
        }
        guard let functions = pci.virtualFunctions, functions.total > 0 else {
            return .impossible(mode, "it has no SR-IOV capability, or its firmware has it off")
        }
        guard pci.driver != nil else { return .impossible(mode, "no driver of the kernel has it") }
        guard !functions.enabled.isEmpty else {
            return .impossible(
                mode, "none of its \(functions.total) virtual functions is enabled",
                remedy: "gpupv gpus --virtual-functions \(functions.total) \(gpu.id)")
        }
        let usable = usable(gpu, inventory)
        guard !usable.isEmpty else {
            return .impossible(mode, "none of its \(functions.enabled.count) virtual functions has Vulkan")
        }
        return .possible(
            mode, "\(usable.count) of \(functions.enabled.count) enabled virtual functions, \(functions.total) at most")
    }

    /// The virtual functions that can serve: its own, or itself if it is one.
    private func usable(_ gpu: GPU, _ inventory: Inventory) -> [GPU] {
        guard let functions = gpu.pci?.virtualFunctions, gpu.pci?.physicalFunction == nil else { return [gpu] }
        return functions.enabled.compactMap { address in
            inventory.gpus.first { $0.pci?.address == address && $0.usableVulkan != nil }
        }
    }

    public func bind(
        _ gpu: GPU, in inventory: Inventory, usage: DeviceUsage, device wanted: String?
    ) throws(BindingError) -> Binding {
        let assessment = assess(gpu, in: inventory)
        guard assessment.isPossible else { throw BindingError(assessment) }
        let free = usable(gpu, inventory).filter { usage[$0.id, default: 0] == 0 }
        guard let free = free.first(where: { wanted == nil || $0.id == wanted }), let device = free.usableVulkan else {
            if gpu.pci?.physicalFunction != nil {
                throw BindingError("virtual function \(gpu.id) is another partition's", isMistake: true)
            }
            throw BindingError(
                wanted.map { "virtual function \($0) of \(gpu.id) is not there, or has no Vulkan" }
                    ?? "all virtual functions of \(gpu.id) are in use")
        }
        return Binding(
            mode: mode, gpu: gpu.id, device: free.id, isExclusive: true, engine: .vulkan, selector: device.selector,
            deviceNodes: free.workNodes)
    }
}
