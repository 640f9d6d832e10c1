// SPDX-License-Identifier: Apache-2.0
import CLinux
import Control
import Foundation
import Glibc
import Logging
import SystemPackage
import Window

/// The control socket: takes requests, sees who may make them, and sends what they and subscriptions are answered.
@MainActor
final class ControlServer {
    /// Bounds on the connections of one user, and of all. Root and the daemon's own user are always let in.
    static let maximumConnectionsPerUser = 32
    static let maximumConnections = 512
    /// How many requests of a user are answered before all others have their turn.
    static let requestsPerTurn = 4
    /// How many connections are accepted before all others have their turn.
    private static let acceptsPerTurn = 64
    /// Of the bytes a user's connections, or one of root's, have not read: one of a user that has more is cut off.
    private static let maximumUnsent = 4 << 20

    /// No request is answered while so many bytes of answers before it have not been read.
    fileprivate static let maximumAhead = 256 << 10

    /// Descriptors a client may send before the requests that they are for have been answered.
    private static let maximumReceived = 4

    @MainActor
    fileprivate final class Connection {
        let socket: FileDescriptor
        let peer: gpupv_peer
        var incoming = LineBuffer()
        var outgoing: [UInt8] = []
        /// What goes with the byte of `outgoing` so far from its start.
        var leaving: [(offset: Int, descriptors: [FileDescriptor])] = []
        /// What came and no request has taken yet.
        var received: [Enclosed] = []
        /// A request that waits for its turn. No more is read while there is one.
        var next: Data?
        /// A request is being answered later.
        var isBeingAnswered = false
        /// Id of the subscription, if there is one.
        var subscription: UInt64?
        var timer: Int?

        init(_ socket: FileDescriptor, _ peer: gpupv_peer) {
            self.socket = socket
            self.peer = peer
        }

        /// Whether more of it is to be taken: it reads what it is answered, and no request of it waits.
        var isReading: Bool { next == nil && !isBeingAnswered && outgoing.count <= ControlServer.maximumAhead }

        /// Whether the other end is closed.
        var isHungUp: Bool {
            var poller = pollfd(fd: socket.rawValue, events: 0, revents: 0)
            return poll(&poller, 1, 0) > 0
        }

        func close() {
            leaving.flatMap(\.descriptors).forEach { try? $0.close() }
            received = []
            DescriptorSieve.shared.dispose(socket, of: .user(peer.uid))
        }
    }

    /// What came with a request.
    enum Enclosed {
        case timeline(VettedDescriptor)
        /// Another descriptor, which is closed.
        case refused
    }

    /// Who makes a request, for those that depend on it.
    @MainActor
    struct Client {
        /// Tells connections apart, for as long as they are there.
        var id: Int32 { connection.socket.rawValue }
        let isAdministrator: Bool
        fileprivate let connection: Connection

        var uid: uid_t { connection.peer.uid }

        /// No quota of users is its.
        var isUnlimited: Bool { ControlServer.isUnlimited(uid) }

        func isMember(of group: gid_t) -> Bool { gpupv_peer_is_in_group(id, group) != 0 }

        /// The descriptor that came first and nobody has taken.
        func takeDescriptor() -> Enclosed? {
            connection.received.isEmpty ? nil : connection.received.removeFirst()
        }
    }

    /// What an answer is, and the descriptors that go with it, which are closed then.
    typealias Answer<Result> = (result: Result, descriptors: [FileDescriptor])

    /// Gives the answer, or nil if it will be sent later.
    private typealias Handler = (Data, UInt64, Connection) throws -> Data?

    private let loop: EventLoop
    private let log: Logger
    private(set) var listener: ListeningSocket?
    private var handlers: [String: (isPrivileged: Bool, perform: Handler)] = [:]
    private var connections: [Int32: Connection] = [:]
    /// Connections with a request that waits, of each user, the first to have its turn first.
    private var turns: [uid_t: [Connection]] = [:]
    private var hasPostedTurn = false
    /// Takes a connection off the listening socket, and says whose it is.
    var acceptPeer: (Int32, UnsafeMutablePointer<gpupv_peer>) -> Int32 = gpupv_accept_peer
    /// Members may do what takes privileges.
    var administrators: gid_t?
    /// Makes a sample for subscribers, and gives it to who asks once it is there.
    var sample: (@escaping @MainActor @Sendable (ControlEvent.Sample) -> Void) -> Void = { _ in }

