import JSONTree
package import ProgressModel

/// Everything the events tell of one task: each change to it, its spans, and where its agent's name comes from.
package struct EvidenceOfTask: Sendable {
  package let task: TrackedTask
  /// Oldest first.
  package let steps: [EvidenceStep]
  let spans: [TaskSpan]
  /// Whether the steps go back to the task's creation.
  let isWhole: Bool
  /// Whether the steps are recorded events, not the short history of the snapshot.
  let isRecorded: Bool
  /// The step that gave the task its present agent, where it is known.
  let namedBy: EvidenceStep?
  let naming: EvidenceNaming?

  /// Takes the recorded steps of `task`, oldest first.
  package init(of task: TrackedTask, recorded steps: [EvidenceStep]) {
    self.task = task
    self.steps = steps
    isWhole = steps.first?.event == "task.created"
    isRecorded = true
    var list = SpanList()
    for step in steps {
      if let task = step.task {
        list.enter(task, at: step.event == "task.created" ? task.createdAt : step.time)
      }
    }
    spans = list.spans.last?.kind == TaskSpan.Kind(task) ? list.spans : TaskSpan.spans(of: task)
    // An event can name the same agent on better evidence; of a checkpoint nobody knows.
    namedBy = steps.last { step in
      step.event != "checkpoint"
        && step.changes.contains { $0.member == "agent" || $0.member == "agentSource" }
    }
    naming = namedBy?.task.flatMap(EvidenceNaming.init) ?? EvidenceNaming(of: task)
  }

  /// Makes do with the short history of the snapshot, which holds the newest events only.
  package init(of task: TrackedTask, in state: ProgressState) {
    self.task = task
    steps = state.history.filter { $0.task == task.id }.map(EvidenceStep.init)
    isWhole = steps.first?.event == "task.created"
    isRecorded = false
    spans = TaskSpan.spans(of: task)
    namedBy = nil
    naming = EvidenceNaming(of: task)
  }
}
