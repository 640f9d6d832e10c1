// SPDX-License-Identifier: Apache-2.0
/// Writes the engine's Swift: decoders, writers of answers, and what each command calls.
struct HostWriter {
    let model: Model
    private var registry: Registry { model.registry }

    private static let notice = """
        // SPDX-License-Identifier: Apache-2.0
        // Made by vulkan-generator from vk.xml and commands.list: do not edit.

        """
    private static let imports = notice + "import CStream\nimport CVulkan\n\n"

    /// Arrays with elements that may be no object; a check written by hand says when.
    private static let nullElements: Set<String> = [
        "CmdBeginTransformFeedbackEXT.pCounterBuffers", "CmdEndTransformFeedbackEXT.pCounterBuffers",
        "CmdBindVertexBuffers.pBuffers", "CmdBindVertexBuffers2.pBuffers", "VkWriteDescriptorSet.pTexelBufferView",
    ]

    // MARK: Values

    private func isEnum(_ type: String) -> Bool {
        if case .word = registry.form(type) { return registry.isEnum(type) }
        return false
    }

    private func kind(_ type: String) -> String {
        let short = registry.resolve(type).dropFirst(2)
        return "." + short.prefix(1).lowercased() + short.dropFirst()
    }

    /// Reads one value that is not an array.
    private func read(_ type: String, isOptional: Bool) throws -> String {
        guard let form = registry.form(type) else { throw GeneratorError("\(type) cannot travel") }
        switch form {
        case .word:
            if type == "VkImageLayout" { return "try r.imageLayout()" }
            if isEnum(type) { return "\(registry.resolve(type))(rawValue: .init(truncatingIfNeeded: try r.u32()))" }
            switch type {
            case "int32_t", "int": return "Int32(bitPattern: try r.u32())"
            case "uint16_t": return "UInt16(truncatingIfNeeded: try r.u32())"
            default: return "try r.u32()"
            }
        case .long:
            switch type {
            case "size_t": return "Int(truncatingIfNeeded: try r.u64())"
            case "int64_t": return "Int64(bitPattern: try r.u64())"
            default: return "try r.u64()"
            }
        case .float: return "Float(bitPattern: try r.u32())"
        case .handle: return isOptional ? "try r.handle(\(kind(type)))" : "try r.requiredHandle(\(kind(type)))"
        default: throw GeneratorError("a single \(type) cannot travel")
        }
    }

    private func swiftType(_ type: String) -> String {
        switch type {
        case "uint32_t", "VkBool32", "VkFlags", "VkSampleMask": return "UInt32"
        case "int32_t", "int": return "Int32"
        case "uint64_t", "VkDeviceSize", "VkDeviceAddress": return "UInt64"
        case "float": return "Float"
        case "size_t": return "Int"
        case "uint8_t": return "UInt8"
        case "char": return "CChar"
        default: return type
        }
    }

    /// Reads `count` elements, which the stream does not give again, into memory of the arena.
    private func readElements(_ type: String, _ count: String, canBeNull: Bool = false) throws -> String {
        switch registry.form(type) {
        case .word, .float: return "try r.words(\(swiftType(type)).self, \(count))"
        case .union: return "try r.unions(\(type).self, \(count))"
        case .structure:
            return "try r.elements(\(registry.resolve(type)).self, \(count)) { (r, s) throws(StreamError) in "
                + "try r.read_\(registry.resolve(type))(s) }"
        case .byte: return "try r.bytes(\(count))"
        default:
            return "try r.elements(\(optional(type)).self, \(count)) { (r, s) throws(StreamError) in "
                + "s.pointee = \(try read(type, isOptional: canBeNull)) }"
        }
    }

    private func optional(_ type: String) -> String {
        if case .handle = registry.form(type) { return swiftType(type) + "?" }
        return swiftType(type)
    }

