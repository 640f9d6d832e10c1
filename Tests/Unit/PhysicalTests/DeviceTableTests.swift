// SPDX-License-Identifier: Apache-2.0
import Partitions
import Testing

@testable import Physical

@Suite struct DeviceTableTests {
    static let one = "0000:01:00.0"
    static let two = "0000:02:00.0"

    static func gpus(_ addresses: String...) -> Inventory {
        Samples.inventory(
            addresses.map { Samples.function($0) },
            vulkan: addresses.enumerated().map { Samples.vulkan($1, index: $0) } + [Samples.lavapipe])
    }

    static func wish(_ name: String, _ device: String?, _ mode: PartitionMode? = nil, gpu: String = "card")
        -> DeviceTable.Wish
    {
        DeviceTable.Wish(partition: name, gpu: gpu, device: device, mode: mode)
    }

    private func problem(_ placement: DeviceTable.Placement?) -> BindingError? {
        guard case .missing(let error)? = placement else { return nil }
        return error
    }

    @Test(arguments: [(one, "0000:01:00.0"), ("02:00.0", two), ("1", two), ("device 0000:02", two), ("gpu 1", two)])
    func devicesAreNamedManyWays(text: String, id: String) {
        var table = DeviceTable()
        let placed = table.place([Self.wish("a", text)], in: Self.gpus(Self.one, Self.two))
        #expect(placed["a"]?.binding?.device == id)
        #expect(placed["a"]?.binding?.mode == .mediated)
    }

    @Test func theCPUIsNamedToo() throws {
        var table = DeviceTable()
        let wishes = [
            Self.wish("a", "llvm", gpu: "cpu"), Self.wish("b", "7", .emulated, gpu: "cpu"), Self.wish("c", nil),
            Self.wish("d", nil, .sriov), Self.wish("e", "llvm", .mediated),
        ]
        let placed = table.place(wishes, in: Self.gpus(Self.one))
        #expect(placed["a"]?.binding == placed["b"]?.binding)
        let binding = try #require(placed["a"]?.binding)
        #expect(binding.mode == .emulated && binding.engine == .vulkan && binding.selector == "llvmpipe")
        #expect(binding.deviceNodes.isEmpty)
        #expect(placed["c"]?.binding?.engine == .reference)
        #expect(problem(placed["d"])?.isMistake == true && problem(placed["e"])?.isMistake == true)
    }

    @Test func aGPUThatGoesIsMissedAndComesBack() {
        var table = DeviceTable()
        let wishes = [Self.wish("a", "1")]
        let both = Self.gpus(Self.one, Self.two)
        let before = table.place(wishes, in: both)
        #expect(before["a"]?.binding?.device == Self.two)
        // Another GPU has its index, and is not taken for it.
        let gone = table.place(wishes, in: Self.gpus(Self.one, "0000:03:00.0"))
        #expect(problem(gone["a"])?.reason == "GPU 0000:02:00.0, which '1' is, is not there")
        #expect(problem(gone["a"])?.isMistake == false)
        #expect(table.place(wishes, in: both) == before)
        // Unless the configuration says something else.
        let moved = table.place([Self.wish("a", Self.one)], in: both)
        #expect(moved["a"]?.binding?.device == Self.one)
    }

    @Test func noVirtualFunctionIsTwoPartitions() {
        var table = DeviceTable()
        let inventory = PartitionWayTests.sriov
        let wishes = ["a", "b", "c"].map { Self.wish($0, Self.one, .sriov) } + [Self.wish("d", Self.one)]
        let placed = table.place(wishes, in: inventory)
        let devices = ["a", "b"].map { placed[$0]?.binding?.device }
        #expect(devices == ["0000:01:00.1", "0000:01:00.2"])
        #expect(problem(placed["c"])?.reason.contains("all virtual functions of 0000:01:00.0 are in use") == true)
        #expect(problem(placed["c"])?.isMistake == false)
        // The best way there is left.
        #expect(placed["d"]?.binding?.mode == .mediated)
        let named = [Self.wish("x", "01:00.2", gpu: "x"), Self.wish("y", "01:00.2", gpu: "y")]
        let same = table.place(named, in: inventory)
        #expect(same["x"]?.binding?.isExclusive == true)
        #expect(problem(same["y"])?.isMistake == true)
    }

