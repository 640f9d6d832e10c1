// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A directory like /sys or /proc, made for one test.
final class TemporaryTree {
    let root: String

    init(_ files: [String: String] = [:], links: [String: String] = [:]) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "gpupv-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        for (path, text) in files { try write(path, text) }
        for (path, target) in links {
            try makeParent(path)
            try FileManager.default.createSymbolicLink(atPath: "\(root)/\(path)", withDestinationPath: target)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ path: String, _ text: String) throws {
        try makeParent(path)
        try text.write(toFile: "\(root)/\(path)", atomically: false, encoding: .utf8)
    }

    func read(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

    private func makeParent(_ path: String) throws {
        let parent = URL(fileURLWithPath: "\(root)/\(path)").deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    }
}