    init(loop: EventLoop, log: Logger) {
        self.loop = loop
        self.log = log
        handlers[Subscribe.name] = (Subscribe.isPrivileged, { [unowned self] in try subscribe($0, $1, $2) })
        handlers[GetSample.name] = (
            GetSample.isPrivileged,
            { [unowned self] _, id, connection in
                connection.isBeingAnswered = true
                withSample(for: connection) { [unowned self] in
                    connection.isBeingAnswered = false
                    defer { enqueue(connection) }
                    guard let line = try? Self.encode(ControlProtocol.Reply(id: id, result: $0)) else { return }
                    send(line, to: connection)
                }
                return nil
            }
        )
    }

    /// Has requests of a kind answered.
    func on<Call: ControlCall>(_: Call.Type, _ perform: @escaping (Call) throws(ControlError) -> Call.Result) {
        handlers[Call.name] = (
            Call.isPrivileged,
            { line, id, _ in
                let call = try Self.parameters(of: Call.self, in: line)
                return try Self.encode(ControlProtocol.Reply(id: id, result: try perform(call)))
            }
        )
    }

    /// The same of requests that depend on who asks, and answer with descriptors.
    func onClient<Call: ControlCall>(
        _: Call.Type, _ perform: @escaping (Call, Client) throws(ControlError) -> Answer<Call.Result>
    ) {
        handlers[Call.name] = (
            Call.isPrivileged,
            { [unowned self] line, id, connection in
                let call = try Self.parameters(of: Call.self, in: line)
                let client = Client(isAdministrator: isAdministrator(connection), connection: connection)
                let answer = try perform(call, client)
                send(
                    try Self.encode(ControlProtocol.Reply(id: id, result: answer.result)), answer.descriptors,
                    to: connection)
                return nil
            }
        )
    }

    /// Called with the id of a client that is gone.
    var left: (Int32) -> Void = { _ in }
    /// Whether a client, by its id, may send a descriptor with a request.
    var mayEnclose: (Int32) -> Bool = { _ in false }

    // MARK: Connections

    func listen(on socket: ListeningSocket) {
        listener = socket
        loop.watch(socket.descriptor.rawValue, POLLIN) { [unowned self] in accept() }
    }

    /// Ends all connections.
    func hangUp() { connections.values.forEach(end) }

    func close() {
        hangUp()
        guard let listener else { return }
        loop.unwatch(listener.descriptor.rawValue)
        listener.remove()
        self.listener = nil
    }

    private func accept() {
        for _ in 0..<Self.acceptsPerTurn {
            guard let listener else { return }
            var peer = gpupv_peer()
            let fd = acceptPeer(listener.descriptor.rawValue, &peer)
            guard fd >= 0 else { return }
            guard isWelcome(peer.uid) else {
                UserLog.shared.warn(
                    "a user has too many connections, or sent too many descriptors", of: peer.uid, to: log)
                DescriptorSieve.shared.dispose(FileDescriptor(rawValue: fd), of: .user(peer.uid))
                continue
            }
            let connection = Connection(FileDescriptor(rawValue: fd), peer)
            connections[fd] = connection
            watch(connection)
        }
    }

    /// Root and the daemon's own user, who could do anything to it anyway.
    fileprivate static func isUnlimited(_ user: uid_t) -> Bool { user == 0 || user == geteuid() }

    /// Whose client is, by its id.
    func user(of client: Int32) -> uid_t? { connections[client]?.peer.uid }

    private func isWelcome(_ user: uid_t) -> Bool {
        if Self.isUnlimited(user) { return true }
        let others = connections.values.filter { !Self.isUnlimited($0.peer.uid) }
        return others.count < Self.maximumConnections
            && others.count { $0.peer.uid == user } < Self.maximumConnectionsPerUser
            && !DescriptorSieve.shared.isRefusing(user)
    }

    private func watch(_ connection: Connection) {
        let events = (connection.isReading ? POLLIN : 0) | (connection.outgoing.isEmpty ? 0 : POLLOUT)
        loop.watch(connection.socket.rawValue, events) { [unowned self, unowned connection] in serve(connection) }
    }

    private func end(_ connection: Connection) {
        guard connections.removeValue(forKey: connection.socket.rawValue) != nil else { return }
        if let timer = connection.timer { loop.cancel(timer: timer) }
        loop.unwatch(connection.socket.rawValue)
        left(connection.socket.rawValue)
        connection.next = nil
        connection.close()
    }

    private func serve(_ connection: Connection) {
        flush(connection)
        enqueue(connection)
        guard connections[connection.socket.rawValue] === connection else { return }
        // Its end would be told again and again until it is read.
        if connection.isBeingAnswered, connection.isHungUp { return end(connection) }
        guard connection.isReading, let bytes = receive(from: connection) else { return }
        guard !bytes.isEmpty, connection.incoming.append(bytes) else { return end(connection) }
        enqueue(connection)
    }

    // MARK: Turns

