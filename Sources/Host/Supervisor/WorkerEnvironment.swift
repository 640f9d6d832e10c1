// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a worker is given of its supervisor's environment: what the dynamic linker, the Vulkan loader and drivers go
/// by. The rest may be secrets, which a worker that a guest has taken over is not to find.
enum WorkerEnvironment {
    private static let names: Set<String> = ["HOME", "LANG", "PATH", "TZ"]
    private static let prefixes = [
        "GPUPV_", "LD_", "LC_", "XDG_", "MALLOC_", "ASAN_", "TSAN_", "UBSAN_",
        // Vulkan's loader and layers; Mesa and its drivers; NVIDIA's and AMD's.
        "VK_", "MESA_", "GALLIUM_", "LP_", "ANV_", "INTEL_", "NVK_", "RADV_", "ACO_", "AMD_",
        "NVIDIA_", "__NV_", "__GL_",
    ]

    /// The variables of `environment` that are given on.
    static func filter(_ environment: [String: String]) -> [String: String] {
        environment.filter { name, _ in names.contains(name) || prefixes.contains { name.hasPrefix($0) } }
    }

    /// This process's, filtered, with what a worker's partition adds, as `NAME=value`.
    static func current(adding more: [String: String]) -> [String] {
        filter(ProcessInfo.processInfo.environment).merging(more) { $1 }.map { "\($0.key)=\($0.value)" }
    }
}
