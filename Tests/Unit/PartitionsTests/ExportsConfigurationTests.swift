// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Partitions

/// `exports:`, how much a partition's VM may publish and for whom.
@Suite struct ExportsConfigurationTests {
    private struct NoHost: HostDevices {
        func memory(of device: String) throws(HostDeviceError) -> UInt64 { throw HostDeviceError("no such GPU") }
        func bindingProblems(in configuration: HostConfiguration) -> [BindingProblem] { [] }
    }

    private static func text(_ exports: String) -> String {
        """
        gpus:
          gpu0: emulated
        partitions:
          web:
            gpu: gpu0
            vram: 64M
            exports: \(exports)

        """
    }

    private static func read(_ text: String) -> ConfigurationReader.Outcome {
        ConfigurationReader { NoHost() }.read(text, file: "gpupv.yaml")
    }

    private typealias Exports = PartitionDefinition.Exports

    @Test(
        arguments: [
            ("0", 0, nil), ("1", 1, nil), ("64", 64, nil), ("'7'", 7, nil), ("{maximum: 64}", 64, nil),
            ("{maximum: 0, group: '0'}", 0, "0"), ("{group: root, maximum: 3}", 3, "root"),
            ("\n      maximum: 5\n      group: root", 5, "root"),
        ] as [(String, Int, String?)])
    func whatMayBeSaid(text: String, maximum: Int, group: String?) throws {
        let configuration = try Self.read(Self.text(text)).get()
        let web = try #require(configuration.partition("web"))
        #expect(web.exports == Exports(maximum: maximum, group: group))
        // The worker is told how much, and what is shown says the same.
        #expect(web.configuration(on: configuration.gpus[0]).exports == maximum)
        #expect(try Self.read(configuration.text).get() == configuration)
    }

    @Test func nothingIsPublishedUnlessItIsSaid() throws {
        let text = Self.text("1").replacing("    exports: 1\n", with: "")
        let configuration = try Self.read(text).get()
        #expect(configuration.partitions[0].exports == nil)
        #expect(configuration.partitions[0].configuration(on: configuration.gpus[0]).exports == nil)
        #expect(!configuration.text.contains("exports"))
    }

    /// `at`: what of the text is complained of.
    struct Wrong: CustomTestStringConvertible {
        var exports: String
        var at: String
        var key: String?
        var cause: String
        var fix: String
        var testDescription: String { exports }
    }

    private static let range = "no number from 0 to 64"
    static let wrong: [Wrong] = [
        Wrong(exports: "65", at: "65", key: "exports", cause: "'65', which is \(range)", fix: "maximum and group"),
        Wrong(exports: "-1", at: "-1", key: "exports", cause: range, fix: "maximum and group"),
        Wrong(exports: "many", at: "many", key: "exports", cause: "'many'", fix: "maximum and group"),
        Wrong(exports: "1.5", at: "1.5", key: "exports", cause: range, fix: "maximum and group"),
        Wrong(exports: "99999999999999999999", at: "9999", key: "exports", cause: range, fix: "maximum and group"),
        Wrong(exports: "''", at: "''", key: "exports", cause: range, fix: "maximum and group"),
        Wrong(exports: "[1]", at: "[1]", cause: "exports of partition 'web' is a list", fix: "key: value"),
        Wrong(exports: "{}", at: "{}", key: "exports.maximum", cause: "has no maximum", fix: "say 'maximum:'"),
        Wrong(exports: "{group: '0'}", at: "{g", key: "exports.maximum", cause: "has no maximum", fix: "'maximum:'"),
        Wrong(exports: "{maximum: 65}", at: "65", key: "exports.maximum", cause: "'65'", fix: "from 0 to 64"),
        Wrong(exports: "{maximum: x, group: '0'}", at: "x,", key: "exports.maximum", cause: "'x'", fix: "0 to 64"),
        Wrong(
            exports: "{maximum: 1, group: no-such-group}", at: "no-such",
            cause: "'no-such-group'", fix: "number"),
        Wrong(
            exports: "{maximum: 1, grup: '0'}", at: "grup", cause: "no 'grup'",
            fix: "did you mean 'group'?"),
        Wrong(
            exports: "\n      maximum: 1\n      user: root", at: "user", cause: "no 'user'",
            fix: "known here"),
    ]

    @Test(arguments: wrong) func whatIsWrongIsToldOnceWithItsPlace(_ wrong: Wrong) throws {
        let text = Self.text(wrong.exports)
        let outcome = Self.read(text)
        #expect(outcome.configuration == nil)
        let found = try #require(outcome.diagnostics.first)
        #expect(outcome.diagnostics.count == 1, "\(outcome.diagnostics)")
        let start = try #require(text.range(of: "exports: ")).upperBound
        let place = try #require(text[start...].range(of: wrong.at)).lowerBound
        let lines = text[..<place].split(separator: "\n", omittingEmptySubsequences: false)
        #expect(found.line == lines.count && found.column == lines.last!.count + 1, "\(found)")
        #expect(found.key == wrong.key, "\(found)")
        #expect(found.cause.contains(wrong.cause), "\(found)")
        #expect(found.fix.contains(wrong.fix), "\(found)")
    }

    @Test func templatesAndRequestsSayItToo() throws {
        let configuration = try Self.read(
            """
            gpus: {gpu0: emulated}
            templates: {open: {gpu: gpu0, vram: 64M, exports: {maximum: 2, group: root}}}
            partitions:
              a: {template: open}
              b: {template: open, exports: 9}
            """
        ).get()
        #expect(
            configuration.partitions.map(\.exports) == [Exports(maximum: 2, group: "root"), Exports(maximum: 9)])
        let set = { (json: String) throws in
            try ConfigurationReader.setting(
                "a", to: json, over: configuration.partitions[0], in: configuration, source: "request"
            ).configuration.partition("a")?.exports
        }
        #expect(try set(#"{"exports": "0"}"#) == Exports(maximum: 0))
        #expect(try set(#"{"exports": 64}"#) == Exports(maximum: 64))
        #expect(try set(#"{"weight": 3}"#) == Exports(maximum: 2, group: "root"))
        let error = #expect(throws: ConfigurationError.self) { try set(#"{"exports": 65}"#) }
        #expect(error?.diagnostics.map(\.key) == ["exports"])
    }
}
