// SPDX-License-Identifier: Apache-2.0
import CSandbox
import Glibc
import Logging
import SystemPackage

/// What files a worker can open, which Landlock holds it to: none, or what loading and running a Vulkan driver takes.
struct FileRules {
    private struct Rule {
        let path: String
        let rights: Int32
    }

    private var rules: [Rule] = []

    /// - Parameter nodes: the GPUs' device nodes it may use; nil for all.
    init(for engine: Sandbox.Engine, nodes: [String]?) {
        guard engine == .vulkan else { return }
        let read = Int32(GPUPV_LANDLOCK_READ)
        let list = read | Int32(GPUPV_LANDLOCK_LIST)
        let load = list | Int32(GPUPV_LANDLOCK_EXECUTE)
        let libraries = [
            "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/opt/amdgpu/lib",
            "/run/opengl-driver",
        ]
        let configuration = [
            "/etc/vulkan", "/usr/share/vulkan", "/usr/local/etc/vulkan", "/usr/local/share/vulkan",
            "/usr/share/drirc.d",
            "/etc/drirc", "/usr/share/libdrm", "/usr/share/nvidia", "/etc/OpenCL", "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d", "/etc/localtime",
        ]
        // What drivers ask of the machine. What processes do is not among it.
        let machine = [
            "/proc/cpuinfo", "/proc/meminfo", "/proc/version", "/proc/modules", "/proc/devices", "/proc/filesystems",
            "/proc/sys/vm", "/proc/driver/nvidia", "/sys/devices", "/sys/dev/char", "/sys/class/drm", "/sys/bus/pci",
            "/sys/module", "/sys/kernel/mm", "/sys/fs/cgroup/cgroup.controllers",
        ]
        rules += (libraries + Self.libraryPath + Self.manifestDirectories).map { Rule(path: $0, rights: load) }
        rules += (configuration + machine).map { Rule(path: $0, rights: list) }
        rules += ["/dev/urandom", "/dev/zero"].map { Rule(path: $0, rights: read) }
        rules.append(Rule(path: "/dev/null", rights: Int32(GPUPV_LANDLOCK_DEVICE)))
        rules.append(Rule(path: "/dev/dri", rights: Int32(GPUPV_LANDLOCK_LIST)))
        rules += (nodes ?? Self.deviceNodes).map { Rule(path: $0, rights: Int32(GPUPV_LANDLOCK_DEVICE)) }
    }

    /// The GPUs' device nodes there are.
    static var deviceNodes: [String] {
        func matching(_ directory: String, _ prefixes: [String]) -> [String] {
            guard let entries = opendir(directory) else { return [] }
            defer { closedir(entries) }
            var found: [String] = []
            while let entry = readdir(entries) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if prefixes.contains(where: name.hasPrefix) { found.append("\(directory)/\(name)") }
            }
            return found.sorted()
        }
        return matching("/dev/dri", ["renderD"]) + matching("/dev", ["nvidia", "udmabuf", "kfd", "dxg"])
    }

    private static func paths(in variable: String) -> [String] {
        guard let value = getenv(variable) else { return [] }
        return String(cString: value).split(separator: ":").map(String.init).filter { $0.hasPrefix("/") && $0 != "/" }
    }

    private static var libraryPath: [String] { paths(in: "LD_LIBRARY_PATH") }

    /// Where drivers are that the environment names: a manifest's library is, by custom, beside it.
    private static var manifestDirectories: [String] {
        let manifests = ["VK_ICD_FILENAMES", "VK_DRIVER_FILES", "VK_ADD_DRIVER_FILES"].flatMap(paths)
        return manifests.compactMap { manifest in
            let directory = FilePath(manifest).removingLastComponent()
            return directory.components.isEmpty ? nil : directory.string
        }
    }

    /// Holds this thread, and all that it starts, to the rules.
    ///
    /// - Parameters:
    ///   - version: of the kernel's Landlock; 0 or less if it has none.
    ///   - isRequired: whether a kernel without is an error.
    func enforce(
        _ log: Logger, version: Int32 = gpupv_landlock_version(), isRequired: Bool = Sandbox.isRequired
    ) throws(SandboxError) {
        guard version > 0 else {
            if isRequired {
                throw SandboxError(
                    "holding it to files", .noFunction,
                    "this kernel has no Landlock (CONFIG_SECURITY_LANDLOCK, and landlock among lsm=), "
                        + "and GPUPV_SANDBOX is 'required'")
            }
            log.warning("this kernel has no Landlock: only the worker's user and system calls keep it from files")
            return
        }
        if version < 4 {
            log.debug(
                "this kernel's Landlock knows no network and signals; system calls for them are denied all the same")
        }
        let ruleset = gpupv_landlock_ruleset(version)
        try check(ruleset, "making Landlock's rules")
        defer { close(ruleset) }
        for rule in rules {
            let status = gpupv_landlock_allow(ruleset, version, rule.path, rule.rights)
            // What cannot be looked at now could not be opened later.
            if [-ENOENT, -EACCES, -ENOTDIR].contains(status) { continue }
            try check(status, "letting \(rule.path) be used")
        }
        try check(gpupv_landlock_enforce(ruleset), "entering Landlock's rules")
    }
}
