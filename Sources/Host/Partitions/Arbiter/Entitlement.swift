// SPDX-License-Identifier: Apache-2.0
/// What a partition is promised of a node's time. Docs: `docs/scheduling.md`.
public struct Entitlement: Codable, Sendable, Equatable {
    /// How fast a partition that woke up gets its turn. Buys latency only: never a larger share.
    public enum Priority: String, Codable, Sendable, CaseIterable {
        case low, normal, high
    }

    /// Of those that want time, each gets it in proportion to its weight; 1 to 10 000.
    public var weight: Int
    /// The part of a node's time, 0 to 1, that is the partition's whenever it wants it.
    public var minimum: Double
    /// The part of a node's time, above 0 up to 1, that it never exceeds, not even on an idle GPU.
    public var maximum: Double
    public var priority: Priority

    public init(weight: Int = 100, minimum: Double = 0, maximum: Double = 1, priority: Priority = .normal) {
        self.weight = weight
        self.minimum = minimum
        self.maximum = maximum
        self.priority = priority
    }

    /// Whether the numbers are in range and `minimum` does not exceed `maximum`.
    public var isValid: Bool {
        (1...10_000).contains(weight) && (0...1).contains(minimum) && maximum > 0 && maximum <= 1
            && minimum <= maximum
    }
}

/// The part of a node's time each of several partitions gets if all want it all the time.
///
/// In proportion to the weights; who would get less than its minimum gets that, who would get more than its maximum
/// gets that, and the others share the rest.
///
/// - Parameter entitlements: their minimums add up to at most 1.
/// - Returns: parts in the same order, adding up to 1 unless the maximums do not allow it.
public func shares(of entitlements: [Entitlement]) -> [Double] {
    var result = [Double?](repeating: nil, count: entitlements.count)
    var rest = 1.0
    while true {
        let open = result.indices.filter { result[$0] == nil }
        let weights = open.reduce(0.0) { $0 + Double(entitlements[$1].weight) }
        guard weights > 0 else { break }
        var (below, above) = ([Int](), [Int]())
        var (lack, excess) = (0.0, 0.0)
        for index in open {
            let (each, fair) = (entitlements[index], rest * Double(entitlements[index].weight) / weights)
            if fair < each.minimum {
                below.append(index)
                lack += each.minimum - fair
            } else if fair > each.maximum {
                above.append(index)
                excess += fair - each.maximum
            }
        }
        // Only the side that outweighs is final: settling it moves what the others would get the other way.
        let settled = lack >= excess ? below : above
        guard !settled.isEmpty else {
            for index in open { result[index] = rest * Double(entitlements[index].weight) / weights }
            break
        }
        for index in settled {
            let part = lack >= excess ? entitlements[index].minimum : entitlements[index].maximum
            result[index] = part
            rest = max(0, rest - part)
        }
    }
    return result.map { $0 ?? 0 }
}
