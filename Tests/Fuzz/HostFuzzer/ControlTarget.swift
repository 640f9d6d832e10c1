// SPDX-License-Identifier: Apache-2.0

import Control
import Foundation
import Monitoring

@testable import Partitions

/// The control API's JSON: what clients ask the daemon, and what a daemon tells its clients.
///
/// An input is what a connection brings. Its first byte says in pieces of which size.
final class ControlTarget: FuzzTarget {
    private struct Devices: HostDevices {
        func memory(of device: String) throws(HostDeviceError) -> UInt64 { 8 << 30 }
        func bindingProblems(in configuration: HostConfiguration) -> [BindingProblem] { [] }
    }

    private static let text = """
        gpus:
          gpu0: {device: emulated, memory: 4G}
          gpu1: {device: '0', memory: 8G}
        templates:
          small: {vram: 64M, weight: 10}
        partitions:
          web: {gpu: gpu0, vram: 512M, compute: {minimum: 50%}}
          build: {gpu: gpu0, vram: 1G, weight: 50, priority: low}
          ai: {gpu: gpu1, vram: {minimum: 1G, maximum: 4G}}
        """

    private let reader = ConfigurationReader { Devices() }
    private let configuration: HostConfiguration
    private var last: ControlEvent.Sample?

    init() throws { configuration = try reader.read(Self.text, file: "gpupv.yaml").get() }

    func run(_ input: [UInt8]) throws {
        last = nil
        var buffer = LineBuffer()
        var rest = input.dropFirst()
        let size = Int(input.first ?? 0) + 1
        while !rest.isEmpty {
            guard buffer.append(Array(rest.prefix(size))) else { return }
            rest = rest.dropFirst(size)
            while let line = buffer.next() {
                ask(line)
                hear(line)
            }
        }
    }

    // MARK: A client's requests

    private static let calls: [String: @Sendable (ControlTarget, Data) -> Void] = {
        var calls: [String: @Sendable (ControlTarget, Data) -> Void] = [:]
        func on<Call: ControlCall>(
            _: Call.Type, _ then: @escaping @Sendable (ControlTarget, Call) -> Void = { _, _ in }
        ) {
            calls[Call.name] = { target, line in
                guard
                    let request = try? ControlProtocol.decoder().decode(ControlProtocol.Request<Call>.self, from: line)
                else { return }
                // A request that can be read can be said.
                _ = try! ControlProtocol.line(request.parameters, id: request.id)
                then(target, request.parameters)
            }
        }
        on(GetStatus.self)
        on(Reload.self)
        on(Upgrade.self)
        on(GetConfiguration.self)
        on(ListPartitions.self)
        on(ShowPartition.self)
        on(CreatePartition.self) { $0.set($1.partition, $1.settings, over: nil) }
        on(ResizePartition.self) { target, call in
            guard let base = target.configuration.partition(call.partition) else { return }
            target.set(call.partition, call.settings, over: base)
        }
        on(DeletePartition.self)
        on(AttachPartition.self)
        on(DetachPartition.self)
        on(Subscribe.self)
        on(GetSample.self)
        on(GetEvents.self)
        on(ListExports.self)
        on(TakeExport.self)
        on(ReleaseExport.self)
        on(SignalExport.self)
        on(FollowTimeline.self)
        return calls
    }()

    private func ask(_ line: Data) {
        guard let envelope = try? ControlProtocol.decoder().decode(ControlProtocol.Envelope.self, from: line) else {
            return
        }
        Self.calls[envelope.request]?(self, line)
    }

    /// What the daemon makes of settings is what it would read from a file with the same.
    private func set(_ name: String, _ settings: [String: JSONValue], over base: PartitionDefinition?) {
        let text = String(decoding: try! JSONEncoder().encode(settings), as: UTF8.self)
        guard
            let (new, _) = try? ConfigurationReader.setting(
                name, to: text, over: base, in: configuration, source: "test")
        else { return }
        precondition(new.partition(name) != nil)
        let again = reader.read(new.text, file: "again")
        guard let read = again.configuration else { fatalError("\(new.text)\ncannot be read: \(again.diagnostics)") }
        precondition(read.partition(name) == new.partition(name), "\(new.text)\nis read as\n\(read.text)")
        for partition in new.partitions { new.gpu(partition.gpu).map { _ = partition.configuration(on: $0) } }
    }

    // MARK: A daemon's answers

    private func hear(_ line: Data) {
        guard
            let reply = try? ControlProtocol.decoder().decode(ControlProtocol.Reply<DaemonStatus>.self, from: line),
            case .sample(let sample)? = reply.event
        else { return }
        let rows = sample.activities(since: last)
        last = sample
        for order in TopTable.Order.allCases { _ = TopTable(order: order, isStyled: true).lines(rows, width: 80) }
        _ = try! ControlProtocol.encoder().encode(rows)
        if let status = reply.result { _ = metrics(daemon: status, sample: sample) }
    }

    // MARK: Inputs to begin with

    static var seeds: [[UInt8]] {
        func line<Call: ControlCall>(_ call: Call) -> [UInt8] { Array(try! ControlProtocol.line(call, id: 7)) }
        let settings = [
            #"{"gpu": "gpu0", "vram": "256M", "weight": 30, "priority": "high", "window": "1G", "timeout": 2.5}"#,
            #"{"gpu": "gpu1", "vram": {"minimum": "64M", "maximum": 134217728}, "compute": {"minimum": "5%", "maximum": 0.5}}"#,
            #"{"template": "small", "gpu": "gpu0", "mode": "auto", "nonlocal": "1M", "socket": {"mode": "0660"}}"#,
            #"{"gpu": "gpu0", "vram": "1M", "limits": {"processes": 3, "contexts": 4, "allocations": 5}, "exports": {"maximum": 2}}"#,
        ].map { try! JSONDecoder().decode([String: JSONValue].self, from: Data($0.utf8)) }
        var sample = PartitionSample(name: "web", gpu: "gpu0", state: .attached, share: 0.5)
        sample.nodeNanoseconds = [1, 2]
        let samples = [(1.0, 0), (2.0, UInt64.max)].map { uptime, count in
            sample.pagedIn = count
            sample.faults = count
            sample.local = .init(budget: count, resident: count, committed: count)
            return Array(
                try! ControlProtocol.encoder().encode(
                    ControlProtocol.Reply(
                        id: 7,
                        result: DaemonStatus(
                            pid: 1, version: "1", incarnation: 1, since: .distantPast, configuration: "/", gpus: [],
                            partitions: 1, attached: 1),
                        event: .sample(.init(time: .distantPast, uptime: uptime, partitions: [sample])))))
        }
        let requests: [[UInt8]] =
            settings.flatMap {
                [line(CreatePartition("new", settings: $0)), line(ResizePartition("ai", settings: $0))]
            } + [
                line(GetStatus()), line(DeletePartition("web", force: true)), line(Subscribe(milliseconds: 100)),
                line(TakeExport("web", export: "frame", timeline: true)), line(SignalExport(1, value: .max)),
            ]
        return requests.map { [255] + $0 } + [
            [255] + requests.joined(), [3] + samples.joined(separator: [10]) + [10],
        ]
    }
}