    /// A pointer as it was encoded: a whole array with its count, or one value or nothing.
    ///
    /// - Parameter value: how a field's length member is reached.
    private func readPointer(
        _ field: Field, among fields: [Field], canBeNull: Bool = false, _ value: (String) -> String
    ) throws -> String {
        guard field.isArray || field.pointers == 2 else {
            return field.isString ? "try r.string()" : try readElements(field.type, "r.presence()")
        }
        // The count it was encoded with has to be what its length member says.
        let expression = field.length { name in
            let other = fields.first { $0.name == name }
            // 64 bits of the guest's may be more than an Int holds: then no count is as large.
            let conversion = other?.type == "VkDeviceSize" ? "truncatingIfNeeded: " : ""
            return "Int(\(conversion)\(value(name))\(other.map { isEnum($0.type) } == true ? ".rawValue" : ""))"
        }
        let count = "r.count(is: \(expression), orNothing: \(field.isOptional))"
        return field.pointers == 2
            ? "try r.strings(\(count))" : try readElements(field.type, count, canBeNull: canBeNull)
    }

    // MARK: Structures

    func structures() throws -> String {
        var text = Self.imports + "extension StreamReader {\n"
        for structure in model.sent { text += try readFunction(structure) }
        text += "    /// Reads a pNext chain.\n    func readChain() throws(StreamError) -> UnsafeMutableRawPointer? {\n"
        text += "        var head: UnsafeMutableRawPointer?\n"
        text += "        var tail: UnsafeMutablePointer<VkBaseOutStructure>?\n"
        text += "        while let type = try chainedType() {\n            let next: UnsafeMutableRawPointer\n"
        text += "            switch type {\n"
        for structure in model.sentInChains {
            text += "            case \(structure.type!):\n"
            text += "                let s = try make(\(structure.name).self)\n"
            text += "                s.pointee.sType = type\n"
            text += "                try readMembers_\(structure.name)(s)\n"
            text += "                next = UnsafeMutableRawPointer(s)\n"
        }
        text += "            default: throw .malformed(\"a structure that is not known in a chain\")\n            }\n"
        text += "            link(next, &head, &tail)\n        }\n        return head\n    }\n\n"
        text += "    /// Makes the chain of an answer, to be filled by the host's driver.\n"
        text += "    func makeChain() throws(StreamError) -> UnsafeMutableRawPointer? {\n"
        text += "        var head: UnsafeMutableRawPointer?\n"
        text += "        var tail: UnsafeMutablePointer<VkBaseOutStructure>?\n"
        text += "        while let type = try chainedType() {\n            let next: UnsafeMutableRawPointer\n"
        text += "            switch type {\n"
        for structure in model.returnedInChains {
            text +=
                "            case \(structure.type!): next = UnsafeMutableRawPointer(try make(\(structure.name).self))\n"
        }
        text += "            default: throw .malformed(\"a structure that is not known in a chain\")\n            }\n"
        text += "            next.assumingMemoryBound(to: VkBaseOutStructure.self).pointee.sType = type\n"
        text += "            link(next, &head, &tail)\n        }\n        return head\n    }\n}\n\n"
        text += "extension StreamWriter {\n"
        for structure in model.returned { text += try writeFunction(structure) }
        text +=
            "    /// Writes a chain that `makeChain` made.\n    func writeChain(_ head: UnsafeMutableRawPointer?) {\n"
        text += "        var next = head?.assumingMemoryBound(to: VkBaseOutStructure.self)\n"
        text += "        while let s = next {\n            u32(UInt32(truncatingIfNeeded: s.pointee.sType.rawValue))\n"
        text += "            switch s.pointee.sType {\n"
        for structure in model.returnedInChains {
            text +=
                "            case \(structure.type!):\n                s.withMemoryRebound(to: \(structure.name).self, capacity: 1) "
            text += "{ writeMembers_\(structure.name)($0) }\n"
        }
        text +=
            "            default: break\n            }\n            next = s.pointee.pNext\n        }\n        u32(0)\n    }\n"
        return text + "}\n"
    }

