// SPDX-License-Identifier: Apache-2.0
import Control
import FlyingFox
import FlyingSocks
import Foundation
import Glibc
import Logging
import Monitoring
import Partitions

/// The web page, its JSON API and the metrics, over HTTP.
public struct WebServer: Sendable {
    private let definition: WebDefinition
    private let link: DaemonLink
    private let log: Logger
    private let access: RequestGuard
    private let viewers: Viewers
    /// A request's body is no longer, in bytes.
    private static let maximumBody = 16 << 10

    /// Connects to the daemon, without starting a thread.
    public init(_ definition: WebDefinition, control: String, token: AccessToken, log: Logger) throws {
        self.definition = definition
        self.log = log
        access = RequestGuard(definition, token: token)
        link = try DaemonLink(control)
        viewers = Viewers(link)
    }

    /// Serves for ever.
    ///
    /// - Parameter lost: called once the daemon is gone.
    public func run(lost: @escaping @Sendable () -> Void) async throws {
        let (events, heard) = AsyncStream.makeStream(of: ControlEvent.self)
        link.listen { event in
            if let event { heard.yield(event) } else { lost() }
        }
        let viewers = viewers
        Task { for await event in events { await viewers.tell(event) } }
        let pool = try SocketPoller(port: definition.port)
        let handler = ClosureHTTPHandler { await respond(to: $0) }
        if definition.isIPv6 {
            try await HTTPServer(
                address: .inet6(ip6: definition.address, port: definition.port), pool: pool, logger: .disabled,
                handler: handler
            ).run()
        } else {
            try await HTTPServer(
                address: .inet(ip4: definition.address, port: definition.port), pool: pool, logger: .disabled,
                handler: handler
            ).run()
        }
    }

    // MARK: Requests

    func respond(to request: HTTPRequest) async -> HTTPResponse {
        var response = await answer(to: request)
        for (name, value) in Self.securityHeaders { response.headers[name] = value }
        return response
    }

