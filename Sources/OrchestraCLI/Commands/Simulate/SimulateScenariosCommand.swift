import ArgumentParser

/// Lists the scenarios, or prints one.
struct SimulateScenariosCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios", abstract: "List the scenarios that come with the program, or print one.",
    discussion: """
      What is printed can be kept in a file, changed, and played.
      Example: orchestra simulate scenarios
      Example: orchestra simulate scenarios --show handoff
      """)

  @OptionGroup var output: FormatOptions

  @Option(
    name: .long, help: ArgumentHelp("Print the script of this one.", valueName: "scenario"),
    completion: .list(ScenarioCatalog.names))
  var show: String?

  func run(in context: ProgramContext) throws {
    guard let show else { return output.show(ScenarioCatalog.report, in: context) }
    guard let entry = ScenarioCatalog.entry(named: show) else {
      let near = NearMatch.closest(to: show, among: ScenarioCatalog.names)
      throw Failure(
        .missingInput, "Cannot find the scenario '\(show)'",
        hint: near.map { "Did you mean '\($0)'?" } ?? "'orchestra simulate scenarios' lists them")
    }
    context.output.answer(entry.text)
  }
}
