// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What sysfs says of PCI functions, and libpciaccess does not.
public struct PCISysfs: Sendable {
    /// `/sys`, or a tree like it.
    public let root: String

    public init(root: String = "/sys") {
        self.root = root
    }

    /// A function's directory.
    public func directory(_ address: PCIAddress) -> String { "\(root)/bus/pci/devices/\(address)" }

    /// `function` with its driver, groups and virtual functions.
    public func describe(_ function: PCIFunction) -> PCIFunction {
        var function = function
        let directory = directory(function.address)
        function.driver = linkTarget("\(directory)/driver")
        function.iommuGroup = linkTarget("\(directory)/iommu_group").flatMap { Int($0) }
        function.numaNode = number("\(directory)/numa_node").flatMap { $0 < 0 ? nil : $0 }
        function.physicalFunction = linkTarget("\(directory)/physfn").flatMap { PCIAddress($0) }
        function.virtualFunctions = virtualFunctions(function.address)
        return function
    }

    /// nil if the function has no SR-IOV capability.
    public func virtualFunctions(_ address: PCIAddress) -> VirtualFunctions? {
        let directory = directory(address)
        guard let total = number("\(directory)/sriov_totalvfs") else { return nil }
        var enabled: [PCIAddress] = []
        while let next = linkTarget("\(directory)/virtfn\(enabled.count)").flatMap({ PCIAddress($0) }) {
            enabled.append(next)
        }
        return VirtualFunctions(total: total, enabled: enabled)
    }

    /// The last part of what a link points to.
    func linkTarget(_ path: String) -> String? {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path))
            .flatMap { $0.split(separator: "/").last }.map(String.init)
    }

    func text(_ path: String) -> String? {
        (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func number(_ path: String) -> Int? { text(path).flatMap { Int($0) } }
}
