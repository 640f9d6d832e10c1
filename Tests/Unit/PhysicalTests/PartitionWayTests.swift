// SPDX-License-Identifier: Apache-2.0
import Testing
import Partitions

@testable import Physical

@Suite struct PartitionWayTests {
    static let one = "0000:01:00.0"

    private func assess(_ way: any PartitionWay, _ inventory: Inventory) -> Assessment {
        way.assess(inventory.gpus[0], in: inventory)
    }

    @Test func mediatedNeedsVulkan() {
        let way = MediatedWay()
        #expect(
            assess(way, Samples.inventory([Samples.function(Self.one)], vulkan: [Samples.vulkan(Self.one)])).isPossible)
        let none = assess(way, Samples.inventory([Samples.function(Self.one)]))
        #expect(!none.isPossible)
        #expect(none.remedy == "apt-get install mesa-vulkan-drivers")
        let lacking = assess(
            way, Samples.inventory([Samples.function(Self.one)], vulkan: [Samples.vulkan(Self.one, problem: "lacks x")])
        )
        #expect(lacking.reason == "lacks x")
        let driverless = assess(way, Samples.inventory([Samples.function(Self.one, vendor: 0x10de, driver: nil)]))
        #expect(driverless.reason == "no driver of the kernel has it")
        #expect(driverless.remedy == "apt-get install nvidia-driver")
        #expect(
            assess(way, Samples.inventory([Samples.function(Self.one, driver: "vfio-pci")])).reason.contains("vfio"))
    }

    @Test func mediatedNeedsARenderNode() {
        let display = DRMDevice(place: Self.one, card: "/dev/dri/card0", render: nil, driver: "bochs-drm")
        let inventory = Samples.inventory([Samples.function(Self.one, driver: "bochs-drm")], drm: [display])
        #expect(assess(MediatedWay(), inventory).reason == "bochs-drm only displays: it has no render node")
    }

    @Test func bindsToExactlyTheDevice() throws {
        let inventory = Samples.inventory(
            [Samples.function(Self.one), Samples.function("0000:02:00.0")],
            vulkan: [Samples.vulkan(Self.one, index: 0), Samples.vulkan("0000:02:00.0", index: 1)])
        let binding = try MediatedWay().bind(inventory.gpus[1], in: inventory, usage: [:])
        #expect(binding.selector == "0000:02:00.0")
        #expect(binding.engine == .vulkan)
        let partition = binding.applied(to: .init(vramBytes: 1 << 20))
        #expect(partition.gpu == "0000:02:00.0")
        #expect(partition.engine == .vulkan)
    }

    static let physical = Samples.function(one, driver: "xe", total: 4, enabled: ["0000:01:00.1", "0000:01:00.2"])
    static let virtual = ["0000:01:00.1", "0000:01:00.2"].map { Samples.function($0, driver: "xe", of: one) }
    static let sriov = Samples.inventory(
        [physical] + virtual,
        vulkan: [
            Samples.vulkan(one, index: 0), Samples.vulkan("0000:01:00.1", index: 1),
            Samples.vulkan("0000:01:00.2", index: 2),
        ])

    @Test func virtualFunctionsGoToOnePartitionEach() throws {
        let way = SRIOVWay()
        let gpu = Self.sriov.gpus[0]
        #expect(way.assess(gpu, in: Self.sriov).reason == "2 of 2 enabled virtual functions, 4 at most")
        let first = try way.bind(gpu, in: Self.sriov, usage: [:])
        #expect(first.device == "0000:01:00.1")
        #expect(first.selector == "0000:01:00.1")
        #expect(first.isExclusive)
        let second = try way.bind(gpu, in: Self.sriov, usage: [first.device: 1])
        #expect(second.device == "0000:01:00.2")
        #expect(throws: BindingError("all virtual functions of \(Self.one) are in use")) {
            try way.bind(gpu, in: Self.sriov, usage: [first.device: 1, second.device: 1])
        }
    }

    @Test func saysWhyThereIsNoVirtualFunction() {
        let way = SRIOVWay()
        #expect(assess(way, Samples.inventory([Samples.function(Self.one)])).reason.contains("no SR-IOV capability"))
        let none = assess(way, Samples.inventory([Samples.function(Self.one, total: 7)]))
        #expect(none.remedy == "gpupv gpus --virtual-functions 7 \(Self.one)")
        let aside = Samples.inventory(
            [Self.physical, Samples.function("0000:01:00.1", driver: "vfio-pci", of: Self.one)],
            vulkan: [Samples.vulkan(Self.one)])
        #expect(assess(way, aside).reason == "none of its 2 virtual functions has Vulkan")
    }

    @Test func aVirtualFunctionCanBeNamed() throws {
        let way = SRIOVWay()
        let gpu = Self.sriov.gpus[2]
        #expect(try way.bind(gpu, in: Self.sriov, usage: [:]).device == "0000:01:00.2")
        #expect(throws: BindingError.self) { try way.bind(gpu, in: Self.sriov, usage: [gpu.id: 1]) }
        #expect(!MediatedWay().assess(gpu, in: Self.sriov).isPossible)
    }

    static func nvidia(_ state: NvidiaGPU.MultiInstance, vulkan: [VulkanDevice]) -> Inventory {
        Samples.inventory(
            [Samples.function(one, vendor: 0x10de, driver: "nvidia")], vulkan: vulkan,
            nvidia: [
                Samples.address(one): NvidiaGPU(
                    model: "GPU", driverVersion: "1", deviceMinor: 0, multiInstance: state)
            ])
    }
    static let instances = [
        MIGInstance(
            uuid: "MIG-a", name: "1g", gpuInstance: 1, computeInstance: 0,
            capabilityNodes: ["/dev/nvidia-caps/nvidia-cap30"]),
        MIGInstance(uuid: "MIG-b", name: "1g", gpuInstance: 2, computeInstance: 0),
    ]

    @Test func instancesThatAreThereAreBound() throws {
        let way = MIGWay()
        let inventory = Self.nvidia(.on(Self.instances), vulkan: [Samples.vulkan(Self.one)])
        let binding = try way.bind(inventory.gpus[0], in: inventory, usage: ["MIG-a": 1])
        #expect(binding.device == "MIG-b")
        let first = try way.bind(inventory.gpus[0], in: inventory, usage: [:])
        #expect(first.environment["CUDA_VISIBLE_DEVICES"] == "MIG-a")
        #expect(first.deviceNodes.contains("/dev/nvidia0"))
        #expect(first.deviceNodes.contains("/dev/nvidia-caps/nvidia-cap30"))
        #expect(throws: BindingError.self) {
            try way.bind(inventory.gpus[0], in: inventory, usage: ["MIG-a": 1, "MIG-b": 1])
        }
    }

    @Test func saysWhyThereIsNoInstance() {
        let way = MIGWay()
        let vulkan = [Samples.vulkan(Self.one)]
        #expect(assess(way, Self.nvidia(.unsupported, vulkan: vulkan)).reason.contains("cannot be divided"))
        #expect(assess(way, Self.nvidia(.off, vulkan: vulkan)).remedy == "nvidia-smi -i \(Self.one) -mig 1")
        #expect(assess(way, Self.nvidia(.on([]), vulkan: vulkan)).reason.contains("no instance"))
        #expect(assess(way, Self.nvidia(.on(Self.instances), vulkan: [])).reason.contains("no Vulkan"))
        #expect(assess(way, Self.nvidia(.unknown("why"), vulkan: vulkan)).reason.contains("why"))
        #expect(assess(way, Samples.inventory([Samples.function(Self.one)])).reason.contains("none of NVIDIA's"))
    }
}

