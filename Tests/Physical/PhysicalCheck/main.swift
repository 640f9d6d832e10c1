// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import Physical
import DRM
import Synchronization
import SystemPackage

// What `Physical` does with a kernel's real interfaces, on the machine that Tests/Physical/guest.sh finds itself in.
//
// usage: physical-check drm | sriov ADDRESS | vulkan ADDRESS NODE OTHER-NODE | hold PARTITION EXPORT
//                       | consume PARTITION PATTERN

nonisolated(unsafe) var passed = 0
nonisolated(unsafe) var failed = 0

@MainActor func check(_ what: String, _ body: () throws -> Bool) {
    var reason = ""
    var isGood = false
    do { isGood = try body() } catch { reason = ": \(error)" }
    if isGood { passed += 1 } else { failed += 1 }
    print("\(isGood ? "ok" : "FAILED") - \(what)\(reason)")
}

@MainActor func checkDRM() throws {
    let devices = DRMDevice.all()
    guard let gpu = devices.first(where: { $0.driver?.name == "virtio_gpu" }),
        let vgem = devices.first(where: { $0.driver?.name == "vgem" }), let gpuNode = gpu.renderNode,
        let vgemNode = vgem.renderNode
    else { return check("there are a virtio-gpu and a vgem: \(devices)") { false } }
    check("a device on PCI has its address and both nodes") {
        gpu.pciAddress?.description == gpu.place && gpu.cardNode != nil && gpu.problem == nil
    }
    check("a device elsewhere has its bus's name for it") { vgem.place == "platform:vgem" && vgem.pciAddress == nil }
    check("capabilities are the drivers'") {
        gpu.capabilities?.timelineSyncobj == true && vgem.capabilities?.syncobj == false
            && vgem.capabilities?.primeImport == true && vgem.capabilities?.primeExport == true
    }
    let node = try DRMNode(vgemNode)
    let other = try DRMNode(gpu.cardNode ?? gpuNode)

    check("another driver takes a buffer, and it is the same memory") {
        let buffer = try other.makeBuffer(width: 64, height: 64)
        let shared = try buffer.export()
        try shared.withBytes(writing: true) { $0.copyBytes(from: [1, 2, 3, 4]) }
        let again = try node.importBuffer(shared).export()
        let seen = try again.withBytes { Array($0.prefix(4)) }
        return shared.size == 64 * 64 * 4 && seen == [1, 2, 3, 4]
    }
    check("a part of a window is shared without a copy") {
        let window = FileDescriptor(rawValue: gpupv_memfd("window", 1 << 20))
        defer { try? window.close() }
        _ = try window.writeAll(toAbsoluteOffset: 8192, [9, 8, 7])
        let shared = try DMABuffer(of: window, range: 8192..<16384)
        let imported = try node.importBuffer(shared)
        let seen = try imported.export().withBytes { Array($0.prefix(3)) }
        try shared.withBytes(writing: true) { $0[1] = 77 }
        var back = [UInt8](repeating: 0, count: 3)
        _ = try back.withUnsafeMutableBytes { try window.read(fromAbsoluteOffset: 8192, into: $0) }
        return shared.size == 8192 && seen == [9, 8, 7] && back == [9, 77, 7]
    }
    check("memory that could shrink is not shared") {
        let path = "/dev/shm/physical-check"
        let loose = try FileDescriptor.open(
            path, .readWrite, options: [.create, .truncate], permissions: .ownerReadWrite)
        unlink(path)
        defer { try? loose.close() }
        _ = try loose.writeAll([UInt8](repeating: 0, count: 8192))
        do { _ = try DMABuffer(of: loose, range: 0..<8192) } catch { return true }
        return false
    }

    let render = try DRMNode(gpuNode)
    check("a driver without timelines says so") {
        do { _ = try SyncobjTimeline(on: node) } catch { return true }
        return false
    }
    check("a timeline reaches another process's descriptor of it") {
        let timeline = try SyncobjTimeline(on: render)
        let descriptor = try timeline.export()
        defer { try? descriptor.close() }
        let theirs = try SyncobjTimeline(importing: descriptor, on: try DRMNode(gpuNode))
        try timeline.signal(5)
        return try theirs.value == 5 && theirs.wait(for: 5, timeout: .zero)
            && !theirs.wait(for: 6, timeout: .milliseconds(1))
    }
    check("a sync file carries a value to another timeline") {
        let timeline = try SyncobjTimeline(on: render)
        try timeline.signal(3)
        let file = try timeline.exportSyncFile(3)
        defer { try? file.close() }
        let target = try SyncobjTimeline(on: render)
        try target.importSyncFile(file, as: 40)
        return try target.wait(for: 40, timeout: .seconds(10)) && target.value == 40
    }
    check("a fence's values go out, and none back") {
        let timeline = try SyncobjTimeline(on: render)
        let link = try TimelineLink(timeline)
        try link.publish(7)
        try link.publish(3)
        try link.publish(7)
        return try timeline.value == 7
    }
    check("a host's values come in") {
        let timeline = try SyncobjTimeline(on: render)
        let link = try TimelineLink(timeline)
        defer { link.stop() }
        let fence = Mutex<[UInt64]>([])
        let done = DispatchSemaphore(value: 0)
        link.follow { value in
            fence.withLock { $0.append(value) }
            if value == 9 { done.signal() }
        }
        try timeline.signal(2)
        try timeline.signal(9)
        return done.wait(timeout: .now() + 60) == .success && fence.withLock { $0 == $0.sorted() && $0.last == 9 }
    }
    check("processes that have a node open are asked") {
        // These drivers tell nothing; that has to be no failure.
        ClientStatistics.of(process: getpid()).allSatisfy { $0.driver == "virtio_gpu" || $0.driver == "vgem" }
    }
}

