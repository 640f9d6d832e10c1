// SPDX-License-Identifier: Apache-2.0
/// Writes the guest driver's C: encoders, decoders of answers, entry points.
struct GuestWriter {
    let model: Model
    private var registry: Registry { model.registry }

    private static let notice = """
        /* SPDX-License-Identifier: Apache-2.0 */
        /* Made by vulkan-generator from vk.xml and commands.list: do not edit. */

        """

    // MARK: Opcodes

    func opcodes() -> String {
        var text = Self.notice
        text += "#ifndef GPUPV_VULKAN_OPCODES_H\n#define GPUPV_VULKAN_OPCODES_H\n\n#include \"gpupv_vulkan.h\"\n\n"
        text += "enum gpupv_vk_command {\n"
        for (number, entry) in model.list.travelling.enumerated() {
            text += "\tGPUPV_VK_OP_\(entry.name) = GPUPV_VK_COMMANDS + \(number),\n"
        }
        text += "\tGPUPV_VK_OP_END = GPUPV_VK_COMMANDS + \(model.list.travelling.count),\n};\n\n"
        return text + "#endif /* GPUPV_VULKAN_OPCODES_H */\n"
    }

    // MARK: Values

    private func declaration(_ field: Field) -> String {
        let stars = String(repeating: "*", count: field.pointers)
        let constant = field.isConst ? "const " : ""
        if field.pointers == 2 && field.isConst { return "const \(field.type) *const *\(field.name)" }
        let array = field.dimensions.map { "[\($0)]" }.joined()
        return "\(constant)\(field.type) \(stars)\(field.name)\(array)"
    }

    /// One value that is not an array.
    private func put(_ value: String, _ type: String) throws -> String {
        guard let form = registry.form(type) else { throw GeneratorError("\(type) cannot travel") }
        switch form {
        case .word, .byte: return "gvk_put_u32(writer, (uint32_t)\(value));"
        case .long: return "gvk_put_u64(writer, (uint64_t)\(value));"
        case .float: return "gvk_put_f32(writer, \(value));"
        case .double: throw GeneratorError("a single \(type) cannot travel")
        case .handle(dispatchable: true): return "gvk_put_u64(writer, gvk_dispatchable_id(\(value)));"
        case .handle(dispatchable: false):
            return "gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)\(value)));"
        case .structure: return "gvk_put_\(registry.resolve(type))(writer, &\(value));"
        case .union: return "gvk_put_raw(writer, &\(value), sizeof(\(value)));"
        }
    }

    /// Elements of an array, without their count.
    private func putElements(_ pointer: String, _ count: String, _ type: String) throws -> [String] {
        switch registry.form(type) {
        case .word, .float, .byte: return ["gvk_put_raw(writer, \(pointer), (size_t)\(count) * sizeof(*\(pointer)));"]
        default:
            return ["for (uint32_t i = 0; i < \(count); i++)", "\t" + (try put("\(pointer)[i]", type))]
        }
    }

    private func put(_ field: Field, in prefix: String) throws -> [String] {
        let value = prefix + field.name
        func length() -> String { field.length { prefix + $0 } }
        if field.pointers == 2 {
            return [
                "gvk_put_u32(writer, \(value) ? \(length()) : 0);",
                "for (uint32_t i = 0; \(value) && i < \(length()); i++)", "\tgvk_put_string(writer, \(value)[i]);",
            ]
        }
        if field.isString { return ["gvk_put_string(writer, \(value));"] }
        if field.isArray {
            if case .byte = registry.form(field.type) {
                return ["gvk_put_bytes(writer, \(value), \(length()));"]
            }
            let elements = try putElements(value, "count", field.type)
            return [
                "{", "\tuint32_t count = \(value) ? (uint32_t)(\(length())) : 0;", "", "\tgvk_put_u32(writer, count);",
            ]
                + elements.map { "\t" + $0 } + ["}"]
        }
        if field.pointers == 1 {
            return [
                "gvk_put_u32(writer, \(value) != NULL);", "if (\(value))", "\t" + (try put("(*\(value))", field.type)),
            ]
        }
        if field.isFixedArray {
            return try putElements(value, field.dimensions.joined(separator: " * "), field.type)
        }
        return [try put(value, field.type)]
    }