    /// Has a connection wait for its turn if it has a request, and may make one.
    private func enqueue(_ connection: Connection) {
        guard connections[connection.socket.rawValue] === connection, connection.isReading else { return }
        repeat { connection.next = connection.incoming.next() } while connection.next?.isEmpty == true
        if let line = connection.next {
            guard line.count <= ControlProtocol.maximumLine else { return end(connection) }
            turns[connection.peer.uid, default: []].append(connection)
            postTurn()
        }
        watch(connection)
    }

    /// Has requests answered once all that has happened meanwhile has been dealt with.
    private func postTurn() {
        guard !hasPostedTurn else { return }
        hasPostedTurn = true
        loop.mailbox.post { [weak self] in self?.takeTurn() }
    }

    /// Answers some requests of each user that has any.
    private func takeTurn() {
        hasPostedTurn = false
        for user in Array(turns.keys) {
            for _ in 0..<Self.requestsPerTurn {
                guard let connection = turns[user]?.first else { break }
                turns[user]?.removeFirst()
                guard let line = connection.next else { continue }
                connection.next = nil
                if let answer = answer(to: line, of: connection) { send(answer, to: connection) }
                enqueue(connection)
            }
            if turns[user]?.isEmpty == true { turns[user] = nil }
        }
        if !turns.isEmpty { postTurn() }
    }

    /// Takes what a client has sent: nothing if it is gone, or is to be cut off.
    ///
    /// - Returns: nil if there is nothing yet.
    private func receive(from connection: Connection) -> [UInt8]? {
        let size = Int(GPUPV_SIEVE_BYTES)
        var received = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { bytes, initialized in
            received = gpupv_receive_bytes(connection.socket.rawValue, bytes.baseAddress, size, 0)
            if received == -Int(EBADMSG) {
                received = receiveDescriptors(from: connection, into: UnsafeMutableRawBufferPointer(bytes))
            }
            initialized = max(0, received)
        }
        return received == -Int(EAGAIN) ? nil : bytes
    }

    /// - Returns: how many bytes came with them, 0 if they are not what the client may send.
    private func receiveDescriptors(from connection: Connection, into bytes: UnsafeMutableRawBufferPointer) -> Int {
        let room = Self.maximumReceived - connection.received.count
        guard room > 0, mayEnclose(connection.socket.rawValue) else {
            UserLog.shared.warn(
                "a client that sends descriptors which no request of it takes is cut off", of: connection.peer.uid,
                to: log)
            return 0
        }
        do {
            let (count, descriptors) = try DescriptorSieve.shared.receive(
                from: connection.socket, into: bytes, .timeline, atMost: room, of: .user(connection.peer.uid))
            connection.received += descriptors?.map(Enclosed.timeline) ?? [.refused]
            return count
        } catch {
            UserLog.shared.warn(
                "a client whose descriptors cannot be received is cut off", of: connection.peer.uid,
                metadata: ["error": "\(error)"], to: log)
            return 0
        }
    }

    private func send(_ data: Data, _ descriptors: [FileDescriptor] = [], to connection: Connection) {
        if !descriptors.isEmpty { connection.leaving.append((connection.outgoing.count, descriptors)) }
        guard unsent(beside: connection) + data.count <= Self.maximumUnsent else {
            UserLog.shared.warn(
                "a client does not read what it is sent", of: connection.peer.uid,
                metadata: ["pid": .stringConvertible(connection.peer.pid)], to: log)
            return end(connection)
        }
        connection.outgoing += data
        flush(connection)
    }

    /// Bytes that count against the same bound as a connection's.
    private func unsent(beside connection: Connection) -> Int {
        let user = connection.peer.uid
        if Self.isUnlimited(user) { return connection.outgoing.count }
        return connections.values.reduce(0) { $1.peer.uid == user ? $0 + $1.outgoing.count : $0 }
    }

    private func flush(_ connection: Connection) {
        while !connection.outgoing.isEmpty {
            // Descriptors go with the first byte of what they belong to.
            let now = connection.leaving.first.flatMap { $0.offset == 0 ? $0.descriptors : nil } ?? []
            let end = connection.leaving.first { $0.offset > 0 }?.offset ?? connection.outgoing.count
            let count = connection.outgoing.withUnsafeBytes {
                gpupv_send_fds(connection.socket.rawValue, $0.baseAddress!, end, now.map(\.rawValue), now.count)
            }
            if count == -Int(EAGAIN) { break }
            guard count > 0 else { return self.end(connection) }
            connection.outgoing.removeFirst(count)
            if !now.isEmpty {
                connection.leaving.removeFirst()
                now.forEach { try? $0.close() }
            }
            for index in connection.leaving.indices { connection.leaving[index].offset -= count }
        }
        if connections[connection.socket.rawValue] === connection { watch(connection) }
    }

