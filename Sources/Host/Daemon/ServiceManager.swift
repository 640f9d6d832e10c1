// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import Logging
import SystemPackage

/// systemd, or what stands in for it: told how the daemon is, and given descriptors that outlive it.
///
/// The protocol of `sd_notify(3)` and `sd_listen_fds_with_names(3)`. Without a manager nothing is done.
struct ServiceManager: Sendable {
    private let path: String?
    /// How often it is to be told that the loop turns; nil if it does not ask for that.
    private let watchdogPeriod: Duration?
    private let log: Logger
    /// Descriptors that were kept for this process, by name.
    let kept: [String: FileDescriptor]

    init(log: Logger, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.log = log
        path = environment["NOTIFY_SOCKET"]
        // As sd_watchdog_enabled(3): half of the time, and only if it is meant.
        let isMeant = environment["WATCHDOG_PID"].map { pid_t($0) == getpid() } ?? true
        watchdogPeriod = environment["WATCHDOG_USEC"].flatMap(Int64.init).flatMap {
            isMeant && $0 > 1 ? .microseconds($0 / 2) : nil
        }
        kept = Self.takeDescriptors()
    }

    /// Whether descriptors are kept.
    var isThere: Bool { path != nil }

    func ready(_ status: String) { send("READY=1\nSTATUS=\(status)\nMAINPID=\(getpid())") }
    func reloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        send("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)")
    }
    func stopping() { send("STOPPING=1\nSTATUS=stopping") }
    func status(_ text: String) { send("STATUS=\(text)") }

    /// Tells it from the loop itself that the loop turns, as often as it asks for (`WatchdogSec=`).
    @MainActor
    func followWatchdog(on loop: EventLoop) {
        guard isThere, let watchdogPeriod else { return }
        _ = loop.every(watchdogPeriod) { send("WATCHDOG=1") }
    }

    /// Has a descriptor kept under a name until it is forgotten.
    func keep(_ descriptor: FileDescriptor, as name: String) {
        send("FDSTORE=1\nFDNAME=\(name)", [descriptor.rawValue])
    }

    func forget(_ name: String) { send("FDSTOREREMOVE=1\nFDNAME=\(name)") }

    private func send(_ text: String, _ descriptors: [Int32] = []) {
        guard let path else { return }
        let status = gpupv_send_datagram(path, text, text.utf8.count, descriptors, descriptors.count)
        if status != 0 {
            log.warning("cannot tell the service manager", metadata: ["error": "\(Errno(rawValue: -status))"])
        }
    }

    private static func takeDescriptors() -> [String: FileDescriptor] {
        defer { for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) } }
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        guard variable("LISTEN_PID").flatMap({ pid_t($0) }) == getpid(),
            let count = variable("LISTEN_FDS").flatMap({ Int32($0) }), (1...65_536).contains(count)
        else { return [:] }
        let names = (variable("LISTEN_FDNAMES") ?? "").split(separator: ":", omittingEmptySubsequences: false)
        var kept: [String: FileDescriptor] = [:]
        for index in 0..<count {
            let descriptor = FileDescriptor(rawValue: 3 + index)
            _ = gpupv_keep_over_exec(descriptor.rawValue, 0)
            if index < names.count, kept[String(names[Int(index)])] == nil {
                kept[String(names[Int(index)])] = descriptor
            } else {
                try? descriptor.close()
            }
        }
        return kept
    }
}
