// SPDX-License-Identifier: Apache-2.0
import Foundation

// Writes what can be generated from the Vulkan registry; see docs/vulkan.md.
//
// usage: vulkan-generator [--registry VK.XML] [DIRECTORY]
//
// DIRECTORY is the checkout to write into (default: here).

var registryPath = "/usr/share/vulkan/registry/vk.xml"
var directory = FileManager.default.currentDirectoryPath
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--registry": registryPath = arguments.popFirst() ?? registryPath
    case "--help":
        print("usage: vulkan-generator [--registry VK.XML] [DIRECTORY]")
        exit(0)
    default: directory = argument
    }
}

do {
    let root = URL(fileURLWithPath: directory)
    let list = try CommandList(root.appending(path: "Sources/Tools/VulkanGenerator/commands.list"))
    let model = try Model(try Registry(URL(fileURLWithPath: registryPath)), list)
    let (guest, host) = (GuestWriter(model: model), HostWriter(model: model))
    let files = [
        "Sources/Shared/CStream/include/gpupv_vulkan_opcodes.h": guest.opcodes(),
        "Sources/Guest/VulkanDriver/generated/gvk_encode.h": try guest.encodeHeader(),
        "Sources/Guest/VulkanDriver/generated/gvk_encode.c": try guest.encode(),
        "Sources/Guest/VulkanDriver/generated/gvk_entry.h": guest.entryHeader(),
        "Sources/Guest/VulkanDriver/generated/gvk_entry.c": try guest.entry(),
        "Sources/Host/VulkanEngine/Generated/Structures.swift": try host.structures(),
        "Sources/Host/VulkanEngine/Generated/Objects.swift": host.objects(),
        "Sources/Host/VulkanEngine/Generated/Functions.swift": host.functions(),
        "Sources/Host/VulkanEngine/Generated/Commands.swift": try host.commands(),
    ]
    for (path, text) in files {
        let url = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
} catch {
    FileHandle.standardError.write(Data("vulkan-generator: \(error)\n".utf8))
    exit(1)
}
