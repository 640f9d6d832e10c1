// SPDX-License-Identifier: Apache-2.0
import Foundation
@testable import MiniVM
import SystemPackage
import Testing
import Partitions

@testable import Doctor
@testable import Physical

/// Each check finds nothing wrong with a healthy machine, and says so of one that lacks what it looks for.
@Suite struct DoctorTests {
    @Test func findsNothingWrongWithAHealthyMachine() {
        let report = Doctor.examine(.healthy)
        #expect(report.findings.allSatisfy { $0.severity == .ok })
        #expect(report.exitStatus == 0)
        #expect(report.text.contains("can do everything"))
    }

    /// What `check` finds after `change`.
    private func findings(_ check: some Check, _ change: (inout HostProbe) -> Void) -> [Finding] {
        var host = HostProbe.healthy
        change(&host)
        return check.run(host)
    }

    private func finding(_ check: some Check, _ change: (inout HostProbe) -> Void) throws -> Finding {
        let all = findings(check, change)
        #expect(all.count == 1)
        return try #require(all.first)
    }

    private func without(_ path: String, _ text: String?) -> @Sendable (String) -> String? {
        { $0 == path ? text : HostProbe.files[$0] }
    }

    @Test func processor() throws {
        let bare = try finding(ProcessorCheck()) { $0.contents = without("/proc/cpuinfo", "flags : fpu\n") }
        #expect(bare.severity == .warning)
        #expect(bare.summary.contains("firmware"))
        let nested = try finding(ProcessorCheck()) { $0.contents = without("/proc/cpuinfo", "flags : hypervisor\n") }
        #expect(nested.severity == .warning)
        #expect(nested.remedy?.contains("nested=1") == true)
        let both = try finding(ProcessorCheck()) { $0.contents = without("/proc/cpuinfo", "flags : svm hypervisor\n") }
        #expect(both.severity == .ok)
        #expect(both.summary.contains("AMD-V, nested"))
    }

    @Test func virtualisationIsNotThere() throws {
        let found = try finding(AccelerationCheck()) { $0.refusal = { _ in .noSuchFileOrDirectory } }
        #expect(found.severity == .warning)
        #expect(found.remedy == "sudo modprobe kvm_intel")
        #expect(found.summary.contains("ten times"))
    }

    @Test func virtualisationIsNotForThisUser() throws {
        let found = try finding(AccelerationCheck()) { $0.refusal = { _ in .permissionDenied } }
        #expect(found.severity == .warning)
        #expect(found.remedy?.contains("usermod -aG kvm") == true)
    }

    @Test func virtualisationDoesNotRunAGuest() throws {
        let found = try finding(AccelerationCheck()) {
            $0.acceleration = { _ in AccelerationChoice(.emulated, reason: "a test guest under KVM hung") }
        }
        #expect(found.severity == .warning)
        #expect(found.summary.hasPrefix("a test guest under KVM hung; "))
    }

    @Test func virtualisationCannotBeTried() throws {
        let found = try finding(AccelerationCheck()) { $0.kernel = { throw LaunchError("no image") } }
        #expect(found.severity == .note)
        let failing = try finding(AccelerationCheck()) { $0.acceleration = { _ in throw LaunchError("no QEMU") } }
        #expect(failing.severity == .note)
    }

    @Test func emulator() throws {
        let none = try finding(EmulatorCheck()) { $0.program = { _ in nil } }
        #expect(none.severity == .error)
        #expect(none.remedy == "sudo apt-get install qemu-system-x86")
        let old = try finding(EmulatorCheck()) { $0.output = { _, _ in "QEMU emulator version 6.0.0" } }
        #expect(old.severity == .error)
        #expect(old.summary.contains("is 6.0"))
        let silent = try finding(EmulatorCheck()) { $0.output = { _, _ in nil } }
        #expect(silent.severity == .error)
        let bare = try finding(EmulatorCheck()) {
            $0.output = { _, arguments in
                arguments == ["--version"] ? "QEMU emulator version 10.0.2" : "name \"virtio-9p-pci\"\n"
            }
        }
        #expect(bare.severity == .error)
        #expect(bare.summary.contains("ivshmem-doorbell"))
    }

    @Test func image() throws {
        let found = try finding(ImageCheck()) { $0.kernel = { throw LaunchError("no mini-VM image (looked in x)") } }
        #expect(found.severity == .error)
        #expect(found.summary == "no mini-VM image")
        #expect(found.remedy == "make image")
    }

    @Test func module() throws {
        let own = findings(ModuleCheck()) { $0.hasDxgModule = { _ in false } }
        #expect(own.map(\.severity) == [.error])
        #expect(own[0].remedy == "sudo apt-get install linux-headers-6.1 && make kernel")
        let other = findings(ModuleCheck()) {
            let another = KernelImage(
                kernel: "/boot/vmlinuz-6.12", version: "6.12", modules: "/lib/modules/6.12", initProgram: "")
            $0.kernels = { [HostProbe.sampleKernel, another] }
            $0.hasDxgModule = { $0.version == "6.1" }
        }
        #expect(other.map(\.severity) == [.ok, .note])
        #expect(other[1].remedy?.contains("KERNEL_VERSION=6.12") == true)
        #expect(findings(ModuleCheck()) { $0.kernel = { throw LaunchError("none") } }.isEmpty)
    }

