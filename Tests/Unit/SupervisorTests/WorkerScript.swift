// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes a program of a script.
///
/// Another process writes it: a child that a test starts meanwhile would have it open for writing, if only until it
/// executes its own program, and nobody executes a file then (`ETXTBSY` of execve(2)).
func makeScript(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "gpupv-worker-\(UUID().uuidString)").path
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", #"printf '%s\n' "$1" >"$2" && chmod 755 "$2""#, "sh", text, path]
    try writer.run()
    writer.waitUntilExit()
    guard writer.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    return path
}
