import ArgumentParser
import DurableFiles
import ProgressModel
import ProgressStore
import ProgressValidation
import Rendering

/// Says what is wrong with files of the state.
struct ValidateCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check the state's files, and say what is wrong where.",
    discussion: """
      Without a file: the project's snapshot, its journal and what lies beside them. With files: progress files of any version; '-' \
      is standard input. Nothing is changed. The status is 0 when nothing is wrong, 1 when there are errors.
      Every finding has a code; --explain CODE says what it means and what to do, docs/validation.md lists them all.
      Example: orchestra validate
      Example: orchestra validate --explain OR301
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: ValidationOutputOptions

  @Argument(
    help: ArgumentHelp("Progress files of any version; '-' is standard input.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Flag(name: .long, help: "Only what the JSON Schema of the version says.")
  var schemaOnly = false

  @Flag(name: .long, help: "Warnings count as faults too.")
  var strict = false

  @Option(
    name: .long, help: "Show nothing milder: error, warning or note (default: note).",
    completion: .list(SeverityName.allValueStrings))
  var severity: SeverityName?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show so many findings at most; 0 shows all (default: 100 in text).", valueName: "count"))
  var maxFaults: Int?

  @Option(
    name: .long, help: ArgumentHelp("Explain a code.", valueName: "code"),
    completion: .list(ValidationRuleCatalog.all.map(\.code)))
  var explain: String?

  @Flag(name: .long, help: "List all codes.")
  var codes = false

  func validate() throws {
    if let maxFaults, maxFaults < 0 { throw ValidationError("--max-faults must not be negative") }
  }

  func run(in context: ProgramContext) throws {
    if let explain { return try show(explain, in: context) }
    if codes { return output.showRules(in: context) }
    var validation = FileValidation(
      moment: context.now.milliseconds, scope: schemaOnly ? .shape : .everything,
      leastSeverity: severity?.severity ?? .note)
    if files.isEmpty {
      try validateProject(&validation, in: context)
    } else {
      // All are read first: a missing one must not be noticed half way.
      let read = try files.map { file throws(Failure) in
        (name: file == "-" ? "stdin" : file, bytes: try NamedFile(file).bytes(in: context))
      }
      for (name, bytes) in read { validation.validate(bytes, named: name) }
    }
    show(validation, in: context)
    try finish(validation)
  }

  private func validateProject(_ validation: inout FileValidation, in context: ProgramContext) throws {
    let project = try project.project(in: context)
    if context.session?.sandbox(of: project.path) != nil {
      context.output.complain("Note: this is about the files; what is in the sandbox is not in them")
    }
    let files = try ProjectFiles(of: project)
    let folder = files.shownFolder(from: context.workingDirectory)
    if let snapshot = files.snapshot { validation.validate(snapshot, named: folder + StoreName.snapshot) }
    if schemaOnly { return }
    let audit: StoreAudit
    do {
      audit = try StoreAudit.run(root: project.root, access: project.settings.access)
    } catch {
      throw Failure(error)
    }
    validation.take(audit, below: folder)
  }

  private func show(_ validation: FileValidation, in context: ProgramContext) {
    let isText = output.chosen(in: context) == .text
    let limit = maxFaults ?? (isText ? 100 : 0)
    output.show(
      ValidationResult(
        files: validation.files, findings: validation.findings, limit: limit == 0 ? nil : limit),
      in: context)
  }

  /// The findings have been shown: the status says the rest.
  private func finish(_ validation: FileValidation) throws {
    if validation.isNewer { throw ExitCode(Failure.Status.newerVersion.rawValue) }
    let isBad = validation.worst.map { $0 >= (strict ? .warning : .error) } ?? false
    if isBad { throw ExitCode(Failure.Status.no.rawValue) }
  }

  private func show(_ code: String, in context: ProgramContext) throws {
    let wanted = code.uppercased()
    guard let rule = ValidationWords.rules.first(where: { $0.code == wanted }) else {
      throw Failure(
        .usage, "There is no code '\(VisibleText.of(code))'",
        hint: "'orchestra validate --codes' lists them all")
    }
    output.show(rule, in: context)
  }
}
