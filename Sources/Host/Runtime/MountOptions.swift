// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A mount's options as mount(2) takes them: flags, and data for the file system.
struct MountOptions {
    var flags: UInt = 0
    var data: [String] = []

    private static let setting: [String: UInt] = [
        "ro": MS_RDONLY, "nosuid": MS_NOSUID, "nodev": MS_NODEV, "noexec": MS_NOEXEC, "noatime": MS_NOATIME,
        "nodiratime": MS_NODIRATIME, "relatime": MS_RELATIME, "strictatime": MS_STRICTATIME, "sync": MS_SYNCHRONOUS,
        "dirsync": MS_DIRSYNC, "mand": MS_MANDLOCK,
    ].mapValues { UInt($0) }
    /// Options that clear a flag, say how mounts spread, or are the engine's own.
    private static let ignored: Set<String> = [
        "bind", "rbind", "rw", "suid", "dev", "exec", "atime", "diratime", "norelatime", "nostrictatime", "async",
        "private", "rprivate", "shared", "rshared", "slave", "rslave", "unbindable", "runbindable", "defaults",
        "copy", "nocopy", "tmpcopyup", "notmpcopyup", "z", "Z", "U", "newinstance",
    ]

    init(_ options: [String]) {
        for option in options where !Self.ignored.contains(option) {
            if let flag = Self.setting[option] { flags |= flag } else { data.append(option) }
        }
    }
}
