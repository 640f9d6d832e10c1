// SPDX-License-Identifier: Apache-2.0
import CWire
import Glibc
import SystemPackage

/// A monitored fence reaching a value: what a sync file stands for.
final class SyncFile {
    enum Outcome {
        case reached
        /// Nobody will say any more whether it is: the process that asked is gone.
        case canceled

        /// As the kernel's `sync_file_info.status`.
        var status: Int32 { self == .reached ? 1 : -ECANCELED }
    }

    let point: SyncPoint
    /// Nil until it is over.
    private(set) var outcome: Outcome?
    private var wait: CPUWait?
    private var followers: [ShareHolder] = []

    init(_ point: SyncPoint, outcome: Outcome?) {
        self.point = point
        self.outcome = outcome
    }

    /// Has it be over when `wait` is.
    func follow(_ wait: CPUWait) {
        self.wait = wait
        wait.syncFile = self
    }

    /// The wait is over.
    func end(_ outcome: Outcome) {
        self.outcome = outcome
        wait = nil
        let followers = self.followers
        self.followers = []
        for follower in followers { follower.heard(outcome) }
    }

    /// Nobody has it any more.
    func abandon() {
        followers = []
        wait?.cancel()
    }

    func add(_ follower: ShareHolder) { followers.append(follower) }

    func remove(_ follower: ShareHolder) { followers.removeAll { $0 === follower } }
}

/// The worker's end of a descriptor that a process of `gpupv emulate` has: of a share, a sync file, or several sync
/// files merged into one, which becomes readable when all of them are over.
final class ShareHolder {
    let shares: [UInt64]
    let socket: FileDescriptor
    private var files: [SyncFile] = []
    private var status: Int32 = 1

    init(_ shares: [UInt64], socket: FileDescriptor) {
        self.shares = shares
        self.socket = socket
    }

    /// Has the descriptor tell when all of `files` are over.
    func follow(_ files: [SyncFile]) {
        guard !files.isEmpty else { return }
        for file in files {
            if let outcome = file.outcome { take(outcome) }
        }
        self.files = files.filter { $0.outcome == nil }
        self.files.forEach { $0.add(self) }
        if self.files.isEmpty { tell() }
    }

    /// One of the files is over.
    func heard(_ outcome: SyncFile.Outcome) {
        take(outcome)
        files.removeAll { $0.outcome != nil }
        if files.isEmpty { tell() }
    }

    /// The first thing that went wrong is what is told.
    private func take(_ outcome: SyncFile.Outcome) {
        if status == 1 { status = outcome.status }
    }

    private func tell() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        var state = gpupv_sync_file_state()
        state.status = status
        state.time = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
        // It may be closed already, or, who knows, no socket.
        _ = send(
            socket.rawValue, &state, MemoryLayout<gpupv_sync_file_state>.size,
            Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        shutdown(socket.rawValue, Int32(SHUT_WR))
    }

    func close() {
        files.forEach { $0.remove(self) }
        files = []
        try? socket.close()
    }
}