    private func readFunction(_ structure: Structure) throws -> String {
        let name = structure.name
        var body: [String] = []
        var checks: [String] = []
        for field in structure.fields where field.name != "sType" && !field.isChain {
            let target = "s.pointee.\(field.swiftName)"
            if field.pointers > 0 {
                let canBeNull = Self.nullElements.contains("\(structure.name).\(field.name)")
                let pointer = try readPointer(field, among: structure.fields, canBeNull: canBeNull) {
                    "s.pointee.\($0)"
                }
                body.append("\(target) = \(pointerCast(field))(\(pointer))")
                if !field.isOptional && !field.isArray && !field.isString && field.pointers == 1 {
                    checks.append("try r.require(\(target))")
                }
            } else if field.isFixedArray {
                body.append("try r.raw(&\(target))")
            } else {
                switch registry.form(field.type) {
                case .structure:
                    body.append("try r.read_\(registry.resolve(field.type))(r.field(s, at: \\.\(field.swiftName)))")
                case .union: body.append("try r.raw(&\(target))")
                default: body.append("\(target) = \(try read(field.type, isOptional: field.isOptional))")
                }
            }
        }
        let chain =
            structure.type.map {
                "        s.pointee.sType = \($0)\n        s.pointee.pNext = \(chainCast(structure))(try readChain())\n"
            } ?? ""
        let lines = (body + checks).map { "        \($0)\n" }.joined()
        let own = body.isEmpty && chain.isEmpty ? "" : "        let r = self\n"
        return """
                func readMembers_\(name)(_ s: UnsafeMutablePointer<\(name)>) throws(StreamError) {
            \(body.isEmpty ? "" : own)\(lines)    }

                func read_\(name)(_ s: UnsafeMutablePointer<\(name)>) throws(StreamError) {
            \(chain)        try readMembers_\(name)(s)
                }


            """
    }

    private func chainCast(_ structure: Structure) -> String {
        let isConst = structure.fields.first(where: \.isChain)?.isConst ?? true
        return isConst ? "UnsafeRawPointer" : ""
    }

    private func pointerCast(_ field: Field) -> String {
        if field.pointers == 2 { return "UnsafePointer" }
        return field.type == "void" ? "UnsafeRawPointer" : "UnsafePointer"
    }

    private func write(_ value: String, _ field: Field) throws -> String {
        if field.isFixedArray {
            switch registry.form(field.type) {
            case .word, .float, .byte: return "raw(\(value))"
            case .structure:
                return "fixed(\(value), of: \(field.type).self) { w, e in w.write_\(registry.resolve(field.type))(e) }"
            default: return "raw(\(value))"
            }
        }
        switch registry.form(field.type) {
        case .word, .byte:
            if isEnum(field.type) { return "u32(UInt32(truncatingIfNeeded: \(value).rawValue))" }
            return "u32(UInt32(truncatingIfNeeded: \(value)))"
        case .long: return "u64(UInt64(truncatingIfNeeded: \(value)))"
        case .float: return "u32(\(value).bitPattern)"
        case .structure: return "with(\(value)) { write_\(registry.resolve(field.type))($0) }"
        default: throw GeneratorError("\(field.type) cannot come back")
        }
    }

    private func writeFunction(_ structure: Structure) throws -> String {
        let name = structure.name
        var body = ""
        for field in structure.fields where field.name != "sType" && !field.isChain {
            body += "        \(try write("s.pointee.\(field.swiftName)", field))\n"
        }
        let chain = structure.type == nil ? "" : "        writeChain(s.pointee.pNext)\n"
        return """
                func writeMembers_\(name)(_ s: UnsafeMutablePointer<\(name)>) {
            \(body)    }

                func write_\(name)(_ s: UnsafeMutablePointer<\(name)>) {
            \(chain)        writeMembers_\(name)(s)
                }


            """
    }

