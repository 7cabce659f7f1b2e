package import JSONTree

/// Why a document cannot be migrated.
package enum MigrationError: Error, Equatable, Sendable {
  /// The value is no progress file of any version.
  case notADocument
  case newer(String)
  /// The step's result is not of the shape it should be, or nested too deep to be read again: nothing was changed.
  case invalidResult(from: SchemaVersion, to: SchemaVersion, location: JSONLocation)
}
