// SPDX-License-Identifier: Apache-2.0
import Control
import Partitions
import Supervisor
import SystemPackage
import WorkerChannel

/// Programs of the host that take what VMs publish.
extension Daemon {
    func registerExports() {
        control.on(ListExports.self) { [unowned self] call throws(ControlError) in
            try server(call.partition).exports?.status ?? []
        }
        control.onClient(TakeExport.self) { [unowned self] call, client throws(ControlError) in
            let server = try server(call.partition)
            guard let allowed = server.definition.exports, allowed.maximum > 0 else {
                throw ControlError(
                    .forbidden, "VMs of partition '\(call.partition)' publish nothing",
                    fix: "allow it with 'exports:' in the configuration, or 'gpupv partition resize --exports'")
            }
            let isMember = allowed.group.flatMap(Account.group.number).map(client.isMember) ?? false
            guard client.isAdministrator || isMember else {
                throw ControlError(
                    .forbidden, "user \(client.uid) may not have what partition '\(call.partition)' publishes",
                    fix: "become root, an administrator or a member of the group that its 'exports:' names")
            }
            guard let board = server.exports else {
                throw ControlError(.impossible, "no VM is attached to partition '\(call.partition)'")
            }
            try checkQuota(of: client)
            return try board.take(call.export, timeline: call.timeline ?? false, by: client.id)
        }
        control.onClient(ReleaseExport.self) { [unowned self] call, client throws(ControlError) in
            try board(with: call.id, of: client).release(call.id, of: client.id)
            return (Done(), [])
        }
        control.onClient(SignalExport.self) { [unowned self] call, client throws(ControlError) in
            try board(with: call.id, of: client).signal(call.id, call.value, of: client.id)
            return (Done(), [])
        }
        control.onClient(FollowTimeline.self) { [unowned self] call, client throws(ControlError) in
            guard let enclosed = client.takeDescriptor() else {
                throw ControlError(.badRequest, "no timeline came with '\(FollowTimeline.name)'")
            }
            guard case .timeline(let enclosed) = enclosed else {
                throw ControlError(
                    .impossible, "the descriptor that came with '\(FollowTimeline.name)' is no DRM syncobj's")
            }
            let timeline: FileDescriptor
            do { timeline = try enclosed.duplicate() } catch { throw ControlError(.failed, "\(error)") }
            defer { try? timeline.close() }
            try board(with: call.id, of: client).follow(call.id, timeline, of: client.id)
            return (Done(), [])
        }
        control.mayEnclose = { [unowned self] client in
            partitions.values.contains { $0.exports?.mayFollow(client) == true }
        }
        control.left = { [unowned self] client in
            for server in partitions.values { server.exports?.leave(client) }
        }
    }

    /// Bound on what programs of one user have taken: each is some descriptors and a page.
    private static let maximumTakenPerUser = 128

    private func checkQuota(of client: ControlServer.Client) throws(ControlError) {
        let users = partitions.values.flatMap { $0.exports?.takers ?? [] }.compactMap(control.user)
        let count = users.count { $0 == client.uid }
        guard client.isUnlimited || count < Self.maximumTakenPerUser else {
            throw ControlError(
                .busy, "user \(client.uid) has taken \(count) exports, of at most \(Self.maximumTakenPerUser)",
                fix: "release some")
        }
    }

    private func board(with id: UInt64, of client: ControlServer.Client) throws(ControlError) -> ExportBoard {
        for server in partitions.values {
            if let board = server.exports, board.has(id, client.id) { return board }
        }
        throw ControlError(.notFound, "the connection has no export \(id), or has no more")
    }
}
