// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The launcher's terminal in raw mode: every key goes to the guest's terminal.
final class RawTerminal {
    private let descriptor: Int32
    private var saved = termios()

    /// nil if `descriptor` is no terminal.
    init?(_ descriptor: Int32) {
        self.descriptor = descriptor
        guard tcgetattr(descriptor, &saved) == 0 else { return nil }
        enter()
    }

    /// Also after the launcher was stopped and continued: the shell has its own mode meanwhile.
    func enter() {
        var raw = saved
        cfmakeraw(&raw)
        // A background process is stopped here until it is in the foreground, as it should be.
        tcsetattr(descriptor, TCSANOW, &raw)
    }

    /// As it was before. Not only in `deinit`: the process exits from many places.
    func restore() {
        tcsetattr(descriptor, TCSADRAIN, &saved)
    }
}
