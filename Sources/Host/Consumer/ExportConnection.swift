// SPDX-License-Identifier: Apache-2.0
import Carriers
import Control
import DRM
import SystemPackage

/// A connection to the daemon for a program of the host that uses what programs in VMs publish: a compositor, an
/// encoder, a capture program.
///
/// What it has taken it has until it releases it, or the connection ends. Not for several threads.
public final class ExportConnection {
    let client: ControlClient

    /// - Parameter control: the daemon's control socket.
    /// - Throws: `ControlError` if there is no daemon or it lets nobody in.
    public init(_ control: String = ControlPaths.defaultSocket) throws(ControlError) {
        client = try ControlClient(control)
    }

    /// What is published in a partition's VM now.
    public func exports(of partition: String) throws(ControlError) -> [ExportStatus] {
        try client.call(ListExports(partition))
    }

    /// Takes memory.
    ///
    /// - Throws: ``ExportError`` if it is something else; `ControlError`: `notFound`, `forbidden`, `busy`, or
    ///   `impossible` if the host's kernel cannot share it.
    public func takeBuffer(_ name: String, of partition: String) throws -> ExportedBuffer {
        try take(name, of: partition, .buffer) { result, descriptors in
            let memory = try DMABuffer(taking: descriptors.take(.buffer))
            return try ExportedBuffer(self, result, descriptors, memory)
        }
    }

    /// Takes a fence that the guest signals.
    ///
    /// - Parameter timeline: whether a timeline of the host's drivers is wanted too; there may be none even so.
    public func takeFence(_ name: String, of partition: String, timeline: Bool = false) throws -> ExportedFence {
        try take(name, of: partition, timeline: timeline, .fence) { try ExportedFence(self, $0, $1) }
    }

    /// Takes a fence to signal; nobody else has it meanwhile. If the connection ends before it is released, the guest
    /// is told by the fence's having its largest value.
    public func takeHostFence(_ name: String, of partition: String) throws -> ExportedHostFence {
        try take(name, of: partition, .hostFence) { try ExportedHostFence(self, $0, $1) }
    }

    /// Descriptors that came with an answer. Those that nobody takes are closed.
    final class Descriptors {
        private var left: [TakeExport.Descriptor: FileDescriptor] = [:]

        fileprivate init(_ came: [FileDescriptor], as kinds: [TakeExport.Descriptor]) {
            if came.count == kinds.count, Set(kinds).count == kinds.count {
                left = Dictionary(uniqueKeysWithValues: zip(kinds, came))
            } else {
                came.forEach { try? $0.close() }
            }
        }

        deinit { left.values.forEach { try? $0.close() } }

        /// The caller closes it.
        func take(_ kind: TakeExport.Descriptor) throws(ControlError) -> FileDescriptor {
            guard let descriptor = left.removeValue(forKey: kind) else {
                throw ControlError(.failed, "the daemon's answer came without a descriptor: '\(kind.rawValue)'")
            }
            return descriptor
        }

        /// One that need not be there.
        func takeOptional(_ kind: TakeExport.Descriptor) -> FileDescriptor? { left.removeValue(forKey: kind) }
    }

    private func take<Taken>(
        _ name: String, of partition: String, timeline: Bool = false, _ kind: ExportStatus.Kind,
        _ make: (TakeExport.Result, Descriptors) throws -> Taken
    ) throws -> Taken {
        let result = try client.call(TakeExport(partition, export: name, timeline: timeline))
        let descriptors = Descriptors(client.takeDescriptors(), as: result.descriptors)
        do {
            guard result.export.kind == kind else { throw ExportError.otherKind(name, result.export.kind) }
            return try make(result, descriptors)
        } catch {
            _ = try? client.call(ReleaseExport(result.id))
            throw error
        }
    }
}

/// Why something published cannot be used.
public enum ExportError: Error, CustomStringConvertible, Equatable {
    /// It is of another kind.
    case otherKind(String, ExportStatus.Kind)
    /// There will be no more of it: it was withdrawn, or its process, worker or VM ended.
    case ended(String)
    /// The daemon is gone.
    case disconnected

    public var description: String {
        switch self {
        case .otherKind(let name, let kind): "'\(name)' is of another kind: \(kind.rawValue)"
        case .ended(let name): "'\(name)' has ended: it was withdrawn, or its publisher, worker or VM ended"
        case .disconnected: "the daemon closed the connection"
        }
    }
}
