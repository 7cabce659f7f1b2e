import JSONTree

/// A snapshot as the program writes it, whose tasks can be looked for after it has been damaged.
struct SalvageSample {
  let text: String
  let bytes: [UInt8]
  /// The tasks with the bytes each is written in.
  let tasks: [(value: JSONValue, range: Range<Int>)]

  init(_ layout: JSONWriter.Layout, tasks count: Int = 6) {
    let elements = (0..<count).map(Self.task)
    let document: JSONValue = [
      "version": "2.0.0", "project": ["id": "0b5e", "name": "店 \"shop\" 🙂"], "updatedAt": 1_762_252_225_000,
      "sessions": [
        [
          "id": "s-1", "client": "claude-code", "startedAt": 1, "lastActivityAt": 2, "endedAt": .null,
          "state": "active",
        ]
      ],
      "tasks": .array(elements),
      "activeAgents": [["id": "w-1", "name": "Kai", "session": "s-1", "task": "t-000002"]],
      "stats": ["totalTasks": .integer(count), "overallProgress": 53], "history": [["event": "task.created"]],
      "journal": ["sequence": 57, "offset": 10_233, "chain": "8d0c51aa"], "checksum": "5e597020",
    ]
    text = document.text(layout) + "\n"
    let bytes = Array(text.utf8)
    self.bytes = bytes
    var start = bytes.startIndex
    tasks = elements.map { element in
      // The same object in the same layout: found by its id.
      let id = "\"\(element["id"]?.string ?? "")\""
      let place = Self.place(of: Array(id.utf8), in: bytes, from: start)
      let open = bytes[..<place].lastIndex(of: UInt8(ascii: "{")) ?? 0
      var end = place
      while (try? JSONValue(parsing: Array(bytes[open...end]))) == nil { end += 1 }
      start = end
      return (element, open..<end + 1)
    }
  }

  private static func place(of text: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
    (start..<bytes.count - text.count).first { bytes[$0..<$0 + text.count].elementsEqual(text) } ?? start
  }

  private static func task(_ index: Int) -> JSONValue {
    [
      "id": .string("t-00000\(index)"), "session": "s-1",
      "content": .string(
        ["Fix \"it\", now: {done}", "設計 API 🙂", "a\\b\tc", "Write [tests], then run"][index % 4]),
      "activeForm": .string("Doing \(index)"), "status": index % 2 == 0 ? "pending" : "in_progress",
      "agent": "Kai", "progress": .integer(index * 10), "isOpen": .bool(index % 2 == 0), "completedAt": .null,
      "createdAt": .integer(1_762_252_225_000 + index), "hostSaid": ["status": "pending"],
      "blockedBy": index == 3 ? ["t-000001", "t-000002"] : [], "tags": ["api", "ne\"w"],
    ]
  }

  /// The tasks that no byte of `damage` touches and that are not in `document`, in whatever place.
  func missing(in document: JSONValue?, untouchedBy damage: Range<Int>) -> [String] {
    let present = Self.objects(in: document)
    return tasks.filter {
      $0.range.upperBound <= damage.lowerBound || $0.range.lowerBound >= damage.upperBound
    }
    .map(\.value).filter { !present.contains($0) }.compactMap { $0["id"]?.string }
  }

  private static func objects(in document: JSONValue?) -> [JSONValue] {
    switch document {
    case .array(let elements)?: elements.flatMap { objects(in: $0) }
    case .object(let members)?: [.object(members)] + members.flatMap { objects(in: $0.value) }
    default: []
    }
  }
}
