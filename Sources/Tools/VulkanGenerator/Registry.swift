// SPDX-License-Identifier: Apache-2.0
import Foundation
import FoundationXML

/// One member of a structure or parameter of a command, as vk.xml declares it.
struct Field {
    let name: String
    let type: String
    /// How many `*`.
    let pointers: Int
    let isConst: Bool
    /// Elements of a fixed array, innermost last: numbers or names of constants.
    let dimensions: [String]
    /// The length of what it points to: a C expression of other fields, or nil.
    let length: String?
    /// `null-terminated` is among its lengths.
    let isString: Bool
    /// May be null or 0.
    let isOptional: Bool
    /// The structure type a `sType` has.
    let value: String?
}

/// A structure or a union.
struct Structure {
    let name: String
    let fields: [Field]
    /// Whose pNext chains it may be in.
    let extends: [String]
    /// The value of `sType`, if it has one.
    var type: String? { fields.first { $0.name == "sType" }?.value }
}

/// A command, without `vk`.
struct Command {
    let name: String
    let result: String
    let parameters: [Field]
    /// Other names of the same command, without `vk`.
    var aliases: [String] = []
}

/// How values of a type travel.
enum Form {
    /// 4 bytes, in C a number.
    case word
    /// 8 bytes.
    case long
    case float
    case double
    case handle(dispatchable: Bool)
    case structure
    /// Without pointers: its bytes.
    case union
    /// Single bytes, only in arrays.
    case byte
}

/// What the generator needs of the Vulkan registry.
struct Registry {
    private(set) var structures: [String: Structure] = [:]
    private(set) var commands: [String: Command] = [:]
    private var categories: [String: String] = [:]
    private var dispatchable: Set<String> = []
    private var wideFlags: Set<String> = []
    private var aliasOf: [String: String] = [:]
    private(set) var objectTypes: [String: String] = [:]
    /// By commands' names, without `vk`, the device extensions that have them; none for those that Vulkan's own versions
    /// or instance extensions have.
    private(set) var deviceExtensions: [String: [String]] = [:]

    init(_ url: URL) throws {
        let document = try XMLDocument(data: Data(contentsOf: url))
        guard let root = document.rootElement() else { throw GeneratorError("\(url.path): no root element") }
        for types in root.elements(forName: "types") {
            for type in types.elements(forName: "type") where Self.isVulkan(type) { addType(type) }
        }
        for group in root.elements(forName: "commands") {
            for command in group.elements(forName: "command") where Self.isVulkan(command) { addCommand(command) }
        }
        for group in root.elements(forName: "commands") {
            for command in group.elements(forName: "command") {
                guard let alias = command.attribute(forName: "alias")?.stringValue,
                    let name = command.attribute(forName: "name")?.stringValue
                else { continue }
                commands[String(alias.dropFirst(2))]?.aliases.append(String(name.dropFirst(2)))
            }
        }
        for group in root.elements(forName: "extensions") {
            for element in group.elements(forName: "extension") where Self.isSupported(element) {
                for name in Self.required(element) { deviceExtensions[name, default: []].append(Self.name(element)) }
            }
        }
        let others =
            root.elements(forName: "feature")
            + root.elements(forName: "extensions").flatMap { $0.elements(forName: "extension") }
            .filter { $0.attribute(forName: "type")?.stringValue == "instance" }
        for name in others.flatMap(Self.required) { deviceExtensions[name] = nil }
    }

    private static func name(_ element: XMLElement) -> String { element.attribute(forName: "name")?.stringValue ?? "" }

    /// Whether it is a device extension of Vulkan's.
    private static func isSupported(_ element: XMLElement) -> Bool {
        element.attribute(forName: "type")?.stringValue == "device"
            && element.attribute(forName: "supported")?.stringValue?.split(separator: ",").contains("vulkan") == true
    }

    /// Names, without `vk`, of the commands that a version or an extension has.
    private static func required(_ element: XMLElement) -> Set<String> {
        Set(
            element.elements(forName: "require").flatMap { $0.elements(forName: "command") }
                .map { String(name($0).dropFirst(2)) })
    }

