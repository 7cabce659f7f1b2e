import JSONTree
import Rendering
import Testing

@testable import OrchestraCLI

@Suite struct StormAccountTests {
  private func event(_ number: Int) -> StormEvent {
    StormEvent(kind: .task, writer: 1, session: 0, number: number)
  }

  private func account(_ endings: [StormAccount.Ending], recorded: [Int: Int]) -> StormAccount {
    var account = StormAccount(processes: 2, seed: 7)
    for (number, ending) in endings.enumerated() {
      account.send(event(number))
      account.add(event(number), .served, ending, .milliseconds(number))
    }
    for (number, count) in recorded { account.findings.recorded[event(number).text] = count }
    return account
  }

  @Test func `all that was promised is there`() {
    let account = account([.acknowledged, .putAside, .refused, .killed], recorded: [0: 1, 1: 1])
    #expect(account.isProved)
    #expect(account.unannounced == 0)
    #expect(
      account.total == StormAccount.Tally(hooks: 4, acknowledged: 1, putAside: 1, refused: 1, killed: 1))
  }

  @Test func `what a killed hook recorded is no fault`() {
    let account = account([.killed, .killed], recorded: [1: 1])
    #expect(account.isProved)
    #expect(account.unannounced == 1)
  }

  @Test func `what was acknowledged and is not there is lost`() {
    let account = account([.acknowledged, .acknowledged], recorded: [1: 1])
    #expect(account.lost == ["Storm 1-0"])
    #expect(!account.isProved)
  }

  @Test func `what was put aside and never taken in is lost too`() {
    #expect(account([.putAside], recorded: [:]).lost == ["Storm 1-0"])
  }

  @Test func `what is there twice or was never sent is no proof`() {
    #expect(account([.acknowledged], recorded: [0: 2]).twice == ["Storm 1-0"])
    #expect(!account([.acknowledged], recorded: [0: 2]).isProved)
    #expect(account([.acknowledged], recorded: [0: 1, 9: 1]).invented == ["Storm 1-9"])
    #expect(!account([.acknowledged], recorded: [0: 1, 9: 1]).isProved)
  }

  @Test func `files that do not fit together are no proof`() {
    var account = account([.acknowledged], recorded: [0: 1])
    account.findings.isJournalWhole = false
    #expect(!account.isProved)
    account.findings.isJournalWhole = true
    account.findings.isSnapshotTrue = false
    #expect(!account.isProved)
    account.findings.isSnapshotTrue = true
    account.findings.waiting = 1
    #expect(!account.isProved)
    account.findings.waiting = 0
    account.findings.fault = "Cannot read it"
    #expect(!account.isProved)
  }

  @Test func `the report says what was lost`() throws {
    let row = try #require(StormReport.report(of: account([.acknowledged], recorded: [:])).rows.first)
    #expect(row.payload["lost"]?.array == ["Storm 1-0"])
    #expect(row.payload["isProved"] == false)
    #expect(row.payload["seed"] == "7")
    #expect(StormReport.report(of: account([], recorded: [:])).fields == row.payload.keys)
  }

  @Test func `a writer's sessions begin, hold eight tasks, and end`() {
    var event = StormEvent(kind: .begin, writer: 3, session: 0, number: 0)
    var kinds: [StormEvent.Kind] = []
    var numbers: [Int] = []
    for _ in 0..<20 {
      kinds.append(event.kind)
      if event.kind == .task { numbers.append(event.number) }
      event = event.next
    }
    let session = [StormEvent.Kind.begin] + Array(repeating: .task, count: 8) + [.end]
    #expect(kinds == session + session)
    #expect(numbers == Array(1...16))
    #expect(event.session == 2)
  }

  @Test func `a task's text says which event it was, hostile or not`() {
    #expect(StormEvent.key(of: event(12).text) == "Storm 1-12")
    #expect(StormEvent.key(of: event(12).text + HostileText.tail) == "Storm 1-12")
    #expect(StormEvent.key(of: "Something else") == nil)
  }

  @Test(arguments: [
    (0, "served", StormAccount.Ending.acknowledged), (137, "killed", .killed), (130, "served", .killed),
    (75, "served", .putAside), (78, "future-snapshot", .putAside), (65, "served", .putAside),
    (65, "torn", .refused), (74, "stalled", .refused), (74, "full-disk", .refused),
    (75, "full-disk", .refused), (74, "served", .refused),
  ])
  func `statuses are read as promises`(_ status: Int32, _ fate: String, _ ending: StormAccount.Ending) {
    #expect(Storm.ending(status, fate == "served" ? .served : .fault(fate)) == ending)
  }
}
