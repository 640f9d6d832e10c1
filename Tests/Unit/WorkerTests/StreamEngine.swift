// SPDX-License-Identifier: Apache-2.0
import Engines
import Foundation
import Synchronization

/// Has sessions whose streams complete when the test says so.
final class StreamEngine: StandInEngine {
    private typealias Held = (stream: StreamSubmission, completion: @Sendable (SubmissionResult) -> Void)

    private final class Session: EngineSession {
        private unowned let engine: StreamEngine

        init(_ engine: StreamEngine) { self.engine = engine }
        func bind(_ memory: EngineMemory, size: UInt64, isCPUVisible: Bool, name: UInt32) {}
        func unbind(_ name: UInt32) {}
        func close() {}
        var executingSince: UInt64? { engine.since.withLock { $0 } }
        func execute(_ stream: StreamSubmission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
            engine.held.withLock { $0.append((stream, completion)) }
            engine.arrived.signal()
        }
    }

    let reference = ReferenceEngine()
    private let held = Mutex<[Held]>([])
    /// When the host's part of what it holds began.
    let since = Mutex<UInt64?>(nil)
    private let arrived = DispatchSemaphore(value: 0)
    func makeSession() throws -> (any EngineSession)? { Session(self) }
    func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        reference.execute(submission, completion: completion)
    }

    var count: Int { held.withLock { $0.count } }
    func await(_ streams: Int) { for _ in 0..<streams { arrived.wait() } }
    func complete(_ index: Int = 0, nanoseconds: UInt64 = 1000, host: UInt64 = 0, fault: SubmissionFault? = nil) {
        let held = held.withLock { $0.remove(at: index) }
        held.completion(SubmissionResult(bytesMoved: 0, nanoseconds: nanoseconds, hostNanoseconds: host, fault: fault))
    }
}
