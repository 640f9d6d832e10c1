// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import CWire
import Engines
import Partitions

/// Adapters: what a guest sees of its partition.
extension CallDispatcher {
    var luid: winluid {
        winluid(a: UInt32(truncatingIfNeeded: configuration.luid), b: UInt32(configuration.luid >> 32))
    }

    func openAdapterFromLuid(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_openadapterfromluid.self)
        guard arguments.adapter_luid.a == luid.a, arguments.adapter_luid.b == luid.b else { throw .invalidParameter }
        arguments.adapter_handle = try process.handles.insert(.adapter)
        frame.answer(arguments)
        return .success
    }

    /// One process with an adapter open at a time, for the processes of `gpupv emulate`: `buffer_count` is an id, and
    /// becomes the next larger one or 0. A VM's kernel knows its processes by itself.
    func enumProcesses(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_enumprocesses.self)
        guard arguments.adapter_luid.a == luid.a, arguments.adapter_luid.b == luid.b else { throw .invalidParameter }
        let group = guests.filter { $0.group === process.port.group }
        let pids = group.flatMap(\.allProcesses).filter(\.handles.hasAdapter).map { UInt64($0.pid) }
        arguments.buffer_count = pids.filter { $0 > arguments.buffer_count }.min() ?? 0
        frame.answer(arguments)
        return .success
    }

    func closeAdapter(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let handle = frame.arguments(d3dkmt_closeadapter.self).adapter_handle
        try process.handles.checkAdapter(handle)
        process.handles.remove(handle)
        return .success
    }

    private func listAdapter(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) {
        var info = d3dkmt_adapterinfo()
        info.adapter_handle = try process.handles.insert(.adapter)
        info.adapter_luid = luid
        frame.answer(array: 0, values: [info])
    }

    func enumAdapters2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_enumadapters2.self)
        if frame.hasArray(0) {
            guard arguments.num_adapters >= 1 else { throw .bufferTooSmall }
            try listAdapter(frame, process)
        } else if arguments.adapters != 0 {
            throw .bufferTooSmall
        }
        arguments.num_adapters = 1
        frame.answer(arguments)
        return .success
    }

    func enumAdapters3(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_enumadapters3.self)
        if frame.hasArray(0) && arguments.adapter_count >= 1 { try listAdapter(frame, process) }
        arguments.adapter_count = 1
        frame.answer(arguments)
        return .success
    }

    // MARK: QueryAdapterInfo

    func queryAdapterInfo(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_queryadapterinfo.self)
        try process.handles.checkAdapter(arguments.adapter)
        guard frame.hasArray(0), frame.arrayCount(0) > 0 else { throw .invalidParameter }
        var data = frame.bytes(at: 0)
        try answer(kmtqueryadapterinfotype(arguments.type), &data, generation: process.port.host.generation)
        frame.answer(array: 0, data)
        return .success
    }

    /// Reads a structure at the start of the caller's data.
    func load<T>(_ type: T.Type, _ data: [UInt8]) throws(NTStatus) -> T {
        guard data.count >= MemoryLayout<T>.size else { throw .invalidParameter }
        return data.withUnsafeBytes { $0.copy(as: T.self) }
    }

    /// Writes a structure at the start of the caller's data.
    private func put<T>(_ value: T, _ data: inout [UInt8]) throws(NTStatus) {
        guard data.count >= MemoryLayout<T>.size else { throw .invalidParameter }
        withUnsafeBytes(of: value) { data.replaceSubrange(0..<MemoryLayout<T>.size, with: $0) }
    }

    /// Writes UTF-16 into the caller's data at a byte offset, NUL-terminated within `units` units.
    private func put(_ text: String, at offset: Int, units: Int, _ data: inout [UInt8]) throws(NTStatus) {
        guard data.count >= offset + units * 2 else { throw .invalidParameter }
        var words = Array(text.utf16.prefix(units - 1))
        words += [UInt16](repeating: 0, count: units - words.count)
        data.replaceSubrange(offset..<(offset + units * 2), with: words.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
    }

    private func answer(
        _ type: kmtqueryadapterinfotype, _ data: inout [UInt8], generation: UInt32
    ) throws(NTStatus) {
        switch type {
        case KMTQAITYPE_UMDRIVERPRIVATE:
            try put(adapterPrivate(generation), &data)
        case KMTQAITYPE_ADAPTERTYPE, KMTQAITYPE_ADAPTERTYPE_RENDER:
            try put(adapterType, &data)
        case KMTQAITYPE_GETSEGMENTSIZE:
            try put(segmentSize, &data)
        case KMTQAITYPE_GETSEGMENTGROUPSIZE:
            var info = try load(d3dkmt_segmentgroupsizeinfo.self, data)
            guard info.physical_adapter_index == 0 else { throw .invalidParameter }
            info.legacy_info = segmentSize
            info.local_memory = budget.limit(.local)
            info.non_local_memory = budget.limit(.nonLocal)
            info.non_budget_memory = 0
            try put(info, &data)
        case KMTQAITYPE_PHYSICALADAPTERCOUNT:
            try put(UInt32(1), &data)
        case KMTQAITYPE_PHYSICALADAPTERDEVICEIDS:
            var query = try load(d3dkmt_query_device_ids.self, data)
            guard query.physical_adapter_index == 0 else { throw .invalidParameter }
            let identity = engine.identity
            query.device_ids = d3dkmt_device_ids(
                vendor_id: identity.vendorID, device_id: identity.deviceID, sub_vendor_id: identity.subVendorID,
                sub_system_id: identity.subSystemID, revision_id: identity.revisionID, bus_type: 0)
            try put(query, &data)
        case KMTQAITYPE_DRIVER_DESCRIPTION, KMTQAITYPE_DRIVER_DESCRIPTION_RENDER:
            try put(description, at: 0, units: 4096, &data)
        case KMTQAITYPE_UMDRIVERNAME:
            // There is no user-mode driver of ours in the guest's driver store to name.
            throw .notSupported
        case KMTQAITYPE_ADAPTERREGISTRYINFO, KMTQAITYPE_ADAPTERREGISTRYINFO_RENDER:
            for (index, text) in [description, "gpupv", "", engine.identity.description].enumerated() {
                try put(text, at: index * 520, units: 260, &data)
            }
        case KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID:
            try put(guid, at: 0, units: 40, &data)
        case KMTQAITYPE_DRIVERVERSION, KMTQAITYPE_DRIVERVERSION_RENDER:
            try put(UInt32(KMT_DRIVERVERSION_WDDM_2_7), &data)
        case KMTQAITYPE_UMD_DRIVER_VERSION, KMTQAITYPE_KMD_DRIVER_VERSION:
            try put(UInt64(GPUPV_WIRE_MAJOR) << 48 | UInt64(GPUPV_WIRE_MINOR) << 32, &data)
        case KMTQAITYPE_WDDM_1_2_CAPS, KMTQAITYPE_WDDM_1_2_CAPS_RENDER:
            // Preemption between command buffers.
            try put(
                d3dkmt_wddm_1_2_caps(
                    graphics_preemption_granularity: 200, compute_preemption_granularity: 200, value: 0), &data)
        case KMTQAITYPE_WDDM_1_3_CAPS, KMTQAITYPE_WDDM_1_3_CAPS_RENDER:
            try put(UInt32(0), &data)
        case KMTQAITYPE_WDDM_2_0_CAPS:
            try put(UInt32(D3DKMT_WDDM_2_0_SUPPORT_64BIT_ATOMICS | D3DKMT_WDDM_2_0_GPUMMU_SUPPORTED), &data)
        case KMTQAITYPE_WDDM_2_7_CAPS, KMTQAITYPE_WDDM_2_9_CAPS, KMTQAITYPE_WDDM_3_0_CAPS, KMTQAITYPE_WDDM_3_1_CAPS,
            KMTQAITYPE_CROSSADAPTERRESOURCE_SUPPORT, KMTQAITYPE_HWDRM_SUPPORT, KMTQAITYPE_SCANOUT_CAPS:
            try put(UInt32(0), &data)
        case KMTQAITYPE_PARAVIRTUALIZATION_RENDER:
            try put(UInt32(1), &data)
        case KMTQAITYPE_QUERY_GPUMMU_CAPS:
            var caps = try load(d3dkmt_query_gpummu_caps.self, data)
            guard caps.physical_adapter_index == 0 else { throw .invalidParameter }
            caps.flags = 1
            caps.virtual_address_bit_count = AddressSpace.bits
            try put(caps, &data)
        case KMTQAITYPE_NODEMETADATA:
            try answerNode(&data)
        case KMTQAITYPE_QUERYREGISTRY:
            try answerRegistry(&data)
        default:
            throw .invalidParameter
        }
    }

    private var description: String { "\(engine.identity.description) (\(configuration.name))" }

    private var adapterType: UInt32 {
        var type = D3DKMT_ADAPTERTYPE_RENDER_SUPPORTED | D3DKMT_ADAPTERTYPE_PARAVIRTUALIZED
        if engine.identity.isSoftware { type |= D3DKMT_ADAPTERTYPE_SOFTWARE_DEVICE }
        return type
    }

    private var segmentSize: d3dkmt_segmentsizeinfo {
        d3dkmt_segmentsizeinfo(
            dedicated_video_memory_size: budget.limit(.local), dedicated_system_memory_size: 0,
            shared_system_memory_size: budget.limit(.nonLocal))
    }

    private func adapterPrivate(_ generation: UInt32) -> gpupv_adapter_private {
        var info = gpupv_adapter_private()
        info.magic = GPUPV_ADAPTER_MAGIC
        info.version = 1
        info.engine = engine.identity.kind
        info.generation = generation
        info.local_size = budget.limit(.local)
        info.non_local_size = budget.limit(.nonLocal)
        info.max_command_bytes = UInt64(Scheduler.maximumCommandBytes)
        withUnsafeMutableBytes(of: &info.partition) { $0.copyBytes(from: configuration.name.utf8.prefix(63)) }
        return info
    }

    /// Made of the LUID, so that it is as stable.
    private var guid: String {
        let digits = String(configuration.luid, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        return "{67707570-7600-4000-\(padded.prefix(4))-\(padded.suffix(12))}"
    }

    private func answerNode(_ data: inout [UInt8]) throws(NTStatus) {
        var node = try load(d3dkmt_nodemetadata.self, data)
        // Low half: node ordinal; high half: physical adapter.
        let ordinal = Int(node.node_ordinal_and_adapter_index & 0xffff)
        guard node.node_ordinal_and_adapter_index >> 16 == 0, engine.nodes.indices.contains(ordinal) else {
            throw .invalidParameter
        }
        let kind = engine.nodes[ordinal].kind
        node.engine_type = (kind == .threeD ? DXGK_ENGINE_TYPE_3D : DXGK_ENGINE_TYPE_COPY).rawValue
        node.flags = 0
        node.gpu_mmu_supported = 1
        node.io_mmu_supported = 0
        try put(node, &data)
        let name = MemoryLayout<d3dkmt_nodemetadata>.offset(of: \.friendly_name)!
        try put(engine.nodes[ordinal].name, at: name, units: 32, &data)
    }

    /// What an installation of ours would have written into the adapter's key. There are no other keys, and no paths.
    private func registryValue(_ name: String) -> String? {
        switch name {
        case "DriverDesc": description
        case "ProviderName": "gpupv"
        case "DriverVersion": "\(GPUPV_WIRE_MAJOR).\(GPUPV_WIRE_MINOR).0.0"
        default: nil
        }
    }

    /// Whether there is the value, and whether it fits, is for the query's own status to say, as in Windows.
    private func answerRegistry(_ data: inout [UInt8]) throws(NTStatus) {
        var query = try load(d3dddi_queryregistry_info.self, data)
        guard query.query_type <= D3DDDI_QUERYREGISTRY_DRIVERIMAGEPATH.rawValue, query.physical_adapter_index == 0
        else { throw .invalidParameter }
        let name = withUnsafeBytes(of: query.value_name) { bytes in
            String(decoding: bytes.bindMemory(to: UInt16.self).prefix { $0 != 0 }, as: UTF16.self)
        }
        query.output_value_size = 0
        query.status = D3DDDI_QUERYREGISTRY_STATUS_FAIL.rawValue
        if query.query_type == D3DDDI_QUERYREGISTRY_ADAPTERKEY.rawValue,
            query.value_type == D3DDDI_QUERYREGISTRY_REG_SZ,
            let value = registryValue(name)
        {
            let start = MemoryLayout<d3dddi_queryregistry_info>.offset(of: \.value)!
            let count = value.utf16.count + 1
            query.output_value_size = UInt32(count * 2)
            if data.count >= start + count * 2 {
                try put(value, at: start, units: count, &data)
                query.status = D3DDDI_QUERYREGISTRY_STATUS_SUCCESS.rawValue
                query.value = data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt64.self) }
            } else {
                query.status = D3DDDI_QUERYREGISTRY_STATUS_BUFFER_OVERFLOW.rawValue
            }
        }
        try put(query, &data)
    }

    // MARK: Others

    func queryClockCalibration(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_queryclockcalibration.self)
        try process.handles.checkAdapter(arguments.adapter)
        guard engine.nodes.indices.contains(Int(arguments.node_ordinal)), arguments.physical_adapter_index == 0 else {
            throw .invalidParameter
        }
        let now = engine.calibration()
        arguments.clock_data = dxgk_gpuclockdata(
            gpu_frequency: engine.clockFrequency, gpu_clock_counter: now.gpu, cpu_clock_counter: now.cpu, flags: 0)
        frame.answer(arguments)
        return .success
    }

    func isFeatureEnabled(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_isfeatureenabled.self)
        try process.handles.checkAdapter(arguments.adapter)
        let known = [DXGK_FEATURE_HWSCH, DXGK_FEATURE_PAGE_BASED_MEMORY_MANAGER, DXGK_FEATURE_KERNEL_MODE_TESTING]
        arguments.result.version = 0
        arguments.result.value = known.contains(arguments.feature_id) ? UInt16(DXGK_FEATURE_KNOWN) : 0
        frame.answer(arguments)
        return .success
    }

    func escape(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_escape.self)
        try process.handles.checkAdapter(arguments.adapter)
        guard arguments.type == D3DKMT_ESCAPE_DRIVERPRIVATE else { throw .notSupported }
        var data = frame.bytes(at: 0)
        let head = try load(gpupv_escape.self, data)
        guard head.magic == GPUPV_ESCAPE_MAGIC else { throw .invalidParameter }
        switch gpupv_escape_command(head.command) {
        case GPUPV_ESCAPE_STATISTICS:
            let port = process.port.statistics
            let work = scheduler.statistics
            try put(
                gpupv_escape_statistics(
                    escape: head, command_records: port.commandRecords, event_records: port.eventRecords,
                    guest_doorbells: port.guestDoorbells, host_doorbells: port.hostDoorbells,
                    interrupts: process.port.host.guest.statistics.interrupts, submissions: work.submissions,
                    commands: work.commands, bytes_moved: work.bytesMoved,
                    engine_nanoseconds: work.engineNanoseconds), &data)
        case GPUPV_ESCAPE_OBJECTS:
            try put(countObjects(head), &data)
        case GPUPV_ESCAPE_PUBLISH:
            try publish(data, process)
        case GPUPV_ESCAPE_WITHDRAW:
            try withdraw(data, process)
        default:
            throw .notSupported
        }
        frame.answer(array: 0, data)
        return .success
    }
}
