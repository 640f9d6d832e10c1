// SPDX-License-Identifier: Apache-2.0
import CLinux
import Control
import Foundation
import Glibc
import Logging
import SystemPackage
import Testing

@testable import Daemon

/// How it is seen that the loop turns.
@Suite(.serialized) @MainActor struct WatchdogTests {
    /// What a service manager receives at a socket.
    private final class Manager {
        let path = FileManager.default.temporaryDirectory.appending(path: "gpupv-notify-\(UUID().uuidString)").path
        private let socket: Int32

        init() throws {
            socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let size = socklen_t(MemoryLayout<sockaddr_un>.size)
            let status = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
            }
            guard status == 0 else { throw Errno(rawValue: errno) }
        }

        deinit {
            close(socket)
            unlink(path)
        }

        /// What it was told since.
        func told() -> [String] {
            var all: [String] = []
            var bytes = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
                guard count > 0 else { return all }
                all.append(String(decoding: bytes.prefix(count), as: UTF8.self))
            }
        }
    }

    private static let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    @Test("The loop tells the service manager that it turns, twice in the time that is asked for")
    func watchdog() throws {
        let manager = try Manager()
        let loop = try EventLoop()
        var now = ContinuousClock.now
        loop.now = { now }
        let service = ServiceManager(
            log: Self.log,
            environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "10000000", "WATCHDOG_PID": "\(getpid())"])
        service.followWatchdog(on: loop)
        func pass(_ time: Duration) throws -> [String] {
            now += time
            try loop.step(until: now)
            return manager.told()
        }
        #expect(try pass(.milliseconds(4999)) == [])
        for _ in 0..<3 {
            #expect(try pass(.milliseconds(1)) == ["WATCHDOG=1"])
            #expect(try pass(.milliseconds(4999)) == [])
        }
        // A loop that does not turn tells nothing, however long that is; once it turns, it tells it once.
        #expect(try pass(.seconds(100)) == ["WATCHDOG=1"])
    }

    @Test(
        "A service manager that does not ask is not told",
        arguments: [
            ["WATCHDOG_USEC": "0"], ["WATCHDOG_USEC": "soon"], [:], ["WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"],
        ])
    func unasked(environment: [String: String]) throws {
        let manager = try Manager()
        let loop = try EventLoop()
        var now = ContinuousClock.now
        loop.now = { now }
        ServiceManager(log: Self.log, environment: environment.merging(["NOTIFY_SOCKET": manager.path]) { $1 })
            .followWatchdog(on: loop)
        now += .seconds(1000)
        try loop.step(until: now)
        #expect(manager.told() == [])
        // Nor is nobody.
        ServiceManager(log: Self.log, environment: ["WATCHDOG_USEC": "1000000"]).followWatchdog(on: loop)
        now += .seconds(1000)
        try loop.step(until: now)
    }

    @Test("A daemon says when its loop turned, and one whose loop hangs has it said by a file")
    func turns() throws {
        let host = try StandInHost(
            configuration: "{gpus: {gpu0: {device: emulated, memory: 1G}}, partitions: {}}", [])
        let before = Date.now
        try host.serve { mailbox in
            let loop = try #require(try ControlClient(host.control).call(GetStatus()).loop)
            #expect(loop.turned > before - 1 && loop.turned <= .now && loop.longestMilliseconds > 0)
            // The loop hangs until the client has given up.
            let (begun, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            mailbox.post {
                begun.signal()
                end.wait()
            }
            begun.wait()
            let turn = LoopTurn(control: host.control)
            #expect(turn?.ended == 0 && turn.map { $0.began <= LoopTurn.now } == true)
            let error = #expect(throws: ControlError.self) {
                try ControlClient(host.control, patience: 1).call(GetStatus())
            }
            #expect(error?.description.contains("its loop last turned") == true)
            #expect(error?.description.contains("and is busy since") == true)
            end.signal()
            _ = try ControlClient(host.control).call(GetStatus())
        }
    }

    @Test("What is said of a loop that does not answer")
    func description() {
        let second: UInt64 = 1_000_000_000
        #expect(
            LoopTurn(began: 5 * second, ended: 0).description(at: 17 * second)
                == "its loop last turned 12 s ago, and is busy since")
        #expect(
            LoopTurn(began: 5 * second, ended: 6 * second).description(at: 17 * second)
                == "its loop last turned 11 s ago, and waits")
        #expect(LoopTurn(control: "/nonexistent/control.sock") == nil)
    }
}
