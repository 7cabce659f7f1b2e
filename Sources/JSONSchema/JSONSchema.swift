package import JSONTree

/// A JSON Schema, draft 2020-12: the keywords that the shipped schemas use, and no others.
///
/// A keyword this type does not know is an error when the schema is read: a validator that passes over what it does not
/// understand would call wrong files good. Annotations (`description`, `title`, `format`, …) ask for nothing.
package struct JSONSchema: Sendable {
  /// Every schema and subschema, referred to by index, so that `$ref` can lead back to one that is still being read.
  let nodes: [SchemaNode]
  let root: Int

  /// Reads a schema.
  ///
  /// - Throws: `JSONSchemaError` for what is no schema, and for a keyword it does not know: none is ever passed over.
  package init(parsing text: String) throws(JSONSchemaError) {
    let document: JSONValue
    do throws(JSONSyntaxError) {
      document = try JSONValue(parsing: text)
    } catch {
      throw .syntax(error)
    }
    var loader = SchemaLoader(document: document)
    root = try loader.load()
    nodes = loader.nodes
  }

  /// Finds everything in `value` that the schema does not allow, in the order of the document.
  ///
  /// The faults of a value stand before those of what is in it. Time grows with the size of the value.
  package func faults(in value: JSONValue) -> [SchemaFault] {
    var evaluation = SchemaEvaluation(nodes: nodes)
    evaluation.judge(value, by: root)
    return evaluation.faults
  }
}

/// Why a schema cannot be used.
package enum JSONSchemaError: Error, Equatable, Sendable {
  case syntax(JSONSyntaxError)
  /// The keyword, and where in the schema it stands.
  case unsupportedKeyword(String, JSONLocation)
  /// The keyword whose value makes no sense, and where in the schema it stands.
  case invalid(String, JSONLocation)
}

/// One place where a value is not what the schema asks for.
package struct SchemaFault: Equatable, Sendable {
  /// In the document.
  package var location: JSONLocation
  /// The keyword that was not met, such as `required`.
  package var keyword: String
  /// In the schema.
  package var schemaLocation: JSONLocation
  /// What was expected, in one phrase: "an integer", "one of: pending, in_progress", "the key 'id'".
  package var expectation: String
}
