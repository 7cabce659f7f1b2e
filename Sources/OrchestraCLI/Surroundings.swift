package import DurableFiles
package import LineEditing

/// What a shell needs of the world beyond what a single command does: terminal, children, waiting.
package struct Surroundings: Sendable {
  /// Columns and rows of a terminal.
  package struct TerminalSize: Equatable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// Whether standard input is a terminal: somebody types.
  ///
  /// Asked only where it matters: a hook has no use for the answer.
  package var isInteractive: @Sendable () -> Bool = { false }
  /// The terminal on standard output as large as it is now; nil when it is none.
  package var terminalSize: @Sendable () -> TerminalSize? = { nil }
  /// Runs command lines of the system's shell.
  package var systemShell: any CommandLineRunner = SystemShell()
  /// Returns whether Ctrl-C was pressed since the last call.
  package var wasInterrupted: @Sendable () -> Bool = { false }
  /// Waits; ends early on Ctrl-C.
  package var pause: @Sendable (Duration) -> Void = { _ in }

  /// Makes the reader of the lines on standard input where that is no terminal.
  package var makeStreamReader: @Sendable () -> any LineReader = { StreamLineReader() }
  /// Makes the reader of the lines that a person types.
  package var makeTerminalReader: @Sendable (@escaping Completer) -> any LineReader = { _ in
    StreamLineReader()
  }

  package init() {}
}
