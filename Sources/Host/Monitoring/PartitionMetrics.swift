// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation

/// The daemon and its partitions as metrics. Their names are an interface: see docs/monitoring.md.
public func metrics(daemon: DaemonStatus, sample: ControlEvent.Sample) -> String {
    var document = TextExposition()
    document.add(
        "gpupv_build_info", .gauge, "Always 1; the daemon's version is a label.", [(["version": daemon.version], 1)])
    document.add(
        "gpupv_start_time_seconds", .gauge, "When the daemon was started, in seconds since 1970.",
        [([:], daemon.since.timeIntervalSince1970.rounded())])
    document.add(
        "gpupv_gpu_memory_bytes", .gauge, "Memory that the partitions of a GPU divide.",
        daemon.gpus.compactMap { gpu in gpu.memory.map { (["gpu": gpu.name], Double($0)) } })
    document.add(
        "gpupv_events_total", .counter, "Events since the daemon was started, by kind.",
        DaemonEvent.Kind.allCases.map { (["event": $0.rawValue], Double(sample.events[$0.rawValue] ?? 0)) })

    /// One metric of each partition.
    func partition(
        _ name: String, _ kind: TextExposition.Kind, _ help: String, _ value: (PartitionSample) -> Double
    ) {
        document.add(
            "gpupv_partition_\(name)", kind, help,
            sample.partitions.map { (["partition": $0.name, "gpu": $0.gpu], value($0)) })
    }
    /// One metric of each partition and segment group.
    func memory(_ name: String, _ help: String, _ value: (PartitionSample.Memory) -> UInt64) {
        document.add(
            "gpupv_partition_memory_\(name)_bytes", .gauge, help,
            sample.partitions.flatMap { partition in
                [("local", partition.local), ("nonlocal", partition.nonLocal)].map { group, memory in
                    (["partition": partition.name, "gpu": partition.gpu, "segment": group], Double(value(memory)))
                }
            })
    }

    document.add(
        "gpupv_partition_state", .gauge, "1 for the state a partition is in, 0 for the others.",
        sample.partitions.flatMap { partition in
            PartitionStatus.State.allCases.map { state in
                (
                    ["partition": partition.name, "gpu": partition.gpu, "state": state.rawValue],
                    partition.state == state ? 1 : 0
                )
            }
        })
    partition("share_ratio", .gauge, "The part of GPU time it gets if all partitions want it.", \.share)
    partition("vm_attached", .gauge, "Whether a VM is attached.") { $0.vm == nil ? 0 : 1 }
    document.add(
        "gpupv_partition_gpu_seconds_total", .counter, "GPU time the partition was charged, by node.",
        sample.partitions.flatMap { partition in
            partition.nodeNanoseconds.enumerated().map { node, time in
                (["partition": partition.name, "gpu": partition.gpu, "node": "\(node)"], Double(time) / 1e9)
            }
        })
    partition("cpu_seconds_total", .counter, "CPU time that the partition's workers have had.") {
        Double($0.cpuNanoseconds) / 1e9
    }
    memory("budget", "The most that may be in GPU memory.", \.budget)
    memory("resident", "In GPU memory now.", \.resident)
    memory("committed", "Of all allocations, wherever they are.", \.committed)
    partition("processes", .gauge, "Processes of the guest that have the device open.") { Double($0.processes) }
    partition("contexts", .gauge, "Contexts and hw queues.") { Double($0.contexts) }
    partition("allocations", .gauge, "Allocations.") { Double($0.allocations) }
    partition("queue_depth", .gauge, "Operations queued and not completed.") { Double($0.queueDepth) }
    partition("submissions_total", .counter, "Command buffers executed.") { Double($0.submissions) }
    partition("leases_total", .counter, "How often it was given a node.") { Double($0.leases) }
    partition("faults_total", .counter, "Submissions that ended with a fault.") { Double($0.faults) }
    partition("device_resets_total", .counter, "Devices lost.") { Double($0.deviceResets) }
    partition("worker_restarts_total", .counter, "Workers started in place of one that ended.") { Double($0.restarts) }
    partition("paged_out_bytes_total", .counter, "Bytes moved to host memory for want of GPU memory.") {
        Double($0.pagedOut)
    }
    partition("paged_in_bytes_total", .counter, "Bytes moved back to GPU memory.") { Double($0.pagedIn) }
    partition("discarded_bytes_total", .counter, "Bytes dropped that the guest had offered.") {
        Double($0.discarded)
    }
    // What drivers say of workers themselves: of the partitions whose GPU's does.
    let told = sample.partitions.compactMap { partition in partition.driver.map { (partition, $0) } }
    guard !told.isEmpty else { return document.text }
    document.add(
        "gpupv_partition_driver_engine_seconds_total", .counter,
        "How long an engine was busy for the worker, as the GPU's driver tells.",
        told.flatMap { partition, driver in
            driver.engineNanoseconds.sorted { $0.key < $1.key }.map { engine, time in
                (
                    ["partition": partition.name, "gpu": partition.gpu, "driver": driver.driver, "engine": engine],
                    Double(time) / 1e9
                )
            }
        })
    document.add(
        "gpupv_partition_driver_memory_bytes", .gauge,
        "What the worker has in a region of memory, as the GPU's driver tells.",
        told.flatMap { partition, driver in
            driver.memoryBytes.sorted { $0.key < $1.key }.map { region, bytes in
                (
                    ["partition": partition.name, "gpu": partition.gpu, "driver": driver.driver, "region": region],
                    Double(bytes)
                )
            }
        })
    return document.text
}
