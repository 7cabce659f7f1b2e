/// The JSON Schema of the first scripts' `progress.json`, version 1.0.
///
/// Word for word what `docs/progress-v1.schema.json` says, made from it by `make schema`; a test compares the two.
extension ShippedSchema {
  static let v1Text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:orchestra:progress:1.0",
      "title": "progress.json, version 1.0",
      "description": "What the first shell scripts wrote: a list of todos and nothing else. Files that are not quite like this are taken in by the migration all the same. Keys that are not listed are allowed everywhere and are kept.",
      "type": "object",
      "required": ["todos"],
      "properties": {
        "schemaVersion": { "type": "string", "description": "1.0; most files have no version at all." },
        "todos": { "type": "array", "items": { "$ref": "#/$defs/todo" } }
      },
      "$defs": {
        "textOrNull": { "type": ["string", "null"] },
        "name": { "type": ["string", "integer"], "description": "Text; some writers used numbers." },
        "todo": {
          "description": "One line of the list.",
          "type": "object",
          "required": ["id", "content", "status"],
          "properties": {
            "id": { "$ref": "#/$defs/name" },
            "content": { "type": "string", "description": "What is to be done." },
            "activeForm": { "$ref": "#/$defs/textOrNull", "description": "The same while it is being done." },
            "status": { "enum": ["pending", "in_progress", "completed"] },
            "parentId": { "type": ["string", "integer", "null"], "description": "The id of the line it is a part of." }
          }
        }
      }
    }

    """#
}
