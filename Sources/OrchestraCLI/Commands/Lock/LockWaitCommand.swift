import ArgumentParser
import DurableFiles
import ProgressStore

/// Waits until nobody has the project's lock.
struct LockWaitCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Wait until the lock is free.",
    discussion: """
      Waits in the system's queue like an update, and lets go at once when it is its turn. When the time is over first: exit \
      status 75, with the holder.
      Example: orchestra lock wait --timeout 5
      """)

  /// A wait is cut into pieces so long, so that Ctrl-C can end it in the shell.
  private static let piece = Duration.milliseconds(250)

  @OptionGroup var project: ProjectOptions

  @Option(
    name: .long,
    help: ArgumentHelp("How long to wait at most; without it, as long as it takes.", valueName: "seconds"))
  var timeout: LockTimeout?

  func run(in context: ProgramContext) throws {
    let deadline = timeout.map { Deadline.after($0.duration) } ?? .never
    guard let folder = try project.project(in: context).lockFolder() else { return }
    let lock = FileLock(StoreName.lock, in: folder, command: "lock wait", clock: context.clock)
    do {
      // Looking comes first: a lock that is free is not touched.
      if case .free = try lock.state() { return }
    } catch {
      throw Failure(error)
    }
    while true {
      do {
        return try lock.acquire(until: min(deadline, .after(Self.piece))).release()
      } catch {
        guard case .lockTimedOut = error, !deadline.hasPassed else { throw Failure(error) }
        if context.surroundings.wasInterrupted() {
          throw Failure(.no, "The lock is still held", hint: "Who holds it: orchestra lock status")
        }
      }
    }
  }
}
