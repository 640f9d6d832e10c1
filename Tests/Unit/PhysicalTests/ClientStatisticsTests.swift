// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Physical

@Suite struct ClientStatisticsTests {
    static let amdgpu = """
        pos:\t0
        flags:\t02100002
        drm-driver:\tamdgpu
        drm-pdev:\t0000:03:00.0
        drm-client-id:\t28
        drm-memory-vram:\t2048 KiB
        drm-memory-gtt: \t1024 KiB
        drm-engine-gfx:\t1000000 ns
        drm-engine-enc:\t0 ns
        """
    static let i915 = """
        drm-driver:\ti915
        drm-client-id:\t7
        drm-pdev:\t0000:00:02.0
        drm-total-system0:\t512 MiB
        drm-resident-system0:\t256 MiB
        drm-engine-render:\t25662044495 ns
        drm-engine-video:\t0 ns
        drm-engine-capacity-video:\t2
        """

    @Test func sumsClientsAndCountsCopiesOnce() throws {
        let other = Self.amdgpu.replacing("client-id:\t28", with: "client-id:\t29")
        let tree = try TemporaryTree([
            "42/fdinfo/3": Self.amdgpu, "42/fdinfo/4": Self.amdgpu, "42/fdinfo/5": other, "42/fdinfo/6": Self.i915,
            "42/fdinfo/7": "pos:\t0\nflags:\t02\n",
        ])
        let all = ClientStatistics.of(process: 42, proc: tree.root)
        #expect(all.map(\.driver) == ["i915", "amdgpu"])
        #expect(all[1].pciAddress == Samples.address("03:00.0"))
        #expect(all[1].memoryBytes == ["vram": 4 << 20, "gtt": 2 << 20])
        #expect(all[1].engineNanoseconds == ["gfx": 2_000_000, "enc": 0])
        #expect(all[0].memoryBytes == ["system0": 256 << 20])
        #expect(all[0].engineNanoseconds["render"] == 25_662_044_495)
        #expect(all[0].engineCapacity == ["video": 2])
    }

    @Test func isSilentOfProcessesThatAreGone() throws {
        #expect(ClientStatistics.of(process: 42, proc: try TemporaryTree().root).isEmpty)
    }

    @Test func takesNoNonsense() throws {
        let tree = try TemporaryTree([
            "1/fdinfo/3": """
            drm-driver: x
            drm-memory-vram: 18446744073709551615 GiB
            drm-memory-gtt: much
            drm-memory-odd: 1 furlong
            drm-engine-gfx: -1 ns
            drm-engine-odd: 1 s
            drm-pdev: nowhere
            drm-without-colon
            """
        ])
        let all = ClientStatistics.of(process: 1, proc: tree.root)
        #expect(all == [ClientStatistics(driver: "x", pciAddress: nil)])
    }
}
