// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Partitions
import Testing

@testable import Monitoring

@Suite struct MetricsTests {
    static var daemon: DaemonStatus {
        DaemonStatus(
            pid: 1, version: "1.0", incarnation: 1, since: Date(timeIntervalSince1970: 1000), configuration: "/c",
            gpus: [GPUDefinition(name: "gpu0", engine: .reference, memory: 4 << 30)], partitions: 2, attached: 1)
    }

    static func partition(_ name: String, gpuSeconds: Double = 0, submissions: UInt64 = 0) -> PartitionSample {
        var sample = PartitionSample(name: name, gpu: "gpu0", state: .attached, share: 0.25)
        sample.nodeNanoseconds = [UInt64(gpuSeconds * 1e9), 0]
        sample.submissions = submissions
        sample.local = PartitionSample.Memory(budget: 512 << 20, resident: 100 << 20, committed: 200 << 20)
        sample.vm = 42
        return sample
    }

    @Test func aDocumentIsWhatPrometheusReads() throws {
        let sample = ControlEvent.Sample(
            time: .now, uptime: 5,
            partitions: [Self.partition("web", gpuSeconds: 1.5, submissions: 7), Self.partition("db")],
            events: ["worker.restarted": 3])
        let document = try ExpositionParser(metrics(daemon: Self.daemon, sample: sample))
        let web = ["partition": "web", "gpu": "gpu0"]
        #expect(document["gpupv_partition_gpu_seconds_total", web.merging(["node": "0"]) { $1 }] == 1.5)
        #expect(document["gpupv_partition_submissions_total", web] == 7)
        #expect(document["gpupv_partition_share_ratio", web] == 0.25)
        #expect(document["gpupv_partition_vm_attached", web] == 1)
        #expect(
            document["gpupv_partition_memory_budget_bytes", web.merging(["segment": "local"]) { $1 }]
                == Double(512 << 20))
        #expect(document["gpupv_partition_state", web.merging(["state": "attached"]) { $1 }] == 1)
        #expect(document["gpupv_partition_state", web.merging(["state": "failed"]) { $1 }] == 0)
        #expect(document["gpupv_events_total", ["event": "worker.restarted"]] == 3)
        #expect(document["gpupv_events_total", ["event": "device.reset"]] == 0)
        #expect(document["gpupv_start_time_seconds", [:]] == 1000)
        for (name, type) in document.types {
            #expect(document.helps[name] != nil, "\(name) has no HELP")
            #expect(name.hasSuffix("_total") == (type == "counter"), "\(name) is a \(type)")
        }
    }

    @Test func driversAreQuotedWhereTheyTell() throws {
        var told = Self.partition("web")
        told.driver = PartitionSample.DriverUse(
            driver: "amdgpu", engineNanoseconds: ["gfx": 2_500_000_000, "enc": 0], memoryBytes: ["vram": 4096])
        let document = try ExpositionParser(
            metrics(
                daemon: Self.daemon,
                sample: ControlEvent.Sample(time: .now, uptime: 5, partitions: [told, Self.partition("db")])))
        let web = ["partition": "web", "gpu": "gpu0", "driver": "amdgpu"]
        let (time, memory) = ("gpupv_partition_driver_engine_seconds_total", "gpupv_partition_driver_memory_bytes")
        #expect(document[time, web.merging(["engine": "gfx"]) { $1 }] == 2.5)
        #expect(document[time, web.merging(["engine": "enc"]) { $1 }] == 0)
        #expect(document[memory, web.merging(["region": "vram"]) { $1 }] == 4096)
        let untold = try ExpositionParser(
            metrics(
                daemon: Self.daemon,
                sample: ControlEvent.Sample(time: .now, uptime: 5, partitions: [Self.partition("db")])))
        #expect(untold.types[time] == nil && untold.types[memory] == nil)
    }

    @Test func thereAreNoPartitions() throws {
        let document = try ExpositionParser(
            metrics(daemon: Self.daemon, sample: ControlEvent.Sample(time: .now, uptime: 0, partitions: [])))
        #expect(document.types["gpupv_partition_submissions_total"] == "counter")
    }

    @Test(arguments: ["plain", "back\\slash", "quote\"", "line\nbreak", "all\\\"\n\\n", "", "ü{}=,"])
    func labelsComeBackAsTheyWere(value: String) throws {
        var document = TextExposition()
        document.add("a_total", .counter, "what it is:\\ and\nwhere", [(["label": value, "other": "x"], 1)])
        let read = try ExpositionParser(document.text)
        #expect(read["a_total", ["label": value, "other": "x"]] == 1)
        #expect(read.helps["a_total"] == "what it is:\\\\ and\\nwhere")
    }

    @Test func numbersAreReadable() {
        #expect(TextExposition.number(3) == "3")
        #expect(TextExposition.number(1e18) == "1000000000000000000")
        #expect(TextExposition.number(0.25) == "0.25")
        #expect(TextExposition.number(.nan) == "NaN")
        #expect(TextExposition.number(-.infinity) == "-Inf")
        #expect(Double(TextExposition.number(1e300)) == 1e300)
    }
}
