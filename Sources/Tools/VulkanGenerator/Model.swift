// SPDX-License-Identifier: Apache-2.0
/// What is generated, worked out from the registry and the list.
struct Model {
    let registry: Registry
    let list: CommandList
    /// Structures that go to the host, those they hold before them.
    private(set) var sent: [Structure] = []
    /// Structures that come back.
    private(set) var returned: [Structure] = []
    /// pNext structures that go to the host, and those that come back.
    private(set) var sentInChains: [Structure] = []
    private(set) var returnedInChains: [Structure] = []
    /// Types of handles that travel.
    private(set) var handles: [String] = []

    init(_ registry: Registry, _ list: CommandList) throws {
        self.registry = registry
        self.list = list
        var handleTypes: Set<String> = []
        var seen: [Bool: Set<String>] = [true: [], false: []]
        var ordered: [Bool: [Structure]] = [true: [], false: []]

        func visit(_ type: String, isSent: Bool) throws {
            let name = registry.resolve(type)
            if case .handle = registry.form(name) { handleTypes.insert(name) }
            guard case .structure = registry.form(name), seen[isSent]!.insert(name).inserted else { return }
            guard let structure = registry.structures[name] else { throw GeneratorError("\(name) is not declared") }
            for field in structure.fields where field.name != "pNext" && field.name != "sType" {
                try visit(field.type, isSent: isSent)
                if !isSent && field.pointers > 0 { throw GeneratorError("\(name).\(field.name): a pointer comes back") }
            }
            ordered[isSent]!.append(structure)
        }
        for entry in list.travelling {
            guard let command = registry.commands[entry.name] else {
                throw GeneratorError("no command vk\(entry.name)")
            }
            for parameter in command.parameters where parameter.type != "VkAllocationCallbacks" {
                try visit(parameter.type, isSent: !parameter.isOutput || entry.kind == .create)
            }
        }
        // A chain may hold what extends any structure on the same way, itself in a chain or not.
        var isChanged = true
        while isChanged {
            isChanged = false
            for name in list.chained {
                guard let structure = registry.structures[name] else { throw GeneratorError("no structure \(name)") }
                for isSent in [true, false] where !seen[isSent]!.contains(name) {
                    if structure.extends.contains(where: seen[isSent]!.contains) {
                        try visit(name, isSent: isSent)
                        isChanged = true
                    }
                }
            }
        }
        sent = ordered[true]!
        returned = ordered[false]!
        let chained = Set(list.chained)
        sentInChains = sent.filter { chained.contains($0.name) }
        returnedInChains = returned.filter { chained.contains($0.name) }
        handles = handleTypes.sorted()
        let used = Set((sent + returned).map(\.name))
        if let idle = list.chained.first(where: { !used.contains($0) }) {
            throw GeneratorError("\(idle) extends nothing that travels")
        }
    }
}

extension Field {
    /// A pointer the callee writes through.
    var isOutput: Bool { pointers > 0 && !isConst }
    /// Fixed arrays as parameters are pointers.
    var isFixedArray: Bool { !dimensions.isEmpty }
    var isChain: Bool { name == "pNext" }
    var isAllocator: Bool { type == "VkAllocationCallbacks" }
    /// An array of known length behind a pointer.
    var isArray: Bool { pointers > 0 && length != nil }

    /// Its length as an expression, each field it names put through `substitute`.
    func length(_ substitute: (String) -> String) -> String {
        var result = ""
        var word = ""
        func flush() -> String {
            defer { word = "" }
            guard let first = word.first else { return "" }
            return first.isNumber || word.hasPrefix("VK_") ? word : substitute(word)
        }
        for character in length ?? "" {
            if character.isLetter || character.isNumber || character == "_" || character == "-" || character == ">" {
                word.append(character)
            } else {
                result += flush()
                result.append(character)
            }
        }
        return result + flush()
    }
}

extension Command {
    /// The object a command is called on, which the stream implies.
    var subject: Field { parameters[0] }

    /// What is encoded: not the subject of a device's or a command buffer's stream, no allocator, no ids yet.
    func arguments(_ kind: CommandList.Class) -> [Field] {
        let made = kind == .create ? parameters.last?.name : nil
        return parameters.dropFirst().filter { !$0.isAllocator && $0.name != made }
    }

    /// What a question's answer is written through.
    var outputs: [Field] { parameters.filter(\.isOutput) }
}
