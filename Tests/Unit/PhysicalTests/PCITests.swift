// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Physical

@Suite struct PCITests {
    @Test(arguments: [
        ("0000:01:00.0", "0000:01:00.0"), ("af:1f.7", "0000:af:1f.7"), ("10000:e1:00.0", "10000:e1:00.0"),
    ])
    func readsAddresses(text: String, address: String) {
        #expect(PCIAddress(text)?.description == address)
    }

    @Test(arguments: ["", "1", "01:00", "01:20.0", "01:00.8", "100:00.0", "x:00.0", "0000:01:00.0.0", "a:b:c:d"])
    func refusesWhatIsNone(text: String) {
        #expect(PCIAddress(text) == nil)
    }

    @Test func ordersAddresses() throws {
        let texts = ["0001:00:00.0", "0000:0a:00.0", "0000:02:00.1", "0000:02:00.0"]
        #expect(
            texts.compactMap { PCIAddress($0) }.sorted().map(\.description) == [
                "0000:02:00.0", "0000:02:00.1", "0000:0a:00.0", "0001:00:00.0",
            ])
    }

    @Test func knowsGPUsByTheirClass() throws {
        let address = try #require(PCIAddress("01:00.0"))
        func isGPU(_ code: UInt32) -> Bool {
            PCIFunction(address: address, vendorID: 1, deviceID: 1, classCode: code).isGPU
        }
        #expect(isGPU(0x03_0000) && isGPU(0x03_0200) && isGPU(0x03_8000) && isGPU(0x12_0000))
        #expect(!isGPU(0x02_0000) && !isGPU(0x04_0300) && !isGPU(0x01_0802))
    }

    /// As an Intel Data Center GPU Flex with two of its virtual functions enabled shows itself.
    static let links = [
        "bus/pci/devices/0000:4d:00.0/driver": "../../../bus/pci/drivers/i915",
        "bus/pci/devices/0000:4d:00.0/iommu_group": "../../../kernel/iommu_groups/18",
        "bus/pci/devices/0000:4d:00.0/virtfn0": "../0000:4d:00.1",
        "bus/pci/devices/0000:4d:00.0/virtfn1": "../0000:4d:00.2",
        "bus/pci/devices/0000:4d:00.1/physfn": "../0000:4d:00.0",
    ]
    static let files = [
        "bus/pci/devices/0000:4d:00.0/sriov_totalvfs": "31\n", "bus/pci/devices/0000:4d:00.0/sriov_numvfs": "2\n",
        "bus/pci/devices/0000:4d:00.0/numa_node": "1\n", "bus/pci/devices/0000:4d:00.1/numa_node": "-1\n",
    ]

    @Test func readsWhatSysfsSays() throws {
        let tree = try TemporaryTree(Self.files, links: Self.links)
        let sysfs = PCISysfs(root: tree.root)
        let address = try #require(PCIAddress("4d:00.0"))
        let first = try #require(PCIAddress("4d:00.1"))
        let physical = sysfs.describe(
            PCIFunction(address: address, vendorID: 0x8086, deviceID: 0x56c0, classCode: 0x038000))
        #expect(physical.driver == "i915")
        #expect(physical.iommuGroup == 18)
        #expect(physical.numaNode == 1)
        #expect(physical.physicalFunction == nil)
        #expect(physical.virtualFunctions?.total == 31)
        #expect(physical.virtualFunctions?.enabled.map(\.description) == ["0000:4d:00.1", "0000:4d:00.2"])

        let virtual = sysfs.describe(
            PCIFunction(address: first, vendorID: 0x8086, deviceID: 0x56c0, classCode: 0x038000))
        #expect(virtual.physicalFunction == address)
        #expect(virtual.virtualFunctions == nil)
        #expect(virtual.driver == nil)
        #expect(virtual.numaNode == nil)
    }

    @Test func printsNumbersAsPeopleKnowThem() throws {
        let address = try #require(PCIAddress("01:00.0"))
        let function = PCIFunction(address: address, vendorID: 0x10de, deviceID: 0x0042, classCode: 0x030000)
        let data = try JSONEncoder().encode(function)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains(#""vendorID":"0x10de""#))
        #expect(text.contains(#""deviceID":"0x0042""#))
        #expect(text.contains(#""classCode":"0x030000""#))
        #expect(text.contains(#""address":"0000:01:00.0""#))
        #expect(try JSONDecoder().decode(PCIFunction.self, from: data) == function)
    }
}

@Suite struct VirtualFunctionControlTests {
    private static let numberFile = "bus/pci/devices/0000:4d:00.0/sriov_numvfs"

    @Test func staysWithinTheDevicesLimits() throws {
        let tree = try TemporaryTree(PCITests.files, links: PCITests.links)
        let control = VirtualFunctionControl(sysfs: PCISysfs(root: tree.root))
        let address = try #require(PCIAddress("4d:00.0"))
        #expect(throws: BindingError("\(address) can have 0 to 31 virtual functions, not 32")) {
            try control.set(32, of: address)
        }
        #expect(throws: BindingError.self) { try control.set(-1, of: address) }
        #expect(throws: BindingError("0000:4d:00.1 has no SR-IOV capability")) {
            try control.set(1, of: try #require(PCIAddress("4d:00.1")))
        }
        #expect(try tree.read(Self.numberFile) == "2\n")
    }

    @Test func leavesTheRightNumberAlone() throws {
        let tree = try TemporaryTree(PCITests.files, links: PCITests.links)
        let control = VirtualFunctionControl(sysfs: PCISysfs(root: tree.root))
        let made = try control.set(2, of: try #require(PCIAddress("4d:00.0")))
        #expect(made.count == 2)
        #expect(try tree.read(Self.numberFile) == "2\n")
    }

    @Test func doesNotBelieveADriverThatMadeNone() throws {
        // Files that nothing stands behind: the links stay as they are.
        let tree = try TemporaryTree(PCITests.files, links: PCITests.links)
        let control = VirtualFunctionControl(sysfs: PCISysfs(root: tree.root))
        #expect(throws: BindingError.self) { try control.set(4, of: try #require(PCIAddress("4d:00.0"))) }
    }
}
