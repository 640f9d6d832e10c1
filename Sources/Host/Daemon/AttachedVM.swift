// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Control
import Foundation
import Glibc
import Logging
import Partitions
import Supervisor
import SystemPackage
import Window

/// One VM with its window, which lives for as long as the VM is connected, whoever serves it.
@MainActor
final class AttachedVM {
    /// Tells it from VMs before and after it.
    let identity: Int
    let window: SharedWindow
    let connection: FileDescriptor
    let peer: gpupv_peer
    let since: Date
    /// Whether it was given its window.
    var isGreeted: Bool
    let keeper: WorkerKeeper
    /// What its worker serves.
    private(set) var configuration: PartitionConfiguration

    init(
        identity: Int, window: SharedWindow, connection: FileDescriptor, peer: gpupv_peer, since: Date,
        keeper: WorkerKeeper, configuration: PartitionConfiguration, isGreeted: Bool
    ) {
        self.identity = identity
        self.window = window
        self.connection = connection
        self.peer = peer
        self.since = since
        self.keeper = keeper
        self.configuration = configuration
        self.isGreeted = isGreeted
    }

    /// Whether its window has room for the memory of a configuration.
    func hasRoom(for configuration: PartitionConfiguration) -> Bool {
        configuration.vramBytes + configuration.nonLocalBytes <= window.layout.heapSize
    }

    /// Bytes that the memory of both groups may grow to.
    var room: UInt64 { window.layout.heapSize }

    func change(to new: PartitionConfiguration) {
        let anew =
            new.engine != configuration.engine || new.gpu != configuration.gpu
            || new.deviceNodes != configuration.deviceNodes || new.environment != configuration.environment
            || new.isArbitrated != configuration.isArbitrated
        configuration = new
        keeper.change(to: new, anew: anew)
    }

    /// Ends its worker until ``resume(with:)``.
    func suspend() { keeper.suspend() }

    func resume(with new: PartitionConfiguration) {
        configuration = new
        keeper.resume(with: new)
    }

    var status: PartitionStatus.VM {
        PartitionStatus.VM(
            pid: peer.pid, uid: peer.uid, since: since, window: window.layout.windowSize, worker: keeper.worker?.pid,
            workers: keeper.starts)
    }

    /// Ends the connection.
    func hangUp() { DescriptorSieve.shared.dispose(connection, of: .user(peer.uid)) }

    /// Once its keeper has stopped.
    func close() { window.close() }

    /// For the program that this process is about to execute. Its keeper is frozen by this.
    func handOver(partition: String) -> Handover.VM {
        let worker = keeper.freeze()
        return Handover.VM(
            partition: partition, memory: window.memory.rawValue,
            guestDoorbell: window.guestDoorbell.descriptor.rawValue,
            hostDoorbell: window.hostDoorbell.descriptor.rawValue, connection: connection.rawValue, pid: peer.pid,
            uid: peer.uid, since: since, starts: keeper.starts, isGreeted: isGreeted,
            configuration: configuration,
            worker: worker.map {
                Handover.Worker(
                    pid: $0.pid, channel: $0.channel.descriptor.rawValue, nodes: $0.nodes,
                    log: $0.log?.descriptor?.rawValue)
            })
    }
}
