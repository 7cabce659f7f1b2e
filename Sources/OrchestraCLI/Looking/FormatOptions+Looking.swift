import Rendering

extension FormatOptions {
  /// Whether people read it, so that a chart or headings may stand in for the report.
  func isForPeople(in context: ProgramContext) -> Bool { chosen(in: context) == .table }

  /// Columns no line exceeds; nil where there is no limit, as in a pipe.
  func width(in context: ProgramContext) -> Int? {
    let isLimited =
      context.terminalWidth != nil || context.environment["COLUMNS"] != nil
      || context.session?.options.width != nil
    return isLimited ? max(Viewpoint.narrowest, context.width) : nil
  }
}
