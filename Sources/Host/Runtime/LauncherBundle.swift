// SPDX-License-Identifier: Apache-2.0
import CDrm
import CLinux
import Control
import Foundation
import Glibc
import MiniVM
import Partitions

/// A container's bundle made into one whose process is the launcher of a VM, and the description of the container
/// that the launcher gives to the VM.
///
/// The launcher's root is a directory with this host's `/usr` and what else QEMU, the worker and GPUs' drivers are
/// made of, read-only. The container's own root and what is mounted in it lie below ``ContainerDescription/Path/share``,
/// which the VM gets and beyond which it sees nothing.
struct LauncherBundle {
    /// Annotations that say which GPU, and what the VM is.
    enum Annotation: String, CaseIterable {
        case partition = "gpupv.partition"
        case vram = "gpupv.vram"
        case engine = "gpupv.engine"
        case gpu = "gpupv.gpu"
        case memory = "gpupv.memory"
    }

    /// What the VMM, its page tables and the worker take beside the VM's memory.
    static let overheadBytes: Int64 = 256 << 20
    private static let standardMemory: UInt64 = 1 << 30
    private static let minimumMemory: UInt64 = 128 << 20
    private static let standardVRAM: UInt64 = 256 << 20

    private typealias Path = ContainerDescription.Path

    let configuration: JSONValue
    let description: ContainerDescription

