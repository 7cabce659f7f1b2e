import Rendering

/// What a check found: one sentence with the facts, and the way out.
struct DoctorFinding: Sendable {
  var outcome: DoctorOutcome
  /// One sentence without a full stop; may hold text from files, cleaned where it is shown.
  var sentence: String
  /// A command to be pasted, or a sentence; nil where nothing need be done.
  var remedy: String?
  /// What `--fix` does about it; nil where a person has to decide.
  var fix: DoctorFix?

  private init(_ outcome: DoctorOutcome, _ sentence: String, _ remedy: String?, _ fix: DoctorFix?) {
    self.outcome = outcome
    self.sentence = sentence
    self.remedy = remedy
    self.fix = fix
  }

  /// Something does not work.
  static func problem(_ sentence: String, remedy: String, fix: DoctorFix? = nil) -> DoctorFinding {
    DoctorFinding(.problem, sentence, remedy, fix)
  }

  /// Something works badly, or will not work for long.
  static func warning(_ sentence: String, remedy: String, fix: DoctorFix? = nil) -> DoctorFinding {
    DoctorFinding(.warning, sentence, remedy, fix)
  }

  /// Worth knowing, nothing to be done.
  static func note(_ sentence: String, remedy: String? = nil, fix: DoctorFix? = nil) -> DoctorFinding {
    DoctorFinding(.note, sentence, remedy, fix)
  }

  static func fine(_ sentence: String) -> DoctorFinding { DoctorFinding(.ok, sentence, nil, nil) }

  /// Not looked at; the sentence says why.
  static func skipped(_ sentence: String) -> DoctorFinding { DoctorFinding(.skipped, sentence, nil, nil) }
}

/// Something `--fix` can do without taking anything from anybody.
struct DoctorFix: Sendable {
  private let work: @Sendable () throws(Failure) -> String

  /// `work` returns in one sentence what it did.
  init(_ work: @escaping @Sendable () throws(Failure) -> String) { self.work = work }

  func apply() throws(Failure) -> String { try work() }
}
