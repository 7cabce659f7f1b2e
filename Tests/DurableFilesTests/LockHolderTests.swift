import Testing

@testable import DurableFiles

@Suite struct LockHolderTests {
  @Test func `a note is read back`() {
    let holder = LockHolder(processIdentifier: 4121, since: 1_762_252_225_000, command: "hook PostToolUse")
    #expect(String(decoding: holder.note, as: UTF8.self) == "4121 1762252225000 hook PostToolUse\n")
    #expect(LockHolder(note: holder.note) == holder)
  }

  @Test func `an older, longer note behind it does not show`() {
    let holder = LockHolder(note: Array("7 8 a\n21 1762252225000 hook PostToolUse\n".utf8))
    #expect(holder == LockHolder(processIdentifier: 7, since: 8, command: "a"))
  }

  @Test(arguments: [
    "", "\n", "4121", "4121 5", "x 5 hook", "-1 5 hook", "+1 5 hook", "99999999999 5 hook", "4121 x hook",
    "4121  5 hook", "4121 99999999999999999999 hook",
  ])
  func `anything else is no note`(text: String) {
    #expect(LockHolder(note: Array(text.utf8)) == nil)
  }

  @Test func `what could steer a terminal is replaced, and length is bounded`() {
    let hostile = LockHolder(
      note: Array("1 2 a\u{1B}]0;x\u{07}é\tb\(String(repeating: "z", count: 100))".utf8))
    #expect(hostile?.command == "a?]0;x????b" + String(repeating: "z", count: 53))
    let multiline = LockHolder(processIdentifier: 1, since: 2, command: "a\nb")
    #expect(multiline.command == "a?b")
    #expect(multiline.note.count <= LockHolder.maximumBytes)
  }

  @Test func `the longest note fits the bound`() {
    let longest = LockHolder(
      processIdentifier: .max, since: .max, command: String(repeating: "x", count: 1000))
    #expect(longest.note.count <= LockHolder.maximumBytes)
    #expect(LockHolder(note: longest.note) == longest)
  }
}