    private func lines(_ lines: [String], indent: String = "\t") -> String {
        lines.map { $0.isEmpty ? "\n" : indent + $0 + "\n" }.joined()
    }

    private func get(_ target: String, _ type: String) throws -> String {
        guard let form = registry.form(type) else { throw GeneratorError("\(type) cannot travel") }
        switch form {
        case .word, .byte: return "\(target) = (\(type))gvk_get_u32(reader);"
        case .long: return "\(target) = (\(type))gvk_get_u64(reader);"
        case .float: return "\(target) = gvk_get_f32(reader);"
        case .structure: return "gvk_get_\(registry.resolve(type))(reader, &\(target));"
        default: throw GeneratorError("\(type) cannot come back")
        }
    }

    private func getField(_ field: Field) throws -> [String] {
        let value = "s->" + field.name
        guard field.isFixedArray else { return [try get(value, field.type)] }
        let count = field.dimensions.joined(separator: " * ")
        switch registry.form(field.type) {
        case .word, .float, .byte: return ["gvk_get_raw(reader, \(value), sizeof(\(value)));"]
        default: return ["for (uint32_t i = 0; i < \(count); i++)", "\t" + (try get("\(value)[i]", field.type))]
        }
    }

    // MARK: Structures

    func encodeHeader() throws -> String {
        var text = Self.notice + "#ifndef GVK_ENCODE_H\n#define GVK_ENCODE_H\n\n#include \"gpupv_vulkan_opcodes.h\"\n"
        text += "#include \"../gvk_stream.h\"\n\n"
        text += "void gvk_put_chain(struct gvk_writer *writer, const void *next);\n"
        text += "void gvk_put_chain_types(struct gvk_writer *writer, const void *next);\n"
        text += "void gvk_get_chain(struct gvk_reader *reader, void *next);\n\n"
        for structure in model.sent {
            text += "void gvk_put_\(structure.name)(struct gvk_writer *writer, const \(structure.name) *s);\n"
        }
        text += "\n"
        for structure in model.returned {
            text += "void gvk_get_\(structure.name)(struct gvk_reader *reader, \(structure.name) *s);\n"
        }
        text += "\n"
        for entry in model.list.travelling { text += signature(entry) + ";\n" }
        return text + "\n#endif /* GVK_ENCODE_H */\n"
    }

    func encode() throws -> String {
        var text = Self.notice + "#include \"gvk_encode.h\"\n\n"
        for structure in model.sent {
            text +=
                "static void gvk_put_members_\(structure.name)(struct gvk_writer *writer, const \(structure.name) *s);\n"
        }
        text += "\n"
        for structure in model.sent { text += try putFunctions(structure) }
        text += chainFunctions()
        for structure in model.returned { text += try getFunctions(structure) }
        text += getChain()
        for entry in model.list.travelling { text += try encoder(entry) }
        return text
    }

    private func putFunctions(_ structure: Structure) throws -> String {
        var body: [String] = []
        for field in structure.fields where field.name != "sType" && !field.isChain {
            body += try put(field, in: "s->")
        }
        if body.isEmpty { body = ["(void)writer;", "(void)s;"] }
        let chain = structure.type != nil ? "\tgvk_put_chain(writer, s->pNext);\n" : ""
        return """
            static void gvk_put_members_\(structure.name)(struct gvk_writer *writer, const \(structure.name) *s)
            {
            \(lines(body))}

            void gvk_put_\(structure.name)(struct gvk_writer *writer, const \(structure.name) *s)
            {
            \(chain)\tgvk_put_members_\(structure.name)(writer, s);
            }


            """
    }

