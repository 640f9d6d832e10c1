// SPDX-License-Identifier: Apache-2.0
import SystemPackage
import Testing

@testable import MiniVM

@Suite("A VM that does not get ready")
struct StallReportTests {
    @Test("says where each CPU stands")
    func summary() {
        let registers = """
            CPU#0\r
            RAX=0000000000000000 RBX=ffffffff82a14980\r
            RIP=ffffffff81a2b3c4 RFL=00000246 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=1\r
            CPU#1\r
            EIP=0000fff0 EFL=00000002 [-------] CPL=0 II=0 A20=1 SMM=0 HLT=0\r
            """
        #expect(StallReport.summary(of: registers) == "CPU 0 halted at ffffffff81a2b3c4, CPU 1 runs at 0000fff0")
        #expect(StallReport.summary(of: "unknown command") == nil)
    }

    @Test("takes the command's return, not the greeting's or the capabilities'")
    func answer() {
        let heard = """
            {"QMP": {"version": {}, "capabilities": []}}
            {"return": {}}
            {"return": "RIP=1 HLT=1"}

            """
        #expect(StallReport.answer(in: Array(heard.utf8)) == "RIP=1 HLT=1")
        #expect(StallReport.answer(in: Array(heard.utf8.dropLast(12))) == nil)
    }

    @Test("does not wait for a QEMU that is gone")
    func gone() throws {
        let (ours, theirs) = try FileDescriptor.connectedSockets()
        try theirs.close()
        #expect(StallReport(askedOn: ours).text == "QEMU does not answer on its monitor")
        try ours.close()
    }
}
