import ArgumentParser
import Foundation
import Partitions
import VulkanEngine

/// Says how much memory a GPU has. A process of its own: drivers are not loaded into the daemon, which has to last.
struct InventoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory", abstract: "Say how much memory a GPU has.", shouldDisplay: false)

    @Argument(help: "An index, a PCI address or part of a name.") var gpu: String

    func run() throws {
        VulkanInventory.forgetGuestDriver()
        do { print(try VulkanEngine.memoryBytes(of: GPUChoice(gpu))) } catch {
            writeError("\(error)")
            throw ExitCode(1)
        }
    }
}

extension ConfigurationReader {
    /// Asks this host's GPUs what the configuration does not say.
    static let forThisHost = ConfigurationReader { selector throws(InventoryError) in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
        process.arguments = ["inventory", selector]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        do { try process.run() } catch { throw InventoryError("it cannot be asked: \(error.localizedDescription)") }
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        if let bytes = UInt64(said.trimmingCharacters(in: .newlines)) { return bytes }
        throw InventoryError(complaint.split(separator: "\n").last.map(String.init) ?? "its driver gives no answer")
    }
}
