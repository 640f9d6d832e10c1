// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Doctor
import Foundation

/// `gpupv doctor`: whether this machine can do everything.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Find out whether this machine can do everything, and what to do if not.",
        discussion: """
            Looks at the processor, KVM (a test guest is booted, once per boot of the host), QEMU, the mini-VM's \
            image and module, GPUs and Vulkan, permissions, memory, limits and container runtimes. Nothing is \
            changed; for each "no" there is a command to try.

            Exit status: 0 if nothing is wrong; 1 if something could be better (warn); 2 if VMs with a GPU cannot \
            be had (FAIL).

            Example: gpupv doctor --json | jq '.findings[] | select(.severity != "ok")'
            """)

    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        var host = HostProbe()
        host.preloadLibrary = { PreloadLibrary.path }
        // Asked by several checks, and slow.
        let inventory = host.inventory()
        host.inventory = { inventory }
        let report = Doctor.examine(host)
        if json { try printJSON(report) } else { print(report.text, terminator: "") }
        throw ExitCode(report.exitStatus)
    }
}
