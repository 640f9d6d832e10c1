// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Partitions
import Testing

@Suite struct ControlTests {
    @Test func lines() {
        var buffer = LineBuffer()
        var (lines, fits) = ([Data?](), [Bool]())
        for text in ["one\ntw", "o\n\nthree"] {
            fits.append(buffer.append(Array(text.utf8)))
            repeat { lines.append(buffer.next()) } while lines.last! != nil
        }
        #expect(lines == [Data("one".utf8), nil, Data("two".utf8), Data(), nil])
        // Nobody makes the other side hold all that it sends.
        fits.append(buffer.append([UInt8](repeating: 65, count: 3 * ControlProtocol.maximumLine)))
        #expect(fits == [true, true, false])
    }

    @Test func requests() throws {
        let line = try ControlProtocol.line(
            CreatePartition("web", settings: ["vram": .object(["maximum": .string("1G")]), "weight": .number(7)]), id: 3
        )
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"id":3,"parameters":{"partition":"web","settings":{"vram":{"maximum":"1G"},"weight":7},"#
                + #""transient":false},"request":"partition.create","version":1}"# + "\n")
        let text = #"{"version":1,"id":9,"request":"partition.delete","parameters":{"partition":"web"}}"#
        let request = try ControlProtocol.decoder().decode(
            ControlProtocol.Request<DeletePartition>.self, from: Data(text.utf8))
        #expect(request.parameters.partition == "web" && request.parameters.force == nil)
    }

    @Test func events() throws {
        var sample = PartitionSample(name: "web", gpu: "gpu0", state: .attached, share: 0.5)
        sample.nodeNanoseconds = [1, 2]
        let event = ControlEvent.sample(ControlEvent.Sample(time: .now, uptime: 1, partitions: [sample]))
        let line = try ControlProtocol.encoder().encode(ControlProtocol.Reply<Done>(id: 1, event: event))
        let reply = try ControlProtocol.decoder().decode(ControlProtocol.Reply<Done>.self, from: line)
        guard case .sample(let again) = reply.event else {
            Issue.record("no sample: \(String(decoding: line, as: UTF8.self))")
            return
        }
        #expect(again.partitions[0].nodeNanoseconds == [1, 2] && reply.result == nil && reply.error == nil)
    }

    @Test func argumentsForQEMU() {
        #expect(AttachPartition.Result(socket: "/a,b.sock").arguments[1] == "socket,id=gpupv,path=/a,,b.sock")
    }
}
