// SPDX-License-Identifier: Apache-2.0
import CDxg
import Engines

/// Vulkan streams on their way to the engine.
extension Scheduler {
    /// Gives a stream to its device's session, which the first one makes.
    ///
    /// - Parameter backings: what it lies in.
    func submit(
        _ stream: StreamDecoder, _ backings: [AllocationBacking], _ context: Context, behind pipeline: ContextPipeline
    ) -> Turn {
        guard pipeline.admits(stream.lane) else { return .behind }
        guard hasHostTime(for: context) else { return .throttled }
        let device = context.device
        var becoming: [(id: UInt64, backing: AllocationBacking)] = []
        let session: any EngineSession
        do {
            for (id, handle) in stream.allocated {
                let name = d3dkmthandle(v: handle)
                // Memory has to be resident to become the session's, and of what is nobody else's becomes it once:
                // so the budget is kept.
                guard let allocation = device.allocation(name), allocation.device === device,
                    allocation.isResident, device.held[id] == nil, !becoming.contains(where: { $0.id == id }),
                    allocation.extent != nil || allocation.backing.isShared
                        || allocation.backing.holds == 0
                            && !becoming.contains(where: { $0.backing === allocation.backing })
                else { throw SubmissionFault.invalid("memory that is not there") }
                becoming.append((id, allocation.backing))
            }
            guard let made = try device.session ?? makeSession(for: device) else {
                throw SubmissionFault.invalid("a stream, which the engine does not execute")
            }
            session = made
        } catch {
            guard pipeline.isEmpty else { return .behind }
            fail(
                device,
                (error as? SubmissionFault) == nil
                    ? D3DKMT_DEVICEEXECUTION_ERROR_OUTOFMEMORY : D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT)
            return .failed
        }
        // What only talks to the driver needs no time of the node's.
        if stream.hasSubmission, !admits(context) { return .closed }
        let outcome = pager.pageIn(backings + becoming.map(\.backing), pinning: true)
        guard outcome == .ready else { return notReady(context, outcome, behind: pipeline) }
        // Their pins are the session's from now on.
        for (id, backing) in becoming { device.hold(backing, as: id, by: pager) }
        let (execution, completion) = begin(
            Execution(
                context: context, backings: backings, freed: stream.freed, usesNode: stream.hasSubmission,
                session: session),
            commands: stream.records)
        session.execute(
            StreamSubmission(node: context.node, bytes: stream.bytes, source: stream.source), completion: completion)
        return .executing(execution, stream.lane)
    }

    private func makeSession(for device: Device) throws -> (any EngineSession)? {
        guard let session = try engine.makeSession() else { return nil }
        device.session = session
        for handle in device.children {
            if case .allocation(let allocation) = device.process.handles[d3dkmthandle(v: handle)] {
                session.bind(allocation, name: handle)
            }
        }
        return session
    }
}

extension StreamDecoder {
    /// What it can be given to the engine behind.
    fileprivate var lane: ContextPipeline.Lane {
        guard hasSubmission else { return .session }
        // Memory that ends with it would end before the queue is done with what came before.
        return allocated.isEmpty && freed.isEmpty ? .queue : .alone
    }
}

extension EngineSession {
    /// Makes an allocation of its device known.
    func bind(_ allocation: Allocation, name: UInt32) {
        bind(allocation.memory, size: allocation.size, isCPUVisible: allocation.extent != nil, name: name)
    }
}

extension Device {
    /// An allocation by its handle, also when it has been destroyed after the work that names it was queued.
    fileprivate func allocation(_ handle: d3dkmthandle) -> Allocation? {
        if let allocation = try? process.handles.allocation(handle) { return allocation }
        return dying.lazy.flatMap(\.allocations).first { $0.handle.v == handle.v }
    }

    /// Notes that an allocation has become memory of the session's: it cannot be paged out until it is released.
    func hold(_ backing: AllocationBacking, as id: UInt64, by pager: Pager) {
        held[id] = backing
        process.held[backing.group.rawValue] += backing.size
        pager.hold(backing)
    }

    func release(_ id: UInt64, from pager: Pager) {
        guard let backing = held.removeValue(forKey: id) else { return }
        process.held[backing.group.rawValue] -= backing.size
        pager.release(backing)
    }

    /// Ends the session, if there is one. It does so by itself when what executes is done.
    func closeSession(_ pager: Pager) {
        session?.close()
        session = nil
        for id in Array(held.keys) { release(id, from: pager) }
    }
}
