// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc

/// Tells that there may be news of the host's GPUs.
public protocol DeviceMonitor: AnyObject {
    /// Readable when there is an event.
    var descriptor: Int32 { get }
    /// Takes the events there are.
    ///
    /// - Returns: whether there were any.
    func drain() -> Bool
}

extension Hotplug: DeviceMonitor {
    public func drain() -> Bool {
        var any = false
        while next() != nil { any = true }
        return any
    }
}

/// Where a process that lasts has its inventories from.
public struct InventorySource: Sendable {
    /// What there is now. It may take a second.
    public var read: @Sendable () -> Inventory
    /// Starts to listen for news.
    public var monitor: @Sendable () throws -> any DeviceMonitor

    public init(
        read: @escaping @Sendable () -> Inventory, monitor: @escaping @Sendable () throws -> any DeviceMonitor
    ) {
        self.read = read
        self.monitor = monitor
    }

    /// The host's, through `gpupv gpus`: a process of its own loads the drivers, which may crash, hang, or keep what
    /// they found first.
    ///
    /// - Parameter program: the `gpupv` executable.
    public static func host(program: String = "/proc/self/exe") -> InventorySource {
        InventorySource(
            read: {
                do { return try ask(program) } catch {
                    return Inventory(gpus: [], vulkanProblem: "the GPUs cannot be listed: \(error)")
                }
            }, monitor: { try Hotplug() })
    }

    /// A driver that has not answered by then does not.
    private static let patience = 30

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static func ask(_ program: String) throws -> Inventory {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["gpus", "--json"]
        let output = Pipe()
        process.standardOutput = output
        // What drivers complain of is told by `gpupv gpus`.
        process.standardError = FileHandle.nullDevice
        try process.run()
        let pid = process.processIdentifier
        let watchdog = DispatchWorkItem { kill(pid, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience), execute: watchdog)
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        watchdog.cancel()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Failure(description: "'gpupv gpus' was ended by a driver, or did not end in \(patience) s")
        }
        return try JSONDecoder().decode(Inventory.self, from: data)
    }
}
