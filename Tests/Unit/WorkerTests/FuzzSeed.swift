// SPDX-License-Identifier: Apache-2.0
import CWire
import Foundation
import Window

/// Writes what a test sends as an input of the fuzzer (Tests/Fuzz), into the directory `GPUPV_FUZZ_SEEDS`.
final class FuzzSeed {
    private let directory: URL
    private var input: [UInt8] = []

    init?() {
        guard let path = ProcessInfo.processInfo.environment["GPUPV_FUZZ_SEEDS"] else { return nil }
        directory = URL(fileURLWithPath: path)
    }

    /// Adds a record, and before one that submits, the page that tests keep commands in.
    func add(_ record: [UInt8], commands: MemoryRegion?) {
        guard record.count >= 24 else { return }
        let header = record.withUnsafeBytes { $0.copy(as: gpupv_record.self) }
        if header.call == 0x0f || header.call == 0x34, let commands {
            var page = commands.read(at: 0, count: commands.size)
            while page.last == 0 { page.removeLast() }
            add(0xff, 0, page)
        }
        add(
            UInt8(truncatingIfNeeded: header.type & 0x3f | UInt16(truncatingIfNeeded: (header.process &- 1) & 3) << 6),
            header.call,
            record.dropFirst(24))
    }

    private func add(_ type: UInt8, _ call: UInt32, _ body: some Collection<UInt8>) {
        guard body.count <= Int(UInt16.max), input.count + body.count < 4096 else { return }
        input += [type, UInt8(truncatingIfNeeded: call), UInt8(body.count & 0xff), UInt8(body.count >> 8)] + body
    }

    deinit {
        try? Data(input).write(to: directory.appending(path: UUID().uuidString))
    }
}
