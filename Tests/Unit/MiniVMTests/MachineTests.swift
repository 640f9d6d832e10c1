// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MiniVM

@Suite struct MachineTests {
    private func value(of option: String, in arguments: [String]) -> String? {
        arguments.firstIndex(of: option).map { arguments[$0 + 1] }
    }

    @Test func showsTheHostsFilesReadOnly() {
        var machine = Machine(kernel: "/k")
        machine.rootDirectory = "/a,b"
        let exported = value(of: "-fsdev", in: machine.arguments)
        #expect(exported?.contains("path=/a,,b,") == true)
        #expect(exported?.contains("readonly=on") == true)
    }

    @Test func hasAWindowOnlyIfAsked() {
        var machine = Machine(kernel: "/k")
        #expect(!machine.arguments.contains { $0.contains("ivshmem") })
        machine.hasWindow = true
        #expect(machine.arguments.contains("ivshmem-doorbell,chardev=window,vectors=1"))
        #expect(machine.arguments.contains("socket,id=window,fd=\(Machine.Descriptor.window)"))
    }

    @Test func translatesUnlessKVMWorks() {
        var machine = Machine(kernel: "/k")
        #expect(value(of: "-accel", in: machine.arguments) == "tcg,thread=multi")
        #expect(machine.commandLine.contains("maxcpus=1"), "one CPU patches code while another runs it")
        machine.acceleration = .hardware
        #expect(value(of: "-accel", in: machine.arguments) == "kvm")
        #expect(!machine.commandLine.contains("tsc=reliable"))
        #expect(!machine.commandLine.contains("maxcpus="))
    }

    @Test func probesWithNothingButAnExit() {
        var machine = Machine(kernel: "/k")
        machine.isProbe = true
        #expect(machine.arguments.contains { $0.hasPrefix("isa-debug-exit") })
        #expect(!machine.arguments.contains("-fsdev"))
        #expect(machine.commandLine.contains("gpupv.probe"))
        #expect(Machine.probeSucceeded & 1 == 1)
    }

    @Test func touchesNoNetworkAndNoDisplay() {
        let arguments = Machine(kernel: "/k").arguments
        #expect(value(of: "-nic", in: arguments) == "none")
        #expect(value(of: "-display", in: arguments) == "none")
        #expect(arguments.contains("-nodefaults") && arguments.contains("-no-user-config"))
    }

    @Test func readsVersionsOffKernelNames() {
        #expect(KernelImage.version(of: "/boot/vmlinuz-6.1.0-56-amd64") == "6.1.0-56-amd64")
        #expect(KernelImage.version(of: "x/vmlinux-6.12.95+deb12-amd64") == "6.12.95+deb12-amd64")
        #expect(KernelImage.version(of: "/dev/null") == nil)
    }

    @Test func looksForTheImageWhereItIsTold() {
        #expect(KernelImage.searchPath(environment: ["GPUPV_IMAGE": "/x"], executable: "/y/gpupv") == ["/x"])
        let built = KernelImage.searchPath(environment: [:], executable: "/p/.build/x86_64/release/gpupv")
        #expect(built.contains("/p/.build/image"))
        let installed = KernelImage.searchPath(environment: [:], executable: "/usr/bin/gpupv")
        #expect(installed.first == "/usr/lib/gpupv")
    }
}
