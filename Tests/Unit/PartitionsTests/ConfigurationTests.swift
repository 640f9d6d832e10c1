// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Partitions

/// What the reader makes of a document: a configuration, or what is wrong, line by line.
private func read(_ text: String) -> ConfigurationReader.Outcome {
    ConfigurationReader { OneGPU() }.read(text, file: "gpupv.yaml")
}

/// A host with a GPU of 8 GiB, on which nothing can be bound by SR-IOV.
private struct OneGPU: HostDevices {
    func memory(of device: String) throws(HostDeviceError) -> UInt64 {
        guard device == "0000:01:00.0" else { throw HostDeviceError("no such GPU") }
        return 8 << 30
    }

    func bindingProblems(in configuration: HostConfiguration) -> [BindingProblem] {
        configuration.partitions.filter { $0.mode == .sriov }.map {
            BindingProblem(partition: $0.name, severity: .warning, cause: "no SR-IOV", fix: "another")
        }
    }
}

private func errors(_ text: String) -> [Diagnostic] { read(text).diagnostics }

@Suite struct ConfigurationTests {
    static let small = """
        gpus:
          gpu0: emulated
        partitions:
          web:
            gpu: gpu0
            vram: 512M
        """

    /// What is in force is written as a file would have it, whatever numbers and texts settings have.
    @Test(arguments: [
        #"{"compute": "0.00001%"}"#, #"{"compute": 0.00000000000123456789}"#,
        #"{"compute": {"minimum": 1e-0, "maximum": 1}}"#,
        #"{"compute": {"minimum": "0.000000000000000000000000000000000000000000001", "maximum": "0.333333333333333333"}}"#,
        #"{"socket": "a \"b\" c\\d: #e{}.sock"}"#, #"{"socket": "\u00fc\u2028\ufeff.sock"}"#, #"{"socket": "null"}"#,
    ]) func settingsAreWrittenAsTheyAreRead(settings: String) throws {
        let configuration = try read(Self.small).get()
        guard
            let (new, _) = try? ConfigurationReader.setting(
                "web", to: settings, over: configuration.partition("web"), in: configuration, source: "test")
        else { return }
        #expect(try read(new.text).get().partition("web") == new.partition("web"), "\(new.text)")
    }

    @Test(arguments: [0, 1e-7, Double.leastNonzeroMagnitude, 1.0 / 3, 0.1, 1, 0.000012345678901234567])
    func partsKeepAllTheirDigits(part: Double) {
        let text = Quantity.fixed(part)
        #expect(!text.contains("e") && Quantity.part(text) == part, "\(text)")
    }

