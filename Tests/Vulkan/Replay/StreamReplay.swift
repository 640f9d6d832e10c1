import ArgumentParser
import Foundation
import Logging
import Partitions
import VulkanEngine

/// Replays recorded streams, as they are and changed, against the engine in this process.
@main
struct StreamReplay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream-replay",
        abstract: "Replay recorded Vulkan streams, changed, against the engine.",
        discussion: """
            Recordings are made with GPUPV_RECORD_STREAMS=DIRECTORY in the worker's environment. First each is \
            replayed as it is: it has to get to its end. Then, with changes, again and again: a replay may end \
            at any point, but what an unchanged replay beside it computes has to stay right. A crash ends a child \
            process; the recording's name and the seed, printed with it, give the same changes again.
            """)

    @Option(help: "Replays with changes.") var rounds = 200
    @Option(help: "Or as many as this time allows.") var seconds: Int?
    @Option(help: "Where random numbers start; each round adds one.") var seed: UInt64 = 1
    @Option(help: "Rounds in one child process.") var batch = 100
    @Flag(help: "Stay in this process: crashes end it.") var inProcess = false
    @Flag(help: "Say how each round ended.") var verbose = false
    @Option(help: "Write the changed recordings of the rounds there.") var keep: String?
    @Argument(help: "Recordings, or directories of them.") var paths: [String]

    func run() throws {
        let names = try recordingNames()
        guard !names.isEmpty else { throw ValidationError("there are no recordings in \(paths.joined(separator: " "))") }
        setvbuf(stdout, nil, _IOLBF, 0)
        if inProcess {
            try replay(names)
        } else {
            try supervise()
        }
    }

    private func recordingNames() throws -> [String] {
        try paths.flatMap { path -> [String] in
            var isDirectory: ObjCBool = false
            FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            guard isDirectory.boolValue else { return [path] }
            return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".stream") }
                .sorted().map { "\(path)/\($0)" }
        }
    }

    // MARK: Children

    /// Rounds in batches, each in a process of its own; goes on after one that crashed.
    private func supervise() throws {
        let start = Date()
        var next = seed
        var (done, failed) = (0, 0)
        var said = start
        while seconds.map({ Date().timeIntervalSince(start) < Double($0) }) ?? (done < rounds) {
            let count = seconds == nil ? min(batch, rounds - done) : batch
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            child.arguments =
                ["--in-process", "--rounds", "\(count)", "--seed", "\(next)"] + (verbose ? ["--verbose"] : []) + paths
            let output = Pipe()
            child.standardOutput = output
            try child.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            child.waitUntilExit()
            let lines = text.split(separator: "\n")
            if verbose { print(text, terminator: "") }
            let begun = lines.last { $0.hasPrefix("round ") }
            if child.terminationReason == .uncaughtSignal || child.terminationStatus != 0 {
                failed += 1
                let how = child.terminationReason == .uncaughtSignal ? "signal" : "status"
                print("\(how) \(child.terminationStatus) in \(begun ?? "the replays without changes")")
                for line in lines where line.hasPrefix("wrong:") { print(line) }
                // After the one that failed.
                guard let begun, let seed = begun.split(separator: " ").dropFirst().first.flatMap({ UInt64($0) })
                else { break }
                done += Int(seed - next) + 1
                next = seed + 1
            } else {
                done += count
                next += UInt64(count)
            }
            if Date().timeIntervalSince(said) > 30 {
                print("\(done) rounds, \(failed) failures, \(Int(Date().timeIntervalSince(start))) s")
                said = Date()
            }
        }
        print("stream-replay: \(done) rounds from seed \(seed), \(failed) failures")
        print(failed == 0 ? "1 passed, 0 failed" : "0 passed, 1 failed")
        if failed > 0 { throw ExitCode(1) }
    }

    // MARK: In this process

    private func replay(_ names: [String]) throws {
        LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
        let recordings = try names.map { name in
            guard let recording = StreamRecording([UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))) else {
                throw ValidationError("\(name) is no recording")
            }
            return recording
        }
        let engine = try VulkanEngine(
            partition: PartitionConfiguration(name: "replay", vramBytes: 256 << 20), timeout: .milliseconds(500))
        // The one that has most to lose, beside all that is changed.
        let witness = recordings.max { $0.events.count < $1.events.count }!
        let expected = try digest(of: witness, engine)
        for round in 0..<rounds {
            let seed = seed &+ UInt64(round)
            let index = Int(seed % UInt64(recordings.count))
            print("round \(seed) \(names[index])")
            var mutation = Mutation(seed: seed, recordings[index])
            let changed = mutation.change(recordings[index])
            if let keep {
                try Data(changed.bytes).write(to: URL(fileURLWithPath: "\(keep)/\(seed).stream"))
            }
            let fault = try Replay(engine).run(changed)
            if verbose { print("  \(fault.map { "\($0)" } ?? "to the end")") }
            if round % 25 == 24 {
                let found = try digest(of: witness, engine)
                guard found == expected else {
                    print("wrong: what a session beside it computes is \(found), not \(expected)")
                    throw ExitCode(1)
                }
            }
        }
    }

    private func digest(of recording: StreamRecording, _ engine: VulkanEngine) throws -> UInt64 {
        let replay = try Replay(engine)
        if let fault = try replay.run(recording) {
            print("wrong: a replay without changes ended: \(fault)")
            throw ExitCode(1)
        }
        return replay.digest
    }
}
