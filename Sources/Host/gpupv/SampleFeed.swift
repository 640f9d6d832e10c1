// SPDX-License-Identifier: Apache-2.0
import Carriers
import Control
import Foundation
import Synchronization

/// What a subscription brings, taken on a thread of its own for one that waits for other things too.
final class SampleFeed: Sendable {
    enum News: Sendable {
        case event(ControlEvent)
        case ended(ControlError)
    }

    /// Rings with each piece of news.
    let doorbell: Doorbell
    private let news = Mutex<[News]>([])

    /// Subscribes to a daemon's events and samples; the first sample comes at once.
    init(_ socket: String, interval: Double) throws {
        doorbell = try Doorbell()
        // What is wrong with the daemon is told before anything else is done.
        _ = try ControlClient(socket).call(GetStatus())
        Thread.detachNewThread { [self] in
            do throws(ControlError) {
                let client = try ControlClient(socket)
                for event in try client.call(GetEvents()) { post(.event(.happened(event))) }
                _ = try client.call(Subscribe(milliseconds: Int(interval * 1000)))
                while true { post(.event(try client.nextEvent())) }
            } catch {
                post(.ended(error))
            }
        }
    }

    private func post(_ piece: News) {
        news.withLock { $0.append(piece) }
        doorbell.ring()
    }

    /// What came since it was last asked.
    func take() -> [News] {
        doorbell.clear()
        return news.withLock { news in
            defer { news = [] }
            return news
        }
    }
}
