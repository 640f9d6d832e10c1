// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Physical

@Suite struct NvidiaTests {
    static let files = [
        "version":
            "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\nGCC version: 12\n",
        "gpus/0000:41:00.0/information": "Model: \t\t NVIDIA A100-SXM4-40GB\nIRQ:   \t\t 255\nDevice Minor: \t 3\n",
        "capabilities/gpu3/mig/gi1/access": "DeviceFileMinor: 30\nDeviceFileMode: 292\nDeviceFileModify: 1\n",
        "capabilities/gpu3/mig/gi1/ci0/access": "DeviceFileMinor: 31\nDeviceFileMode: 292\n",
    ]

    /// A library with NVML's interface, and a GPU in it.
    private func library(_ tree: TemporaryTree, mode: Int) throws -> String {
        try tree.write(
            "nvml.c",
            """
            #include <string.h>
            static int gpu, instance;
            int nvmlInit_v2(void) { return 0; }
            int nvmlDeviceGetHandleByPciBusId_v2(const char *id, void **d)
            { *d = &gpu; return strcmp(id, "0000:41:00.0") ? 6 : 0; }
            int nvmlDeviceGetMigMode(void *d, unsigned *now, unsigned *next)
            { *now = *next = \(mode) == 1; return \(mode) < 0 ? 3 : 0; }
            int nvmlDeviceGetMaxMigDeviceCount(void *d, unsigned *n) { *n = 7; return 0; }
            int nvmlDeviceGetMigDeviceHandleByIndex(void *d, unsigned i, void **m)
            { *m = &instance; return i == 2 ? 0 : 6; }
            int nvmlDeviceGetUUID(void *d, char *t, unsigned n) { strncpy(t, "MIG-1234", n); return 0; }
            int nvmlDeviceGetName(void *d, char *t, unsigned n) { strncpy(t, "A100 MIG 1g.5gb", n); return 0; }
            int nvmlDeviceGetGpuInstanceId(void *d, unsigned *i) { *i = 1; return 0; }
            int nvmlDeviceGetComputeInstanceId(void *d, unsigned *i) { *i = 0; return 0; }
            int nvmlDeviceGetMemoryInfo(void *d, unsigned long long *m) { m[0] = 5368709120; return 0; }
            """)
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = ["gcc", "-shared", "-fPIC", "-o", "\(tree.root)/nvml.so", "\(tree.root)/nvml.c"]
        try compiler.run()
        compiler.waitUntilExit()
        #expect(compiler.terminationStatus == 0)
        return "\(tree.root)/nvml.so"
    }

    @Test func findsInstancesAndTheirNodes() throws {
        let tree = try TemporaryTree(Self.files)
        let found = NvidiaDriver(root: tree.root, library: try library(tree, mode: 1)).gpus()
        let gpu = try #require(found[Samples.address("41:00.0")])
        #expect(gpu.model == "NVIDIA A100-SXM4-40GB")
        #expect(gpu.driverVersion == "535.183.01")
        #expect(gpu.deviceNodes.first == "/dev/nvidia3")
        #expect(
            gpu.multiInstance
                == .on([
                    MIGInstance(
                        uuid: "MIG-1234", name: "A100 MIG 1g.5gb", gpuInstance: 1, computeInstance: 0,
                        memory: 5 << 30,
                        capabilityNodes: ["/dev/nvidia-caps/nvidia-cap30", "/dev/nvidia-caps/nvidia-cap31"])
                ]))
    }

    @Test(arguments: [(0, NvidiaGPU.MultiInstance.off), (-1, .unsupported)])
    func tellsWhyThereIsNone(mode: Int, state: NvidiaGPU.MultiInstance) throws {
        let tree = try TemporaryTree(Self.files)
        let found = NvidiaDriver(root: tree.root, library: try library(tree, mode: mode)).gpus()
        #expect(found[Samples.address("41:00.0")]?.multiInstance == state)
    }

    @Test func doesWithoutTheLibrary() throws {
        let tree = try TemporaryTree(Self.files)
        let found = NvidiaDriver(root: tree.root, library: "\(tree.root)/none.so").gpus()
        guard case .unknown? = found[Samples.address("41:00.0")]?.multiInstance else {
            Issue.record("the state is known without NVML")
            return
        }
    }

    @Test func findsNothingWithoutTheDriver() throws {
        #expect(NvidiaDriver(root: try TemporaryTree().root).gpus().isEmpty)
    }
}
