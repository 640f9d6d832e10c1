// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Which of the host's GPUs is wanted.
public enum GPUChoice: Sendable, Equatable {
    /// The first that is no CPU, else the first.
    case any
    case index(Int)
    /// Part of its name, in any case.
    case name(String)
    case pci(domain: UInt32, bus: UInt32, device: UInt32, function: UInt32)

    /// Reads `0`, `0000:01:00.0`, `01:00.0`, or part of a name.
    public init(_ text: String?) {
        guard let text, !text.isEmpty else {
            self = .any
            return
        }
        if let index = Int(text) {
            self = .index(index)
        } else if let address = Self.pciAddress(text) {
            self = address
        } else {
            self = .name(text)
        }
    }

    private static func pciAddress(_ text: String) -> GPUChoice? {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2 { parts.insert("0", at: 0) }
        guard parts.count == 3 else { return nil }
        let place = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        guard place.count == 2, let domain = UInt32(parts[0], radix: 16), let bus = UInt32(parts[1], radix: 16),
            let device = UInt32(place[0], radix: 16), let function = UInt32(place[1])
        else { return nil }
        return .pci(domain: domain, bus: bus, device: device, function: function)
    }
}

/// A GPU of the host's that could serve.
struct CandidateDevice {
    let index: Int
    let handle: VkPhysicalDevice
    let name: String
    let isCPU: Bool
    let extensions: Set<String>

    init(index: Int, handle: VkPhysicalDevice) {
        self.index = index
        self.handle = handle
        var properties = VkPhysicalDeviceProperties()
        vkGetPhysicalDeviceProperties(handle, &properties)
        name = stringOf(properties.deviceName)
        isCPU = properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU
        extensions = extensionNames(of: handle)
    }

    /// A partition of gpupv's: in a VM, or where its driver is installed.
    var isPartition: Bool { name.contains(GuestName.mark) }
    /// Memory that guests map can be given to it.
    var canImport: Bool { extensions.contains(VK_EXT_EXTERNAL_MEMORY_HOST_EXTENSION_NAME) }

    /// Where it is on the PCI buses; nil if its driver does not tell, or it is not on PCI.
    private var busInfo: VkPhysicalDevicePCIBusInfoPropertiesEXT? {
        guard extensions.contains(VK_EXT_PCI_BUS_INFO_EXTENSION_NAME) else { return nil }
        var address = VkPhysicalDevicePCIBusInfoPropertiesEXT()
        address.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PCI_BUS_INFO_PROPERTIES_EXT
        withUnsafeMutablePointer(to: &address) { address in
            var properties = VkPhysicalDeviceProperties2()
            properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2
            properties.pNext = UnsafeMutableRawPointer(address)
            vkGetPhysicalDeviceProperties2(handle, &properties)
        }
        return address
    }

    func isAt(domain: UInt32, bus: UInt32, device: UInt32, function: UInt32) -> Bool {
        guard let address = busInfo else { return false }
        return address.pciDomain == domain && address.pciBus == bus && address.pciDevice == device
            && address.pciFunction == function
    }

    /// `0000:01:00.0`.
    var pciAddress: String? {
        busInfo.map { address in
            func digits(_ value: UInt32, _ count: Int) -> String {
                let text = String(value, radix: 16)
                return String(repeating: "0", count: max(0, count - text.count)) + text
            }
            return "\(digits(address.pciDomain, 4)):\(digits(address.pciBus, 2)):\(digits(address.pciDevice, 2))"
                + ".\(address.pciFunction)"
        }
    }
}

/// How a partition's device is called.
enum GuestName {
    static let mark = " (gpupv on "

    static func make(partition: String, host: String) -> String { partition + mark + host + ")" }
}

extension GPUChoice {
    /// The device that is meant.
    ///
    /// - Throws: if there is none, or it cannot serve.
    func choose(from instance: VulkanInstance) throws(VulkanError) -> CandidateDevice {
        let all = try instance.physicalDevices().enumerated().map {
            CandidateDevice(index: $0.offset, handle: $0.element)
        }
        .filter { !$0.isPartition }
        let list = all.map { "\($0.index): \($0.name)" }.joined(separator: ", ")
        let chosen: CandidateDevice?
        switch self {
        case .any:
            let usable = all.filter(\.canImport)
            guard let first = usable.first(where: { !$0.isCPU }) ?? usable.first else {
                throw .noDevice(
                    all.isEmpty
                        ? "no Vulkan device; install its driver, or mesa-vulkan-drivers for one that needs no GPU"
                        : "no Vulkan device with VK_EXT_external_memory_host among \(list)")
            }
            return first
        case .index(let index): chosen = all.first { $0.index == index }
        case .name(let name): chosen = all.first { $0.name.lowercased().contains(name.lowercased()) }
        case .pci(let domain, let bus, let device, let function):
            chosen = all.first { $0.isAt(domain: domain, bus: bus, device: device, function: function) }
        }
        guard let chosen else { throw .noDevice("no such GPU among \(list.isEmpty ? "none" : list)") }
        guard chosen.canImport else {
            throw .unsuitable("\(chosen.name) cannot be used: it has no VK_EXT_external_memory_host")
        }
        return chosen
    }
}