    private func chainFunctions() -> String {
        var text = "void gvk_put_chain(struct gvk_writer *writer, const void *next)\n{\n"
        text += "\tfor (const VkBaseInStructure *s = next; s; s = s->pNext) {\n\t\tswitch ((int)s->sType) {\n"
        for structure in model.sentInChains {
            text += "\t\tcase \(structure.type!):\n\t\t\tgvk_put_u32(writer, (uint32_t)s->sType);\n"
            text += "\t\t\tgvk_put_members_\(structure.name)(writer, (const void *)s);\n\t\t\tbreak;\n"
        }
        text += "\t\tdefault:\n\t\t\tbreak;\n\t\t}\n\t}\n\tgvk_put_u32(writer, 0);\n}\n\n"
        text += "void gvk_put_chain_types(struct gvk_writer *writer, const void *next)\n{\n"
        text += "\tfor (const VkBaseInStructure *s = next; s; s = s->pNext) {\n\t\tswitch ((int)s->sType) {\n"
        for structure in model.returnedInChains { text += "\t\tcase \(structure.type!):\n" }
        text += "\t\t\tgvk_put_u32(writer, (uint32_t)s->sType);\n\t\t\tbreak;\n"
        return text + "\t\tdefault:\n\t\t\tbreak;\n\t\t}\n\t}\n\tgvk_put_u32(writer, 0);\n}\n\n"
    }

    private func getFunctions(_ structure: Structure) throws -> String {
        var body: [String] = []
        for field in structure.fields where field.name != "sType" && !field.isChain { body += try getField(field) }
        let name = structure.name
        let chain = structure.type != nil ? "\tgvk_get_chain(reader, s->pNext);\n" : ""
        return """
            static void gvk_get_members_\(name)(struct gvk_reader *reader, \(name) *s)
            {
            \(lines(body))}

            void gvk_get_\(name)(struct gvk_reader *reader, \(name) *s)
            {
            \(chain)\tgvk_get_members_\(name)(reader, s);
            }


            """
    }

    private func getChain() -> String {
        var text = """
            void gvk_get_chain(struct gvk_reader *reader, void *next)
            {
            \tuint32_t type;

            \twhile ((type = gvk_get_u32(reader)) != 0) {
            \t\tVkBaseOutStructure *s = next;

            \t\twhile (s && (uint32_t)s->sType != type)
            \t\t\ts = s->pNext;
            \t\tif (!s) {
            \t\t\treader->failed = true;
            \t\t\treader->at = reader->end;
            \t\t\treturn;
            \t\t}
            \t\tswitch (type) {

            """
        for structure in model.returnedInChains {
            text += "\t\tcase \(structure.type!):\n"
            text += "\t\t\tgvk_get_members_\(structure.name)(reader, (void *)s);\n\t\t\tbreak;\n"
        }
        return text
            + "\t\tdefault:\n\t\t\treader->failed = true;\n\t\t\treader->at = reader->end;\n\t\t\treturn;\n\t\t}\n\t}\n}\n\n"
    }

    // MARK: Commands

    private func command(_ entry: CommandList.Entry) -> Command { registry.commands[entry.name]! }

    /// What objects a create command makes: how many, or nil for one.
    private func made(_ entry: CommandList.Entry) -> (field: Field, count: String?)? {
        guard entry.kind == .create, let last = command(entry).parameters.last else { return nil }
        return (last, last.length.map { _ in last.length { $0 } })
    }

    private func encoderParameters(_ entry: CommandList.Entry) -> [String] {
        var parameters = command(entry).arguments(entry.kind).map(declaration)
        if let made = made(entry) { parameters.append(made.count == nil ? "uint64_t id" : "const uint64_t *ids") }
        return parameters
    }

    private func signature(_ entry: CommandList.Entry) -> String {
        let parameters = ["struct gvk_writer *writer"] + encoderParameters(entry)
        return "void gvk_encode_\(entry.name)(\(parameters.joined(separator: ", ")))"
    }

    private func encoder(_ entry: CommandList.Entry) throws -> String {
        var body: [String] = []
        for field in command(entry).arguments(entry.kind) {
            body += field.isOutput ? try putRequest(field) : try put(field, in: "")
        }
        if let made = made(entry) {
            if let count = made.count {
                body += [
                    "gvk_put_u32(writer, \(count));", "for (uint32_t i = 0; i < \(count); i++)",
                    "\tgvk_put_u64(writer, ids[i]);",
                ]
            } else {
                body.append("gvk_put_u64(writer, id);")
            }
        }
        if body.isEmpty { body = ["(void)writer;"] }
        return signature(entry) + "\n{\n" + lines(body) + "}\n\n"
    }

