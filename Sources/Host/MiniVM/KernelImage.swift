// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A kernel to boot and what goes with it.
public struct KernelImage: Sendable, Equatable {
    /// What QEMU loads: an uncompressed ELF `vmlinux` (faster by seconds without hardware virtualisation) or a
    /// distribution's `vmlinuz`.
    public var kernel: String
    /// As `uname -r` will say.
    public var version: String
    /// Where its `modules.dep` is.
    public var modules: String
    /// The program that is PID 1.
    public var initProgram: String
    /// dxg.ko, if it is not among the modules.
    public var dxgModule: String?
    /// The directory with ``driverFiles``; nil if there is none.
    public var driver: String?

    /// The guest's Vulkan driver, for 64-bit and 32-bit programs.
    public static let driverFiles = [
        "gpupv_icd.json", "libgpupv-vulkan.so", "gpupv_icd-32.json", "libgpupv-vulkan-32.so",
    ]

    /// Modules without which there is no root file system and no way to talk to the guest.
    static let requiredModules = ["virtio_pci", "virtio_console", "9p", "9pnet_virtio", "overlay"]

    /// Finds a kernel and its modules.
    ///
    /// - Parameters:
    ///   - path: a `vmlinuz` or `vmlinux` whose name or header tells its version; nil for the newest in the image
    ///     directory.
    ///   - directories: where to look for image directories, the first that exists wins.
    public static func locate(_ path: String?, in directories: [String] = searchPath()) throws -> KernelImage {
        let files = FileManager.default
        guard let image = directories.first(where: { files.fileExists(atPath: $0 + "/gpupv-init") }) else {
            throw LaunchError(
                "no mini-VM image; 'make image' builds it (looked in \(directories.joined(separator: ", ")))")
        }
        var kernel = path
        if kernel == nil {
            let names = (try? files.contentsOfDirectory(atPath: image + "/boot")) ?? []
            kernel = names.filter { $0.hasPrefix("vmlinux-") }.max {
                $0.compare($1, options: .numeric) == .orderedAscending
            }
            .map { image + "/boot/" + $0 }
        }
        guard let kernel else { throw LaunchError("no kernel in \(image)/boot; 'make image' fetches one") }
        guard files.isReadableFile(atPath: kernel) else { throw LaunchError("cannot read kernel \(kernel)") }
        guard let version = version(of: kernel) else {
            throw LaunchError("cannot tell the version of kernel \(kernel); name it vmlinuz-VERSION")
        }
        let beside = URL(fileURLWithPath: kernel).deletingLastPathComponent().path + "/../lib/modules/" + version
        let candidates = [beside, image + "/lib/modules/" + version, "/lib/modules/" + version]
        guard let modules = candidates.first(where: { files.fileExists(atPath: $0 + "/modules.dep") }) else {
            throw LaunchError(
                "no modules for kernel \(version) (looked for modules.dep in \(candidates.joined(separator: ", ")))")
        }
        let dxg = ["\(image)/../kernel/\(version)/dxg.ko", "\(image)/dxg/\(version)/dxg.ko"]
            .first { files.fileExists(atPath: $0) }
        let driver = ["\(image)/../guest", "\(image)/driver"]
            .first { files.fileExists(atPath: "\($0)/libgpupv-vulkan.so") }
        return KernelImage(
            kernel: kernel, version: version, modules: modules, initProgram: image + "/gpupv-init", dxgModule: dxg,
            driver: driver)
    }

    /// All kernels there are for mini-VMs: the image's, and this host's own in `boot`.
    ///
    /// Those that lack modules or cannot be read are left out.
    public static func all(boot: String = "/boot", in directories: [String] = searchPath()) -> [KernelImage] {
        let files = FileManager.default
        func kernels(_ directory: String, _ prefix: String) -> [String] {
            ((try? files.contentsOfDirectory(atPath: directory)) ?? []).filter { $0.hasPrefix(prefix) }
                .sorted { $0.compare($1, options: .numeric) == .orderedAscending }.map { directory + "/" + $0 }
        }
        let image = directories.first { files.fileExists(atPath: $0 + "/gpupv-init") }
        let paths = image.map { kernels($0 + "/boot", "vmlinux-") } ?? []
        return (paths + kernels(boot, "vmlinuz-")).compactMap { try? locate($0, in: directories) }
    }

