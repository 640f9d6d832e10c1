// SPDX-License-Identifier: Apache-2.0
import Control
import FlyingFox
import FlyingSocks
import Foundation

/// Those that watch the page: each is sent what happens, and samples for as long as there is somebody to see them.
actor Viewers {
    static let maximum = 32
    private static let interval = Duration.seconds(1)

    private let link: DaemonLink
    private var streams: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    private var next = 0
    private var sampling: Task<Void, Never>?

    init(_ link: DaemonLink) { self.link = link }

    /// A stream of server-sent events, for one more viewer; nil if there are too many.
    func add() -> AsyncStream<[UInt8]>? {
        guard streams.count < Self.maximum else { return nil }
        let id = next
        next += 1
        // A viewer that does not read loses the oldest.
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(256))
        continuation.onTermination = { [weak self] _ in Task { await self?.remove(id) } }
        streams[id] = continuation
        sampling = sampling ?? Task { await sample() }
        return stream
    }

    private func remove(_ id: Int) {
        streams[id] = nil
        guard streams.isEmpty else { return }
        sampling?.cancel()
        sampling = nil
    }

    func tell(_ event: ControlEvent) {
        guard !streams.isEmpty, let data = try? ControlProtocol.encoder().encode(event) else { return }
        let bytes = Array("data: ".utf8) + Array(data) + Array("\n\n".utf8)
        for stream in streams.values { stream.yield(bytes) }
    }

    private func sample() async {
        while !Task.isCancelled {
            guard let sample = try? await link.call(GetSample()) else { return }
            tell(.sample(sample))
            try? await Task.sleep(for: Self.interval)
        }
    }
}

/// A stream of pieces as the body of a response.
struct StreamedBody: AsyncBufferedSequence {
    typealias Element = UInt8
    let stream: AsyncStream<[UInt8]>

    struct Iterator: AsyncBufferedIteratorProtocol {
        var pieces: AsyncStream<[UInt8]>.AsyncIterator
        private var rest: ArraySlice<UInt8> = []

        init(_ pieces: AsyncStream<[UInt8]>.AsyncIterator) { self.pieces = pieces }

        mutating func next() async -> UInt8? {
            if rest.isEmpty { rest = await pieces.next()?[...] ?? [] }
            return rest.popFirst()
        }

        mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
            if rest.isEmpty { rest = await pieces.next()?[...] ?? [] }
            guard !rest.isEmpty else { return nil }
            defer { rest = [] }
            return rest
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(stream.makeAsyncIterator()) }
}
