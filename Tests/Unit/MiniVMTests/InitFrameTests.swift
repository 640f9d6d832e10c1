// SPDX-License-Identifier: Apache-2.0
import CInit
import Testing

@testable import MiniVM

@Suite struct InitFrameTests {
    @Test func decodesWhatIsEncodedHoweverItIsCut() throws {
        let frames = [
            InitFrame(GPUPV_INIT_STDOUT, Array("hello".utf8)), InitFrame(GPUPV_INIT_ACK),
            InitFrame(GPUPV_INIT_CREDIT, words: 1, 4096),
        ]
        let bytes = frames.flatMap(\.encoded)
        for size in 1...bytes.count {
            var decoder = InitFrameDecoder()
            var decoded: [InitFrame] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                decoder.append(bytes[start..<min(start + size, bytes.count)])
                while let frame = try decoder.next() { decoded.append(frame) }
            }
            #expect(decoded == frames)
        }
    }

    @Test(arguments: [UInt32(GPUPV_INIT_WINDOW) + 1, 0x8000_0000, UInt32.max])
    func refusesLengthsNoGuestSends(length: UInt32) {
        var decoder = InitFrameDecoder()
        decoder.append(GPUPV_INIT_STDOUT.rawValue.littleEndianBytes + length.littleEndianBytes)
        #expect(throws: LaunchError.self) { try decoder.next() }
    }

    @Test func waitsForAWholeFrame() throws {
        var decoder = InitFrameDecoder()
        decoder.append([5, 0, 0, 0, 2, 0, 0, 0, 65])
        #expect(try decoder.next() == nil)
        decoder.append([66])
        #expect(try decoder.next()?.payload == [65, 66])
    }

    @Test func seesThroughShortPayloads() {
        for type in [
            GPUPV_INIT_HELLO, GPUPV_INIT_STARTED, GPUPV_INIT_FAILED, GPUPV_INIT_EXIT, GPUPV_INIT_CREDIT,
        ] {
            #expect(InitFrame(type, [1, 2, 3]).report == nil)
        }
        #expect(InitFrame(rawType: 4_000_000_000, payload: []).report == nil)
    }

    @Test func reportsHowACommandEnded() {
        #expect(InitFrame(GPUPV_INIT_EXIT, words: 7, 0).report == .ended(status: 7, signal: 0))
        #expect(InitFrame(GPUPV_INIT_EXIT, words: 0, 9).report == .ended(status: 0, signal: 9))
        // A guest cannot make up a status that is none.
        #expect(InitFrame(GPUPV_INIT_EXIT, words: 0xffff_ffff, 0).report == .ended(status: 255, signal: 0))
    }

    @Test(arguments: [
        (UInt32(1), UInt32(2), LaunchError.notFoundStatus), (1, 13, LaunchError.notExecutableStatus),
        (1, 8, LaunchError.notExecutableStatus), (1, 12, LaunchError.launcherStatus),
        (0, 2, LaunchError.launcherStatus),
    ])
    func givesLaunchFailuresTheirStatus(stage: UInt32, error: UInt32, status: Int32) {
        let frame = InitFrame(
            GPUPV_INIT_FAILED, stage.littleEndianBytes + error.littleEndianBytes + Array("/bin/x\u{1b}[2J".utf8))
        guard case .failed(let failure) = frame.report else {
            Issue.record("no failure")
            return
        }
        #expect(failure.exitStatus == status)
        #expect(failure.description.contains("/bin/x"))
        #expect(!failure.description.contains("\u{1b}"))
    }

    @Test func laysOutTheConfiguration() {
        var command = GuestCommand(arguments: ["a", "b c"], environment: ["X=1"], workingDirectory: "/tmp")
        command.groups = [5, 6]
        command.needsGPU = true
        let bytes = command.encoded
        let header = MemoryLayout<gpupv_init_config>.size
        let config = bytes.withUnsafeBytes { $0.loadUnaligned(as: gpupv_init_config.self) }
        #expect(config.flags == GPUPV_INIT_GPU.rawValue)
        #expect(config.argument_count == 2)
        #expect(config.environment_count == 1)
        #expect(config.group_count == 2)
        #expect(config.window.0 == 24 && config.window.1 == 80)
        #expect(Array(bytes[header..<(header + 8)]) == [5, 0, 0, 0, 6, 0, 0, 0])
        #expect(String(decoding: bytes[(header + 8)...], as: UTF8.self) == "/tmp\0a\0b c\0X=1\0")
    }
}
