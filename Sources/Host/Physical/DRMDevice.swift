// SPDX-License-Identifier: Apache-2.0
import CDrm
import Foundation
import Glibc
import SystemPackage

/// A device of the kernel's Direct Rendering Manager.
public struct DRMDevice: Codable, Sendable, Equatable {
    /// Where it is: a PCI address, or `platform:NAME` and the like.
    public let place: String
    /// nil if it is not on PCI.
    public let pciAddress: PCIAddress?
    /// `/dev/dri/cardN`: displays, and everything else for whoever is master.
    public let cardNode: String?
    /// `/dev/dri/renderDN`: rendering, without displays.
    public let renderNode: String?
    /// nil if no node could be opened.
    public let driver: Driver?
    /// nil likewise.
    public let capabilities: Capabilities?
    /// nil if its driver tells sysfs nothing.
    public let memory: Memory?
    /// Why its nodes cannot be used by this user.
    public let problem: String?

    /// The kernel's driver.
    public struct Driver: Codable, Sendable, Equatable {
        public let name: String
        public let version: String
        public let description: String
    }

    /// What its nodes can do.
    public struct Capabilities: Codable, Sendable, Equatable {
        /// Takes dma-bufs of others.
        public let primeImport: Bool
        /// Gives its buffers to others as dma-bufs.
        public let primeExport: Bool
        public let syncobj: Bool
        public let timelineSyncobj: Bool
        /// Buffers the CPU draws in.
        public let dumbBuffers: Bool
        public let formatModifiers: Bool
    }

    /// Bytes, as the driver's files in sysfs tell them.
    public struct Memory: Codable, Sendable, Equatable {
        public let total: UInt64
        public let used: UInt64?
    }

    /// The nodes there are.
    public var nodes: [String] { [cardNode, renderNode].compactMap { $0 } }

    /// As far as that matters for matching.
    init(place: String, card: String?, render: String?, driver: String, problem: String? = nil) {
        self.place = place
        pciAddress = PCIAddress(place)
        cardNode = card
        renderNode = render
        self.driver = Driver(name: driver, version: "1.0.0", description: driver)
        self.problem = problem
        (capabilities, memory) = (nil, nil)
    }

    /// All there are now.
    ///
    /// - Parameter sysfs: where to read what ioctls do not tell.
    public static func all(sysfs: PCISysfs = PCISysfs()) -> [DRMDevice] {
        let count = drmGetDevices2(0, nil, 0)
        guard count > 0 else { return [] }
        // One may come between the two calls.
        var devices = [drmDevicePtr?](repeating: nil, count: Int(count) + 8)
        let found = drmGetDevices2(0, &devices, Int32(devices.count))
        guard found > 0 else { return [] }
        defer { drmFreeDevices(&devices, found) }
        return devices.prefix(Int(found)).compactMap { $0.map { DRMDevice($0.pointee, sysfs) } }
            .sorted { ($0.cardNode ?? "", $0.renderNode ?? "") < ($1.cardNode ?? "", $1.renderNode ?? "") }
    }

    private init(_ device: drmDevice, _ sysfs: PCISysfs) {
        func node(_ kind: Int32) -> String? {
            device.available_nodes & 1 << kind != 0 ? String(cString: device.nodes[Int(kind)]!) : nil
        }
        cardNode = node(DRM_NODE_PRIMARY)
        renderNode = node(DRM_NODE_RENDER)
        switch device.bustype {
        case DRM_BUS_PCI:
            let pci = device.businfo.pci.pointee
            let address = PCIAddress(domain: UInt32(pci.domain), bus: pci.bus, device: pci.dev, function: pci.func)
            (place, pciAddress) = (address.description, address)
        case DRM_BUS_PLATFORM:
            (place, pciAddress) = ("platform:" + stringOf(device.businfo.platform.pointee.fullname), nil)
        case DRM_BUS_HOST1X:
            (place, pciAddress) = ("host1x:" + stringOf(device.businfo.host1x.pointee.fullname), nil)
        default:
            (place, pciAddress) = ("usb:\(device.businfo.usb.pointee.bus).\(device.businfo.usb.pointee.dev)", nil)
        }
        memory = pciAddress.flatMap { Memory(sysfs, $0) }
        // The render node: what it cannot do is no use to a worker. Devices that only display have none.
        guard let path = renderNode ?? cardNode else {
            (driver, capabilities, problem) = (nil, nil, "it has no device node")
            return
        }
        do {
            let file = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
            defer { try? file.close() }
            driver = Driver(file)
            capabilities = Capabilities(file)
            problem = nil
        } catch {
            (driver, capabilities, problem) = (nil, nil, "\(path): \(error)")
        }
    }
}

extension DRMDevice.Driver {
    fileprivate init?(_ node: FileDescriptor) {
        guard let version = drmGetVersion(node.rawValue) else { return nil }
        defer { drmFreeVersion(version) }
        let it = version.pointee
        name = String(cString: it.name)
        self.version = "\(it.version_major).\(it.version_minor).\(it.version_patchlevel)"
        description = String(cString: it.desc)
    }
}

extension DRMDevice.Capabilities {
    fileprivate init(_ node: FileDescriptor) {
        func capability(_ which: Int32) -> UInt64 {
            var value: UInt64 = 0
            return drmGetCap(node.rawValue, UInt64(which), &value) == 0 ? value : 0
        }
        let prime = capability(DRM_CAP_PRIME)
        primeImport = prime & UInt64(DRM_PRIME_CAP_IMPORT) != 0
        primeExport = prime & UInt64(DRM_PRIME_CAP_EXPORT) != 0
        syncobj = capability(DRM_CAP_SYNCOBJ) != 0
        timelineSyncobj = capability(DRM_CAP_SYNCOBJ_TIMELINE) != 0
        dumbBuffers = capability(DRM_CAP_DUMB_BUFFER) != 0
        formatModifiers = capability(DRM_CAP_ADDFB2_MODIFIERS) != 0
    }
}

extension DRMDevice.Memory {
    /// From the files of amdgpu and of those that have the same.
    init?(_ sysfs: PCISysfs, _ address: PCIAddress) {
        func bytes(_ name: String) -> UInt64? {
            sysfs.text("\(sysfs.directory(address))/\(name)").flatMap { UInt64($0) }
        }
        guard let total = bytes("mem_info_vram_total") else { return nil }
        self.init(total: total, used: bytes("mem_info_vram_used"))
    }
}

/// The text in a fixed array of characters, which Swift sees as a tuple.
func stringOf<T>(_ tuple: T) -> String {
    withUnsafeBytes(of: tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
