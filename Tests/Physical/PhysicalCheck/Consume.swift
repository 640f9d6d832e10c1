// SPDX-License-Identifier: Apache-2.0
import Consumer
import Glibc
import Physical
import DRM

/// As a compositor would, by what the host's drivers know: takes a VM's memory into another driver (PRIME) and its
/// fence as a timeline, and has the VM's other fence follow one of its own. The VM's program draws `pattern` and
/// has `frame` reach 1 when this says `taken`, waits until `done` is 1, and ends `frame`.
@MainActor func checkConsumer(_ partition: String, _ pattern: UInt32) throws {
    let devices = DRMDevice.all()
    guard let gpu = devices.first(where: { $0.driver?.name == "virtio_gpu" })?.renderNode,
        let vgem = devices.first(where: { $0.driver?.name == "vgem" })?.renderNode
    else { return check("there are a virtio-gpu and a vgem: \(devices)") { false } }
    let node = try DRMNode(gpu)
    let connection = try ExportConnection()
    let screen = try connection.takeBuffer("screen", of: partition)
    let frame = try connection.takeFence("frame", of: partition, timeline: true)
    let done = try connection.takeHostFence("done", of: partition)
    guard let theirs = frame.timeline else {
        return check("the VM's fence is a timeline too: \(frame.problem ?? "")") { false }
    }
    let drawn = try SyncobjTimeline(importing: theirs, on: node)
    let imported = try DRMNode(vgem).importBuffer(screen.memory)
    let finished = try SyncobjTimeline(on: node)
    let ours = try finished.export()
    try done.follow(ours)
    try ours.close()
    check("the timeline has not what the fence has not") { try !drawn.wait(for: 1, timeout: .milliseconds(1)) }
    print("taken")
    fflush(nil)
    check("the timeline reaches what the VM's GPU signals") { try drawn.wait(for: 1, timeout: .seconds(60)) }
    check("another driver has the VM's memory") {
        try imported.export().withBytes { bytes in
            bytes.count >= screen.size
                && stride(from: 0, to: screen.size, by: 4).allSatisfy {
                    bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self) == pattern
                }
        }
    }
    // The VM waits for this.
    try finished.signal(1)
    check("a fence that ends has its timeline reach its end") {
        try drawn.wait(for: .max, timeout: .seconds(60)) && frame.current == 1
    }
}
