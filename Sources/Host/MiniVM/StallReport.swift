// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import SystemPackage

/// Where a VM stands that does not get ready, as QEMU tells through its monitor (QMP).
struct StallReport {
    /// For people: `CPU 0 halted at ffffffff81a2b3c4, CPU 1 runs at ...`, or why QEMU did not tell.
    let text: String

    /// Asks QEMU, for at most two seconds.
    ///
    /// - Parameter monitor: this end of QEMU's control monitor, non-blocking, which nothing was said on yet.
    init(askedOn monitor: FileDescriptor) {
        let question = """
            {"execute":"qmp_capabilities"}
            {"execute":"human-monitor-command","arguments":{"command-line":"info registers -a"}}

            """
        _ = question.withCString { send(monitor.rawValue, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
        let deadline = ContinuousClock.now + .seconds(2)
        var heard: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            if let registers = Self.answer(in: heard) {
                text = Self.summary(of: registers) ?? "QEMU tells nothing of its CPUs"
                return
            }
            let left = deadline - .now
            var poller = pollfd(fd: monitor.rawValue, events: Int16(POLLIN), revents: 0)
            guard left > .zero, poll(&poller, 1, Int32(left.milliseconds) + 1) > 0 else { break }
            let count = buffer.withUnsafeMutableBytes { Glibc.read(monitor.rawValue, $0.baseAddress, $0.count) }
            guard count > 0, heard.count < 1 << 20 else { break }
            heard += buffer[0..<count]
        }
        text = "QEMU does not answer on its monitor"
    }

    /// What `human-monitor-command` returned, once it is there: the second of QEMU's returns.
    static func answer(in bytes: [UInt8]) -> String? {
        struct Message: Decodable { let `return`: String }
        return bytes.split(separator: UInt8(ascii: "\n")).lazy
            .compactMap { try? JSONDecoder().decode(Message.self, from: Data($0)).return }.first
    }

    /// Each CPU's instruction pointer, and whether it halted.
    static func summary(of registers: String) -> String? {
        var cpus: [String] = []
        for line in registers.split(whereSeparator: \.isNewline) {
            guard let pointer = line.firstMatch(of: /\b[ER]IP=([0-9a-f]+)/)?.1 else { continue }
            let halted = line.firstMatch(of: /\bHLT=1/) != nil
            cpus.append("CPU \(cpus.count) \(halted ? "halted" : "runs") at \(pointer)")
        }
        return cpus.isEmpty ? nil : cpus.joined(separator: ", ")
    }
}
