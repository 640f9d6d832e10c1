// SPDX-License-Identifier: Apache-2.0
import CInit
import CLinux
import Carriers
import Foundation
import Glibc
import SystemPackage

/// What `gpupv run` does with the VM around the command.
public struct SessionOptions: Sendable {
    public var machine: Machine
    public var qemu = "qemu-system-x86_64"
    public var kernel: KernelImage
    /// Modules of the kernel's to load beyond those the VM needs, by name.
    public var extraModules: [String] = []
    /// nil: find out.
    public var acceleration: Acceleration?
    /// How long until the VM's init must have reported.
    public var bootTimeout: Duration = .seconds(60)
    /// What of the root directory the guest does not see.
    public var hidden: Hidden = .secrets()
    /// The guest's console and notes on what happens go to standard error.
    public var isVerbose = false
    /// Of a container's VM: the guest's ends of its ports for more processes.
    public var execSockets: [FileDescriptor] = []
    /// Of a container's VM: the taps of its network interfaces.
    public var taps: [FileDescriptor] = []

    /// What of its root directory a guest does not see.
    public enum Hidden: Sendable {
        /// Nothing: the directory is nobody's but the guest's.
        case nothing
        /// What is the host's own (`/proc`, `/sys`, `/dev`, `/run`) and, of the host's root, secrets that people are
        /// known to have (``HostView``), unless they `areShared`; and `paths`, from that directory, which must be there.
        ///
        /// Where the host does not allow that, the guest sees everything and a warning says so, unless there are
        /// `paths`: then the VM does not start.
        case secrets(areShared: Bool = false, paths: [String] = [])
    }

    public init(kernel: KernelImage) {
        self.kernel = kernel
        machine = Machine(kernel: kernel.kernel)
    }
}

/// Who serves a VM's GPU.
public enum GuestGPU: Sendable {
    /// A worker of this process's, through a window.
    case window(SharedWindow)
    /// An ivshmem server at the other end of a connected socket.
    case server(FileDescriptor)
}

/// One command in one mini-VM, from before its boot to after its end, on one thread.
///
/// The thread waits in one place, for whatever happens next; it never blocks on the guest, and blocks on the
/// launcher's own streams only as long as those take a page. Everything the VM is made of is a descriptor of this
/// process or a child that the kernel kills with it, so nothing is left behind even by SIGKILL.
public final class Session {
    /// What came of it.
    public struct Outcome: Sendable {
        /// As a shell would have it: 128 + n for a signal.
        public var exitStatus: Int32
        /// From the start of QEMU to the first instruction of the command.
        public var bootTime: Duration?
        public var acceleration: AccelerationChoice
    }

    private static let consoleTail = 64 << 10
    private static let pageSize = 4096

    /// nil: another session's VM runs the command.
    private let options: SessionOptions?
    private var command: GuestCommand
    private let gpu: GuestGPU?
    private var isVerbose: Bool { options?.isVerbose ?? false }

    private let signals: FileDescriptor
    private var qemu: ChildProcess?
    private var socket: FileDescriptor?
    private var windowSocket: FileDescriptor?
    private var console: FileDescriptor?
    private var monitor: FileDescriptor?
    private var terminal: RawTerminal?

    private var decoder = InitFrameDecoder()
    private var toGuest: [UInt8] = []
    private var inputCredit = Int(GPUPV_INIT_WINDOW)
    private var inputIsOpen = true
    private var outputs: [Int: Output] = [1: Output(), 2: Output()]
    private var consoleText: [UInt8] = []

    private var hasGreeted = false
    private var bootTime: Duration?
    private var launched = ContinuousClock.now
    private var result: Result<Int32, LaunchError>?
    /// Requests to end since the guest last answered one.
    private var unanswered = 0
    private var progressIsDue: ContinuousClock.Instant?

    private struct Output {
        var pending: [UInt8] = []
        var isOpen = true
    }

    /// Blocks the signals it will forward; call before other threads are started.
    ///
    /// - Parameter gpu: nil for a VM without one.
    public init(_ command: GuestCommand, options: SessionOptions, gpu: GuestGPU?) throws {
        self.command = command
        self.options = options
        self.gpu = gpu
        self.command.needsGPU = gpu != nil
        signals = try Self.takeOver(command)
    }

    /// One more command in the VM of another session, over `connection`.
    ///
    /// - Parameter connection: speaks the protocol of `gpupv_init.h` from its first message.
    public init(_ command: GuestCommand, over connection: FileDescriptor) throws {
        self.command = command
        options = nil
        gpu = nil
        socket = connection
        signals = try Self.takeOver(command)
    }

