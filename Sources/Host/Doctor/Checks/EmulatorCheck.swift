// SPDX-License-Identifier: Apache-2.0
/// Whether QEMU is there, new enough, and has the devices a mini-VM is made of.
struct EmulatorCheck: Check {
    static let program = "qemu-system-x86_64"
    static let oldest = (7, 2)
    /// What each is for.
    static let devices = [
        ("ivshmem-doorbell", "the window to the GPU"), ("virtio-9p-pci", "the root file system"),
        ("virtserialport", "the command's streams"),
    ]

    func run(_ host: HostProbe) -> [Finding] {
        let install = "sudo apt-get install qemu-system-x86"
        guard let program = host.program(Self.program) else {
            return [Finding("QEMU", .error, "no \(Self.program)", remedy: install)]
        }
        guard let version = Self.version(host.output(program, ["--version"]) ?? "") else {
            return [Finding("QEMU", .error, "\(program) does not tell its version", remedy: install)]
        }
        guard version >= Self.oldest else {
            return [
                Finding(
                    "QEMU", .error, "\(program) is \(version.0).\(version.1); gpupv needs 7.2 or newer",
                    remedy: install)
            ]
        }
        let known = host.output(program, ["-device", "help"]) ?? ""
        let missing = Self.devices.filter { !known.contains("\"\($0.0)\"") }
        guard missing.isEmpty else {
            let list = missing.map { "\($0.0) (\($0.1))" }.joined(separator: ", ")
            return [Finding("QEMU", .error, "\(program) was built without \(list)", remedy: install)]
        }
        let carriers = ["ivshmem", known.contains("\"vhost-user-") ? "vhost-user" : nil].compactMap { $0 }
        return [
            Finding(
                "QEMU", .ok,
                "\(version.0).\(version.1), window through ivshmem-doorbell; has \(carriers.joined(separator: ", "))")
        ]
    }

    private static func version(_ text: String) -> (Int, Int)? {
        guard let match = text.firstMatch(of: /version ([0-9]+)\.([0-9]+)/), let major = Int(match.1),
            let minor = Int(match.2)
        else { return nil }
        return (major, minor)
    }
}
