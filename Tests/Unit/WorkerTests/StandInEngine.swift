// SPDX-License-Identifier: Apache-2.0
import Engines
import Window

/// An engine of a test's that executes in its own way, and is the reference engine in all else.
protocol StandInEngine: Engine {
    var reference: ReferenceEngine { get }
}

extension StandInEngine {
    var identity: EngineIdentity { reference.identity }
    var nodes: [EngineNode] { reference.nodes }
    var clockFrequency: UInt64 { reference.clockFrequency }
    func clock() -> UInt64 { reference.clock() }
    func makeMemory(bytes: Int, isShared: Bool) throws -> EngineMemory {
        try reference.makeMemory(bytes: bytes, isShared: isShared)
    }
    func importMemory(_ region: MemoryRegion, of owner: any AnyObject & Sendable) throws -> EngineMemory {
        try reference.importMemory(region, of: owner)
    }
    func pageOut(_ memory: EngineMemory) throws { try reference.pageOut(memory) }
    func pageIn(_ memory: EngineMemory) throws { try reference.pageIn(memory) }
}
