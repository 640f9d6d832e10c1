// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Writes the answer to a question.
final class StreamWriter {
    var result = VK_SUCCESS
    private(set) var bytes: [UInt8] = []

    func u32(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
    func u64(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }

    /// The bytes of a value in memory, padded to 4.
    func raw<T>(_ value: T) {
        withUnsafeBytes(of: value) { bytes += $0 }
        while bytes.count % 4 != 0 { bytes.append(0) }
    }

    /// Bytes with their count.
    func data(_ data: [UInt8]) {
        u32(UInt32(data.count))
        bytes += data
        while bytes.count % 4 != 0 { bytes.append(0) }
    }

    /// A structure inside another.
    func with<T>(_ value: T, _ write: (UnsafeMutablePointer<T>) -> Void) {
        var copy = value
        withUnsafeMutablePointer(to: &copy, write)
    }

    /// A fixed array of structures, which Swift sees as a tuple.
    func fixed<Tuple, T>(_ tuple: Tuple, of type: T.Type, _ write: (StreamWriter, UnsafeMutablePointer<T>) -> Void) {
        var copy = tuple
        withUnsafeMutableBytes(of: &copy) { memory in
            let elements = memory.bindMemory(to: T.self)
            for index in elements.indices { write(self, elements.baseAddress! + index) }
        }
    }

    func outputs<T>(
        _ values: UnsafeMutablePointer<T>?, _ count: UInt32, _ write: (StreamWriter, UnsafeMutablePointer<T>) -> Void
    ) {
        guard let values else { return }
        for index in 0..<Int(count) { write(self, values + index) }
    }
}
