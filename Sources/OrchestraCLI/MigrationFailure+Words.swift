import JSONTree
import ProgressStore

extension MigrationFailure {
  /// What kept the migration from being done.
  var sentence: String {
    switch self {
    case .unreadable(let error): "it is not JSON: \(error.sentence) at byte \(error.offset)"
    case .foreign: "it is not a progress file"
    case .missing: "there is no such file"
    case .invalidResult(let pointer):
      "the step made something this program does not read\(pointer.isEmpty ? "" : ", at '\(pointer)'")"
    case .journalDamaged(let offset): "the journal beside it is damaged at byte \(offset)"
    case .hasVersion(let version): "it says that it is of version \(version)"
    case .wrongShape(let pointer):
      "it does not have the shape of that version\(pointer.isEmpty ? "" : ", at '\(pointer)'")"
    }
  }

  var hint: String? {
    switch self {
    case .unreadable, .journalDamaged: "Run 'orchestra repair'"
    case .foreign: "Run 'orchestra validate', or 'orchestra migrate baseline VERSION' for a file made by hand"
    case .missing: "Run 'orchestra migrate backups' for what can be restored"
    case .invalidResult: "Please report it, with the file: this is a fault of the program"
    case .hasVersion:
      "Use 'orchestra migrate to VERSION', or 'orchestra migrate force VERSION' to overrule it"
    case .wrongShape: "Run 'orchestra validate' to see what is wrong with it"
    }
  }
}
