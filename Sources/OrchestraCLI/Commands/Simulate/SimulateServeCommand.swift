import ArgumentParser
import DurableFiles
import ProgressStore

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Serves one payload as a hook that meets a fault: what simulations start as processes of their own.
struct SimulateServeCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve one payload as a hook that meets a fault.", shouldDisplay: false)

  @OptionGroup var project: ProjectOptions

  @Argument(help: "kill=POINT, full-disk, or lock-held, which holds the lock until standard input ends.")
  var fault: SimulationFault

  func run(in context: ProgramContext) throws {
    var context = context
    switch fault {
    case .kill(let point):
      // The death no process can prevent or notice, as by `kill -9` or the kernel when memory runs out.
      context.calls = InterruptedFileSystem(.death(point)) { _ = kill(getpid(), SIGKILL) }
    case .fullDisk:
      context.calls = InterruptedFileSystem(.fullDisk) {}
    case .heldLock:
      return try hold(in: context)
    default:
      throw ValidationError("Cannot serve '\(fault.word)'")
    }
    var options = HookOptions()
    options.root = project.root
    options.isStrict = true
    let status = HookRunner(context: context, options: options).run()
    if status != 0 { throw ExitCode(status) }
  }

  /// Takes the lock, says so with a line, and keeps it as long as somebody keeps our standard input open.
  private func hold(in context: ProgramContext) throws(Failure) {
    let project = try project.project(in: context)
    do {
      let orchestra = try project.root.subdirectory(StoreName.orchestra, trust: project.settings.access.trust)
      let cache = try orchestra.subdirectory(StoreName.cache, trust: project.settings.access.trust)
      let held = try FileLock(StoreName.lock, in: cache, command: "simulate lock-held")
        .acquire(until: .after(.seconds(10)))
      context.output.answer("held\n")
      while try context.input.read(until: .after(.seconds(60))) != .end {}
      held.release()
    } catch {
      throw Failure(error)
    }
  }
}
