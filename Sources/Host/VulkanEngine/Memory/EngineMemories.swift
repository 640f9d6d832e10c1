// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Engines
import Synchronization
import Window

/// Memory that the memory subset reaches through a buffer.
protocol BufferMemory: AnyObject, Sendable {
    /// The buffer over it. Its contents are there when it returns.
    func buffer(_ device: MemoryDevice, _ commands: MemoryCommands) throws -> MemoryBuffer
}

/// Memory of the GPU's own, which it takes when it is first used.
///
/// What a Vulkan session makes memory of is never used here: then it only stands for its size. Unless it is shared: then
/// sessions' memory is this, wherever the GPU can share.
final class LocalMemory: BufferMemory {
    private enum State {
        /// All zeroes.
        case empty
        /// In ``region``.
        case host
        case gpu(MemoryBuffer)
    }

    /// Where the contents are while they are paged out.
    let region: MemoryRegion
    let isShared: Bool
    private let account: LocalMemoryAccount
    private let timeout: SubmissionTimeout
    private let state = Mutex(State.empty)

    /// - Parameter timeout: how long to wait for room.
    init(bytes: Int, isShared: Bool, account: LocalMemoryAccount, timeout: SubmissionTimeout) throws {
        region = try SharedMemory(privateBytes: bytes).region
        self.isShared = isShared
        self.account = account
        self.timeout = timeout
    }

    /// How there comes to be room for it in the GPU's memory.
    enum Room {
        /// Once others give some back.
        case awaited
        /// Now, or not at all.
        case present
        /// It was taken of the account, and is given back if it was there already.
        case taken
    }

    /// The buffer, if it has its memory.
    var made: MemoryBuffer? { state.withLock { if case .gpu(let buffer) = $0 { buffer } else { nil } } }

    func buffer(_ device: MemoryDevice, _ commands: MemoryCommands) throws -> MemoryBuffer {
        try buffer(device, commands, room: .awaited)
    }

    func buffer(_ device: MemoryDevice, _ commands: MemoryCommands, room: Room) throws -> MemoryBuffer {
        try state.withLock { state in
            let size = UInt64(region.size)
            if case .gpu(let buffer) = state {
                if room == .taken { account.give(back: size) }
                return buffer
            }
            let hasRoom =
                switch room {
                case .awaited: account.take(size, by: timeout.deadline)
                case .present: account.take(size)
                case .taken: true
                }
            guard hasRoom else { throw VulkanError.failed("vkAllocateMemory", VK_ERROR_OUT_OF_DEVICE_MEMORY) }
            let buffer = try MemoryBuffer(device, size: size, .local(account, isShared: isShared))
            var staging: MemoryBuffer?
            if case .host = state {
                staging = try MemoryBuffer(device, size: buffer.size, .host(region))
                try commands.record { copyAll($0, from: staging!, to: buffer) }
            } else {
                try commands.record { vkCmdFillBuffer($0, buffer.handle, 0, buffer.size, 0) }
            }
            // Others may use the buffer on another queue as soon as they see it.
            try commands.finish()
            if staging != nil { region.discard() }
            state = .gpu(buffer)
            return buffer
        }
    }

    /// Moves the contents to host memory and frees the GPU's. They come back when it is used again.
    func pageOut(_ device: MemoryDevice, _ commands: MemoryCommands) throws {
        try state.withLock { state in
            guard case .gpu(let buffer) = state else { return }
            let staging = try MemoryBuffer(device, size: buffer.size, .host(region))
            try commands.record { copyAll($0, from: buffer, to: staging) }
            try commands.finish()
            state = .host
        }
    }

    func discard() {
        state.withLock { state in
            state = .empty
            region.discard()
        }
    }
}

private func copyAll(_ commands: VkCommandBuffer, from source: MemoryBuffer, to target: MemoryBuffer) {
    var copy = VkBufferCopy(srcOffset: 0, dstOffset: 0, size: target.size)
    vkCmdCopyBuffer(commands, source.handle, target.handle, 1, &copy)
}

/// Memory of the window, which the GPU reaches once it is imported.
final class WindowMemory: BufferMemory {
    let region: MemoryRegion
    /// Gives the pages back when it ends, so it ends after the imports.
    private let owner: any AnyObject & Sendable
    private let state = Mutex(State())

    private struct State {
        var buffer: MemoryBuffer?
        var sessionImports = 0
    }

    init(_ region: MemoryRegion, of owner: any AnyObject & Sendable) {
        self.region = region
        self.owner = owner
    }

    deinit { state.withLock { $0.buffer = nil } }

    func buffer(_ device: MemoryDevice, _ commands: MemoryCommands) throws -> MemoryBuffer {
        try state.withLock { state in
            if let buffer = state.buffer { return buffer }
            let buffer = try MemoryBuffer(device, size: UInt64(region.size), .host(region))
            state.buffer = buffer
            return buffer
        }
    }

    func beginSessionImport() { state.withLock { $0.sessionImports += 1 } }
    func endSessionImport() { state.withLock { $0.sessionImports -= 1 } }

    /// Gives the pages back to the host, unless a GPU may hold on to those it has: it would not see the new ones.
    func discard() {
        state.withLock { state in
            guard state.sessionImports == 0 else { return }
            state.buffer = nil
            region.discard()
        }
    }
}