    @Test(arguments: [#"a\u0000b"#, #"a\nb"#, #"\u001b[2J"#, #"a\u007f"#])
    func aPathHasNoControlCharacters(path: String) throws {
        let configuration = try read(Self.small).get()
        #expect(throws: ConfigurationError.self) {
            try ConfigurationReader.setting(
                "web", to: #"{"socket": "\#(path)"}"#, over: configuration.partition("web"), in: configuration,
                source: "test")
        }
    }

    @Test func defaults() throws {
        let configuration = try read(Self.small).get()
        #expect(configuration.gpus == [GPUDefinition(name: "gpu0", engine: .reference, memory: 4 << 30)])
        let web = try #require(configuration.partition("web"))
        #expect(web.vram == PartitionDefinition.Amount(512 << 20))
        #expect(web.entitlement == Entitlement(weight: 100, minimum: 0, maximum: 1, priority: .normal))
        let told = web.configuration(on: configuration.gpus[0])
        #expect(told.vramBytes == 512 << 20 && told.nonLocalBytes == 512 << 20 && told.engine == .reference)
    }

    @Test func everything() throws {
        let configuration = try read(
            """
            gpus:
              card: {device: "0000:01:00.0", overcommit: true}
            templates:
              half:
                vram: {minimum: 1G, maximum: 6G, optimal: 4G}
                compute: {minimum: 40%, maximum: 60%, optimal: 0.5}
                encode: 50%
                priority: high
            partitions:
              a:
                gpu: card
                template: half
                window: 16G
                limits: {contexts: 10, allocations: 20, processes: 30}
                timeout: 500ms
                socket: {path: a.sock, owner: 0, group: "0", mode: 0640}
              b: {gpu: card, template: half, vram: 2G, weight: 7}
            control: {mode: 0666, administrators: "0"}
            """
        ).get()
        let (a, b) = (configuration.partitions[0], configuration.partitions[1])
        #expect(a.vram == PartitionDefinition.Amount(minimum: 1 << 30, maximum: 6 << 30, optimal: 4 << 30))
        #expect(a.entitlement == Entitlement(weight: 50, minimum: 0.4, maximum: 0.6, priority: .high))
        #expect(a.encode == PartitionDefinition.Amount(0.5) && a.decode == nil)
        #expect(a.limits == PartitionLimits(processes: 30, contexts: 10, allocations: 20))
        #expect(a.timeout == 500 && a.window == 16 << 30)
        #expect(a.socket == PartitionDefinition.Socket(path: "a.sock", owner: "0", group: "0", mode: 0o640))
        // A key replaces all that the template says of it.
        #expect(b.vram == PartitionDefinition.Amount(2 << 30) && b.entitlement.weight == 7)
        #expect(b.compute == a.compute && b.window == nil)
        #expect(configuration.control == ControlDefinition(mode: 0o666, administrators: "0"))
        let told = a.configuration(on: configuration.gpus[0])
        #expect(told.engine == .vulkan && told.gpu == "0000:01:00.0" && told.heapBytes == 16 << 30)
        // What is shown is a configuration that says the same.
        var again = try read(configuration.text).get()
        again.templates = configuration.templates
        #expect(again == configuration)
    }

    @Test(arguments: [(3, "33.33%"), (4, "25%")]) func equalParts(count: Int, share: String) throws {
        let configuration = try read(
            "gpus:\n  card: {device: emulated, memory: 2G, divide: {count: \(count), prefix: team-, priority: low}}\n"
        ).get()
        #expect(configuration.partitions.map(\.name) == (1...count).map { "team-\($0)" })
        for partition in configuration.partitions {
            #expect(partition.vram.minimum == ((2 << 30) / UInt64(count)) & ~((1 << 20) - 1))
            #expect(partition.priority == .low && partition.compute.maximum == 1)
        }
        let parts = shares(of: configuration.partitions.map(\.entitlement))
        #expect(parts.allSatisfy { Quantity.percent($0) == share })
        #expect(try read(configuration.text).get() == configuration)
    }

    /// A document, and the line, column and part of the cause and the fix of each thing that is wrong with it.
    struct Wrong: CustomTestStringConvertible {
        var text: String
        var diagnostics: [(line: Int, column: Int, cause: String, fix: String)]
        var testDescription: String { diagnostics.map(\.cause).joined(separator: "; ") }
    }

    static let head = "gpus:\n  gpu0: emulated\npartitions:\n"
    static let wrong: [Wrong] = [
        Wrong(
            text: head + "  web: {gpu: gpu0, vrm: 1G}", diagnostics: [(4, 20, "has no 'vrm'", "did you mean 'vram'?")]),
        Wrong(text: head + "  web:\n    gpu: gpu0\n    vram: 12Q\n", diagnostics: [(6, 11, "'12Q'", "512M")]),
        Wrong(
            text: head + "  web:\n    gpu: gp0\n    vram: 1G",
            diagnostics: [(5, 10, "GPU 'gp0'", "did you mean 'gpu0'?")]),
        Wrong(text: head + "  web:\n    vram: 1G", diagnostics: [(5, 5, "is of no GPU", "gpu:")]),
        Wrong(text: head + "  web:\n    gpu: gpu0", diagnostics: [(5, 5, "has no memory", "vram:")]),
        Wrong(
            text: head + "  'a b': {gpu: gpu0, vram: 1M}",
            diagnostics: [(4, 3, "cannot be a partition's name", "letters")]),
        Wrong(
            text: head + "  web: {gpu: gpu0, vram: {minimum: 2G, maximum: 1G}}",
            diagnostics: [(4, 26, "out of order", "minimum <= optimal <= maximum")]),
        Wrong(
            text: head
                + "  web:\n    gpu: gpu0\n    vram: 1M\n    compute: {maximum: 120%}\n    wait: 1\n    priority: hihg",
            diagnostics: [
                (7, 24, "'120%'", "25%"), (9, 15, "'hihg'", "did you mean 'high'?"), (8, 5, "no 'wait'", "known here"),
            ]),
        Wrong(
            text: head + "  a: {gpu: gpu0, vram: 3G}\n  b: {gpu: gpu0, vram: {minimum: 0, maximum: 2G}}",
            diagnostics: [(5, 3, "add up to 5G; GPU 'gpu0' has 4G", "overcommit: true")]),
        Wrong(
            text: head + "  a: {gpu: gpu0, vram: 1G, compute: 60%}\n  b: {gpu: gpu0, vram: 1G, compute: 41%}",
            diagnostics: [(5, 3, "compute minimums of the partitions of GPU 'gpu0' add up to 101%", "at most 100%")]),
        Wrong(
            text: head + "  a: {gpu: gpu0, vram: 1G}\n  a: {gpu: gpu0, vram: 1G}",
            diagnostics: [(0, 0, "'a' is there twice", "remove")]),
        Wrong(text: head + "  a: {gpu: gpu0\n", diagnostics: [(5, 1, "did not find", "YAML")]),
        Wrong(text: head + "\t a: 1", diagnostics: [(4, 1, "cannot start any token", "spaces")]),
        Wrong(text: "", diagnostics: [(0, 0, "nothing in it", "gpus:")]),
        Wrong(
            text: head + "  a: {gpu: gpu0, vram: 1G, socket: {group: no-such-group}}",
            diagnostics: [(4, 44, "'no-such-group'", "number")]),
        Wrong(
            text: "gpus:\n  g:\n    device: emulated\n    divide: {count: 0}\npartitions: []",
            diagnostics: [(4, 21, "'0'", "1 to 1024"), (5, 13, "not a mapping of names", "NAME:")]),
        Wrong(
            text: head + "  a: {gpu: gpu0, vram: 1G, window: 1G}",
            diagnostics: [(4, 6, "a window for 1G, and 2G", "window:")]),
    ]

    @Test(arguments: wrong) func diagnostics(_ wrong: Wrong) {
        let found = errors(wrong.text)
        #expect(read(wrong.text).configuration == nil)
        #expect(found.count == wrong.diagnostics.count, "\(found)")
        for (found, expected) in zip(found, wrong.diagnostics) {
            if expected.line > 0 { #expect(found.line == expected.line && found.column == expected.column, "\(found)") }
            #expect(found.cause.contains(expected.cause), "\(found)")
            #expect(found.fix.contains(expected.fix), "\(found)")
        }
    }

    @Test func aGPUThatIsNotThereIsWaitedFor() throws {
        let outcome = read(
            """
            gpus:
              gone: {device: "0000:09:00.0"}
              sized: {device: card, memory: 2G, divide: {count: 2}}
              divided: {device: RX, divide: {count: 4}}
            partitions:
              a: {gpu: gone, vram: 1T}
            """)
        let configuration = try outcome.get()
        #expect(configuration.gpus.map(\.memory) == [nil, 2 << 30, nil])
        // What it is divided into is not known before what it has is.
        #expect(configuration.partitions.map(\.name) == ["sized-1", "sized-2", "a"])
        #expect(outcome.diagnostics.map(\.line) == [2, 3, 4, 4])
        #expect(outcome.diagnostics.allSatisfy { $0.severity == .warning })
        #expect(outcome.diagnostics[0].cause.contains("no such GPU"))
        #expect(outcome.diagnostics[3].fix.contains("memory:"))
    }

    @Test func sharesOfVideoEnginesThatAreNotThereAreWarnedOf() throws {
        let outcome = read(
            """
            gpus:
              g: {device: emulated, divide: {count: 2, vram: 1M, decode: 10%}}
            templates:
              t:
                encode: 50%
            partitions:
              a: {gpu: g, template: t, vram: 1M}
              b:
                gpu: g
                vram: 1M
                decode: {maximum: 30%}
                encode: 0
            """)
        let configuration = try outcome.get()
        #expect(outcome.diagnostics.allSatisfy { $0.severity == .warning })
        // Once for each place where it is said, wherever it is used; none is nothing to warn of.
        #expect(
            outcome.diagnostics.map { [$0.line, $0.column] } == [[5, 5], [2, 54], [11, 5]], "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.map(\.key) == ["encode", "decode", "decode"])
        #expect(outcome.diagnostics[0].description.hasPrefix("gpupv.yaml:5:5: warning: encode of template 't' has no"))
        #expect(configuration.partition("b")?.decode == .init(minimum: 0, maximum: 0.3, optimal: 0.3))
        #expect(configuration.partition("g-2")?.decode == .init(0.1))
        // Settings from elsewhere too; what is said wrong is still wrong.
        let (_, warnings) = try ConfigurationReader.setting(
            "c", to: "{gpu: g, vram: 1M, encode: 5%}", over: nil, in: configuration, source: "request")
        #expect(warnings.map(\.key) == ["encode"])
        let wrong = read("gpus: {g: emulated}\npartitions: {a: {gpu: g, vram: 1M, encode: 5%, decode: 5}}")
        #expect(wrong.configuration == nil && wrong.diagnostics.map(\.severity) == [.warning, .error])
    }

    @Test func modes() throws {
        let outcome = read(
            """
            gpus: {card: {device: "0000:01:00.0"}}
            templates: {virtual: {gpu: card, vram: 1G, mode: sriov}}
            partitions:
              a: {template: virtual}
              b: {template: virtual, mode: auto}
              c: {template: virtual, mode: mediated}
            """)
        let configuration = try outcome.get()
        #expect(configuration.partitions.map(\.mode) == [.sriov, nil, .mediated])
        // What the host's devices say of it has its place in the file.
        #expect(outcome.diagnostics.map(\.description) == ["gpupv.yaml:4:3: warning: no SR-IOV\n  fix: another"])
        #expect(try read(configuration.text).get().partitions == configuration.partitions)
        #expect(errors("gpus: {g: emulated}\npartitions: {a: {gpu: g, vram: 1M, mode: srov}}")[0].fix.contains("sriov"))
    }

    @Test func overcommitIsAskedFor() throws {
        let text = """
            gpus: {gpu0: {device: emulated, memory: 1G, overcommit: true}}
            partitions:
              a: {gpu: gpu0, vram: {minimum: 512M, maximum: 1G}}
              b: {gpu: gpu0, vram: {minimum: 512M, maximum: 1G}}
            """
        #expect(try read(text).get().partitions.count == 2)
        // What is promised at least is there all the same.
        let more = errors(text + "\n  c: {gpu: gpu0, vram: {minimum: 1M, maximum: 1G}}")
        #expect(more.count == 1 && more[0].line == 5 && more[0].cause.contains("VRAM minimums"))
    }

    @Test func settingsFromElsewhere() throws {
        let configuration = try read(Self.small).get()
        func set(_ name: String, _ text: String, over base: PartitionDefinition?) throws -> PartitionDefinition? {
            try ConfigurationReader.setting(name, to: text, over: base, in: configuration, source: "request")
                .configuration
                .partition(name)
        }
        let web = try #require(configuration.partition("web"))
        let larger = try set("web", #"{"vram": "1G", "weight": 7}"#, over: web)
        #expect(larger?.vram.maximum == 1 << 30 && larger?.weight == 7 && larger?.gpu == "gpu0")
        #expect(try set("new", #"{"gpu": "gpu0", "vram": {"minimum": "1M", "maximum": "2M"}}"#, over: nil) != nil)
        #expect(throws: ConfigurationError.self) { try set("new", #"{"gpu": "gpu0", "vram": "4G"}"#, over: nil) }
        #expect(throws: ConfigurationError.self) { try set("../x", #"{"gpu": "gpu0", "vram": "1M"}"#, over: nil) }
        #expect(throws: ConfigurationError.self) { try set("new", "{}", over: nil) }
    }

    @Test(
        arguments: [("1", 1), ("4K", 4096), ("1.5G", 3 << 29), ("2GiB", 2 << 30), ("3mb", 3 << 20)]
            as [(String, UInt64)])
    func sizes(text: String, bytes: UInt64) { #expect(ByteSize(text)?.bytes == bytes) }

    @Test(arguments: ["", "0", "-1", "1Q", "1.5", "20000000T", "0x10", "1e3", "K"]) func noSizes(text: String) {
        #expect(ByteSize(text) == nil)
    }

    @Test(arguments: [("500ms", 500), ("5s", 5000), ("2m", 120_000), ("3", 3000)]) func durations(
        text: String, milliseconds: Int
    ) {
        #expect(Quantity.milliseconds(text) == milliseconds)
    }

    @Test(arguments: ["", "0", "0.1ms", "2h", "25h", "100000s"]) func noDurations(text: String) {
        #expect(Quantity.milliseconds(text) == nil)
    }
}

@Suite struct WebDefinitionTests {
    @Test(arguments: [
        ("127.0.0.1:9477", "127.0.0.1:9477"), ("8080", "127.0.0.1:8080"), ("127.0.0.2", "127.0.0.2:9477"),
        ("localhost:80", "127.0.0.1:80"), ("[::1]:80", "[::1]:80"), ("::1", "[::1]:9477"), ("[::1]", "[::1]:9477"),
    ])
    func loopbackAddressesAreTaken(text: String, authority: String) {
        #expect(WebDefinition(text)?.authority == authority)
    }

    @Test(arguments: [
        "", "0", "127.0.0.1:0", "127.0.0.1:", "127.0.0.1:70000", "0.0.0.0:9477", "192.168.1.1:9477", "[::]:9477",
        "host:1",
        "[::1", "[::1]9", "::ffff:127.0.0.1",
    ])
    func nothingElseIs(text: String) { #expect(WebDefinition(text) == nil) }

    @Test func itIsOffUnlessAskedFor() throws {
        func web(_ text: String) -> ConfigurationReader.Outcome {
            read("gpus: {gpu0: emulated}\n\(text)\n")
        }
        #expect(try web("").get().web == nil)
        #expect(try web("web: false").get().web == nil)
        #expect(try web("web: true").get().web == WebDefinition())
        #expect(try web("web: 127.0.0.1:80").get().web?.port == 80)
        let full = try web("web: {listen: '[::1]:80', metrics: token}").get()
        #expect(full.web == WebDefinition(address: "::1", port: 80, protectsMetrics: true))
        #expect(try read(full.text).get().web == full.web)
        #expect(web("web: 0.0.0.0:80").diagnostics.first?.line == 2)
        #expect(web("web: {metrics: all}").configuration == nil)
    }

    @Test func whatIsWrongWithAPartitionNamesItsKey() throws {
        let host = try read("gpus: {gpu0: {device: emulated, memory: 1G}}").get()
        func key(_ text: String, name: String = "p") -> String? {
            do throws(ConfigurationError) {
                _ = try ConfigurationReader.setting(name, to: text, over: nil, in: host, source: "test")
                return nil
            } catch {
                return error.diagnostics[0].key
            }
        }
        #expect(key("{gpu: gpu0, vram: 128M}") == nil)
        #expect(key("{gpu: gpu0, vram: lots}") == "vram")
        #expect(key("{gpu: gpu0, vram: 2G}") == "vram")
        #expect(key("{gpu: gpu1, vram: 128M}") == "gpu")
        #expect(key("{gpu: gpu0, vram: 128M, compute: {minimum: 2}}") == "compute.minimum")
        #expect(key("{gpu: gpu0, vram: 128M, weight: 0}") == "weight")
        #expect(key("{gpu: gpu0, vram: 128M, window: 1M}") == "window")
        #expect(key("{gpu: gpu0, vram: 128M}", name: "a b") == "name")
    }
}
