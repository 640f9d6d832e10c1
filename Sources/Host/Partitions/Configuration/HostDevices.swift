// SPDX-License-Identifier: Apache-2.0
/// What a configuration's reader asks of the host's GPUs.
public protocol HostDevices: Sendable {
    /// Bytes of memory that a GPU's partitions divide.
    ///
    /// - Parameter device: an index, a PCI address or part of a name.
    /// - Throws: if it is not there, or cannot serve.
    func memory(of device: String) throws(HostDeviceError) -> UInt64
    /// Partitions that cannot be bound to what is said of them, as things are.
    func bindingProblems(in configuration: HostConfiguration) -> [BindingProblem]
}

/// Why a device cannot be used.
public struct HostDeviceError: Error, Sendable {
    public var reason: String
    public init(_ reason: String) { self.reason = reason }
}

/// Why a partition cannot be bound.
public struct BindingProblem: Sendable, Equatable {
    public var partition: String
    /// A warning if other GPUs, or another state of them, would do.
    public var severity: Diagnostic.Severity
    public var cause: String
    public var fix: String

    public init(partition: String, severity: Diagnostic.Severity, cause: String, fix: String) {
        self.partition = partition
        self.severity = severity
        self.cause = cause
        self.fix = fix
    }
}
