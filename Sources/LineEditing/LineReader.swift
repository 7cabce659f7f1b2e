/// Where lines come from.
///
/// A class: it owns a terminal or a descriptor. Used by one thread.
package protocol LineReader: AnyObject {
  /// Reads one line, showing the prompt where there is a terminal.
  ///
  /// The text has no line break. Outside of this call the terminal is in its normal state, so that other programs can be
  /// run on it.
  func readLine(_ prompt: LinePrompt) -> LineInput

  /// Makes a line one of those that arrow-up and Ctrl-R find, as the newest.
  func remember(_ line: String)

  /// Makes the lines that `earlier` returns, oldest first, those that came before; asks for them when they are wanted.
  func remember(earlier: @escaping () -> [String])

  /// Forgets lines that were pasted and not read yet: what follows a line that failed or was interrupted.
  func dropPendingLines()
}

extension LineReader {
  package func remember(_ line: String) {}
  package func remember(earlier: @escaping () -> [String]) {}
  package func dropPendingLines() {}
}
