// SPDX-License-Identifier: Apache-2.0
import CNetwork
import Foundation
import MiniVM
import SystemPackage

/// A container's network, as its VM gets it: interfaces by taps, and how the guest sets them up.
public struct ContainerNetwork: Codable, Sendable {
    public struct Interface: Codable, Sendable {
        public var name: String
        public var tap: String
        /// MAC, such as `02:00:00:00:00:01`.
        public var address: String
    }

    /// Room for thousands of routes; the guest takes no message of 8 MiB.
    private static let requestBytes = 256 << 10

    public var interfaces: [Interface]
    /// Requests of rtnetlink(7) for the guest's kernel.
    public var requests: Data

    /// Takes over the interfaces of the network namespace at `path`.
    ///
    /// - Parameter owner: the user whose launcher may open the taps.
    /// - Returns: nil if there is none but the loopback.
    init?(at path: String, owner: UInt32) throws {
        var network = gpupv_network()
        var messages = [UInt8](repeating: 0, count: Self.requestBytes)
        let status = messages.withUnsafeMutableBufferPointer { buffer in
            network.messages = buffer.baseAddress
            network.message_room = buffer.count
            return gpupv_take_over_network(path, owner, &network)
        }
        guard status == 0 else {
            let error = Errno(rawValue: -status)
            guard error != .resourceBusy else {
                throw LaunchError("the network namespace is another VM's; containers share one only as a pod's")
            }
            throw LaunchError("the container's network cannot be the VM's: \(error)")
        }
        guard network.interface_count > 0 else { return nil }
        interfaces = withUnsafeBytes(of: network.interfaces) { bytes in
            bytes.bindMemory(to: gpupv_interface.self).prefix(network.interface_count).map(Interface.init)
        }
        requests = Data(messages.prefix(network.message_bytes))
    }

    /// For the launcher: with these, its VM's end, the taps are gone.
    public func openTaps() throws -> [FileDescriptor] {
        try interfaces.map { interface in
            let tap = gpupv_open_tap(interface.tap)
            guard tap >= 0 else { throw LaunchError("\(interface.tap): \(Errno(rawValue: -tap))") }
            return FileDescriptor(rawValue: tap)
        }
    }

    /// Undoes what was done to the interfaces of the namespace at `path`.
    func giveBack(at path: String) {
        for interface in interfaces { _ = gpupv_give_back_interface(path, interface.name, interface.tap) }
    }
}

extension ContainerNetwork.Interface {
    init(_ interface: gpupv_interface) {
        func text(_ tuple: some Any) -> String {
            withUnsafeBytes(of: tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        name = text(interface.name)
        tap = text(interface.tap)
        let mac = withUnsafeBytes(of: interface.mac) { Array($0) }
        address = mac.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined(separator: ":")
    }
}
