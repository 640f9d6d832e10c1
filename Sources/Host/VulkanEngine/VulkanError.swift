// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Why the host's Vulkan cannot be used, or did not do what it was asked.
public enum VulkanError: Error, CustomStringConvertible {
    /// A function of the host's driver failed.
    case failed(String, VkResult)
    /// No device serves; for people.
    case noDevice(String)
    /// The device or its driver cannot do something that is needed.
    case unsuitable(String)

    public var description: String {
        switch self {
        case .failed(let function, let result): return "\(function) failed with VkResult \(result.rawValue)"
        case .noDevice(let reason): return reason
        case .unsuitable(let reason): return reason
        }
    }
}

/// Throws unless the result is a success.
func check(_ result: VkResult, _ function: @autoclosure () -> String) throws(VulkanError) {
    guard result.rawValue >= 0 else { throw .failed(function(), result) }
}
