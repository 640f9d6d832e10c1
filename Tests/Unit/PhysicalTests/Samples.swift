// SPDX-License-Identifier: Apache-2.0
import Partitions

@testable import Physical

/// GPUs for tests.
enum Samples {
    static func address(_ text: String) -> PCIAddress { PCIAddress(text)! }

    static func function(
        _ address: String, vendor: UInt16 = 0x1002, driver: String? = "amdgpu", total: Int? = nil,
        enabled: [String] = [], of parent: String? = nil
    ) -> PCIFunction {
        var function = PCIFunction(
            address: Self.address(address), vendorID: vendor, deviceID: 0x1234, classCode: 0x030000,
            vendorName: "Vendor", deviceName: "Device \(address)")
        function.driver = driver
        function.virtualFunctions = total.map {
            VirtualFunctions(total: $0, enabled: enabled.map(Self.address))
        }
        function.physicalFunction = parent.map(Self.address)
        return function
    }

    static func vulkan(
        _ address: String?, index: Int = 0, gibibytes: UInt64 = 8, problem: String? = nil,
        node: VulkanDevice.DeviceNumber? = nil
    ) -> VulkanDevice {
        VulkanDevice(
            index: index, name: "GPU \(index)", driver: "driver 1", pciAddress: address, renderNode: node,
            heaps: [.init(size: gibibytes << 30, isDeviceLocal: true)], problem: problem)
    }

    static let lavapipe = VulkanDevice(index: 7, name: "llvmpipe", isCPU: true, driver: "llvmpipe 15")

    static func inventory(
        _ functions: [PCIFunction], drm: [DRMDevice] = [], vulkan: [VulkanDevice] = [lavapipe],
        nvidia: [PCIAddress: NvidiaGPU] = [:], numbers: [String: VulkanDevice.DeviceNumber] = [:]
    ) -> Inventory {
        Inventory(
            functions: functions, drm: drm, vulkan: .success(vulkan), nvidia: nvidia,
            deviceNumber: { numbers[$0] })
    }
}
