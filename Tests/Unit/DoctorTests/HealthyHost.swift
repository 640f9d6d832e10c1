// SPDX-License-Identifier: Apache-2.0
@testable import MiniVM
@testable import Physical
import Testing
import Partitions

@testable import Doctor

extension HostProbe {
    static let sampleKernel = KernelImage(
        kernel: "/image/boot/vmlinux-6.1", version: "6.1", modules: "/image/lib/modules/6.1",
        initProgram: "/image/gpupv-init", dxgModule: "/kernel/6.1/dxg.ko")

    static let files = [
        "/proc/cpuinfo": "processor\t: 0\nflags\t\t: fpu vmx sse2\n",
        "/proc/meminfo": "MemTotal:  9000000 kB\nMemAvailable:  8000000 kB\n",
        HugePageCheck.file: "always within_size [advise] never deny force\n",
    ]

    /// A machine with nothing to complain of. Tests take something away.
    static var healthy: HostProbe {
        var host = HostProbe()
        host.contents = { files[$0] }
        host.entries = { $0 == "/sys/kernel/iommu_groups" ? ["0", "1"] : [] }
        host.refusal = { _ in nil }
        host.workersCanOpen = { _ in true }
        host.program = { "/usr/bin/\($0)" }
        host.output = { program, arguments in
            guard program == "/usr/bin/qemu-system-x86_64" else { return nil }
            return arguments == ["--version"]
                ? "QEMU emulator version 7.2.22 (Debian)\n"
                : EmulatorCheck.devices.map { "name \"\($0.0)\", bus PCI\n" }.joined()
        }
        host.limit = { _ in (1 << 20, 1 << 30) }
        host.kernel = { sampleKernel }
        host.kernels = { [sampleKernel] }
        host.acceleration = { _ in AccelerationChoice(.hardware, reason: "a test guest ran under KVM") }
        host.hasDxgModule = { _ in true }
        host.inventory = { Inventory(gpus: [gpu]) }
        host.preloadLibrary = { "/usr/lib/gpupv/libgpupv-dxg.so" }
        return host
    }

    static let gpu = GPU(
        id: "0000:01:00.0", name: "Vendor Device",
        pci: PCIFunction(
            address: PCIAddress("01:00.0")!, vendorID: 0x1002, deviceID: 1, classCode: 0x030000),
        drm: DRMDevice(
            place: "0000:01:00.0", card: "/dev/dri/card0", render: "/dev/dri/renderD128", driver: "amdgpu"),
        vulkan: [VulkanDevice(index: 0, name: "GPU", pciAddress: "0000:01:00.0")])
}
