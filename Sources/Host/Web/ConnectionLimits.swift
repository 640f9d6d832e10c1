// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc

/// Bounds what connections to the web server may take: how many, how long with nothing said, and how much each may
/// send without an answer. The HTTP library bounds none of these, and takes time in proportion to the square of a
/// line's length.
struct ConnectionLimits {
    private static let maximumConnections = 64
    /// Bytes of a request with its body.
    private static let maximumRequest: UInt64 = 64 << 10
    private static let maximumSilence: UInt32 = 30_000
    /// Bytes that may wait to be read.
    private static let receiveBuffer: Int32 = 16 << 10

    private struct Progress {
        var sent: UInt64
        /// When that was.
        var received: UInt64
    }

    private let port: UInt16
    private var connections: [UInt64: Progress] = [:]

    init(port: UInt16) { self.port = port }

    /// Resets connections that are too many, or take too much.
    ///
    /// - Returns: how many connections there are.
    mutating func enforce() -> Int {
        var present: [UInt64: Progress] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            var use = gpupv_tcp_use()
            guard let fd = Int32(name), gpupv_tcp_use_of(fd, &use) == 0, use.local_port == port else { continue }
            guard use.is_connected != 0 else {
                // What listens: those it takes have as much.
                var bytes = Self.receiveBuffer
                setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout.size(ofValue: bytes)))
                continue
            }
            var progress = connections[use.identity] ?? Progress(sent: use.sent, received: 0)
            if use.sent > progress.sent { progress = Progress(sent: use.sent, received: use.received) }
            present[use.identity] = progress
            if present.count > Self.maximumConnections || use.received - progress.received > Self.maximumRequest
                || use.silent_milliseconds > Self.maximumSilence
            {
                // Reset, not closed: the other side is not to wait for what it sent to be read.
                var linger = linger(l_onoff: 1, l_linger: 0)
                setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
                shutdown(fd, Int32(SHUT_RDWR))
            }
        }
        connections = present
        return present.count
    }
}
