/// The JSON Schema of the shell scripts' `progress.json`, version 2.0.
///
/// Word for word what `docs/progress-v2.0-scripts.schema.json` says, made from it by `make schema`; a test compares the two.
extension ShippedSchema {
  static let scriptsText = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:orchestra:progress:2.0",
      "title": "progress.json, version 2.0",
      "description": "What the shell scripts with agents wrote. Times are Unix milliseconds; one of the scripts wrote seconds with a fraction. Files that are not quite like this are taken in by the migration all the same. Keys that are not listed are allowed everywhere and are kept.",
      "type": "object",
      "required": ["todos"],
      "properties": {
        "schemaVersion": { "type": "string", "description": "2.0" },
        "todos": { "type": "array", "items": { "$ref": "#/$defs/todo" } },
        "metadata": {
          "description": "Counts and times of the whole list.",
          "type": "object",
          "properties": {
            "sessionStartTime": { "$ref": "#/$defs/timeOrNull" },
            "lastUpdateTime": { "$ref": "#/$defs/timeOrNull" },
            "activeAgents": { "type": "array", "items": { "type": "string" }, "description": "Names of agents." },
            "totalTokensEstimated": { "type": ["number", "null"] },
            "completionRate": { "type": ["number", "null"], "description": "Percent." },
            "totalTasks": { "$ref": "#/$defs/count" },
            "completedTasks": { "$ref": "#/$defs/count" },
            "inProgressTasks": { "$ref": "#/$defs/count" },
            "pendingTasks": { "$ref": "#/$defs/count" },
            "currentAgent": { "$ref": "#/$defs/textOrNull" }
          }
        },
        "history": { "type": "array", "items": { "$ref": "#/$defs/entry" } }
      },
      "$defs": {
        "timeOrNull": { "type": ["number", "null"], "description": "Milliseconds since 1970-01-01T00:00:00Z." },
        "numberOrNull": { "type": ["number", "null"] },
        "count": { "type": "integer", "minimum": 0 },
        "textOrNull": { "type": ["string", "null"] },
        "name": { "type": ["string", "integer"], "description": "Text; some writers used numbers." },
        "nameOrNull": { "type": ["string", "integer", "null"] },
        "todo": {
          "description": "One line of the list.",
          "type": "object",
          "required": ["id", "content", "status"],
          "properties": {
            "id": { "$ref": "#/$defs/name" },
            "content": { "type": "string" },
            "activeForm": { "$ref": "#/$defs/textOrNull" },
            "status": { "enum": ["pending", "in_progress", "completed"] },
            "parentId": { "$ref": "#/$defs/nameOrNull" },
            "agent": { "$ref": "#/$defs/textOrNull" },
            "startTime": { "$ref": "#/$defs/timeOrNull" },
            "lastUpdateTime": { "$ref": "#/$defs/timeOrNull" },
            "estimatedDuration": { "$ref": "#/$defs/numberOrNull" },
            "currentStep": { "$ref": "#/$defs/numberOrNull" },
            "totalSteps": { "$ref": "#/$defs/numberOrNull" },
            "tags": { "type": ["array", "null"], "items": { "type": "string" } }
          }
        },
        "entry": {
          "description": "Something that happened.",
          "type": "object",
          "properties": {
            "timestamp": { "$ref": "#/$defs/timeOrNull" },
            "event": { "type": "string" },
            "taskId": { "$ref": "#/$defs/nameOrNull" },
            "agent": { "$ref": "#/$defs/textOrNull" },
            "details": { "$ref": "#/$defs/textOrNull" }
          }
        }
      }
    }

    """#
}
