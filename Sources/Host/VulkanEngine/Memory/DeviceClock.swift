// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Engines

/// The clock of the GPU itself, by which it writes timestamps (VK_EXT_calibrated_timestamps).
struct DeviceClock: @unchecked Sendable {
    /// What a device has to be made with.
    static let extensionName = VK_EXT_CALIBRATED_TIMESTAMPS_EXTENSION_NAME

    /// Ticks per second.
    let frequency: UInt64
    /// The bits of a timestamp that count.
    private let mask: UInt64
    private let device: VkDevice
    private let getTimestamps: PFN_vkGetCalibratedTimestampsEXT

    /// Nil if the GPU's clock cannot be read beside the host's, or a queue family writes no timestamps.
    ///
    /// - Parameter device: one made with the extension.
    init?(_ device: VkDevice, _ host: HostDevice, family: Int) {
        let bits = host.families[family].timestampValidBits
        let period = Double(host.properties.limits.timestampPeriod)
        guard host.extensions.contains(Self.extensionName), bits > 0, period > 0,
            Self.domains(host).isSuperset(of: [VK_TIME_DOMAIN_DEVICE_EXT, VK_TIME_DOMAIN_CLOCK_MONOTONIC_EXT]),
            let function = vkGetDeviceProcAddr(device, "vkGetCalibratedTimestampsEXT")
        else { return nil }
        frequency = UInt64((1e9 / period).rounded())
        mask = bits >= 64 ? .max : 1 << UInt64(bits) - 1
        self.device = device
        getTimestamps = unsafeBitCast(function, to: PFN_vkGetCalibratedTimestampsEXT.self)
        guard now() != nil else { return nil }
    }

    private static func domains(_ host: HostDevice) -> Set<VkTimeDomainEXT> {
        guard
            let function = vkGetInstanceProcAddr(
                host.instance.handle, "vkGetPhysicalDeviceCalibrateableTimeDomainsEXT")
        else { return [] }
        let get = unsafeBitCast(function, to: PFN_vkGetPhysicalDeviceCalibrateableTimeDomainsEXT.self)
        var count: UInt32 = 0
        guard get(host.handle, &count, nil) == VK_SUCCESS else { return [] }
        var found = [VkTimeDomainEXT](repeating: VK_TIME_DOMAIN_DEVICE_EXT, count: Int(count))
        guard get(host.handle, &count, &found) == VK_SUCCESS else { return [] }
        return Set(found.prefix(Int(count)))
    }

    /// Both clocks at one moment; nil if the driver fails.
    func now() -> ClockCalibration? {
        var infos = [VK_TIME_DOMAIN_DEVICE_EXT, VK_TIME_DOMAIN_CLOCK_MONOTONIC_EXT].map { domain in
            var info = VkCalibratedTimestampInfoEXT()
            info.sType = VK_STRUCTURE_TYPE_CALIBRATED_TIMESTAMP_INFO_EXT
            info.timeDomain = domain
            return info
        }
        var stamps: [UInt64] = [0, 0]
        var deviation: UInt64 = 0
        guard getTimestamps(device, 2, &infos, &stamps, &deviation) == VK_SUCCESS else { return nil }
        return ClockCalibration(gpu: stamps[0] & mask, cpu: stamps[1])
    }

    /// What a query of a timestamp says, as a time of this clock.
    func time(_ stamp: UInt64) -> UInt64 { stamp & mask }
}

/// One query, for a timestamp at a time.
final class TimestampQuery: @unchecked Sendable {
    private let device: MemoryDevice
    private let clock: DeviceClock
    private let pool: VkQueryPool

    init(_ device: MemoryDevice, _ clock: DeviceClock) throws(VulkanError) {
        self.device = device
        self.clock = clock
        var info = VkQueryPoolCreateInfo()
        info.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO
        info.queryType = VK_QUERY_TYPE_TIMESTAMP
        info.queryCount = 1
        var made: VkQueryPool?
        try check(vkCreateQueryPool(device.handle, &info, nil, &made), "vkCreateQueryPool")
        pool = made!
    }

    deinit { vkDestroyQueryPool(device.handle, pool, nil) }

    /// When all that was recorded before is done, in ticks. Executes it, and waits.
    func take(_ commands: MemoryCommands) throws -> UInt64 {
        try commands.record {
            vkCmdResetQueryPool($0, pool, 0, 1)
            vkCmdWriteTimestamp($0, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, pool, 0)
        }
        try commands.finish()
        var stamp: UInt64 = 0
        let flags = VK_QUERY_RESULT_64_BIT.rawValue | VK_QUERY_RESULT_WAIT_BIT.rawValue
        try check(vkGetQueryPoolResults(device.handle, pool, 0, 1, 8, &stamp, 8, flags), "vkGetQueryPoolResults")
        return clock.time(stamp)
    }
}
