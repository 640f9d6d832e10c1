// SPDX-License-Identifier: Apache-2.0
/// The page's files, which are part of the program.
struct PageFile: Sendable {
    let type: String
    let bytes: [UInt8]

    /// By path.
    static let all: [String: PageFile] = [
        "/": PageFile(type: "text/html; charset=utf-8", bytes: PackageResources.index_html),
        "/page.css": PageFile(type: "text/css; charset=utf-8", bytes: PackageResources.page_css),
        "/page.js": PageFile(type: "text/javascript; charset=utf-8", bytes: PackageResources.page_js),
        "/icon.svg": PageFile(type: "image/svg+xml", bytes: PackageResources.icon_svg),
    ]
}
