import DurableFiles
import HostSettings

/// What is, or would be, done to one file.
struct FileChange: Sendable {
  enum Part: Equatable, Sendable {
    case hooks(HookHost, InstallScope)
    case completion(CompletionShell)
    case manual
    case plugin

    var name: String {
      switch self {
      case .hooks: "hooks"
      case .completion: "completion"
      case .manual: "manual"
      case .plugin: "plugin"
      }
    }
  }

  let part: Part
  let file: EditedFile
  /// The bytes it is to have; nil for no file.
  var after: [UInt8]?
  /// What that means, for settings.
  var settings: SettingsChanges?
  /// The permissions it gets when it is made new.
  var mode: FileMode = .readableFile
  /// What is to be remembered; nil when there is nothing, or nothing any more.
  var record: InstallRecord?
  /// Where the bytes from before are; set once it is done.
  var backup: String?
  var isDone = false

  /// Whether there is something to do.
  var isNeeded: Bool { after != file.bytes }

  /// The word for programs.
  var action: String {
    if !isNeeded { return "none" }
    if after == nil { return "remove" }
    return file.bytes == nil ? "create" : "update"
  }
}
