// SPDX-License-Identifier: Apache-2.0
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
    @Option(help: "Write them there, and replay nothing.") var write: String?
    @Argument(help: "Recordings, or directories of them.") var paths: [String]

    func run() throws {
        let names = try recordingNames()
        guard !names.isEmpty else {
            throw ValidationError("there are no recordings in \(paths.joined(separator: " "))")
        }
        if let write {
            try self.write(names, to: write)
        } else if inProcess {
            try replay(names)
        } else {
            try supervise()
        }
    }

    private func recordingNames() throws -> [String] {
        try paths.flatMap { path -> [String] in
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
                return [path]
            }
            return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".stream") }
                .sorted().map { "\(path)/\($0)" }
        }
    }

    // MARK: Children

    /// Rounds in batches, each in a process of its own; goes on after one that crashed.
    private func supervise() throws {
        let start = Date()
        let asTheyAre = try runChild(rounds: 0, seed: seed)
        guard asTheyAre.isGood else {
            print(asTheyAre.output)
            print("stream-replay: recordings that do not replay as they are\n0 passed, 1 failed")
            throw ExitCode(1)
        }
        var next = seed
        var (done, failed) = (0, 0)
        var said = start
        while seconds.map({ Date().timeIntervalSince(start) < Double($0) }) ?? (done < rounds) {
            let count = seconds == nil ? min(batch, rounds - done) : batch
            let child = try runChild(rounds: count, seed: next)
            let lines = child.output.split(separator: "\n")
            if verbose { print(child.output, terminator: "") }
            let begun = lines.last { $0.hasPrefix("round ") }
            if !child.isGood {
                failed += 1
                print("\(child.end) in \(begun ?? "the replays without changes")")
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

    private func runChild(rounds: Int, seed: UInt64) throws -> (output: String, end: String, isGood: Bool) {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        child.arguments =
            ["--in-process", "--rounds", "\(rounds)", "--seed", "\(seed)"] + (verbose ? ["--verbose"] : [])
            + (keep.map { ["--keep", $0] } ?? []) + paths
        var environment = ProcessInfo.processInfo.environment
        // A crash is what is looked for: a line says enough of it.
        environment["SWIFT_BACKTRACE"] = "enable=no"
        child.environment = environment
        let output = Pipe()
        child.standardOutput = output
        try child.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        child.waitUntilExit()
        let how = child.terminationReason == .uncaughtSignal ? "signal" : "status"
        return (
            text, "\(how) \(child.terminationStatus)",
            child.terminationReason == .exit && child.terminationStatus == 0
        )
    }

    // MARK: In this process

    private func load(_ names: [String]) throws -> [StreamRecording] {
        try names.map { name in
            guard let recording = StreamRecording([UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))) else {
                throw ValidationError("\(name) is no recording")
            }
            return recording
        }
    }

    /// What a round replays.
    private func changed(_ recordings: [StreamRecording], _ seed: UInt64) -> StreamRecording {
        let recording = recordings[Int(seed % UInt64(recordings.count))]
        var mutation = Mutation(seed: seed, recording)
        return mutation.change(recording)
    }

    private func write(_ names: [String], to directory: String) throws {
        let recordings = try load(names)
        for round in 0..<rounds {
            let seed = seed &+ UInt64(round)
            let bytes = changed(recordings, seed).bytes
            try Data(bytes).write(to: URL(fileURLWithPath: "\(directory)/\(seed).stream"))
        }
    }

    private func replay(_ names: [String]) throws {
        LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
        let recordings = try load(names)
        var partition = PartitionConfiguration(name: "replay", vramBytes: 256 << 20)
        partition.timeoutMilliseconds = 2000
        let engine = try VulkanEngine(partition: partition)
        if rounds == 0 {
            for (name, recording) in zip(names, recordings) { _ = try digest(of: recording, engine, name) }
        }
        // The one that has most to lose, beside all that is changed.
        let witness = recordings.max { $0.events.count < $1.events.count }!
        let expected = try digest(of: witness, engine, "the witness")
        for round in 0..<rounds {
            let seed = seed &+ UInt64(round)
            say("round \(seed) \(names[Int(seed % UInt64(recordings.count))])")
            let changed = changed(recordings, seed)
            if let keep {
                try Data(changed.bytes).write(to: URL(fileURLWithPath: "\(keep)/\(seed).stream"))
            }
            let fault = try Replay(engine).run(changed)
            if verbose { say("  \(fault.map { "\($0)" } ?? "to the end")") }
            if round % 25 == 24 {
                let found = try digest(of: witness, engine, "the witness")
                guard found == expected else {
                    say("wrong: what a session beside it computes is \(found), not \(expected)")
                    throw ExitCode(1)
                }
            }
        }
        // Sessions may still be ending on their threads, which what happens at an exit is not for.
        _exit(0)
    }

    /// At once, so that it is known when what comes next crashes.
    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private func digest(of recording: StreamRecording, _ engine: VulkanEngine, _ name: String) throws -> UInt64 {
        let replay = try Replay(engine)
        if let fault = try replay.run(recording) {
            say("wrong: \(name) without changes ended: \(fault)")
            throw ExitCode(1)
        }
        return replay.digest
    }
}
