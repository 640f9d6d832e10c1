// SPDX-License-Identifier: Apache-2.0
/// Whether `gpupv emulate` has its library.
struct PreloadCheck: Check {
    func run(_ host: HostProbe) -> [Finding] {
        if let library = host.preloadLibrary() { return [Finding("emulate", .ok, library)] }
        return [Finding("emulate", .warning, "no libgpupv-dxg.so for gpupv emulate", remedy: "make guest")]
    }
}
