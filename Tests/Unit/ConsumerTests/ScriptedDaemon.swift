// SPDX-License-Identifier: Apache-2.0
import CLinux
import CStream
import Control
import Foundation
import Glibc
import Synchronization
import SystemPackage
import Window

/// Answers one connection as a test has it.
final class ScriptedDaemon: Sendable {
    /// What a request is answered with. Each descriptor is closed when it was sent.
    struct Answer: Sendable {
        var line: String
        var descriptors: [FileDescriptor] = []
        /// The connection ends after it.
        var isLast = false

        /// - Parameter id: of the request; nil for its own.
        static func result(_ json: String, _ descriptors: [FileDescriptor] = [], id: Int? = nil) -> Answer {
            Answer(
                line: #"{"version":1,"id":\#(id.map { "\($0)" } ?? "@"),"result":\#(json)}"#, descriptors: descriptors)
        }

        static func error(_ code: String) -> Answer {
            Answer(line: #"{"version":1,"id":@,"error":{"code":"\#(code)","message":"so it is"}}"#)
        }
    }

    private struct Request: Decodable {
        struct Parameters: Decodable {
            var id: UInt64?
            var value: UInt64?
        }

        var id: Int
        var request: String
        var parameters: Parameters
    }

    let path = FileManager.default.temporaryDirectory.appending(path: "gpupv-scripted-\(UUID().uuidString)").path
    private let heard = Mutex<[String]>([])
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter answers: to requests, one after another; then, to all that releases, that it is done.
    init(_ answers: [[Answer]]) throws {
        let fd = gpupv_listen_path(path, GPUPV_PATH_TRUSTED, 0o600, .max, .max, nil)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        let listener = FileDescriptor(rawValue: fd)
        Thread.detachNewThread { [self] in
            var poller = pollfd(fd: listener.rawValue, events: Int16(POLLIN), revents: 0)
            poll(&poller, 1, -1)
            var peer = gpupv_peer()
            let socket = gpupv_accept_peer(listener.rawValue, &peer)
            try? listener.close()
            _ = fcntl(socket, F_SETFL, O_RDWR)
            if socket >= 0 { serve(FileDescriptor(rawValue: socket), answers) }
            ended.signal()
        }
    }

    deinit { unlink(path) }

    private func serve(_ socket: FileDescriptor, _ answers: [[Answer]]) {
        defer { try? socket.close() }
        var left = answers[...]
        var lines = LineBuffer()
        while true {
            guard let line = lines.next() else {
                let bytes = try? [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
                    count = try socket.read(into: UnsafeMutableRawBufferPointer(bytes))
                }
                guard let bytes, !bytes.isEmpty, lines.append(bytes) else { return }
                continue
            }
            guard let request = try? JSONDecoder().decode(Request.self, from: line) else { return }
            let name = request.request.split(separator: ".").last!
            let of = [request.parameters.id, request.parameters.value].compactMap { $0 }.map { " \($0)" }.joined()
            heard.withLock { $0.append(name + of) }
            for answer in left.popFirst() ?? (name == "release" ? [.result("{}")] : []) {
                let text = answer.line.replacing("@", with: "\(request.id)") + "\n"
                let fds = answer.descriptors.map(\.rawValue)
                _ = Array(text.utf8).withUnsafeBytes {
                    gpupv_send_fds(socket.rawValue, $0.baseAddress!, $0.count, fds, fds.count)
                }
                answer.descriptors.forEach { try? $0.close() }
                if answer.isLast { return }
            }
        }
    }

    /// What was asked for, once the connection has ended: the last words of requests, ids, and values.
    func requests() -> [String] {
        ended.wait()
        return heard.withLock { $0 }
    }
}

/// What a daemon gives who takes something.
final class GivenExport {
    let page: MemoryRegion
    let event: FileDescriptor
    private let memory: FileDescriptor

    init(value: UInt64 = 0) throws {
        let fd = gpupv_memfd("gpupv-test-page", 4096)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        memory = FileDescriptor(rawValue: fd)
        page = try SharedMemory(mapping: memory, size: 4096).region
        let bell = gpupv_eventfd()
        guard bell >= 0 else { throw Errno(rawValue: -bell) }
        event = FileDescriptor(rawValue: bell)
        page.storeAtomic(
            UInt64(GPUPV_EXPORT_LIVE.rawValue), at: MemoryLayout<gpupv_export_page>.offset(of: \.state)!)
        reach(value)
    }

    deinit {
        try? memory.close()
        try? event.close()
    }

    /// A page and an event to send.
    func descriptors() throws -> [FileDescriptor] { try [memory.duplicate(), event.duplicate()] }

    func reach(_ value: UInt64) {
        page.storeAtomic(value, at: MemoryLayout<gpupv_export_page>.offset(of: \.value)!)
        ring()
    }

    func end() {
        page.storeAtomic(
            UInt64(GPUPV_EXPORT_ENDED.rawValue), at: MemoryLayout<gpupv_export_page>.offset(of: \.state)!)
        ring()
    }

    private func ring() {
        var one: UInt64 = 1
        _ = write(event.rawValue, &one, 8)
    }
}

/// Descriptors of which it can be told when nobody has them any more.
final class TracedDescriptors {
    private let pipe: (readEnd: FileDescriptor, writeEnd: FileDescriptor)

    init() throws {
        pipe = try FileDescriptor.pipe()
        for end in [pipe.readEnd, pipe.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    }

    deinit { try? pipe.readEnd.close() }

    func make(_ count: Int) throws -> [FileDescriptor] {
        try (0..<count).map { _ in
            let fd = fcntl(pipe.writeEnd.rawValue, F_DUPFD_CLOEXEC, 0)
            guard fd >= 0 else { throw Errno(rawValue: errno) }
            return FileDescriptor(rawValue: fd)
        }
    }

    /// Waits until nobody has any, for ever if somebody keeps one. A child that another test starts may have them for a
    /// moment. No more can be made then.
    func awaitClosed() throws {
        try pipe.writeEnd.close()
        var poller = pollfd(fd: pipe.readEnd.rawValue, events: 0, revents: 0)
        while poll(&poller, 1, -1) < 0 && errno == EINTR {}
    }
}