    @Test func whatWasChosenStays() throws {
        var table = DeviceTable()
        let inventory = PartitionWayTests.sriov
        let (a, b) = (Self.wish("a", Self.one), Self.wish("b", Self.one))
        let first = table.place([a, b], in: inventory)
        #expect(first["b"]?.binding?.device == "0000:01:00.2")
        // What was written down says so, in any order, and with the other gone.
        var again = table
        #expect(again.place([b, a], in: inventory) == first)
        let alone = again.place([b], in: inventory)
        #expect(alone["b"] == first["b"])
        // Its function is its own while it is not there.
        let without = Samples.inventory(
            [Samples.function(Self.one, driver: "xe", total: 4, enabled: ["0000:01:00.1"])]
                + [Samples.function("0000:01:00.1", driver: "xe", of: Self.one)],
            vulkan: [Samples.vulkan(Self.one), Samples.vulkan("0000:01:00.1", index: 1)])
        let placed = table.place([a, b, Self.wish("c", Self.one, .sriov)], in: without)
        #expect(placed["a"]?.binding?.device == "0000:01:00.1")
        #expect(problem(placed["b"])?.reason.contains("virtual function 0000:01:00.2") == true)
        #expect(problem(placed["c"]) != nil)
        #expect(table.place([a, b], in: inventory)["b"] == first["b"])
        table.forget("b")
        #expect(table.place([a, b], in: without)["b"]?.binding?.mode == .mediated)
    }

    @Test func twoNamesOfAGPUDoNotDivideItTwice() {
        var table = DeviceTable()
        let placed = table.place(
            [Self.wish("a", Self.one, gpu: "x"), Self.wish("b", "0", gpu: "y"), Self.wish("c", Self.one, gpu: "x")],
            in: Self.gpus(Self.one))
        #expect(placed["a"]?.binding != nil && placed["c"]?.binding != nil)
        #expect(problem(placed["b"])?.isMistake == true)
    }

    @Test func onlyNodesThatAreWorkedWithAreOpened() throws {
        let drm = [
            DRMDevice(place: Self.one, card: "/dev/dri/card0", render: "/dev/dri/renderD128", driver: "amdgpu"),
            DRMDevice(place: Self.two, card: "/dev/dri/card1", render: "/dev/dri/renderD129", driver: "amdgpu"),
        ]
        let inventory = Samples.inventory(
            [Samples.function(Self.one), Samples.function(Self.two)], drm: drm,
            vulkan: [Samples.vulkan(Self.one), Samples.vulkan(Self.two, index: 1)])
        var table = DeviceTable()
        let binding = try #require(table.place([Self.wish("a", Self.two)], in: inventory)["a"]?.binding)
        #expect(binding.deviceNodes == ["/dev/dri/renderD129"])
        let told = binding.applied(to: PartitionConfiguration(vramBytes: 1 << 20))
        #expect(told.deviceNodes == ["/dev/dri/renderD129"] && told.gpu == Self.two)
    }

    @Test func theReaderIsToldWhatIsThere() throws {
        let reader = ConfigurationReader { KnownDevices(PartitionWayTests.sriov) }
        func read(_ partitions: String...) -> ConfigurationReader.Outcome {
            let lines = ["gpus: {card: {device: '01:00.0'}, vf: {device: '0000:01:00.1'}}", "partitions:"]
            return reader.read((lines + partitions.map { "  \($0)" }).joined(separator: "\n"), file: "f")
        }
        let fine = read("a: {gpu: card, vram: 1G}", "b: {gpu: vf, vram: 1G}")
        #expect(try fine.get().gpus[0].memory == 8 << 30)
        #expect(fine.diagnostics.isEmpty)
        let both = read("a: {gpu: vf, vram: 1G}", "b: {gpu: vf, vram: 1G}")
        #expect(both.configuration == nil)
        #expect(both.diagnostics.map(\.line) == [4] && both.diagnostics[0].cause.contains("0000:01:00.1 is another"))
        let many = read(
            "a: {gpu: card, vram: 1G, mode: sriov}", "b: {gpu: card, vram: 1G, mode: sriov}",
            "c: {gpu: card, vram: 1G, mode: sriov}")
        #expect(many.configuration != nil)
        #expect(many.diagnostics.map(\.severity) == [.warning] && many.diagnostics[0].line == 5)
    }

    @Test func whatAGPUHadIsRemembered() throws {
        var table = DeviceTable()
        _ = table.place([Self.wish("a", "gpu 1")], in: Self.gpus(Self.one, Self.two))
        let known = KnownDevices(Self.gpus(), table: table)
        #expect(try known.memory(of: "gpu 1") == 8 << 30)
        #expect(throws: HostDeviceError.self) { try known.memory(of: Self.two) }
    }
}
