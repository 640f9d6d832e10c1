// SPDX-License-Identifier: Apache-2.0
import Consumer
import Control
import Foundation
import Glibc

/// Takes memory once it is published and keeps it, as a program of the host would that is slow or never ends.
///
/// Says `holding`, then answers lines of its standard input: `read` with the word that the memory consists of, or
/// `mixed`; `write WORD` has it consist of another; `state` with `live` or `ended`; `release` tells the daemon that it
/// is not needed any more, and keeps it.
func holdExport(_ name: String, of partition: String) throws {
    let connection = try ExportConnection()
    var taken: ExportedBuffer?
    while taken == nil {
        do { taken = try connection.takeBuffer(name, of: partition) } catch let error as ControlError
            where error.code == .notFound
        {}
    }
    let buffer = taken!
    func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }
    say("holding")
    while let line = readLine() {
        let words = line.split(separator: " ")
        switch words.first {
        case "read":
            let content = try buffer.memory.withBytes { Set($0.bindMemory(to: UInt32.self)) }
            say(content.count == 1 ? String(content.first!, radix: 16) : "mixed")
        case "write":
            let word = UInt32(words[1], radix: 16)!
            try buffer.memory.withBytes(writing: true) { bytes in
                bytes.bindMemory(to: UInt32.self).update(repeating: word)
            }
            say("written")
        case "state": say(buffer.isEnded ? "ended" : "live")
        case "release":
            buffer.release()
            say("released")
        default: say("what?")
        }
    }
}
