// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Control
import Foundation
import Glibc
import Partitions
import SystemPackage
import Testing

@testable import Physical

/// A daemon whose GPUs come and go.
@Suite(.serialized) @MainActor struct DeviceTests {
    nonisolated static let one = "0000:01:00.0"
    nonisolated static let two = "0000:02:00.0"
    nonisolated static let both = """
        gpus: {first: {device: "\(one)"}, second: {device: "\(two)"}}
        partitions: {a: {gpu: first, vram: 1M}}
        """

    /// Takes events until one is what `wanted` says.
    nonisolated private static func event<Value>(
        _ client: ControlClient, _ wanted: (ControlEvent) -> Value?
    ) throws -> Value {
        while true {
            if let value = wanted(try client.nextEvent()) { return value }
        }
    }

    nonisolated private static func happened(_ client: ControlClient, _ kind: DaemonEvent.Kind) throws -> DaemonEvent {
        try event(client) { event in
            guard case .happened(let event) = event, event.event == kind else { return nil }
            return event
        }
    }

    @Test func aPartitionFollowsItsGPU() throws {
        let gpus = [
            StandInHost.gpu(Self.one, node: "/dev/dri/renderD128"),
            StandInHost.gpu(Self.two, node: "/dev/dri/renderD129"),
        ]
        let host = try StandInHost(configuration: Self.both, gpus)
        try host.serve {
            let client = try ControlClient(host.control)
            let events = try ControlClient(host.control)
            _ = try events.call(Subscribe(milliseconds: nil))
            let idle = try client.call(ShowPartition("a"))
            #expect(idle.state == .idle && idle.binding?.device == Self.one)
            #expect(idle.why?.contains("GPU at \(Self.one)") == true)

            let socket = gpupv_connect_path(idle.socket)
            let vm = FileDescriptor(rawValue: socket)
            defer { try? vm.close() }
            _ = try Ivshmem.connect(on: vm)
            let attached = try client.call(ShowPartition("a"))
            let worker = try #require(attached.vm?.worker)
            #expect(attached.state == .attached)
            // It is told of its own GPU's nodes only.
            #expect(host.workers.map(\.deviceNodes) == [["/dev/dri/renderD128"]])
            #expect(host.workers.map(\.gpu) == [Self.one])

            // The GPU goes: so does the worker, and the VM stays.
            host.change(to: [gpus[1]])
            let missing = try Self.happened(events, .gpuMissing)
            #expect(missing.partition == "a" && missing.message.contains("GPU \(Self.one) is not there"))
            let alone = try Self.event(events) { event in
                guard case .changed(let status) = event, status.vm?.worker == nil else {
                    return nil as PartitionStatus?
                }
                return status
            }
            #expect(alone.state == .missing && alone.vm?.pid == getpid() && alone.binding == nil)
            #expect(kill(worker, 0) != 0)
            let refused = #expect(throws: ControlError.self) { try client.call(AttachPartition("a")) }
            #expect(refused?.code == .busy)

            // It comes back, with another node.
            host.change(to: [StandInHost.gpu(Self.one, node: "/dev/dri/renderD130"), gpus[1]])
            _ = try Self.happened(events, .gpuFound)
            _ = try Self.happened(events, .workerRestarted)
            let back = try client.call(ShowPartition("a"))
            #expect(back.state == .attached && back.binding?.device == Self.one && back.vm?.workers == 2)
            #expect(host.workers.last?.deviceNodes == ["/dev/dri/renderD130"])

            // A driver that only has its node elsewhere now has the worker replaced.
            host.change(to: [StandInHost.gpu(Self.one, node: "/dev/dri/renderD131"), gpus[1]])
            _ = try Self.happened(events, .workerRestarted)
            #expect(host.workers.last?.deviceNodes == ["/dev/dri/renderD131"])
        }
    }

