// SPDX-License-Identifier: Apache-2.0
import CDxg

/// A queue of hardware scheduling: work in order, with a fence that tells how far it is.
final class HwQueue {
    unowned let device: Device
    /// The context it was made on.
    let context: d3dkmthandle
    var handle = d3dkmthandle()
    let timeline: Context
    let progress: SyncReference

    init(device: Device, context: d3dkmthandle, timeline: Context, progress: SyncReference) {
        self.device = device
        self.context = context
        self.timeline = timeline
        self.progress = progress
    }
}
