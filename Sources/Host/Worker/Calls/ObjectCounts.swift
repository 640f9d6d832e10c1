// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import Partitions

/// What exists, counted: for tests that look whether all is gone, and for people who look for a leak.
extension CallDispatcher {
    func countObjects(_ head: gpupv_escape) -> gpupv_escape_objects {
        let processes = guests.flatMap(\.allProcesses)
        func sum(_ count: (GuestProcess) -> Int) -> UInt64 { processes.reduce(0) { $0 + UInt64(count($1)) } }

        var objects = gpupv_escape_objects()
        objects.escape = head
        objects.processes = UInt64(processes.count)
        objects.handles = sum { $0.handles.count }
        for group in SegmentGroup.allCases {
            objects.allocations += UInt64(budget.allocations(group))
            objects.resident_bytes += budget.usage(group)
        }
        objects.committed_bytes = budget.committedBytes
        // Guests of one group have heap and fence area in common.
        var groups: [ObjectIdentifier: GuestGroup] = [:]
        for guest in guests { groups[ObjectIdentifier(guest.group)] = guest.group }
        for group in groups.values {
            objects.heap_bytes += UInt64(group.heap.usedBytes)
            objects.fence_bytes += UInt64(group.fencePages.usedBytes)
        }
        objects.address_ranges = sum { $0.addresses.entries }
        objects.queued = sum { process in
            process.devices.reduce(0) { $0 + $1.timelines.values.reduce(0) { $0 + Int($1.queued - $1.completed) } }
        }
        objects.waits = guests.reduce(0) { $0 + UInt64($1.waits.count) }
        objects.shares = UInt64(shares.count)
        return objects
    }
}
