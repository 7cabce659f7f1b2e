import JSONTree
import Testing
import TestSupport

@testable import Rendering

struct PatchDisplayTests {
  private static func tasks(_ count: Int, _ edit: (Int, inout JSONValue) -> Void = { _, _ in }) -> JSONValue {
    let tasks = (0..<count).map { index in
      var task: JSONValue = [
        "id": .string("t-\(index)"), "content": .string("Task \(index)"), "status": "pending",
        "progress": .integer(index),
      ]
      edit(index, &task)
      return task
    }
    return ["version": "2.0.0", "tasks": .array(tasks)]
  }

  private static func shown(
    _ old: JSONValue, _ new: JSONValue, limit: Int = 40, width: Int? = nil, style: TextStyle = .plain
  ) -> String {
    PatchDisplay(JSONPatch(from: old, to: new), of: old, limit: limit).text(width: width, style: style)
  }

  @Test
  func `each change is a line with its path and both values`() {
    let new = Self.tasks(3) { index, task in
      if index == 1 { task.object?["status"] = "completed" }
      if index == 2 {
        task.object?["progress"] = nil
        task.object?["tags"] = ["api", "web"]
      }
    }
    #expect(
      Self.shown(Self.tasks(3), new) == """
        ~ tasks[1].status: "pending" → "completed"
        - tasks[2].progress: 2
        + tasks[2].tags: ["api","web"]

        """)
  }

  @Test
  func `a whole task is one line with what it is`() {
    var new = Self.tasks(2)
    new.object?["tasks"] = [["id": "t-9", "content": "Write \"docs\"", "status": "pending"]]
    #expect(
      Self.shown(Self.tasks(2), new) == """
        - tasks[0]: "Task 0" (t-0, pending)
        - tasks[1]: "Task 1" (t-1, pending)
        + tasks[0]: "Write \\"docs\\"" (t-9, pending)

        """)
  }

  @Test
  func `the same change in many tasks is one line`() {
    let new = Self.tasks(240) { index, task in
      task.object?["status"] = "completed"
      task.object?["activeForm"] = .string("Doing \(index)")
      task.object?["priority"] = .null
      task.object?["progress"] = nil
      if index == 7 { task.object?["content"] = "Other" }
    }
    #expect(
      Self.shown(Self.tasks(240), new) == """
        - tasks[*].progress: removed from 240 tasks, such as 0
        ~ tasks[*].status: "pending" → "completed", in 240 tasks
        + tasks[*].activeForm: added to 240 tasks, such as "Doing 0"
        + tasks[*].priority: null, added to 240 tasks
        ~ tasks[7].content: "Task 7" → "Other"

        """)
  }

  @Test
  func `changes that differ are told by one of them`() {
    let new = Self.tasks(20) { index, task in task.object?["progress"] = .integer(index + 50) }
    #expect(
      Self.shown(Self.tasks(20), new) == "~ tasks[*].progress: changed in 20 tasks, such as 0 → 50\n")
  }

  @Test
  func `of many new tasks the first are named and the rest counted`() {
    let lines = Self.shown(Self.tasks(1), Self.tasks(251)).split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines.first == #"+ tasks[1]: "Task 1" (t-1, pending)"#)
    #expect(lines.last == "… and 240 more added to tasks")
    let removed = Self.shown(Self.tasks(251), Self.tasks(1)).split(separator: "\n")
    #expect(removed.first == #"- tasks[1]: "Task 1" (t-1, pending)"#)
    #expect(removed.last == "… and 240 more removed from tasks")
  }

  @Test
  func `no more lines come than the limit, and the last one says what is missing`() {
    let old = Self.tasks(3)
    let new = Self.tasks(3) { index, task in
      for key in 0..<50 { task.object?["key\(key)"] = .integer(index) }
    }
    let lines = Self.shown(old, new, limit: 5).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.last == "… and 146 more changes in tasks")
    var other = new
    other.object?["zzz"] = 1
    #expect(Self.shown(old, other, limit: 5).hasSuffix("… and 147 more changes\n"))
  }

  @Test
  func `nothing to show is no line`() {
    let display = PatchDisplay(JSONPatch(), of: Self.tasks(1))
    #expect(display.isEmpty)
    #expect(display.text(width: 80, style: .ansi).isEmpty)
  }

  @Test
  func `colours come after cutting, and only when asked for`() {
    let old: JSONValue = ["a": "old", "b": 1]
    let new: JSONValue = ["a": "new", "c": 2]
    #expect(
      Self.shown(old, new, style: .ansi)
        == "\u{1B}[31m- b: 1\u{1B}[0m\n~ a: \u{1B}[31m\"old\"\u{1B}[0m → \u{1B}[32m\"new\"\u{1B}[0m\n\u{1B}[32m+ c: 2\u{1B}[0m\n"
    )
    #expect(Self.shown(["a": "old words"], ["a": "new words"], width: 12) == "~ a: \"old w…\n")
  }

  @Test
  func `text from files cannot drive the terminal and long text is cut`() {
    let old: JSONValue = ["a": "x"]
    let hostile = "\u{1B}]52;c;aGk=\u{7}\u{202E}" + String(repeating: "long ", count: 200_000)
    let text = Self.shown(old, ["a": .string(hostile), "\u{1B}[2J": 1])
    #expect(text.utf8.count < 1_000)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }

  @Test
  func `no line is wider than asked for, whatever the document`() {
    let seed = SeededGenerator.seed(of: "PatchDisplayTests")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      func value() -> JSONValue {
        let texts = (0..<4).map { _ in RandomText.hostile(&generator) }
        return ["tasks": .array(texts.map { ["id": .string($0), "content": .string($0), "x": .string($0)] })]
      }
      let old = value()
      let width = Int.random(in: 1...60, using: &generator)
      let text = Self.shown(old, value(), limit: 6, width: width)
      let lines = text.split(separator: "\n")
      #expect(lines.count <= 6)
      #expect(lines.allSatisfy { TextWidth.columns(of: String($0)) <= width }, "seed \(seed)")
      #expect(VisibleText.of(text, breaks: .kept) == text, "seed \(seed)")
    }
  }

  @Test
  func `a document of another kind is replaced in one line`() {
    #expect(
      Self.shown([], ["version": "2.0.0", "tasks": [], "sessions": [], "more": 1])
        == "~ the whole document: [] → {version, tasks, sessions, more}\n")
  }
}