    @Test func graphics() throws {
        let broken = try finding(GraphicsCheck()) { $0.inventory = { Inventory(gpus: [], vulkanProblem: "broken") } }
        #expect(broken.severity == .warning)
        #expect(broken.summary.hasPrefix("broken"))
        let nothing = try finding(GraphicsCheck()) { $0.inventory = { Inventory(gpus: []) } }
        #expect(nothing.severity == .warning)
        #expect(nothing.remedy?.contains("mesa-vulkan-drivers") == true)
        let cpu = VulkanDevice(index: 0, name: "llvmpipe", isCPU: true)
        let software = try finding(GraphicsCheck()) { $0.inventory = { Inventory(gpus: [], software: [cpu]) } }
        #expect(software.severity == .note)
        let lacking = VulkanDevice(index: 0, name: "old", isCPU: true, problem: "old lacks something")
        let unusable = try finding(GraphicsCheck()) { $0.inventory = { Inventory(gpus: [], software: [lacking]) } }
        #expect(unusable.severity == .warning)
        #expect(unusable.summary == "old lacks something")
    }

    @Test func aGPUThatCannotServe() {
        let gpu = GPU(id: "0000:02:00.0", name: "Other", pci: HostProbe.gpu.pci)
        let found = findings(GraphicsCheck()) { $0.inventory = { Inventory(gpus: [HostProbe.gpu, gpu]) } }
        #expect(found.map(\.severity) == [.ok, .warning])
        #expect(found[1].remedy == "apt-get install firmware-amd-graphics")
        let device = VulkanDevice(index: 0, name: "venus", problem: "venus lacks something")
        let lacking = GPU(id: "0000:02:00.0", name: "Other", pci: HostProbe.gpu.pci, vulkan: [device])
        let alone = findings(GraphicsCheck()) { $0.inventory = { Inventory(gpus: [lacking]) } }
        #expect(
            alone.map(\.summary) == [
                "Other cannot be partitioned: venus lacks something",
                "no device that serves; only the emulated device serves",
            ])
    }

    @Test func deviceAccess() throws {
        let found = try finding(DeviceAccessCheck()) { $0.refusal = { _ in .permissionDenied } }
        #expect(found.severity == .warning)
        #expect(found.summary.contains("/dev/dri/renderD128"))
        #expect(found.remedy?.contains("usermod -aG render") == true)
        #expect(findings(DeviceAccessCheck()) { $0.inventory = { Inventory(gpus: []) } }.isEmpty)
        let closed = try finding(DeviceAccessCheck()) { $0.workersCanOpen = { _ in false } }
        #expect(closed.severity == .warning)
        #expect(closed.remedy?.contains("chmod 660 /dev/dri/renderD128") == true)
    }

    @Test func preloadLibrary() throws {
        let found = try finding(PreloadCheck()) { $0.preloadLibrary = { nil } }
        #expect(found.severity == .warning)
        #expect(found.remedy == "make guest")
    }

    @Test func memory() throws {
        let little = try finding(MemoryCheck()) {
            $0.contents = without("/proc/meminfo", "MemAvailable:    1000000 kB\n")
        }
        #expect(little.severity == .warning)
        let silent = try finding(MemoryCheck()) { $0.contents = { _ in nil } }
        #expect(silent.severity == .note)
    }

    @Test func hugePages() throws {
        let off = try finding(HugePageCheck()) {
            $0.contents = without(HugePageCheck.file, "always within_size advise [never] deny force")
        }
        #expect(off.severity == .note)
        #expect(off.remedy?.contains("shmem_enabled") == true)
        let none = try finding(HugePageCheck()) { $0.contents = { _ in nil } }
        #expect(none.severity == .note)
    }

    @Test func limits() {
        let found = findings(LimitCheck()) { $0.limit = { _ in (1024, 1024) } }
        #expect(found.map(\.severity) == [.warning, .note])
        #expect(found.allSatisfy { $0.remedy?.hasPrefix("ulimit") == true })
    }

    @Test func memoryManagementUnit() throws {
        let found = try finding(IOMMUCheck()) { $0.entries = { _ in [] } }
        #expect(found.severity == .note)
        #expect(found.remedy?.contains("iommu=on") == true)
    }

    @Test func containers() throws {
        let found = try finding(ContainerCheck()) { $0.program = { _ in nil } }
        #expect(found.severity == .note)
    }

    @Test func statusIsThatOfTheWorst() throws {
        var host = HostProbe.healthy
        host.entries = { _ in [] }
        #expect(Doctor.examine(host).exitStatus == 0)
        host.preloadLibrary = { nil }
        #expect(Doctor.examine(host).exitStatus == 1)
        host.kernel = { throw LaunchError("none") }
        let report = Doctor.examine(host)
        #expect(report.exitStatus == 2)
        #expect(report.text.contains("cannot run VMs with a GPU: 1 thing missing"))
        #expect(report.text.split(separator: "\n").count <= 40)
        let decoded = try JSONDecoder().decode(Doctor.Report.self, from: JSONEncoder().encode(report))
        #expect(decoded == report)
        #expect(decoded.worst == .error)
    }
}
