import JSONTree

/// What a hook prints: nothing, or one JSON object with fields the event accepts.
package enum HookReply {
  /// The host cuts strings at this many characters; longer ones would come back as a file name.
  package static let longestMessage = 10_000

  /// Events that discard `systemMessage`, or where it goes to the model instead of the user.
  ///
  /// Claude Code: the group that ignores universal fields. Codex: `SessionEnd` accepts nothing at all.
  private static let silentEvents: Set<String> = [
    "Notification", "PreCompact", "PostCompact", "SessionEnd", "StopFailure", "CwdChanged", "DirectoryAdded",
    "WorktreeCreate", "WorktreeRemove", "InstructionsLoaded", "MessageDisplay", "agent-turn-complete",
  ]

  /// Whether the host shows a `systemMessage` given in answer to `event`.
  package static func showsMessage(for event: String, client: HookClient) -> Bool {
    client != .unknown && !silentEvents.contains(event)
  }

  /// Returns the answer that shows `message` to the user: one line of JSON, ending in a newline.
  package static func systemMessage(_ message: String) -> [UInt8] {
    var text = message
    if text.utf8.count > longestMessage, text.count > longestMessage {
      text = String(text.prefix(longestMessage - 1)) + "…"
    }
    var writer = JSONWriter(.compact)
    writer.beginObject()
    writer.key("systemMessage")
    writer.string(text)
    writer.endObject()
    writer.newLine()
    return writer.finish()
  }
}