    /// What a question says of a parameter the answer is written through.
    private func putRequest(_ field: Field) throws -> [String] {
        let name = field.name
        if field.isArray {
            if case .byte = registry.form(field.type) { return ["gvk_put_u32(writer, \(name) != NULL);"] }
            // The count is a parameter of its own; one element's chain stands for all.
            var text = ["gvk_put_u32(writer, \(name) != NULL);"]
            if registry.structures[registry.resolve(field.type)]?.type != nil {
                text.append("gvk_put_chain_types(writer, \(name) ? \(name)->pNext : NULL);")
            }
            return text
        }
        if registry.structures[registry.resolve(field.type)]?.type != nil {
            return ["gvk_put_chain_types(writer, \(name)->pNext);"]
        }
        if field.type == "uint32_t" && field.name.hasSuffix("Count") { return ["gvk_put_u32(writer, *\(name));"] }
        return ["(void)\(name);"]
    }

    // MARK: Entry points

    private func prototype(_ command: Command) -> String {
        let parameters = command.parameters.map(declaration).joined(separator: ", ")
        return "VKAPI_ATTR \(command.result) VKAPI_CALL gvk_\(command.name)(\(parameters))"
    }

    private var known: [Command] { model.list.entries.compactMap { registry.commands[$0.name] } }

    func entryHeader() -> String {
        var text = Self.notice + "#ifndef GVK_ENTRY_H\n#define GVK_ENTRY_H\n\n#include \"gvk_encode.h\"\n\n"
        text += "/* Level: 0 global, 1 instance, 2 physical device, 3 device. */\n"
        text += "struct gvk_entry {\n\tconst char *name;\n\tPFN_vkVoidFunction function;\n\tint level;\n"
        text += "\t/* Device extensions that have it, with a space between; null if Vulkan itself has it. */\n"
        text += "\tconst char *extensions;\n};\n\n"
        text +=
            "/* Sorted by name. */\nextern const struct gvk_entry gvk_entries[];\nextern const size_t gvk_entry_count;\n\n"
        for command in known { text += prototype(command) + ";\n" }
        return text + "\n#endif /* GVK_ENTRY_H */\n"
    }

    func entry() throws -> String {
        var text = Self.notice + "#include \"gvk_entry.h\"\n\n"
        for entry in model.list.travelling where !entry.handGuest { text += try entryPoint(entry) }
        var table: [(String, String, Int)] = []
        for command in known {
            for name in [command.name] + command.aliases { table.append((name, command.name, level(command))) }
        }
        table.sort { $0.0 < $1.0 }
        text += "const struct gvk_entry gvk_entries[] = {\n"
        for (name, target, level) in table {
            let extensions = registry.deviceExtensions[name].map { "\"\($0.joined(separator: " "))\"" } ?? "NULL"
            text += "\t{ \"vk\(name)\", (PFN_vkVoidFunction)gvk_\(target), \(level), \(extensions) },\n"
        }
        return text + "};\n\nconst size_t gvk_entry_count = sizeof(gvk_entries) / sizeof(gvk_entries[0]);\n"
    }

    private func level(_ command: Command) -> Int {
        switch command.subject.type {
        case "VkInstance": return 1
        case "VkPhysicalDevice": return 2
        case "VkDevice", "VkQueue", "VkCommandBuffer": return 3
        default: return 0
        }
    }