    @Test func aDaemonStartsWithoutItsGPU() throws {
        let host = try StandInHost(
            configuration: "gpus: {card: {device: '\(Self.one)', divide: {count: 2}}}\npartitions: {}", [])
        try host.serve {
            let client = try ControlClient(host.control)
            let events = try ControlClient(host.control)
            _ = try events.call(Subscribe(milliseconds: nil))
            #expect(try client.call(ListPartitions()).isEmpty)
            // What it is divided into is known once it is there.
            host.change(to: [StandInHost.gpu(Self.one)])
            _ = try Self.happened(events, .configurationReloaded)
            let made = try client.call(ListPartitions())
            #expect(made.map(\.definition.vram.maximum) == [4 << 30, 4 << 30])
            #expect(made.map(\.state) == [.idle, .idle])
        }
        // From then on they are there without it.
        host.change(to: [])
        try host.serve {
            let client = try ControlClient(host.control)
            let waiting = try client.call(ListPartitions())
            #expect(waiting.map(\.state) == [.missing, .missing])
            #expect(waiting[0].problem?.contains(Self.one) == true)
            let refused = #expect(throws: ControlError.self) { try client.call(AttachPartition("card-1")) }
            #expect(refused?.code == .impossible && refused?.message.contains("has no GPU now") == true)
            // Who connects all the same is turned away.
            let vm = FileDescriptor(rawValue: gpupv_connect_path(waiting[0].socket))
            defer { try? vm.close() }
            #expect(throws: Errno.connectionReset) { try Ivshmem.connect(on: vm) }
        }
    }

    @Test func aModeIsChosenAndKept() throws {
        let functions = ["0000:01:00.1", "0000:01:00.2"]
        func gpus(_ enabled: [String]) -> [GPU] {
            [StandInHost.gpu(Self.one, virtual: enabled)] + enabled.map { StandInHost.gpu($0, of: Self.one) }
                + [StandInHost.gpu(Self.two, gibibytes: 16)]
        }
        let host = try StandInHost(configuration: Self.both, gpus([]))
        let size: [String: JSONValue] = ["vram": .string("1M")]
        func create(_ name: String, _ mode: String, _ more: [String: JSONValue] = [:]) -> CreatePartition {
            CreatePartition(name, settings: size.merging(["mode": .string(mode)]) { $1 }.merging(more) { $1 })
        }
        let calls = ["auto", "sriov"].map { create("of-\($0)", $0) }
        let unwanted = create("x", "mig", ["gpu": .string("second")])
        let moved = ResizePartition("of-auto", settings: ["mode": .string("auto")])
        try host.serve {
            let client = try ControlClient(host.control)
            // The GPU that the fewest partitions use.
            let auto = try client.call(calls[0])
            #expect(auto.definition.gpu == "second" && auto.definition.mode == nil)
            #expect(auto.binding?.mode == .mediated && auto.binding?.device == Self.two)
            #expect(auto.rejected?.contains { $0.contains("sriov: it has no SR-IOV capability") } == true)
            let none = #expect(throws: ControlError.self) { try client.call(calls[1]) }
            #expect(none?.code == .impossible && none?.message.contains("no SR-IOV") == true)
            let mig = #expect(throws: ControlError.self) { try client.call(unwanted) }
            #expect(mig?.message.contains("none of NVIDIA's") == true)
            #expect(try client.call(ListPartitions()).count == 2)
        }
        host.change(to: gpus(functions))
        try host.serve {
            let client = try ControlClient(host.control)
            // There is a better way now, and it is not taken by itself.
            #expect(try client.call(ShowPartition("of-auto")).binding?.device == Self.two)
            let sriov = try client.call(calls[1])
            #expect(sriov.definition.gpu == "first" && sriov.binding?.device == functions[0])
            #expect(sriov.share == 1)
            #expect(try client.call(moved).binding?.device == Self.two)
        }
        host.change(to: gpus(functions.reversed()))
        try host.serve {
            let client = try ControlClient(host.control)
            #expect(try client.call(ShowPartition("of-sriov")).binding?.device == functions[0])
        }
    }
}
