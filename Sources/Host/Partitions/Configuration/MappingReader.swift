// SPDX-License-Identifier: Apache-2.0
import Yams

/// Collects what is wrong with one document.
final class DiagnosticLog {
    let file: String
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String) { self.file = file }

    /// How many of them are errors.
    var errors: Int { diagnostics.count { $0.severity == .error } }

    func report(
        _ severity: Diagnostic.Severity = .error, at mark: Mark?, key: String? = nil, _ cause: String, fix: String
    ) {
        diagnostics.append(
            Diagnostic(
                severity, file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, key: key, cause: cause,
                fix: fix))
    }
}

/// Takes known keys out of a mapping, and reports those that are not.
struct MappingReader {
    /// What the mapping describes, as messages call it.
    let subject: String
    let mark: Mark?
    let log: DiagnosticLog
    /// The key whose value the mapping is, where it is one of a partition's.
    private let outer: String?
    private var entries: [String: (key: Node, value: Node)] = [:]
    private var known: Set<String> = []

    /// - Returns: nil, and reports it, if `node` is no mapping.
    init?(_ node: Node, subject: String, of outer: String? = nil, log: DiagnosticLog) {
        guard let mapping = node.mapping else {
            log.report(
                at: node.mark, "\(subject) is \(Self.kind(of: node)), not a mapping",
                fix: "write 'key: value' lines, indented below it")
            return nil
        }
        self.subject = subject
        self.log = log
        self.outer = outer
        mark = node.mark
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                log.report(at: key.mark, "\(subject) has a key that is no text", fix: "use a word as the key")
                continue
            }
            entries[name] = (key, value)
        }
    }

    /// The value of a key that may be there. A key without a value is as if it were not.
    mutating func take(_ key: String) -> Node? {
        known.insert(key)
        guard let value = entries.removeValue(forKey: key)?.value else { return nil }
        return value.isNull ? nil : value
    }

    /// Where a key is that nobody took yet; nil if it is not there.
    func mark(of key: String) -> Mark? { entries[key]?.key.mark }

    /// Reports all keys that nobody took.
    func finish() {
        for (name, entry) in entries.sorted(by: { ($0.value.key.mark?.line ?? 0) < ($1.value.key.mark?.line ?? 0) }) {
            let all = known.sorted().joined(separator: ", ")
            let fix = nearest(to: name, in: known).map { "did you mean '\($0)'? " } ?? ""
            log.report(at: entry.key.mark, "\(subject) has no '\(name)'", fix: fix + "known here: \(all)")
        }
    }

    /// A key as diagnostics name it.
    func named(key: String) -> String { outer.map { "\($0).\(key)" } ?? key }

    static func kind(of node: Node) -> String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar): scalar.string.isEmpty ? "empty" : "'\(scalar.string)'"
        case .alias: "an alias"
        }
    }
}

extension Node {
    /// Whether nothing is written.
    var isNull: Bool {
        guard let scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }
}

/// The candidate that `word` is most likely a misspelling of.
func nearest(to word: String, in candidates: some Collection<String>) -> String? {
    candidates.map { ($0, editDistance(word.lowercased(), $0.lowercased())) }
        .filter { $0.1 <= max(1, min(word.count, $0.0.count) / 3) }
        .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// How many insertions, deletions, substitutions and exchanges of neighbours make one word of another.
private func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var rows = [Array(0...right.count)]
    for row in 1...max(1, left.count) where row <= left.count {
        var distances = [row]
        for column in 1...max(1, right.count) where column <= right.count {
            let isSame = left[row - 1] == right[column - 1]
            var distance = min(
                rows[row - 1][column - 1] + (isSame ? 0 : 1), rows[row - 1][column] + 1, distances[column - 1] + 1)
            if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                distance = min(distance, rows[row - 2][column - 2] + 1)
            }
            distances.append(distance)
        }
        rows.append(distances)
    }
    return rows[left.count][right.count]
}
