// SPDX-License-Identifier: Apache-2.0
import CDxg

/// `dxg_call_table` as Swift values: how each D3DKMT call travels.
struct CallDescriptor {
    struct Array {
        let pointer: Int
        let count: Int
        let element: Int
        let maxCount: UInt32
        let isInput: Bool
        let isOutput: Bool
        let isOptional: Bool
    }

    let number: UInt32
    let name: String
    /// Bytes of the argument structure.
    let size: Int
    let arrays: [Array]
    /// It may travel without a reply.
    let mayPost: Bool

    /// By ioctl number; nil where there is no such call or it never travels.
    static let table: [CallDescriptor?] = (0...UInt32(DXG_CALL_MAX)).map { CallDescriptor(number: $0) }

    private init?(number: UInt32) {
        guard let entry = dxg_call_find(number)?.pointee, UInt32(entry.flags) & DXG_CALL_UNSUPPORTED == 0 else {
            return nil
        }
        self.number = number
        name = String(cString: entry.name)
        size = Int(entry.size)
        mayPost = UInt32(entry.flags) & DXG_CALL_POST != 0
        let all = [entry.arrays.0, entry.arrays.1, entry.arrays.2, entry.arrays.3]
        arrays = all.prefix { $0.element != 0 }.map { array in
            let flags = UInt32(array.flags)
            return Array(
                pointer: Int(array.pointer), count: Int(array.count), element: Int(array.element),
                maxCount: array.max_count, isInput: flags & DXG_IN != 0, isOutput: flags & DXG_OUT != 0,
                isOptional: flags & DXG_OPTIONAL != 0)
        }
    }
}