    private func entryPoint(_ entry: CommandList.Entry) throws -> String {
        let command = command(entry)
        let subject = command.subject.name
        var arguments = command.arguments(entry.kind).map(\.name)
        let opcode = "GPUPV_VK_OP_\(entry.name)"
        var body: [String] = ["struct gvk_writer writer;"]
        func send(_ stream: String, _ target: String, _ begin: String, end: Bool = true) -> [String] {
            let call = "gvk_encode_\(entry.name)(\((["&writer"] + arguments).joined(separator: ", ")));"
            var lines = [begin, "do", "\t" + call, "while (gvk_\(stream)_again(\(target), &writer));"]
            if end { lines.append("gvk_\(stream)_end(\(target));") }
            return lines
        }
        func channel() -> String {
            switch command.subject.type {
            case "VkPhysicalDevice": return "gvk_physical_device_channel(\(subject))"
            case "VkQueue": return "gvk_queue_channel(\(subject))"
            default: return "gvk_device_channel(\(subject))"
            }
        }
        let success = command.result == "VkResult" ? ["return VK_SUCCESS;"] : []
        switch entry.kind {
        case .record:
            body += [""] + send("record", subject, "gvk_record_begin(\(subject), &writer, \(opcode));") + success
        case .control:
            body.append("struct gvk_channel *channel = \(channel());")
            body += [""] + send("control", "channel", "gvk_control_begin(channel, &writer, \(opcode));") + success
        case .create:
            guard let made = made(entry), made.count == nil, case .handle = registry.form(made.field.type) else {
                throw GeneratorError("\(entry.name): made by hand-guest only")
            }
            arguments.append("object->id")
            body.append("struct gvk_channel *channel = \(channel());")
            body.append(
                "struct gvk_object *object = gvk_object_new(\(subject), \(registry.objectTypes[made.field.type]!));")
            body += ["", "if (!object)", "\treturn VK_ERROR_OUT_OF_HOST_MEMORY;"]
            if command.parameters.contains(where: \.isAllocator) { body.append("(void)pAllocator;") }
            body += send("control", "channel", "gvk_control_begin(channel, &writer, \(opcode));")
            body += ["*\(made.field.name) = (\(made.field.type))(uintptr_t)object;", "return VK_SUCCESS;"]
        case .destroy:
            let target = arguments[0]
            body.append("struct gvk_channel *channel = \(channel());")
            body += ["", "if (!\(target))", "\treturn;"]
            if command.parameters.contains(where: \.isAllocator) { body.append("(void)pAllocator;") }
            body += send("control", "channel", "gvk_control_begin(channel, &writer, \(opcode));")
            body.append("gvk_object_free((struct gvk_object *)(uintptr_t)\(target));")
        case .question:
            body += ["struct gvk_reader stream, *reader = &stream;", "struct gvk_channel *channel = \(channel());"]
            body.append("VkResult result;")
            if command.result != "VkResult" && command.result != "void" { body.append("\(command.result) value = 0;") }
            body.append("")
            body += send(
                "question", "channel", "gvk_question_begin(channel, &writer, \(opcode), \(try room(command)));",
                end: false)
            body += ["result = gvk_question_ask(channel, reader);", "if (result >= 0) {"]
            body += try answer(command).map { "\t" + $0 } + ["}", "gvk_question_end(channel);"]
            switch command.result {
            case "void": body.append("(void)result;")
            case "VkResult": body.append("return result;")
            default: body += ["(void)result;", "return value;"]
            }
        case .guest: break
        }
        return prototype(command) + "\n{\n" + lines(body) + "}\n\n"
    }

    /// Bytes an answer may take: twice what the structures do in memory is plenty.
    private func room(_ command: Command) throws -> String {
        var terms = ["4096"]
        for field in command.outputs where field.isArray && field.type != "void" {
            terms.append("2 * sizeof(*\(field.name)) * (size_t)(\(field.length { "*" + $0 }))")
        }
        return terms.joined(separator: " + ")
    }

    private func answer(_ command: Command) throws -> [String] {
        var text: [String] = []
        if command.result != "VkResult" && command.result != "void" { text.append(try get("value", command.result)) }
        for field in command.outputs {
            if field.isArray {
                let count = field.length { "*" + $0 }
                text += ["if (\(field.name)) {", "\tfor (uint32_t i = 0; i < \(count); i++)"]
                text += ["\t\t" + (try get("\(field.name)[i]", field.type)), "}"]
            } else {
                text.append(try get("(*\(field.name))", field.type))
            }
        }
        return text
    }
}
