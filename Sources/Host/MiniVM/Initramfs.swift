// SPDX-License-Identifier: Apache-2.0
/// An initial file system for a kernel: a cpio archive in the "newc" form.
///
/// Small enough (2 MB) to be put together in memory at every start, so that it is never stale.
public struct Initramfs {
    public private(set) var bytes: [UInt8] = []
    private var nextInode: UInt32 = 1

    public init() {}

    private static let directoryMode: UInt32 = 0o040755
    private static let fileMode: UInt32 = 0o100000
    private static let deviceMode: UInt32 = 0o020600

    public mutating func addDirectory(_ path: String) {
        add(path, mode: Self.directoryMode, content: [])
    }

    public mutating func addFile(_ path: String, permissions: UInt32 = 0o644, _ content: [UInt8]) {
        add(path, mode: Self.fileMode | permissions, content: content)
    }

    public mutating func addCharacterDevice(_ path: String, major: UInt32, minor: UInt32) {
        add(path, mode: Self.deviceMode, content: [], device: (major, minor))
    }

    /// Ends the archive. Nothing can be added after it.
    public mutating func finish() {
        add("TRAILER!!!", mode: 0, content: [])
    }

    private mutating func add(
        _ path: String, mode: UInt32, content: [UInt8], device: (major: UInt32, minor: UInt32) = (0, 0)
    ) {
        let name = Array(path.utf8) + [0]
        let isDirectory = mode & 0o170000 == 0o040000
        // inode, mode, uid, gid, links, time, size, device, rdevice, name's length, checksum
        let fields: [UInt32] = [
            nextInode, mode, 0, 0, isDirectory ? 2 : 1, 0, UInt32(content.count), 0, 0, device.major, device.minor,
            UInt32(name.count), 0,
        ]
        nextInode += 1
        bytes += "070701".utf8
        for field in fields {
            let digits = String(field, radix: 16, uppercase: true)
            bytes += String(repeating: "0", count: 8 - digits.count).utf8
            bytes += digits.utf8
        }
        bytes += name
        pad()
        bytes += content
        pad()
    }

    private mutating func pad() {
        while bytes.count % 4 != 0 { bytes.append(0) }
    }
}
