import ProgressModel
import TestSupport
import Testing

@testable import ProgressStore

@Suite struct KeptHistoryTests {
  @Test func `a project without a journal keeps nothing`() throws {
    #expect(try StoreFixture().store().history().kept() == nil)
  }

  @Test func `a whole history goes from the first event to the last`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 2000
    fixture.settings.journalSegments = 100
    for number in 1...20 { try fixture.tell(Int64(number) * 10, .task("\(number)", "Task \(number)")) }
    let kept = try #require(try fixture.store().history().kept())
    #expect(kept.isWhole)
    #expect(kept.first == .init(sequence: 1, time: Timestamp(StoreFixture.start + 10)))
    #expect(kept.last.sequence == (try fixture.state().sequence))
    #expect(fixture.names("journal").count > 1)
  }

  @Test func `where segments were pruned it begins with the oldest that is left`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 2000
    fixture.settings.journalSegments = 1
    for number in 1...40 { try fixture.tell(Int64(number) * 10, .task("\(number)", "Task \(number)")) }
    let history = try fixture.store().history()
    let kept = try #require(try history.kept())
    #expect(!kept.isWhole)
    #expect(try history.state(at: .sequence(kept.first.sequence)) != nil)
    #expect(try history.state(at: .sequence(kept.first.sequence - 1)) == nil)
  }

  @Test func `before the first event of a whole history there is the empty state`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(10, .task("1", "Task"))
    #expect(try fixture.store().history().state(at: .sequence(0))?.tasks.count == 0)
  }

  @Test func `a torn last record does not count, whatever its time`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(10, .task("1", "Task"))
    try fixture.tell(20, .task("2", "Task"))
    var bytes = try #require(fixture.bytes("events.jsonl"))
    // A line that is whole but for its checksum.
    bytes[bytes.count - 5] ^= 1
    try fixture.write("events.jsonl", bytes)
    #expect(try fixture.store().history().state(at: .time(Timestamp(.max)))?.tasks.count == 1)
  }
}
