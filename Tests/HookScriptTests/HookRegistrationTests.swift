import Foundation
import HookEvents
import Testing

/// What is registered, and how; which events are worth a hook is in `docs/hooks.md`.
@Suite struct HookRegistrationTests {
  /// Events whose handlers would change what the host does, or make it wait for nothing.
  static let forbidden = ["WorktreeCreate", "MessageDisplay", "PostToolBatch", "PreModelSwitch"]

  @Test func `Claude Code gets a hook for every event that says something, and no other`() throws {
    let registration = try HookRegistration(HookRegistration.claude)
    let wanted: Set = [
      "SessionStart", "SessionEnd", "UserPromptSubmit", "Stop", "StopFailure",
      "PreToolUse", "PostToolUse", "PostToolUseFailure", "PermissionRequest", "Notification",
      "SubagentStart", "SubagentStop", "TaskCreated", "TaskCompleted", "TeammateIdle",
      "PreCompact", "PostCompact", "CwdChanged",
    ]
    #expect(Set(registration.hooks.keys) == wanted)
  }

  @Test func `Codex gets a hook for every event that says something, and no other`() throws {
    let registration = try HookRegistration(HookRegistration.codex)
    let wanted: Set = [
      "SessionStart", "SessionEnd", "UserPromptSubmit", "Stop", "Interrupt", "PreToolUse", "PostToolUse",
      "PermissionRequest", "SubagentStart", "SubagentStop", "PreCompact", "PostCompact",
    ]
    #expect(Set(registration.hooks.keys) == wanted)
  }

  @Test(arguments: [HookRegistration.claude, HookRegistration.codex])
  func `every registered event is one the program understands`(path: String) throws {
    for event in try HookRegistration(path).hooks.keys {
      #expect(HookEventCatalog.event(named: event) != nil, "\(event)")
      #expect(!Self.forbidden.contains(event))
    }
  }

  @Test(arguments: [HookRegistration.claude, HookRegistration.codex])
  func `tool events are registered for the tools that say something, never for all`(path: String) throws {
    let registration = try HookRegistration(path)
    for event in ["PreToolUse", "PostToolUse"] {
      for matcher in registration.matchers(of: event) {
        #expect(matcher?.isEmpty == false && matcher != "*", "\(event)")
      }
    }
  }

  @Test func `Claude Code's matchers are lists of exact names`() throws {
    let registration = try HookRegistration(HookRegistration.claude)
    #expect(registration.matchers(of: "PreToolUse") == ["Agent|Task"])
    #expect(
      registration.matchers(of: "PostToolUse") == [
        "TodoWrite|TaskCreate|TaskUpdate|TaskList|TaskGet|Agent|Task"
      ])
  }

  @Test func `Codex's matchers find the plan and both names of the spawn tool`() throws {
    let registration = try HookRegistration(HookRegistration.codex)
    let after = try Regex(try #require(registration.matchers(of: "PostToolUse").first ?? nil))
    let before = try Regex(try #require(registration.matchers(of: "PreToolUse").first ?? nil))
    for tool in ["spawn_agent", "collaborationspawn_agent"] {
      #expect(tool.contains(after))
      #expect(tool.contains(before))
    }
    #expect("update_plan".contains(after))
    #expect(!"update_plan".contains(before))
    #expect(!"Bash".contains(after))
  }

  @Test func `Claude Code starts the program itself, without a shell between`() throws {
    for handler in try HookRegistration(HookRegistration.claude).handlers {
      #expect(handler.type == "command")
      #expect(handler.command == "${CLAUDE_PLUGIN_ROOT}/bin/orchestra")
      #expect(handler.args == ["hook"])
    }
  }

  @Test func `Codex, which has no such form, gets a command line`() throws {
    for handler in try HookRegistration(HookRegistration.codex).handlers {
      #expect(handler.type == "command")
      #expect(handler.command == "orchestra hook")
      #expect(handler.args == nil)
    }
  }

  @Test(arguments: [HookRegistration.claude, HookRegistration.codex])
  func `no host waits longer than a few seconds`(path: String) throws {
    let registration = try HookRegistration(path)
    for (event, groups) in registration.hooks {
      for handler in groups.flatMap(\.hooks) {
        let timeout = try #require(handler.timeout, "\(event)")
        // The program gives up by itself before three seconds are over; Codex allows these two no more.
        let longest = ["SessionEnd", "Interrupt"].contains(event) ? 3 : 10
        #expect((3...longest).contains(timeout), "\(event)")
      }
    }
  }
}
