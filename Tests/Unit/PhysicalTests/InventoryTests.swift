// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Partitions

@testable import Physical

@Suite struct InventoryTests {
    static let card = DRMDevice(
        place: "0000:01:00.0", card: "/dev/dri/card0", render: "/dev/dri/renderD128", driver: "amdgpu")
    static let elsewhere = DRMDevice(
        place: "platform:soc-gpu", card: "/dev/dri/card1", render: "/dev/dri/renderD129", driver: "soc")
    static let numbers = [
        "/dev/dri/renderD128": VulkanDevice.DeviceNumber(major: 226, minor: 128),
        "/dev/dri/renderD129": VulkanDevice.DeviceNumber(major: 226, minor: 129),
    ]

    @Test func matchesVulkanByAddressAndByRenderNode() {
        let inventory = Samples.inventory(
            [Samples.function("0000:01:00.0"), Samples.function("0000:02:00.0")], drm: [Self.card, Self.elsewhere],
            vulkan: [
                Samples.vulkan(nil, index: 0, node: Self.numbers["/dev/dri/renderD129"]),
                Samples.vulkan("0000:02:00.0", index: 1),
                Samples.vulkan(nil, index: 2, node: Self.numbers["/dev/dri/renderD128"]), Samples.lavapipe,
            ], numbers: Self.numbers)
        #expect(inventory.gpus.map(\.id) == ["0000:01:00.0", "0000:02:00.0", "platform:soc-gpu"])
        #expect(inventory.gpus.map { $0.vulkan.map(\.index) } == [[2], [1], [0]])
        #expect(inventory.gpus[0].drm == Self.card)
        #expect(inventory.gpus[0].deviceNodes == ["/dev/dri/card0", "/dev/dri/renderD128"])
        #expect(inventory.software == [Samples.lavapipe])
    }