    /// Nothing of another origin's is used, nothing of this one's can be used elsewhere, and nothing is kept.
    private static let securityHeaders: [(HTTPHeader, String)] = [
        (
            HTTPHeader("Content-Security-Policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        (HTTPHeader("X-Content-Type-Options"), "nosniff"),
        (HTTPHeader("Referrer-Policy"), "no-referrer"),
        (HTTPHeader("Cross-Origin-Opener-Policy"), "same-origin"),
        (HTTPHeader("Cross-Origin-Resource-Policy"), "same-origin"),
        (.cacheControl, "no-store"),
    ]

    private func answer(to request: HTTPRequest) async -> HTTPResponse {
        let page = PageFile.all[request.path]
        let isMetrics = request.path == "/metrics"
        let question = RequestGuard.Request(
            host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")],
            fetchSite: request.headers[HTTPHeader("Sec-Fetch-Site")], authorization: request.headers[.authorization],
            needsToken: page == nil && (!isMetrics || definition.protectsMetrics))
        switch access.judge(question) {
        case .allowed: break
        case .wrongHost:
            return failure(
                HTTPStatusCode(421, phrase: "Misdirected Request"),
                ControlError(.forbidden, "this is no name of the server's", fix: "use http://\(definition.authority)/"))
        case .wrongOrigin: return failure(.forbidden, ControlError(.forbidden, "a page of another origin asks"))
        case .wrongToken:
            var response = failure(
                .unauthorized,
                ControlError(
                    .forbidden, "the access token is missing or wrong", fix: "open the URL that 'gpupv web' prints"))
            response.headers[HTTPHeader("WWW-Authenticate")] = "Bearer"
            return response
        }
        if page != nil || isMetrics, request.method != .GET {
            var response = HTTPResponse(statusCode: .methodNotAllowed)
            response.headers[HTTPHeader("Allow")] = "GET"
            return response
        }
        if let page { return HTTPResponse(statusCode: .ok, headers: [.contentType: page.type], body: Data(page.bytes)) }
        do {
            return isMetrics ? try await metricsResponse() : try await api(request)
        } catch let error as ControlError {
            return failure(Self.status(of: error), error)
        } catch {
            log.error("a request failed", metadata: ["path": "\(request.path.debugDescription)", "error": "\(error)"])
            return failure(.internalServerError, ControlError(.failed, "the request failed"))
        }
    }

    private func metricsResponse() async throws -> HTTPResponse {
        let text = metrics(daemon: try await link.call(GetStatus()), sample: try await link.call(GetSample()))
        return HTTPResponse(
            statusCode: .ok, headers: [.contentType: TextExposition.contentType], body: Data(text.utf8))
    }

    // MARK: The API

    private func api(_ request: HTTPRequest) async throws -> HTTPResponse {
        let path = request.path.split(separator: "/").map(String.init)
        guard path.prefix(2) == ["api", "v1"] else { throw ControlError(.notFound, "there is no such page") }
        let partition = path.count > 3 && path[2] == "partitions" ? path[3] : ""
        switch (request.method, path.count, path.count > 2 ? path[2] : "", path.last!) {
        case (.GET, 3, "overview", _): return try json(await overview())
        case (.GET, 3, "events", _): return try await eventStream()
        case (.POST, 3, "partitions", _):
            let call = try await body(of: request, as: CreatePartition.self)
            return try json(await link.call(call), .created)
        case (.POST, 3, "reload", _): return try json(await link.call(Reload()))
        case (.PATCH, 4, "partitions", _):
            let call = try await body(of: request, as: ResizePartition.self, partition: partition)
            return try json(await link.call(call))
        case (.DELETE, 4, "partitions", _):
            let force = request.query.contains { $0.name == "force" && $0.value == "true" }
            return try json(await link.call(DeletePartition(partition, force: force)))
        case (.POST, 5, "partitions", "detach"):
            return try json(await link.call(DetachPartition(partition)))
        default: throw ControlError(.notFound, "there is no such request")
        }
    }

    /// All there is to show, but for samples.
    private struct Overview: Encodable {
        var daemon: DaemonStatus
        var partitions: [PartitionStatus]
        var events: [DaemonEvent]
    }

    private func overview() async throws -> Overview {
        Overview(
            daemon: try await link.call(GetStatus()), partitions: try await link.call(ListPartitions()),
            events: try await link.call(GetEvents()))
    }

    private func eventStream() async throws -> HTTPResponse {
        guard let stream = await viewers.add() else {
            throw ControlError(.busy, "\(Viewers.maximum) pages are open already", fix: "close some")
        }
        return HTTPResponse(
            statusCode: .ok, headers: [.contentType: "text/event-stream"],
            body: HTTPBodySequence(from: StreamedBody(stream: stream)))
    }

    /// The parameters of a call.
    ///
    /// - Parameter partition: the one that the path names.
    private func body<Call: ControlCall>(
        of request: HTTPRequest, as _: Call.Type, partition: String? = nil
    ) async throws -> Call {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") ?? false else {
            throw ControlError(
                .badRequest, "the request's body is no JSON", fix: "say 'Content-Type: application/json'")
        }
        var data = Data()
        for try await piece in request.bodySequence {
            data += piece
            guard data.count <= Self.maximumBody else {
                throw ControlError(.badRequest, "the request is longer than \(Self.maximumBody) bytes")
            }
        }
        do {
            var object = try JSONDecoder().decode([String: Control.JSONValue].self, from: data)
            if let partition { object["partition"] = .string(partition) }
            return try ControlProtocol.decoder().decode(Call.self, from: JSONEncoder().encode(object))
        } catch {
            throw ControlError(.badRequest, "the request's body makes no sense")
        }
    }

    private func json(_ value: some Encodable, _ status: HTTPStatusCode = .ok) throws -> HTTPResponse {
        HTTPResponse(
            statusCode: status, headers: [.contentType: "application/json"],
            body: try ControlProtocol.encoder().encode(value))
    }

    private func failure(_ status: HTTPStatusCode, _ error: ControlError) -> HTTPResponse {
        HTTPResponse(
            statusCode: status, headers: [.contentType: "application/json"],
            body: (try? ControlProtocol.encoder().encode(error)) ?? Data())
    }

    private static func status(of error: ControlError) -> HTTPStatusCode {
        switch error.code {
        case .badRequest: .badRequest
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .exists, .busy, .impossible: .conflict
        case .invalid: HTTPStatusCode(422, phrase: "Unprocessable Content")
        case .failed: .internalServerError
        case .unreachable: HTTPStatusCode(503, phrase: "Service Unavailable")
        }
    }
}
