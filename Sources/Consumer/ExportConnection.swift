import Carriers
import Control
import Physical
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
        let (result, descriptors) = try take(name, of: partition)
        guard result.export.kind == .buffer, let memory = descriptors[.buffer] else {
            throw refuse(result, descriptors)
        }
        return try ExportedBuffer(self, result, descriptors, DMABuffer(taking: memory))
    }

    /// Takes a fence that the guest signals.
    ///
    /// - Parameter timeline: whether a timeline of the host's drivers is wanted too; there may be none even so.
    public func takeFence(_ name: String, of partition: String, timeline: Bool = false) throws -> ExportedFence {
        let (result, descriptors) = try take(name, of: partition, timeline: timeline)
        guard result.export.kind == .fence else { throw refuse(result, descriptors) }
        return try ExportedFence(self, result, descriptors)
    }

    /// Takes a fence to signal; nobody else has it meanwhile. If the connection ends before it is released, the guest
    /// is told by the fence's having its largest value.
    public func takeHostFence(_ name: String, of partition: String) throws -> ExportedHostFence {
        let (result, descriptors) = try take(name, of: partition)
        guard result.export.kind == .hostFence else { throw refuse(result, descriptors) }
        return try ExportedHostFence(self, result, descriptors)
    }

    typealias Descriptors = [TakeExport.Descriptor: FileDescriptor]

    private func take(
        _ name: String, of partition: String, timeline: Bool = false
    ) throws -> (TakeExport.Result, Descriptors) {
        let result = try client.call(TakeExport(partition, export: name, timeline: timeline))
        let came = client.takeDescriptors()
        guard came.count == result.descriptors.count, Set(result.descriptors).count == came.count else {
            came.forEach { try? $0.close() }
            throw ControlError(.failed, "the descriptors of '\(name)' did not come with the daemon's answer")
        }
        return (result, Dictionary(uniqueKeysWithValues: zip(result.descriptors, came)))
    }

    private func refuse(_ result: TakeExport.Result, _ descriptors: Descriptors) -> ExportError {
        descriptors.values.forEach { try? $0.close() }
        _ = try? client.call(ReleaseExport(result.id))
        return .otherKind(result.export.name, result.export.kind)
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
