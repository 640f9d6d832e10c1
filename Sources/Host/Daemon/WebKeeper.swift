// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import Logging
import Partitions
import Supervisor
import SystemPackage
import Web

/// Keeps the process that serves the web page: `gpupv web serve`, without privileges, with two connections to the
/// control socket. Whatever talks HTTP to it talks to a process that holds no VM's window.
@MainActor
final class WebKeeper {
    private struct Server {
        let pid: pid_t
        let process: FileDescriptor
        let log: LogRelay.Log?
    }

    private let loop: EventLoop
    private let log: Logger
    private let control: String
    private let tokenFile: String
    private let options: WorkerProcess.Options
    private var definition: WebDefinition?
    private var server: Server?
    private var failures = 0
    private var retry: Int?
    /// Members may read the token.
    private var administrators: gid_t?

    init(control: String, tokenFile: String, options: WorkerProcess.Options, loop: EventLoop, log: Logger) {
        self.control = control
        self.tokenFile = tokenFile
        self.options = options
        self.loop = loop
        self.log = log
    }

    /// Where the page is served.
    var address: String? { definition?.authority }

    /// Has the page served as a configuration says, or not at all.
    func serve(_ new: WebDefinition?, administrators: gid_t?) {
        guard new != definition || administrators != self.administrators else { return }
        stop()
        definition = new
        self.administrators = administrators
        failures = 0
        start()
    }

    private func start() {
        guard let definition, server == nil else { return }
        do {
            try AccessToken.random().write(to: tokenFile, group: administrators)
            server = try spawn(definition)
        } catch {
            log.error("the web page cannot be served", metadata: ["error": "\(error)"])
            return startLater()
        }
        loop.watch(server!.process.rawValue, POLLIN) { [unowned self] in ended() }
        log.info("serving the web page", metadata: ["url": "http://\(definition.authority)/"])
    }

    private func spawn(_ definition: WebDefinition) throws -> Server {
        let null = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
        defer { try? null.close() }
        var arguments = [
            "gpupv", "web", "serve", "--listen", definition.authority, "--control", control, "--token", tokenFile,
        ]
        if definition.protectsMetrics { arguments.append("--protect-metrics") }
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        argv.append(nil)
        defer { argv.forEach { free($0) } }
        let relayed = try options.log?.open("gpupv.web")
        defer { try? relayed?.end.close() }
        let fds = [null.rawValue, null.rawValue, (relayed?.end ?? null).rawValue]
        let pid = gpupv_spawn(options.program, argv, environ, fds, [0, 1, 2], 3, Int32(GPUPV_SPAWN_GROUP))
        guard pid > 0 else { throw Errno(rawValue: -pid) }
        let process = gpupv_pidfd(pid)
        guard process >= 0 else {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
            throw Errno(rawValue: -process)
        }
        return Server(pid: pid, process: FileDescriptor(rawValue: process), log: relayed?.log)
    }

    private func ended() {
        guard let server else { return }
        let status = reap(server)
        self.server = nil
        log.error("the web page's process ended", metadata: ["status": .stringConvertible(status)])
        startLater()
    }

    private func startLater() {
        failures += 1
        retry = loop.every(.seconds(min(60, 1 << min(failures, 6)))) { [unowned self] in
            if let retry { loop.cancel(timer: retry) }
            retry = nil
            start()
        }
    }

    private func reap(_ server: Server) -> Int32 {
        loop.unwatch(server.process.rawValue)
        try? server.process.close()
        var status: Int32 = 0
        while waitpid(server.pid, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    /// Ends the process, and waits for it: it holds nothing that would take time to let go of.
    func stop() {
        if let retry { loop.cancel(timer: retry) }
        retry = nil
        if let server {
            kill(server.pid, SIGKILL)
            _ = reap(server)
        }
        server = nil
        definition = nil
        unlink(tokenFile)
    }
}
