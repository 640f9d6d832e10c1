// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a GPU's PCI function says of its board, and Vulkan does not.
struct BoardIdentity: Equatable {
    /// 0 where nothing is known.
    let subVendorID: UInt32
    let subSystemID: UInt32
    let revisionID: UInt32

    /// - Parameters:
    ///   - pciAddress: `0000:01:00.0`; nil if the GPU is not on PCI.
    ///   - sysfs: `/sys`, or a tree like it.
    init(_ pciAddress: String?, sysfs: String = "/sys") {
        func number(_ file: String) -> UInt32 {
            guard let pciAddress,
                let text = try? String(
                    contentsOfFile: "\(sysfs)/bus/pci/devices/\(pciAddress)/\(file)", encoding: .utf8)
            else { return 0 }
            let digits = text.trimmingCharacters(in: .whitespacesAndNewlines).replacing("0x", with: "")
            return UInt32(digits, radix: 16) ?? 0
        }
        subVendorID = number("subsystem_vendor")
        subSystemID = number("subsystem_device")
        revisionID = number("revision")
    }
}
