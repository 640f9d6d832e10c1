// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a process uses of a GPU, as the GPU's driver tells in `/proc/PID/fdinfo`.
///
/// The keys are those of the kernel's drm-usage-stats. Not every driver tells, and not everything.
public struct ClientStatistics: Codable, Sendable, Equatable {
    public let driver: String
    /// nil if the GPU is not on PCI.
    public let pciAddress: PCIAddress?
    /// Nanoseconds each engine was busy for it, by the driver's name for the engine.
    public var engineNanoseconds: [String: UInt64] = [:]
    /// Engines of that name, where there are several.
    public var engineCapacity: [String: UInt64] = [:]
    /// Bytes in each region, by the driver's name for the region: what is resident where the driver tells, else what
    /// is allocated.
    public var memoryBytes: [String: UInt64] = [:]

    /// Of all GPUs that a process has open.
    ///
    /// - Parameter proc: `/proc`, or a tree like it.
    /// - Returns: none if the process is gone, is another user's, or uses no GPU.
    public static func of(process: Int32, proc: String = "/proc") -> [ClientStatistics] {
        let directory = "\(proc)/\(process)/fdinfo"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        var clients: [Client: ClientStatistics] = [:]
        for name in names {
            guard let text = try? String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8),
                let (client, statistics) = parse(text, file: name)
            else { continue }
            // Copies of a descriptor are one client.
            clients[client] = statistics
        }
        var sums: [Device: ClientStatistics] = [:]
        for statistics in clients.values {
            let device = Device(driver: statistics.driver, address: statistics.pciAddress)
            sums[device] = sums[device]?.adding(statistics) ?? statistics
        }
        return sums.values.sorted {
            ($0.pciAddress?.description ?? "", $0.driver) < ($1.pciAddress?.description ?? "", $1.driver)
        }
    }

    private struct Client: Hashable {
        let device: Device
        let id: String
    }

    private struct Device: Hashable {
        let driver: String
        let address: PCIAddress?
    }

    private func adding(_ right: ClientStatistics) -> ClientStatistics {
        var sum = self
        sum.engineNanoseconds.merge(right.engineNanoseconds) { $0 &+ $1 }
        sum.engineCapacity.merge(right.engineCapacity) { max($0, $1) }
        sum.memoryBytes.merge(right.memoryBytes) { $0 &+ $1 }
        return sum
    }

    /// Reads one file; nil if it is no GPU's.
    private static func parse(_ text: String, file: String) -> (Client, ClientStatistics)? {
        var fields: [String: Substring] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("drm-") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[String(line[..<colon])] = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        }
        guard let driver = fields["drm-driver"].map(String.init) else { return nil }
        var statistics = ClientStatistics(
            driver: driver, pciAddress: fields["drm-pdev"].flatMap { PCIAddress(String($0)) })
        var allocated: [String: UInt64] = [:]
        for (key, value) in fields {
            func name(_ prefix: String) -> String? { key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : nil }
            if let engine = name("drm-engine-capacity-") {
                statistics.engineCapacity[engine] = UInt64(value)
            } else if let engine = name("drm-engine-") {
                statistics.engineNanoseconds[engine] = amount(value, unit: "ns")
            } else if let region = name("drm-resident-") {
                statistics.memoryBytes[region] = bytes(value)
            } else if let region = name("drm-memory-") ?? name("drm-total-") {
                allocated[region] = bytes(value)
            }
        }
        statistics.memoryBytes.merge(allocated) { resident, _ in resident }
        let device = Device(driver: driver, address: statistics.pciAddress)
        let id = fields["drm-client-id"].map(String.init) ?? "fd \(file)"
        return (Client(device: device, id: id), statistics)
    }

    private static func amount(_ text: Substring, unit: String) -> UInt64? {
        let parts = text.split(separator: " ")
        guard let first = parts.first, parts.count == 1 || parts[1] == unit else { return nil }
        return UInt64(first)
    }

    private static func bytes(_ text: Substring) -> UInt64? {
        let parts = text.split(separator: " ")
        guard let number = parts.first.flatMap({ UInt64($0) }) else { return nil }
        let shifts: [Substring: UInt64] = ["KiB": 10, "MiB": 20, "GiB": 30]
        guard parts.count > 1 else { return number }
        guard let shift = shifts[parts[1]] else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
        return overflow ? nil : bytes
    }
}
