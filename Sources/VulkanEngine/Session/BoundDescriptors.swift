import CVulkan

/// Descriptor sets that are bound at one point of pipelines.
struct BoundDescriptors {
    /// By their numbers, what each was bound with.
    private var layouts: [PipelineLayoutFacts?] = []
    /// A pipeline that they were found good for.
    private var checked: PipelineFacts?

    /// Binds sets. What was bound with layouts that differ up to there is not bound any more.
    mutating func bind(_ first: Int, _ count: Int, _ layout: PipelineLayoutFacts) {
        checked = nil
        if layouts.count < layout.sets.count {
            layouts += [PipelineLayoutFacts?](repeating: nil, count: layout.sets.count - layouts.count)
        }
        for index in layouts.indices {
            if first..<(first + count) ~= index {
                layouts[index] = layout
            } else if let bound = layouts[index],
                !bound.isCompatible(with: layout, forSet: index < first ? index : first + count - 1)
            {
                layouts[index] = nil
            }
        }
    }

    /// Whether all sets that a pipeline uses are bound, with layouts like its own.
    mutating func cover(_ pipeline: PipelineFacts) -> Bool {
        guard pipeline.needs.sets != 0, checked !== pipeline else { return true }
        var left = pipeline.needs.sets
        while left != 0 {
            let index = left.trailingZeroBitCount
            guard index < layouts.count, let bound = layouts[index],
                bound.isCompatible(with: pipeline.layout, forSet: index)
            else { return false }
            left &= left - 1
        }
        checked = pipeline
        return true
    }
}