    /// Whether there is a dxg.ko for it.
    public var hasDxgModule: Bool {
        dxgModule != nil || (try? ModuleTree(directory: modules))?.contains("dxg") == true
    }

    /// `GPUPV_IMAGE`; beside an installed `gpupv`; in the build directory it was built in.
    public static func searchPath(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: String? = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    ) -> [String] {
        if let named = environment["GPUPV_IMAGE"] { return [named] }
        guard let executable else { return [] }
        let directory = URL(fileURLWithPath: executable).deletingLastPathComponent()
        var paths = [directory.appendingPathComponent("../lib/gpupv").standardized.path]
        // .build/<triple>/<configuration>/gpupv, whatever the build directory is called.
        var parent = directory
        for _ in 0..<3 {
            parent.deleteLastPathComponent()
            paths.append(parent.appendingPathComponent("image").path)
            paths.append(parent.appendingPathComponent(".build/image").path)
        }
        return paths
    }

    /// From the file's name, else from a bzImage's header.
    static func version(of kernel: String) -> String? {
        let name = URL(fileURLWithPath: kernel).resolvingSymlinksInPath().lastPathComponent
        for prefix in ["vmlinux-", "vmlinuz-"] where name.hasPrefix(prefix) {
            return String(name.dropFirst(prefix.count))
        }
        guard let file = FileHandle(forReadingAtPath: kernel), let head = try? file.read(upToCount: 0x8000),
            head.count > 0x210, head[0x202..<0x206].elementsEqual("HdrS".utf8)
        else { return nil }
        let offset = Int(head[0x20e]) | Int(head[0x20f]) << 8
        guard offset != 0, offset + 0x200 < head.count else { return nil }
        let text = String(decoding: head[(offset + 0x200)...].prefix(128).prefix { $0 != 0 }, as: UTF8.self)
        return text.split(separator: " ").first.map(String.init)
    }

    /// Packs init and the modules it loads.
    ///
    /// - Parameters:
    ///   - withGPU: also the Vulkan driver, and dxg.ko, wherever it is; the guest reports it missing if it is nowhere.
    ///   - extraModules: names of others to load, with what they need.
    public func initramfs(withGPU: Bool, extraModules: [String] = []) throws -> Initramfs {
        let tree = try ModuleTree(directory: modules)
        var files = try tree.loadOrder(for: Self.requiredModules + extraModules).map { modules + "/" + $0 }
        if withGPU {
            if let dxgModule {
                files.append(dxgModule)
            } else if tree.contains("dxg") {
                files += try tree.loadOrder(for: ["dxg"]).map { modules + "/" + $0 }.filter { !files.contains($0) }
            }
        }
        var archive = Initramfs()
        for directory in ["dev", "proc", "sys", "lower", "upper", "root", "modules"] {
            archive.addDirectory(directory)
        }
        archive.addCharacterDevice("dev/console", major: 5, minor: 1)
        archive.addFile("init", permissions: 0o755, try Self.read(initProgram))
        var order = ""
        if withGPU, let driver {
            archive.addDirectory("driver")
            for name in Self.driverFiles {
                archive.addFile("driver/" + name, try Self.read("\(driver)/\(name)"))
            }
        }
        for file in files {
            let name = ModuleTree.name(of: file) + ".ko"
            archive.addFile("modules/" + name, try Self.readModule(file))
            order += name + "\n"
        }
        archive.addFile("modules/order", Array(order.utf8))
        archive.finish()
        return archive
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw LaunchError("cannot read \(path)") }
        return Array(data)
    }

    /// A module's ELF file, unpacked if it is compressed.
    private static func readModule(_ path: String) throws -> [UInt8] {
        let programs = [".xz": "xz", ".zst": "zstd", ".gz": "gzip"]
        guard let program = programs.first(where: { path.hasSuffix($0.key) })?.value else { return try read(path) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program, "-dcq", path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw LaunchError("cannot unpack \(path) with \(program)") }
        return Array(data)
    }
}
