// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Foundation
import Testing

@testable import VulkanEngine

/// Streams as a guest would write them, with words changed. Nothing of it may end the process.
@Suite(.enabled(if: VulkanEngine.isAvailable()))
struct MutationTests {
    private static let interesting: [UInt32] = [0, 1, 2, 3, 7, 8, 64, 100, 255, 4096, 65536, 0x7fff_ffff, .max]

    private func mutate(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> StreamBuilder {
        var stream = StreamBuilder(bytes)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let offset = Int.random(in: 0..<(bytes.count / 4), using: &generator) * 4
            let value =
                Bool.random(using: &generator)
                ? Self.interesting.randomElement(using: &generator)!
                : UInt32.random(in: 0..<512, using: &generator)
            stream.patch(value, at: offset)
        }
        return stream
    }

    private func setUp() -> StreamBuilder {
        var stream = StreamBuilder()
        stream.createDevice()
        stream.makeCommandBuffer()
        stream.createBuffer(100, size: 65536)
        stream.allocate(101, size: 65536, allocation: TestSession.visible, type: 1)
        stream.bind(100, memory: 101)
        stream.command(GPUPV_VK_OP_CreateEvent, [1, 0, 0, .u64(200)])
        stream.command(GPUPV_VK_OP_CreateQueryPool, [1, 0, 0, 2, 4, 0, .u64(201)])
        stream.command(
            GPUPV_VK_OP_CreateImage,
            [1, 0, 0, 1, 37, 16, 16, 1, 1, 1, 1, 0, 7, 0, 0, 0, 0, .u64(202)])
        stream.allocate(203, size: 65536, allocation: TestSession.local, type: 0)
        stream.command(GPUPV_VK_OP_BindImageMemory2, [1, 1, 0, .u64(202), .u64(203), .u64(0)])
        stream.command(
            GPUPV_VK_OP_CreateDescriptorSetLayout, [1, 0, 0, 1, 1, 0, 7, 1, 0x20, 0, .u64(204)])
        stream.command(GPUPV_VK_OP_CreatePipelineLayout, [1, 0, 0, 1, 1, .u64(204), 0, 0, .u64(205)])
        stream.command(GPUPV_VK_OP_CreateDescriptorPool, [1, 0, 0, 4, 1, 1, 7, 4, .u64(206)])
        stream.command(
            GPUPV_VK_OP_AllocateDescriptorSets, [1, 0, .u64(206), 1, 1, .u64(204), 1, .u64(207)])
        stream.question(GPUPV_VK_OP_GetPhysicalDeviceProperties2, [0], room: 4096)
        return stream
    }

    private func commands() -> StreamBuilder {
        var commands = StreamBuilder()
        commands.command(GPUPV_VK_OP_BeginCommandBuffer, [1, 0, 0, 0])
        commands.command(GPUPV_VK_OP_CmdFillBuffer, [.u64(100), .u64(0), .u64(64), 1])
        commands.command(GPUPV_VK_OP_CmdResetQueryPool, [.u64(201), 0, 4])
        commands.command(GPUPV_VK_OP_CmdWriteTimestamp, [1, .u64(201), 0])
        commands.command(
            GPUPV_VK_OP_CmdCopyBuffer, [.u64(100), .u64(100), 1, 1, .u64(0), .u64(1024), .u64(64)])
        commands.command(
            GPUPV_VK_OP_CmdCopyBufferToImage,
            [.u64(100), .u64(202), 1, 1, 1, .u64(0), 0, 0, 1, 0, 0, 1, 0, 0, 0, 16, 16, 1])
        commands.command(
            GPUPV_VK_OP_CmdBindDescriptorSets, [1, .u64(205), 0, 1, 1, .u64(207), 0, 0])
        commands.command(GPUPV_VK_OP_EndCommandBuffer, [])
        return commands
    }

    @Test func survivesChangedStreams() throws {
        let engine = try VulkanEngine(partition: testPartition(timeout: 500))
        let (setUp, commands) = (setUp(), commands())
        let intact = try TestSession(engine)
        #expect(intact.execute(setUp) == nil)
        #expect(intact.record(commands) == nil)
        #expect(intact.submit() == nil)
        var generator = SeededGenerator(state: UInt64(ProcessInfo.processInfo.environment["GPUPV_SEED"] ?? "1") ?? 1)
        let rounds = Int(ProcessInfo.processInfo.environment["GPUPV_ROUNDS"] ?? "40") ?? 40
        for round in 0..<rounds {
            let test = try TestSession(engine)
            if round % 3 == 0 {
                test.execute(mutate(setUp.bytes, &generator))
            } else {
                #expect(test.execute(setUp) == nil)
            }
            for _ in 0..<4 where test.record(mutate(commands.bytes, &generator)) == nil { _ = test.submit() }
        }
    }
}
