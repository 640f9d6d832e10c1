// SPDX-License-Identifier: Apache-2.0
import Logging
import Testing

@testable import Sandbox

@Suite("Landlock's rules")
struct FileRulesTests {
    @Test("are missed on a kernel without Landlock only where they are required", arguments: [Int32(0), -38])
    func requirement(version: Int32) throws {
        let rules = FileRules(for: .memory, nodes: nil)
        var log = Logger(label: "test")
        log.logLevel = .critical
        try rules.enforce(log, version: version, isRequired: false)
        let error = #expect(throws: SandboxError.self) {
            try rules.enforce(log, version: version, isRequired: true)
        }
        #expect(error?.description.contains("GPUPV_SANDBOX is 'required'") == true)
    }
}
