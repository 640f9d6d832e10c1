// SPDX-License-Identifier: Apache-2.0
import CInit

/// A mini-VM as QEMU is told of it.
public struct Machine: Sendable {
    public var acceleration: Acceleration = .emulated
    public var memoryBytes: UInt64 = 1 << 30
    public var cpus = 2
    public var kernel: String
    /// Directory that becomes the guest's root, read-only.
    public var rootDirectory = "/"
    /// A view of that directory waits at ``Descriptor/root``, and is the guest's root instead.
    var hasView = false
    /// Name or path of a firmware; nil for QEMU's own.
    public var firmware: String?
    /// A window waits at ``Descriptor/window``.
    public var hasWindow = false
    /// A container's VM: `rootDirectory` is writable and has the container's root in `rootfs`, and there are ports for
    /// more processes, at ``Descriptor/firstExec`` and after it.
    public var isContainer = false
    /// Addresses (MAC) of a container's network interfaces, whose taps wait at ``Descriptor/firstTap`` and after it.
    public var networkAddresses: [String] = []
    /// Boot as far as init and end; QEMU's status tells.
    public var isProbe = false
    /// What QEMU is told beyond that.
    public var extraArguments: [String] = []
    /// All of the kernel's messages, not only its errors.
    public var isVerbose = false

    public init(kernel: String) {
        self.kernel = kernel
    }

    /// Descriptors QEMU is started with.
    public enum Descriptor {
        /// Socket of the port named `GPUPV_INIT_PORT`.
        public static let port: Int32 = 3
        /// Socket of an ivshmem server.
        public static let window: Int32 = 4
        /// The initial file system.
        public static let initramfs: Int32 = 5
        /// Socket of QEMU's control monitor (QMP); asked where a VM stands that does not get ready.
        public static let monitor: Int32 = 6
        /// The guest's root, as ``HostView`` shows it.
        public static let root: Int32 = 7
        /// The mount namespace that keeps that view.
        public static let namespace: Int32 = 8
        /// Sockets of a container's ports for more processes, `GPUPV_INIT_EXEC_PORTS` of them.
        public static let firstExec: Int32 = 9
        /// Taps of a container's network interfaces.
        public static let firstTap = firstExec + Int32(GPUPV_INIT_EXEC_PORTS)
    }

    /// How many processes beside its first a container's VM can run for others at a time.
    public static let execPorts = Int(GPUPV_INIT_EXEC_PORTS)

    /// QEMU's exit status when a probe's init ran.
    public static let probeSucceeded = Int32(GPUPV_INIT_PROBE_VALUE) * 2 + 1

    /// QEMU's arguments. The kernel's console is QEMU's standard output.
    public var arguments: [String] {
        var arguments = [
            "-name", "gpupv", "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-nic", "none",
            "-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
            // Nothing that takes time to find and is not used.
            "-machine", "q35,smm=off,sata=off,smbus=off,vmport=off,hpet=off,usb=off",
            "-accel", acceleration == .hardware ? "kvm" : "tcg,thread=multi", "-cpu", "max",
            "-smp", "\(cpus)", "-m", "\(memoryBytes >> 20)M",
        ]
        if let firmware { arguments += ["-bios", firmware] }
        arguments += [
            "-kernel", kernel, "-initrd", "/proc/self/fd/\(Descriptor.initramfs)", "-append", commandLine,
            "-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console",
        ]
        if isProbe {
            return arguments + ["-device", "isa-debug-exit,iobase=\(GPUPV_INIT_EXIT_PORT),iosize=1"]
        }
        let root = hasView ? "/proc/self/fd/\(Descriptor.root)" : Self.escaped(rootDirectory)
        let access = isContainer ? "security_model=passthrough" : "security_model=none,readonly=on"
        arguments += [
            "-fsdev", "local,id=root,path=\(root),\(access),multidevs=remap",
            "-device", "virtio-9p-pci,fsdev=root,mount_tag=\(GPUPV_INIT_ROOT_TAG)",
            "-device", "virtio-serial-pci,max_ports=\(isContainer ? 2 + Self.execPorts : 2)",
            "-chardev", "socket,id=run,fd=\(Descriptor.port)",
            "-device", "virtserialport,chardev=run,name=\(GPUPV_INIT_PORT)",
            "-chardev", "socket,id=monitor,fd=\(Descriptor.monitor)", "-mon", "chardev=monitor,mode=control",
        ]
        if isContainer {
            for port in 0..<Self.execPorts {
                arguments += [
                    "-chardev", "socket,id=exec\(port),fd=\(Descriptor.firstExec + Int32(port))",
                    "-device", "virtserialport,chardev=exec\(port),name=\(GPUPV_INIT_EXEC_PORT)\(port)",
                ]
            }
        }
        for (number, address) in networkAddresses.enumerated() {
            // Without a firmware to boot from: nobody does.
            arguments += [
                "-netdev", "tap,id=net\(number),fd=\(Descriptor.firstTap + Int32(number))",
                "-device", "virtio-net-pci,netdev=net\(number),mac=\(address),romfile=",
            ]
        }
        if hasWindow {
            arguments += [
                "-chardev", "socket,id=window,fd=\(Descriptor.window)",
                "-device", "ivshmem-doorbell,chardev=window,vectors=1",
            ]
        }
        return arguments + extraArguments
    }

    /// The kernel's command line.
    ///
    /// `nopat`: the small firmware sets no MTRRs, so newer kernels would map the window uncached; with PAT off
    /// they map it as asked.
    ///
    /// `maxcpus=1`: QEMU before 8.1 can keep a stale translation of code that one CPU patches while another runs it
    /// (its commit "accel/tcg: Always lock pages before translation" ended that). Where the kernel flips a static key
    /// as it boots, both CPUs then take the patch's breakpoint for ever. gpupv-init brings the others up.
    var commandLine: String {
        var words = [
            "console=ttyS0", isVerbose ? "loglevel=7" : "quiet loglevel=4", "panic=-1", "nopat", "no_timer_check",
            "mitigations=off", "nokaslr", "cryptomgr.notests", "random.trust_cpu=on", "apparmor=0",
        ]
        if acceleration == .emulated { words += ["tsc=reliable", "maxcpus=1"] }
        if isProbe { words.append(GPUPV_INIT_PROBE_OPTION) }
        if isContainer { words.append(GPUPV_INIT_CONTAINER_OPTION) }
        return words.joined(separator: " ")
    }

    /// A comma in a value is written twice.
    private static func escaped(_ value: String) -> String {
        value.replacing(",", with: ",,")
    }
}
