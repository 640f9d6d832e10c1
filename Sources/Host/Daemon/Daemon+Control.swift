// SPDX-License-Identifier: Apache-2.0
import CLinux
import Control
import Foundation
import Glibc
import Partitions
import SystemPackage

/// What the control API does.
extension Daemon {
    func register() {
        registerExports()
        control.on(GetStatus.self) { [unowned self] _ in daemonStatus }
        control.on(Reload.self) { [unowned self] _ throws(ControlError) in try reload() }
        control.on(GetConfiguration.self) { [unowned self] _ in GetConfiguration.Result(text: configuration.text) }
        control.on(Upgrade.self) { [unowned self] _ throws(ControlError) in
            try scheduleUpgrade()
            return daemonStatus
        }
        control.on(GetEvents.self) { [unowned self] _ in journal.events }
        control.on(ListPartitions.self) { [unowned self] _ in
            configuration.partitions.compactMap { partitions[$0.name].map(status) }
        }
        control.on(ShowPartition.self) { [unowned self] call throws(ControlError) in
            status(of: try server(call.partition))
        }
        control.on(CreatePartition.self) { [unowned self] call throws(ControlError) in try create(call) }
        control.on(ResizePartition.self) { [unowned self] call throws(ControlError) in try resize(call) }
        control.on(DeletePartition.self) { [unowned self] call throws(ControlError) in try delete(call) }
        control.on(AttachPartition.self) { [unowned self] call throws(ControlError) in try attach(call) }
        control.on(DetachPartition.self) { [unowned self] call throws(ControlError) in
            let server = try server(call.partition)
            guard server.vm != nil else {
                throw ControlError(.impossible, "no VM is attached to partition '\(call.partition)'")
            }
            server.detach()
            return Done()
        }
    }

    private var daemonStatus: DaemonStatus {
        DaemonStatus(
            pid: getpid(), version: options.version, incarnation: incarnation, since: since,
            configuration: options.configuration, gpus: configuration.gpus, partitions: partitions.count,
            attached: partitions.values.count { $0.vm != nil }, web: web.address,
            loop: DaemonStatus.Loop(
                turned: loop.turned, longestMilliseconds: loop.longestTurn / .milliseconds(1)))
    }

    func server(_ name: String) throws(ControlError) -> PartitionServer {
        if let server = partitions[name] { return server }
        let names = configuration.partitions.map(\.name).sorted().joined(separator: ", ")
        throw ControlError(
            .notFound, "there is no partition '\(name)'",
            fix: names.isEmpty ? "create it with 'gpupv partition create'" : "there are \(names)")
    }

    private func setting(
        _ name: String, to settings: [String: JSONValue], over base: PartitionDefinition?
    ) throws(ControlError) -> (definition: PartitionDefinition, warnings: [String]) {
        do {
            let text = String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
            let (new, warnings) = try ConfigurationReader.setting(
                name, to: text, over: base, in: configuration, source: "partition '\(name)'")
            return (new.partition(name)!, warnings.map(\.cause))
        } catch let error as ConfigurationError {
            let first = error.diagnostics[0]
            throw ControlError(
                .invalid, error.diagnostics.map(\.cause).joined(separator: "; "), fix: first.fix, field: first.key)
        } catch {
            throw ControlError(.badRequest, "the settings make no sense: \(error)")
        }
    }

    private func create(_ call: CreatePartition) throws(ControlError) -> PartitionStatus {
        guard partitions[call.partition] == nil else {
            throw ControlError(
                .exists, "there is a partition '\(call.partition)'", fix: "change it with 'gpupv partition resize'",
                field: "name")
        }
        var (settings, rejected) = (call.settings, [String]())
        if case .string(let template)? = settings["template"], let gpu = configuration.templates[template]?.gpu,
            !gpu.isEmpty
        {
            // That is its GPU.
        } else if settings["gpu"] == nil, settings["mode"] != nil {
            let choice = try chooseGPU(for: call.partition) { gpu throws(ControlError) in
                try setting(call.partition, to: settings.merging(["gpu": .string(gpu)]) { $1 }, over: nil).definition
            }
            settings["gpu"] = .string(choice.gpu)
            rejected = choice.rejected
        }
        let (definition, warnings) = try setting(call.partition, to: settings, over: nil)
        try checkSocket(of: definition)
        let path = PartitionServer.path(of: definition, in: options.partitionDirectory)
        if let other = partitions.values.first(where: { $0.path == path }) {
            throw ControlError(.exists, "partition '\(other.name)' has the socket \(path)", fix: "choose another path")
        }
        var trial = configuration
        trial.partitions.append(definition)
        try checkPlacement(of: call.partition, in: trial)
        try put(call.partition, definition, isTransient: call.transient ?? false)
        var status = status(of: partitions[call.partition]!)
        status.rejected = (status.rejected ?? []) + rejected
        status.warnings = warnings
        return status
    }

