// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import MiniVM
import Physical
import Sandbox
import SystemPackage

/// What checks ask the machine. Each question can be answered otherwise, so that a test can make any check fail.
public struct HostProbe: Sendable {
    /// A file's text; nil if it cannot be read.
    public var contents: @Sendable (_ path: String) -> String? = {
        try? String(contentsOfFile: $0, encoding: .utf8)
    }
    /// Names in a directory; none if it cannot be read.
    public var entries: @Sendable (_ directory: String) -> [String] = {
        (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
    }
    /// Why this user cannot read and write a file; nil if it can.
    public var refusal: @Sendable (_ path: String) -> Errno? = {
        access($0, R_OK | W_OK) == 0 ? nil : Errno(rawValue: errno)
    }
    /// Whether this user's workers can open a device node.
    public var workersCanOpen: @Sendable (_ node: String) -> Bool = Sandbox.workersCanOpen
    /// Where a program is; nil if it is not on PATH.
    public var program: @Sendable (_ name: String) -> String? = { name in
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
    /// What a program prints; nil if it cannot be run or fails.
    public var output: @Sendable (_ program: String, _ arguments: [String]) -> String? = HostProbe.run
    /// Soft and hard limit of a resource; `UInt64.max` is none.
    public var limit: @Sendable (_ resource: Resource) -> (soft: UInt64, hard: UInt64) = { $0.limits }
    /// The mini-VM's kernel.
    public var kernel: @Sendable () throws -> KernelImage = { try KernelImage.locate(nil) }
    /// All kernels for mini-VMs.
    public var kernels: @Sendable () -> [KernelImage] = { KernelImage.all() }
    /// How a mini-VM of that kernel would run; found out by running one.
    public var acceleration: @Sendable (_ kernel: KernelImage) throws -> AccelerationChoice = {
        try AccelerationProbe.choose(kernel: $0)
    }
    /// Whether there is a dxg.ko for a kernel.
    public var hasDxgModule: @Sendable (_ kernel: KernelImage) -> Bool = { $0.hasDxgModule }
    /// The GPUs.
    public var inventory: @Sendable () -> Inventory = InventorySource.host().read
    /// The library that `gpupv emulate` preloads; nil if there is none.
    public var preloadLibrary: @Sendable () -> String? = { nil }

    public init() {}

    /// A limit of the process.
    public enum Resource: Sendable {
        case openFiles, lockedMemory

        fileprivate var limits: (soft: UInt64, hard: UInt64) {
            var limit = rlimit()
            switch self {
            case .openFiles: getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            case .lockedMemory: getrlimit(__rlimit_resource_t(__RLIMIT_MEMLOCK.rawValue), &limit)
            }
            return (UInt64(limit.rlim_cur), UInt64(limit.rlim_max))
        }
    }

    private static func run(_ program: String, _ arguments: [String]) -> String? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }
}
