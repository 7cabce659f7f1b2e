package import JSONTree

/// The way between two neighbouring versions, over raw JSON.
///
/// A step says only what the other shape can hold. What it cannot hold is not the step's concern: `Passage` works out what
/// would be lost, keeps it under `carried`, and puts it back on the way back. A step sees no `carried` of its own two
/// versions; those of others pass through it like any unknown member.
///
/// Rules for `convert` and `revert`:
/// 1. Pure: the same document and moment give the same outcome.
/// 2. They take whatever there is, however odd, and never fail.
/// 3. Every element of the list that is an object becomes one object, in the same order; other elements are left out.
/// 4. Of the log, the newest entries that are objects become one object each, in the same order.
/// 5. Members that neither shape knows pass through. A member that only the other shape knows is left out.
package protocol MigrationStep: SendableMetatype {
  static var from: SchemaVersion { get }
  static var to: SchemaVersion { get }
  /// One line: what the step does.
  static var summary: String { get }
  /// What the older shape cannot hold, one line each; it is kept under `carried` on the way down.
  static var losses: [String] { get }
  static var older: DocumentShape { get }
  static var newer: DocumentShape { get }

  /// Up; `moment` stands in for times nobody knows.
  static func convert(_ document: JSONObject, moment: Int64) -> JSONObject
  /// Down.
  static func revert(_ document: JSONObject, moment: Int64) -> JSONObject
  /// What `convert` makes up for this document that no comparison of the two shapes shows.
  static func supplied(for document: JSONObject, moment: Int64) -> [MigrationNote]
}

extension MigrationStep {
  package static func supplied(for document: JSONObject, moment: Int64) -> [MigrationNote] { [] }
}
