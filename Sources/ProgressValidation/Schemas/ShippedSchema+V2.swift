/// The JSON Schema of the snapshot, written to `.orchestra/schemas/` for other tools.
///
/// Word for word what `docs/progress-v2.schema.json` says, made from it by `make schema`; a test compares the two.
extension ShippedSchema {
  static let v2Text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:orchestra:progress:2.0.0",
      "title": "progress.json",
      "description": "The progress of one project, schema 2.0.0. Times are Unix milliseconds, durations milliseconds. Keys that are not listed are allowed everywhere and are kept. What is not known is null or left out, never invented.",
      "type": "object",
      "required": [
        "version", "updatedAt", "sessions", "tasks", "activeAgents", "stats", "history", "finishedAgents", "openCalls",
        "journal", "checksum"
      ],
      "properties": {
        "version": { "const": "2.0.0", "description": "The version of this schema. The first key of the file." },
        "project": {
          "description": "The project, named by its first event and not renamed later.",
          "type": "object",
          "required": ["id", "name"],
          "properties": {
            "id": { "type": "string", "format": "uuid", "description": "Made once: journals of many machines can be merged." },
            "name": { "type": "string", "maxLength": 128, "description": "The name of the project's folder at that time." }
          }
        },
        "updatedAt": { "$ref": "#/$defs/time", "description": "The time of the newest event." },
        "sessions": {
          "description": "Runs of a host, oldest first; ended ones for a day (settable), then they are in history/.",
          "type": "array",
          "items": { "$ref": "#/$defs/session" }
        },
        "tasks": {
          "description": "The tasks of these sessions, and open ones left over from sessions that are in history/.",
          "type": "array",
          "items": { "$ref": "#/$defs/task" }
        },
        "activeAgents": {
          "description": "Agents at work, in order of start.",
          "type": "array",
          "items": { "$ref": "#/$defs/agent" }
        },
        "stats": { "$ref": "#/$defs/stats" },
        "history": {
          "description": "The newest events in short, oldest first. All events are in events.jsonl.",
          "type": "array",
          "maxItems": 50,
          "items": { "$ref": "#/$defs/historyEntry" }
        },
        "finishedAgents": {
          "description": "The agents that stopped last, oldest first; each has stoppedAt and outcome.",
          "type": "array",
          "maxItems": 50,
          "items": { "$ref": "#/$defs/agent" }
        },
        "openCalls": {
          "description": "Calls for an agent that has not been seen yet, oldest first.",
          "type": "array",
          "maxItems": 64,
          "items": { "$ref": "#/$defs/call" }
        },
        "takenSpool": {
          "description": "Names of spooled events already recorded, so that none is recorded twice. Left out when empty.",
          "type": "array",
          "maxItems": 256,
          "items": { "type": "string" }
        },
        "journal": {
          "description": "How far into events.jsonl this snapshot reaches.",
          "type": "object",
          "required": ["sequence", "offset", "chain", "base"],
          "properties": {
            "sequence": { "$ref": "#/$defs/count", "description": "The number of the last record it holds." },
            "offset": { "$ref": "#/$defs/count", "description": "Bytes of the file up to the end of that record." },
            "chain": { "$ref": "#/$defs/crc", "description": "The crc of that record; 00000000 before the first." },
            "base": { "$ref": "#/$defs/count", "description": "Length of the checkpoint the file begins with, else 0." }
          }
        },
        "checksum": {
          "$ref": "#/$defs/crc",
          "description": "The CRC-32 of every byte of the file before the comma in front of this key. The last key of the file."
        }
      },
      "$defs": {
        "time": { "type": "integer", "description": "Milliseconds since 1970-01-01T00:00:00Z." },
        "timeOrNull": { "type": ["integer", "null"], "description": "As time; null when it has not happened or is not known." },
        "duration": { "type": "integer", "minimum": 0, "description": "Milliseconds." },
        "durationOrNull": { "type": ["integer", "null"], "minimum": 0, "description": "Milliseconds; null when not known." },
        "percentOrNull": { "type": ["integer", "null"], "minimum": 0, "maximum": 100, "description": "Null when not known." },
        "count": { "type": "integer", "minimum": 0 },
        "countOrNull": { "type": ["integer", "null"], "minimum": 0 },
        "textOrNull": { "type": ["string", "null"] },
        "crc": { "type": "string", "pattern": "^[0-9a-f]{8}$", "description": "A CRC-32 as zlib computes it, hexadecimal." },
        "session": {
          "description": "One run of a host, such as Claude Code, in this project.",
          "type": "object",
          "required": ["id", "client", "startedAt", "lastActivityAt", "endedAt", "state"],
          "properties": {
            "id": { "type": "string", "maxLength": 128, "description": "The host's session id." },
            "client": { "type": "string", "description": "claude-code, codex, or unknown." },
            "startedAt": { "$ref": "#/$defs/time" },
            "lastActivityAt": { "$ref": "#/$defs/time", "description": "The newest sign of life, exact to five seconds." },
            "endedAt": { "$ref": "#/$defs/timeOrNull", "description": "Null while it runs." },
            "state": {
              "enum": ["active", "idle", "waiting", "ended"],
              "description": "active: a turn runs. idle: the human has the word. waiting: for an answer or a permission."
            },
            "source": { "type": "string", "description": "How it began: startup, resume, clear, compact, fork." },
            "endReason": { "type": "string", "description": "In the host's word, or lost when its process vanished." },
            "title": { "type": "string", "maxLength": 2000 },
            "model": { "type": "string", "maxLength": 128 },
            "host": { "type": "string", "description": "The machine's name." },
            "process": { "type": "integer", "description": "The host's process id on that machine." },
            "currentAgent": { "type": "string", "description": "Whom its main thread was last seen working as." }
          }
        },
        "task": {
          "description": "One task. A task keeps its id when its text, place or status changes.",
          "type": "object",
          "required": [
            "id", "session", "list", "content", "activeForm", "status", "agent", "agentSource", "progress", "currentStep",
            "totalSteps", "createdAt", "startedAt", "updatedAt", "completedAt", "statusSince", "duration",
            "pendingDuration", "estimatedDuration", "parentId", "blockedBy", "tags"
          ],
          "properties": {
            "id": { "type": "string", "minLength": 1, "description": "Made once, such as t-3f2a9c." },
            "session": { "type": "string", "maxLength": 128, "description": "The session's id; empty outside any session." },
            "list": {
              "type": "string",
              "description": "The list inside the session: todo, plan, tasks or bare; hand for tasks made by hand; an agent's own list as todo:AGENT_ID or plan:AGENT_ID; a list shared by sessions as tasks:NAME."
            },
            "content": { "type": "string", "maxLength": 2000, "description": "What is to be done." },
            "activeForm": { "type": ["string", "null"], "maxLength": 2000, "description": "The same while it is being done." },
            "description": { "type": "string", "maxLength": 2000, "description": "More about it; left out when not told." },
            "status": { "enum": ["pending", "in_progress", "completed", "failed", "cancelled"] },
            "agent": { "type": "string", "maxLength": 64, "description": "Who does it, or Unknown." },
            "agentSource": {
              "enum": [
                "hand", "payload", "teammate", "owner", "activeForm", "mention", "assignment", "text", "session", "unknown"
              ],
              "description": "The evidence that named the agent, strongest first."
            },
            "progress": {
              "$ref": "#/$defs/percentOrNull",
              "description": "Percent: 100 when completed, else as told or as the steps say; null when not known."
            },
            "currentStep": { "$ref": "#/$defs/countOrNull" },
            "totalSteps": { "$ref": "#/$defs/countOrNull" },
            "createdAt": { "$ref": "#/$defs/time" },
            "startedAt": { "$ref": "#/$defs/timeOrNull", "description": "When work first began." },
            "updatedAt": { "$ref": "#/$defs/time" },
            "completedAt": {
              "$ref": "#/$defs/timeOrNull",
              "description": "When it last became completed, failed or cancelled; null while it is open."
            },
            "statusSince": { "$ref": "#/$defs/time", "description": "When the present status began." },
            "runningSince": {
              "$ref": "#/$defs/time",
              "description": "Start of the span of work now running; left out when nobody works on it."
            },
            "duration": { "$ref": "#/$defs/duration", "description": "Time in progress, up to updatedAt of the file." },
            "pendingDuration": { "$ref": "#/$defs/duration", "description": "Time pending in spans that are over." },
            "estimatedDuration": { "$ref": "#/$defs/durationOrNull", "description": "As told by the agent." },
            "parentId": { "$ref": "#/$defs/textOrNull", "description": "The id of the task it is a part of." },
            "blockedBy": { "type": "array", "items": { "type": "string" }, "description": "Ids of tasks it waits for." },
            "tags": { "type": "array", "maxItems": 32, "items": { "type": "string", "maxLength": 64 } },
            "externalId": { "type": "string", "maxLength": 128, "description": "The host's id, in lists that have ids." },
            "position": { "$ref": "#/$defs/count", "description": "Place in its list from 0; left out once it is off the list." },
            "hostSaid": {
              "type": "object",
              "description": "What the host last said of fields that a person has changed since; left out when there are none."
            }
          }
        },
        "agent": {
          "description": "An agent at work, or one that has stopped.",
          "type": "object",
          "required": ["id", "name", "type", "kind", "session", "task", "startedAt", "lastSeenAt"],
          "properties": {
            "id": { "type": "string", "description": "The host's agent id; SESSION/name for workers and teammates." },
            "name": { "type": "string", "description": "As shown, or Unknown." },
            "type": { "$ref": "#/$defs/textOrNull", "description": "The host's agent type, such as orchestra:skye." },
            "kind": {
              "enum": ["subagent", "teammate", "remote", "worker"],
              "description": "worker: named by a task in progress of the main thread, and there as long as that is."
            },
            "session": { "type": "string", "maxLength": 128 },
            "task": { "$ref": "#/$defs/textOrNull", "description": "The id of the task it works on." },
            "startedAt": { "$ref": "#/$defs/timeOrNull", "description": "Null when its start was never seen." },
            "lastSeenAt": { "$ref": "#/$defs/time", "description": "The newest sign of life, exact to five seconds." },
            "stoppedAt": { "$ref": "#/$defs/time", "description": "Left out while it runs." },
            "outcome": {
              "type": "string",
              "description": "How it ended: finished, failed, idle, session-ended, lost, or the host's word. Left out while it runs."
            },
            "purpose": { "type": "string", "maxLength": 2000, "description": "What its caller asked of it." },
            "call": { "type": "string", "description": "The id of the tool call that started it." }
          }
        },
        "call": {
          "description": "A call for an agent.",
          "type": "object",
          "required": ["id", "session", "requestedAt"],
          "properties": {
            "id": { "type": "string" },
            "session": { "type": "string" },
            "type": { "type": "string" },
            "name": { "type": "string" },
            "purpose": { "type": "string", "maxLength": 2000 },
            "requestedAt": { "$ref": "#/$defs/time" }
          }
        },
        "stats": {
          "description": "Counts over every task of this file; computed anew with each update, never read back.",
          "type": "object",
          "required": [
            "totalTasks", "completedTasks", "activeTasks", "pendingTasks", "failedTasks", "cancelledTasks",
            "overallProgress", "activeAgents", "averageDuration", "estimatedRemaining"
          ],
          "properties": {
            "totalTasks": { "$ref": "#/$defs/count" },
            "completedTasks": { "$ref": "#/$defs/count" },
            "activeTasks": { "$ref": "#/$defs/count", "description": "In progress." },
            "pendingTasks": { "$ref": "#/$defs/count" },
            "failedTasks": { "$ref": "#/$defs/count" },
            "cancelledTasks": { "$ref": "#/$defs/count" },
            "overallProgress": {
              "$ref": "#/$defs/percentOrNull",
              "description": "Percent over all tasks that were not cancelled; null without such a task."
            },
            "activeAgents": { "$ref": "#/$defs/count" },
            "averageDuration": {
              "$ref": "#/$defs/durationOrNull",
              "description": "Mean time in progress of completed tasks; null when none was seen in progress."
            },
            "estimatedRemaining": {
              "$ref": "#/$defs/durationOrNull",
              "description": "What is left at the median pace; null before three tasks were completed."
            }
          }
        },
        "historyEntry": {
          "description": "One event in short.",
          "type": "object",
          "required": ["sequence", "time", "event"],
          "properties": {
            "sequence": { "type": "integer", "minimum": 1, "description": "The number of its record in events.jsonl." },
            "time": { "$ref": "#/$defs/time" },
            "event": { "type": "string", "description": "The event's type, such as task.changed." },
            "session": { "type": "string" },
            "agent": { "type": "string", "description": "Who acted." },
            "task": { "type": "string", "description": "The id of the task it is about." },
            "details": { "type": "string", "maxLength": 120, "description": "May hold text of agents." }
          }
        }
      }
    }

    """#
}
