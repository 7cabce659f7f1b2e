import DurableFiles

/// What checks ask of the machine beyond files: replaced as a whole in tests.
///
/// A default answers "not known", so that a test says only what it is about.
struct DoctorMachine: Sendable {
  /// A file or folder behind a path, links followed.
  struct Entry: Equatable, Sendable {
    var kind: FileKind
    var isExecutable: Bool
    var device: UInt64
    var inode: UInt64
    /// User id.
    var owner: UInt32
    var mode: FileMode
    /// Milliseconds since 1970.
    var modified: Int64

    func isSameFile(as other: Entry) -> Bool { device == other.device && inode == other.inode }
  }

  /// Room on a file system.
  struct Room: Equatable, Sendable {
    /// Bytes this user may still write.
    var freeBytes: Int64
    /// Files this user may still make; nil where the file system does not count them.
    var freeFiles: Int64?
    var isReadOnly: Bool
  }

  struct Process: Equatable, Sendable {
    enum State: Sendable { case running, stopped, zombie }

    var state: State
    /// The program's name as the system shows it; hostile.
    var name: String
  }

  /// Describes what is behind a path, links followed; nil when there is nothing.
  var entry: @Sendable (String) -> Entry? = { _ in nil }
  var room: @Sendable (_ path: String) -> Room? = { _ in nil }
  /// Describes a process; nil when there is none, or the system does not tell.
  var process: @Sendable (Int32) -> Process? = { _ in nil }
  /// Who holds a `flock` on the file with this inode, by the system's own list; empty where it has none.
  var lockHolders: @Sendable (_ inode: UInt64) -> [Int32] = { _ in [] }
  /// Asks a program for its version, for two seconds at most; nil when it gives none.
  var version: @Sendable (_ program: String) -> String? = { _ in nil }
  /// The file this process was started from.
  var ownProgram: @Sendable () -> String? = { nil }
  /// The computer's clock, whatever `ORCHESTRA_NOW_MS` says: files are stamped with it.
  var clock: any WallClock = FixedClock(milliseconds: 0)
  /// Sets a file's mode, never that of a link; false when that is not possible.
  var setMode: @Sendable (_ path: String, _ mode: FileMode) -> Bool = { _, _ in false }
  /// Settings of Claude Code that an administrator keeps for everybody.
  var managedSettings: [String] = []
  /// Where packages put what is for everybody, such as `/usr/share`.
  var sharedFolders: [String] = []
  /// Where programs put files for a short while, and where the old scripts had their lock.
  var temporaryFolder = "/tmp"

  init() {}
}
