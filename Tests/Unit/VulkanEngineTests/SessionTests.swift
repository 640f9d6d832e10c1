// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines
import Testing

@testable import VulkanEngine

@Suite(.enabled(if: VulkanEngine.isAvailable()))
struct SessionTests {
    let engine: VulkanEngine

    init() throws { engine = try VulkanEngine(partition: testPartition) }

    @Test func answersQuestions() throws {
        let test = try TestSession(engine)
        var stream = StreamBuilder()
        stream.question(GPUPV_VK_OP_GetPhysicalDeviceProperties2, [0])
        stream.question(GPUPV_VK_OP_GetPhysicalDeviceMemoryProperties2, [0])
        #expect(test.execute(stream) == nil)
        let properties = test.answer(stream.answers[0])
        #expect(properties.reply.result == 0)
        #expect(String(decoding: properties.bytes, as: UTF8.self).contains("test (gpupv on "))
        let memory = test.answer(stream.answers[1]).bytes
        func word(_ index: Int) -> UInt32 {
            memory.withUnsafeBytes { $0.load(fromByteOffset: index * 4, as: UInt32.self) }
        }
        // An empty chain, three types, two heaps.
        #expect(word(0) == 0)
        #expect(word(1) == 3)
        #expect(word(2) == VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT.rawValue)
        #expect(word(2 + 64) == 2)
        #expect(word(3 + 64) == UInt32(testPartition.vramBytes))
    }

