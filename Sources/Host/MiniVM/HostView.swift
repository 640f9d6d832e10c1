// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import SystemPackage

/// The host's files as a VM sees them: without those that tell of the host's other processes, and without secrets.
///
/// It is a copy of the mounts in a mount namespace of its own, where the hidden paths are covered. What the guest asks
/// of its 9p share is looked up there, so nothing that it mounts, links or renames leads beneath a cover.
struct HostView {
    /// The VM's root directory, and the namespace that keeps its covers.
    let root: FileDescriptor
    let namespace: FileDescriptor
    /// QEMU can live in the namespace: this process's privileges made it. A user's QEMU cannot, since files of others'
    /// would be nobody's there.
    let takesQEMU: Bool

    /// The host's own, not anybody's files. The guest has its own of each.
    static let hostDirectories = ["proc", "sys", "dev", "run"]
    /// Secrets of the system, which only root's VMs could read.
    static let systemSecrets = [
        "etc/shadow", "etc/shadow-", "etc/gshadow", "etc/gshadow-", "etc/ssl/private", "etc/krb5.keytab",
        "etc/ssh/ssh_host_rsa_key", "etc/ssh/ssh_host_ecdsa_key", "etc/ssh/ssh_host_ed25519_key",
        "etc/NetworkManager/system-connections", "etc/wireguard",
    ]
    /// Secrets below a home directory.
    static let homeSecrets = [
        ".ssh", ".gnupg", ".password-store", ".local/share/keyrings", ".netrc", ".git-credentials", ".pgpass",
        ".aws", ".azure", ".config/gcloud", ".kube", ".docker/config.json", ".config/containers/auth.json",
        ".config/gh/hosts.yml",
    ]

    /// Paths from the root of what is hidden unless it is asked for otherwise, where there is such a thing: `homes` are
    /// absolute.
    static func secrets(homes: [String]) -> [String] {
        systemSecrets + homes.flatMap { home in homeSecrets.map { home.drop { $0 == "/" } + "/" + $0 } }
    }

    /// The home directories of whose files this process can read: the user's, and for root everybody's.
    static func homes() -> [String] {
        var homes: Set<String> = []
        if let home = ProcessInfo.processInfo.environment["HOME"], home.hasPrefix("/") { homes.insert(home) }
        let user = geteuid()
        setpwent()
        defer { endpwent() }
        while let entry = getpwent() {
            if user == 0 || entry.pointee.pw_uid == user { homes.insert(String(cString: entry.pointee.pw_dir)) }
        }
        return homes.filter { $0.count > 1 }.sorted()
    }

    /// - Parameters:
    ///   - directory: what becomes the VM's root.
    ///   - hidden: paths that must be there, from that root.
    ///   - ifThere: paths that need not.
    init(of directory: String, hiding hidden: [String], ifThere: [String]) throws(LaunchError) {
        let paths = (hidden + Self.hostDirectories + ifThere)
        var pointers: [UnsafePointer<CChar>?] = paths.map { UnsafePointer(strdup($0)) }
        defer { pointers.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
        var view = gpupv_view()
        let status = gpupv_make_view(directory, &pointers, pointers.count, hidden.count, &view)
        guard status == 0 else {
            let error = Errno(rawValue: -status)
            if paths.indices.contains(Int(view.culprit)) {
                throw LaunchError("/\(paths[Int(view.culprit)]) cannot be hidden from the guest: \(error)")
            }
            throw LaunchError(
                "nothing can be hidden from the guest: \(error); allow this user mount namespaces "
                    + "(sysctl kernel.unprivileged_userns_clone=1) or run as root")
        }
        root = FileDescriptor(rawValue: view.root)
        namespace = FileDescriptor(rawValue: view.namespace)
        takesQEMU = view.can_join != 0
    }
}
