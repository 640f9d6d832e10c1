// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Supervisor

@Suite struct EnvironmentTests {
    @Test func workersAreGivenWhatDriversGoBy() {
        let given = WorkerEnvironment.filter([
            "PATH": "/usr/bin", "LD_LIBRARY_PATH": "/opt", "VK_DRIVER_FILES": "/d.json", "GPUPV_RECORD_STREAMS": "/tmp",
            "AWS_SECRET_ACCESS_KEY": "secret", "SSH_AUTH_SOCK": "/run/agent", "MY_VK_TOKEN": "secret",
        ])
        #expect(Set(given.keys) == ["PATH", "LD_LIBRARY_PATH", "VK_DRIVER_FILES", "GPUPV_RECORD_STREAMS"])
    }
}
