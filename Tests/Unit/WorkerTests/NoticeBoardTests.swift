// SPDX-License-Identifier: Apache-2.0
import Testing
import WorkerChannel

@testable import Worker

@Suite struct NoticeBoardTests {
    @Test func aGuestMakesItTellLittle() {
        var told: [WorkerMessage] = []
        let board = NoticeBoard { told.append($0) }
        for nanoseconds in 0..<1000 { board.post(.deviceReset, at: UInt64(nanoseconds)) }
        board.post(.submissionTimeout, at: 5)
        #expect(told == [.notice(.deviceReset, count: 1), .notice(.submissionTimeout, count: 1)])
        board.post(.deviceReset, at: 1_000_000_000)
        #expect(told.last == .notice(.deviceReset, count: 1000))
    }

    @Test(arguments: WorkerNotice.allCases)
    func noticesArriveAsTheyWere(notice: WorkerNotice) {
        let message = WorkerMessage.notice(notice, count: 7)
        #expect(WorkerMessage(words: message.words) == message)
        #expect(WorkerMessage(words: [message.words[0], 99, 1]) == nil)
    }
}