    @Test func executesCommands() throws {
        let test = try TestSession.ready(engine)
        let bytes = UInt64(TestSession.pageBytes)
        // Local memory begins as zeroes.
        test.visibleRegion.fill(pattern: 0xffff_ffff, at: 0, count: TestSession.pageBytes)
        #expect(
            test.run { commands in
                commands.command(
                    GPUPV_VK_OP_CmdCopyBuffer,
                    [
                        .u64(TestSession.localBuffer), .u64(TestSession.visibleBuffer), 1, 1, .u64(0), .u64(0),
                        .u64(bytes),
                    ])
            } == nil)
        #expect(test.visibleRegion.read(count: TestSession.pageBytes).allSatisfy { $0 == 0 })
        #expect(
            test.run { commands in
                commands.command(
                    GPUPV_VK_OP_CmdFillBuffer, [.u64(TestSession.visibleBuffer), .u64(16), .u64(32), 0x0102_0304])
            } == nil)
        #expect(test.visibleRegion.read(at: 12, count: 8) == [0, 0, 0, 0, 4, 3, 2, 1])
        #expect(test.visibleRegion.read(at: 44, count: 8) == [4, 3, 2, 1, 0, 0, 0, 0])
    }

    /// What the host's driver has never to see. Each ends its session; the other goes on.
    @Test(arguments: Hostile.allCases)
    func endsOnlyTheSessionThatBreaksARule(_ hostile: Hostile) throws {
        let other = try TestSession.ready(engine)
        let test = try TestSession.ready(engine)
        guard case .invalid = hostile.commit(to: test) else {
            Issue.record("\(hostile) was let through")
            return
        }
        // Nothing is executed any more.
        #expect(test.execute { $0.command(GPUPV_VK_OP_CreateEvent, [1, 0, 0, .u64(900)]) } != nil)
        #expect(
            other.run { commands in
                commands.command(GPUPV_VK_OP_CmdFillBuffer, [.u64(TestSession.visibleBuffer), .u64(0), .u64(4), 7])
            } == nil)
        #expect(other.visibleRegion.read(count: 4) == [7, 0, 0, 0])
    }

    /// An event that the queue waits for.
    private func waitForEvent(_ test: TestSession) {
        #expect(test.execute { $0.command(GPUPV_VK_OP_CreateEvent, [1, 0, 0, .u64(200)]) } == nil)
        var commands = StreamBuilder()
        commands.command(GPUPV_VK_OP_BeginCommandBuffer, [1, 0, 0, 0])
        let stages = StreamBuilder.Value.u32(VK_PIPELINE_STAGE_TRANSFER_BIT.rawValue)
        let host = StreamBuilder.Value.u32(VK_PIPELINE_STAGE_HOST_BIT.rawValue)
        commands.command(GPUPV_VK_OP_CmdWaitEvents, [1, 1, .u64(200), host, stages, 0, 0, 0, 0, 0, 0])
        commands.command(GPUPV_VK_OP_CmdFillBuffer, [.u64(TestSession.visibleBuffer), .u64(0), .u64(4), 9])
        commands.command(GPUPV_VK_OP_EndCommandBuffer, [])
        #expect(test.record(commands) == nil)
    }

    @Test func controlStreamsGoOnWhileAQueueWorks() throws {
        let test = try TestSession.ready(engine)
        waitForEvent(test)
        let work = test.begin(test.submission())
        #expect(test.execute { $0.command(GPUPV_VK_OP_SetEvent, [.u64(200)]) } == nil)
        #expect(work.wait() == nil)
        #expect(test.visibleRegion.read(count: 4) == [9, 0, 0, 0])
    }

    @Test func objectsOutliveTheWorkThatUsesThem() throws {
        let test = try TestSession.ready(engine)
        waitForEvent(test)
        let work = test.begin(test.submission())
        let fault = test.execute { stream in
            stream.command(GPUPV_VK_OP_DestroyBuffer, [.u64(TestSession.visibleBuffer)])
            var name = gpupv_vk_name()
            name.id = 101
            stream.structure(GPUPV_VK_OP_FREE_MEMORY, name)
            stream.command(GPUPV_VK_OP_DestroyCommandPool, [.u64(StreamBuilder.pool)])
            stream.command(GPUPV_VK_OP_SetEvent, [.u64(200)])
        }
        #expect(fault == nil)
        #expect(work.wait() == nil)
        #expect(test.visibleRegion.read(count: 4) == [9, 0, 0, 0])
    }

    @Test func workThatTakesTooLongEndsItsSessionOnly() throws {
        let engine = try VulkanEngine(partition: testPartition(timeout: 300))
        let other = try TestSession.ready(engine)
        let test = try TestSession.ready(engine)
        waitForEvent(test)
        #expect(test.execute(test.submission()) == .timeout)
        #expect(test.execute { $0.command(GPUPV_VK_OP_SetEvent, [.u64(200)]) } == .timeout)
        #expect(
            other.run { commands in
                commands.command(GPUPV_VK_OP_CmdFillBuffer, [.u64(TestSession.visibleBuffer), .u64(0), .u64(4), 7])
            } == nil)
        #expect(other.visibleRegion.read(count: 4) == [7, 0, 0, 0])
    }

    private func free(_ memory: UInt64, in stream: inout StreamBuilder) {
        var name = gpupv_vk_name()
        name.id = memory
        stream.structure(GPUPV_VK_OP_FREE_MEMORY, name)
    }

    private func allocate(_ memory: UInt64, in stream: inout StreamBuilder) {
        stream.allocate(memory, size: UInt64(TestSession.pageBytes), allocation: TestSession.local, type: 0)
    }

    /// Whatever the guest has given back, the GPU has it until the work is done.
    @Test func memoryThatWorkMayUseCountsUntilItIsDone() throws {
        let all = UInt64(TestSession.pageBytes)
        let engine = try VulkanEngine(partition: testPartition(timeout: 60_000, vramBytes: all))
        let test = try TestSession.ready(engine)
        let other = try TestSession(engine)
        #expect(other.execute { $0.createDevice() } == nil)
        waitForEvent(test)
        let work = test.begin(test.submission())
        #expect(test.execute { free(103, in: &$0) } == nil)
        #expect(engine.localMemory.used == all)
        var stream = StreamBuilder()
        allocate(104, in: &stream)
        let waiting = other.begin(stream)
        #expect(test.execute { $0.command(GPUPV_VK_OP_SetEvent, [.u64(200)]) } == nil)
        #expect(work.wait() == nil)
        #expect(waiting.wait() == nil)
        #expect(engine.localMemory.used == all)
        #expect(other.execute { free(104, in: &$0) } == nil)
        #expect(engine.localMemory.used == 0)
    }

    @Test func aSessionWaitsForItsOwnWorkToHaveRoom() throws {
        let all = UInt64(TestSession.pageBytes)
        let engine = try VulkanEngine(partition: testPartition(timeout: 60_000, vramBytes: all))
        let test = try TestSession.ready(engine)
        waitForEvent(test)
        let work = test.begin(test.submission())
        let fault = test.execute { stream in
            free(103, in: &stream)
            stream.command(GPUPV_VK_OP_SetEvent, [.u64(200)])
            allocate(104, in: &stream)
        }
        #expect(fault == nil)
        #expect(work.wait() == nil)
        #expect(engine.localMemory.used == all)
    }

    @Test func moreOfTheGPUsMemoryThanThePartitionHasIsNotToBeHad() throws {
        let engine = try VulkanEngine(
            partition: testPartition(timeout: 100, vramBytes: UInt64(TestSession.pageBytes)))
        let test = try TestSession.ready(engine)
        let other = try TestSession(engine)
        #expect(other.execute { $0.createDevice() } == nil)
        #expect(other.execute { allocate(104, in: &$0) } == .outOfMemory)
        engine.setLocalLimit(bytes: 2 * UInt64(TestSession.pageBytes))
        #expect(test.execute { allocate(104, in: &$0) } == nil)
    }

    /// What a driver adds to memory of an odd size is the partition's, and zeroes, too, whatever was there before.
    @Test(arguments: [4, 100, 4097, 65_535] as [UInt64])
    func allOfNewMemoryIsZeroes(bytes: UInt64) throws {
        let test = try TestSession.ready(engine)
        let before = engine.localMemory.used
        let buffer = StreamBuilder.Value.u64(105)
        for _ in 0..<3 {
            let fault = test.execute { stream in
                stream.allocate(104, size: bytes, allocation: TestSession.local, type: 0)
                stream.createBuffer(105, size: bytes)
                stream.bind(105, memory: 104)
            }
            #expect(fault == nil)
            #expect(engine.localMemory.used >= before + (bytes + 3) & ~3)
            test.visibleRegion.fill(pattern: 0xffff_ffff, at: 0, count: TestSession.pageBytes)
            #expect(
                test.run { commands in
                    commands.command(
                        GPUPV_VK_OP_CmdCopyBuffer,
                        [buffer, .u64(TestSession.visibleBuffer), 1, 1, .u64(0), .u64(0), .u64(bytes)])
                    commands.command(
                        GPUPV_VK_OP_CmdFillBuffer, [buffer, .u64(0), .u64(VK_WHOLE_SIZE), 0x5a5a_5a5a])
                } == nil)
            #expect(test.visibleRegion.read(count: Int(bytes)).allSatisfy { $0 == 0 })
            #expect(
                test.execute { stream in
                    stream.command(GPUPV_VK_OP_DestroyBuffer, [buffer])
                    free(104, in: &stream)
                } == nil)
            #expect(engine.localMemory.used == before)
        }
    }

    private func makePool(_ id: UInt64, sets: UInt32, descriptors: UInt32, in stream: inout StreamBuilder) {
        stream.command(
            GPUPV_VK_OP_CreateDescriptorPool, [1, 0, 0, .u32(sets), 1, 1, 7, .u32(descriptors), .u64(id)])
    }

    private func makeLayout(_ id: UInt64, descriptors: UInt32, stages: UInt32, in stream: inout StreamBuilder) {
        stream.command(
            GPUPV_VK_OP_CreateDescriptorSetLayout,
            [1, 0, 0, 1, 1, 0, 7, .u32(descriptors), .u32(stages), 0, .u64(id)])
    }

    /// A VM's sessions together have a bound, which the end of one gives back.
    @Test func descriptorPoolsTakeOfTheHostsMemoryWhatThereIs() throws {
        let engine = try VulkanEngine(partition: testPartition(timeout: 60_000, vramBytes: 16 << 20))
        let (one, other) = (try TestSession.ready(engine), try TestSession.ready(engine))
        let size: UInt32 = 1 << 20
        #expect(one.execute { makePool(200, sets: 16, descriptors: size, in: &$0) } == nil)
        #expect(other.execute { makePool(200, sets: 16, descriptors: size, in: &$0) } == nil)
        #expect(
            one.execute { stream in
                stream.command(GPUPV_VK_OP_DestroyDescriptorPool, [.u64(200)])
                makePool(201, sets: 16, descriptors: size, in: &stream)
            } == nil)
        #expect(one.execute { makePool(202, sets: 1, descriptors: size, in: &$0) } == .outOfMemory)
        #expect(other.execute { makePool(202, sets: .max, descriptors: 1, in: &$0) } == .outOfMemory)
    }

    /// Whatever stages see them, the driver has memory for them; nor does a CPU's count what a pool has.
    @Test func setsAreAsLargeAsTheirPool() throws {
        let test = try TestSession.ready(engine)
        let fault = test.execute { stream in
            makeLayout(200, descriptors: 1000, stages: 0, in: &stream)
            makePool(201, sets: 4, descriptors: 3000, in: &stream)
            for id in 202...204 as ClosedRange<UInt64> {
                stream.command(GPUPV_VK_OP_AllocateDescriptorSets, [1, 0, .u64(201), 1, 1, .u64(200), 1, .u64(id)])
            }
            stream.command(GPUPV_VK_OP_FreeDescriptorSets, [.u64(201), 1, 1, .u64(202)])
            stream.command(GPUPV_VK_OP_AllocateDescriptorSets, [1, 0, .u64(201), 1, 1, .u64(200), 1, .u64(205)])
            stream.command(GPUPV_VK_OP_ResetDescriptorPool, [.u64(201), 0])
            stream.command(GPUPV_VK_OP_AllocateDescriptorSets, [1, 0, .u64(201), 1, 1, .u64(200), 1, .u64(206)])
        }
        #expect(fault == nil)
        #expect(
            test.execute { stream in
                for id in 207...210 as ClosedRange<UInt64> {
                    stream.command(GPUPV_VK_OP_AllocateDescriptorSets, [1, 0, .u64(201), 1, 1, .u64(200), 1, .u64(id)])
                }
            } == .outOfMemory)
        let other = try TestSession.ready(engine)
        let fault2 = other.execute { makeLayout(200, descriptors: 1 << 22, stages: 0, in: &$0) }
        guard case .invalid = fault2 else {
            Issue.record("a layout of more descriptors than there can be was let through")
            return
        }
    }

    @Test func staysWithinTheBoundOnSessions() throws {
        let sessions = try (0..<SessionCounter.maximum).map { _ in try #require(try engine.makeSession()) }
        #expect(throws: VulkanError.self) { try engine.makeSession() }
        sessions.forEach { $0.close() }
    }
}

