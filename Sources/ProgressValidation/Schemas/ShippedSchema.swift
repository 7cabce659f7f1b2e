package import JSONSchema
package import SchemaMigration

/// The JSON Schemas (draft 2020-12) of every version of `progress.json`, as they are in `docs/`.
package enum ShippedSchema {
  /// The text for other tools.
  package static func text(of version: SchemaVersion) -> String {
    switch version {
    case .v1: v1Text
    case .scripts: scriptsText
    case .v2: v2Text
    }
  }

  /// The name of the file in `docs/`.
  package static func fileName(of version: SchemaVersion) -> String {
    switch version {
    case .v1: "progress-v1.schema.json"
    case .scripts: "progress-v2.0-scripts.schema.json"
    case .v2: "progress-v2.schema.json"
    }
  }

  /// The schema, read; nil for one that cannot be read, which a test rules out.
  package static func schema(of version: SchemaVersion) -> JSONSchema? {
    switch version {
    case .v1: v1
    case .scripts: scripts
    case .v2: v2
    }
  }

  private static let v1 = try? JSONSchema(parsing: v1Text)
  private static let scripts = try? JSONSchema(parsing: scriptsText)
  private static let v2 = try? JSONSchema(parsing: v2Text)
}
