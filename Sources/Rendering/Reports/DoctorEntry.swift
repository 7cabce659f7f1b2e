/// What a check of `orchestra doctor` came to.
package enum DoctorOutcome: String, CaseIterable, Sendable {
  /// Worst first.
  case problem, warning, note, fixed, ok, skipped
}

/// What a check is for: the headings of the report, in order.
package enum DoctorTopic: String, CaseIterable, Sendable {
  case nothingShown = "nothing-shown"
  case wrongShown = "wrong-shown"
  case files
  case program

  package var title: String {
    switch self {
    case .nothingShown: "Why you might see nothing"
    case .wrongShown: "Why it might be wrong"
    case .files: "Files and lock"
    case .program: "The program around it"
    }
  }
}

/// One finding as it is shown.
package struct DoctorEntry: Equatable, Sendable {
  /// The check's name, such as `claude-hooks`.
  package var check: String
  package var topic: DoctorTopic
  package var outcome: DoctorOutcome
  /// One sentence; may hold text from files, so it is hostile.
  package var finding: String
  /// A command, or a sentence, as hostile as the finding; nil where nothing is to be done.
  package var remedy: String?
  /// Whether `--fix` can do something about it.
  package var canBeFixed: Bool
  /// What `--fix` did; nil without.
  package var done: String?

  package init(
    check: String, topic: DoctorTopic, outcome: DoctorOutcome, finding: String, remedy: String?,
    canBeFixed: Bool, done: String? = nil
  ) {
    self.check = check
    self.topic = topic
    self.outcome = outcome
    self.finding = finding
    self.remedy = remedy
    self.canBeFixed = canBeFixed
    self.done = done
  }
}

extension [DoctorEntry] {
  package func count(of outcome: DoctorOutcome) -> Int { count { $0.outcome == outcome } }

  /// By topic, in each the worst first, else in the order of the checks.
  package var inOrder: [DoctorEntry] {
    DoctorTopic.allCases.flatMap { topic in
      DoctorOutcome.allCases.flatMap { outcome in
        filter { $0.topic == topic && $0.outcome == outcome }
      }
    }
  }
}
