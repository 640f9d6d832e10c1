// SPDX-License-Identifier: Apache-2.0
/// Notices workers that hang while their guests wait.
extension Daemon {
    private static let lookInterval = 5

    /// To be called when VMs come and go: without one there is nothing to look at.
    func followWorkers() {
        let isNeeded = partitions.values.contains { $0.vm != nil }
        if isNeeded, lookTimer == nil {
            lookTimer = loop.every(.seconds(Self.lookInterval)) { [unowned self] in lookAfterWorkers() }
        } else if !isNeeded, let timer = lookTimer {
            loop.cancel(timer: timer)
            lookTimer = nil
        }
    }

    private func lookAfterWorkers() {
        for (name, broker) in brokers {
            let awaited = partitions.values.filter {
                $0.definition.gpu == name && $0.vm?.keeper.hasGuestSpoken() == true
            }
            broker.lookAfterWorkers(
                after: UInt64(Self.lookInterval) * 1_000_000_000, awaited: Set(awaited.map(\.member)))
        }
    }
}
