// SPDX-License-Identifier: Apache-2.0
import CLinux
import CWire
import Carriers
import Glibc
import SystemPackage
import Testing

@testable import Worker

/// What the worker does for descriptors that processes of `gpupv emulate` share: sync files and merged ones.
@Suite struct ShareHolderTests {
    private func sockets() throws -> (theirs: FileDescriptor, ours: FileDescriptor) {
        var fds: [Int32] = [-1, -1]
        try #require(gpupv_socketpair(&fds) == 0)
        return (FileDescriptor(rawValue: fds[0]), FileDescriptor(rawValue: fds[1]))
    }

    /// What became of the sync file with this descriptor; nil: nothing yet.
    private func status(_ descriptor: FileDescriptor) -> Int32? {
        var state = gpupv_sync_file_state()
        let size = MemoryLayout<gpupv_sync_file_state>.size
        let received = recv(descriptor.rawValue, &state, size, Int32(MSG_PEEK | MSG_DONTWAIT))
        return received == size ? state.status : nil
    }

    private func pending() -> SyncFile {
        let object = SyncObject(kind: .fence(isMonitored: true), flags: 0, value: 0)
        return SyncFile(SyncPoint(object: object, value: 1), outcome: nil)
    }

    @Test func oneTellsWhatBecameOfIt() throws {
        for (outcome, expected) in [(SyncFile.Outcome.reached, 1), (.canceled, -ECANCELED)] {
            let (theirs, ours) = try sockets()
            let file = pending()
            let holder = ShareHolder([1], socket: ours)
            holder.follow([file])
            #expect(status(theirs) == nil)
            file.end(outcome)
            #expect(status(theirs) == expected)
            holder.close()
            #expect(status(theirs) == expected, "it stays so")
            try theirs.close()
        }
    }

    @Test func mergedOnesTellWhenAllAreOver() throws {
        let (theirs, ours) = try sockets()
        let files = (0..<3).map { _ in pending() }
        files[0].end(.reached)
        let holder = ShareHolder([1, 2, 3], socket: ours)
        holder.follow(files)
        files[1].end(.canceled)
        #expect(status(theirs) == nil)
        files[2].end(.reached)
        #expect(status(theirs) == -ECANCELED)
        let (late, end) = try sockets()
        ShareHolder([1, 2], socket: end).follow([files[0], files[2]])
        #expect(status(late) == 1, "they were over")
        for descriptor in [theirs, ours, late, end] { try descriptor.close() }
    }

    @Test func oneThatIsClosedHearsNoMore() throws {
        let (theirs, ours) = try sockets()
        let file = pending()
        let holder = ShareHolder([1], socket: ours)
        holder.follow([file])
        holder.close()
        // Whoever has the number now is not written to.
        let (otherTheirs, otherOurs) = try sockets()
        file.end(.reached)
        #expect(status(theirs) == nil && status(otherTheirs) == nil && status(otherOurs) == nil)
        for descriptor in [theirs, otherTheirs, otherOurs] { try descriptor.close() }
    }
}
