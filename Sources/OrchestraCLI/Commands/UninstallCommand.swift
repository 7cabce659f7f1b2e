import ArgumentParser
import Rendering

/// Takes back what `install` did.
struct UninstallCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take back what 'orchestra install' did.",
    discussion: """
      Takes the entries of orchestra out of the host's settings. Where nobody changed the file since, it has the very bytes again that it \
      had before 'install', and a file or folder that was made new goes away. What others wrote stays. Shows what changes; --yes does it, \
      and on a terminal it asks.
      Example: orchestra uninstall --dry-run
      Example: orchestra uninstall --all --yes
      """)

  @OptionGroup var options: InstallOptions

  @Flag(name: .long, help: "Everything that was ever installed, for every host and in all projects.")
  var all = false

  func run(in context: ProgramContext) throws {
    try run(in: context, on: .live())
  }

  /// Runs on a machine, which tests make up.
  func run(in context: ProgramContext, on machine: DoctorMachine) throws {
    let planning = InstallPlanning(options, in: context, on: machine)
    let plan =
      try options.pluginFolder(in: context).map { folder throws(Failure) in
        try planning.uninstallPlugin(in: folder)
      } ?? planning.uninstall(isEverything: all)
    let conduct = InstallConduct(context: context, machine: machine, options: options, done: "Uninstalled")
    guard plan.needed.isEmpty else {
      if let carried = try conduct.carry(plan) { conduct.remark(carried) }
      return
    }
    // Records of files that are gone go too.
    if !options.dryRun { _ = try InstallWork(context: context, machine: machine).perform(plan) }
    if options.output.chosen(in: context).isForPeople {
      context.output.answer("Nothing to uninstall\n")
    } else {
      conduct.show(plan)
    }
    conduct.remark(plan)
    for path in planning.elsewhere(than: plan.changes.map(\.file.path)) {
      context.output.complain(
        "Hint: '\(VisibleText.of(path))' starts orchestra; 'orchestra uninstall --all' looks there too")
    }
  }
}