    // MARK: Objects

    func objects() -> String {
        var text = Self.imports + "/// Types of objects that streams name.\nenum ObjectKind: UInt8 {\n"
        for handle in model.handles { text += "    case \(kind(handle).dropFirst())\n" }
        text += "}\n\nextension DeviceFunctions {\n"
        text += "    /// Destroys an object that has a destroy command of its own.\n"
        text +=
            "    func destroy(_ object: OpaquePointer, _ kind: ObjectKind, of device: VkDevice) {\n        switch kind {\n"
        for handle in model.handles {
            let short = String(handle.dropFirst(2))
            guard model.list.travelling.contains(where: { $0.kind == .destroy && $0.name == "Destroy" + short }) else {
                continue
            }
            text += "        case \(kind(handle)): vkDestroy\(short)?(device, object, nil)\n"
        }
        return text + "        default: break\n        }\n    }\n}\n"
    }

    // MARK: Commands

    /// Commands the engine itself needs although no stream names them.
    private static let own = [
        "QueueSubmit", "QueueWaitIdle", "DeviceWaitIdle", "AllocateMemory", "FreeMemory", "CreateFence", "DestroyFence",
        "ResetFences", "WaitForFences", "GetFenceStatus", "ResetCommandBuffer", "MapMemory", "UnmapMemory",
    ]

    func functions() -> String {
        var names = model.list.travelling.filter { registry.commands[$0.name]!.isOfDevice }.map(\.name)
        names += Self.own.filter { !names.contains($0) }
        var text =
            Self.imports
            + "/// The host driver's functions of one device. Nil where it has none.\nstruct DeviceFunctions {\n"
        for name in names { text += "    let vk\(name): PFN_vk\(name)?\n" }
        text += "\n    init(_ device: VkDevice, _ load: PFN_vkGetDeviceProcAddr) {\n"
        text += "        func function<F>(_ name: String, _ type: F.Type) -> F? {\n"
        text += "            load(device, name).map { unsafeBitCast($0, to: type) }\n        }\n"
        for name in names { text += "        vk\(name) = function(\"vk\(name)\", PFN_vk\(name).self)\n" }
        text += "    }\n}\n\n"
        let questions = model.list.travelling.filter {
            !registry.commands[$0.name]!.isOfDevice && $0.name != "CreateDevice"
        }
        text += "/// The host driver's functions that ask a physical device.\nstruct PhysicalDeviceFunctions {\n"
        for entry in questions { text += "    let vk\(entry.name): PFN_vk\(entry.name)?\n" }
        text += "\n    init(_ instance: VkInstance, _ load: PFN_vkGetInstanceProcAddr) {\n"
        text += "        func function<F>(_ name: String, _ type: F.Type) -> F? {\n"
        text += "            load(instance, name).map { unsafeBitCast($0, to: type) }\n        }\n"
        for entry in questions {
            text += "        vk\(entry.name) = function(\"vk\(entry.name)\", PFN_vk\(entry.name).self)\n"
        }
        return text + "    }\n}\n"
    }

    func commands() throws -> String {
        var text = Self.imports + "extension VulkanSession {\n"
        text += "    /// Decodes a command's arguments and carries it out. `reply` is there for questions.\n"
        text += "    func execute(_ opcode: UInt32, _ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {\n"
        text += "        switch opcode {\n"
        for entry in model.list.travelling {
            text += "        case GPUPV_VK_OP_\(entry.name).rawValue: try execute\(entry.name)(r"
            text += entry.kind == .question ? ", reply)\n" : ")\n"
        }
        text += "        default: throw .malformed(\"an opcode that is not known\")\n        }\n    }\n\n"
        for entry in model.list.travelling { text += try commandFunction(entry) }
        return text + "}\n"
    }

