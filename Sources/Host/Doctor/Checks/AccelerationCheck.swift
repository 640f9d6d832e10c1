// SPDX-License-Identifier: Apache-2.0
import SystemPackage

/// Whether KVM really runs a guest here: a mini-VM is booted under it, once per boot of the host.
struct AccelerationCheck: Check {
    private static let subject = "KVM"
    private static let cost = "VMs run translated (TCG): CPU work in them takes some ten times as long"

    func run(_ host: HostProbe) -> [Finding] {
        if let refusal = host.refusal("/dev/kvm") {
            return [
                Finding(Self.subject, .warning, "/dev/kvm: \(refusal); \(Self.cost)", remedy: remedy(refusal, host))
            ]
        }
        let kernel = Result { try host.kernel() }
        guard case .success(let kernel) = kernel else {
            return [Finding(Self.subject, .note, "/dev/kvm is there; whether it runs a guest needs an image to tell")]
        }
        do {
            let choice = try host.acceleration(kernel)
            guard choice.acceleration == .emulated else { return [Finding(Self.subject, .ok, choice.reason)] }
            return [
                Finding(
                    Self.subject, .warning, "\(choice.reason); \(Self.cost)",
                    remedy: "rm -f ~/.cache/gpupv/acceleration, to have it tried again")
            ]
        } catch {
            return [Finding(Self.subject, .note, "/dev/kvm is there; no guest could be tried: \(error)")]
        }
    }

    private func remedy(_ refusal: Errno, _ host: HostProbe) -> String? {
        if refusal == .permissionDenied { return "sudo usermod -aG kvm $USER, then log in again" }
        let flags = ProcessorCheck.flags(host)
        if flags.contains("vmx") { return "sudo modprobe kvm_intel" }
        return flags.contains("svm") ? "sudo modprobe kvm_amd" : nil
    }
}