    /// - Parameters:
    ///   - bundle: the engine's.
    ///   - directory: where the new bundle will be.
    ///   - control: the daemon's socket.
    /// - Throws: ``LaunchError`` for what a VM cannot do, and for a command that is not there.
    init(of bundle: String, in directory: String, control: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: bundle + "/config.json"))
        let original = try JSONDecoder().decode(JSONValue.self, from: data)
        let specification = try JSONDecoder().decode(Specification.self, from: data)
        guard let process = specification.process, let root = specification.root else {
            throw LaunchError("config.json: process and root are required")
        }
        let annotations = specification.annotations ?? [:]
        try Self.checkNames(of: annotations)
        let namespaces = specification.linux?.namespaces ?? []
        guard namespaces.contains(where: { $0.type == "network" }) else {
            throw LaunchError("a VM cannot be in the host's network: say --network none")
        }
        let rootfs = root.path.hasPrefix("/") ? root.path : bundle + "/" + root.path
        let mounts = specification.mounts ?? []
        try Executable.find(process, in: rootfs, mounts: mounts)

        let image = try KernelImage.locate(nil)
        let resources = original["linux"]?["resources"]
        let memory = try Self.memory(annotations, resources)
        let usesDaemon = annotations[Annotation.partition.rawValue] != nil
        let vram = try Self.size(annotations, .vram) ?? Self.standardVRAM

        var layout = Layout(rootfs: rootfs, image: image)
        layout.addVolumes(mounts)
        if let name = annotations[Annotation.partition.rawValue] {
            for own in [Annotation.vram, .engine, .gpu] where annotations[own.rawValue] != nil {
                throw LaunchError("\(own.rawValue): partition '\(name)' is the daemon's, which says what it is")
            }
            layout.bind(try Self.socket(of: name, from: control), Path.partition)
        }
        layout.bind(directory + "/container.json", Path.description, ["ro"])

        description = ContainerDescription(
            process: process, seccomp: specification.linux?.seccomp,
            steps: layout.steps + Self.closingSteps(specification), memoryBytes: memory,
            cpus: Self.cpus(resources), acceleration: try Self.acceleration(image), vramBytes: vram,
            engine: annotations[Annotation.engine.rawValue] ?? "auto", gpu: annotations[Annotation.gpu.rawValue],
            usesDaemon: usesDaemon, hasGPU: true)

        var changed = original
        changed["root"] = ["path": .string(directory + "/root"), "readonly": .bool(false)]
        changed["mounts"] = .array(layout.mounts)
        changed["process"] = Self.launcher(["container-vm"], for: original["process"], environment: [])
        changed["annotations"]?["gpupv.bundle"] = .string(bundle)
        if changed["annotations"] == nil { changed["annotations"] = ["gpupv.bundle": .string(bundle)] }
        for name in ["seccomp", "maskedPaths", "readonlyPaths", "sysctl"] { changed["linux"]?[name] = nil }
        Self.admitDevices(&changed)
        Self.addOverhead(&changed, vram: usesDaemon ? 0 : Int64(clamping: vram))
        configuration = changed
    }

    // MARK: What was asked for

    /// A misspelt annotation would otherwise be a container with another GPU than was meant.
    private static func checkNames(of annotations: [String: String]) throws {
        let known = Annotation.allCases.map(\.rawValue)
        for name in annotations.keys.sorted() where name.hasPrefix("gpupv.") && !known.contains(name) {
            throw LaunchError("there is no annotation \(name); there are \(known.joined(separator: ", "))")
        }
    }

    private static func size(_ annotations: [String: String], _ name: Annotation) throws -> UInt64? {
        guard let text = annotations[name.rawValue] else { return nil }
        guard let size = ByteSize(text), (1 << 20...1 << 40).contains(size.bytes) else {
            throw LaunchError("\(name.rawValue): \(text) is no size between 1M and 1T, such as 512M")
        }
        return size.bytes
    }

    /// The annotation, the engine's limit, or a gigabyte.
    private static func memory(_ annotations: [String: String], _ resources: JSONValue?) throws -> UInt64 {
        let limit = resources?["memory"]?["limit"]?.integer.flatMap { $0 > 0 ? UInt64($0) : nil }
        let memory = try size(annotations, .memory) ?? limit ?? standardMemory
        guard memory >= minimumMemory else {
            throw LaunchError("a VM needs at least \(minimumMemory >> 20)M of memory, not \(memory >> 20)M")
        }
        return memory
    }

    /// As many as the quota comes to, rounded up; of a share of a CPU that is one.
    private static func cpus(_ resources: JSONValue?) -> Int {
        let present = max(1, ProcessInfo.processInfo.activeProcessorCount)
        guard let quota = resources?["cpu"]?["quota"]?.integer, quota > 0 else { return min(2, present) }
        let period = resources?["cpu"]?["period"]?.integer.flatMap { $0 > 0 ? $0 : nil } ?? 100_000
        return min(present, max(1, Int((quota - 1) / period + 1)))
    }

    /// Found out on the host, where the answer is remembered.
    private static func acceleration(_ image: KernelImage) throws -> String {
        if geteuid() == 0, getenv("HOME") == nil, getenv("XDG_CACHE_HOME") == nil { setenv("HOME", "/root", 1) }
        return try AccelerationProbe.choose(kernel: image).acceleration.rawValue
    }

    /// The daemon's socket of a partition.
    private static func socket(of name: String, from control: String) throws -> String {
        do {
            return try ControlClient(control).call(AttachPartition(name)).socket
        } catch  where error.code == .notFound {
            let names = try? ControlClient(control).call(ListPartitions()).map(\.name)
            let list = names.map { $0.isEmpty ? "none" : $0.joined(separator: ", ") } ?? "?"
            throw LaunchError("\(Annotation.partition.rawValue): there is no partition '\(name)'; there are: \(list)")
        } catch {
            throw LaunchError("\(Annotation.partition.rawValue): \(error)")
        }
    }

    // MARK: The launcher as the container's process

    /// Capabilities of the launcher, as far as the engine gives them: to serve files as the container's root would
    /// have them, and to make the worker another user.
    private static let capabilities = [
        "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_MKNOD", "CAP_SETFCAP",
        "CAP_SETGID", "CAP_SETPCAP", "CAP_SETUID",
    ]

    /// A process of the container's in which `gpupv` runs.
    static func launcher(_ arguments: [String], for process: JSONValue?, environment: [String]) -> JSONValue {
        var changed = process ?? .object([:])
        changed["args"] = .strings([Path.program] + arguments)
        changed["env"] = .strings(
            ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/tmp", "GPUPV_IMAGE=\(Path.image)"] + environment)
        changed["cwd"] = .string("/")
        changed["user"] = ["uid": .integer(0), "gid": .integer(0)]
        changed["noNewPrivileges"] = .bool(true)
        changed["rlimits"] = nil
        let sets = ["bounding", "effective", "permitted"].map { ($0, JSONValue.strings(capabilities)) }
        changed["capabilities"] = .object(Dictionary(uniqueKeysWithValues: sets))
        return changed
    }

    /// What the launcher and the worker may open: the CPU's virtualisation, taps that are theirs, and GPUs.
    private static func admitDevices(_ configuration: inout JSONValue) {
        var devices: [JSONValue] = []
        var rules: [JSONValue] = []
        if case .array(let present) = configuration["linux"]?["resources"]?["devices"] { rules = present }
        let files = FileManager.default
        let dri = ((try? files.contentsOfDirectory(atPath: "/dev/dri")) ?? []).map { "/dev/dri/" + $0 }
        let nvidia = ((try? files.contentsOfDirectory(atPath: "/dev")) ?? []).filter { $0.hasPrefix("nvidia") }
            .map { "/dev/" + $0 }
        for path in ["/dev/kvm", "/dev/net/tun"] + dri + nvidia {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFCHR else { continue }
            let major = JSONValue.integer(Int64(gpupv_device_major(status.st_rdev)))
            let minor = JSONValue.integer(Int64(gpupv_device_minor(status.st_rdev)))
            devices.append([
                "path": .string(path), "type": "c", "major": major, "minor": minor,
                "fileMode": .integer(Int64(status.st_mode & 0o777)), "uid": .integer(0),
                "gid": .integer(Int64(status.st_gid)),
            ])
            rules.append(["allow": .bool(true), "type": "c", "major": major, "minor": minor, "access": "rw"])
        }
        configuration["linux"]?["devices"] = .array(devices)
        if configuration["linux"]?["resources"] == nil { configuration["linux"]?["resources"] = .object([:]) }
        configuration["linux"]?["resources"]?["devices"] = .array(rules)
    }

    /// The limit is the VM's memory: what serves it comes on top.
    private static func addOverhead(_ configuration: inout JSONValue, vram: Int64) {
        for name in ["limit", "swap"] {
            guard let value = configuration["linux"]?["resources"]?["memory"]?[name]?.integer, value > 0 else {
                continue
            }
            configuration["linux"]?["resources"]?["memory"]?[name] = .integer(value + overheadBytes + vram)
        }
    }

    // MARK: In the VM

    private static func closingSteps(_ specification: Specification) -> [ContainerDescription.Step] {
        var steps: [ContainerDescription.Step] = []
        if let name = specification.hostname { steps.append(.init(code: "h", first: name)) }
        for (name, value) in (specification.linux?.sysctl ?? [:]).sorted(by: { $0.key < $1.key }) {
            steps.append(.init(code: "s", first: name, target: value))
        }
        if specification.root?.readonly == true { steps.append(.init(code: "R")) }
        steps += (specification.linux?.readonlyPaths ?? []).map { .init(code: "r", first: $0) }
        steps += (specification.linux?.maskedPaths ?? []).map { .init(code: "x", first: $0) }
        return steps
    }
}

