// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import VulkanEngine

@Suite struct BoardIdentityTests {
    @Test func readsWhatSysfsSays() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "gpupv-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let directory = root.appending(path: "bus/pci/devices/0000:01:00.0")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for (file, text) in ["subsystem_vendor": "0x1043\n", "subsystem_device": "0x87c1\n", "revision": "0xa1\n"] {
            try text.write(to: directory.appending(path: file), atomically: false, encoding: .utf8)
        }
        let board = BoardIdentity("0000:01:00.0", sysfs: root.path)
        #expect(board.subVendorID == 0x1043)
        #expect(board.subSystemID == 0x87c1)
        #expect(board.revisionID == 0xa1)
        let none = BoardIdentity(nil, sysfs: root.path)
        #expect(none.subVendorID == 0 && none.subSystemID == 0 && none.revisionID == 0)
        #expect(BoardIdentity("0000:02:00.0", sysfs: root.path) == none)
    }
}