    @Test func aVirtualGPUWhoseWorkACPUDoesIsAGPU() {
        let venus = VulkanDevice(
            index: 0, name: "Virtio-GPU Venus (llvmpipe)", isCPU: true, pciAddress: "0000:01:00.0",
            problem: "it has no VK_EXT_external_memory_host")
        let inventory = Samples.inventory(
            [Samples.function("0000:01:00.0", driver: "virtio-pci")], vulkan: [venus, Samples.lavapipe])
        #expect(inventory.gpus.map(\.vulkan) == [[venus]])
        #expect(inventory.software == [Samples.lavapipe])
        #expect(
            MediatedWay().assess(inventory.gpus[0], in: inventory).reason == "it has no VK_EXT_external_memory_host")
    }

    @Test func keepsTwoDriversOfOneGPUTogether() {
        let inventory = Samples.inventory(
            [Samples.function("0000:01:00.0")],
            vulkan: [
                Samples.vulkan("0000:01:00.0", index: 0, problem: "no VK_EXT_external_memory_host"),
                Samples.vulkan("0000:01:00.0", index: 1),
            ])
        #expect(inventory.gpus.count == 1)
        #expect(inventory.gpus[0].usableVulkan?.index == 1)
    }

    @Test func listsWhatOnlyVulkanKnows() {
        let inventory = Samples.inventory([], vulkan: [Samples.vulkan(nil, index: 3)])
        #expect(inventory.gpus.map(\.id) == ["vulkan:3"])
    }

    @Test func findsGPUsAsPeopleNameThem() throws {
        let inventory = Samples.inventory([Samples.function("0000:01:00.0"), Samples.function("0000:02:00.0")])
        #expect(try inventory.gpu("02:00.0").id == "0000:02:00.0")
        #expect(try inventory.gpu("device 0000:02").id == "0000:02:00.0")
        #expect(throws: BindingError("no GPU x among 0000:01:00.0, 0000:02:00.0")) { try inventory.gpu("x") }
        #expect(throws: BindingError.self) { try inventory.gpu("") }
    }

    @Test func saysThatThereIsNone() {
        let text = InventoryReport(Samples.inventory([])).text
        #expect(text.contains("no GPU"))
        #expect(text.contains("--engine reference"))
        #expect(text.contains("llvmpipe"))
        let bare = InventoryReport(Samples.inventory([], vulkan: [])).text
        #expect(bare.contains("apt-get install mesa-vulkan-drivers"))
    }

    @Test func saysWhyVulkanDoesNotWork() {
        let inventory = Inventory(
            functions: [Samples.function("0000:01:00.0")], drm: [], vulkan: .failure(BindingError("broken")),
            deviceNumber: { _ in nil })
        #expect(inventory.vulkanProblem == "broken")
        #expect(PartitionWays.assess(inventory.gpus[0], in: inventory).allSatisfy { !$0.isPossible })
    }

    @Test func aNodeThatCannotBeOpenedIsWhyVulkanDoesNotWork() {
        let closed = DRMDevice(
            place: "0000:01:00.0", card: "/dev/dri/card0", render: "/dev/dri/renderD128", driver: "amdgpu",
            problem: "Permission denied")
        let inventory = Inventory(
            functions: [Samples.function("0000:01:00.0")], drm: [closed], vulkan: .failure(BindingError("broken")),
            deviceNumber: { _ in nil })
        let assessment = MediatedWay().assess(inventory.gpus[0], in: inventory)
        #expect(assessment.reason == "Permission denied")
        #expect(assessment.remedy == "usermod -aG render,video $USER")
    }

    @Test func printsAGPUAndItsWaysAsOneObject() throws {
        let inventory = Samples.inventory(
            [Samples.function("0000:01:00.0", total: 4)], vulkan: [Samples.vulkan("0000:01:00.0")])
        let data = try JSONEncoder().encode(InventoryReport(inventory))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let gpu = try #require((object["gpus"] as? [[String: Any]])?.first)
        #expect(gpu["id"] as? String == "0000:01:00.0")
        #expect((gpu["modes"] as? [[String: Any]])?.count == 3)
        #expect(((gpu["pci"] as? [String: Any])?["virtualFunctions"] as? [String: Any])?["total"] as? Int == 4)
    }

    @Test(arguments: [
        (0, "0 B"), (1023, "1023 B"), (4096, "4 KiB"), (256 << 20, "256 MiB"), (25_769_803_776, "24 GiB"),
        (1536 << 20, "1.5 GiB"), (1 << 42, "4 TiB"),
    ])
    func writesSizes(bytes: UInt64, text: String) {
        #expect(InventoryReport.bytes(bytes) == text)
    }

    @Test func tellsWhatChanged() {
        let before = Samples.inventory([Samples.function("0000:01:00.0"), Samples.function("0000:02:00.0")])
        let after = Samples.inventory([
            Samples.function("0000:02:00.0", driver: "vfio-pci"), Samples.function("0000:03:00.0", driver: nil),
        ])
        let changes = InventoryChange.between(before, after)
        #expect(changes.map(\.kind) == [.removed, .changed, .added])
        #expect(changes.map(\.gpu.id) == ["0000:01:00.0", "0000:02:00.0", "0000:03:00.0"])
        #expect(changes.map(\.detail) == ["", "driver amdgpu -> vfio-pci", "no driver"])
        #expect(InventoryChange.between(after, after).isEmpty)
    }

    @Test func readsMemoryOfDriversThatTell() throws {
        let tree = try TemporaryTree([
            "bus/pci/devices/0000:01:00.0/mem_info_vram_total": "8573157376\n",
            "bus/pci/devices/0000:01:00.0/mem_info_vram_used": "17125376\n",
        ])
        let sysfs = PCISysfs(root: tree.root)
        let memory = DRMDevice.Memory(sysfs, Samples.address("01:00.0"))
        #expect(memory?.total == 8_573_157_376)
        #expect(memory?.used == 17_125_376)
        #expect(DRMDevice.Memory(sysfs, Samples.address("02:00.0")) == nil)
    }
}