/// The mounts of a launcher, and those that its VM is to make.
private struct Layout {
    private typealias Path = ContainerDescription.Path

    private(set) var mounts: [JSONValue] = []
    private(set) var steps: [ContainerDescription.Step] = []
    private var shared = 0
    private static let standardSharedMemory: UInt64 = 64 << 20

    init(rootfs: String, image: KernelImage) {
        mount("proc", "proc", "/proc", ["nosuid", "noexec", "nodev"])
        mount("tmpfs", "tmpfs", "/dev", ["nosuid", "noexec", "mode=755", "size=65536k"])
        mount(
            "devpts", "devpts", "/dev/pts",
            ["nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"])
        mount("sysfs", "sysfs", "/sys", ["nosuid", "noexec", "nodev", "ro"])
        for (directory, mode) in [("/tmp", "1777"), ("/run", "755")] {
            mount("tmpfs", "tmpfs", directory, ["nosuid", "nodev", "mode=\(mode)"])
        }
        for path in Self.hostPaths { bind(path, path, ["ro", "nosuid", "nodev"]) }
        bind(Executables.gpupv, Path.program, ["ro"])
        bind(URL(fileURLWithPath: image.initProgram).deletingLastPathComponent().path, Path.image, ["ro"])
        if let module = image.dxgModule {
            bind(module, "\(Path.kernels)/\(image.version)/dxg.ko", ["ro"])
        }
        if let driver = image.driver {
            for file in KernelImage.driverFiles { bind("\(driver)/\(file)", "\(Path.driver)/\(file)", ["ro"]) }
        }
        bind(rootfs, "\(Path.share)/rootfs")
    }

