import CLibEdit

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Lines edited on a terminal, by libedit: history, completion, search, paste, Unicode.
///
/// libedit runs unbuffered: `el_wgets` returns after each command, and all waiting between two commands is done here, where
/// a changed prompt or window can be drawn. Keys that arrive while a command waits for a second one (`f` in vi) go
/// straight to that command. Everything happens in the thread that calls `readLine`.
///
/// 1. Outside of `readLine` the terminal is in the state it was found in, and no signal is handled.
/// 2. When `SIGTERM` or `SIGHUP` comes while waiting, the terminal is restored before the signal takes its usual effect.
/// 3. Nothing that has been typed ahead is read before it is wanted.
package final class TerminalLineReader: LineReader {
  /// Why a line was left.
  enum Outcome: Equatable {
    case interrupt
    case end
    case signal(Int32)
    case suspend
    case list([CompletionCandidate])
  }

  let editor: OpaquePointer
  let completer: Completer?
  let output: TerminalOutput
  private let errors: TerminalOutput
  private var originalSettings = termios()
  /// Whether the terminal goes to the next row only with the character after the last column.
  private let wrapsLate: Bool
  let leftPrompt = WideText()
  let rightPrompt = WideText()
  private let historyLine = WideText()
  private let historySource: UnsafeMutablePointer<edit_history>
  /// libedit keeps pointers to them.
  private let commandNames = EditorCommand.allCases.map { ($0, WideText($0.rawValue)) }

  var input: TerminalInput
  var glyphs = GlyphTable()
  var history = LineHistory()
  var prompt = LinePrompt("")
  private(set) var signals: SignalWatch?
  private(set) var columns = 80
  private(set) var rows = 24

  // The line being edited

  var outcome: Outcome?
  /// What `insert` and `merge` put into the line.
  var waitingText: [WideCharacter] = []
  /// What `redraw` makes the line.
  var waitingLine: (line: String, cursor: Int)?
  /// Keys to be delivered before any that is typed.
  var queuedKeys: [WideCharacter] = []
  /// Whether the next key begins a command.
  var isBetweenCommands = false
  var hasInputEnded = false
  var search: HistorySearch?
  /// The line as the last Tab left it, and its cursor.
  var lastCompletion: (line: String, cursor: Int)?
  /// Lines of a paste that wait for their turn.
  private var pendingLines: [String] = []

  /// Takes up the terminal of standard input and output.
  ///
  /// Nil when there is none, or one that cannot move its cursor: use `PlainTerminalLineReader` or `StreamLineReader`.
  package init?(program: String, completer: Completer? = nil, settingsFile: String? = EditorSettings.ownFile)
  {
    guard tcgetattr(STDIN_FILENO, &originalSettings) == 0, isatty(STDOUT_FILENO) == 1, edit_use_utf8() != 0,
      let output = TerminalOutput(descriptor: STDOUT_FILENO),
      let errors = TerminalOutput(descriptor: STDERR_FILENO),
      let editor = edit_start(program, output.stream, errors.stream)
    else { return nil }
    self.editor = editor
    self.completer = completer
    self.output = output
    self.errors = errors
    input = TerminalInput(descriptor: STDIN_FILENO)
    historySource = .allocate(capacity: 1)
    historySource.initialize(to: edit_history())
    // That the terminal is unknown has been written there.
    errors.discard()
    wrapsLate = edit_terminal_has(editor, "am") != 0 && edit_terminal_has(editor, "xn") != 0
    guard edit_terminal_can(editor, "up") != 0, edit_terminal_can(editor, "ce") != 0 else { return nil }
    connect()
    let settings = EditorSettings(file: settingsFile)
    input.boundSequences = settings.apply(to: editor) { KeyBindings.apply(to: editor) }
    output.discard()
    errors.drainAsPlainText()
  }

  deinit {
    // Not left to `el_end`, which would throw away what has been typed ahead.
    edit_disable(editor)
    el_end(editor)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalSettings)
    historySource.deallocate()
  }

  private func connect() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    edit_set_context(editor, context)
    edit_set_key_source(editor) { editor, key in
      guard let key else { return -1 }
      return TerminalLineReader.of(editor)?.nextKey(key) ?? -1
    }
    edit_set_prompts(
      editor, { TerminalLineReader.of($0)?.leftPrompt.pointer },
      { TerminalLineReader.of($0)?.rightPrompt.pointer })
    historySource.pointee.context = context
    historySource.pointee.line = { context, place in
      guard let context else { return nil }
      return Unmanaged<TerminalLineReader>.fromOpaque(context).takeUnretainedValue().historyLine(at: place)
    }
    edit_set_history(editor, historySource)
    edit_use_emacs_keys(editor)
    edit_take_control_keys(editor)
    for (command, name) in commandNames { edit_add_command(editor, name.pointer, command.function) }
  }

  /// Returns the reader an editor belongs to.
  static func of(_ editor: OpaquePointer?) -> TerminalLineReader? {
    guard let editor, let context = edit_context(editor) else { return nil }
    return Unmanaged<TerminalLineReader>.fromOpaque(context).takeUnretainedValue()
  }

  private func historyLine(at place: Int32) -> UnsafePointer<wchar_t>? {
    guard let line = history.line(at: place) else { return nil }
    historyLine.set(glyphs.encode(line))
    return UnsafePointer(historyLine.pointer)
  }

  package func remember(_ line: String) { history.add(line) }

  package func remember(earlier: @escaping () -> [String]) { history.earlier = earlier }

  package func dropPendingLines() { pendingLines = [] }

  package func readLine(_ prompt: LinePrompt) -> LineInput {
    self.prompt = prompt
    edit_flush_standard_output()
    adoptPrompt()
    if !pendingLines.isEmpty {
      let line = pendingLines.removeFirst()
      startRow()
      output.write("\(prompt.left())\(PlainText(line).text)\n")
      return .line(line)
    }
    begin()
    while true {
      isBetweenCommands = true
      var count: Int32 = 0
      _ = el_wgets(editor, &count)
      output.drain(glyphs)
      if hasInputEnded { return end(.end, with: "\n") }
      if case .signal(let number)? = outcome { return die(of: number) }
      // Ctrl-D by a command of libedit's own leaves its character behind.
      if line == [0x04] { return end(.end, with: "\n") }
      guard line.last == 0x0A else { continue }
      switch outcome {
      case nil: return end(accept())
      case .end?, .signal?: return end(.end)
      case .interrupt?: return end(.interrupt)
      case .suspend?: interlude(suspend)
      case .list(let candidates)?: interlude { show(CandidateList(candidates: candidates)) }
      }
    }
  }

  private func accept() -> LineInput {
    var lines = glyphs.decode(line.dropLast()).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let first = lines.isEmpty ? "" : lines.removeFirst()
    pendingLines = lines
    return .line(first)
  }

  private func begin() {
    outcome = nil
    waitingLine = nil
    queuedKeys = []
    hasInputEnded = false
    search = nil
    lastCompletion = nil
    signals = SignalWatch()
    edit_set_unbuffered(editor, 1)
    startRow()
    output.drain(glyphs)
    output.write("\u{1B}[?2004h")
  }

  /// Makes sure that the prompt begins in the first column, which libedit takes for granted.
  ///
  /// Output without a line break at its end stays, with a return sign behind it: a row of blanks wraps to the next row
  /// only from there. Where nothing precedes, the sign is overwritten at once.
  private func startRow() {
    measureWindow()
    guard wrapsLate else { return }
    output.write("\u{1B}[2m\u{23CE}\u{1B}[22m\(String(repeating: " ", count: columns - 1))\r\u{1B}[K")
  }

  private func end(_ result: LineInput, with text: String = "") -> LineInput {
    output.write("\u{1B}[?2004l\(text)")
    edit_set_unbuffered(editor, 0)
    output.drain(glyphs)
    signals?.end()
    signals = nil
    return result
  }

  /// Lets a signal have the effect it would have had.
  private func die(of number: Int32) -> LineInput {
    let result = end(number == SIGINT ? .interrupt : .end, with: "\n")
    if number != SIGINT { kill(getpid(), number) }
    return result
  }

  /// Does something below the line, which has just been left, and takes it up again.
  private func interlude(_ action: () -> Void) {
    outcome = nil
    edit_remove(editor, line.count - 1, line.count)
    action()
    measureWindow()
    adoptPrompt()
    edit_draw(editor)
    output.drain(glyphs)
  }

  private func suspend() {
    output.write("\u{1B}[?2004l")
    edit_set_raw_mode(editor, 0)
    signals?.end()
    kill(0, SIGTSTP)
    signals = SignalWatch()
    edit_set_raw_mode(editor, 1)
    output.write("\u{1B}[?2004h")
  }

  func measureWindow() {
    var size = (columns: Int32(0), rows: Int32(0))
    if edit_window_size(STDIN_FILENO, &size.columns, &size.rows) == 0, size.columns > 1 {
      columns = Int(size.columns)
      rows = max(1, Int(size.rows))
    }
  }

  /// Asks for the prompts, or shows those of a search.
  func adoptPrompt() {
    if let search {
      leftPrompt.set(glyphs.encode(search.prompt))
      rightPrompt.set([])
    } else {
      leftPrompt.set(glyphs.encode(StyledText(prompt.left())))
      rightPrompt.set(glyphs.encode(StyledText(prompt.right())))
    }
  }
}
