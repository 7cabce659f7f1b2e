import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@Suite struct StoreRotationTests {
  @Test func `a grown journal begins anew with a checkpoint and the old one is kept`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 2000
    fixture.settings.journalSegments = 2
    var rotations = 0
    for number in 1...60 {
      let outcome = try fixture.add("\(number)")
      rotations += outcome.notes.count { if case .rotated = $0 { true } else { false } }
    }
    #expect(rotations >= 3)
    #expect(fixture.names("journal").count == 2)
    #expect(fixture.journal().first?.contains(#""type":"checkpoint""#) == true)
    #expect(!fixture.names().contains("events.jsonl.new"))
    let wanted = (1...60).map(String.init)
    #expect(try fixture.tasks() == wanted)
    // The new journal alone leads to the same state.
    let snapshot = fixture.bytes("progress.json")
    try fixture.remove("progress.json")
    #expect(try fixture.tasks() == wanted)
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { _ in }
    #expect(fixture.bytes("progress.json") == snapshot)
  }

  @Test func `sequence and chain go on over the segments`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 2000
    fixture.settings.journalSegments = 100
    for number in 1...40 { try fixture.add("\(number)") }
    var chain = Checksum.empty
    var sequence: Int64 = 0
    let files = fixture.names("journal").map { "journal/" + $0 } + ["events.jsonl"]
    #expect(files.count > 2)
    for file in files {
      for line in String(decoding: fixture.bytes(file) ?? [], as: UTF8.self).split(separator: "\n") {
        let body = String(line.dropLast(18))
        chain = Checksum(of: Array(body.utf8), continuing: chain)
        #expect(line.hasSuffix(chain.hexadecimal + "\"}"))
        sequence += 1
        #expect(try JSONValue(parsing: String(line))["sequence"]?.integer == sequence)
      }
    }
  }

  @Test func `a state larger than the bound does not rotate on every update`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 500
    var rotations = 0
    for number in 1...50 {
      let outcome = try fixture.add("\(number)")
      rotations += outcome.notes.count { if case .rotated = $0 { true } else { false } }
    }
    #expect((2...12).contains(rotations))
  }

  @Test func `a writer killed between rotation and snapshot leaves nothing odd behind`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 1500
    try fixture.add("1")
    var number = 2
    while true {
      let before = fixture.bytes("progress.json")
      let outcome = try fixture.add("\(number)")
      number += 1
      guard outcome.notes.contains(where: { if case .rotated = $0 { true } else { false } }) else { continue }
      try fixture.write("progress.json", try #require(before))
      break
    }
    let outcome = try fixture.add("\(number)")
    #expect(outcome.notes.isEmpty)
    #expect(fixture.names("quarantine").isEmpty)
    #expect(try fixture.tasks() == (1...number).map(String.init))
  }
}
