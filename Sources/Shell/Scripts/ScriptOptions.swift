/// How a script runs.
package struct ScriptOptions: Equatable, Sendable {
  /// Whether a failure does not end it (`--keep-going`).
  package var keepsGoing: Bool
  /// Whether each statement is shown before it runs (`-x`).
  package var echoes: Bool
  /// Commands whose words may be `<` and `>`.
  package var expressionCommands: Set<String>
  /// Commands that are tests of a report.
  package var assertionCommands: Set<String>

  package init(
    keepsGoing: Bool = false, echoes: Bool = false,
    expressionCommands: Set<String> = StatementParser.expressionCommands,
    assertionCommands: Set<String> = ["expect"]
  ) {
    self.keepsGoing = keepsGoing
    self.echoes = echoes
    self.expressionCommands = expressionCommands
    self.assertionCommands = assertionCommands
  }
}
