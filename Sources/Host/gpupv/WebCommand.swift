// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CLinux
import CSandbox
import Control
import Foundation
import Glibc
import Logging
import Partitions
import Sandbox
import SystemPackage
import Web

/// `gpupv web`: the daemon's web page.
struct WebCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "web",
        abstract: "Print the URL of the daemon's web page, with the token that opens it.",
        discussion: """
            The daemon serves the page, and metrics, to programs of this host if its configuration has 'web:'. \
            Whoever has the token may change partitions: it takes permission to read the daemon's token file.

            From another machine: ssh -L 9477:127.0.0.1:9477 HOST, and open the URL there.
            """,
        subcommands: [Show.self, Serve.self], defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the URL (the default).")
        @OptionGroup var client: ClientOptions

        func run() throws {
            guard let address = try client.call(GetStatus()).web else {
                writeError("gpupv: the daemon serves no page\n  fix: say 'web:' in its configuration, and reload it")
                throw ExitCode(1)
            }
            let file = ControlPaths.webToken(control: client.socket)
            guard let token = AccessToken(file: file) else {
                writeError(
                    "gpupv: the token in \(file) cannot be read\n"
                        + "  fix: become root or a member of the group 'administrators:' names in the configuration")
                throw ExitCode(1)
            }
            print("http://\(address)/#token=\(token.text)")
        }
    }

    struct Serve: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serve the page (started by 'gpupv serve').", shouldDisplay: false)
        @Option(help: "Where to listen.") var listen: WebDefinition
        @Option(help: "The file with the token.") var token: String
        @Flag(help: "Metrics take the token too.") var protectMetrics = false
        @OptionGroup var client: ClientOptions

        /// Bytes of memory; a page and its viewers take a few MiB.
        private static let maximumMemory: rlim_t = 256 << 20

        func run() throws {
            signal(SIGPIPE, SIG_IGN)
            RelayedLogHandler.bootstrap(.notice)
            let log = Logger(label: "gpupv.web")
            guard let token = AccessToken(file: token) else { throw fail("the token in \(token) cannot be read") }
            var definition = listen
            definition.protectsMetrics = protectMetrics
            let server: WebServer
            do {
                server = try WebServer(definition, control: client.socket, token: token, log: log)
                // Before there is another thread.
                try giveUpPrivileges()
            } catch {
                throw fail("\(error)")
            }
            Task {
                do {
                    // The daemon starts another when there is one again.
                    try await server.run { _exit(0) }
                    _exit(0)
                } catch {
                    log.error("cannot serve", metadata: ["listen": "\(definition.authority)", "error": "\(error)"])
                    _exit(1)
                }
            }
            while true { pause() }
        }

        /// What talks HTTP has its connections to the daemon and nothing else.
        private func giveUpPrivileges() throws {
            var limit = rlimit(rlim_cur: Self.maximumMemory, rlim_max: Self.maximumMemory)
            setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
            try Sandbox.ignoreThreadPriorities()
            guard geteuid() == 0, let nobody = getpwnam("nobody") else { return }
            var status = gpupv_give_up_new_privileges()
            if status == 0 { status = gpupv_become(nobody.pointee.pw_uid, nobody.pointee.pw_gid, nil, 0) }
            guard status == 0 else { throw Errno(rawValue: -status) }
        }

        private func fail(_ reason: String) -> ExitCode {
            writeError("gpupv: \(reason)")
            return ExitCode(1)
        }
    }
}

extension WebDefinition: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