    // MARK: Requests

    private func answer(to line: Data, of connection: Connection) -> Data? {
        var id: UInt64 = 0
        do {
            guard let envelope = try? ControlProtocol.decoder().decode(ControlProtocol.Envelope.self, from: line) else {
                throw ControlError(
                    .badRequest, "a request is one line with a JSON object that has version, id and request")
            }
            id = envelope.id
            guard envelope.version == ControlProtocol.version else {
                throw ControlError(
                    .badRequest, "version \(envelope.version) of the protocol is not spoken here",
                    fix: "use version \(ControlProtocol.version)")
            }
            guard let handler = handlers[envelope.request] else {
                throw ControlError(
                    .badRequest, "there is no request '\(envelope.request)'",
                    fix: "there are \(handlers.keys.sorted().joined(separator: ", "))")
            }
            if handler.isPrivileged, !isAdministrator(connection) {
                UserLog.shared.warn(
                    "request refused", of: connection.peer.uid, metadata: ["request": "\(envelope.request)"], to: log)
                throw ControlError(
                    .forbidden, "'\(envelope.request)' takes an administrator, and user \(connection.peer.uid) is none",
                    fix:
                        "become root or a member of the group 'administrators:' names in the configuration's 'control:'"
                )
            }
            return try handler.perform(line, id, connection)
        } catch let error as ControlError {
            return failure(error, id)
        } catch {
            return failure(ControlError(.failed, "\(error)"), id)
        }
    }

    private func failure(_ error: ControlError, _ id: UInt64) -> Data {
        (try? Self.encode(ControlProtocol.Reply<Done>(id: id, error: error))) ?? Data()
    }

    private func isAdministrator(_ connection: Connection) -> Bool {
        Self.isUnlimited(connection.peer.uid)
            || administrators.map { gpupv_peer_is_in_group(connection.socket.rawValue, $0) != 0 } ?? false
    }

    private static func parameters<Call: ControlCall>(of _: Call.Type, in line: Data) throws -> Call {
        do {
            return try ControlProtocol.decoder().decode(ControlProtocol.Request<Call>.self, from: line).parameters
        } catch DecodingError.keyNotFound(let key, let context)
            where !(context.codingPath.isEmpty && key.stringValue == "parameters")
        {
            throw ControlError(.badRequest, "'\(Call.name)' needs '\(key.stringValue)' in its parameters")
        } catch DecodingError.keyNotFound {
            throw ControlError(.badRequest, "'\(Call.name)' needs 'parameters', if only {}")
        } catch {
            throw ControlError(.badRequest, "the parameters of '\(Call.name)' make no sense: \(error)")
        }
    }

    private static func encode(_ reply: some Encodable) throws -> Data {
        try ControlProtocol.encoder().encode(reply) + Data("\n".utf8)
    }

    // MARK: Subscriptions

    private func subscribe(_ line: Data, _ id: UInt64, _ connection: Connection) throws -> Data {
        let call = try Self.parameters(of: Subscribe.self, in: line)
        guard connection.subscription == nil else {
            throw ControlError(.exists, "the connection has a subscription", fix: "open another connection")
        }
        if let milliseconds = call.milliseconds {
            guard (100...60_000).contains(milliseconds) else {
                throw ControlError(.badRequest, "'milliseconds' is from 100 to 60000")
            }
            sendSample(to: connection)
            connection.timer = loop.every(.milliseconds(milliseconds)) { [unowned self, unowned connection] in
                sendSample(to: connection)
            }
        }
        connection.subscription = id
        return try Self.encode(ControlProtocol.Reply(id: id, result: Done()))
    }

    private func sendSample(to connection: Connection) {
        withSample(for: connection) { [unowned self, unowned connection] in tell(.sample($0), to: connection) }
    }

    /// Makes a sample, and does something with it if the connection is still there.
    private func withSample(for connection: Connection, _ then: @escaping @MainActor (ControlEvent.Sample) -> Void) {
        let descriptor = connection.socket.rawValue
        sample { [weak self, weak connection] sample in
            guard let self, let connection, connections[descriptor] === connection else { return }
            then(sample)
        }
    }

    /// Tells all subscribers.
    func publish(_ event: ControlEvent) {
        for connection in connections.values where connection.subscription != nil { tell(event, to: connection) }
    }

    private func tell(_ event: ControlEvent, to connection: Connection) {
        guard let id = connection.subscription,
            let line = try? Self.encode(ControlProtocol.Reply<Done>(id: id, event: event))
        else { return }
        send(line, to: connection)
    }
}
