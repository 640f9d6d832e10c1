// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc

/// Where a daemon has its files.
public enum ControlPaths {
    /// The name of the control socket in the daemon's runtime directory.
    public static let controlSocket = "control.sock"

    /// For sockets: `/run/gpupv` for root, else `$XDG_RUNTIME_DIR/gpupv`; nil if there is none.
    public static var runtimeDirectory: String? {
        if let given = environment("RUNTIME_DIRECTORY") { return given }
        if geteuid() == 0 { return "/run/gpupv" }
        return environment("XDG_RUNTIME_DIR").map { "\($0)/gpupv" }
    }

    /// For what is there again after a restart: `/var/lib/gpupv` for root, else `$XDG_STATE_HOME/gpupv`.
    public static var stateDirectory: String {
        if let given = environment("STATE_DIRECTORY") { return given }
        if geteuid() == 0 { return "/var/lib/gpupv" }
        return "\(environment("XDG_STATE_HOME") ?? "\(NSHomeDirectory())/.local/state")/gpupv"
    }

    /// The socket a client uses unless it is told of another: the user's own daemon's if that runs, else the host's.
    public static var defaultSocket: String {
        if let given = environment("GPUPV_CONTROL") { return given }
        if let own = environment("XDG_RUNTIME_DIR").map({ "\($0)/gpupv/\(controlSocket)" }), access(own, F_OK) == 0 {
            return own
        }
        return "/run/gpupv/\(controlSocket)"
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension ControlPaths {
    /// The file with the token of the web page, of a daemon with this control socket.
    public static func webToken(control: String) -> String {
        "\(URL(fileURLWithPath: control).deletingLastPathComponent().path)/web.token"
    }
}
