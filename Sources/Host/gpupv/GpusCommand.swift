// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Glibc
import Partitions
import Physical
import VulkanEngine

/// `gpupv gpus`: the GPUs of this machine, and how they can be partitioned.
struct GpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gpus",
        abstract: "List this machine's GPUs and how each can be partitioned.",
        discussion: """
            Says of each GPU what PCI, the kernel's graphics drivers and Vulkan know of it, and for each way to \
            partition it whether that is possible and why not otherwise:

              mediated   gpupv divides it: a budget of memory, and an arbiter for its time
              sriov      it divides itself into virtual functions
              mig        NVIDIA's driver divides it into instances
              emulated   no GPU: the CPU does the work

            --watch goes on and tells what comes, goes or changes. --plan says what a new partition would be bound \
            to, and why. --virtual-functions makes and removes virtual functions; who uses one then loses it.

            Exit status: 0; 1 if there is no such GPU, or what was asked for is not possible.

            Examples: gpupv gpus --json
                      gpupv gpus --plan --mode sriov 01:00.0
                      sudo gpupv gpus --virtual-functions 4 01:00.0
            """)

    @Flag(help: "Print JSON; with --watch one object a line.") var json = false
    @Flag(help: "Go on, and tell what changes.") var watch = false
    @Flag(help: "Say what a new partition would be bound to.") var plan = false
    @Option(
        help: ArgumentHelp("With --plan: auto, mediated, sriov, mig or emulated.", valueName: "mode"))
    var mode: ModeOption = .auto
    @Option(
        help: ArgumentHelp("Make it so that the GPU has this many virtual functions (root).", valueName: "n"))
    var virtualFunctions: Int?
    @Argument(help: "One GPU: its id, its PCI address, or part of its name.") var gpu: String?

    enum ModeOption: String, ExpressibleByArgument, CaseIterable {
        case auto, mediated, sriov, mig, emulated

        var partitionMode: PartitionMode? { PartitionMode(rawValue: rawValue) }
    }

    func validate() throws {
        guard [watch, plan, virtualFunctions != nil].filter({ $0 }).count <= 1 else {
            throw ValidationError("--watch, --plan and --virtual-functions exclude each other")
        }
        guard mode == .auto || plan else { throw ValidationError("--mode goes with --plan") }
        guard !watch || gpu == nil else { throw ValidationError("--watch tells of all GPUs") }
        if let virtualFunctions {
            guard virtualFunctions >= 0 else { throw ValidationError("--virtual-functions must not be negative") }
            guard gpu != nil else { throw ValidationError("--virtual-functions needs a GPU") }
        }
    }

    func run() throws {
        do {
            if watch { return try follow() }
            let inventory = Self.read()
            if plan { return try show(.make(mode: mode.partitionMode, gpu: gpu, inventory: inventory)) }
            if let virtualFunctions { return try setVirtualFunctions(virtualFunctions, inventory) }
            try show(InventoryReport(inventory, only: gpu.map { [try inventory.gpu($0)] }))
        } catch let error as BindingError {
            FileHandle.standardError.write(Data("gpupv: \(error)\n".utf8))
            throw ExitCode(1)
        }
    }

    /// What there is now. Loads this machine's Vulkan drivers into the process, which may take some tenths of a second.
    private static func read() -> Inventory { .read(vulkan: Result { try VulkanInventory.devices() }) }

    private func show(_ report: InventoryReport) throws {
        if json { try printJSON(report) } else { print(report.text, terminator: "") }
    }

    private func show(_ plan: PartitionPlan) throws {
        if json { return try printJSON(plan) }
        print("mode    \(plan.binding.mode.rawValue)")
        print("device  \(plan.binding.gpu == nil ? "none" : plan.binding.device)")
        print("engine  \(plan.binding.engine.rawValue)")
        print("why     \(plan.reason)")
        for other in plan.considered where !other.assessment.isPossible {
            print("not     \(other.gpu), \(other.assessment.mode.rawValue): \(other.assessment.reason)")
        }
    }

    private func setVirtualFunctions(_ count: Int, _ inventory: Inventory) throws {
        let chosen = try inventory.gpu(gpu ?? "")
        guard let address = chosen.pci?.address else { throw BindingError("\(chosen.id) is not on PCI") }
        let functions = try VirtualFunctionControl().set(count, of: address)
        if json { try printJSON(functions) } else { functions.forEach { print($0) } }
    }

    private func follow() throws {
        // Before the first look: nothing is missed in between.
        let hotplug = try Hotplug()
        var inventory = Self.read()
        if json {
            try printJSON(InventoryReport(inventory), isLine: true)
        } else {
            print(InventoryReport(inventory).text)
            print("watching for changes; Ctrl-C ends it")
        }
        while true {
            // Whoever reads a pipe wants to know now. (nil: all streams, as stdout is a variable to Swift.)
            fflush(nil)
            guard !hotplug.wait().isEmpty else { continue }
            let now = Self.read()
            for change in InventoryChange.between(inventory, now) {
                if json {
                    try printJSON(change, isLine: true)
                } else {
                    let detail = change.detail.isEmpty ? "" : ": \(change.detail)"
                    print("\(change.kind.rawValue)  \(change.gpu.id)  \(change.gpu.name)\(detail)")
                }
            }
            inventory = now
        }
    }
}

/// Prints a value as JSON with sorted keys.
///
/// - Parameter isLine: on one line.
func printJSON(_ value: some Encodable, isLine: Bool = false) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
        isLine
        ? [.sortedKeys, .withoutEscapingSlashes]
        : [
            .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
        ]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
