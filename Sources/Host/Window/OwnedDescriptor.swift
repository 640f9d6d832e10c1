// SPDX-License-Identifier: Apache-2.0
import SystemPackage

/// A descriptor that is closed when nobody has it any more.
public final class OwnedDescriptor: Sendable {
    public let descriptor: FileDescriptor

    /// Takes a descriptor over.
    public init(taking descriptor: FileDescriptor) { self.descriptor = descriptor }

    deinit { try? descriptor.close() }
}