    private static func takeOver(_ command: GuestCommand) throws -> FileDescriptor {
        let wanted = (command.isContained ? forwardedToContainers : forwarded) + [SIGCHLD]
        let fd = gpupv_signalfd(wanted, wanted.count)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        signal(SIGPIPE, SIG_IGN)
        return FileDescriptor(rawValue: fd)
    }

    private static let forwarded = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGWINCH, SIGCONT]
    /// All that an engine may send; those that a fault of the launcher's own would raise are its own.
    private static let forwardedToContainers =
        forwarded + [SIGALRM, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGVTALRM, SIGPROF, SIGIO, SIGPWR] + Array(34...64)
    private static let ending: Set<Int32> = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// Boots, runs the command and ends the VM.
    ///
    /// Call from the main thread.
    public func run() throws -> Outcome {
        defer { cleanUp() }
        let choice = try options.map(launch) ?? join()
        while result == nil || outputs.values.contains(where: { $0.isOpen && !$0.pending.isEmpty }) {
            try step()
        }
        return Outcome(exitStatus: try result!.get(), bootTime: bootTime, acceleration: choice)
    }

    // MARK: Start

    private func join() throws -> AccelerationChoice {
        describeTerminal()
        if let socket { try Self.makeNonBlocking(socket) }
        launched = .now
        return AccelerationChoice(.emulated, reason: "that of the VM that runs")
    }

    private static func makeNonBlocking(_ descriptor: FileDescriptor) throws {
        guard fcntl(descriptor.rawValue, F_SETFL, O_RDWR | O_NONBLOCK) == 0 else { throw Errno(rawValue: errno) }
    }

    private func describeTerminal() {
        let hostIsTerminal = isatty(0) == 1 && isatty(1) == 1
        command.hasTerminal = hostIsTerminal
        command.hasTerminalError = hostIsTerminal && isatty(2) == 1
        command.windowSize = WindowSize(of: 0) ?? WindowSize()
    }

    private func launch(_ options: SessionOptions) throws -> AccelerationChoice {
        guard let program = ChildProcess.find(options.qemu) else {
            throw LaunchError("no \(options.qemu): install QEMU (Debian: qemu-system-x86)")
        }
        var machine = options.machine
        machine.kernel = options.kernel.kernel
        machine.hasWindow = gpu != nil
        machine.isVerbose = options.isVerbose
        machine.firmware = machine.firmware ?? Self.smallFirmware(of: program)
        let archive = try options.kernel.initramfs(withGPU: gpu != nil, extraModules: options.extraModules)
        let initramfs = try FileDescriptor.memory("gpupv-initramfs", holding: archive.bytes)
        defer { try? initramfs.close() }

        let choice: AccelerationChoice
        if let asked = options.acceleration {
            choice = AccelerationChoice(asked, reason: "asked for")
        } else {
            choice = AccelerationProbe(
                qemu: program, machine: machine, initramfs: initramfs, announce: { [self] in note($0, always: true) }
            ).choose()
        }
        machine.acceleration = choice.acceleration
        let view = try makeView(of: machine.rootDirectory, hiding: options.hidden)
        defer { for descriptor in [view?.root, view?.namespace] { try? descriptor?.close() } }
        machine.hasView = view != nil
        note("\(choice.acceleration.rawValue): \(choice.reason)")
        note("kernel \(options.kernel.version), modules in \(options.kernel.modules)")
        note(([program] + machine.arguments).joined(separator: " "))

        describeTerminal()
        let (port, theirPort) = try FileDescriptor.connectedSockets()
        let (consoleEnd, theirConsole) = try FileDescriptor.connectedSockets()
        let null = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
        let (monitorEnd, theirMonitor) = try FileDescriptor.connectedSockets()
        defer { for descriptor in [theirPort, theirConsole, theirMonitor, null] { try? descriptor.close() } }
        for descriptor in [port, consoleEnd, monitorEnd] { try Self.makeNonBlocking(descriptor) }
        (socket, console, monitor) = (port, consoleEnd, monitorEnd)
        var descriptors = [
            (null, 0), (theirConsole, 1), (theirConsole, 2), (theirPort, Machine.Descriptor.port),
            (initramfs, Machine.Descriptor.initramfs), (theirMonitor, Machine.Descriptor.monitor),
        ]
        var client: FileDescriptor?
        defer { try? client?.close() }
        switch gpu {
        case nil: break
        case .server(let socket): client = socket
        case .window(let window):
            let (server, theirs) = try FileDescriptor.connectedSockets()
            (windowSocket, client) = (server, theirs)
            try Ivshmem.handshake(window, on: server)
        }
        if let client { descriptors.append((client, Machine.Descriptor.window)) }
        if let view {
            descriptors += [(view.root, Machine.Descriptor.root), (view.namespace, Machine.Descriptor.namespace)]
        }
        descriptors += options.execSockets.enumerated().map { ($1, Machine.Descriptor.firstExec + Int32($0)) }
        descriptors += options.taps.enumerated().map { ($1, Machine.Descriptor.firstTap + Int32($0)) }
        launched = .now
        // What QEMU is told beyond may name files that it writes.
        let joinsView = view?.takesQEMU == true && machine.extraArguments.isEmpty
        qemu = try ChildProcess(program, machine.arguments, descriptors: descriptors, joinsView: joinsView)
        for descriptor in options.execSockets + options.taps { try? descriptor.close() }
        // A container's terminal is its command's alone.
        if isatty(2) == 1 && !machine.isContainer || options.isVerbose { progressIsDue = launched + .seconds(2) }
        return choice
    }

    private func makeView(of root: String, hiding hidden: SessionOptions.Hidden) throws -> HostView? {
        guard case .secrets(let areShared, let paths) = hidden else { return nil }
        if geteuid() == 0, root == "/" {
            note(
                "run as root: the guest can read every file of this host that is not hidden (--hide, --rootfs)",
                always: isatty(2) == 1)
        }
        do throws(LaunchError) {
            let secrets = root == "/" && !areShared ? HostView.secrets(homes: HostView.homes()) : []
            return try HostView(of: root, hiding: paths, ifThere: secrets)
        } catch {
            guard paths.isEmpty else { throw error }
            writeToStandardError(Array("gpupv: warning: \(error)\n".utf8)[...])
            return nil
        }
    }

    /// qboot, beside QEMU's other files: faster than SeaBIOS, and leaves it to the kernel to place the window
    /// above 4 GiB.
    static func smallFirmware(of program: String) -> String? {
        let prefix = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().path
        return ["\(prefix)/share/qemu/qboot.rom", "\(prefix)/share/seabios/qboot.rom"]
            .first { FileManager.default.isReadableFile(atPath: $0) }
    }

    // MARK: One event

    private func step() throws {
        var pollers: [pollfd] = []
        func watch(_ descriptor: Int32?, _ events: Int32) -> Int? {
            guard let descriptor, events != 0 else { return nil }
            pollers.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
            return pollers.count - 1
        }
        let signalSlot = watch(signals.rawValue, POLLIN)
        let socketSlot = watch(result == nil ? socket?.rawValue : nil, POLLIN | (toGuest.isEmpty ? 0 : POLLOUT))
        let consoleSlot = watch(console?.rawValue, POLLIN)
        let mayRead = bootTime != nil && result == nil && inputIsOpen && inputCredit > 0
        let inputSlot = watch(mayRead ? 0 : nil, POLLIN)
        var outputSlots: [Int: Int] = [:]
        for (stream, output) in outputs where output.isOpen && !output.pending.isEmpty {
            outputSlots[stream] = watch(Int32(stream), POLLOUT)
        }
        let count = poll(&pollers, nfds_t(pollers.count), pollTimeout())
        guard count >= 0 || errno == EINTR else { throw Errno(rawValue: errno) }
        func isReady(_ slot: Int?) -> Bool { slot.map { pollers[$0].revents != 0 } ?? false }

        if isReady(signalSlot) { takeSignals() }
        if isReady(consoleSlot) { takeConsole() }
        if isReady(socketSlot) { try exchange() }
        if isReady(inputSlot) { takeInput() }
        // Asked again: what came meanwhile may have filled the pipe.
        for (stream, slot) in outputSlots where isReady(slot) { writeOutputIfReady(stream) }
        checkTime()
    }

    private func pollTimeout() -> Int32 {
        guard result == nil, bootTime == nil else { return -1 }
        return 250
    }

    private func checkTime() {
        guard let options, result == nil, bootTime == nil else { return }
        let now = ContinuousClock.now
        if let due = progressIsDue, now >= due {
            progressIsDue = now + .seconds(5)
            note("booting the mini-VM: \((now - launched).components.seconds) s", always: true)
        }
        if now - launched > options.bootTimeout {
            let state = hasGreeted ? "its init reported and did not start the command" : "its init did not report"
            let place = monitor.map { "; " + StallReport(askedOn: $0).text } ?? ""
            fail("the mini-VM did not get ready in \(options.bootTimeout.components.seconds) s: \(state)\(place)")
        }
    }

    // MARK: Signals

    private func takeSignals() {
        while true {
            let number = gpupv_next_signal(signals.rawValue)
            guard number > 0 else { return }
            switch number {
            case SIGCHLD:
                if let status = qemu?.wait(options: WNOHANG) {
                    qemu = nil
                    qemuEnded(status)
                }
            case SIGWINCH:
                if command.hasTerminal, let size = WindowSize(of: 0) {
                    command.windowSize = size
                    send(InitFrame(GPUPV_INIT_WINSIZE, size.encoded))
                }
            default:
                if number == SIGCONT { terminal?.enter() }
                forward(number)
            }
        }
    }

    private func forward(_ number: Int32) {
        let isEnding = Self.ending.contains(number)
        guard bootTime != nil else {
            if isEnding { result = result ?? .success(128 + number) }
            return
        }
        send(InitFrame(GPUPV_INIT_SIGNAL, words: UInt32(number)))
        if isEnding { countRequestToEnd(number) }
    }

    /// The third request in a row that the guest's init has not even acknowledged ends the VM.
    private func countRequestToEnd(_ number: Int32) {
        unanswered += 1
        guard unanswered >= 3, result == nil else { return }
        note("the mini-VM does not react; killing it", always: true)
        result = .success(128 + number)
        discardOutput()
    }

    private func qemuEnded(_ status: WaitStatus) {
        // What it had sent is still in the socket.
        while result == nil, (try? exchange()) == true {}
        takeConsole()
        fail("the mini-VM ended unexpectedly (QEMU ended \(status))")
    }

    // MARK: The guest

    private func send(_ frame: InitFrame) {
        toGuest += frame.encoded
    }

    /// Passes bytes both ways, as far as that goes without waiting.
    ///
    /// - Returns: whether anything came.
    @discardableResult
    private func exchange() throws -> Bool {
        guard let socket else { return false }
        var came = false
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(socket.rawValue, $0.baseAddress, $0.count) }
        if count > 0 {
            came = true
            decoder.append(buffer[0..<count])
            while let frame = try decoder.next() { take(frame) }
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            // QEMU's end; SIGCHLD tells the rest. Of another session's VM there is nobody else to hear of it.
            try? socket.close()
            self.socket = nil
            if options == nil { fail("the mini-VM has ended") }
            return false
        }
        if !toGuest.isEmpty {
            let written = toGuest.withUnsafeBytes { Glibc.write(socket.rawValue, $0.baseAddress, $0.count) }
            if written > 0 { toGuest.removeFirst(written) }
        }
        return came
    }

    private func take(_ frame: InitFrame) {
        guard let report = frame.report else { return fail("the mini-VM sent a message that makes no sense") }
        switch report {
        case .hello(let version, _):
            guard version == GPUPV_INIT_VERSION else {
                return fail("the mini-VM's init speaks version \(version); rebuild it with 'make image'")
            }
            guard !hasGreeted else { return }
            hasGreeted = true
            for frame in command.preamble { send(frame) }
            send(InitFrame(GPUPV_INIT_CONFIG, command.encoded))
        case .started(let uptime):
            guard bootTime == nil else { return }
            bootTime = .now - launched
            note("the command runs \(bootTime!.milliseconds) ms after QEMU's start (guest: \(uptime.milliseconds) ms)")
            if command.hasTerminal { terminal = RawTerminal(0) }
        case .failed(let error): result = result ?? .failure(error)
        case .ended(let status, let signal): result = result ?? .success(signal == 0 ? status : 128 + signal)
        case .output(let stream, let bytes): takeOutput(stream, bytes)
        case .credit(let stream, let bytes):
            guard stream == 0, bytes >= 0, inputCredit + bytes <= Int(GPUPV_INIT_WINDOW) else { return }
            inputCredit += bytes
        case .acknowledged: unanswered = 0
        }
    }

    private func takeInput() {
        var buffer = [UInt8](repeating: 0, count: min(inputCredit, Int(GPUPV_INIT_MAX_DATA)))
        let count = buffer.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress, $0.count) }
        if count < 0 && (errno == EINTR || errno == EAGAIN) { return }
        if count > 0 {
            inputCredit -= count
            send(InitFrame(GPUPV_INIT_STDIN, Array(buffer[0..<count])))
            if command.hasTerminal { watchForInterrupts(buffer[0..<count]) }
        } else {
            inputIsOpen = false
            send(InitFrame(GPUPV_INIT_STDIN))
        }
    }

    /// In raw mode Ctrl-C is a byte; the guest's terminal makes it a signal, if the guest is alive.
    private func watchForInterrupts(_ typed: ArraySlice<UInt8>) {
        for byte in typed where byte == 3 {
            send(InitFrame(GPUPV_INIT_PING))
            countRequestToEnd(SIGINT)
        }
    }

    private func takeOutput(_ stream: Int, _ bytes: [UInt8]) {
        guard var output = outputs[stream] else { return }
        guard output.isOpen else { return grant(stream, bytes.count) }
        // No more than it has credit for.
        guard output.pending.count + bytes.count <= Int(GPUPV_INIT_WINDOW) else {
            return fail("the mini-VM sent more output than it may")
        }
        output.pending += bytes
        outputs[stream] = output
        if stream == 1 || stream == 2 { writeOutputIfReady(stream) }
    }

    private func writeOutputIfReady(_ stream: Int) {
        var poller = pollfd(fd: Int32(stream), events: Int16(POLLOUT), revents: 0)
        if poll(&poller, 1, 0) > 0 { writeOutput(stream) }
    }

    /// Writes what is ready to be taken: a page never blocks on a pipe that polls writable.
    private func writeOutput(_ stream: Int) {
        guard let output = outputs[stream], !output.pending.isEmpty else { return }
        let size = min(output.pending.count, Self.pageSize)
        let written = output.pending.withUnsafeBytes { Glibc.write(Int32(stream), $0.baseAddress, size) }
        if written > 0 {
            outputs[stream]!.pending.removeFirst(written)
            grant(stream, written)
        } else if errno != EINTR && errno != EAGAIN {
            // Its reader is gone: the command is to find out likewise.
            outputs[stream] = Output(pending: [], isOpen: false)
            send(InitFrame(GPUPV_INIT_CLOSE, words: UInt32(stream)))
            grant(stream, output.pending.count)
        }
    }

    private func discardOutput() {
        for stream in outputs.keys { outputs[stream] = Output(pending: [], isOpen: false) }
    }

    private func grant(_ stream: Int, _ bytes: Int) {
        send(InitFrame(GPUPV_INIT_CREDIT, words: UInt32(stream), UInt32(bytes)))
    }

    // MARK: The console

    private func takeConsole() {
        guard let console else { return }
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(console.rawValue, $0.baseAddress, $0.count) }
            if count < 0 { return }
            if count == 0 {
                try? console.close()
                self.console = nil
                return
            }
            if isVerbose {
                writeToStandardError(buffer[0..<count])
            }
            consoleText += buffer[0..<count]
            if consoleText.count > 2 * Self.consoleTail {
                consoleText.removeFirst(consoleText.count - Self.consoleTail)
            }
        }
    }

    private func writeToStandardError(_ bytes: ArraySlice<UInt8>) {
        _ = try? FileDescriptor.standardError.writeAll(bytes)
    }

    private func note(_ text: String, always: Bool = false) {
        guard isVerbose || (always && isatty(2) == 1) else { return }
        // The carriage return: the terminal may be in raw mode.
        writeToStandardError(Array("gpupv: \(text)\(terminal == nil ? "" : "\r")\n".utf8)[...])
    }

    /// Ends the session with an error, and the console's last lines with it.
    private func fail(_ message: String) {
        guard result == nil else { return }
        takeConsole()
        var message = message
        if !isVerbose && !consoleText.isEmpty {
            let text = String(decoding: consoleText.suffix(Self.consoleTail), as: UTF8.self)
            let lines = text.split(whereSeparator: \.isNewline).suffix(40)
            let plain = lines.map { $0.filter { $0 == "\t" || !$0.isASCII || $0 >= " " } }
            message += "; its console:\n" + plain.map { "  | \($0)" }.joined(separator: "\n")
        }
        result = .failure(LaunchError(message))
    }

    private func cleanUp() {
        terminal?.restore()
        terminal = nil
        // Nothing in the VM is worth keeping.
        if let qemu {
            qemu.kill()
            _ = qemu.wait()
        }
        qemu = nil
        for descriptor in [socket, windowSocket, console, monitor] { try? descriptor?.close() }
        (socket, windowSocket, console, monitor) = (nil, nil, nil, nil)
    }
}

extension Duration {
    /// Whole milliseconds.
    public var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
