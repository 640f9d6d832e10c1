// SPDX-License-Identifier: Apache-2.0
/// One question about the machine.
public protocol Check: Sendable {
    /// Asks it. At least one finding.
    func run(_ host: HostProbe) -> [Finding]
}

/// Finds out whether this machine can do everything.
public enum Doctor {
    /// All checks, in the order a newcomer reads them.
    public static let checks: [any Check] = [
        ProcessorCheck(), AccelerationCheck(), EmulatorCheck(), ImageCheck(), ModuleCheck(), GraphicsCheck(),
        DeviceAccessCheck(), PreloadCheck(), MemoryCheck(), HugePageCheck(), LimitCheck(), IOMMUCheck(),
        ContainerCheck(),
    ]

    public static func examine(_ host: HostProbe) -> Report {
        Report(findings: checks.flatMap { $0.run(host) })
    }

    /// All that was found.
    public struct Report: Codable, Sendable, Equatable {
        public let findings: [Finding]
        public let worst: Severity

        init(findings: [Finding]) {
            self.findings = findings
            worst = findings.map(\.severity).max() ?? .ok
        }

        /// 0: nothing is wrong; 1: something could be better; 2: VMs with a GPU cannot be had.
        public var exitStatus: Int32 {
            switch worst {
            case .ok, .note: 0
            case .warning: 1
            case .error: 2
            }
        }

        /// For people, a line or two a finding.
        public var text: String {
            let width = (findings.map(\.subject.count).max() ?? 0) + 2
            var text = ""
            for finding in findings {
                let subject = finding.subject + String(repeating: " ", count: width - finding.subject.count)
                text += "\(Self.mark(finding.severity))  \(subject)\(finding.summary)\n"
                if let remedy = finding.remedy {
                    text += String(repeating: " ", count: 6 + width) + "try: \(remedy)\n"
                }
            }
            return text + closing + "\n"
        }

        private static func mark(_ severity: Severity) -> String {
            switch severity {
            case .ok: "ok  "
            case .note: "note"
            case .warning: "warn"
            case .error: "FAIL"
            }
        }

        private var closing: String {
            func count(_ severity: Severity) -> String {
                let count = findings.filter { $0.severity == severity }.count
                return count == 1 ? "1 thing" : "\(count) things"
            }
            switch worst {
            case .ok, .note: return "This machine can do everything."
            case .warning: return "This machine can run VMs with a GPU; \(count(.warning)) could be better."
            case .error: return "This machine cannot run VMs with a GPU: \(count(.error)) missing."
            }
        }
    }
}
