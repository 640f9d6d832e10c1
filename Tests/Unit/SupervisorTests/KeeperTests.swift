// SPDX-License-Identifier: Apache-2.0
import CWire
import Carriers
import Foundation
import Partitions
import Supervisor
import Synchronization
import Testing
import Window

/// Keeps workers that are shell scripts.
@Suite struct KeeperTests {
    /// Says that it is ready, with one node, and ends with the channel.
    static let serving = #"printf '\001\0\0\0\0\0\0\0\001\0\0\0\0\0\0\0\001\0\0\0\0\0\0\0' >&3; cat <&3 >/dev/null"#
    static let silent = "exec sleep 1000000"

    private static let configuration = PartitionConfiguration(name: "test", vramBytes: 1 << 20)

    private static func options(_ script: String, readyTime: Duration = .seconds(60)) throws -> WorkerProcess.Options {
        var options = WorkerProcess.Options()
        options.program = try makeScript("#!/bin/sh\n\(script)")
        options.log = nil
        options.readyTime = readyTime
        options.outlivesThread = true
        return options
    }

    /// What a keeper tells, one after another.
    private final class Events: Sendable {
        private let events = Mutex<[WorkerKeeper.Event]>([])
        private let news = DispatchSemaphore(value: 0)

        func add(_ event: WorkerKeeper.Event) {
            events.withLock { $0.append(event) }
            news.signal()
        }

        /// The next one; the test hangs if there is none.
        func next() -> WorkerKeeper.Event {
            news.wait()
            return events.withLock { $0.removeFirst() }
        }
    }

    @Test func aWorkerThatIsNeverReadyIsKilled() throws {
        let options = try Self.options(Self.silent, readyTime: .milliseconds(100))
        let window = try SharedWindow(heapBytes: 1 << 20)
        #expect(throws: WorkerStartError.silent(.milliseconds(100))) {
            try WorkerProcess(Self.configuration, guests: .window(window), options: options)
        }
    }

    @Test func oneThatEndsSaysHow() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        #expect(throws: WorkerStartError.ended(status: 7 << 8)) {
            try WorkerProcess(Self.configuration, guests: .window(window), options: Self.options("exit 7"))
        }
    }

    @Test func aSuccessorThatIsNeverReadyIsTriedAgain() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        let events = Events()
        // As after a daemon that ended.
        let keeper = try WorkerKeeper(
            Self.configuration, window: window, after: .worker(process: nil),
            options: Self.options(Self.silent, readyTime: .milliseconds(100)), tell: events.add)
        guard case .failed(let reason) = events.next() else {
            Issue.record("it was served")
            return
        }
        #expect(reason.contains("not ready within"))
        guard case .failed = events.next() else {
            Issue.record("it was not tried again")
            return
        }
        #expect(keeper.starts == 2)
        keeper.stop()
    }

    @Test func stoppingDoesNotWaitForAWorkerThatIsNotReady() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        let keeper = try WorkerKeeper(
            Self.configuration, window: window, options: Self.options(Self.silent, readyTime: .seconds(1_000_000)))
        keeper.stop()
    }

    /// `O_NONBLOCK` and the count are the eventfd's, which the guest has too: write(2) would wait for ever.
    @Test(.timeLimit(.minutes(1))) func aGuestThatFillsItsDoorbellHoldsNobodyUp() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        defer { window.close() }
        let events = Events()
        let keeper = try WorkerKeeper(
            Self.configuration, window: window, options: Self.options(Self.serving), tell: events.add)
        guard case .serving = events.next() else {
            Issue.record("no worker")
            return
        }
        let bell = window.hostDoorbell.descriptor.rawValue
        var most = UInt64.max - 1
        #expect(write(bell, &most, 8) == 8 && fcntl(bell, F_SETFL, O_RDWR) == 0)
        keeper.stop()
    }

    @Test func aSuspendedWindowHasNoWorker() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        let events = Events()
        let keeper = try WorkerKeeper(
            Self.configuration, window: window, options: Self.options(Self.serving), tell: events.add)
        guard case .serving(let first) = events.next() else {
            Issue.record("no worker")
            return
        }
        #expect(first.nodes == 1)
        keeper.suspend()
        guard case .ended = events.next() else {
            Issue.record("it did not end")
            return
        }
        #expect(keeper.worker == nil)
        keeper.resume(with: Self.configuration)
        guard case .serving(let second) = events.next() else {
            Issue.record("no other worker")
            return
        }
        #expect(second.pid != first.pid && keeper.starts == 2)
        keeper.stop()
    }

    @Test func aWindowMayBeginSuspended() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        let events = Events()
        let keeper = try WorkerKeeper(
            Self.configuration, window: window, isSuspended: true, options: Self.options(Self.serving),
            tell: events.add)
        keeper.resume(with: Self.configuration)
        guard case .serving = events.next() else {
            Issue.record("no worker")
            return
        }
        #expect(keeper.starts == 1)
        keeper.stop()
    }

    @Test func aGuestThatSaysSomethingIsNoticed() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        defer { window.close() }
        let keeper = try WorkerKeeper(Self.configuration, window: window, options: Self.options(Self.serving))
        defer { keeper.stop() }
        #expect(!keeper.hasGuestSpoken())
        let ring = try window.host().commandRing()
        var guest = RingProducer(ring)
        var worker = RingConsumer(ring)
        let record = RecordBuffer(capacity: 64)
        record.append(
            gpupv_record(size: 24, type: UInt16(GPUPV_ECHO.rawValue), flags: 0, process: 0, call: 0, cookie: 0))
        _ = try guest.produce(record)
        // As long as it is there.
        #expect(keeper.hasGuestSpoken() && keeper.hasGuestSpoken())
        _ = try worker.consume(into: record)
        #expect(!keeper.hasGuestSpoken())
        // What is gone when it is looked for has been there.
        _ = try guest.produce(record)
        _ = try worker.consume(into: record)
        #expect(keeper.hasGuestSpoken())
        #expect(!keeper.hasGuestSpoken())
    }
}
