// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Daemon

@Suite @MainActor struct EventLoopTests {
    @Test func timersAreCalledWhenTheyAreDueAndNotCancelled() throws {
        let loop = try EventLoop()
        var now = ContinuousClock.now
        loop.now = { now }
        var calls: [String] = []
        var second: Int?
        _ = loop.every(.seconds(1)) {
            calls.append("first")
            second.map(loop.cancel)
        }
        second = loop.every(.seconds(1)) { calls.append("second") }
        func pass(_ time: Duration) throws {
            now += time
            try loop.step(until: now)
        }
        try pass(.milliseconds(999))
        #expect(calls == [])
        // Both are due; the second is cancelled by then.
        try pass(.milliseconds(1))
        #expect(calls == ["first"])
        try pass(.milliseconds(999))
        #expect(calls == ["first"])
        try pass(.milliseconds(1))
        #expect(calls == ["first", "first"])
    }
}
