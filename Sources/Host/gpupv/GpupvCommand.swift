// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CWire

@main
struct GpupvCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gpupv",
        abstract: "A GPU for every mini-VM.",
        discussion: """
            Gives programs in lightweight VMs a partition of the host's GPU through /dev/dxg, with memory \
            limits that are enforced. With no GPU, an emulated device does the same on the CPU.
            """,
        version: GPUPV_VERSION,
        subcommands: [
            RunCommand.self, EmulateCommand.self, ServeCommand.self, PartitionCommand.self, TopCommand.self,
            WebCommand.self, ConfigCommand.self, DaemonCommand.self, GpusCommand.self, DoctorCommand.self,
            WorkerCommand.self, ProbeSandboxCommand.self, ContainerVMCommand.self, ContainerExecCommand.self,
        ])
}