@Suite struct PartitionPlanTests {
    @Test func prefersWhatDividesItself() throws {
        let plan = try PartitionPlan.make(mode: nil, inventory: PartitionWayTests.sriov)
        #expect(plan.binding.mode == .sriov)
        #expect(plan.binding.device == "0000:01:00.1")
    }

    @Test func takesTheGPUWhenItsFunctionsAreInUse() throws {
        let plan = try PartitionPlan.make(
            mode: nil, gpu: "0000:01:00.0", inventory: PartitionWayTests.sriov,
            usage: ["0000:01:00.1": 1, "0000:01:00.2": 1])
        #expect(plan.binding.mode == .mediated)
        #expect(plan.binding.device == "0000:01:00.0")
        #expect(plan.considered.contains { $0.assessment.reason.contains("in use") })
    }

    @Test func spreadsOverGPUs() throws {
        let inventory = Samples.inventory(
            [Samples.function("0000:01:00.0"), Samples.function("0000:02:00.0")],
            vulkan: [
                Samples.vulkan("0000:01:00.0", index: 0, gibibytes: 4),
                Samples.vulkan("0000:02:00.0", index: 1, gibibytes: 16),
            ])
        let first = try PartitionPlan.make(mode: nil, inventory: inventory)
        #expect(first.binding.device == "0000:02:00.0")
        let second = try PartitionPlan.make(mode: nil, inventory: inventory, usage: [first.binding.device: 1])
        #expect(second.binding.device == "0000:01:00.0")
    }

    @Test func neverSharesAVirtualFunctionThatIsInUse() throws {
        // A function that a partition has all of is no GPU for another's share.
        let usage = ["0000:01:00.0": 5, "0000:01:00.1": 1, "0000:01:00.2": 1]
        let plan = try PartitionPlan.make(mode: .mediated, inventory: PartitionWayTests.sriov, usage: usage)
        #expect(plan.binding.device == "0000:01:00.0")
    }

    @Test func fallsBackToTheCPUOnlyWhenNothingWasAskedFor() throws {
        let none = Samples.inventory([])
        let plan = try PartitionPlan.make(mode: nil, inventory: none)
        #expect(plan.binding.mode == .emulated)
        #expect(plan.binding.engine == .vulkan)
        #expect(plan.binding.selector == "llvmpipe")
        #expect(plan.reason.contains("no GPU"))
        let bare = try PartitionPlan.make(mode: nil, inventory: Samples.inventory([], vulkan: []))
        #expect(bare.binding.engine == .reference)
        #expect(throws: BindingError.self) { try PartitionPlan.make(mode: .mediated, inventory: none) }
        #expect(throws: BindingError.self) { try PartitionPlan.make(mode: nil, gpu: "01:00.0", inventory: none) }
        let unusable = Samples.inventory([Samples.function("0000:01:00.0")])
        #expect(throws: BindingError.self) { try PartitionPlan.make(mode: nil, gpu: "01:00.0", inventory: unusable) }
        #expect(try PartitionPlan.make(mode: nil, inventory: unusable).binding.mode == .emulated)
        #expect(try PartitionPlan.make(mode: .emulated, inventory: PartitionWayTests.sriov).binding.mode == .emulated)
    }
}
