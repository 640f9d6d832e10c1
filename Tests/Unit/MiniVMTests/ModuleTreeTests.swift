// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MiniVM

@Suite struct ModuleTreeTests {
    static let dependencies = """
        kernel/drivers/virtio/virtio_pci.ko: kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko
        kernel/drivers/virtio/virtio.ko: kernel/drivers/virtio/virtio_ring.ko
        kernel/drivers/virtio/virtio_ring.ko:
        kernel/fs/9p/9p.ko.xz: kernel/net/9p/9pnet.ko.xz
        kernel/net/9p/9pnet.ko.xz:
        kernel/crypto/crc32c-intel.ko:
        """
    let tree = ModuleTree(
        dependencies: dependencies, builtIn: "kernel/fs/overlayfs/overlay.ko\n")

    @Test func loadsWhatAModuleNeedsFirst() throws {
        #expect(
            try tree.loadOrder(for: ["virtio_pci"]) == [
                "kernel/drivers/virtio/virtio_ring.ko", "kernel/drivers/virtio/virtio.ko",
                "kernel/drivers/virtio/virtio_pci.ko",
            ])
    }

    @Test func loadsEachModuleOnce() throws {
        let order = try tree.loadOrder(for: ["virtio_pci", "virtio", "9p", "virtio_pci"])
        #expect(order.count == 5)
        #expect(Set(order).count == 5)
    }

    @Test func leavesOutWhatIsBuiltIn() throws {
        #expect(tree.contains("overlay"))
        #expect(try tree.loadOrder(for: ["overlay"]).isEmpty)
    }

    @Test func takesDashesForUnderscores() throws {
        #expect(try tree.loadOrder(for: ["crc32c_intel"]) == ["kernel/crypto/crc32c-intel.ko"])
    }

    @Test func refusesUnknownModules() {
        #expect(throws: LaunchError.self) { try tree.loadOrder(for: ["no_such_module"]) }
    }

    @Test(arguments: [
        ("kernel/fs/9p/9p.ko.xz", "9p"), ("9p", "9p"), ("a/b-c.ko", "b_c"), ("x.ko.zst", "x"), ("", ""),
    ])
    func namesModulesByTheirFiles(path: String, name: String) {
        #expect(ModuleTree.name(of: path) == name)
    }
}
