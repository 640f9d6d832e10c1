// SPDX-License-Identifier: Apache-2.0
import Foundation
import Logging
import Partitions

/// What requests changed of the configuration, over restarts.
///
/// Each change remembers what the file said of the partition when it was made. Once the file says something else the
/// file wins, and the change is dropped: what an operator said last counts.
struct PartitionStore {
    struct Change: Codable, Equatable {
        /// What the file said; nil: nothing.
        var over: PartitionDefinition?
        /// What counts instead; nil: there is no such partition.
        var definition: PartitionDefinition?
        /// It is not written down.
        var isTransient = false
    }

    private struct Document: Codable {
        var version = 1
        var changes: [String: Change]
    }

    private let file: URL
    private(set) var changes: [String: Change] = [:]
    /// What was written down last.
    private var saved: [String: Change] = [:]

    init(directory: String) {
        file = URL(fileURLWithPath: directory).appending(path: "partitions.json")
    }

    /// Reads what was written down. A file that makes no sense is put aside.
    mutating func load(log: Logger) {
        guard let data = try? Data(contentsOf: file) else { return }
        do {
            let document = try JSONDecoder().decode(Document.self, from: data)
            guard document.version == 1 else { throw CocoaError(.coderReadCorrupt) }
            changes = document.changes
            saved = changes
        } catch {
            let aside = file.appendingPathExtension("unreadable")
            try? FileManager.default.removeItem(at: aside)
            try? FileManager.default.moveItem(at: file, to: aside)
            log.error(
                "the partitions that were changed at run time cannot be read; put aside",
                metadata: ["file": "\(aside.path)", "error": "\(error)"])
        }
    }

    mutating func save() throws {
        let lasting = changes.filter { !$0.value.isTransient }
        guard lasting != saved else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let directory = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        // Whole or not at all.
        try encoder.encode(Document(changes: lasting)).write(to: file, options: .atomic)
        saved = lasting
    }

    /// Notes that a partition is to be as `definition` says, or not to be.
    mutating func set(_ name: String, to definition: PartitionDefinition?, isTransient: Bool, file: HostConfiguration) {
        let said = file.partition(name)
        if said == definition {
            changes[name] = nil
        } else {
            changes[name] = Change(over: said, definition: definition, isTransient: isTransient)
        }
    }

    /// Takes over changes that live in a former program of this process.
    mutating func take(_ changes: [String: Change]) {
        self.changes = changes
        saved = changes.filter { !$0.value.isTransient }
    }

    /// Lays the changes over what the file says.
    ///
    /// - Returns: what is in force. Changes that the file overrules or that do not fit any more are dropped, with a
    ///   warning.
    mutating func lay(over file: HostConfiguration) -> (configuration: HostConfiguration, warnings: [String]) {
        var (result, warnings) = (file, [String]())
        for (name, change) in changes.sorted(by: { $0.key < $1.key }) {
            var next = result
            guard change.over == file.partition(name) else {
                warnings.append(
                    "the file says something new of partition '\(name)': what was changed at run time is dropped")
                changes[name] = nil
                continue
            }
            let index = next.partitions.firstIndex { $0.name == name }
            switch (change.definition, index) {
            case (let definition?, let index?): next.partitions[index] = definition
            case (let definition?, nil): next.partitions.append(definition)
            case (nil, let index?): next.partitions.remove(at: index)
            case (nil, nil): break
            }
            if let definition = change.definition, next.gpu(definition.gpu) == nil {
                warnings.append(
                    "there is no GPU '\(definition.gpu)' any more: partition '\(name)', made at run time, is dropped")
                changes[name] = nil
                continue
            }
            if let problem = next.admissionProblems().first {
                warnings.append("what was changed at run time of partition '\(name)' is dropped: \(problem.cause)")
                changes[name] = nil
                continue
            }
            result = next
        }
        return (result, warnings)
    }
}
