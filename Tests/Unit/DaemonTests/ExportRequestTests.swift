// SPDX-License-Identifier: Apache-2.0
import CLinux
import CStream
import Carriers
import Control
import Glibc
import Partitions
import SystemPackage
import Testing
import Window
import WorkerChannel

@testable import Physical

/// What VMs publish, as programs of the host ask a daemon for it.
@Suite(.serialized) @MainActor struct ExportRequestTests {
    nonisolated private static let gpu = "0000:01:00.0"
    nonisolated private static let function = "0000:01:00.1"

    nonisolated private static func export(_ name: String, _ content: Export.Content) -> Export {
        Export(name: name, data: [], content: content)!
    }

    private func host(_ mode: String, _ news: [ExportNews], exports: String = "4") throws -> StandInHost {
        try StandInHost(
            configuration: """
                gpus: {card: {device: "\(Self.gpu)"}}
                partitions: {a: {gpu: card, vram: 1M, mode: \(mode), exports: \(exports)}}
                """,
            [
                StandInHost.gpu(Self.gpu, node: "/dev/dri/renderD128", virtual: [Self.function]),
                StandInHost.gpu(Self.function, node: "/dev/dri/renderD129", of: Self.gpu),
            ], news: news)
    }

    /// A VM that connects to a partition.
    nonisolated private static func attach(_ client: ControlClient) throws -> OwnedDescriptor {
        let vm = OwnedDescriptor(
            taking: FileDescriptor(rawValue: gpupv_connect_path(try client.call(AttachPartition("a")).socket)))
        _ = try Ivshmem.connect(on: vm.descriptor)
        return vm
    }

    /// Asks until something is published: the worker's word may come later than its VM's greeting.
    nonisolated private static func published(_ client: ControlClient, _ count: Int) throws -> [ExportStatus] {
        while true {
            let all = try client.call(ListExports("a"))
            if all.count == count { return all }
        }
    }

    /// A partition that has a virtual function to itself publishes like one that shares its GPU.
    @Test(arguments: [("mediated", gpu, true), ("sriov", function, false)])
    func whateverItIsBoundToAPartitionPublishes(mode: String, device: String, isArbitrated: Bool) throws {
        let host = try host(
            mode,
            [
                .begun, .published(slot: 0, number: 1, serial: 1, Self.export("frame", .fence(value: 3))),
                .published(slot: 1, number: 2, serial: 2, Self.export("done", .hostFence)),
            ])
        try host.serve {
            let client = try ControlClient(host.control)
            #expect(try client.call(ListExports("a")).isEmpty)
            let early = #expect(throws: ControlError.self) { try client.call(TakeExport("a", export: "frame")) }
            #expect(early?.code == .impossible && early?.message.contains("no VM") == true)
            var vm: OwnedDescriptor? = try Self.attach(client)
            #expect(vm != nil)
            let all = try Self.published(client, 2)
            #expect(all.map(\.name) == ["done", "frame"] && all[1].value == 3)
            let status = try client.call(ShowPartition("a"))
            #expect(status.binding?.mode.rawValue == mode && status.binding?.device == device)
            #expect(status.binding?.isExclusive == !isArbitrated)
            #expect(host.workers.map(\.isArbitrated) == [isArbitrated] && host.workers.map(\.exports) == [4])

            let frame = try client.call(TakeExport("a", export: "frame"))
            let descriptors = client.takeDescriptors()
            defer { descriptors.forEach { try? $0.close() } }
            #expect(frame.descriptors == [.page, .event] && descriptors.count == 2)
            let page = try SharedMemory(mapping: descriptors[0], size: 4096, isWritable: false).region
            #expect(page.loadAtomic(at: 0) == 3 && page.loadAtomic(at: 8) == UInt64(GPUPV_EXPORT_LIVE.rawValue))
            let done = try client.call(TakeExport("a", export: "done"))
            client.takeDescriptors().forEach { try? $0.close() }
            _ = try client.call(SignalExport(done.id, value: 9))
            _ = try client.call(ReleaseExport(done.id))
            let again = #expect(throws: ControlError.self) { try client.call(ReleaseExport(done.id)) }
            #expect(again?.code == .notFound)
            // Nothing of it is there without its VM.
            vm = nil
            Doorbell(taking: descriptors[1]).clear()
            while page.loadAtomic(at: 8) == UInt64(GPUPV_EXPORT_LIVE.rawValue) {
                Doorbell(taking: descriptors[1]).wait()
            }
            #expect(try client.call(ListExports("a")).isEmpty)
        }
    }

    @Test func aPartitionThatIsAllowedNothingGivesNothing() throws {
        let host = try host(
            "sriov", [.begun, .published(slot: 0, number: 1, serial: 1, Self.export("done", .hostFence))],
            exports: "0")
        try host.serve {
            let client = try ControlClient(host.control)
            let vm = try Self.attach(client)
            defer { withExtendedLifetime(vm) {} }
            let refused = #expect(throws: ControlError.self) { try client.call(TakeExport("a", export: "done")) }
            #expect(refused?.code == .forbidden && refused?.fix?.contains("exports:") == true)
        }
    }

    @Test func aWorkerThatLiesIsReplaced() throws {
        let host = try host(
            "sriov",
            [
                .begun,
                .published(slot: 0, number: 1, serial: 1, Self.export("rings", .buffer(offset: 0, size: 1 << 20))),
            ])
        try host.serve {
            let client = try ControlClient(host.control)
            let events = try ControlClient(host.control)
            _ = try events.call(Subscribe(milliseconds: nil))
            let vm = try Self.attach(client)
            defer { withExtendedLifetime(vm) {} }
            // Each does it; the first two are enough.
            var expelled = 0
            while expelled < 2 {
                guard case .happened(let event) = try events.nextEvent(), event.event == .workerExpelled else {
                    continue
                }
                #expect(event.partition == "a" && event.message.contains("published what cannot be"))
                expelled += 1
            }
            #expect(try client.call(ListExports("a")).isEmpty)
        }
    }
}
