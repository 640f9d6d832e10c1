// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import SystemPackage

/// How the mini-VM's instructions are executed.
public enum Acceleration: String, Sendable {
    /// By the CPU, through KVM.
    case hardware = "kvm"
    /// By QEMU, translated.
    case emulated = "tcg"
}

/// Which acceleration a VM uses, and why.
public struct AccelerationChoice: Sendable, Equatable {
    public var acceleration: Acceleration
    public var reason: String

    public init(_ acceleration: Acceleration, reason: String) {
        self.acceleration = acceleration
        self.reason = reason
    }
}

/// Finds out whether this host's KVM runs an ordinary guest.
///
/// An openable /dev/kvm proves little: nested or restricted hosts make VMs that then never get anywhere. So the
/// mini-VM's own kernel is booted as far as init, once per boot of the host, and the answer is remembered.
public struct AccelerationProbe {
    /// Ample for a kernel that KVM executes.
    private static let timeout: Duration = .seconds(5)

    let qemu: String
    let machine: Machine
    let initramfs: FileDescriptor
    /// Told when a probe starts, as that may take seconds.
    let announce: (String) -> Void

    /// What a mini-VM that boots `kernel` would use on this host.
    ///
    /// - Throws: if there is no such QEMU, or the kernel's modules cannot be read.
    public static func choose(
        qemu: String = "qemu-system-x86_64", kernel: KernelImage, announce: @escaping (String) -> Void = { _ in }
    ) throws -> AccelerationChoice {
        guard let program = ChildProcess.find(qemu) else { throw LaunchError("no \(qemu)") }
        var machine = Machine(kernel: kernel.kernel)
        machine.firmware = Session.smallFirmware(of: program)
        let initramfs = try FileDescriptor.memory(
            "gpupv-initramfs", holding: kernel.initramfs(withGPU: false).bytes)
        defer { try? initramfs.close() }
        return AccelerationProbe(qemu: program, machine: machine, initramfs: initramfs, announce: announce).choose()
    }

    /// The remembered choice, or a new one.
    public func choose() -> AccelerationChoice {
        guard access("/dev/kvm", R_OK | W_OK) == 0 else {
            return AccelerationChoice(.emulated, reason: "/dev/kvm: \(Errno(rawValue: errno))")
        }
        let key = self.key
        if let key, let known = Self.remembered(key) { return known }
        announce("finding out whether KVM runs a guest here (once per boot of this host)")
        let choice = probe()
        if let key { Self.remember(choice, key) }
        return choice
    }

    private func probe() -> AccelerationChoice {
        var probed = machine
        probed.acceleration = .hardware
        probed.isProbe = true
        probed.hasWindow = false
        do {
            let null = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
            defer { try? null.close() }
            let child = try ChildProcess(
                qemu, probed.arguments,
                descriptors: [(null, 0), (null, 1), (null, 2), (initramfs, Machine.Descriptor.initramfs)])
            let deadline = ContinuousClock.now + Self.timeout
            while ContinuousClock.now < deadline {
                if let status = child.wait(options: WNOHANG) {
                    return status.exitStatus == Machine.probeSucceeded
                        ? AccelerationChoice(.hardware, reason: "a test guest ran under KVM")
                        : AccelerationChoice(.emulated, reason: "a test guest under KVM ended \(status)")
                }
                usleep(5_000)
            }
            child.kill()
            _ = child.wait()
            return AccelerationChoice(.emulated, reason: "a test guest under KVM hung")
        } catch {
            return AccelerationChoice(.emulated, reason: "a test guest under KVM did not start: \(error)")
        }
    }

    /// What the answer depends on: this boot of the host, QEMU and the kernel.
    private var key: String? {
        guard let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8) else {
            return nil
        }
        func age(_ path: String) -> String {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return "\((attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)"
        }
        return [
            boot.trimmingCharacters(in: .whitespacesAndNewlines), qemu, age(qemu), machine.kernel, age(machine.kernel),
        ]
        .joined(separator: " ")
    }

    private static var cacheFile: String? {
        let environment = ProcessInfo.processInfo.environment
        let base = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { $0 + "/.cache" }
        return base.map { $0 + "/gpupv/acceleration" }
    }

    private static func remembered(_ key: String) -> AccelerationChoice? {
        guard let file = cacheFile, let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count == 3, lines[0] == key, let acceleration = Acceleration(rawValue: lines[1]) else { return nil }
        return AccelerationChoice(acceleration, reason: lines[2])
    }

    private static func remember(_ choice: AccelerationChoice, _ key: String) {
        guard let file = cacheFile else { return }
        let directory = URL(fileURLWithPath: file).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try? "\(key)\n\(choice.acceleration.rawValue)\n\(choice.reason)\n".write(
            toFile: file, atomically: true, encoding: .utf8)
    }
}
