// SPDX-License-Identifier: Apache-2.0
import Carriers
import Foundation
import Logging
import Partitions
import Supervisor
import Synchronization
import WorkerChannel

@testable import Daemon
@testable import Physical

/// A host whose GPUs come and go as a test likes, with workers that are shell scripts and files of its own.
final class StandInHost: Sendable {
    let directory = FileManager.default.temporaryDirectory.appending(path: "gpupv-host-\(UUID().uuidString)").path
    private let inventory: Mutex<Inventory>
    private let bell: Doorbell

    /// Says what it was started with, that it is ready and what else it is to say, and ends with its channel.
    private static func worker(_ messages: [WorkerMessage]) -> String {
        let said = messages.map { message in
            let bytes = message.words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
            // A write each, so that it is a message each.
            return "printf '" + bytes.map { String(format: "\\%03o", $0) }.joined() + "' >&3"
        }
        return #"""
            #!/bin/sh
            printf '%s\n' "$3" >>"$(dirname "$0")/workers"

            """# + said.joined(separator: "\n") + "\ncat <&3 >/dev/null\n"
    }

    /// - Parameter news: what each worker says once it is ready.
    init(configuration: String, _ gpus: [GPU], news: [ExportNews] = []) throws {
        inventory = Mutex(Inventory(gpus: gpus))
        bell = try Doorbell()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try configure(configuration)
        try Data(Self.worker([.ready(nodes: 1)] + news.map { .export($0) }).utf8).write(
            to: URL(fileURLWithPath: "\(directory)/worker"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(directory)/worker")
    }

    deinit {
        bell.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    func configure(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(directory)/gpupv.yaml"))
    }

    /// Has other GPUs from now on, and says so as the kernel does.
    func change(to gpus: [GPU]) {
        inventory.withLock { $0 = Inventory(gpus: gpus) }
        bell.ring()
    }

    /// What workers were started with, one after another.
    var workers: [PartitionConfiguration] {
        let text = (try? String(contentsOfFile: "\(directory)/workers", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap {
            try? JSONDecoder().decode(PartitionConfiguration.self, from: Data($0.utf8))
        }
    }

    var control: String { "\(directory)/run/control.sock" }

    private final class Monitor: DeviceMonitor {
        private let bell: Doorbell

        init(_ bell: Doorbell) { self.bell = bell }

        var descriptor: Int32 { bell.descriptor.rawValue }

        func drain() -> Bool { bell.clear() }
    }

    /// Runs a daemon, and what asks it on another thread, until that is done.
    @MainActor
    func serve(_ body: @escaping @Sendable () throws -> Void) throws { try serve { (_: Mailbox) in try body() } }

    /// The same, of what has the daemon's loop do things.
    @MainActor
    func serve(_ body: @escaping @Sendable (Mailbox) throws -> Void) throws {
        var workers = WorkerProcess.Options()
        workers.program = "\(directory)/worker"
        workers.log = nil
        workers.outlivesThread = true
        let source = InventorySource(
            read: { [self] in inventory.withLock { $0 } }, monitor: { [bell] in Monitor(bell) })
        let options = DaemonOptions(
            configuration: "\(directory)/gpupv.yaml", runtimeDirectory: "\(directory)/run",
            stateDirectory: "\(directory)/state", workers: workers, version: "test", program: "/bin/false",
            inventory: source)
        let daemon = try Daemon(
            options, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let result = Mutex<Result<Void, any Error>?>(nil)
        let mailbox = daemon.loop.mailbox
        // It is the daemon that says when it can be asked.
        mailbox.post {
            Thread.detachNewThread {
                let outcome = Result { try body(mailbox) }
                result.withLock { $0 = outcome }
                mailbox.post { daemon.loop.stop() }
            }
        }
        try daemon.run()
        try result.withLock { $0 }?.get()
    }

    /// A GPU with Vulkan.
    static func gpu(
        _ address: String, node: String? = nil, gibibytes: UInt64 = 8, driver: String? = "amdgpu",
        virtual: [String] = [], of parent: String? = nil
    ) -> GPU {
        var function = PCIFunction(
            address: PCIAddress(address)!, vendorID: 0x1002, deviceID: 0x1234, classCode: 0x030000)
        function.driver = driver
        function.virtualFunctions =
            virtual.isEmpty ? nil : VirtualFunctions(total: 8, enabled: virtual.map { PCIAddress($0)! })
        function.physicalFunction = parent.flatMap { PCIAddress($0) }
        return GPU(
            id: address, name: "GPU at \(address)", pci: function,
            drm: node.map { DRMDevice(place: address, card: nil, render: $0, driver: "amdgpu") },
            vulkan: driver == nil
                ? []
                : [
                    VulkanDevice(
                        index: 0, name: "GPU", pciAddress: address,
                        heaps: [.init(size: gibibytes << 30, isDeviceLocal: true)])
                ])
    }
}
