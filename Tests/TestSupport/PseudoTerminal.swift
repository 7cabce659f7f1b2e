package import Foundation

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A program on a terminal of its own, with a person's fingers and eyes.
///
/// The terminal controls the program's session: Ctrl-C, a change of the window and a hang-up reach it as they would
/// from a real one. Nothing here sleeps: `wait` reads what the program writes until the screen is as expected.
package final class PseudoTerminal {
  /// The screen was not as expected in time.
  package struct Timeout: Error, CustomStringConvertible {
    package let expectation: String
    package let screen: PseudoTerminalScreen

    package var description: String {
      """
      Expected \(expectation); the cursor is at row \(screen.cursor.row), column \(screen.cursor.column) of
      \(screen.text)
      """
    }
  }

  package private(set) var screen: PseudoTerminalScreen
  /// Everything the program has written.
  package private(set) var transcript: [UInt8] = []
  package let process: pid_t

  private let master: Int32
  private var status: Int32?

  /// Starts a program; `environment` is all it gets, with `TERM` and a UTF-8 locale unless it says otherwise.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws {
    screen = PseudoTerminalScreen(columns: columns, rows: rows)
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    guard openpty(&ends.master, &ends.slave, nil, nil, nil) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    // Others start programs at the same time: neither end may get into them.
    for end in [ends.master, ends.slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends.slave) }
    master = ends.master
    Self.setSize(master, columns: columns, rows: rows)
    let defaults = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    let variables = defaults.merging(environment) { $1 }
    process = try Self.spawn(program, arguments, variables, terminal: try Self.name(of: ends.slave))
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(master)
  }

  /// Returns a terminal's path.
  ///
  /// Not by `ttyname`, which writes it where a test beside this one writes its own.
  private static func name(of terminal: Int32) throws -> String {
    var name = [CChar](repeating: 0, count: 256)
    let code = ttyname_r(terminal, &name, name.count)
    if code != 0 { throw POSIXError(.init(rawValue: code) ?? .ENOTTY) }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ variables: [String: String], terminal: String
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // POSIX_SPAWN_SETSID: with a session of its own, the first terminal it opens becomes its controlling one.
    posix_spawnattr_setflags(
      &attributes, Int16(0x80) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + environment { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &words, &environment)
    if code != 0 { throw POSIXError(.init(rawValue: code) ?? .EIO) }
    return process
  }

  private static func setSize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Types.
  package func send(_ text: String) { send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      // A terminal takes only so much; what it echoes must be read meanwhile.
      var request = pollfd(fd: master, events: Int16(POLLOUT | POLLIN), revents: 0)
      poll(&request, 1, 1_000)
      if request.revents & Int16(POLLIN) != 0 { _ = receive() }
      if request.revents & Int16(POLLOUT) == 0 { continue }
      let part = Array(bytes[sent..<min(sent + 512, bytes.count)])
      let count = write(master, part, part.count)
      if count <= 0 { return }
      sent += count
    }
  }

  /// Changes the window's size, as a person does by dragging its corner.
  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    Self.setSize(master, columns: columns, rows: rows)
  }

  /// Sends a signal to the program alone.
  package func signal(_ number: Int32) { kill(process, number) }

  /// The terminal's settings, as the program left them.
  package var settings: termios {
    var settings = termios()
    tcgetattr(master, &settings)
    return settings
  }

  /// Whether the terminal edits lines and echoes by itself: its normal state.
  package var isCooked: Bool {
    let flags = settings.c_lflag
    return [ICANON, ECHO, ISIG].allSatisfy { flags & tcflag_t($0) != 0 }
  }

  /// Waits until the screen is as expected.
  package func wait(
    for expectation: String, within limit: TimeInterval = 60, until isMet: (PseudoTerminalScreen) -> Bool
  ) throws {
    let deadline = Date(timeIntervalSinceNow: limit)
    while !isMet(screen) {
      let left = deadline.timeIntervalSinceNow
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      let count = left > 0 ? poll(&request, 1, Int32(min(left, 60) * 1_000) + 1) : 0
      // The timer of a test beside this one, which waits for a lock, may wake this thread too.
      if count < 0, errno == EINTR { continue }
      guard count > 0, receive() else {
        if isMet(screen) { return }
        throw Timeout(expectation: expectation, screen: screen)
      }
    }
  }

  /// Waits until the cursor's row is `line`, and the cursor behind its part `before` if given.
  package func wait(forLine line: String, cursorColumn: Int? = nil) throws {
    try wait(for: "the line '\(line)'" + (cursorColumn.map { " with the cursor in column \($0)" } ?? "")) {
      $0.currentLine == line && (cursorColumn == nil || cursorColumn == $0.cursor.column)
    }
  }

  /// Waits until a text is somewhere on the screen.
  package func wait(forText text: String) throws {
    try wait(for: "'\(text)'") { $0.text.contains(text) }
  }

  /// Reads what there is; false when the program has let go of the terminal.
  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    if count <= 0 { return count < 0 && errno == EINTR }
    transcript += buffer[..<count]
    screen.feed(buffer[..<count])
    return true
  }

  /// Reads to the program's end and returns its exit status, or 128 and the number of the signal that killed it.
  package func end() throws -> Int32 {
    while receive() {}
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { throw POSIXError(.init(rawValue: errno) ?? .ECHILD) }
    }
    let signal = status & 0x7F
    let result = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    self.status = result
    return result
  }
}
