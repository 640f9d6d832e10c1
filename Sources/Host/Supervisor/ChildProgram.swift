// SPDX-License-Identifier: Apache-2.0
import CLinux
import Dispatch
import Glibc
import SystemPackage

/// A program of the user's, run in the foreground in place of the launcher.
public enum ChildProgram {
    /// Runs a program with the launcher's standard descriptors and waits for it.
    ///
    /// A terminal's signals reach the program directly and are ignored here; those sent to the launcher
    /// are passed on. Call from the main thread: the program is killed when the calling thread ends.
    ///
    /// - Parameter environment: variables to set on top of the launcher's own.
    /// - Returns: the exit status a shell would give: 128 + n for death by signal n, 127 if there is no
    ///   such program, 126 if it cannot be executed.
    public static func run(_ arguments: [String], environment: [String: String]) -> Int32 {
        let (path, failure) = find(arguments[0])
        guard let path else { return failure }
        for (name, value) in environment { setenv(name, value, 1) }

        let terminal = [SIGINT, SIGQUIT, SIGTSTP]
        let passed = [SIGTERM, SIGHUP, SIGUSR1, SIGUSR2]
        for number in terminal + passed { signal(number, SIG_IGN) }
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        argv.append(nil)
        defer { argv.forEach { free($0) } }
        let pid = gpupv_spawn(path, argv, environ, [0, 1, 2], [0, 1, 2], 3, 0)
        guard pid > 0 else { return pid == -ENOENT ? 127 : 126 }

        let sources = passed.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { kill(pid, number) }
            source.resume()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f)
    }

    /// Where `PATH` leads, or the exit status that says why nowhere.
    private static func find(_ program: String) -> (path: String?, failure: Int32) {
        if program.contains("/") {
            if access(program, X_OK) == 0 { return (program, 0) }
            return (nil, access(program, F_OK) == 0 ? 126 : 127)
        }
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        for directory in path.split(separator: ":") {
            let candidate = "\(directory)/\(program)"
            if access(candidate, X_OK) == 0 { return (candidate, 0) }
        }
        return (nil, 127)
    }
}
