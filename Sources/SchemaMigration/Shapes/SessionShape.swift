import JSONTree

/// What the objects in one of the lists beside the tasks must have for the program to read them.
struct SessionShape {
  private enum Form {
    case text(Int), textOrNull, time, timeOrNull
    case word([String])
  }

  private let required: [(key: String, form: Form)]
  private let optional: [(key: String, form: Form)]

  static let sessions = SessionShape(
    required: [
      ("id", .text(TextBound.identifier)), ("client", .text(.max)), ("startedAt", .time),
      ("lastActivityAt", .time), ("endedAt", .timeOrNull),
      ("state", .word(["active", "idle", "waiting", "ended"])),
    ],
    optional: [
      ("source", .text(.max)), ("endReason", .text(.max)), ("title", .text(TextBound.content)),
      ("model", .text(TextBound.identifier)), ("host", .text(.max)), ("process", .time),
      ("currentAgent", .text(.max)),
    ])

  static let agents = SessionShape(
    required: [
      ("id", .text(.max)), ("name", .text(.max)), ("type", .textOrNull),
      ("kind", .word(["subagent", "teammate", "remote", "worker"])),
      ("session", .text(TextBound.identifier)), ("task", .textOrNull), ("startedAt", .timeOrNull),
      ("lastSeenAt", .time),
    ],
    optional: [
      ("stoppedAt", .time), ("outcome", .text(.max)), ("purpose", .text(TextBound.content)),
      ("call", .text(.max)),
    ])

  static let calls = SessionShape(
    required: [("id", .text(.max)), ("session", .text(.max)), ("requestedAt", .time)],
    optional: [("type", .text(.max)), ("name", .text(.max)), ("purpose", .text(TextBound.content))])

  /// Whether `value` is a list of such objects.
  func isList(_ value: JSONValue, atMost count: Int = .max) -> Bool {
    guard let elements = value.array, elements.count <= count else { return false }
    return elements.allSatisfy { element in
      element.object != nil
        && required.allSatisfy { Self.isRight(element[$0.key] ?? nil, $0.form) }
        && optional.allSatisfy { element[$0.key] == nil || Self.isRight(element[$0.key], $0.form) }
    }
  }

  private static func isRight(_ value: JSONValue?, _ form: Form) -> Bool {
    guard let value else { return false }
    return switch form {
    case .text(let limit): TaskShape.isText(value, limit)
    case .textOrNull: value.isNull || value.string != nil
    case .time: value.plainInteger != nil
    case .timeOrNull: value.isNull || value.plainInteger != nil
    case .word(let words): value.string.map(words.contains) ?? false
    }
  }
}
