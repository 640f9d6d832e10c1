// SPDX-License-Identifier: Apache-2.0
import Foundation
import Partitions
import Testing

@testable import Web

@Suite struct RequestGuardTests {
    private let token = AccessToken.random()
    private var access: RequestGuard { RequestGuard(WebDefinition(), token: token) }

    private func judge(
        host: String? = "127.0.0.1:9477", origin: String? = nil, site: String? = nil, authorization: String? = nil,
        needsToken: Bool = true
    ) -> RequestGuard.Verdict {
        access.judge(
            RequestGuard.Request(
                host: host, origin: origin, fetchSite: site, authorization: authorization, needsToken: needsToken))
    }

    @Test func theTokenOpens() {
        #expect(judge(authorization: "Bearer \(token.text)") == .allowed)
        #expect(judge(authorization: "bearer \(token.text)") == .allowed)
        #expect(judge(host: "LOCALHOST:9477", authorization: "Bearer \(token.text)") == .allowed)
        #expect(judge(needsToken: false) == .allowed)
    }

    @Test(arguments: [nil, "", "Bearer", "Bearer ", "Bearer 0", "Basic abc", String(repeating: "0", count: 64)])
    func nothingElseDoes(authorization: String?) { #expect(judge(authorization: authorization) == .wrongToken) }

    @Test func aTokenLikeItDoesNot() {
        let other = String(token.text.dropLast()) + (token.text.hasSuffix("0") ? "1" : "0")
        #expect(judge(authorization: "Bearer \(other)") == .wrongToken)
        #expect(judge(authorization: "Bearer \(token.text)0") == .wrongToken)
    }

    // What a page has whose name was made to resolve to a loopback address.
    @Test(arguments: [nil, "", "evil.example:9477", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:9477.evil.example"])
    func otherHostsAreNotServed(host: String?) {
        #expect(judge(host: host, authorization: "Bearer \(token.text)") == .wrongHost)
        #expect(judge(host: host, needsToken: false) == .wrongHost)
    }

    @Test(arguments: [
        "http://evil.example", "null", "https://127.0.0.1:9477", "http://127.0.0.1:80", "http://localhost:9477",
    ])
    func otherOriginsAreNotServed(origin: String) {
        #expect(judge(origin: origin, authorization: "Bearer \(token.text)") == .wrongOrigin)
    }

    @Test func browsersSayWhoAsks() {
        let authorization = "Bearer \(token.text)"
        #expect(judge(origin: "http://127.0.0.1:9477", site: "same-origin", authorization: authorization) == .allowed)
        #expect(judge(site: "none", authorization: authorization) == .allowed)
        #expect(judge(site: "cross-site", authorization: authorization) == .wrongOrigin)
        #expect(judge(site: "same-site", authorization: authorization) == .wrongOrigin)
    }

    @Test func tokensDiffer() { #expect(AccessToken.random().text != AccessToken.random().text) }

    @Test func onlyItsOwnerReadsTheFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        try token.write(to: file)
        #expect(AccessToken(file: file)?.text == token.text)
        let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
        try "short".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(AccessToken(file: file) == nil)
    }
}
