// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import Logging
import Partitions
import Physical
import Synchronization

/// Follows the host's GPUs as they come and go, and knows which partition has which device of them. What was chosen
/// is there again after a restart.
@MainActor
final class DeviceKeeper {
    /// Without an event, before what there is is looked at.
    private static let quiet = Duration.milliseconds(200)

    private let source: InventorySource
    private let file: URL
    private let loop: EventLoop
    private let log: Logger
    private var table = DeviceTable()
    /// What was written down last.
    private var saved = DeviceTable()
    private var inventory = Inventory(gpus: [])
    private var monitor: (any DeviceMonitor)?
    private var timer: Int?
    /// Whether the configuration has any that could come or go.
    private var isNeeded = false
    private var isReading = false
    /// Something happened while the inventory was read.
    private var isStale = false
    /// Called when there is another inventory.
    private var changed: () -> Void = {}

    init(source: InventorySource, directory: String, loop: EventLoop, log: Logger) {
        self.source = source
        self.loop = loop
        self.log = log
        file = URL(fileURLWithPath: directory).appending(path: "devices.json")
        do {
            table = try JSONDecoder().decode(DeviceTable.self, from: Data(contentsOf: file))
            saved = table
        } catch CocoaError.fileReadNoSuchFile {
            // The first time.
        } catch {
            log.error(
                "which devices partitions had cannot be read; they are chosen anew",
                metadata: ["file": "\(file.path)", "error": "\(error)"])
        }
    }

    /// For the program that this process is about to execute, and from a former one.
    var choices: DeviceTable {
        get { table }
        set { table = newValue }
    }

    /// Reads a configuration with the devices there are now.
    func read(_ path: String) throws(Diagnostic) -> ConfigurationReader.Outcome {
        let found = Latest()
        let reader = ConfigurationReader { [source, table] in
            let inventory = source.read()
            found.inventory.withLock { $0 = inventory }
            return KnownDevices(inventory, table: table)
        }
        let outcome = try reader.read(file: path)
        if let now = found.inventory.withLock({ $0 }) {
            inventory = now
            isNeeded = true
        }
        return outcome
    }

    private final class Latest: Sendable {
        let inventory = Mutex<Inventory?>(nil)
    }

    // MARK: Who has what

    /// Finds devices for all partitions of a configuration, which is in force from now on.
    func place(_ configuration: HostConfiguration) -> [String: DeviceTable.Placement] {
        defer { save() }
        return table.place(configuration.wishes, in: inventory)
    }

    /// What a partition would have, were a configuration in force.
    ///
    /// - Parameter anew: whether another device is to be chosen for it.
    func trial(_ partition: String, in configuration: HostConfiguration, anew: Bool = false) -> DeviceTable.Placement {
        var table = table
        if anew { table.forget(partition) }
        return table.place(configuration.wishes, in: inventory)[partition]!
    }

    /// Whether a GPU is there, or was and is remembered.
    func isThere(_ gpu: GPUDefinition) -> Bool {
        guard let device = gpu.selector else { return true }
        return (try? KnownDevices(inventory, table: table).memory(of: device)) != nil
    }

    /// Has another device chosen for a partition the next time.
    func forget(_ partition: String) { table.forget(partition) }

    private func save() {
        guard table != saved else { return }
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try encoder.encode(table).write(to: file, options: .atomic)
            saved = table
        } catch {
            log.error(
                "which devices partitions have cannot be kept over a restart",
                metadata: ["file": "\(file.path)", "error": "\(error.localizedDescription)"])
        }
    }

    // MARK: What comes and goes

    /// Calls `changed` whenever there may be other devices. Call before the first inventory is read.
    func follow(_ changed: @escaping () -> Void) {
        self.changed = changed
        do {
            let monitor = try source.monitor()
            self.monitor = monitor
            loop.watch(monitor.descriptor, POLLIN) { [unowned self] in hear() }
        } catch {
            log.warning(
                "GPUs that come or go are noticed only when the configuration is reloaded",
                metadata: ["error": "\(error)"])
        }
    }

    private func hear() {
        guard monitor?.drain() == true, isNeeded else { return }
        if isReading {
            isStale = true
            return
        }
        // A driver that comes causes many: it is looked at once they are over.
        if let timer { loop.cancel(timer: timer) }
        timer = loop.every(Self.quiet) { [unowned self] in
            loop.cancel(timer: timer!)
            timer = nil
            look()
        }
    }

    private func look() {
        isReading = true
        let mailbox = loop.mailbox
        DispatchQueue.global().async { [source] in
            let inventory = source.read()
            mailbox.post { [weak self] in self?.take(inventory) }
        }
    }

    private func take(_ new: Inventory) {
        isReading = false
        for change in InventoryChange.between(inventory, new) {
            log.info(
                "GPU \(change.kind.rawValue)",
                metadata: ["gpu": "\(change.gpu.id)", "name": "\(change.gpu.name)", "change": "\(change.detail)"])
        }
        inventory = new
        changed()
        guard isStale else { return }
        isStale = false
        look()
    }
}
