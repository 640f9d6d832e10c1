// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Why a stream ends its device.
enum StreamError: Error {
    /// It cannot be decoded, or breaks a rule; for people.
    case malformed(String)
    /// The host's driver has no such command.
    case unsupported(String)
    /// The host's driver refused what the guest was told had worked.
    case failed(String, VkResult)
}
