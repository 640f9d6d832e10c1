// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Engines
import Logging
import Partitions
import Synchronization

/// What all sessions of an engine have in common.
struct SessionOptions: Sendable {
    let partition: PartitionConfiguration
    /// The physical device in the engine's instance, which answers questions.
    let host: HostDevice
    /// Of work on a queue.
    let timeout: SubmissionTimeout
    let localMemory: LocalMemoryAccount
    let hostMemory: HostMemoryAccount
    /// What makes memory that is shared.
    let memoryDevice: MemoryDevice
    let commands: SharedCommands
    /// Where recordings of sessions go, if anywhere.
    let recordings: String?
    let log: Logger

    /// Whether guests have addresses of buffers: with a CPU's driver these are pointers into the worker.
    var hasAddresses: Bool { !host.isCPU || partition.allowsAddressesOnCPU }

    /// Whether guests may use an extension of the host's. One whose features are all taken away is not told of either
    /// (``FeatureFilter``): programs such as Mesa's zink go by the name.
    func allows(extension name: String) -> Bool {
        AllowedExtensions.names.contains(name)
            && (hasAddresses || name != VK_KHR_BUFFER_DEVICE_ADDRESS_EXTENSION_NAME)
    }
}

/// Bounds the sessions of a worker, each of which has threads and a driver's instance.
final class SessionCounter: Sendable {
    static let maximum = 64
    private let count = Mutex(0)

    func begin() throws(VulkanError) {
        let isAllowed = count.withLock { count in
            guard count < Self.maximum else { return false }
            count += 1
            return true
        }
        guard isAllowed else { throw .unsuitable("more than \(Self.maximum) Vulkan devices in one VM") }
    }

    func end() { count.withLock { $0 -= 1 } }
}
