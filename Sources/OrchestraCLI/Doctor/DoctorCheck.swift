import Rendering

/// One thing that `orchestra doctor` looks at.
///
/// To add one, write its file in `Checks/` and add one line to `DoctorCheckCatalog.swift`. A check reads only what its context
/// hands it, changes nothing, and never throws: what it cannot look at is a finding, too.
protocol DoctorCheck: Sendable {
  /// What `--only` and programs call it, kebab-case; never changed once it was released.
  static var name: String { get }
  static var topic: DoctorTopic { get }
  /// One line: what it looks at.
  static var summary: String { get }

  /// Returns what there is to say, at least one finding.
  static func findings(in context: DoctorContext) -> [DoctorFinding]
}
