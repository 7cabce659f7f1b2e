extension ProgramContext {
  /// The session a command belongs to.
  ///
  /// - Throws: `Failure` of usage on the command line, where nothing outlives the command.
  func requireSession(for command: String) throws(Failure) -> ShellSession {
    guard let session else {
      throw Failure(
        .usage, "Cannot use '\(command)' outside the shell",
        hint: "'orchestra' opens it; 'orchestra -c \"\(command) …; …\"' runs several commands as one session")
    }
    return session
  }
}

extension ProgramContext {
  /// The open sandbox with its project.
  ///
  /// - Throws: `Failure` of usage when none is open.
  func requireSandbox(for command: String) throws(Failure) -> (Project, OpenSandbox) {
    guard let open = try requireSession(for: command).sandbox else {
      throw Failure(.usage, "No sandbox is open", hint: "'begin' opens one")
    }
    do { return (try Project.open(open.project, in: self), open) } catch { throw Failure(error) }
  }
}

extension ProjectOptions {
  /// The project a command without `--root` is about.
  static func ofSession(_ context: ProgramContext) throws(Failure) -> Project {
    let path = ProjectDiscovery(context: context).root(option: nil)
    do { return try Project.open(path, in: context) } catch { throw Failure(error) }
  }
}
