// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CLinux
import Carriers
import Foundation
import Glibc
import MiniVM
import Partitions
import Runtime
import Supervisor
import SystemPackage

/// `gpupv container-vm`: the first process of a container of `gpupv-runtime`'s.
struct ContainerVMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "container-vm", shouldDisplay: false)

    func run() throws {
        try exitAsCommand { try start(.current()) }
    }

    private func start(_ container: ContainerDescription) throws -> Int32 {
        var options = SessionOptions(kernel: try KernelImage.locate(nil))
        options.machine.memoryBytes = container.memoryBytes
        options.machine.cpus = container.cpus
        options.machine.rootDirectory = ContainerDescription.Path.share
        options.machine.isContainer = true
        options.hidden = .nothing
        options.acceleration = Acceleration(rawValue: container.acceleration)
        let relay = try ExecRelay(listeningAt: ContainerDescription.Path.execSocket)
        options.execSockets = relay.guestSockets
        let command = try container.command()
        if let network = container.network {
            options.taps = try network.openTaps()
            options.machine.networkAddresses = network.interfaces.map(\.address)
            options.extraModules = ["virtio_net"]
        }

        guard container.hasGPU else {
            let session = try Session(command, options: options, gpu: nil)
            relay.start()
            return try session.run().exitStatus
        }
        if container.usesDaemon {
            let socket = gpupv_connect_path(ContainerDescription.Path.partition)
            guard socket >= 0 else { throw LaunchError("the partition: \(Errno(rawValue: -socket))") }
            let gpu = GuestGPU.server(FileDescriptor(rawValue: socket))
            let session = try Session(command, options: options, gpu: gpu)
            relay.start()
            return try session.run().exitStatus
        }
        guard let engine = EngineChoice(rawValue: container.engine) else {
            throw LaunchError("gpupv.engine: there is no engine '\(container.engine)'")
        }
        let partition = PartitionConfiguration(
            name: "container", vramBytes: container.vramBytes, engine: engine, gpu: container.gpu)
        let window = try SharedWindow(heapBytes: partition.heapBytes)
        // Takes over signals before other threads are there to receive them.
        let session = try Session(command, options: options, gpu: .window(window))
        LogFormat.text.bootstrap(.warning)
        var workers = WorkerProcess.Options()
        workers.log = try LogRelay(limits: .kept)
        let keeper = try WorkerKeeper(partition, window: window, options: workers)
        defer { keeper.stop() }
        try keeper.waitUntilServing()
        relay.start()
        return try session.run().exitStatus
    }
}

/// `gpupv container-exec`: a process that an engine starts in such a container.
struct ContainerExecCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "container-exec", shouldDisplay: false)

    func run() throws {
        try exitAsCommand { try ContainedExec.run() }
    }
}

/// Exits with a guest's command's status, or with what says why there is none.
private func exitAsCommand(_ run: () throws -> Int32) throws {
    do {
        throw ExitCode(try run())
    } catch let error as LaunchError {
        writeError("gpupv: \(error)")
        throw ExitCode(error.exitStatus)
    } catch let error where !(error is ExitCode) {
        writeError("gpupv: \(error)")
        throw ExitCode(LaunchError.launcherStatus)
    }
}