    /// What programs of this host are made of, and what they go by.
    private static var hostPaths: [String] {
        let named = [
            "/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d",
            "/etc/alternatives", "/etc/vulkan", "/etc/drirc", "/etc/localtime",
        ]
        return (named + Executables.libraryDirectories).filter { access($0, F_OK) == 0 }
    }

    private mutating func mount(_ type: String, _ source: String, _ target: String, _ options: [String]) {
        mounts.append([
            "destination": .string(target), "type": .string(type), "source": .string(source),
            "options": .strings(options),
        ])
    }

    mutating func bind(_ source: String, _ target: String, _ options: [String] = []) {
        mount("bind", source, target, ["rbind", "rprivate"] + options)
    }

    private mutating func share(_ source: String, _ options: [String]) -> String {
        let name = "m\(shared)"
        shared += 1
        mount("bind", source, "\(Path.share)/\(name)", options)
        return name
    }

    /// What the engine mounts in the container: what is the host's is shared, all else is the VM's own.
    mutating func addVolumes(_ volumes: [Specification.Mount]) {
        for volume in volumes {
            let options = MountOptions(volume.options ?? [])
            if volume.destination == "/dev/shm" {
                // Memory that the VM's processes share among each other.
                steps.append(
                    .init(
                        code: "m", first: "tmpfs", target: volume.destination, flags: options.flags,
                        data: "mode=1777,size=\(Self.sharedMemoryBytes(volume))"))
            } else if volume.isBind, let source = volume.source {
                // Read-only is the host's to enforce.
                let name = share(source, (volume.options ?? []).filter { $0 != "U" })
                steps.append(.init(code: "b", first: name, target: volume.destination, flags: options.flags))
            } else {
                let type = volume.type == "cgroup" ? "cgroup2" : volume.type ?? "tmpfs"
                let data = type == "cgroup2" ? [] : options.data
                steps.append(
                    .init(
                        code: "m", first: type, target: volume.destination, flags: options.flags,
                        data: data.joined(separator: ",")))
            }
        }
    }

    /// As large as the engine's, which is a file system of its own.
    private static func sharedMemoryBytes(_ volume: Specification.Mount) -> UInt64 {
        var status = statvfs()
        if volume.isBind {
            guard let source = volume.source, statvfs(source, &status) == 0 else { return standardSharedMemory }
            let (bytes, overflows) = UInt64(status.f_blocks).multipliedReportingOverflow(by: UInt64(status.f_frsize))
            return overflows || bytes == 0 ? standardSharedMemory : bytes
        }
        let size = MountOptions(volume.options ?? []).data.first { $0.hasPrefix("size=") }
        return size.flatMap { ByteSize(String($0.dropFirst(5))) }?.bytes ?? standardSharedMemory
    }
}

/// What this runtime consists of on the host.
enum Executables {
    private static let directory = URL(fileURLWithPath: own).deletingLastPathComponent()
    private static var own: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/usr/bin/gpupv-runtime"
    }

    /// The launcher and worker, beside this program.
    static var gpupv: String { directory.appendingPathComponent("gpupv").path }

    /// Of shared libraries that this program has and that are not the system's.
    static var libraryDirectories: [String] {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        let libraries = maps.split(separator: "\n").compactMap { line in
            line.firstIndex(of: "/").map { String(line[$0...]) }
        }.filter { $0.contains(".so") && !$0.hasPrefix("/usr/") && !$0.hasPrefix("/lib") }
        return Set(libraries.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }).sorted()
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
    public init(stringLiteral value: String) { self = .string(value) }

    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { $1 })
    }
}
