// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import Partitions
import Testing
import WorkerChannel

@testable import Worker

private let mebibyte: UInt64 = 1 << 20

/// A partition that changes while its guest uses it.
@Suite struct ResizeTests {
    private final class Setting {
        let worker: TestWorker
        let session: TestSession

        init() throws {
            worker = try TestWorker(vramBytes: 2 * mebibyte) { $0.largestBytes = 16 * mebibyte }
            try #require(worker.isReady())
            session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        }

        deinit { worker.stop() }

        /// Tells the worker, and waits until it has heard.
        func tell(_ message: SupervisorMessage) throws {
            try worker.channel.send(message, waiting: true)
            _ = try sample()
        }

        func sample() throws -> WorkerSample {
            try worker.channel.send(.measure, waiting: true)
            guard case .message(.sample(let sample)) = worker.channel.receive(waiting: true) else {
                throw ResizeError.noSample
            }
            return sample
        }
    }

    private enum ResizeError: Error { case noSample }

    @Test func whatBecomesLargerHasRoom() throws {
        let setting = try Setting()
        let session = setting.session
        #expect(try session.allocate(3 * mebibyte, flags: 0).0 == STATUS_NO_MEMORY.rawValue)
        try setting.tell(.resize(vram: 4 * mebibyte, nonLocal: 2 * mebibyte))
        #expect(try session.usage().budget == 4 * mebibyte)
        #expect(try session.usage(1).budget == 2 * mebibyte)
        #expect(try setting.sample().memory.map(\.budget) == [4 * mebibyte, 2 * mebibyte])
        let (status, allocation) = try session.allocate(3 * mebibyte, flags: 0)
        #expect(status == 0)
        #expect(try session.makeResident(allocation).status == 0)
    }

    @Test func whatBecomesSmallerPagesOutAndKeepsItsContents() throws {
        let setting = try Setting()
        let session = setting.session
        let (status, allocation) = try session.allocate(mebibyte, flags: 0)
        try #require(status == 0)
        try #require(try session.makeResident(allocation).status == 0)
        let address = try session.map(allocation, pages: mebibyte / 4096)
        let commands = try session.buffer(pages: 2)
        func run(_ command: some Any, _ value: UInt64) throws {
            commands.memory.write(bytes([command]))
            try session.submit(commands.address, 32)
            try session.signal(value)
            try session.wait(value)
        }
        try run(
            gpupv_command_fill(
                command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32), destination: address,
                bytes: mebibyte, pattern: 0x7777_7777, reserved: 0), 1)
        #expect(try session.residency(allocation) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY)

        try setting.tell(.resize(vram: mebibyte / 2, nonLocal: 2 * mebibyte))
        #expect(try session.usage().budget == mebibyte / 2)
        #expect(try session.residency(allocation) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINSHAREDMEMORY)
        let sample = try setting.sample()
        #expect(sample.memory[0].resident <= mebibyte / 2)
        #expect(sample.memory[0].committed >= mebibyte)
        #expect(sample.pagedOut >= mebibyte)

        try setting.tell(.resize(vram: 2 * mebibyte, nonLocal: 2 * mebibyte))
        try run(
            gpupv_command_copy(
                command: gpupv_command(opcode: GPUPV_OP_COPY.rawValue, size: 32),
                source: address + mebibyte - 4096, destination: commands.address + 4096, bytes: 4096), 2)
        #expect(commands.memory.read(count: 8192).suffix(4096).allSatisfy { $0 == 0x77 })
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }

    @Test func limitsHoldFromNowOn() throws {
        let setting = try Setting()
        let session = setting.session
        func makeContext() throws -> (Int32, d3dkmthandle) {
            var context = d3dkmt_createcontextvirtual()
            context.device = session.device
            let answer = try session.guest.call(0x04, context)
            return (answer.status, answer.arguments.context)
        }
        let refused = STATUS_INSUFFICIENT_RESOURCES.rawValue
        let before = try setting.sample()
        #expect(before.processes == 1 && before.contexts == 1)
        let (status, first) = try session.allocate(4096)
        try #require(status == 0)

        // What is there stays.
        try setting.tell(.limits(PartitionLimits(processes: 1, contexts: 1, allocations: 1)))
        #expect(try makeContext().0 == refused)
        #expect(try session.allocate(4096).0 == refused)
        #expect(try session.makeResident(first).status == 0)
        let process = session.guest.process
        #expect(try session.guest.tryToOpenProcess(77) == refused)
        session.guest.process = process

        try setting.tell(.limits(PartitionLimits(processes: 2, contexts: 2, allocations: 2)))
        #expect(try makeContext().0 == 0)
        #expect(try makeContext().0 == refused)
        #expect(try session.allocate(4096).0 == 0)
        #expect(try session.allocate(4096).0 == refused)
        try session.guest.openProcess(77)
    }
}
