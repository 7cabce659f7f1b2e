import DurableFiles
import ProgressModel
import ProgressStore
import Shell
import Synchronization

/// What the commands of one shell or script share: options, sandbox, aliases, what the last command said.
///
/// A class, since every command of a session changes the same one. Its parts are values; no lock is held while a command runs.
final class ShellSession: Sendable {
  /// How a command ended, for `expect` and for the commands behind it.
  struct Previous: Sendable {
    var output = ""
    var errors = ""
    var status: Int32 = 0
  }

  /// Where the session stands.
  struct Place: Equatable, Sendable {
    var workingDirectory: String
    /// A project's folder that was named instead of found; `cd` ends that.
    var root: String?
  }

  private struct Parts: Sendable {
    var place: Place
    var options = SessionOptions()
    var aliases = AliasTable()
    var sandbox: OpenSandbox?
    var view: TravelView?
    var previous: Previous?
    var hasEnded = false
    var readRequest: ReadRequest?
    var states = StateCache()
  }

  /// What `read` asks the interpreter to do: it alone knows which source the command stands in.
  struct ReadRequest: Equatable, Sendable {
    var file: String
    var keepsGoing: Bool
  }

  private let parts: Mutex<Parts>
  /// The lines of this session and of those before, where there is somebody who types.
  let history: ShellHistory
  /// Whether a person is at the keys, who may be asked and who sees colours.
  let isInteractive: Bool
  /// Whether it is made for one command only, as `orchestra at` does: nothing outlives that.
  let isSingleUse: Bool

  init(
    place: Place, isInteractive: Bool, history: ShellHistory = ShellHistory(), isSingleUse: Bool = false
  ) {
    parts = Mutex(Parts(place: place))
    self.isInteractive = isInteractive
    self.history = history
    self.isSingleUse = isSingleUse
  }

  /// A session for a single command of a command line.
  static func forOneCommand(place: Place) -> ShellSession {
    ShellSession(place: place, isInteractive: false, isSingleUse: true)
  }

  var place: Place {
    get { parts.withLock { $0.place } }
    set { parts.withLock { $0.place = newValue } }
  }

  var options: SessionOptions {
    get { parts.withLock { $0.options } }
    set { parts.withLock { $0.options = newValue } }
  }

  var aliases: AliasTable {
    get { parts.withLock { $0.aliases } }
    set { parts.withLock { $0.aliases = newValue } }
  }

  var previous: Previous? {
    get { parts.withLock { $0.previous } }
    set { parts.withLock { $0.previous = newValue } }
  }

  /// Set by `exit`: the rest of the line, the script and the shell are not run.
  var hasEnded: Bool {
    get { parts.withLock { $0.hasEnded } }
    set { parts.withLock { $0.hasEnded = newValue } }
  }

  func requestRead(_ request: ReadRequest) { parts.withLock { $0.readRequest = request } }

  func takeReadRequest() -> ReadRequest? {
    parts.withLock { parts in
      defer { parts.readRequest = nil }
      return parts.readRequest
    }
  }

  var sandbox: OpenSandbox? {
    get { parts.withLock { $0.sandbox } }
    set { parts.withLock { $0.sandbox = newValue } }
  }

  /// The sandbox when it belongs to the project at `path`.
  func sandbox(of path: String) -> Sandbox? {
    parts.withLock { $0.sandbox?.project == path ? $0.sandbox?.sandbox : nil }
  }

  /// The view into the past that `at` has opened; nil in the present.
  var view: TravelView? {
    get { parts.withLock { $0.view } }
    set { parts.withLock { $0.view = newValue } }
  }

  /// Changes the open sandbox in place; nil when none is open.
  func changeSandbox<Result>(_ body: (inout OpenSandbox) -> Result) -> Result? {
    guard var open = sandbox else { return nil }
    let result = body(&open)
    sandbox = open
    return result
  }

  /// Returns the state kept for `files`, or nil when the files are others by now.
  func cachedState(_ files: StateFiles) -> ProgressState? {
    parts.withLock { $0.states.state(of: files) }
  }

  func cache(_ state: ProgressState, of files: StateFiles) {
    parts.withLock { $0.states.keep(state, of: files) }
  }
}

/// Which files a state was read from: two that compare equal hold the same.
struct StateFiles: Equatable, Sendable {
  var project: String
  var snapshot: FileStatus?
  var journal: FileStatus?
}

/// The last state a session has read: nothing is read again as long as its files are the same.
struct StateCache: Sendable {
  private var files: StateFiles?
  private var state: ProgressState?

  func state(of files: StateFiles) -> ProgressState? { self.files == files ? state : nil }

  mutating func keep(_ state: ProgressState, of files: StateFiles) {
    self.files = files
    self.state = state
  }
}
