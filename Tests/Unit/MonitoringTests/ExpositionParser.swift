// SPDX-License-Identifier: Apache-2.0
/// Reads Prometheus' text format, version 0.0.4, and takes nothing that is not in it.
struct ExpositionParser {
    struct Failure: Error, CustomStringConvertible {
        let line: Int
        let description: String
    }

    struct Sample: Hashable {
        let name: String
        let labels: [String: String]
    }

    private(set) var types: [String: String] = [:]
    private(set) var helps: [String: String] = [:]
    private(set) var samples: [Sample: Double] = [:]

    init(_ text: String) throws {
        guard text.isEmpty || text.hasSuffix("\n") else { throw Failure(line: 0, description: "no newline at the end") }
        var finished: Set<String> = []
        var current: String?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().enumerated() {
            func fail(_ reason: String) -> Failure { Failure(line: index + 1, description: "\(reason): \(line)") }
            var cursor = Cursor(line)
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
                guard words.count == 4, Self.isName(words[2], colons: true) else {
                    throw fail("no comment of a metric")
                }
                let name = words[2]
                if current != name {
                    if let current { finished.insert(current) }
                    current = name
                }
                guard !finished.contains(name) else { throw fail("a metric in two places") }
                switch words[1] {
                case "HELP":
                    guard helps.updateValue(words[3], forKey: name) == nil else { throw fail("a second HELP") }
                    guard types[name] == nil else { throw fail("HELP after TYPE") }
                case "TYPE":
                    guard ["counter", "gauge", "histogram", "summary", "untyped"].contains(words[3]) else {
                        throw fail("no type")
                    }
                    guard types.updateValue(words[3], forKey: name) == nil else { throw fail("a second TYPE") }
                default: throw fail("no comment of a metric")
                }
                continue
            }
            let name = cursor.take { $0 != "{" && $0 != " " }
            guard Self.isName(name, colons: true), name == current, types[name] != nil else { throw fail("no metric") }
            var labels: [String: String] = [:]
            if cursor.skip("{") {
                while !cursor.skip("}") {
                    let label = cursor.take { $0 != "=" }
                    guard Self.isName(label, colons: false), cursor.skip("="), cursor.skip("\"") else {
                        throw fail("no label")
                    }
                    var value = ""
                    while !cursor.skip("\"") {
                        guard let character = cursor.next() else { throw fail("a label's value has no end") }
                        guard character == "\\" else {
                            value.append(character)
                            continue
                        }
                        switch cursor.next() {
                        case "\\": value.append("\\")
                        case "n": value.append("\n")
                        case "\"": value.append("\"")
                        default: throw fail("no escape")
                        }
                    }
                    guard labels.updateValue(value, forKey: label) == nil else { throw fail("a label twice") }
                    guard cursor.skip(",") || cursor.peek == "}" else { throw fail("no comma") }
                }
            }
            guard cursor.skip(" ") else { throw fail("no value") }
            let text = cursor.take { _ in true }
            let special = ["NaN": Double.nan, "+Inf": .infinity, "-Inf": -.infinity]
            guard let value = special[text] ?? Double(text) else { throw fail("no number") }
            guard samples.updateValue(value, forKey: Sample(name: name, labels: labels)) == nil else {
                throw fail("a series twice")
            }
        }
    }

    subscript(_ name: String, _ labels: [String: String]) -> Double? { samples[Sample(name: name, labels: labels)] }

    private static func isName(_ text: String, colons: Bool) -> Bool {
        func isFirst(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character == "_" || colons && character == ":")
        }
        guard let first = text.first, isFirst(first) else { return false }
        return text.allSatisfy { isFirst($0) || $0.isASCII && $0.isNumber }
    }

    private struct Cursor {
        private var rest: Substring

        init(_ line: Substring) { rest = line }

        var peek: Character? { rest.first }

        mutating func next() -> Character? { rest.popFirst() }

        mutating func skip(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }

        mutating func take(while condition: (Character) -> Bool) -> String {
            let taken = rest.prefix(while: condition)
            rest = rest[taken.endIndex...]
            return String(taken)
        }
    }
}