@MainActor func checkSRIOV(_ address: PCIAddress) throws {
    let sysfs = PCISysfs()
    let control = VirtualFunctionControl()
    func functions() -> [PCIFunction] {
        PCIBus.functions().map(sysfs.describe).filter { $0.physicalFunction == address }
    }
    guard let before = sysfs.virtualFunctions(address) else {
        return check("\(address) has an SR-IOV capability") { false }
    }
    check("none is there at first") { before.total == 4 && before.enabled.isEmpty && functions().isEmpty }
    check("more than the device has are refused") {
        do { try control.set(before.total + 1, of: address) } catch { return sysfs.virtualFunctions(address) == before }
        return false
    }
    check("those that are made appear on the bus") {
        let made = try control.set(2, of: address)
        return made.count == 2 && functions().map(\.address) == made.sorted()
            && functions().allSatisfy { $0.vendorID == PCIBus.functions().first { $0.address == address }?.vendorID }
    }
    check("another number replaces them") {
        let made = try control.set(4, of: address)
        return made.count == 4 && functions().count == 4 && sysfs.virtualFunctions(address)?.enabled == made
    }
    check("they go again") {
        try control.set(0, of: address).isEmpty && functions().isEmpty
            && sysfs.virtualFunctions(address)?.enabled == []
    }
    check("a function without the capability is refused") {
        guard let other = PCIBus.functions().first(where: { sysfs.virtualFunctions($0.address) == nil }) else {
            return false
        }
        do { try control.set(1, of: other.address) } catch { return true }
        return false
    }
}

let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "hold" {
    try holdExport(arguments[3], of: arguments[2])
    exit(0)
}
switch (arguments.dropFirst().first, arguments.count > 2 ? PCIAddress(arguments[2]) : nil) {
case ("drm", _): try checkDRM()
case ("sriov", let address?): try checkSRIOV(address)
case ("vulkan", let address?) where arguments.count == 5:
    try checkSandboxedVulkan(address.description, node: arguments[3], other: arguments[4])
case ("consume", _) where arguments.count == 4 && UInt32(arguments[3]) != nil:
    try checkConsumer(arguments[2], UInt32(arguments[3])!)
default:
    print(
        """
        usage: physical-check drm | sriov ADDRESS | vulkan ADDRESS NODE OTHER-NODE | hold PARTITION EXPORT
                              | consume PARTITION PATTERN
        """)
    exit(2)
}
print("\(passed) passed, \(failed) failed")
exit(failed == 0 ? 0 : 1)
