// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import SystemPackage
import Window

/// One message of the channel between a supervisor and a worker, which travels as words of 64 bits.
///
/// The first says what it is and of which node: see ``firstWord(_:node:)``.
public protocol ChannelMessage: Sendable {
    /// nil if the words, of which there is at least one, are no such message.
    init?(words: [UInt64])
    /// At most 32.
    var words: [UInt64] { get }
}

func firstWord(_ kind: some RawRepresentable<UInt32>, node: Int = 0) -> UInt64 {
    UInt64(kind.rawValue) | UInt64(node) << 32
}

/// What a first word says.
func readFirstWord<Kind: RawRepresentable<UInt32>>(_ word: UInt64, _: Kind.Type) -> (kind: Kind?, node: Int) {
    (Kind(rawValue: UInt32(truncatingIfNeeded: word)), Int(word >> 32))
}

/// One end of the socket between a supervisor and a worker (`SOCK_SEQPACKET`: messages arrive whole or not at all).
///
/// Sending is for any thread, receiving for one at a time.
public final class ChannelSocket<Outgoing: ChannelMessage, Incoming: ChannelMessage>: Sendable {
    public let descriptor: FileDescriptor

    /// Takes a connected socket over.
    public init(taking descriptor: FileDescriptor) { self.descriptor = descriptor }

    deinit {
        if Incoming.self == WorkerMessage.self {
            // What the worker has sent last is not waited for.
            DescriptorSieve.shared.dispose(descriptor, of: .worker)
        } else {
            try? descriptor.close()
        }
    }

    /// What receiving gave.
    public enum Received {
        case message(Incoming)
        /// There is none now.
        case none
        /// The other end is closed.
        case closed
        /// What came is no message: the other end is not to be trusted any more.
        case malformed
    }

    /// Sends a message.
    ///
    /// - Parameters:
    ///   - enclosed: a descriptor that goes with it.
    ///   - waiting: whether to wait for room. Whoever must not be held up by the other side does not.
    /// - Throws: `Errno`: `resourceTemporarilyUnavailable` if there is no room, `brokenPipe` or `connectionReset`
    ///   if the other end is closed.
    public func send(_ message: Outgoing, with enclosed: FileDescriptor? = nil, waiting: Bool) throws(Errno) {
        let status = message.words.withUnsafeBytes {
            gpupv_send_packet(
                descriptor.rawValue, $0.baseAddress, $0.count, enclosed?.rawValue ?? -1, waiting ? 1 : 0)
        }
        guard status == 0 else { throw Errno(rawValue: -status) }
    }

    /// Takes the next message. One with a descriptor is malformed.
    public func receive(waiting: Bool) -> Received {
        let (size, words) = take { words in
            gpupv_receive_bytes(descriptor.rawValue, words.baseAddress, words.count, waiting ? 1 : 0)
        }
        return received(words, size: size)
    }

    /// Takes the next message, without waiting, and the descriptor that came with it. One with a descriptor of another
    /// kind, or with several, is malformed.
    public func receive(
        enclosing kind: VettedDescriptor.Kind
    ) -> (received: Received, enclosed: VettedDescriptor?) {
        var enclosed: VettedDescriptor?
        let (size, words) = take { words in
            let size = gpupv_receive_bytes(descriptor.rawValue, words.baseAddress, words.count, 0)
            guard size == -Int(EBADMSG) else { return size }
            do throws(Errno) {
                let came = try DescriptorSieve.shared.receive(
                    from: descriptor, into: words, kind, atMost: 1, of: .worker)
                guard let descriptors = came.descriptors else { return -Int(EBADMSG) }
                enclosed = descriptors.first
                return came.count
            } catch {
                return -Int(EBADMSG)
            }
        }
        return (received(words, size: size), enclosed)
    }

    /// - Returns: how many bytes a message has, or `-errno`, and the words of which it consists.
    private func take(_ receive: (UnsafeMutableRawBufferPointer) -> Int) -> (size: Int, words: [UInt64]) {
        var size = 0
        // What is longer than any message shows by one word more.
        let words = [UInt64](unsafeUninitializedCapacity: Self.maximumWords + 1) { words, count in
            size = receive(UnsafeMutableRawBufferPointer(words))
            count = max(0, size) / 8
        }
        return (size, words)
    }

    private func received(_ words: [UInt64], size: Int) -> Received {
        switch size {
        case -Int(EAGAIN): return .none
        case -Int(EBADMSG): return .malformed
        case ...0: return .closed
        default:
            guard size == words.count * 8, words.count <= Self.maximumWords, let message = Incoming(words: words) else {
                return .malformed
            }
            return .message(message)
        }
    }

    private static var maximumWords: Int { 32 }

    /// Closes both directions; the other end reads the end of the channel. The descriptor stays open.
    public func hangUp() { shutdown(descriptor.rawValue, Int32(SHUT_RDWR)) }
}

/// The supervisor's end.
public typealias SupervisorChannel = ChannelSocket<SupervisorMessage, WorkerMessage>
/// The worker's end.
public typealias WorkerChannel = ChannelSocket<WorkerMessage, SupervisorMessage>

/// Makes both ends of a channel; the worker's is to be inherited by its process, or taken over here.
public func makeWorkerChannel() throws(Errno) -> (supervisor: SupervisorChannel, worker: FileDescriptor) {
    var sockets: [Int32] = [-1, -1]
    let status = gpupv_socketpair_of_packets(&sockets)
    guard status == 0 else { throw Errno(rawValue: -status) }
    return (SupervisorChannel(taking: FileDescriptor(rawValue: sockets[0])), FileDescriptor(rawValue: sockets[1]))
}
