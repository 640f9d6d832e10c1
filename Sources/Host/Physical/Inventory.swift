// SPDX-License-Identifier: Apache-2.0
import CDrm
import Glibc
import Partitions

/// The GPUs of this machine at one time.
public struct Inventory: Codable, Sendable, Equatable {
    /// In the order of their PCI addresses; those elsewhere last.
    public let gpus: [GPU]
    /// Vulkan devices that compute on the CPU, and are at no device's place.
    public let software: [VulkanDevice]
    /// Why nothing is known of Vulkan devices.
    public let vulkanProblem: String?

    /// What there is now.
    ///
    /// - Parameter vulkan: the devices that the host's Vulkan offers, or why it cannot say; the drivers are loaded by
    ///   whoever calls.
    public static func read(vulkan: Result<[VulkanDevice], any Error>, sysfs: PCISysfs = PCISysfs()) -> Inventory {
        Inventory(
            functions: PCIBus.functions().filter(\.isGPU).map(sysfs.describe), drm: DRMDevice.all(sysfs: sysfs),
            vulkan: vulkan, nvidia: NvidiaDriver().gpus(), deviceNumber: deviceNumber(of:))
    }

    /// Puts together what each source says.
    ///
    /// - Parameter deviceNumber: the number of a device node, nil if there is no such node.
    init(
        functions: [PCIFunction], drm: [DRMDevice], vulkan: Result<[VulkanDevice], any Error>,
        nvidia: [PCIAddress: NvidiaGPU] = [:], deviceNumber: (String) -> VulkanDevice.DeviceNumber?
    ) {
        var unmatched: [VulkanDevice]
        switch vulkan {
        case .success(let devices):
            unmatched = devices
            vulkanProblem = nil
        case .failure(let error):
            unmatched = []
            vulkanProblem = "\(error)"
        }
        /// Takes the Vulkan devices that are the one at `address` or have `node`.
        func take(_ address: PCIAddress?, _ node: String?) -> [VulkanDevice] {
            let number = node.flatMap(deviceNumber)
            let isThis = { (device: VulkanDevice) in
                if let number, let its = device.renderNode { return number == its }
                return address != nil && device.pciAddress == address?.description
            }
            let found = unmatched.filter(isThis)
            unmatched.removeAll(where: isThis)
            return found
        }
        var gpus = functions.map { function in
            let drm = drm.first { $0.pciAddress == function.address }
            let vulkan = take(function.address, drm?.renderNode)
            return GPU(
                id: function.address.description, name: Self.name(function, vulkan), pci: function, drm: drm,
                vulkan: vulkan, nvidia: nvidia[function.address])
        }
        // Not on PCI, or of another class there.
        let addresses = Set(functions.map(\.address))
        for device in drm where device.pciAddress.map({ !addresses.contains($0) }) ?? true {
            let vulkan = take(device.pciAddress, device.renderNode)
            let id = gpus.contains { $0.id == device.place } ? device.nodes.first ?? device.place : device.place
            gpus.append(
                GPU(
                    id: id, name: vulkan.first?.name ?? device.driver?.description ?? device.place, drm: device,
                    vulkan: vulkan))
        }
        // A virtual GPU may say that its work is done on some CPU: only what has no place here is this one's.
        software = unmatched.filter(\.isCPU)
        for device in unmatched where !device.isCPU {
            gpus.append(GPU(id: "vulkan:\(device.index)", name: device.name, vulkan: [device]))
        }
        self.gpus = gpus
    }

    private static func name(_ function: PCIFunction, _ vulkan: [VulkanDevice]) -> String {
        let vendor = function.vendorName ?? "vendor \(function.vendorID)"
        if let device = function.deviceName { return "\(vendor) \(device)" }
        return vulkan.first?.name ?? "\(vendor) device \(function.deviceID)"
    }

    private static func deviceNumber(of path: String) -> VulkanDevice.DeviceNumber? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return VulkanDevice.DeviceNumber(
            major: gpupv_device_major(status.st_rdev), minor: gpupv_device_minor(status.st_rdev))
    }

    /// The GPU that is meant by an id, a PCI address with or without its domain, or part of a name in any case.
    ///
    /// - Throws: if there is none.
    public func gpu(_ text: String) throws(BindingError) -> GPU {
        let id = PCIAddress(text)?.description ?? text
        let found =
            gpus.first { $0.id == id }
            ?? gpus.first { !text.isEmpty && $0.name.lowercased().contains(text.lowercased()) }
        if let found { return found }
        let list = gpus.map(\.id).joined(separator: ", ")
        throw BindingError("no GPU \(text)\(list.isEmpty ? "; this machine has none" : " among \(list)")")
    }

    /// What a configuration may name.
    enum NamedDevice: Sendable, Equatable {
        case gpu(GPU)
        /// Vulkan on the CPU.
        case software(VulkanDevice)
    }

    /// What is meant by a Vulkan index, an id, a PCI address, or part of a name in any case.
    ///
    /// - Throws: if there is none.
    func device(_ text: String) throws(BindingError) -> NamedDevice {
        if let index = Int(text) {
            if let gpu = gpus.first(where: { $0.vulkan.contains { $0.index == index } }) { return .gpu(gpu) }
            if let device = software.first(where: { $0.index == index }) { return .software(device) }
            throw BindingError("no Vulkan device has the index \(index)")
        }
        func isMeant(_ device: VulkanDevice) -> Bool { device.name.lowercased().contains(text.lowercased()) }
        do { return .gpu(try gpu(text)) } catch {
            if PCIAddress(text) == nil, !text.isEmpty {
                if let gpu = gpus.first(where: { $0.vulkan.contains(where: isMeant) }) { return .gpu(gpu) }
                if let device = software.first(where: isMeant) { return .software(device) }
            }
            throw error
        }
    }

    public init(gpus: [GPU], software: [VulkanDevice] = [], vulkanProblem: String? = nil) {
        self.gpus = gpus
        self.software = software
        self.vulkanProblem = vulkanProblem
    }
}
