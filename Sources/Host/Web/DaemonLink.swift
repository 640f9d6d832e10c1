// SPDX-License-Identifier: Apache-2.0
import Control
import Dispatch
import Foundation
import Synchronization

/// The web server's two connections to the daemon: one for requests, one for events.
///
/// Both are made before the process gives up its privileges, and are what it has left of them. When one is lost,
/// the process ends.
public final class DaemonLink: Sendable {
    private final class Client {
        let client: ControlClient
        init(_ client: ControlClient) { self.client = client }
    }

    /// One request at a time.
    private let queue = DispatchQueue(label: "gpupv.web.control")
    private let requests: Mutex<Client>
    private let events: Mutex<Client>

    /// Connects, without starting a thread.
    public init(_ socket: String) throws(ControlError) {
        requests = Mutex(Client(try ControlClient(socket)))
        let client = try ControlClient(socket)
        _ = try client.call(Subscribe(milliseconds: nil))
        events = Mutex(Client(client))
    }

    /// Has each event told on a thread of its own, and nil when there will be none any more.
    public func listen(_ hear: @escaping @Sendable (ControlEvent?) -> Void) {
        Thread.detachNewThread { [self] in
            events.withLock { events in
                while let event = try? events.client.nextEvent() { hear(event) }
            }
            hear(nil)
        }
    }

    /// Sends a request and waits for its answer.
    public func call<Call: ControlCall>(_ call: Call) async throws -> Call.Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(with: requests.withLock { client in Result { try client.client.call(call) } })
            }
        }
    }
}
