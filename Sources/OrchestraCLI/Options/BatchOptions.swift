import ArgumentParser

/// How scripts are run, wherever they come from.
struct BatchOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "Go on after a command that failed; the exit status is that of the first failure all the same.")
  var keepGoing = false

  @Flag(
    name: [.customShort("x"), .customLong("echo")],
    help: "Show each command on standard error before it runs.")
  var echoes = false

  @Flag(
    name: .long,
    help: "Write the results of 'expect' as TAP (version 14); what commands write become its comments.")
  var tap = false

  @Option(
    name: .long, help: ArgumentHelp("Write the results of 'expect' as JUnit XML.", valueName: "file"),
    completion: .file())
  var junit: String?
}
