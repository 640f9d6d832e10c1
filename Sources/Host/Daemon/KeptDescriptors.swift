// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Supervisor
import SystemPackage
import Window

/// What the service manager keeps of a VM, so that it outlives this process: `NAME.memory`, `NAME.guest`, `NAME.host`
/// (the window), `NAME.vm` (the connection) and `NAME.worker` (a pidfd).
struct KeptDescriptors {
    private static let parts = ["memory", "guest", "host", "vm", "worker"]

    let manager: ServiceManager

    func keep(_ window: SharedWindow, connection: FileDescriptor, partition: String) {
        guard manager.isThere else { return }
        manager.keep(window.memory, as: "\(partition).memory")
        manager.keep(window.guestDoorbell.descriptor, as: "\(partition).guest")
        manager.keep(window.hostDoorbell.descriptor, as: "\(partition).host")
        manager.keep(connection, as: "\(partition).vm")
    }

    func keep(worker process: FileDescriptor, partition: String) {
        guard manager.isThere else { return }
        manager.forget("\(partition).worker")
        manager.keep(process, as: "\(partition).worker")
    }

    func forget(partition: String) {
        guard manager.isThere else { return }
        for part in Self.parts { manager.forget("\(partition).\(part)") }
    }

    /// A VM whose daemon ended.
    struct Orphan {
        var partition: String
        var window: SharedWindow
        var connection: FileDescriptor
        /// The worker that served it last.
        var worker: FileDescriptor?

        /// Nobody serves it any more.
        func abandon() {
            try? window.announceEnd()
            window.close()
            var peer = gpupv_peer()
            _ = gpupv_peer_of(connection.rawValue, &peer)
            DescriptorSieve.shared.dispose(connection, of: .user(peer.uid))
            try? worker?.close()
        }
    }

    /// The VMs that are there still. What is left of others is closed.
    func orphans() -> [Orphan] {
        var rest = manager.kept
        var orphans: [Orphan] = []
        for name in manager.kept.keys.sorted() where name.hasSuffix(".memory") {
            let partition = String(name.dropLast(".memory".count))
            guard let guest = rest["\(partition).guest"], let host = rest["\(partition).host"],
                let connection = rest["\(partition).vm"],
                let window = try? SharedWindow(
                    memory: rest[name]!, guestDoorbell: ForeignDoorbell(taking: guest),
                    hostDoorbell: ForeignDoorbell(taking: host))
            else {
                forget(partition: partition)
                continue
            }
            orphans.append(
                Orphan(
                    partition: partition, window: window, connection: connection, worker: rest["\(partition).worker"]))
            for part in Self.parts { rest["\(partition).\(part)"] = nil }
        }
        for descriptor in rest.values { try? descriptor.close() }
        return orphans
    }
}