    private func resize(_ call: ResizePartition) throws(ControlError) -> PartitionStatus {
        let server = try server(call.partition)
        let (definition, warnings) = try setting(call.partition, to: call.settings, over: server.definition)
        if let obstacle = server.obstacle(to: definition, on: configuration.gpu(definition.gpu)!) {
            throw ControlError(
                .impossible, "partition '\(call.partition)' cannot be resized while its VM runs: \(obstacle)",
                fix: "give it a larger 'window:' and start the VM anew, or choose a smaller size", field: "vram")
        }
        try checkSocket(of: definition)
        // Said again, a mode is chosen again.
        if call.settings["mode"] != nil || call.settings["gpu"] != nil {
            var trial = configuration
            trial.partitions = trial.partitions.map { $0.name == call.partition ? definition : $0 }
            try checkPlacement(of: call.partition, in: trial, anew: true)
            devices.forget(call.partition)
        }
        try put(call.partition, definition, isTransient: call.transient ?? false)
        var status = status(of: partitions[call.partition]!)
        status.warnings = warnings
        return status
    }

    /// Whether a request may say that a partition's socket is where it says.
    private func checkSocket(of definition: PartitionDefinition) throws(ControlError) {
        let path = PartitionServer.path(of: definition, in: options.partitionDirectory)
        guard !isFromFile(definition.socket, of: definition.name), path != partitions[definition.name]?.path else {
            return
        }
        let status = gpupv_check_path(path, GPUPV_PATH_TRUSTED)
        guard status != 0 else { return }
        throw ControlError(
            status == -EPERM || status == -ELOOP ? .forbidden : .invalid,
            "the socket of partition '\(definition.name)' cannot be at \(path): "
                + (status == -EPERM || status == -ELOOP
                    ? "another user can change a directory that it is in" : "\(Errno(rawValue: -status))"),
            fix: "use a name without '/', for a socket in \(options.partitionDirectory), a directory that only "
                + "user \(geteuid()) and root can change, or the configuration file", field: "socket")
    }

    private func delete(_ call: DeletePartition) throws(ControlError) -> Done {
        let server = try server(call.partition)
        guard server.vm == nil || call.force == true else {
            throw ControlError(
                .busy, "a VM (process \(server.vm!.peer.pid)) is attached to partition '\(call.partition)'",
                fix: "end the VM, or use --force: its programs lose their devices")
        }
        try put(call.partition, nil, isTransient: call.transient ?? false)
        return Done()
    }

    private func attach(_ call: AttachPartition) throws(ControlError) -> AttachPartition.Result {
        let server = try server(call.partition)
        let status = status(of: server)
        if let vm = status.vm {
            throw ControlError(
                .busy, "partition '\(call.partition)' has a VM (process \(vm.pid))",
                fix: "end that VM, or take the GPU from it with 'gpupv partition detach \(call.partition)'")
        }
        if case .missing(let error) = server.placement {
            throw ControlError(
                .impossible, "partition '\(call.partition)' has no GPU now: \(error.reason)",
                fix: error.remedy ?? "wait for its GPU, or bind it to another with 'gpupv partition resize'")
        }
        if status.state == .failed, access(status.socket, F_OK) != 0 {
            throw ControlError(.impossible, "partition '\(call.partition)' cannot be served: \(status.problem ?? "")")
        }
        return AttachPartition.Result(socket: status.socket)
    }

    /// Has a partition be as `definition` says, or not be.
    private func put(_ name: String, _ definition: PartitionDefinition?, isTransient: Bool) throws(ControlError) {
        var new = configuration
        if let index = new.partitions.firstIndex(where: { $0.name == name }) {
            if let definition { new.partitions[index] = definition } else { new.partitions.remove(at: index) }
        } else if let definition {
            new.partitions.append(definition)
        }
        _ = try apply(new)
        store.set(name, to: definition, isTransient: isTransient, file: file)
        // What is said of it depends on that.
        if let server = partitions[name] { control.publish(.changed(status(of: server))) }
        try save()
    }

    /// Executes the program anew once the request is answered.
    private func scheduleUpgrade() throws(ControlError) {
        try checkSuccessor()
        loop.mailbox.post { [unowned self] in
            do throws(ControlError) { try upgrade() } catch { log.error("\(error)") }
        }
    }
}
