import Foundation
import JSONSchema
import ProgressValidation
import SchemaMigration
import Testing

@Suite struct ShippedSchemaTests {
  @Test(arguments: SchemaVersion.allCases)
  func `the program has the schemas of the docs, word for word`(version: SchemaVersion) throws {
    let page = Corpus.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "docs/" + ShippedSchema.fileName(of: version))
    #expect(
      try String(contentsOf: page, encoding: .utf8) == ShippedSchema.text(of: version), "run 'make schema'")
  }

  @Test(arguments: SchemaVersion.allCases)
  func `every schema can be read`(version: SchemaVersion) {
    #expect(throws: Never.self) { try JSONSchema(parsing: ShippedSchema.text(of: version)) }
    #expect(ShippedSchema.schema(of: version) != nil)
  }
}
