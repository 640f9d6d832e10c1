// SPDX-License-Identifier: Apache-2.0
import CUdev
import Glibc
import SystemPackage

/// Tells when devices of the PCI buses or of the graphics drivers come, go, or change their driver.
///
/// What came is to be read anew: events say that there is news, not all of it.
public final class Hotplug {
    private let udev: OpaquePointer
    private let monitor: OpaquePointer

    /// One event of the kernel's.
    public struct Event: Sendable, Equatable {
        /// `add`, `remove`, `bind`, `unbind`, `change`.
        public let action: String
        /// `pci` or `drm`.
        public let subsystem: String
        /// Below `/sys`.
        public let path: String
    }

    /// Starts to listen; what happens after that is not missed.
    public init() throws {
        guard let udev = udev_new() else { throw Errno.noMemory }
        // udevd passes events on when it has set permissions; where there is none, the kernel's have to do.
        let source = access("/run/udev/control", F_OK) == 0 ? "udev" : "kernel"
        guard let monitor = udev_monitor_new_from_netlink(udev, source) else {
            udev_unref(udev)
            throw Errno(rawValue: errno)
        }
        self.udev = udev
        self.monitor = monitor
        for subsystem in ["pci", "drm"] {
            try Self.check(udev_monitor_filter_add_match_subsystem_devtype(monitor, subsystem, nil))
        }
        try Self.check(udev_monitor_enable_receiving(monitor))
    }

    deinit {
        udev_monitor_unref(monitor)
        udev_unref(udev)
    }

    private static func check(_ status: Int32) throws {
        guard status >= 0 else { throw Errno(rawValue: -status) }
    }

    /// Readable when there is an event.
    public var descriptor: Int32 { udev_monitor_get_fd(monitor) }

    /// The next event; nil if there is none yet.
    public func next() -> Event? {
        guard let device = udev_monitor_receive_device(monitor) else { return nil }
        defer { udev_device_unref(device) }
        func text(_ value: UnsafePointer<CChar>?) -> String { value.map { String(cString: $0) } ?? "" }
        return Event(
            action: text(udev_device_get_action(device)), subsystem: text(udev_device_get_subsystem(device)),
            path: text(udev_device_get_devpath(device)))
    }

    /// Waits for an event, then until `quiet` milliseconds passed without another.
    ///
    /// - Parameter timeout: the longest to wait for the first, in milliseconds; nil for ever.
    /// - Returns: what came; empty after the timeout or a signal.
    public func wait(timeout: Int32? = nil, quiet: Int32 = 200) -> [Event] {
        var events: [Event] = []
        var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&poller, 1, events.isEmpty ? timeout ?? -1 : quiet) > 0 {
            var came = false
            while let event = next() {
                events.append(event)
                came = true
            }
            // One that is not for us was filtered out.
            if !came && events.isEmpty && timeout != nil { break }
        }
        return events
    }
}

/// What changed from one inventory to the next.
public struct InventoryChange: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable { case added, removed, changed }

    public let kind: Kind
    /// As it is now; as it was if it is gone.
    public let gpu: GPU
    /// For people: what is different.
    public let detail: String

    /// All changes, in the order of the GPUs.
    public static func between(_ old: Inventory, _ new: Inventory) -> [InventoryChange] {
        var changes: [InventoryChange] = []
        for gpu in old.gpus where !new.gpus.contains(where: { $0.id == gpu.id }) {
            changes.append(InventoryChange(kind: .removed, gpu: gpu, detail: ""))
        }
        for gpu in new.gpus {
            guard let before = old.gpus.first(where: { $0.id == gpu.id }) else {
                changes.append(InventoryChange(kind: .added, gpu: gpu, detail: describe(gpu)))
                continue
            }
            guard before != gpu else { continue }
            changes.append(InventoryChange(kind: .changed, gpu: gpu, detail: differences(before, gpu)))
        }
        return changes
    }

    private static func describe(_ gpu: GPU) -> String { gpu.kernelDriver.map { "driver \($0)" } ?? "no driver" }

    private static func differences(_ old: GPU, _ new: GPU) -> String {
        var parts: [String] = []
        func compare(_ what: String, _ old: String?, _ new: String?) {
            if old != new { parts.append("\(what) \(old ?? "none") -> \(new ?? "none")") }
        }
        compare("driver", old.kernelDriver, new.kernelDriver)
        compare("card node", old.drm?.cardNode, new.drm?.cardNode)
        compare("render node", old.drm?.renderNode, new.drm?.renderNode)
        compare(
            "virtual functions", old.pci?.virtualFunctions.map { "\($0.enabled.count)" },
            new.pci?.virtualFunctions.map { "\($0.enabled.count)" })
        compare("Vulkan", old.usableVulkan?.name, new.usableVulkan?.name)
        return parts.joined(separator: ", ")
    }
}
