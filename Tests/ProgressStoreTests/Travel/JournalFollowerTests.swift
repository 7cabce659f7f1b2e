import ProgressModel
import TestSupport
import Testing

@testable import ProgressStore

@Suite struct JournalFollowerTests {
  /// Collects what a follower shows, and checks that the state before each update is the one it stands on.
  private final class Seen {
    var sequences: [Int64] = []

    func take(_ update: RecordedUpdate, _ before: ProgressState) {
      #expect(before.sequence < update.firstSequence)
      if !update.isCheckpoint { sequences.append(update.lastSequence) }
    }
  }

  @Test func `it shows what is there, then what is new, each once`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(10, .task("1", "Task"))
    let seen = Seen()
    var follower = try JournalFollower(try fixture.store().history()) { seen.take($0, $1) }
    let first = seen.sequences
    try follower.poll { seen.take($0, $1) }
    #expect(seen.sequences == first)
    let second = try fixture.tell(20, .task("2", "Task")).state.sequence
    let third = try fixture.tell(30, .task("3", "Task")).state.sequence
    try follower.poll { seen.take($0, $1) }
    #expect(seen.sequences == first + [second, third])
  }

  @Test func `rotations in between lose nothing and show nothing twice`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 1500
    fixture.settings.journalSegments = 100
    try fixture.tell(0, .task("0", "Task"))
    let seen = Seen()
    var follower = try JournalFollower(try fixture.store().history()) { seen.take($0, $1) }
    var expected = seen.sequences
    for number in 1...30 {
      expected.append(try fixture.tell(Int64(number), .task("\(number)", "Task")).events.last?.sequence ?? 0)
      if number % 7 == 0 { try follower.poll { seen.take($0, $1) } }
    }
    try follower.poll { seen.take($0, $1) }
    #expect(seen.sequences == expected)
    #expect(fixture.names("journal").count > 2)
  }

  @Test func `a project that has no journal yet is followed from its first event on`() throws {
    let fixture = try StoreFixture()
    let seen = Seen()
    var follower = try JournalFollower(try fixture.store().history()) { seen.take($0, $1) }
    try follower.poll { seen.take($0, $1) }
    #expect(seen.sequences.isEmpty)
    // The history was opened before there was a folder.
    try fixture.tell(10, .task("1", "Task"))
    var later = try JournalFollower(try fixture.store().history()) { _, _ in }
    try fixture.tell(20, .task("2", "Task"))
    try later.poll { seen.take($0, $1) }
    #expect(seen.sequences.count == 1)
  }

  @Test func `a record that is being written is seen once it is whole`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(10, .task("1", "Task"))
    let half = try #require(fixture.bytes("events.jsonl"))
    let history = try fixture.store().history()
    let seen = Seen()
    var follower = try JournalFollower(history) { _, _ in }
    try fixture.tell(20, .task("2", "Task"))
    let whole = try #require(fixture.bytes("events.jsonl"))
    try fixture.write("events.jsonl", whole.prefix(half.count + 40))
    try follower.poll { seen.take($0, $1) }
    #expect(seen.sequences.isEmpty)
    try fixture.write("events.jsonl", whole[...])
    try follower.poll { seen.take($0, $1) }
    #expect(seen.sequences.count == 1)
  }
}
