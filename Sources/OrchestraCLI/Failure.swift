import DurableFiles
import JSONTree
import ProgressStore

/// How a command ends when it does not end well: the one list of exit statuses and sentences.
struct Failure: Error, Equatable, Sendable {
  /// The exit statuses, after `sysexits.h`.
  enum Status: Int32, CaseIterable, Sendable {
    /// The answer is no.
    case no = 1
    case usage = 64
    case damagedData = 65
    case missingInput = 66
    case internalFault = 70
    case cannotCreate = 73
    case inputOutput = 74
    case lockBusy = 75
    case newerVersion = 78
  }

  var status: Status
  var message: String
  /// A command or file that leads out of it.
  var hint: String?
  /// The index of the word of the command that is at fault, where that is known; the shell points at it.
  var word: Int?

  init(_ status: Status, _ message: String, hint: String? = nil, word: Int? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
    self.word = word
  }

  /// What standard error shows.
  var text: String {
    "Error: \(message)" + (hint.map { "\nHint: \($0)" } ?? "")
  }
}

extension Failure {
  init(_ error: StoreError) {
    switch error {
    case .file(let error): self.init(error)
    case .unconfirmed(let error):
      self.init(.inputOutput, "Recorded, but a power cut may still take it: \(error.sentence)")
    case .lockBusy(let path, let holder):
      self.init(
        .lockBusy, "Cannot lock '\(path)': \(holder.map(\.words) ?? "held by another process")",
        hint:
          "Try again: the lock is free as soon as whoever has it is done or dead; 'orchestra lock status' tells who that is"
      )
    case .newerSnapshot(let version):
      self.init(
        .newerVersion, "Cannot write '.orchestra/cache/progress.json': written by version \(version)",
        hint: "Use an orchestra of that version or later")
    case .newerJournal(let type, let sequence):
      self.init(
        .newerVersion,
        "Cannot read '.orchestra/cache/events.jsonl': record \(sequence) is a '\(type)' of a later version",
        hint: "Use a later orchestra")
    case .journalDamaged(let path, let offset):
      self.init(
        .damagedData, "Cannot use '\(path)': damaged at byte \(offset), with good records behind it",
        hint: "Run 'orchestra repair'; nothing is written to it meanwhile, events wait in the spool")
    case .heldSnapshot(let version):
      self.init(
        .damagedData, "Cannot write '.orchestra/cache/progress.json': it is kept at version \(version)",
        hint: "Run 'orchestra migrate up'; events wait in the spool meanwhile")
    case .migrationFailed(let from, let to, let reason):
      self.init(
        .damagedData,
        "Cannot take 'progress.json' from \(from.map { "version \($0)" } ?? "no version") to \(to): "
          + "\(reason.sentence); nothing was changed", hint: reason.hint)
    case .noSuchBackup(let name):
      self.init(
        .missingInput, "Cannot find the backup \(name.map { "'\($0)'" } ?? "'progress.json.backup'")",
        hint: "Run 'orchestra migrate backups' for those there are")
    case .notInitialized(let path):
      self.init(
        .missingInput, "Cannot find progress in '\(path)': no hook has been served here yet",
        hint: "Run 'orchestra init', or 'orchestra install' to have a host call it")
    case .settingsInvalid(let path, let error):
      self.init(.damagedData, "Cannot read '\(path)': \(error.sentence) at byte \(error.offset)")
    }
  }

  init(_ error: FileError) {
    let status: Status =
      switch error {
      case .lockTimedOut: .lockBusy
      case .system(let cause) where cause.operation == .openat && error.isAbsence: .missingInput
      default: .inputOutput
      }
    self.init(status, error.sentence)
  }
}

extension LockHolder {
  var words: String { "held by process \(processIdentifier) (\(command))" }
}
