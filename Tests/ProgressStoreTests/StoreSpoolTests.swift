import DurableFiles
import Foundation
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@Suite struct StoreSpoolTests {
  /// Reads the host's id back out of an entry.
  private let reader: ProgressStore.SpoolReader = { entry in
    let text = String(decoding: entry.bytes, as: UTF8.self)
    return text == "nonsense" ? nil : StoreFixture.observation(of: text)
  }

  @Test func `the next writer takes in what was put aside, oldest first`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    for name in ["2", "3", "4"] { try fixture.store().spool(Array(name.utf8)) }
    let outcome = try fixture.add("5", spool: reader)
    #expect(outcome.notes == [.spoolTaken(3)])
    #expect(try fixture.tasks() == ["1", "2", "3", "4", "5"])
    #expect(fixture.names("spool").isEmpty)
  }

  @Test func `an entry that stayed after it was taken in is not taken in again`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.store().spool(Array("2".utf8))
    let name = try #require(fixture.names("spool").first)
    try fixture.add("3", spool: reader)
    // As if the writer had been killed before it removed the file.
    try fixture.write("spool/" + name, "2".utf8)
    let again: ProgressStore.SpoolReader = { _ in StoreFixture.observation(of: "twice") }
    try fixture.add("4", spool: again)
    #expect(try fixture.tasks() == ["1", "2", "3", "4"])
    #expect(fixture.names("spool").isEmpty)
  }

  @Test func `an entry nobody understands is kept and does not stop the rest`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.store().spool(Array("nonsense".utf8))
    try fixture.store().spool(Array("2".utf8))
    let outcome = try fixture.add("3", spool: reader)
    #expect(outcome.notes.contains { if case .spoolEntrySetAside = $0 { true } else { false } })
    #expect(try fixture.tasks() == ["1", "2", "3"])
    #expect(
      fixture.names("quarantine").compactMap { fixture.bytes("quarantine/" + $0) } == [Array("nonsense".utf8)]
    )
  }

  @Test func `a list put aside does not undo a newer one`() throws {
    let fixture = try StoreFixture()
    @Sendable func list(_ text: String, at time: Int64) -> Observation {
      Observation(
        time: Timestamp(time), session: SessionReference(id: "s", client: "claude-code"),
        facts: [.list(name: .todo, [ListedTask(content: text, status: .pending)])])
    }
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) {
      $0.resolve(list("new", at: 2000))
    }
    try fixture.store().spool([1])
    try fixture.add("1", spool: { _ in list("old", at: 1000) })
    #expect(try fixture.store().read()?.tasks.tasks.map(\.content) == ["new", "Task 1"])
  }

  @Test func `a long outage is taken in batch by batch`() throws {
    let fixture = try StoreFixture()
    try fixture.add("0")
    for number in 1...150 { try fixture.store().spool(Array("\(number)".utf8)) }
    var rounds = 0
    while !fixture.names("spool").isEmpty {
      try fixture.add("0", spool: reader)
      rounds += 1
    }
    #expect(rounds == 3)
    #expect(try fixture.tasks() == (0...150).map(String.init))
  }
}