    private static func isVulkan(_ element: XMLElement) -> Bool {
        element.attribute(forName: "api")?.stringValue.map { $0.split(separator: ",").contains("vulkan") } ?? true
    }

    private mutating func addType(_ element: XMLElement) {
        let category = element.attribute(forName: "category")?.stringValue ?? ""
        let attribute = element.attribute(forName: "name")?.stringValue
        guard let name = attribute ?? element.elements(forName: "name").first?.stringValue else { return }
        categories[name] = category
        if let alias = element.attribute(forName: "alias")?.stringValue { aliasOf[name] = alias }
        switch category {
        case "handle":
            if element.elements(forName: "type").first?.stringValue == "VK_DEFINE_HANDLE" { dispatchable.insert(name) }
            objectTypes[name] = element.attribute(forName: "objtypeenum")?.stringValue
        case "bitmask":
            if element.elements(forName: "type").first?.stringValue == "VkFlags64" { wideFlags.insert(name) }
        case "struct", "union":
            guard element.attribute(forName: "alias") == nil else { return }
            let fields = element.elements(forName: "member").filter(Self.isVulkan).map(Self.field)
            let extends = element.attribute(forName: "structextends")?.stringValue ?? ""
            structures[name] = Structure(
                name: name, fields: fields, extends: extends.split(separator: ",").map(String.init))
        default: break
        }
    }

    private mutating func addCommand(_ element: XMLElement) {
        guard let proto = element.elements(forName: "proto").first,
            let name = proto.elements(forName: "name").first?.stringValue,
            let result = proto.elements(forName: "type").first?.stringValue
        else { return }
        let short = String(name.dropFirst(2))
        commands[short] = Command(
            name: short, result: result,
            parameters: element.elements(forName: "param").filter(Self.isVulkan).map(Self.field))
    }

    private static func field(_ element: XMLElement) -> Field {
        let name = element.elements(forName: "name").first?.stringValue ?? ""
        let type = element.elements(forName: "type").first?.stringValue ?? ""
        let comment = element.elements(forName: "comment").first?.stringValue ?? ""
        var text = element.stringValue ?? ""
        if !comment.isEmpty { text = text.replacingOccurrences(of: comment, with: "") }
        let dimensions = text.split(separator: "[").dropFirst().compactMap {
            $0.split(separator: "]").first.map(String.init)
        }
        let lengths = (element.attribute(forName: "len")?.stringValue ?? "").split(separator: ",").map(String.init)
        let counted = lengths.first { $0 != "null-terminated" && $0 != "1" && !$0.hasPrefix("latexmath") }
        let optional = element.attribute(forName: "optional")?.stringValue?.split(separator: ",").last == "true"
        let isUnchecked = element.attribute(forName: "noautovalidity")?.stringValue == "true"
        return Field(
            name: name, type: type, pointers: text.filter { $0 == "*" }.count,
            isConst: text.contains("const "), dimensions: Array(dimensions),
            length: element.attribute(forName: "altlen")?.stringValue
                ?? counted?.replacingOccurrences(of: "->", with: "->"),
            isString: lengths.contains("null-terminated"), isOptional: optional || isUnchecked,
            value: element.attribute(forName: "values")?.stringValue)
    }

    /// The type itself where `name` is another name for it.
    func resolve(_ name: String) -> String { aliasOf[name].map(resolve) ?? name }

    /// vk.xml's.
    func category(_ name: String) -> String? { categories[name] }

    /// How values of a type travel; nil for types that do not.
    func form(_ name: String) -> Form? {
        switch name {
        case "uint32_t", "int32_t", "VkBool32", "VkFlags", "VkSampleMask", "int", "uint16_t", "int16_t": return .word
        case "uint64_t", "int64_t", "size_t", "VkDeviceSize", "VkDeviceAddress", "VkFlags64": return .long
        case "float": return .float
        case "double": return .double
        case "uint8_t", "int8_t", "char", "void": return .byte
        default: break
        }
        switch categories[name] {
        case "enum": return .word
        case "bitmask": return wideFlags.contains(resolve(name)) ? .long : .word
        case "handle": return .handle(dispatchable: dispatchable.contains(name))
        case "struct": return .structure
        case "union": return .union
        default: return nil
        }
    }
}

struct GeneratorError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
