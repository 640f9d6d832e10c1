// SPDX-License-Identifier: Apache-2.0
/// A GPU that partitions are made of.
public struct GPUDefinition: Codable, Sendable, Equatable {
    public var name: String
    public var engine: EngineChoice
    /// Which of the host's Vulkan devices: an index, a PCI address or part of a name; nil if it is emulated.
    public var selector: String?
    /// Bytes of memory that its partitions divide; nil if that is not known, for it is not there.
    public var memory: UInt64?
    /// Whether partitions may be promised more memory than there is, and page to the host's.
    public var overcommit: Bool

    public init(
        name: String, engine: EngineChoice, selector: String? = nil, memory: UInt64?, overcommit: Bool = false
    ) {
        self.name = name
        self.engine = engine
        self.selector = selector
        self.memory = memory
        self.overcommit = overcommit
    }

    /// What an emulated GPU has unless the configuration says otherwise.
    public static let emulatedMemory: UInt64 = 4 << 30
}

/// Who may use the daemon's control socket.
public struct ControlDefinition: Codable, Sendable, Equatable {
    /// Permission bits: who may connect at all, and look.
    public var mode: UInt32
    /// The socket's group, by name or number; nil for the daemon's.
    public var group: String?
    /// Members may change things, as root and the daemon's own user may; by name or number.
    public var administrators: String?

    public init(mode: UInt32 = 0o660, group: String? = nil, administrators: String? = nil) {
        self.mode = mode
        self.group = group
        self.administrators = administrators
    }
}

/// All that an operator says of a host: its GPUs, and how they are divided.
public struct HostConfiguration: Sendable, Equatable {
    /// In the order of the file.
    public var gpus: [GPUDefinition] = []
    public var partitions: [PartitionDefinition] = []
    /// What partitions may begin from, by name.
    public var templates: [String: PartitionDefinition] = [:]
    public var control = ControlDefinition()
    /// Where the web page is served; nil if it is not.
    public var web: WebDefinition?

    public init() {}

    public func gpu(_ name: String) -> GPUDefinition? { gpus.first { $0.name == name } }
    public func partition(_ name: String) -> PartitionDefinition? { partitions.first { $0.name == name } }

    /// Where the configuration is unless one is named.
    public static let defaultPath = "/etc/gpupv/gpupv.yaml"
}

/// Why partitions do not fit on their GPU together.
public struct AdmissionProblem: Sendable, Equatable {
    /// The first, in order, that does not fit.
    public var partition: String
    /// What of it: a key of its definition.
    public var key: String
    public var cause: String
    public var fix: String
}

extension HostConfiguration {
    /// What the partitions are promised beyond what there is.
    public func admissionProblems() -> [AdmissionProblem] {
        gpus.flatMap { gpu in
            let own = partitions.filter { $0.gpu == gpu.name }
            let all = own.map(\.name)
            func sum(_ key: String, _ values: [Double], of total: Double, _ problem: (Double) -> (String, String))
                -> AdmissionProblem?
            {
                var sum = 0.0
                for (name, value) in zip(all, values) {
                    sum += value
                    // Thirds do not add up to 1 exactly.
                    guard sum > total * (1 + 1e-9) else { continue }
                    let (cause, fix) = problem(values.reduce(0, +))
                    return AdmissionProblem(partition: name, key: key, cause: cause, fix: fix)
                }
                return nil
            }
            func size(_ bytes: Double) -> String { ByteSize(bytes: UInt64(bytes)).description }
            let memory = gpu.memory.map { Double($0) } ?? .infinity
            let has = "GPU '\(gpu.name)' has \(ByteSize(bytes: gpu.memory ?? 0))"
            let minimums = sum("vram", own.map { Double($0.vram.minimum) }, of: memory) {
                (
                    "the VRAM minimums of its partitions add up to \(size($0)); \(has)",
                    "lower minimums, which a single value is too: 'vram: {minimum: 0, maximum: ...}'"
                )
            }
            let maximums = sum("vram", own.map { Double($0.vram.maximum) }, of: memory) {
                (
                    "the VRAM maximums of its partitions add up to \(size($0)); \(has)",
                    "lower them, or say 'overcommit: true' for the GPU: what does not fit is paged to host memory"
                )
            }
            func parts(_ key: String, _ amounts: [PartitionDefinition.Amount<Double>?]) -> AdmissionProblem? {
                sum(key, amounts.map { $0?.minimum ?? 0 }, of: 1) {
                    (
                        "the \(key) minimums of the partitions of GPU '\(gpu.name)' add up to \(Quantity.percent($0))",
                        "lower minimums until they add up to at most 100%"
                    )
                }
            }
            return [
                gpu.overcommit ? minimums : maximums, parts("compute", own.map(\.compute)),
                parts("encode", own.map(\.encode)), parts("decode", own.map(\.decode)),
            ].compactMap { $0 }
        }
    }
}
