// swift-tools-version: 6.0
import Foundation
import PackageDescription

// CI builds with GPUPV_STRICT=1: warnings are errors.
let strict = ProcessInfo.processInfo.environment["GPUPV_STRICT"] != nil
let swiftSettings: [SwiftSetting] = strict ? [.unsafeFlags(["-warnings-as-errors"])] : []

let package = Package(
    name: "gpupv",
    products: [
        .executable(name: "gpupv", targets: ["gpupv"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-atomics", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.4.0"),
    ],
    targets: [
        // C headers shared by kernel, guest userland and Swift.
        .target(name: "CDxg"),
        .target(name: "CWire"),
        .target(name: "CStream"),
        // The launcher's protocol with the mini-VM's init.
        .target(name: "CInit"),
        // System calls Swift cannot express: fds over sockets, spawn with a parent-death signal.
        .target(name: "CLinux"),

        .target(
            name: "Window",
            dependencies: [
                "CWire", "CLinux",
                .product(name: "Atomics", package: "swift-atomics"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "Carriers",
            dependencies: [
                "Window", "CLinux",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings),
        .target(name: "Partitions", swiftSettings: swiftSettings),
        .target(
            name: "Engines",
            dependencies: ["CStream", "Window", "Partitions"],
            swiftSettings: swiftSettings),
        // The host's Vulkan loader (libvulkan-dev).
        .systemLibrary(
            name: "CVulkan", path: "Sources/CVulkan/include", pkgConfig: "vulkan",
            providers: [.apt(["libvulkan-dev"])]),
        // Khronos' validator of shaders (spirv-tools).
        .systemLibrary(
            name: "CSpirvTools", path: "Sources/CSpirvTools/include", pkgConfig: "SPIRV-Tools",
            providers: [.apt(["spirv-tools"])]),
        .target(
            name: "VulkanEngine",
            dependencies: [
                "CStream", "CVulkan", "CSpirvTools", "Engines", "Window", "Partitions",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "Worker",
            dependencies: [
                "CDxg", "CWire", "CStream", "CLinux", "Window", "Carriers", "Engines", "Partitions",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "Supervisor",
            dependencies: [
                "CWire", "Carriers", "Window", "Partitions", "CLinux",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "MiniVM",
            dependencies: [
                "Supervisor", "Carriers", "CInit", "CLinux",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "gpupv",
            dependencies: [
                "CLinux", "Worker", "Supervisor", "MiniVM", "Partitions", "Carriers", "Engines", "VulkanEngine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings),

        // Writes Sources/VulkanDriver/generated and Sources/VulkanEngine/Generated: `make generate`.
        .executableTarget(
            name: "vulkan-generator", path: "Sources/VulkanGenerator", exclude: ["commands.list"],
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
        .testTarget(
            name: "WindowTests",
            dependencies: ["Window", "Carriers", "CWire", "CLinux", "ring-peer"],
            path: "Tests/Unit/WindowTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "PartitionsTests",
            dependencies: ["Partitions", .product(name: "HeapModule", package: "swift-collections")],
            path: "Tests/Unit/PartitionsTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "WorkerTests",
            dependencies: ["Worker", "Engines", "Carriers", "Window", "CDxg", "CStream"],
            path: "Tests/Unit/WorkerTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "VulkanEngineTests",
            dependencies: [
                "VulkanEngine", "CVulkan", "Engines", "Window", "Partitions", "CStream",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Unit/VulkanEngineTests",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "MiniVMTests",
            dependencies: ["MiniVM", "Supervisor"],
            path: "Tests/Unit/MiniVMTests",
            swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)

// The fuzzer's main() is libFuzzer's, so it is there only when asked for: see Tests/Fuzz/run.sh.
if ProcessInfo.processInfo.environment["GPUPV_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "WorkerFuzzer",
            dependencies: ["Worker", "Carriers", "Engines", "Partitions", "Window", "CDxg", "CWire", "CStream"],
            path: "Tests/Fuzz/WorkerFuzzer",
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
