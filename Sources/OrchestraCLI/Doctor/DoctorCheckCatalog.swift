/// Every check, in the order it is shown within its topic.
enum DoctorCheckCatalog {
  static let all: [any DoctorCheck.Type] = [
    ProjectRootCheck.self,
    OtherProjectsCheck.self,
    OffSwitchCheck.self,
    ClaudeHooksCheck.self,
    CodexHooksCheck.self,
    HookSettingsCheck.self,
    HookProgramsCheck.self,
    HookEventsCheck.self,
    RecordingCheck.self,
    TodoToolsCheck.self,
    HooksTwiceCheck.self,
    HookCostCheck.self,
    StateFilesCheck.self,
    SchemaVersionCheck.self,
    ValidationCheck.self,
    SettingsCheck.self,
    EnvironmentCheck.self,
    ClockCheck.self,
    SpoolCheck.self,
    LogCheck.self,
    LockCheck.self,
    PermissionsCheck.self,
    DiskCheck.self,
    FileSystemCheck.self,
    LeftoversCheck.self,
    QuarantineCheck.self,
    SchemaCopyCheck.self,
    ProgramCheck.self,
    OldScriptsCheck.self,
    CompletionsCheck.self,
    OwnFilesCheck.self,
    TerminalCheck.self,
  ]

  static func check(named name: String) -> (any DoctorCheck.Type)? { all.first { $0.name == name } }
}
