// swift-tools-version: 6.0
// SPDX-License-Identifier: Apache-2.0
import Foundation
import PackageDescription

// CI builds with GPUPV_STRICT=1: warnings are errors.
let strict = ProcessInfo.processInfo.environment["GPUPV_STRICT"] != nil
let swiftSettings: [SwiftSetting] = strict ? [.unsafeFlags(["-warnings-as-errors"])] : []

let package = Package(
    name: "gpupv",
    products: [
        .executable(name: "gpupv", targets: ["gpupv"]),
        .executable(name: "gpupv-runtime", targets: ["gpupv-runtime"]),
        .library(name: "Consumer", targets: ["Consumer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-atomics", exact: "1.3.0"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: [
        // C headers shared by kernel, guest userland and Swift.
        .target(name: "CDxg", path: "Sources/Shared/CDxg", exclude: ["README.md"]),
        .target(name: "CWire", path: "Sources/Shared/CWire", exclude: ["README.md"]),
        .target(name: "CStream", path: "Sources/Shared/CStream", exclude: ["README.md"]),
        // The launcher's protocol with the mini-VM's init.
        .target(name: "CInit", path: "Sources/Shared/CInit", exclude: ["README.md"]),
        // System calls Swift cannot express: fds over sockets, spawn with a parent-death signal.
        .target(name: "CLinux", path: "Sources/System/CLinux", exclude: ["README.md"]),

        .target(
            name: "Window",
            dependencies: [
                "CWire", "CLinux",
                .product(name: "Atomics", package: "swift-atomics"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Window", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "Carriers",
            dependencies: [
                "Window", "CLinux",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Carriers", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "Partitions",
            dependencies: [
                "CStream", .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ],
            path: "Sources/Host/Partitions", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // What supervisor and workers say to each other.
        .target(
            name: "WorkerChannel",
            dependencies: [
                "CLinux", "CStream", "Partitions", "Window",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/WorkerChannel", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "Engines",
            dependencies: ["CStream", "Window", "Partitions"],
            path: "Sources/Host/Engines", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // The host's Vulkan loader (libvulkan-dev).
        .systemLibrary(
            name: "CVulkan", path: "Sources/System/CVulkan/include", pkgConfig: "vulkan",
            providers: [.apt(["libvulkan-dev"])]),
        // Khronos' validator of shaders (spirv-tools).
        .systemLibrary(
            name: "CSpirvTools", path: "Sources/System/CSpirvTools/include", pkgConfig: "SPIRV-Tools",
            providers: [.apt(["spirv-tools", "spirv-headers"])]),
        // Its optimizer, which has no C interface.
        .target(
            name: "SpirvRobustness",
            path: "Sources/System/SpirvRobustness", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("SPIRV-Tools-opt"), .linkedLibrary("SPIRV-Tools")]),
        // The kernel's graphics devices, the PCI buses, and what comes and goes on them.
        .systemLibrary(
            name: "CDrm", path: "Sources/System/CDrm/include", pkgConfig: "libdrm", providers: [.apt(["libdrm-dev"])]),
        .systemLibrary(
            name: "CPciaccess", path: "Sources/System/CPciaccess/include", pkgConfig: "pciaccess",
            providers: [.apt(["libpciaccess-dev"])]),
        .systemLibrary(
            name: "CUdev", path: "Sources/System/CUdev/include", pkgConfig: "libudev",
            providers: [.apt(["libudev-dev"])]),
        .target(
            name: "VulkanEngine",
            dependencies: [
                "CStream", "CVulkan", "CSpirvTools", "SpirvRobustness", "Engines", "Window", "Partitions",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/VulkanEngine", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // seccomp's filters (libseccomp-dev).
        .systemLibrary(
            name: "CSeccomp", path: "Sources/System/CSeccomp", pkgConfig: "libseccomp",
            providers: [.apt(["libseccomp-dev"])]),
        // A network namespace's interfaces for a VM (libmnl-dev).
        .target(
            name: "CNetwork", path: "Sources/System/CNetwork", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("mnl")]),
        // Landlock and the giving up of rights, for which there is no library.
        .target(name: "CSandbox", path: "Sources/System/CSandbox", exclude: ["README.md"]),
        .target(
            name: "Sandbox",
            dependencies: [
                "CSandbox", "CSeccomp",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Sandbox", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "Worker",
            dependencies: [
                "CDxg", "CWire", "CStream", "CLinux", "Window", "Carriers", "Engines", "Partitions", "WorkerChannel",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Worker", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "Supervisor",
            dependencies: [
                "CWire", "Carriers", "Window", "Partitions", "WorkerChannel", "CLinux",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Supervisor", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // The daemon's control API, as both sides speak it.
        .target(
            name: "Control",
            dependencies: ["CLinux", "Partitions", .product(name: "SystemPackage", package: "swift-system")],
            path: "Sources/Host/Control", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // What the control API tells, as tables and metrics.
        .target(
            name: "Monitoring", dependencies: ["Control", "Partitions"], path: "Sources/Host/Monitoring",
            exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // The web page; speaks to the daemon through the control API, from a process of its own.
        .target(
            name: "Web",
            dependencies: [
                "Carriers", "CLinux", "Control", "Monitoring", "Partitions",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Host/Web", exclude: ["README.md"],
            resources: [
                .embedInCode("Page/index.html"), .embedInCode("Page/page.css"), .embedInCode("Page/page.js"),
                .embedInCode("Page/icon.svg"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "Daemon",
            dependencies: [
                "CLinux", "CStream", "Carriers", "Control", "DRM", "Partitions", "Physical", "Supervisor", "Web",
                "Window",
                "WorkerChannel",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Daemon", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "MiniVM",
            dependencies: [
                "Supervisor", "Carriers", "CInit", "CLinux",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/MiniVM", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // Buffers and timelines shared with the kernel's graphics drivers.
        .target(
            name: "DRM",
            dependencies: ["CDrm", .product(name: "SystemPackage", package: "swift-system")],
            path: "Sources/Host/DRM", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "Physical",
            dependencies: [
                "CDrm", "CPciaccess", "CUdev", "Partitions",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Physical", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // For programs of the host that take what VMs publish: compositors, encoders, capture programs.
        .target(
            name: "Consumer",
            dependencies: [
                "CLinux", "CStream", "Carriers", "Control", "DRM", "Window",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Consumer", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .target(
            name: "Doctor",
            dependencies: [
                "MiniVM", "Physical", "Sandbox",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Doctor", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        // Containers in VMs: the OCI runtime, and what of it runs in a container.
        .target(
            name: "Runtime",
            dependencies: [
                "CDrm", "CInit", "CLinux", "CNetwork", "CSeccomp", "Control", "MiniVM", "Partitions",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/Runtime", exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "gpupv-runtime", dependencies: ["Runtime"], path: "Sources/Host/gpupv-runtime",
            exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "gpupv",
            dependencies: [
                "CLinux", "CWire", "Worker", "Supervisor", "MiniVM", "Runtime", "Partitions", "Carriers", "Engines",
                "VulkanEngine",
                "WorkerChannel", "Consumer", "Control", "Daemon", "Physical", "Doctor", "Sandbox", "CSandbox",
                "Monitoring", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/Host/gpupv", exclude: ["README.md"],
            swiftSettings: swiftSettings),

        // Writes Sources/Guest/VulkanDriver/generated and Sources/Host/VulkanEngine/Generated: `make generate`.
        .executableTarget(
            name: "vulkan-generator", path: "Sources/Tools/VulkanGenerator", exclude: ["README.md", "commands.list"],
            swiftSettings: swiftSettings),

        // Changes recorded streams and replays them: Tests/Vulkan/replay.sh.
        .executableTarget(
            name: "stream-replay",
            dependencies: [
                "VulkanEngine", "Engines", "Window", "Partitions",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Vulkan/Replay", swiftSettings: swiftSettings),

        // The other process of a two-process test.
        .executableTarget(
            name: "ring-peer", dependencies: ["Window", "Carriers", "CWire"], path: "Tests/Unit/RingPeer",
            swiftSettings: swiftSettings),
        // The guest's end of a window, in the process of a test.
        .target(
            name: "InProcessCarrier", dependencies: ["Carriers", "Window", "CWire"],
            path: "Tests/Unit/InProcessCarrier",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "WindowTests",
            dependencies: ["Window", "Carriers", "CWire", "CLinux", "InProcessCarrier", "ring-peer"],
            path: "Tests/Unit/WindowTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "PartitionsTests",
            dependencies: ["Partitions", .product(name: "HeapModule", package: "swift-collections")],
            path: "Tests/Unit/PartitionsTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "WorkerTests",
            dependencies: [
                "Worker", "WorkerChannel", "Supervisor", "Engines", "Carriers", "InProcessCarrier", "Window",
                "Partitions", "CDxg", "CStream", .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Unit/WorkerTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "VulkanEngineTests",
            dependencies: [
                "VulkanEngine", "CVulkan", "CSpirvTools", "Engines", "Window", "Partitions", "CStream",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Unit/VulkanEngineTests",
            swiftSettings: swiftSettings),
        // Runs in a VM that stands for a host with GPUs: Tests/Physical/check.sh.
        .executableTarget(
            name: "physical-check",
            dependencies: [
                "CDrm", "CLinux", "CVulkan", "Consumer", "Control", "DRM", "Physical", "Sandbox",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Physical/PhysicalCheck", swiftSettings: swiftSettings),
        .testTarget(
            name: "PhysicalTests",
            dependencies: ["Partitions", "Physical"],
            path: "Tests/Unit/PhysicalTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ConsumerTests",
            dependencies: [
                "Consumer", "CLinux", "Control", "CStream", "DRM", "Window",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Unit/ConsumerTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "DoctorTests",
            dependencies: [
                "Doctor", "MiniVM", "Partitions", "Physical",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Unit/DoctorTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "MiniVMTests",
            dependencies: ["MiniVM", "Supervisor"],
            path: "Tests/Unit/MiniVMTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "SandboxTests",
            dependencies: ["Sandbox", .product(name: "Logging", package: "swift-log")],
            path: "Tests/Unit/SandboxTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "RuntimeTests",
            dependencies: ["Runtime", "MiniVM", "CInit"],
            path: "Tests/Unit/RuntimeTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Daemon", "Carriers", "CLinux", "Control", "CStream", "DRM", "Partitions", "Physical", "Supervisor",
                "Window", "WorkerChannel",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Unit/DaemonTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "MonitoringTests", dependencies: ["Monitoring", "Control", "Partitions"],
            path: "Tests/Unit/MonitoringTests", swiftSettings: swiftSettings),
        .testTarget(
            name: "WebTests", dependencies: ["Web", "Partitions"], path: "Tests/Unit/WebTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "SupervisorTests",
            dependencies: [
                "Supervisor", "WorkerChannel", "Partitions", "Carriers", "Window", "CLinux", "CWire",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Unit/SupervisorTests",
            swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzers' main() is libFuzzer's, so they are there only when asked for: see Tests/Fuzz/run.sh.
if ProcessInfo.processInfo.environment["GPUPV_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "WorkerFuzzer",
            dependencies: [
                "Worker", "Carriers", "Engines", "InProcessCarrier", "Partitions", "Window", "CDxg", "CWire", "CStream",
            ],
            path: "Tests/Fuzz/WorkerFuzzer",
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
    package.targets.append(
        .executableTarget(
            name: "HostFuzzer",
            dependencies: [
                "Carriers", "CInit", "CLinux", "Control", "CWire", "MiniVM", "Monitoring", "Partitions", "Supervisor",
                "Web", "Window", "WorkerChannel",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Fuzz/HostFuzzer",
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}

// These targets and what they depend on, and no others: what one check needs is built sooner.
if let only = ProcessInfo.processInfo.environment["GPUPV_ONLY"] {
    var wanted = Set(only.split(separator: ",").map(String.init))
    var count = 0
    while count != wanted.count {
        count = wanted.count
        for target in package.targets where wanted.contains(target.name) {
            for case .byNameItem(let name, _) in target.dependencies { wanted.insert(name) }
        }
    }
    package.targets.removeAll { !wanted.contains($0.name) }
    package.products.removeAll { ($0 as? Product.Library)?.targets.allSatisfy(wanted.contains) == false }
    package.products.removeAll { ($0 as? Product.Executable)?.targets.allSatisfy(wanted.contains) == false }
}
