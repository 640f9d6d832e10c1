// SPDX-License-Identifier: Apache-2.0
/// Why no command ran, with the exit status that says so.
public struct LaunchError: Error, CustomStringConvertible, Equatable {
    public var description: String
    public var exitStatus: Int32

    /// The launcher or the VM failed; as container runtimes have it.
    public static let launcherStatus: Int32 = 125
    /// The command is there and cannot be executed.
    public static let notExecutableStatus: Int32 = 126
    /// There is no such command.
    public static let notFoundStatus: Int32 = 127

    public init(_ description: String, exitStatus: Int32 = launcherStatus) {
        self.description = description
        self.exitStatus = exitStatus
    }
}
