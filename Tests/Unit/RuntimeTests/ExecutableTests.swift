// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import Testing

@testable import Runtime

/// A container's root in a directory of the test's, beside a file that is the host's.
private struct Root: ~Copyable {
    let directory: String
    var path: String { directory + "/root" }

    init() throws {
        directory = NSTemporaryDirectory() + "gpupv-\(UUID().uuidString)"
        let files = FileManager.default
        try files.createDirectory(atPath: directory + "/root/usr/bin", withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: path + "/bin", withDestinationPath: "/usr/bin")
        try files.createSymbolicLink(atPath: path + "/up", withDestinationPath: "../../../../usr")
        try files.createSymbolicLink(atPath: path + "/loop", withDestinationPath: "loop")
        for (name, mode) in [("/root/usr/bin/tool", 0o755), ("/root/usr/bin/text", 0o644), ("/host-tool", 0o755)] {
            _ = files.createFile(atPath: directory + name, contents: nil, attributes: [.posixPermissions: mode])
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func error(_ command: String, path: String = "PATH=/bin", mounts: [String] = []) -> String? {
        var process = ContainedProcess(
            user: .init(uid: 0, gid: 0), args: [command], env: [path, "X=y"], cwd: "/usr")
        if command.isEmpty { process.args = [] }
        do {
            try Executable.find(process, in: self.path, mounts: mounts.map { .init(destination: $0) })
            return nil
        } catch {
            return "\(error)"
        }
    }
}

@Suite("A container's command")
struct ExecutableTests {
    @Test("is found along its PATH, by its path, and from its directory")
    func found() throws {
        let root = try Root()
        for command in ["tool", "/bin/tool", "/usr/bin/tool", "bin/tool", "/up/bin/tool", "/../bin/../bin/tool"] {
            #expect(root.error(command) == nil, "\(command)")
        }
    }

    @Test("is missing in the words by which engines tell 127 from 126")
    func missing() throws {
        let root = try Root()
        #expect(root.error("nothing")?.contains("executable file not found in $PATH") == true)
        #expect(root.error("tool", path: "PATH=/sbin")?.contains("executable file not found in $PATH") == true)
        #expect(root.error("/usr/bin/nothing")?.contains("no such file or directory") == true)
        #expect(root.error("/loop/tool")?.contains("no such file or directory") == true)
        #expect(root.error("/usr/bin/text")?.contains("permission denied") == true)
        #expect(root.error("/usr")?.contains("permission denied") == true)
        #expect(root.error("")?.contains("there is no command") == true)
    }

    @Test("is never looked for outside the container's root")
    func confined() throws {
        let root = try Root()
        for command in ["/../host-tool", "/up/../../host-tool", "../../host-tool"] {
            #expect(root.error(command)?.contains("no such file") == true, "\(command)")
        }
    }

    @Test("on a volume is the VM's to find")
    func volumes() throws {
        let root = try Root()
        #expect(root.error("/data/tool", mounts: ["/data"]) == nil)
        #expect(root.error("tool", path: "PATH=/data/bin", mounts: ["/data"]) == nil)
        #expect(root.error("/database/tool", mounts: ["/data"]) != nil)
    }
}
