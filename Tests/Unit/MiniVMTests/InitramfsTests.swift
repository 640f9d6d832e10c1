// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MiniVM

@Suite struct InitramfsTests {
    @Test func isAnArchiveOfWhatWasAdded() {
        var archive = Initramfs()
        archive.addDirectory("d")
        archive.addFile("d/f", permissions: 0o755, Array("content".utf8))
        archive.addCharacterDevice("c", major: 5, minor: 1)
        archive.finish()
        var entries: [(name: String, mode: Int, content: String)] = []
        var offset = 0
        func field(_ index: Int) -> Int {
            Int(String(decoding: archive.bytes[(offset + 6 + index * 8)...].prefix(8), as: UTF8.self), radix: 16)!
        }
        while offset < archive.bytes.count {
            #expect(archive.bytes[offset...].starts(with: "070701".utf8))
            let (mode, size, nameSize) = (field(1), field(6), field(11))
            let name = String(decoding: archive.bytes[(offset + 110)...].prefix(nameSize - 1), as: UTF8.self)
            offset = (offset + 110 + nameSize + 3) & ~3
            entries.append((name, mode, String(decoding: archive.bytes[offset...].prefix(size), as: UTF8.self)))
            offset = (offset + size + 3) & ~3
        }
        #expect(entries.map(\.name) == ["d", "d/f", "c", "TRAILER!!!"])
        #expect(entries.map(\.mode) == [0o040755, 0o100755, 0o020600, 0])
        #expect(entries[1].content == "content")
    }
}
