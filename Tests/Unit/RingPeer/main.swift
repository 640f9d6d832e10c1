// SPDX-License-Identifier: Apache-2.0
// The producing process of CarrierTests.twoProcesses: descriptors 4 to 6 are a window.
import CWire
import Carriers
import Glibc
import SystemPackage
import Window

let window = try SharedWindow(
    memory: FileDescriptor(rawValue: 4),
    guestDoorbell: ForeignDoorbell(taking: FileDescriptor(rawValue: 5)),
    hostDoorbell: ForeignDoorbell(taking: FileDescriptor(rawValue: 6)))
var end = RingProducer(try window.host().commandRing())

struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

var random = SplitMix(state: 3)
for index in 0..<Int(CommandLine.arguments[1])! {
    let size = Int.random(in: 3...1000, using: &random) * 8
    let record = RecordBuffer(capacity: size)
    var header = gpupv_record()
    header.size = UInt32(size)
    header.cookie = UInt64(index)
    record.append(header)
    var bytes = SplitMix(state: UInt64(index))
    while record.count < size { record.append(UInt8(truncatingIfNeeded: bytes.next())) }
    while true {
        let outcome = try end.produce(record)
        if case .produced(let doorbell) = outcome {
            if doorbell { window.guestDoorbell.ring() }
            break
        }
        if try end.armForSpace() { window.hostDoorbell.wait() }
        end.disarmForSpace()
    }
}
