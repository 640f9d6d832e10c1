// SPDX-License-Identifier: Apache-2.0
//
// libFuzzer targets for what daemon, launcher and web page read from those they do not trust. See Tests/Fuzz/run.sh.
//
//     HostFuzzer TARGET --seeds DIRECTORY      writes inputs to begin with
//     HostFuzzer TARGET LIBFUZZER-ARGUMENT...
import Foundation

/// What an input is given to. A failure is a trap.
protocol FuzzTarget {
    init() throws
    /// Inputs that make sense, as ones to begin with.
    static var seeds: [[UInt8]] { get }
    func run(_ input: [UInt8]) throws
}

private let targets: [String: any FuzzTarget.Type] = [
    "control": ControlTarget.self, "page": PageTarget.self, "messages": MessageTarget.self,
    "handshakes": HandshakeTarget.self,
]

nonisolated(unsafe) private var target: (any FuzzTarget)?

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do { try target?.run(Array(UnsafeBufferPointer(start: data, count: count))) } catch {
        fatalError("the target itself failed: \(error)")
    }
    return 0
}

/// libFuzzer's own main, but for the name.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<Int8>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@main
struct HostFuzzer {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 1, let type = targets[arguments[1]] else {
            fatalError("name one of \(targets.keys.sorted())")
        }
        if arguments.count == 4, arguments[2] == "--seeds" {
            for (index, seed) in type.seeds.enumerated() {
                try Data(seed).write(to: URL(fileURLWithPath: "\(arguments[3])/seed-\(index)"))
            }
            return
        }
        target = try type.init()
        // Without the target's name.
        var count = CommandLine.argc - 1
        var rest = CommandLine.unsafeArgv + 1
        rest[0] = CommandLine.unsafeArgv[0]
        exit(runFuzzer(&count, &rest, fuzzOneInput))
    }
}

/// Takes an input apart. What is not there is 0.
struct InputReader {
    private var rest: ArraySlice<UInt8>

    init(_ input: [UInt8]) { rest = input[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// A number of any size, of which small ones, great ones and those about powers of two are likely.
    mutating func number() -> UInt64 {
        let kind = byte()
        let low = UInt64(byte())
        switch kind % 8 {
        case 0...3: return low
        case 4: return .max - low
        case 5: return (1 << UInt64(kind >> 3) &* 2) &+ low
        case 6: return (1 << (UInt64(kind >> 3) &* 2)) &- low
        default: return bytes(7).reduce(low) { $0 << 8 | UInt64($1) }
        }
    }
}
