// SPDX-License-Identifier: Apache-2.0
import CDxg
import Partitions

/// QueryStatistics. Of the results' many fields those that mean something here are filled in; the others are 0.
extension CallDispatcher {
    func queryStatistics(_ frame: CallFrame, _ caller: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_querystatistics.self)
        guard arguments.adapter_luid.a == luid.a, arguments.adapter_luid.b == luid.b else { throw .invalidParameter }
        let process = try subject(arguments.process, caller)
        _ = withUnsafeMutableBytes(of: &arguments.result) { $0.initializeMemory(as: UInt8.self, repeating: 0) }
        switch UInt32(arguments.type) {
        case D3DKMT_QUERYSTATISTICS_ADAPTER:
            var adapter = d3dkmt_querystatistics_adapter_information()
            adapter.segments = UInt32(SegmentGroup.allCases.count)
            adapter.node_count = UInt32(engine.nodes.count)
            put(adapter, in: &arguments)
        case D3DKMT_QUERYSTATISTICS_PROCESS:
            var answer = d3dkmt_querystatistics_process_information()
            answer.node_count = UInt32(engine.nodes.count)
            put(answer, in: &arguments)
        case D3DKMT_QUERYSTATISTICS_PROCESS_ADAPTER:
            var adapter = d3dkmt_querystatistics_process_adapter_information()
            adapter.segments = UInt32(SegmentGroup.allCases.count)
            adapter.node_count = UInt32(engine.nodes.count)
            put(adapter, in: &arguments)
        case D3DKMT_QUERYSTATISTICS_SEGMENT:
            put(segment(try group(arguments.query)), in: &arguments)
        case D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT:
            let group = try group(arguments.query)
            var segment = d3dkmt_querystatistics_process_segment_information()
            segment.bytes_committed = committed(by: process, in: group)
            segment.maximum_working_set = budget(of: process, group)
            segment.minimum_working_set = process.reservation[group.rawValue]
            put(segment, in: &arguments)
        case D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT_GROUP:
            let group = try group(arguments.query)
            var answer = d3dkmt_querystatistics_process_segment_group_information()
            answer.budget = budget(of: process, group)
            answer.requested = committed(by: process, in: group)
            answer.usage = process.resident[group.rawValue]
            put(answer, in: &arguments)
        case D3DKMT_QUERYSTATISTICS_NODE:
            put(information(scheduler.nodes[try node(arguments.query)]), in: &arguments)
        case D3DKMT_QUERYSTATISTICS_PROCESS_NODE:
            let statistics = process.use.nodes[try node(arguments.query)] ?? Scheduler.NodeStatistics()
            put(information(statistics), in: &arguments)
        default:
            // There are no displays, and no sensors that a partition may read.
            throw .notSupported
        }
        frame.answer(arguments)
        return .success
    }

    /// The process that a query is of: the caller, or the one named, of the same guest or group of guests.
    private func subject(_ name: UInt64, _ caller: GuestProcess) throws(NTStatus) -> GuestProcess {
        if name == 0 { return caller }
        let known: [GuestProcess]
        if name & DXG_PROCESS_BY_ID != 0 {
            known = caller.port.allProcesses.filter { UInt64($0.id) == name & ~DXG_PROCESS_BY_ID }
        } else {
            known = guests.filter { $0.group === caller.port.group }.flatMap(\.allProcesses)
                .filter { UInt64($0.pid) == name }
        }
        guard let process = known.first else { throw .invalidParameter }
        return process
    }

    private func put<T: BitwiseCopyable>(_ answer: T, in arguments: inout d3dkmt_querystatistics) {
        withUnsafeMutableBytes(of: &arguments.result) { target in
            withUnsafeBytes(of: answer) { target.copyMemory(from: $0) }
        }
    }

    private func group(_ query: UInt32) throws(NTStatus) -> SegmentGroup {
        guard let group = SegmentGroup(rawValue: Int(query)) else { throw .invalidParameter }
        return group
    }

    private func node(_ query: UInt32) throws(NTStatus) -> Int {
        guard engine.nodes.indices.contains(Int(query)) else { throw .invalidParameter }
        return Int(query)
    }

    private func segment(_ group: SegmentGroup) -> d3dkmt_querystatistics_segment_information {
        var segment = d3dkmt_querystatistics_segment_information()
        segment.commit_limit = budget.limit(group)
        segment.bytes_committed = budget.committed(group)
        segment.bytes_resident = budget.usage(group)
        segment.total_bytes_evicted = pager.evictedBytes[group.rawValue]
        segment.allocs_committed = budget.allocations(group)
        segment.allocs_resident = pager.residentAllocations(group)
        segment.aperture = group == .nonLocal ? 1 : 0
        return segment
    }

    /// Bytes of the allocations that the process has handles of.
    private func committed(by process: GuestProcess, in group: SegmentGroup) -> UInt64 {
        process.handles.allocations.reduce(0) { $0 + ($1.group == group ? $1.size : 0) }
    }

    private func information(_ node: Scheduler.NodeStatistics) -> d3dkmt_querystatistics_node_information {
        var information = d3dkmt_querystatistics_node_information()
        information.running_time = node.nanoseconds / 100
        information.context_switch = node.contextSwitches
        information.queue_packet.0 = d3dkmt_querystatistics_packets(
            submitted: node.submitted, completed: node.completed)
        information.dma_packet.0 = d3dkmt_querystatistics_dma_packets(
            submitted: node.submitted, completed: node.completed, preempted: 0, faulted: node.faulted)
        return information
    }
}
