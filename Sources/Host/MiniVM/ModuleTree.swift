// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The modules of one kernel, as `depmod` lists them.
public struct ModuleTree: Sendable {
    /// Path below the modules' directory of each module, by name.
    private var paths: [String: String] = [:]
    /// Names of the modules each module needs, all of them, by name.
    private var needs: [String: [String]] = [:]
    private var builtIn: Set<String> = []

    /// - Parameters:
    ///   - dependencies: the text of `modules.dep`.
    ///   - builtIn: the text of `modules.builtin`.
    public init(dependencies: String, builtIn: String = "") {
        for line in dependencies.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard let path = parts.first else { continue }
            let name = Self.name(of: path)
            paths[name] = String(path)
            needs[name] = parts.count > 1 ? parts[1].split(separator: " ").map(Self.name(of:)) : []
        }
        self.builtIn = Set(builtIn.split(separator: "\n").map(Self.name(of:)))
    }

    /// Reads `modules.dep` and `modules.builtin` in `directory`.
    public init(directory: String) throws {
        guard let dependencies = try? String(contentsOfFile: directory + "/modules.dep", encoding: .utf8) else {
            throw LaunchError("no \(directory)/modules.dep: run depmod, or name another kernel with --kernel")
        }
        let builtIn = (try? String(contentsOfFile: directory + "/modules.builtin", encoding: .utf8)) ?? ""
        self.init(dependencies: dependencies, builtIn: builtIn)
    }

    /// `kernel/fs/9p/9p.ko.xz` and `9p` are both `9p`; dashes count as underscores, as in the kernel.
    static func name(of path: some StringProtocol) -> String {
        let file = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        let end = file.firstRange(of: ".ko")?.lowerBound ?? file.endIndex
        return String(file[..<end].map { $0 == "-" ? "_" : $0 })
    }

    /// Whether there is a module of that name, loadable or built in.
    public func contains(_ name: String) -> Bool {
        paths[Self.name(of: name)] != nil || builtIn.contains(Self.name(of: name))
    }

    /// The files to load for `names`, each after what it needs and once; built-in ones have none.
    ///
    /// - Throws: ``LaunchError`` if the kernel has no such module.
    public func loadOrder(for names: [String]) throws -> [String] {
        var order: [String] = []
        var visited: Set<String> = []
        func visit(_ name: String) throws {
            guard visited.insert(name).inserted, !builtIn.contains(name) else { return }
            guard let path = paths[name] else { throw LaunchError("the kernel has no module \(name)") }
            // modules.dep lists the farthest needed last.
            for need in (needs[name] ?? []).reversed() { try visit(need) }
            order.append(path)
        }
        for name in names { try visit(Self.name(of: name)) }
        return order
    }
}