    private func commandFunction(_ entry: CommandList.Entry) throws -> String {
        let command = registry.commands[entry.name]!
        var body: [String] = []
        var checks: [String] = []
        var decoded: [String] = []
        let arguments = command.arguments(entry.kind)
        for field in arguments {
            let name = field.name
            decoded.append(name)
            if field.isOutput {
                body += try makeOutput(field)
                continue
            }
            if field.pointers > 0 {
                // What is freed may be no object.
                let canBeNull = entry.name.hasPrefix("Free") || Self.nullElements.contains("\(entry.name).\(name)")
                let pointer = try readPointer(field, among: command.parameters, canBeNull: canBeNull) { $0 }
                body.append("let \(name) = \(pointer)")
                if !field.isOptional && !field.isArray && !field.isString { checks.append("try r.require(\(name))") }
            } else if field.isFixedArray {
                body.append("let \(name) = \(try readElements(field.type, field.dimensions[0]))")
            } else {
                switch registry.form(field.type) {
                case .structure:
                    body.append(
                        "let \(name) = try r.one { (r, s) throws(StreamError) in try r.read_\(registry.resolve(field.type))(s) }"
                    )
                default:
                    if entry.kind == .destroy, name == arguments[0].name {
                        body.append("let \(name) = try objects.remove(try r.u64(), \(kind(field.type)))")
                    } else {
                        body.append("let \(name) = \(try read(field.type, isOptional: field.isOptional))")
                    }
                }
            }
        }
        body += checks
        let made = entry.kind == .create ? command.parameters.last! : nil
        if let made {
            if made.length == nil {
                body.append("let id = try r.u64()")
            } else {
                body.append("let ids = try r.ids(\(lengthOf(made)))")
            }
        }
        body.append("try r.finish()")
        if entry.check { body.append("try check\(entry.name)(\(decoded.joined(separator: ", ")))") }
        if entry.handHost {
            var handed = decoded
            if let made { handed.append(made.length == nil ? "id" : "ids") }
            if entry.kind == .question { handed.append("reply") }
            body.append("try run\(entry.name)(\(handed.joined(separator: ", ")))")
        } else if entry.kind == .destroy {
            // Not before work that may use it has ended.
            body.append("try retire(\(arguments[0].name), \(kind(arguments[0].type)))")
        } else {
            body += try call(entry, command, made)
        }
        let parameters = entry.kind == .question ? "_ r: StreamReader, _ reply: StreamWriter?" : "_ r: StreamReader"
        return "    private func execute\(entry.name)(\(parameters)) throws(StreamError) {\n"
            + body.map { "        \($0)\n" }.joined() + "    }\n\n"
    }

    private func lengthOf(_ field: Field) -> String {
        field.length { "Int(\($0.replacingOccurrences(of: "->", with: "!.pointee.")))" }
    }

    /// Memory for what the host's driver writes.
    private func makeOutput(_ field: Field) throws -> [String] {
        let name = field.name
        let type = registry.resolve(field.type)
        let hasChain = registry.structures[type]?.type != nil
        if field.isArray {
            if case .byte = registry.form(field.type) { return ["let \(name) = try r.presence() != 0"] }
            let count = field.length { "\($0).pointee" }
            return [
                "let \(name) = try r.outputs(\(swiftType(type)).self, \(count))"
                    + (hasChain
                        ? " { s, chain in s.pointee.sType = \(registry.structures[type]!.type!); s.pointee.pNext = chain }"
                        : "")
            ]
        }
        var lines = ["let \(name) = try r.make(\(swiftType(type)).self)"]
        if hasChain {
            lines.append("\(name).pointee.sType = \(registry.structures[type]!.type!)")
            lines.append("\(name).pointee.pNext = try r.makeChain()")
        }
        if field.type == "uint32_t" && name.hasSuffix("Count") { lines.append("\(name).pointee = try r.u32()") }
        return lines
    }

