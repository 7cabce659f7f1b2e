/// What asking for a line brought.
package enum LineInput: Equatable, Sendable {
  /// A line without its line break.
  case line(String)
  /// Ctrl-C: what had been typed is dropped.
  case interrupt
  /// Ctrl-D on an empty line, the end of the stream, or a terminal that is gone.
  case end
}
