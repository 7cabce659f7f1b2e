package import JSONTree

/// Takes a document from one version to another, step by step, on a copy.
package enum Migrator {
  /// What a migration came to.
  package struct Outcome: Sendable {
    package var document: JSONValue
    package var steps: [StepReport]
  }

  /// What one step did, for people.
  package struct StepReport: Equatable, Sendable {
    package var from: SchemaVersion
    package var to: SchemaVersion
    package var notes: [MigrationNote]
  }

  /// What an empty file is taken for: the first scripts left one behind when they were cut short.
  package static let blankDocument: JSONValue = .object(JSONObject())

  /// Tells whether a file holds nothing: no byte, or only white space and a byte order mark.
  package static func isBlank(_ bytes: [UInt8]) -> Bool {
    let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return rest.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == 0 }
  }

  /// The steps between two versions, in the order they run; empty when they are the same.
  package static func steps(from: SchemaVersion, to: SchemaVersion) -> [any MigrationStep.Type] {
    let (lower, upper) = (min(from, to), max(from, to))
    let between = MigrationStepCatalog.all.filter { $0.from >= lower && $0.to <= upper }
    return from <= to ? between : between.reversed()
  }

  /// Migrates a copy of `document`, which must be of a known version, to `target`, up or down.
  ///
  /// `moment` (Unix milliseconds, such as the file's modification time) stands in for times that an older shape does not
  /// have. Nothing else from outside goes in: the same document and moment give the same outcome.
  package static func migrate(
    _ document: JSONValue, to target: SchemaVersion, moment: Int64
  ) throws(MigrationError) -> Outcome {
    switch RecognizedVersion(of: document) {
    case .newer(let version): throw .newer(version)
    case .foreign: throw .notADocument
    case .known(let version):
      return try migrate(document, from: version, to: target, moment: moment)
    }
  }

  /// Migrates a copy of `document`, which is taken for one of `version` whatever it says.
  package static func migrate(
    _ document: JSONValue, from version: SchemaVersion, to target: SchemaVersion, moment: Int64
  ) throws(MigrationError) -> Outcome {
    guard let members = document.object else { throw .notADocument }
    let isUp = version <= target
    var current = members
    var reports: [StepReport] = []
    for step in steps(from: version, to: target) {
      let passage = isUp ? Passage(up: step) : Passage(down: step)
      let (result, notes) = try passage.run(current, moment: moment)
      current = result
      reports.append(StepReport(from: passage.source.version, to: passage.target.version, notes: notes))
    }
    let outcome = reports.isEmpty ? document : .object(current)
    if let last = reports.last, RecognizedVersion(of: outcome) != .known(target) {
      throw .invalidResult(from: last.from, to: last.to, location: JSONLocation())
    }
    return Outcome(document: outcome, steps: reports)
  }
}
