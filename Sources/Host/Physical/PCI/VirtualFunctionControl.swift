// SPDX-License-Identifier: Apache-2.0
import Glibc
import SystemPackage

/// Makes and removes the virtual functions of a PCI function that has SR-IOV. Needs root.
public struct VirtualFunctionControl: Sendable {
    private let sysfs: PCISysfs

    public init(sysfs: PCISysfs = PCISysfs()) {
        self.sysfs = sysfs
    }

    /// Makes it so that there are `count` of them.
    ///
    /// A driver takes no other number while there are some, so those go first: unless the number is right already,
    /// whoever uses one loses it.
    ///
    /// - Returns: the functions there are then.
    /// - Throws: ``BindingError`` if the function has no SR-IOV, that many are not possible, or the kernel refuses.
    @discardableResult
    public func set(_ count: Int, of address: PCIAddress) throws(BindingError) -> [PCIAddress] {
        guard let now = sysfs.virtualFunctions(address) else {
            throw BindingError("\(address) has no SR-IOV capability")
        }
        guard count >= 0, count <= now.total else {
            throw BindingError("\(address) can have 0 to \(now.total) virtual functions, not \(count)")
        }
        if now.enabled.count == count { return now.enabled }
        if !now.enabled.isEmpty { try write(0, address) }
        if count > 0 { try write(count, address) }
        guard let made = sysfs.virtualFunctions(address)?.enabled, made.count == count else {
            throw BindingError("\(address) did not make \(count) virtual functions, though its driver said so")
        }
        return made
    }

    private func write(_ count: Int, _ address: PCIAddress) throws(BindingError) {
        let path = "\(sysfs.directory(address))/sriov_numvfs"
        do {
            let file = try FileDescriptor.open(FilePath(path), .writeOnly, options: .closeOnExec)
            defer { try? file.close() }
            try file.writeAll("\(count)\n".utf8)
        } catch {
            let reason = error as? Errno
            switch reason {
            case .permissionDenied, .readOnlyFileSystem:
                throw BindingError("\(path): \(error)", remedy: "run it as root")
            case .noSuchFileOrDirectory, Errno(rawValue: ENOENT):
                throw BindingError("\(address) has no driver that makes virtual functions")
            default: throw BindingError("\(path): \(error)")
            }
        }
    }
}
