// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import SystemPackage
import Window

/// Guests that may share objects with each other, and the memory that their fences and CPU-visible allocations
/// lie in: a VM by itself, or all processes of one `gpupv emulate`.
final class GuestGroup {
    let heap: PageAllocator
    let fencePages: PageAllocator
    /// What each process maps, with the window's layout; nil for a VM, whose window has it all.
    let memory: FileDescriptor?

    /// A VM, which has one window.
    init(_ window: HostWindow) {
        heap = PageAllocator(window.heap)
        fencePages = PageAllocator(window.fences)
        memory = nil
    }

    /// Processes that have windows of their own for their rings, and this memory in common.
    init(heapBytes: UInt64) throws {
        let layout = WindowLayout(heapBytes: heapBytes)
        let fd = gpupv_memfd("gpupv-heap", layout.windowSize)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        let file = FileDescriptor(rawValue: fd)
        let window = try HostWindow(
            memory: SharedMemory(mapping: file, size: Int(layout.windowSize)), layout: layout)
        heap = PageAllocator(window.heap)
        fencePages = PageAllocator(window.fences)
        memory = file
    }

    deinit { try? memory?.close() }
}
