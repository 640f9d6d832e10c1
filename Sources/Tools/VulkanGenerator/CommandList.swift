// SPDX-License-Identifier: Apache-2.0
import Foundation

/// `commands.list`: which commands travel, and how.
struct CommandList {
    enum Class: String {
        case create, destroy, control, record, question, guest
    }

    struct Entry {
        let kind: Class
        /// Without `vk`.
        let name: String
        let handGuest: Bool
        let handHost: Bool
        let check: Bool
    }

    private(set) var entries: [Entry] = []
    /// Structures that travel in pNext chains.
    private(set) var chained: [String] = []

    init(_ url: URL) throws {
        let text = try String(contentsOf: url, encoding: .utf8)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
            guard let first = words.first else { continue }
            func fail(_ why: String) -> GeneratorError {
                GeneratorError("\(url.lastPathComponent):\(number + 1): \(why)")
            }
            guard words.count > 1, words[1].count > 2 else { throw fail("a name is missing") }
            if first == "struct" {
                chained.append(words[1])
                continue
            }
            guard let kind = Class(rawValue: first) else { throw fail("'\(first)' is no class") }
            let flags = Set(words.dropFirst(2))
            if let unknown = flags.subtracting(["hand-guest", "hand-host", "check"]).first {
                throw fail("'\(unknown)' is no flag")
            }
            entries.append(
                Entry(
                    kind: kind, name: String(words[1].dropFirst(2)), handGuest: flags.contains("hand-guest"),
                    handHost: flags.contains("hand-host"), check: flags.contains("check")))
        }
    }

    /// What the host knows.
    var travelling: [Entry] { entries.filter { $0.kind != .guest } }
}
