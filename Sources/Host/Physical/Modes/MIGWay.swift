// SPDX-License-Identifier: Apache-2.0
import Partitions

/// NVIDIA's GPUs that are divided into instances (MIG): each partition has one that is there. None is made or changed.
public struct MIGWay: PartitionWay {
    public let mode = PartitionMode.mig

    public init() {}

    public func assess(_ gpu: GPU, in inventory: Inventory) -> Assessment {
        guard let nvidia = gpu.nvidia else {
            return gpu.pci?.vendorID.value == 0x10de
                ? .impossible(mode, "NVIDIA's driver is not loaded", remedy: VendorDriver(gpu).kernelRemedy)
                : .impossible(mode, "it is none of NVIDIA's GPUs")
        }
        switch nvidia.multiInstance {
        case .unsupported: return .impossible(mode, "the GPU cannot be divided into instances")
        case .off: return .impossible(mode, "MIG mode is off", remedy: "nvidia-smi -i \(gpu.id) -mig 1")
        case .unknown(let reason): return .impossible(mode, "NVML cannot be asked: \(reason)")
        case .on(let instances):
            guard !instances.isEmpty else {
                return .impossible(
                    mode, "MIG mode is on, and there is no instance", remedy: "nvidia-smi mig -i \(gpu.id) -lgip")
            }
            guard gpu.usableVulkan != nil else {
                return .impossible(mode, "its \(instances.count) instances have no Vulkan: only some GPUs' have")
            }
            return .possible(mode, "\(instances.count) instances")
        }
    }

    public func bind(
        _ gpu: GPU, in inventory: Inventory, usage: DeviceUsage, device wanted: String?
    ) throws(BindingError) -> Binding {
        let assessment = assess(gpu, in: inventory)
        guard assessment.isPossible, case .on(let instances)? = gpu.nvidia?.multiInstance,
            let device = gpu.usableVulkan
        else { throw BindingError(assessment) }
        let free = instances.filter { usage[$0.uuid, default: 0] == 0 }
        guard let free = free.first(where: { wanted == nil || $0.uuid == wanted }) else {
            throw BindingError(
                wanted.map { "instance \($0) of \(gpu.id) is not there" } ?? "all instances of \(gpu.id) are in use")
        }
        // The driver shows a process that has this only the one instance.
        return Binding(
            mode: mode, gpu: gpu.id, device: free.uuid, isExclusive: true, engine: .vulkan,
            selector: device.selector,
            environment: ["CUDA_VISIBLE_DEVICES": free.uuid, "NVIDIA_VISIBLE_DEVICES": free.uuid],
            deviceNodes: gpu.workNodes + free.capabilityNodes)
    }
}
