// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import MiniVM

/// Whether a container's command is there, before it is started: engines want to know at once.
enum Executable {
    private static let standardPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    /// - Throws: ``LaunchError`` in the words by which engines tell 127 from 126. What lies on a volume is left for
    ///   the VM to find.
    static func find(_ process: ContainedProcess, in root: String, mounts: [Specification.Mount]) throws {
        guard let name = process.args.first, !name.isEmpty else {
            throw LaunchError("process.args: there is no command")
        }
        let volumes = mounts.map(\.destination)
        func isOnVolume(_ path: String) -> Bool { volumes.contains { path == $0 || path.hasPrefix($0 + "/") } }

        if name.contains("/") {
            let path = name.hasPrefix("/") ? name : process.cwd + "/" + name
            guard !isOnVolume(path) else { return }
            guard let file = resolve(path, in: root) else {
                throw LaunchError("exec: \"\(name)\": stat \(name): no such file or directory")
            }
            guard isExecutable(file) else { throw LaunchError("exec: \"\(name)\": permission denied") }
            return
        }
        let variable = (process.env ?? []).last { $0.hasPrefix("PATH=") }
        let directories = (variable.map { String($0.dropFirst(5)) } ?? standardPath).split(separator: ":")
        let paths = directories.map { "\($0)/\(name)" }
        guard !paths.contains(where: { path in isOnVolume(path) || resolve(path, in: root).map(isExecutable) == true })
        else { return }
        throw LaunchError("exec: \"\(name)\": executable file not found in $PATH")
    }

    private static func isExecutable(_ file: String) -> Bool {
        var status = stat()
        return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_mode & 0o111 != 0
    }

    /// Where `path` is for a process whose root is `root`; nil if it is nowhere.
    static func resolve(_ path: String, in root: String) -> String? {
        var rest = path.split(separator: "/").map(String.init)
        var found: [String] = []
        var links = 0
        while !rest.isEmpty {
            let component = rest.removeFirst()
            if component == "." { continue }
            if component == ".." {
                _ = found.popLast()
                continue
            }
            let candidate = root + "/" + (found + [component]).joined(separator: "/")
            var status = stat()
            guard lstat(candidate, &status) == 0 else { return nil }
            guard status.st_mode & S_IFMT == S_IFLNK else {
                found.append(component)
                continue
            }
            links += 1
            guard links <= 40, let target = try? FileManager.default.destinationOfSymbolicLink(atPath: candidate) else {
                return nil
            }
            if target.hasPrefix("/") { found = [] }
            rest = target.split(separator: "/").map(String.init) + rest
        }
        return root + "/" + found.joined(separator: "/")
    }
}
