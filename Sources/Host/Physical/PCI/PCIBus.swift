// SPDX-License-Identifier: Apache-2.0
import CPciaccess
import Synchronization

/// The PCI functions of this machine, through libpciaccess.
public enum PCIBus {
    /// libpciaccess has one state for the process.
    private static let library = Mutex(())

    /// All functions there are now, in the order of their addresses; none on a machine without PCI.
    public static func functions() -> [PCIFunction] {
        library.withLock { _ in
            // Anew each time: what it found is never looked for again.
            guard pci_system_init() == 0 else { return [] }
            defer { pci_system_cleanup() }
            guard let iterator = pci_slot_match_iterator_create(nil) else { return [] }
            defer { pci_iterator_destroy(iterator) }
            var found: [PCIFunction] = []
            while let device = pci_device_next(iterator) {
                // Fills in the registers' sizes and what of the configuration space may be read.
                _ = pci_device_probe(device)
                found.append(PCIFunction(device))
            }
            return found.sorted { $0.address < $1.address }
        }
    }
}

extension PCIFunction {
    fileprivate init(_ device: UnsafeMutablePointer<pci_device>) {
        let it = device.pointee
        self.init(
            address: PCIAddress(domain: it.domain, bus: it.bus, device: it.dev, function: it.func),
            vendorID: it.vendor_id, deviceID: it.device_id, subVendorID: it.subvendor_id,
            subSystemID: it.subdevice_id, revision: it.revision, classCode: it.device_class,
            vendorName: pci_device_get_vendor_name(device).map { String(cString: $0) },
            deviceName: pci_device_get_device_name(device).map { String(cString: $0) },
            bars: withUnsafeBytes(of: it.regions) { regions in
                regions.bindMemory(to: pci_mem_region.self).enumerated().compactMap { index, region in
                    region.size == 0
                        ? nil
                        : BaseAddress(
                            index: index, address: region.base_addr, size: region.size, isIO: region.is_IO != 0,
                            is64Bit: region.is_64 != 0, isPrefetchable: region.is_prefetchable != 0)
                }
            })
    }
}
