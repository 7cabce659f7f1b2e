package import ProgressModel

/// Who has the project's lock, and who waits for it; texts of other processes are hostile.
package struct LockStanding: Equatable, Sendable {
  /// A process, as far as the system tells.
  package struct Process: Equatable, Sendable {
    package enum State: String, Sendable {
      case running, stopped, gone
    }

    package var id: Int32
    /// Nil where the system does not tell.
    package var state: State?
    /// The program's name.
    package var program: String?
    /// The words it was started with.
    package var commandLine: String?

    package init(id: Int32, state: State? = nil, program: String? = nil, commandLine: String? = nil) {
      self.id = id
      self.state = state
      self.program = program
      self.commandLine = commandLine
    }
  }

  /// What the last one of this program to take the lock wrote into its file.
  package struct Note: Equatable, Sendable {
    package var process: Int32
    package var since: Timestamp
    package var action: String

    package init(process: Int32, since: Timestamp, action: String) {
      self.process = process
      self.since = since
      self.action = action
    }
  }

  package var isHeld: Bool
  /// Nil when it is free, and when neither the system nor the note says who.
  package var holder: Process?
  /// Whether the system names the holder, and not the note alone.
  package var isHolderCertain: Bool
  package var note: Note?
  /// How many wait; nil where the system has no list of locks.
  package var waitingCount: Int?
  /// Those of them that are seen: processes of other users may not be.
  package var waiting: [Process]

  package init(
    isHeld: Bool = false, holder: Process? = nil, isHolderCertain: Bool = false, note: Note? = nil,
    waitingCount: Int? = 0, waiting: [Process] = []
  ) {
    self.isHeld = isHeld
    self.holder = holder
    self.isHolderCertain = isHolderCertain
    self.note = note
    self.waitingCount = waitingCount
    self.waiting = waiting
  }

  /// The note, if the one that wrote it has the lock.
  ///
  /// Another program can hold the lock without a note; then that of an earlier holder still stands in the file.
  package var currentNote: Note? {
    guard isHeld, let note, let holder, note.process == holder.id else { return nil }
    return note
  }
}
