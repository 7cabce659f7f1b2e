import JSONTree
package import ProgressModel

/// One task of a timeline with its spans.
package struct TimelineRow: Equatable, Sendable {
  package let task: TrackedTask
  package let spans: [TaskSpan]
  /// Whether the spans were followed through the events; else they follow from the task's own fields.
  package let areRecorded: Bool

  package init(_ task: TrackedTask, in chronicle: TaskChronicle) {
    self.task = task
    (spans, areRecorded) = chronicle.spans(of: task)
  }

  init(_ task: TrackedTask, spans: [TaskSpan], areRecorded: Bool) {
    self.task = task
    self.spans = spans
    self.areRecorded = areRecorded
  }

  /// Whether anything but an end long ago lies between the moments.
  package func touches(from: Timestamp?, to: Timestamp?, now: Timestamp) -> Bool {
    guard let first = spans.first, let last = spans.last else { return false }
    let end = last.kind.isEnd ? last.from : last.to ?? now
    return (from.map { end >= $0 } ?? true) && (to.map { first.from <= $0 } ?? true)
  }

  /// The stretches in which it was worked on.
  func work(at now: Timestamp) -> [Range<Int64>] {
    spans.filter { $0.kind == .inProgress }.map { span in
      let end = max((span.to ?? now).milliseconds, span.from.milliseconds)
      return span.from.milliseconds..<end.addingClamped(1)
    }
  }

  /// The moment anything last happened to it, for choosing among many.
  var lastMoment: Timestamp { max(spans.last?.from ?? task.updatedAt, task.updatedAt) }

  var payload: JSONObject {
    [
      "id": .string(task.id),
      "agent": .string(task.agent),
      "content": .string(task.content),
      "session": .string(task.session),
      "status": .string(task.status.rawValue),
      "recorded": .bool(areRecorded),
      "spans": .array(spans.map { .object($0.payload) }),
    ]
  }
}
