/// Runs single statements; the shell knows no command itself.
package protocol Interpreter {
  /// Runs a statement and shows what it answers; what went wrong is returned and shown by the caller.
  ///
  /// To read another source, give `source.reading(…)` to the same `ScriptRunner` and return the outcome it
  /// has.
  func run(_ statement: Statement, from source: ScriptSource) -> StatementOutcome
}
