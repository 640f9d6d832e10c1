// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import VulkanEngine

@Suite struct ChoiceTests {
    @Test func readsChoices() {
        #expect(GPUChoice(nil) == .any)
        #expect(GPUChoice("") == .any)
        #expect(GPUChoice("1") == .index(1))
        #expect(GPUChoice("llvmpipe") == .name("llvmpipe"))
        #expect(GPUChoice("01:00.0") == .pci(domain: 0, bus: 1, device: 0, function: 0))
        #expect(GPUChoice("0000:af:1f.7") == .pci(domain: 0, bus: 0xaf, device: 0x1f, function: 7))
        #expect(GPUChoice("a:b:c") == .name("a:b:c"))
    }
}
