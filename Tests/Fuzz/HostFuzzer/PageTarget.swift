// SPDX-License-Identifier: Apache-2.0

import Carriers
import Control
import Foundation
import Glibc
import Logging
import Partitions
import Synchronization
import SystemPackage

@testable import FlyingFox
@testable import FlyingSocks
@testable import Web

/// The web page's HTTP: a connection's bytes, from the library's decoder to the answer.
///
/// Whoever does not send the token gets nothing that it is for, whatever else is sent.
final class PageTarget: FuzzTarget {
    private static let token = String(repeating: "0123456789abcdef", count: 4)
    private let server: WebServer
    private let daemon: Backend

    init() throws {
        daemon = try Backend()
        var log = Logger(label: "fuzz")
        log.logLevel = .critical
        server = try WebServer(
            WebDefinition(protectsMetrics: true), control: daemon.path, token: AccessToken(Self.token), log: log)
    }

    func run(_ input: [UInt8]) throws {
        let done = DispatchSemaphore(value: 0)
        Task.detached { [server, daemon] in
            await PageTarget.serve(input, by: server, daemon)
            done.signal()
        }
        done.wait()
    }

    private static func serve(_ input: [UInt8], by server: WebServer, _ daemon: Backend) async {
        let hasToken = String(decoding: input, as: UTF8.self).contains(token)
        let bytes = AsyncBufferingSequence(AsyncBufferedCollection(Data(input)))
        let decoder = HTTPDecoder(sharedRequestBufferSize: 4096, sharedRequestReplaySize: 2_097_152)
        for _ in 0..<4 {
            guard let request = try? await decoder.decodeRequest(from: bytes) else { return }
            let before = daemon.count
            let response = await server.respond(to: request)
            _ = HTTPEncoder.encodeResponseHeader(response)
            precondition(response.headers[HTTPHeader("X-Content-Type-Options")] == "nosniff")
            if !hasToken { precondition(daemon.count == before, "the daemon is asked without the token") }
            // What was not read of this one is not the next.
            _ = try? await request.bodyData
        }
    }

    static var seeds: [[UInt8]] {
        func request(_ line: String, _ headers: [String] = [], body: String = "") -> [UInt8] {
            let all =
                ["\(line) HTTP/1.1", "Host: 127.0.0.1:9477", "Authorization: Bearer \(token)"] + headers
                + (body.isEmpty ? [] : ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"])
            return Array((all.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
        }
        let settings = #"{"partition": "new", "settings": {"gpu": "gpu0", "vram": "1G", "compute": {"minimum": "5%"}}}"#
        let requests = [
            request("GET /"), request("GET /metrics"), request("GET /api/v1/overview"),
            request("GET /page.css?x=y", ["Origin: http://127.0.0.1:9477", "Sec-Fetch-Site: same-origin"]),
            request("POST /api/v1/partitions", body: settings), request("POST /api/v1/reload", body: "{}"),
            request("PATCH /api/v1/partitions/web", body: settings),
            request("DELETE /api/v1/partitions/web?force=true"),
            request("POST /api/v1/partitions/web/detach", body: "{}"),
            request(
                "POST /api/v1/partitions",
                ["Content-Type: application/json", "Transfer-Encoding: chunked", "Expect: 100-continue"])
                + Array("8\r\n\(settings.prefix(8))\r\n0\r\n\r\n".utf8),
            Array("GET /%2e%2e/..//api/v1/events HTTP/1.1\r\nHost: localhost:9477\r\n\r\n".utf8),
        ]
        return requests + [requests.flatMap(\.self)]
    }
}

/// A daemon that answers every request at once.
private final class Backend: Sendable {
    let path = FileManager.default.temporaryDirectory.appending(path: "gpupv-fuzz-\(getpid()).sock").path
    private let requests = Synchronization.Mutex(0)

    /// Requests that were made.
    var count: Int { requests.withLock { $0 } }

    init() throws {
        let listener = try FileDescriptor.listener(path)
        Thread.detachNewThread { [self] in
            while true {
                let socket = accept(listener.rawValue, nil, nil)
                guard socket >= 0 else { continue }
                Thread.detachNewThread { [self] in serve(FileDescriptor(rawValue: socket)) }
            }
        }
    }

    private func serve(_ socket: FileDescriptor) {
        var buffer = LineBuffer()
        while true {
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = Glibc.read(socket.rawValue, &bytes, bytes.count)
            guard count > 0, buffer.append(Array(bytes.prefix(count))) else { break }
            while let line = buffer.next() {
                guard let answer = try? answer(to: line) else { continue }
                _ = answer.withUnsafeBytes { Glibc.write(socket.rawValue, $0.baseAddress, $0.count) }
            }
        }
        try? socket.close()
    }

    private func answer(to line: Data) throws -> Data {
        let envelope = try ControlProtocol.decoder().decode(ControlProtocol.Envelope.self, from: line)
        requests.withLock { $0 += 1 }
        func answer(_ result: some Codable & Sendable) throws -> Data {
            try ControlProtocol.encoder().encode(ControlProtocol.Reply(id: envelope.id, result: result))
                + Data("\n".utf8)
        }
        switch envelope.request {
        case GetStatus.name:
            return try answer(
                DaemonStatus(
                    pid: 1, version: "1", incarnation: 1, since: .distantPast, configuration: "/", gpus: [],
                    partitions: 1, attached: 0))
        case ListPartitions.name: return try answer([PartitionStatus]())
        case GetEvents.name: return try answer([DaemonEvent]())
        case GetSample.name:
            let partition = PartitionSample(name: "web", gpu: "gpu0", state: .idle, share: 1)
            return try answer(ControlEvent.Sample(time: .distantPast, uptime: 1, partitions: [partition]))
        case Reload.name: return try answer(Reload.Result())
        case Subscribe.name: return try answer(Done())
        default:
            return try ControlProtocol.encoder().encode(
                ControlProtocol.Reply<Done>(id: envelope.id, error: ControlError(.impossible, "not now")))
                + Data("\n".utf8)
        }
    }
}

extension FileDescriptor {
    /// Listens on a UNIX socket.
    static func listener(_ path: String) throws -> FileDescriptor {
        let fd = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard fd >= 0 else { throw Errno(rawValue: errno) }
        unlink(path)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8.prefix(107)) + [0]) }
        let status = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(fd, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0, listen(fd, 8) == 0 else { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: fd)
    }
}
