// SPDX-License-Identifier: Apache-2.0
import CDxg

/// An NTSTATUS, thrown by a call that fails and returned by one that does not.
public struct NTStatus: Error, Equatable, Sendable {
    public let rawValue: Int32

    init(_ status: dxg_status) { rawValue = status.rawValue }

    public static let success = NTStatus(STATUS_SUCCESS)
    public static let pending = NTStatus(STATUS_PENDING)
    public static let invalidParameter = NTStatus(STATUS_INVALID_PARAMETER)
    public static let invalidHandle = NTStatus(STATUS_INVALID_PARAMETER)  // dxgkrnl answers EINVAL to stale handles
    public static let noMemory = NTStatus(STATUS_NO_MEMORY)
    public static let bufferTooSmall = NTStatus(STATUS_BUFFER_TOO_SMALL)
    public static let notSupported = NTStatus(STATUS_NOT_SUPPORTED)
    public static let accessDenied = NTStatus(STATUS_ACCESS_DENIED)
    public static let deviceRemoved = NTStatus(STATUS_DEVICE_REMOVED)
    public static let insufficientResources = NTStatus(STATUS_INSUFFICIENT_RESOURCES)
    public static let nameCollision = NTStatus(STATUS_OBJECT_NAME_COLLISION)
    public static let nameNotFound = NTStatus(STATUS_OBJECT_NAME_NOT_FOUND)
}
