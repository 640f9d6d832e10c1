// SPDX-License-Identifier: Apache-2.0
import Glibc

/// NVIDIA's management library (NVML), loaded if this machine has it.
///
/// Never unloaded: the driver's libraries do not all survive that.
struct ManagementLibrary {
    private typealias Device = OpaquePointer
    private typealias Status = Int32

    private static let success: Status = 0
    private static let notSupported: Status = 3

    private let handle: UnsafeMutableRawPointer

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// - Throws: if it cannot be loaded, or does not work.
    init(_ library: String) throws {
        guard let handle = dlopen(library, RTLD_NOW | RTLD_LOCAL) else {
            throw Failure(description: dlerror().map { String(cString: $0) } ?? "cannot load \(library)")
        }
        self.handle = handle
        let status = try function("nvmlInit_v2", as: (@convention(c) () -> Status).self)()
        guard status == Self.success else { throw Failure(description: "nvmlInit_v2 failed with \(status)") }
    }

    private func function<T>(_ name: String, as type: T.Type) throws(Failure) -> T {
        guard let symbol = dlsym(handle, name) else { throw Failure(description: "NVML has no \(name)") }
        return unsafeBitCast(symbol, to: type)
    }

    /// The instances of the GPU at `address`.
    func multiInstance(of address: PCIAddress) -> NvidiaGPU.MultiInstance {
        do {
            let device = try device(at: address)
            let getMode = try function(
                "nvmlDeviceGetMigMode",
                as: (@convention(c) (Device, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Status)
                    .self)
            var current: UInt32 = 0
            var pending: UInt32 = 0
            let status = getMode(device, &current, &pending)
            if status == Self.notSupported { return .unsupported }
            try Self.check(status, "nvmlDeviceGetMigMode")
            return current == 0 ? .off : .on(try instances(of: device))
        } catch {
            return .unknown("\(error)")
        }
    }

    private func device(at address: PCIAddress) throws(Failure) -> Device {
        let find = try function(
            "nvmlDeviceGetHandleByPciBusId_v2",
            as: (@convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<Device?>) -> Status).self)
        var device: Device?
        try Self.check(find(address.description, &device), "nvmlDeviceGetHandleByPciBusId_v2")
        guard let device else { throw Failure(description: "NVML knows no GPU at \(address)") }
        return device
    }

    private func instances(of device: Device) throws(Failure) -> [MIGInstance] {
        var count: UInt32 = 0
        try Self.check(
            number("nvmlDeviceGetMaxMigDeviceCount", device, &count), "nvmlDeviceGetMaxMigDeviceCount")
        let get = try function(
            "nvmlDeviceGetMigDeviceHandleByIndex",
            as: (@convention(c) (Device, UInt32, UnsafeMutablePointer<Device?>) -> Status).self)
        var found: [MIGInstance] = []
        for index in 0..<min(count, 64) {
            var made: Device?
            // Those that are not made are not found.
            guard get(device, index, &made) == Self.success, let instance = made else { continue }
            var gpu: UInt32 = 0
            var compute: UInt32 = 0
            try Self.check(number("nvmlDeviceGetGpuInstanceId", instance, &gpu), "nvmlDeviceGetGpuInstanceId")
            try Self.check(
                number("nvmlDeviceGetComputeInstanceId", instance, &compute), "nvmlDeviceGetComputeInstanceId")
            found.append(
                MIGInstance(
                    uuid: try text("nvmlDeviceGetUUID", instance), name: try text("nvmlDeviceGetName", instance),
                    gpuInstance: gpu, computeInstance: compute, memory: try? totalMemory(instance)))
        }
        return found
    }

    private func number(_ name: String, _ device: Device, _ value: inout UInt32) throws(Failure) -> Status {
        try function(name, as: (@convention(c) (Device, UnsafeMutablePointer<UInt32>) -> Status).self)(device, &value)
    }

    private func text(_ name: String, _ device: Device) throws(Failure) -> String {
        let get = try function(
            name, as: (@convention(c) (Device, UnsafeMutablePointer<CChar>, UInt32) -> Status).self)
        var buffer = [CChar](repeating: 0, count: 96)
        try Self.check(get(device, &buffer, UInt32(buffer.count)), name)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// `nvmlMemory_t` is total, free and used, in bytes.
    private func totalMemory(_ device: Device) throws(Failure) -> UInt64 {
        let get = try function(
            "nvmlDeviceGetMemoryInfo", as: (@convention(c) (Device, UnsafeMutablePointer<UInt64>) -> Status).self)
        var memory: [UInt64] = [0, 0, 0]
        try Self.check(get(device, &memory), "nvmlDeviceGetMemoryInfo")
        return memory[0]
    }

    private static func check(_ status: Status, _ name: String) throws(Failure) {
        guard status == success else { throw Failure(description: "\(name) failed with \(status)") }
    }
}
