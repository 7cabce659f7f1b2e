/// A version of the shape of `progress.json`, oldest first.
package enum SchemaVersion: String, CaseIterable, Comparable, Sendable {
  /// The first shell scripts: `todos` and nothing else.
  case v1 = "1.0"
  /// The shell scripts with agents: `schemaVersion`, `metadata`, `history`.
  case scripts = "2.0"
  /// This program's own.
  case v2 = "2.0.0"

  package static let current = SchemaVersion.v2

  package static func < (left: SchemaVersion, right: SchemaVersion) -> Bool {
    left.place < right.place
  }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
