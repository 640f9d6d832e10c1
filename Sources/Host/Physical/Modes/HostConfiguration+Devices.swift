// SPDX-License-Identifier: Apache-2.0
import Partitions

extension HostConfiguration {
    /// What its partitions are to be bound to.
    public var wishes: [DeviceTable.Wish] {
        partitions.compactMap { partition in
            gpu(partition.gpu).map {
                DeviceTable.Wish(
                    partition: partition.name, gpu: $0.name, device: $0.selector, mode: partition.mode)
            }
        }
    }
}

extension ConfigurationReader {
    /// A reader that asks the host's GPUs what the configuration does not say.
    public init(asking source: InventorySource) {
        self.init { KnownDevices(source.read()) }
    }
}

/// An inventory, and what was chosen from earlier ones, as a configuration's reader asks them.
public struct KnownDevices: HostDevices {
    private let inventory: Inventory
    private let table: DeviceTable

    public init(_ inventory: Inventory, table: DeviceTable = DeviceTable()) {
        self.inventory = inventory
        self.table = table
    }

    public func memory(of device: String) throws(HostDeviceError) -> UInt64 {
        do { return try table.memory(of: device, in: inventory) } catch { throw HostDeviceError(error.description) }
    }

    public func bindingProblems(in configuration: HostConfiguration) -> [BindingProblem] {
        var table = table
        let placements = table.place(configuration.wishes, in: inventory)
        return configuration.partitions.compactMap { partition in
            guard case .missing(let error)? = placements[partition.name] else { return nil }
            return BindingProblem(
                partition: partition.name, severity: error.isMistake ? .error : .warning,
                cause: "partition '\(partition.name)' has no device: \(error.reason)",
                fix: error.remedy
                    ?? (error.isMistake
                        ? "choose another 'gpu:' or 'mode:' for it"
                        : "see what 'gpupv gpus' says, or choose another 'gpu:' or 'mode:'; it waits for its device"))
        }
    }
}
