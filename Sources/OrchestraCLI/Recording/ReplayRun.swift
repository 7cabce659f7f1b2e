import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// Serves the payloads of a file again, where they are wanted.
///
/// Nothing real changes unless it is asked for: payloads go into memory, from nothing; in an interactive shell, or where a
/// sandbox is open, into the sandbox; into a new project, which follows from the file alone; or, when told to, into the
/// real project.
struct ReplayRun {
  /// Where payloads go.
  enum Target: Equatable {
    /// Memory, or the sandbox of a shell.
    case rehearsal
    case present
    /// A new project in this folder.
    case folder(String)
  }

  /// What was played, and what it led to.
  struct Played {
    /// memory, sandbox or project.
    var target: String
    var project: Project
    var account = Playback.Account()
    var counts: [String: CountedEvent] = [:]
    var firstTime: Timestamp?
    var before: ProgressState
    var after = ProgressState()
    /// Reading the lines is part of it.
    var took = Duration.zero
  }

  let file: PlayedFile
  let target: Target
  let playback: PlaybackOptions
  let output: FormatOptions
  let context: ProgramContext

  /// Plays the file.
  func play(in options: ProjectOptions) throws(Failure) -> Played {
    switch target {
    case .folder(let path): return try playIntoNew(path)
    case .present:
      let project = try options.project(in: context)
      try refuseSandbox(of: project)
      var played = Played(target: "project", project: project, before: try presentState(of: project))
      var sink = CountingSink(ProjectSink(project: project, state: played.before))
      try play(into: &sink, from: context.now, &played)
      return played
    case .rehearsal:
      let project = try options.project(in: context)
      if let sandbox = try sandbox(of: project) { return try play(into: sandbox, project) }
      return try playIntoMemory(project)
    }
  }

  /// Plays into memory, from nothing: the same on every machine, but for the project's own agents and settings.
  private func playIntoMemory(_ project: Project) throws(Failure) -> Played {
    let project = project.replacing(context.forReplay(by: ReplayClock()))
    var played = Played(target: "memory", project: project, before: ProgressState())
    var sink = CountingSink(MemorySink(project: project))
    try play(into: &sink, from: PlayedFile.fixedStart, &played)
    return played
  }

  private func playIntoNew(_ path: String) throws(Failure) -> Played {
    let clock = ReplayClock()
    let project = try NewProject(path: path, context: context.forReplay(by: clock)).make()
    let start = PlayedFile.fixedStart
    clock.set(file.first(from: start)?.time ?? start)
    let named: ProgressStore.Outcome
    do {
      named = try project.store(for: "replay").update(until: .after(.seconds(10)), policy: project.policy) {
        $0.nameProject(
          id: file.projectIdentifier, name: file.projectName, host: project.context.hostName,
          at: Timestamp(clock.now()))
      }
    } catch {
      throw Failure(error)
    }
    var played = Played(target: "project", project: project, before: named.state)
    var sink = CountingSink(ProjectSink(project: project, state: named.state), clock: clock)
    try play(into: &sink, from: start, &played)
    return played
  }

  /// Plays beside the sandbox, and takes over what was recorded as one step, which 'undo' takes back as one.
  private func play(into sandbox: Sandbox, _ project: Project) throws(Failure) -> Played {
    var played = Played(target: "sandbox", project: project, before: sandbox.state)
    var sink = CountingSink(SandboxSink(project: project, sandbox: sandbox), keepsEvents: true)
    defer {
      // What was played before a failure is in the sandbox too, as it would be in a project.
      let events = sink.events
      _ = context.session?.changeSandbox { open in
        open.change(policy: project.policy) { transaction in
          for event in events { transaction.adopt(event) }
        }
      }
    }
    try play(into: &sink, from: context.now, &played)
    return played
  }

  private func play<Sink: PayloadSink>(
    into sink: inout CountingSink<Sink>, from start: Timestamp, _ played: inout Played
  ) throws(Failure) {
    let player = try playback.playback(of: played.project, showing: output)
    let began = Deadline.monotonicNow()
    switch file.payloads(from: start) {
    case .lines(let lines): played.account = try player.play(lines, into: &sink)
    case .list(let list): played.account = try player.play(list, into: &sink)
    }
    played.took = Deadline.monotonicNow() - began
    played.counts = sink.counts
    played.firstTime = sink.firstTime
    played.after = sink.state
  }

  private func presentState(of project: Project) throws(Failure) -> ProgressState {
    do { return try project.store(for: "replay").read() ?? ProgressState() } catch { throw Failure(error) }
  }

  private func refuseSandbox(of project: Project) throws(Failure) {
    guard context.session?.sandbox(of: project.path) != nil else { return }
    throw Failure(
      .usage, "Cannot apply: a sandbox is open", hint: "'commit' or 'rollback' first, or leave out --apply")
  }

  /// The sandbox of a shell, opened if need be; nil where there is nobody to close it.
  private func sandbox(of project: Project) throws(Failure) -> Sandbox? {
    guard let session = context.session else { return nil }
    if let open = session.sandbox {
      if open.project == project.path { return open.sandbox }
      throw Failure(
        .usage, "Cannot replay here: a sandbox of '\(VisibleText.of(open.project))' is open",
        hint: "'commit' or 'rollback' first")
    }
    // A script that ends in an open sandbox has failed: there nothing stays open that nobody has opened.
    guard session.isInteractive else { return nil }
    let salt = (try? project.root.randomBytes(8)).map { Checksum(of: $0).hexadecimal } ?? "sandbox"
    let sandbox = Sandbox(state: try presentState(of: project), salt: salt)
    session.sandbox = OpenSandbox(project: project.path, sandbox: sandbox)
    return sandbox
  }
}
