// SPDX-License-Identifier: Apache-2.0
import CLinux
import CStream
import Consumer
import Control
import Foundation
import DRM
import SystemPackage
import Testing

/// What a program of the host makes of the daemon's answers.
@Suite struct ConsumerTests {
    typealias Answer = ScriptedDaemon.Answer

    /// What was taken, as the daemon says.
    private static func taken(
        _ kind: String, id: Int = 7, data: [UInt8] = [], descriptors: [String] = ["page", "event"], size: Int? = nil,
        more: String = ""
    ) -> String {
        let list = descriptors.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"id":\#(id),"export":{"name":"n","kind":"\#(kind)","data":"\#(Data(data).base64EncodedString())","#
            + (size.map { #""size":\#($0),"# } ?? "") + #""taken":1},"descriptors":[\#(list)]\#(more)}"#
    }

    @Test func whatIsPublishedIsRead() throws {
        let daemon = try ScriptedDaemon([
            [
                // Of another request: it may come first.
                .result("[]", id: 99),
                .result(
                    #"[{"name":"a","kind":"buffer","data":"AQI=","size":4096,"taken":2},"#
                        + #"{"name":"b","kind":"fence","data":"","value":18446744073709551615,"taken":0},"#
                        + #"{"name":"c","kind":"hostFence","data":"","taken":0}]"#),
            ]
        ])
        let connection = try ExportConnection(daemon.path)
        let all = try connection.exports(of: "p")
        #expect(all.map(\.kind) == [.buffer, .fence, .hostFence] && all.map(\.taken) == [2, 0, 0])
        #expect(all[0].size == 4096 && Array(all[0].data) == [1, 2] && all[1].value == .max)
    }

    @Test func aFenceIsWaitedFor() throws {
        let given = try GivenExport(value: 3)
        let daemon = try ScriptedDaemon([[.result(Self.taken("fence"), try given.descriptors())]])
        do {
            let fence = try ExportConnection(daemon.path).takeFence("n", of: "p")
            #expect(fence.current == 3 && fence.timeline == nil && !fence.isEnded)
            #expect(try fence.wait(for: 3))
            #expect(try !fence.wait(for: 4, timeout: .zero))
            #expect(try !fence.wait(for: 4, timeout: .milliseconds(1)))
            #expect(try !fence.wait(for: 4, timeout: .seconds(-5)))
            given.reach(.max)
            #expect(try fence.wait(for: .max, timeout: .seconds(Int64.max)))
            given.reach(5)
            given.end()
            // What it had at its end counts.
            #expect(try fence.wait(for: 5))
            #expect(throws: ExportError.ended("n")) { try fence.wait(for: 6) }
            #expect(fence.isEnded && fence.current == 5)
        }
        #expect(daemon.requests() == ["take", "release 7"])
    }

    @Test func whoWaitsIsWokenByTheValueOrTheEnd() throws {
        for ends in [false, true] {
            let given = try GivenExport()
            let daemon = try ScriptedDaemon([[.result(Self.taken("fence"), try given.descriptors())]])
            let fence = try ExportConnection(daemon.path).takeFence("n", of: "p")
            nonisolated(unsafe) let theirs = given
            Thread.detachNewThread { ends ? theirs.end() : theirs.reach(1) }
            if ends {
                #expect(throws: ExportError.ended("n")) { try fence.wait(for: 1) }
            } else {
                #expect(try fence.wait(for: 1))
            }
        }
    }

    @Test func aDaemonThatGoesIsTold() throws {
        let given = try GivenExport()
        var answer = Answer.result(Self.taken("fence"), try given.descriptors())
        answer.isLast = true
        let daemon = try ScriptedDaemon([[answer]])
        let connection = try ExportConnection(daemon.path)
        let fence = try connection.takeFence("n", of: "p")
        #expect(throws: ExportError.disconnected) { try fence.wait(for: 1) }
        // A value that came before is one.
        given.reach(1)
        #expect(try fence.wait(for: 1))
        #expect(#expect(throws: ControlError.self) { try connection.exports(of: "p") }?.code == .unreachable)
    }

    @Test func aFenceIsSignaledAndReleased() throws {
        let given = try GivenExport()
        let daemon = try ScriptedDaemon([
            [.result(Self.taken("hostFence"), try given.descriptors())], [.result("{}")], [.error("notFound")],
        ])
        do {
            let fence = try ExportConnection(daemon.path).takeHostFence("n", of: "p")
            try fence.signal(.max)
            #expect(#expect(throws: ControlError.self) { try fence.signal(2) }?.code == .notFound)
            fence.release()
            fence.release()
        }
        #expect(daemon.requests() == ["take", "signal 7 18446744073709551615", "signal 7 2", "release 7"])
    }

    private static func image(_ change: (inout gpupv_export_image) -> Void = { _ in }) -> [UInt8] {
        var image = gpupv_export_image()
        image.magic = GPUPV_EXPORT_IMAGE_MAGIC
        image.width = 1024
        image.height = 2
        image.stride = 4096
        change(&image)
        return withUnsafeBytes(of: image) { [UInt8]($0) }
    }

    @Test(
        arguments: [
            (image(), true), (image { $0.offset = 4096 }, false), (image { $0.height = 3 }, false),
            (image { $0.height = 0 }, true), (image { $0.magic = 1 }, false), (image { $0.offset = .max }, false),
            (image { ($0.height, $0.stride) = (.max, .max) }, false),
            (image { ($0.height, $0.stride, $0.offset) = (.max, .max, .max) }, false),
            (image { ($0.height, $0.offset) = (1, 4096) }, true), (image().dropLast(), false), ([], false),
            (image() + [1, 2, 3], true),
        ] as [([UInt8], Bool)])
    func anImageIsInItsMemory(data: [UInt8], isImage: Bool) throws {
        let given = try GivenExport()
        let memory = FileDescriptor(rawValue: gpupv_memfd("gpupv-test-buffer", 8192))
        let json = Self.taken("buffer", data: data, descriptors: ["event", "buffer", "page"], size: 8192)
        let descriptors = try given.descriptors()
        let daemon = try ScriptedDaemon([[.result(json, [descriptors[1], memory, descriptors[0]])]])
        let buffer = try ExportConnection(daemon.path).takeBuffer("n", of: "p")
        #expect(buffer.memory.size == 8192 && buffer.size == 8192 && buffer.data == data)
        #expect((buffer.image != nil) == isImage)
        if isImage { #expect(buffer.image?.width == 1024) }
    }

    @Test func whyThereIsNoTimelineIsSaid() throws {
        let given = try GivenExport()
        let traced = try TracedDescriptors()
        let daemon = try ScriptedDaemon([
            [.result(Self.taken("fence", more: #","problem":"no timelines""#), try given.descriptors())],
            [
                .result(
                    Self.taken("fence", id: 8, descriptors: ["page", "event", "timeline"]),
                    try given.descriptors() + traced.make(1))
            ],
        ])
        do {
            let connection = try ExportConnection(daemon.path)
            let without = try connection.takeFence("n", of: "p", timeline: true)
            #expect(without.timeline == nil && without.problem == "no timelines")
            let with = try connection.takeFence("n", of: "p", timeline: true)
            #expect(with.timeline != nil && with.problem == nil)
        }
        #expect(Set(daemon.requests().suffix(2)) == ["release 7", "release 8"])
        try traced.awaitClosed()
    }

    /// An answer to a taking that cannot be used.
    struct Useless: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var kind = "fence"
        var descriptors = ["page", "event"]
        /// How many come, of which the first may be what a daemon gives.
        var count: Int
        var given = 0
        var takesBuffer = false
    }

    static let useless = [
        Useless(testDescription: "another kind", kind: "hostFence", count: 2),
        Useless(testDescription: "memory that is a fence", count: 2, takesBuffer: true),
        Useless(testDescription: "none came", count: 0),
        Useless(testDescription: "fewer came", count: 1),
        Useless(testDescription: "more came", count: 3),
        Useless(testDescription: "more are named", descriptors: ["page", "event", "timeline"], count: 2),
        Useless(testDescription: "one twice", descriptors: ["page", "page"], count: 2),
        Useless(testDescription: "no page", descriptors: ["event", "timeline"], count: 2),
        Useless(testDescription: "no event", descriptors: ["page", "timeline"], count: 2, given: 1),
        Useless(testDescription: "a page that is none", count: 2),
        Useless(testDescription: "no memory", kind: "buffer", count: 2, takesBuffer: true),
        Useless(
            testDescription: "memory that is none", kind: "buffer", descriptors: ["page", "event", "buffer"], count: 3,
            given: 2, takesBuffer: true),
    ]

    @Test(arguments: useless) func whatCannotBeUsedIsClosedAndReleased(_ useless: Useless) throws {
        let given = try GivenExport()
        let traced = try TracedDescriptors()
        let good = try given.descriptors()
        good.dropFirst(useless.given).forEach { try? $0.close() }
        let descriptors = try Array(good.prefix(useless.given)) + traced.make(useless.count - useless.given)
        let daemon = try ScriptedDaemon([
            [.result(Self.taken(useless.kind, descriptors: useless.descriptors), descriptors)], [.result("{}")],
            [.result("[]")],
        ])
        do {
            let connection = try ExportConnection(daemon.path)
            #expect(throws: (any Error).self) {
                if useless.takesBuffer {
                    _ = try connection.takeBuffer("n", of: "p")
                } else {
                    _ = try connection.takeFence("n", of: "p")
                }
            }
            // The connection can be used still.
            #expect(try connection.exports(of: "p").isEmpty)
        }
        #expect(daemon.requests() == ["take", "release 7", "exports"])
        try traced.awaitClosed()
    }

    @Test(arguments: ["notFound", "forbidden", "busy", "impossible"]) func refusalsAreThrown(code: String) throws {
        let daemon = try ScriptedDaemon([[.error(code)]])
        let connection = try ExportConnection(daemon.path)
        let error = #expect(throws: ControlError.self) { try connection.takeFence("n", of: "p") }
        #expect(error?.code.rawValue == code && error?.message == "so it is")
    }

    @Test(arguments: [
        "nonsense", "{}", "[]", #"{"version":1,"id":@,"result":7}"#, #"{"version":1,"id":@,"result":{"id":1}}"#,
        #"{"version":1,"id":@,"result":{"id":-1,"export":{},"descriptors":[]}}"#,
        #"{"version":1,"id":@,"result":{"id":1,"export":{"name":"n","kind":"no","data":"","taken":0},"descriptors":[]}}"#,
        #"{"version":1,"id":@,"result":{"id":1,"export":{"name":"n","kind":"fence","data":"*","taken":0},"#
            + #""descriptors":[]}}"#,
        #"{"version":1,"id":@,"result":{"id":1,"export":{"name":"n","kind":"fence","data":"","taken":0},"#
            + #""descriptors":["door"]}}"#,
    ]) func nonsenseIsAnError(line: String) throws {
        let traced = try TracedDescriptors()
        let daemon = try ScriptedDaemon([[Answer(line: line, descriptors: try traced.make(2), isLast: true)]])
        do {
            let connection = try ExportConnection(daemon.path)
            let error = #expect(throws: ControlError.self) { try connection.takeFence("n", of: "p") }
            #expect(error.map { [.badRequest, .unreachable].contains($0.code) } == true, "\(error as Any)")
        }
        _ = daemon.requests()
        try traced.awaitClosed()
    }

    @Test func whereNobodyListensIsNoDaemon() {
        let path = "/tmp/gpupv-there-is-none-\(UUID().uuidString)"
        #expect(#expect(throws: ControlError.self) { try ExportConnection(path) }?.code == .unreachable)
    }
}
