// SPDX-License-Identifier: Apache-2.0
import CDxg
import Engines
import Logging
import Partitions
import Window
import WorkerChannel

/// Carries out D3DKMT calls on the object model of one partition.
///
/// Calls are grouped in extensions under `Calls/`. Everything here runs on the worker's thread.
final class CallDispatcher {
    let configuration: PartitionConfiguration
    let engine: any Engine
    let scheduler: Scheduler
    let pager: Pager
    var budget: MemoryBudget { pager.budget }
    /// What all processes together may have.
    var limits: PartitionLimits
    var processes: Int { guests.reduce(0) { $0 + $1.processCount } }
    /// Shared ones once.
    var allocations: Int { SegmentGroup.allCases.reduce(0) { $0 + Int(pager.budget.allocations($1)) } }
    let refresh = RefreshClock()
    let notices: NoticeBoard
    var shares = ShareTable()
    let exports: ExportTable
    /// Every guest of the partition.
    var guests: [GuestPort] = []
    let log: Logger

    /// - Parameter say: tells the supervisor; needed if the partition is arbitrated.
    init(
        _ configuration: PartitionConfiguration, engine: any Engine,
        say: ((WorkerMessage, OwnedDescriptor?) -> Void)? = nil, log: Logger
    ) throws {
        self.configuration = configuration
        self.engine = engine
        limits = configuration.limits
        self.log = log
        pager = Pager(MemoryBudget(configuration), engine: engine)
        exports = ExportTable(limit: configuration.exports ?? 0, say: say)
        let say =
            configuration.isArbitrated ? say.map { say in { (message: WorkerMessage) in say(message, nil) } } : nil
        notices = NoticeBoard(say: say)
        scheduler = try Scheduler(configuration, engine: engine, pager: pager, notices: notices, say: say)
        scheduler.endAllocations = { [unowned self] allocations in allocations.forEach { self.end($0) } }
    }

