// SPDX-License-Identifier: Apache-2.0
import Foundation
import Logging
import Partitions
import Testing

@testable import Daemon

/// What requests changed, laid over what the file says.
@Suite struct PartitionStoreTests {
    private static func partition(_ name: String, _ megabytes: UInt64, gpu: String = "gpu0") -> PartitionDefinition {
        PartitionDefinition(name: name, gpu: gpu, vram: PartitionDefinition.Amount(megabytes << 20))
    }

    private static func file(_ partitions: PartitionDefinition...) -> HostConfiguration {
        var file = HostConfiguration()
        file.gpus = [GPUDefinition(name: "gpu0", engine: .reference, memory: 1 << 30)]
        file.partitions = partitions
        return file
    }

    private func withStore(_ body: (inout PartitionStore, _ reloaded: () -> PartitionStore) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        var store = PartitionStore(directory: directory.path)
        try body(&store) {
            var again = PartitionStore(directory: directory.path)
            again.load(log: Logger(label: "test"))
            return again
        }
    }

    @Test func changesOutliveARestart() throws {
        let file = Self.file(Self.partition("a", 64), Self.partition("b", 64))
        try withStore { store, reloaded in
            store.set("a", to: Self.partition("a", 128), isTransient: false, file: file)
            store.set("b", to: nil, isTransient: false, file: file)
            store.set("c", to: Self.partition("c", 32), isTransient: false, file: file)
            store.set("d", to: Self.partition("d", 32), isTransient: true, file: file)
            let names = store.lay(over: file).configuration.partitions.map(\.name)
            #expect(names == ["a", "c", "d"])
            try store.save()
            var again = reloaded()
            let (configuration, warnings) = again.lay(over: file)
            #expect(configuration.partitions == [Self.partition("a", 128), Self.partition("c", 32)])
            #expect(warnings.isEmpty)
        }
    }

    @Test func theFilesNewWordWins() throws {
        let before = Self.file(Self.partition("a", 64), Self.partition("b", 64))
        let after = Self.file(Self.partition("a", 256), Self.partition("b", 64))
        try withStore { store, _ in
            store.set("a", to: Self.partition("a", 128), isTransient: false, file: before)
            store.set("b", to: Self.partition("b", 128), isTransient: false, file: before)
            let (configuration, warnings) = store.lay(over: after)
            #expect(configuration.partitions == [Self.partition("a", 256), Self.partition("b", 128)])
            #expect(warnings.count == 1 && warnings[0].contains("'a'"))
            // And not only this time.
            #expect(store.changes["a"] == nil && store.changes["b"] != nil)
        }
    }

    @Test func whatDoesNotFitIsDropped() throws {
        try withStore { store, _ in
            store.set("x", to: Self.partition("x", 512), isTransient: false, file: Self.file())
            store.set("y", to: Self.partition("y", 1, gpu: "gone"), isTransient: false, file: Self.file())
            let (configuration, warnings) = store.lay(over: Self.file(Self.partition("a", 768)))
            #expect(configuration.partitions == [Self.partition("a", 768)])
            #expect(warnings.count == 2 && store.changes.isEmpty)
        }
    }

    @Test func whatTheFileSaysIsNoChange() throws {
        let file = Self.file(Self.partition("a", 64))
        try withStore { store, _ in
            store.set("a", to: nil, isTransient: false, file: file)
            store.set("a", to: Self.partition("a", 64), isTransient: false, file: file)
            #expect(store.changes.isEmpty)
        }
    }

    @Test func nonsenseIsPutAside() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try Data("nonsense".utf8).write(to: directory.appending(path: "partitions.json"))
        var store = PartitionStore(directory: directory.path)
        store.load(log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        #expect(store.changes.isEmpty)
        #expect(
            FileManager.default.fileExists(atPath: directory.appending(path: "partitions.json.unreadable").path))
    }
}
