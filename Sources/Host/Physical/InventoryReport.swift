// SPDX-License-Identifier: Apache-2.0
/// An inventory, and how each GPU can be partitioned: what `gpupv gpus --json` prints.
public struct InventoryReport: Encodable, Sendable {
    public let gpus: [GPUReport]
    /// The inventory's.
    public let inventory: Inventory

    /// A GPU, and each way to partition it.
    public struct GPUReport: Encodable, Sendable {
        public let gpu: GPU
        public let modes: [Assessment]

        private enum Key: CodingKey { case modes }

        /// One object: the GPU's fields and `modes`.
        public func encode(to encoder: any Encoder) throws {
            try gpu.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(modes, forKey: .modes)
        }
    }

    /// - Parameter only: the GPUs to tell of; nil for all.
    public init(_ inventory: Inventory, only: [GPU]? = nil) {
        self.inventory = inventory
        gpus = (only ?? inventory.gpus).map { GPUReport(gpu: $0, modes: PartitionWays.assess($0, in: inventory)) }
    }

    private enum Key: CodingKey { case gpus, software, vulkanProblem }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(gpus, forKey: .gpus)
        try container.encode(inventory.software, forKey: .software)
        try container.encodeIfPresent(inventory.vulkanProblem, forKey: .vulkanProblem)
    }

    /// For people.
    public var text: String {
        guard !gpus.isEmpty else { return emptyText }
        return gpus.map { Self.text($0) }.joined(separator: "\n")
    }

    private var emptyText: String {
        var lines = [
            "This machine has no GPU. Partitions can be had all the same:",
            "    --engine reference   the emulated device: memory commands, no Vulkan",
        ]
        if let device = inventory.software.first(where: { $0.problem == nil }) {
            lines.append("    --engine vulkan      Vulkan on the CPU: \(device.name)")
        } else {
            let reason = inventory.vulkanProblem.map { " (\($0))" } ?? ""
            lines.append("    --engine vulkan      after: apt-get install mesa-vulkan-drivers\(reason)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ report: GPUReport) -> String {
        let gpu = report.gpu
        let ids = gpu.pci.map { " [\($0.vendorID):\($0.deviceID)]" } ?? ""
        var text = "\(gpu.id)  \(gpu.name)\(ids)\n"
        func line(_ name: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            text += "    " + name + String(repeating: " ", count: max(1, 14 - name.count)) + value + "\n"
        }
        line("driver", drivers(gpu).isEmpty ? "none" : drivers(gpu).joined(separator: ", "))
        line("nodes", gpu.deviceNodes.joined(separator: ", "))
        line("trouble", gpu.drm?.problem)
        line("memory", gpu.localMemory.map(bytes))
        line("PRIME", gpu.drm?.capabilities.map(sharing))
        if let pci = gpu.pci {
            line(
                "BARs",
                pci.bars.map { "\($0.index): \(bytes($0.size))\($0.isIO ? " I/O" : "")" }.joined(separator: ", "))
            line("IOMMU group", pci.iommuGroup.map { "\($0)" } ?? "none")
            line("NUMA node", pci.numaNode.map { "\($0)" })
            line("virtual of", pci.physicalFunction?.description)
            line("virtual", pci.virtualFunctions.map { "\($0.enabled.count) of at most \($0.total) functions" })
        }
        for device in gpu.vulkan { line("Vulkan", "\(device.name), \(device.apiVersion), \(device.driver)") }
        for mode in report.modes {
            let remedy = mode.remedy.map { "; try: \($0)" } ?? ""
            line(mode.mode.rawValue, "\(mode.isPossible ? "yes" : "no"): \(mode.reason)\(remedy)")
        }
        return text
    }

    /// The driver of the bus, and that of the graphics subsystem where it is another.
    private static func drivers(_ gpu: GPU) -> [String] {
        let graphics = gpu.drm?.driver.map { "\($0.name) \($0.version)" }
        guard let driver = gpu.pci?.driver else { return [graphics].compactMap { $0 } }
        if let nvidia = gpu.nvidia { return ["\(driver) \(nvidia.driverVersion)"] }
        return driver == gpu.drm?.driver?.name ? [graphics].compactMap { $0 } : [driver, graphics].compactMap { $0 }
    }

    private static func sharing(_ capabilities: DRMDevice.Capabilities) -> String {
        [
            capabilities.primeImport ? "import" : nil, capabilities.primeExport ? "export" : nil,
            capabilities.timelineSyncobj ? "timeline syncobj" : capabilities.syncobj ? "syncobj" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
    }

    /// `256 MiB`, `23.9 GiB`.
    static func bytes(_ count: UInt64) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var unit = 0
        while unit + 1 < units.count, count >> (10 * UInt64(unit + 1)) > 0 { unit += 1 }
        let shift = 10 * UInt64(unit)
        let whole = count >> shift
        guard unit > 0 else { return "\(whole) B" }
        let tenths = ((count & ((1 << shift) - 1)) * 10) >> shift
        return tenths == 0 || whole >= 100 ? "\(whole) \(units[unit])" : "\(whole).\(tenths) \(units[unit])"
    }
}