    private func call(_ entry: CommandList.Entry, _ command: Command, _ made: Field?) throws -> [String] {
        var passed: [String] = []
        switch command.subject.type {
        case "VkPhysicalDevice": passed.append("physicalDevice")
        case "VkCommandBuffer": passed.append("try currentCommandBuffer()")
        default: passed.append("try currentDevice()")
        }
        var lines: [String] = []
        for field in command.parameters.dropFirst() {
            if field.isAllocator {
                passed.append("nil")
            } else if field.name == made?.name {
                passed.append(field.length == nil ? "&made" : "made")
            } else if field.pointers == 0, !field.isFixedArray, case .structure = registry.form(field.type) {
                passed.append("\(field.name).pointee")
            } else if field.isOutput, field.isArray {
                passed.append("\(field.name)")
            } else if field.pointers == 1, !field.isOutput, case .some = registry.form(field.type) {
                passed.append(field.name)
            } else {
                passed.append(field.name)
            }
        }
        if let made {
            if made.length == nil {
                lines.append("var made: \(made.type)?")
            } else {
                lines.append("let made = try r.make(\(made.type)?.self, count: ids.count)")
            }
        }
        let table = command.isOfDevice ? "try deviceFunctions()" : "instanceFunctions"
        lines.append("let functions = \(table)")
        lines.append(
            "guard let function = functions.vk\(command.name) else { throw .unsupported(\"vk\(command.name)\") }")
        let invocation = "function(\(passed.joined(separator: ", ")))"
        switch entry.kind {
        case .question:
            switch command.result {
            case "VkResult": lines.append("let result = \(invocation)")
            case "void": lines.append(invocation)
            default: lines.append("let value = \(invocation)")
            }
            lines.append("guard let reply else { return }")
            lines.append("reply.result = \(command.result == "VkResult" ? "result" : "VK_SUCCESS")")
            if command.result != "VkResult" && command.result != "void" {
                lines.append("reply.u64(UInt64(truncatingIfNeeded: value))")
            }
            for field in command.outputs { lines.append(try writeOutput(field)) }
        default:
            if command.result == "VkResult" {
                lines.append("try succeed(\(invocation), \"vk\(command.name)\")")
            } else {
                lines.append(invocation)
            }
        }
        if let made {
            if made.length == nil {
                lines.append("try objects.add(id, \(kind(made.type)), made)")
            } else {
                lines.append(
                    "for (index, id) in ids.enumerated() { try objects.add(id, \(kind(made.type)), made[index]) }")
            }
        }
        return lines
    }

    private func writeOutput(_ field: Field) throws -> String {
        let element = Field(
            name: field.name, type: field.type, pointers: 0, isConst: false, dimensions: [], length: nil,
            isString: false,
            isOptional: false, value: nil)
        if field.isArray {
            let count = field.length { "\($0).pointee" }
            return "reply.outputs(\(field.name), \(count)) { reply, s in reply.\(try writeElement("s", element)) }"
        }
        return "reply.\(try writeElement(field.name, element))"
    }

    private func writeElement(_ pointer: String, _ field: Field) throws -> String {
        if case .structure = registry.form(field.type) { return "write_\(registry.resolve(field.type))(\(pointer))" }
        return try write("\(pointer).pointee", field)
    }
}

extension Field {
    /// The name Swift imports it under.
    var swiftName: String {
        let reserved: Set<String> = ["type", "protocol", "default", "repeat", "in", "operator"]
        return reserved.contains(name) ? "`\(name)`" : name
    }
}

extension Command {
    /// Loaded with vkGetDeviceProcAddr.
    var isOfDevice: Bool { ["VkDevice", "VkQueue", "VkCommandBuffer"].contains(subject.type) }
}

extension Registry {
    /// Whether Swift imports a type as a structure with a raw value.
    func isEnum(_ type: String) -> Bool { category(resolve(type)) == "enum" }
}