    /// Carries out one call and puts its outputs into the frame.
    func perform(_ frame: CallFrame, for process: GuestProcess) throws(NTStatus) -> NTStatus {
        switch frame.descriptor.number {
        case 0x01: return try openAdapterFromLuid(frame, process)
        case 0x02: return try createDevice(frame, process)
        case 0x04: return try createContextVirtual(frame, process)
        case 0x05: return try destroyContext(frame, process)
        case 0x06: return try createAllocation(frame, process)
        case 0x07: return try createPagingQueue(frame, process)
        case 0x08: return try reserveGpuVirtualAddress(frame, process)
        case 0x09: return try queryAdapterInfo(frame, process)
        case 0x0a: return try queryVideoMemoryInfo(frame, process)
        case 0x0b: return try makeResident(frame, process)
        case 0x0c: return try mapGpuVirtualAddress(frame, process)
        case 0x0d: return try escape(frame, process)
        case 0x0e: return try getDeviceState(frame, process)
        case 0x0f: return try submitCommand(frame, process)
        case 0x10: return try createSynchronizationObject(frame, process)
        case 0x11: return try signalSynchronizationObject2(frame, process)
        case 0x12: return try waitForSynchronizationObject2(frame, process)
        case 0x13: return try destroyAllocation(frame, process)
        case 0x14: return try enumAdapters2(frame, process)
        case 0x15: return try closeAdapter(frame, process)
        case 0x16: return try changeVideoMemoryReservation(frame, process)
        case 0x17: return try createHwContext(frame, process)
        case 0x18: return try createHwQueue(frame, process)
        case 0x19: return try destroyDevice(frame, process)
        case 0x1a: return try destroyContext(frame, process)
        case 0x1b: return try destroyHwQueue(frame, process)
        case 0x1c: return try destroyPagingQueue(frame, process)
        case 0x1d: return try destroySynchronizationObject(frame, process)
        case 0x1e: return try evict(frame, process)
        case 0x1f: return try flushHeapTransitions(frame, process)
        case 0x20: return try freeGpuVirtualAddress(frame, process)
        case 0x21: return try getContextInProcessPriority(frame, process)
        case 0x22: return try getContextSchedulingPriority(frame, process)
        case 0x23: return try getSharedResourceAdapterLuid(frame, process)
        case 0x24: return try invalidateCache(frame, process)
        case 0x25: return try lock2(frame, process)
        case 0x26: return try markDeviceAsError(frame, process)
        case 0x27: return try offerAllocations(frame, process)
        case 0x2a: return try queryAllocationResidency(frame, process)
        case 0x2c: return try reclaimAllocations(frame, process)
        case 0x2e: return try setAllocationPriority(frame, process)
        case 0x2f: return try setContextInProcessPriority(frame, process)
        case 0x30: return try setContextSchedulingPriority(frame, process)
        case 0x31: return try signalFromCpu(frame, process)
        case 0x32: return try signalFromGpu(frame, process)
        case 0x33: return try signalFromGpu2(frame, process)
        case 0x34: return try submitCommandToHwQueue(frame, process)
        case 0x35: return try submitSignalToHwQueues(frame, process)
        case 0x36: return try submitWaitToHwQueue(frame, process)
        case 0x37: return try unlock2(frame, process)
        case 0x38: return try updateAllocationProperty(frame, process)
        case 0x39: return try updateGpuVirtualAddress(frame, process)
        case 0x3a: return try waitFromCpu(frame, process)
        case 0x3b: return try waitFromGpu(frame, process)
        case 0x3c: return try getAllocationPriority(frame, process)
        case 0x3d: return try queryClockCalibration(frame, process)
        case 0x3e: return try enumAdapters3(frame, process)
        case 0x3f: return try shareObjects(frame, process)
        case 0x40: return try openSyncObjectFromNtHandle2(frame, process)
        case 0x41: return try queryResourceInfoFromNtHandle(frame, process)
        case 0x42: return try openResourceFromNtHandle(frame, process)
        case 0x43: return try queryStatistics(frame, process)
        case 0x45: return try createSyncFile(frame, process)
        case 0x46: return try waitSyncFile(frame, process)
        case 0x47: return try openSyncObjectFromSyncFile(frame, process)
        case 0x48: return try enumProcesses(frame, process)
        case 0x49: return try isFeatureEnabled(frame, process)
        default: throw .notSupported
        }
    }

    /// What the partition uses and has done.
    func sample() -> WorkerSample {
        var sample = WorkerSample()
        for group in SegmentGroup.allCases {
            sample.memory[group.rawValue].budget = budget.limit(group)
            sample.memory[group.rawValue].resident = budget.usage(group)
            sample.memory[group.rawValue].committed = budget.committed(group)
        }
        let processes = guests.flatMap(\.allProcesses)
        sample.processes = UInt64(processes.count)
        sample.contexts = UInt64(scheduler.contexts)
        sample.allocations = UInt64(allocations)
        for device in processes.flatMap(\.devices) {
            for context in device.timelines.values { sample.queueDepth += context.queued - context.completed }
        }
        sample.submissions = scheduler.statistics.submissions
        sample.busyNanoseconds = scheduler.statistics.engineNanoseconds
        sample.faults = scheduler.nodes.reduce(0) { $0 + UInt64($1.faulted) }
        sample.deviceResets = scheduler.lostDevices
        sample.pagedIn = pager.statistics.bytesPagedIn
        sample.pagedOut = pager.statistics.bytesPagedOut
        sample.discarded = pager.statistics.bytesDiscarded
        for (node, gate) in scheduler.gates.enumerated() {
            sample.leaseNanoseconds[node] = gate.busy(at: monotonicNanoseconds())
        }
        return sample
    }

    /// Ends a process and everything it owns.
    func close(_ process: GuestProcess) {
        for device in process.devices { end(device) }
        process.devices = []
    }
}