/// Ways to break a rule.
enum Hostile: CaseIterable, CustomTestStringConvertible {
    case truncatedRecord, unknownOpcode, recordOfOddSize, bodyTooShort, bodyTooLong, unknownObject, objectOfAnotherKind
    case idTaken, secondDevice, commandOutsideOfRecording, controlCommandInRecording, recordingWithoutEnd
    case recordingOutsideOfAllocation, recordingOfMissingAllocation, fillOutsideOfBuffer, copyOutsideOfBuffer
    case copyWithOverflow, updateTooLarge, bindOutsideOfMemory, memoryLargerThanAllocation, memoryOfAnotherType
    case memoryTwice, answerOutsideOfStream, noRoomForAnswer, submissionOfUnrecorded, submissionOfMissingIds
    case arrayLongerThanRecord, bufferWithoutMemory, dispatchTooLarge, queryThatIsNotThere
    case workWithoutItsBuffer, workWithoutItsMemory, noEvent

    var testDescription: String { "\(self)" }

    func commit(to test: TestSession) -> SubmissionFault? {
        let buffer = StreamBuilder.Value.u64(TestSession.visibleBuffer)
        let size = UInt64(TestSession.pageBytes)
        switch self {
        case .truncatedRecord: return test.execute { $0.record(GPUPV_VK_OP_SetEvent.rawValue, body: []) }
        case .unknownOpcode: return test.execute { $0.record(0x1_ffff, body: []) }
        case .recordOfOddSize:
            var stream = StreamBuilder()
            stream.structure(GPUPV_VK_OP_SPACE, gpupv_command(opcode: 0, size: 12))
            return submit(stream, patching: 4, with: 12, to: test)
        case .bodyTooShort: return test.execute { $0.command(GPUPV_VK_OP_CreateEvent, [1, 0]) }
        case .bodyTooLong:
            return test.execute { $0.command(GPUPV_VK_OP_CreateEvent, [1, 0, 0, .u64(900), 0, 0, 0, 0]) }
        case .unknownObject: return test.execute { $0.command(GPUPV_VK_OP_SetEvent, [.u64(12345)]) }
        case .objectOfAnotherKind: return test.execute { $0.command(GPUPV_VK_OP_SetEvent, [buffer]) }
        case .idTaken: return test.execute { $0.command(GPUPV_VK_OP_CreateEvent, [1, 0, 0, buffer]) }
        case .secondDevice: return test.execute { $0.createDevice() }
        case .commandOutsideOfRecording:
            return test.execute { $0.command(GPUPV_VK_OP_CmdDispatch, [1, 1, 1]) }
        case .controlCommandInRecording:
            return test.run { $0.command(GPUPV_VK_OP_DestroyBuffer, [buffer]) }
        case .recordingWithoutEnd:
            var commands = StreamBuilder()
            commands.command(GPUPV_VK_OP_BeginCommandBuffer, [1, 0, 0, 0])
            return test.record(commands)
        case .recordingOutsideOfAllocation, .recordingOfMissingAllocation:
            return test.execute { stream in
                var record = gpupv_vk_record()
                record.command_buffer = StreamBuilder.commands
                record.allocation = self == .recordingOfMissingAllocation ? 77 : TestSession.recorded
                (record.offset, record.bytes) = (size - 8, 16)
                stream.structure(GPUPV_VK_OP_RECORD, record)
            }
        case .fillOutsideOfBuffer:
            return test.run { $0.command(GPUPV_VK_OP_CmdFillBuffer, [buffer, .u64(size - 4), .u64(8), 0]) }
        case .copyOutsideOfBuffer: return copy(test, from: size, to: 0, bytes: 1)
        case .copyWithOverflow: return copy(test, from: .max, to: 0, bytes: 2)
        case .updateTooLarge:
            return test.run { $0.command(GPUPV_VK_OP_CmdUpdateBuffer, [buffer, .u64(size - 4), .u64(8), 8, 1, 2]) }
        case .bindOutsideOfMemory:
            return test.execute { stream in
                stream.createBuffer(200, size: size)
                stream.bind(200, memory: 101, offset: 4096)
            }
        case .memoryLargerThanAllocation:
            return test.execute { $0.allocate(200, size: size + 1, allocation: TestSession.visible, type: 1) }
        case .memoryOfAnotherType:
            return test.execute { $0.allocate(200, size: size, allocation: TestSession.visible, type: 0) }
        case .memoryTwice:
            return test.execute { $0.bind(TestSession.visibleBuffer, memory: 101) }
        case .answerOutsideOfStream:
            var stream = StreamBuilder()
            stream.question(GPUPV_VK_OP_GetPhysicalDeviceProperties2, [0])
            return submit(stream, patching: 8, with: UInt32(stream.bytes.count), to: test)
        case .noRoomForAnswer:
            return test.execute { $0.question(GPUPV_VK_OP_GetPhysicalDeviceProperties2, [0], room: 16) }
        case .submissionOfUnrecorded: return test.submit()
        case .submissionOfMissingIds:
            return test.execute { stream in
                var submit = gpupv_vk_queue_submit()
                (submit.queue, submit.count) = (StreamBuilder.queue, .max)
                stream.structure(GPUPV_VK_OP_QUEUE_SUBMIT, submit)
            }
        case .arrayLongerThanRecord:
            return test.run { commands in
                commands.command(GPUPV_VK_OP_CmdCopyBuffer, [buffer, buffer, 0x7fff_ffff, 0x7fff_ffff])
            }
        case .bufferWithoutMemory:
            return test.execute { $0.createBuffer(200, size: size) }
                ?? test.run { $0.command(GPUPV_VK_OP_CmdFillBuffer, [.u64(200), .u64(0), .u64(4), 0]) }
        case .workWithoutItsBuffer, .workWithoutItsMemory:
            return test.run { $0.command(GPUPV_VK_OP_CmdFillBuffer, [buffer, .u64(0), .u64(4), 0]) }
                ?? test.execute { stream in
                    var name = gpupv_vk_name()
                    name.id = 101
                    if self == .workWithoutItsBuffer { stream.command(GPUPV_VK_OP_DestroyBuffer, [buffer]) }
                    if self == .workWithoutItsMemory { stream.structure(GPUPV_VK_OP_FREE_MEMORY, name) }
                } ?? test.submit()
        case .noEvent:
            return test.run { $0.command(GPUPV_VK_OP_CmdWaitEvents, [1, 1, .u64(0), 1, 1, 0, 0, 0, 0, 0, 0]) }
        case .dispatchTooLarge: return test.run { $0.command(GPUPV_VK_OP_CmdDispatch, [.u32(.max), 1, 1]) }
        case .queryThatIsNotThere:
            return test.execute { $0.command(GPUPV_VK_OP_CreateQueryPool, [1, 0, 0, 2, 4, 0, .u64(200)]) }
                ?? test.run { $0.command(GPUPV_VK_OP_CmdResetQueryPool, [.u64(200), 3, 2]) }
        }
    }

    private func copy(_ test: TestSession, from: UInt64, to: UInt64, bytes: UInt64) -> SubmissionFault? {
        let buffer = StreamBuilder.Value.u64(TestSession.visibleBuffer)
        return test.run { commands in
            commands.command(
                GPUPV_VK_OP_CmdCopyBuffer, [buffer, buffer, 1, 1, .u64(from), .u64(to), .u64(bytes)])
        }
    }

    private func submit(
        _ stream: StreamBuilder, patching offset: Int, with value: UInt32, to test: TestSession
    ) -> SubmissionFault? {
        var patched = stream
        patched.patch(value, at: offset)
        return test.execute(patched)
    }
}
