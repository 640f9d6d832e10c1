// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Descriptor sets that are bound at one point of pipelines.
struct BoundDescriptors {
    /// By their numbers, and what each was bound with.
    private var sets: [(set: SetFacts, layout: PipelineLayoutFacts)?] = []
    /// A pipeline that they were found good for.
    private var checked: PipelineFacts?

    /// Binds sets. What was bound with layouts that differ up to there is not bound any more.
    mutating func bind(_ first: Int, _ bound: [SetFacts], _ layout: PipelineLayoutFacts) {
        checked = nil
        while sets.count < layout.sets.count { sets.append(nil) }
        let range = first..<(first + bound.count)
        for index in sets.indices {
            if range ~= index {
                sets[index] = (bound[index - first], layout)
            } else if let other = sets[index]?.layout,
                !other.isCompatible(with: layout, forSet: index < first ? index : range.upperBound - 1)
            {
                sets[index] = nil
            }
        }
    }

    /// Whether all sets that a pipeline uses are bound, with layouts like its own.
    ///
    /// - Parameter sampled: gets those whose samplers have to be looked at again.
    mutating func cover(_ pipeline: PipelineFacts, _ sampled: inout [SampledSet]) throws(StreamError) -> Bool {
        guard pipeline.needs.sets != 0, checked !== pipeline else { return true }
        var left = pipeline.needs.sets
        while left != 0 {
            let index = left.trailingZeroBitCount
            guard index < sets.count, let bound = sets[index],
                bound.layout.isCompatible(with: pipeline.layout, forSet: index)
            else { return false }
            if let bindings = pipeline.needs.samplers[index] {
                sampled.append(SampledSet(set: bound.set, bindings: bindings))
                try sampled.last!.check()
            }
            left &= left - 1
        }
        checked = pipeline
        return true
    }
}
