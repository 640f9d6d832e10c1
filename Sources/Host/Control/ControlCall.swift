// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One kind of request to the daemon, with what it answers.
public protocol ControlCall: Codable, Sendable {
    associatedtype Result: Codable & Sendable
    /// What the request is called on the wire.
    static var name: String { get }
    /// Whether it takes an administrator: root, the daemon's user, or a member of the configured group.
    static var isPrivileged: Bool { get }
}

/// Nothing to say but that it is done.
public struct Done: Codable, Sendable {
    public init() {}
}

/// What a connection carries: a line of JSON for each request, and one or more for its answers.
///
/// A request is `{"version": 1, "id": 7, "request": "partition.show", "parameters": {"name": "web"}}`, its answer
/// `{"version": 1, "id": 7, "result": {...}}` or `{"version": 1, "id": 7, "error": {...}}`. A subscription is answered
/// by `result` once and then by `event` lines with its id until the connection closes.
public enum ControlProtocol {
    public static let version = 1
    /// No line is longer, in bytes.
    public static let maximumLine = 1 << 20

    public static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }

    public static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }

    /// A request line, with its newline.
    public static func line<Call: ControlCall>(_ call: Call, id: UInt64) throws -> Data {
        try encoder().encode(Request(version: version, id: id, request: Call.name, parameters: call)) + Data("\n".utf8)
    }

    /// A request whose parameters are read once it is known what it is.
    public struct Envelope: Decodable, Sendable {
        public var version: Int
        public var id: UInt64
        public var request: String
    }

    public struct Request<Parameters: Codable & Sendable>: Codable, Sendable {
        public var version: Int
        public var id: UInt64
        public var request: String
        public var parameters: Parameters
    }

    /// An answer: one of `result`, `error` and `event` is there.
    public struct Reply<Result: Codable & Sendable>: Codable, Sendable {
        public var version = ControlProtocol.version
        public var id: UInt64
        public var result: Result?
        public var error: ControlError?
        public var event: ControlEvent?

        public init(id: UInt64, result: Result? = nil, error: ControlError? = nil, event: ControlEvent? = nil) {
            self.id = id
            self.result = result
            self.error = error
            self.event = event
        }
    }
}

/// Why a request was not done.
public struct ControlError: Error, Codable, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Codable, Sendable {
        /// The request makes no sense, or its version is not spoken here.
        case badRequest
        /// Who asks may not.
        case forbidden
        case notFound
        case exists
        /// A VM is attached, or starting.
        case busy
        /// The configuration or the settings are wrong.
        case invalid
        /// It cannot be done as things are.
        case impossible
        /// The daemon failed.
        case failed
        /// There is no daemon to ask.
        case unreachable
    }

    public var code: Code
    public var message: String
    /// What to do about it.
    public var fix: String?
    /// Which of the settings is to blame, as the configuration names it; `compute.minimum` is `minimum` of `compute`.
    public var field: String?

    public init(_ code: Code, _ message: String, fix: String? = nil, field: String? = nil) {
        self.code = code
        self.message = message
        self.fix = fix
        self.field = field
    }

    public var description: String { fix.map { "\(message)\n  fix: \($0)" } ?? message }
}
