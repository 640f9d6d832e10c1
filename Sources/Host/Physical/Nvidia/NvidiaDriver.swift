// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What NVIDIA's kernel driver shows below `/proc/driver/nvidia`, and NVML of what it does not.
public struct NvidiaDriver: Sendable {
    /// `/proc/driver/nvidia`, or a tree like it.
    let root: String
    /// NVML's library; it comes with the driver.
    let library: String

    public init(root: String = "/proc/driver/nvidia", library: String = "libnvidia-ml.so.1") {
        self.root = root
        self.library = library
    }

    /// Its GPUs; none where the driver is not loaded.
    public func gpus() -> [PCIAddress: NvidiaGPU] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(root)/gpus"), !names.isEmpty else {
            return [:]
        }
        let version = self.version
        let management = Result { try ManagementLibrary(library) }
        var found: [PCIAddress: NvidiaGPU] = [:]
        for name in names {
            guard let address = PCIAddress(name),
                let text = try? String(contentsOfFile: "\(root)/gpus/\(name)/information", encoding: .utf8)
            else { continue }
            let facts = Self.fields(text)
            let minor = facts["Device Minor"].flatMap { Int($0) } ?? 0
            let state: NvidiaGPU.MultiInstance
            switch management {
            case .success(let management): state = instances(management, address, minor)
            case .failure(let error): state = .unknown("\(error)")
            }
            found[address] = NvidiaGPU(
                model: facts["Model"] ?? "", driverVersion: version, deviceMinor: minor, multiInstance: state)
        }
        return found
    }

    private func instances(
        _ management: ManagementLibrary, _ address: PCIAddress, _ minor: Int
    ) -> NvidiaGPU.MultiInstance {
        let state = management.multiInstance(of: address)
        guard case .on(let instances) = state else { return state }
        return .on(
            instances.map {
                let directory = "capabilities/gpu\(minor)/mig/gi\($0.gpuInstance)"
                return MIGInstance(
                    uuid: $0.uuid, name: $0.name, gpuInstance: $0.gpuInstance, computeInstance: $0.computeInstance,
                    memory: $0.memory,
                    capabilityNodes: [
                        "\(directory)/access", "\(directory)/ci\($0.computeInstance)/access",
                    ].compactMap(capabilityNode))
            })
    }

    /// The node that a capability file stands for.
    private func capabilityNode(_ path: String) -> String? {
        (try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8))
            .flatMap { Self.fields($0)["DeviceFileMinor"] }.map { "/dev/nvidia-caps/nvidia-cap\($0)" }
    }

    /// `535.183.01` out of the first line of `version`.
    private var version: String {
        let text = (try? String(contentsOfFile: "\(root)/version", encoding: .utf8)) ?? ""
        return text.prefix { $0 != "\n" }.split(separator: " ")
            .first { $0.first?.isNumber == true && $0.contains(".") }.map(String.init) ?? ""
    }

    /// `Name: value` lines.
    static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            fields[parts[0].trimmingCharacters(in: .whitespaces)] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return fields
    }
}
