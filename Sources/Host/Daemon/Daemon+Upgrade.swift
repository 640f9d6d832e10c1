// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Glibc
import Partitions
import SystemPackage
import Window

/// The daemon executes another program in its place; VMs and their workers go on.
extension Daemon {
    /// - Throws: if that is not possible; nothing changed then.
    func upgrade() throws(ControlError) {
        try checkSuccessor()
        log.info("executing the program anew", metadata: ["program": "\(options.program)"])
        manager.reloading()
        web.stop()
        // Executing a program closes connections, and so what clients have sent and nobody has received.
        control.hangUp()
        guard let helpers = DescriptorSieve.shared.settle(atMost: 5000) else {
            serveWeb()
            manager.ready("upgrade failed")
            throw ControlError(
                .busy, "what clients have sent cannot be taken from their connections",
                fix: "try again in a moment")
        }
        guard let controlSocket = control.listener?.forHandover else { preconditionFailure("it does not listen") }
        // What it reads from is handed over.
        options.workers.log?.pause()
        var (listeners, vms) = ([String: Handover.Listener](), [Handover.VM]())
        for server in partitions.values {
            let (listener, vm) = server.handOver()
            if let listener { listeners[server.path] = listener }
            if let vm { vms.append(vm) }
        }
        let handover = Handover(
            incarnation: incarnation + 1, since: since, controlSocket: controlSocket,
            lock: lock!.rawValue, listeners: listeners, changes: store.changes,
            devices: devices.choices, vms: vms,
            ending: (Array(partitions.values) + departing).flatMap(\.ending) + helpers)
        do {
            try handover.execute(options.program, arguments: CommandLine.arguments)
        } catch {
            options.workers.log?.resume()
            partitions.values.forEach { $0.takeBack() }
            serveWeb()
            manager.ready("upgrade failed")
            throw ControlError(.failed, "\(options.program) cannot be executed: \(error)")
        }
    }

    /// Whether the program that is there now can take over: it is asked.
    func checkSuccessor() throws(ControlError) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: options.program)
        process.arguments = [
            "serve", "--config", options.configuration, "--check-handover", "\(Handover.format)",
        ]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        do { try process.run() } catch {
            throw ControlError(.failed, "\(options.program) cannot be executed: \(error.localizedDescription)")
        }
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ControlError(
                .impossible, "\(options.program) cannot take over:\n\(said.trimmingCharacters(in: .newlines))",
                fix: "correct that, or restart the daemon instead: VMs' programs lose their devices then")
        }
    }

    /// Whether a handover of this format is understood here.
    public nonisolated static func canTakeOver(format: Int) -> Bool { format == Handover.format }

    func inherited(_ partition: PartitionDefinition, from former: Handover?) -> Handover.Listener? {
        former?.listeners[PartitionServer.path(of: partition, in: options.partitionDirectory)]
    }

    func adopt(_ former: Handover) {
        // They are nobody else's to wait for.
        for pid in former.ending { Thread.detachNewThread { waitpid(pid, nil, 0) } }
        let paths = Set(partitions.values.map(\.path))
        for (path, listener) in former.listeners where !paths.contains(path) {
            ListeningSocket(listener, at: path).remove()
        }
        for vm in former.vms {
            do {
                guard let partition = partitions[vm.partition] else {
                    throw DaemonError("there is no such partition any more")
                }
                try partition.adopt(vm)
            } catch {
                log.error(
                    "a VM of the former program loses its GPU",
                    metadata: ["partition": "\(vm.partition)", "reason": "\(error)"])
                for descriptor in [vm.memory, vm.guestDoorbell, vm.hostDoorbell, vm.worker?.channel] {
                    if let descriptor { close(descriptor) }
                }
                DescriptorSieve.shared.dispose(FileDescriptor(rawValue: vm.connection), of: .user(vm.uid))
                kept.forget(partition: vm.partition)
            }
        }
    }
}
