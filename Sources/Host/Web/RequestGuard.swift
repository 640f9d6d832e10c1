// SPDX-License-Identifier: Apache-2.0
import Partitions

/// Who may ask the web server for what.
///
/// The server listens on a loopback address, which keeps other hosts out but not this host's other users, nor web
/// pages of other origins in a browser that runs here. Of those, a page that has its own name resolve to a loopback
/// address (DNS rebinding) says so in `Host`; one that sends requests across origins says so in `Origin` and
/// `Sec-Fetch-Site`, and cannot know the token.
public struct RequestGuard: Sendable {
    /// What of a request decides.
    public struct Request: Sendable {
        public var host: String?
        public var origin: String?
        public var fetchSite: String?
        public var authorization: String?
        /// Whether it asks for what the token is for.
        public var needsToken: Bool

        public init(
            host: String?, origin: String? = nil, fetchSite: String? = nil, authorization: String? = nil,
            needsToken: Bool = true
        ) {
            self.host = host
            self.origin = origin
            self.fetchSite = fetchSite
            self.authorization = authorization
            self.needsToken = needsToken
        }
    }

    public enum Verdict: Sendable, Equatable {
        case allowed
        /// It was sent to another name than this server's.
        case wrongHost
        /// A page of another origin sent it.
        case wrongOrigin
        /// The token is missing or wrong.
        case wrongToken
    }

    private let authorities: Set<String>
    private let token: AccessToken

    public init(_ definition: WebDefinition, token: AccessToken) {
        authorities = [
            definition.authority, "localhost:\(definition.port)", "127.0.0.1:\(definition.port)",
            "[::1]:\(definition.port)",
        ]
        self.token = token
    }

    public func judge(_ request: Request) -> Verdict {
        guard let host = request.host, authorities.contains(host.lowercased()) else { return .wrongHost }
        // Only what the page itself, or no page at all, has sent.
        if let origin = request.origin, origin.lowercased() != "http://\(host.lowercased())" { return .wrongOrigin }
        if let site = request.fetchSite, site != "same-origin", site != "none" { return .wrongOrigin }
        guard request.needsToken else { return .allowed }
        let scheme = "bearer "
        guard let given = request.authorization, given.lowercased().hasPrefix(scheme) else { return .wrongToken }
        return token.matches(String(given.dropFirst(scheme.count))) ? .allowed : .wrongToken
    }
}
