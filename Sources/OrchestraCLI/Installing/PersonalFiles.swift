import DurableFiles
import Rendering
import Shell

/// The files of ours in the usual places of a user: completion for the shells there are, and the manual page.
struct PersonalFiles: Sendable {
  /// A file as it should be.
  struct Wanted: Sendable {
    let part: FileChange.Part
    let path: String
    let bytes: [UInt8]
  }

  let context: ProgramContext
  let machine: DoctorMachine

  private func folder(_ variable: String, _ below: String) -> String? {
    if let path = context.environment[variable], path.hasPrefix("/") { return path }
    return home.map { $0 + below }
  }

  private var home: String? { context.environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } }

  /// Those a package has not put into a place for everybody.
  func wanted() -> [Wanted] {
    var files = CompletionShell.allCases.filter(isUsed).compactMap { shell -> Wanted? in
      if isShared(Self.sharedCompletions[shell] ?? []) { return nil }
      return path(of: shell).map {
        Wanted(part: .completion(shell), path: $0, bytes: Array(shell.script.utf8))
      }
    }
    if let data = folder("XDG_DATA_HOME", "/.local/share"),
      !isShared(["man/man1/orchestra.1", "man/man1/orchestra.1.gz"])
    {
      files.append(
        Wanted(
          part: .manual, path: data + "/man/man1/orchestra.1",
          bytes: Array(ManualPage(table: .own).text().utf8)))
    }
    return files
  }

  /// Where packages put them, below `/usr/share` and the like.
  private static let sharedCompletions: [CompletionShell: [String]] = [
    .bash: ["bash-completion/completions/orchestra"],
    .zsh: ["zsh/site-functions/_orchestra", "zsh/vendor-completions/_orchestra"],
    .fish: ["fish/completions/orchestra.fish", "fish/vendor_completions.d/orchestra.fish"],
  ]

  private func isShared(_ names: [String]) -> Bool {
    machine.sharedFolders.contains { folder in names.contains { machine.entry(folder + "/" + $0) != nil } }
  }

  /// Whether the user has the shell at all.
  private func isUsed(_ shell: CompletionShell) -> Bool {
    if context.environment["SHELL"]?.split(separator: "/").last == Substring(shell.rawValue) { return true }
    let folders = (context.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.contains {
      machine.entry(ProjectDiscovery.join(String($0), shell.rawValue))?.isExecutable == true
    }
  }

  private func path(of shell: CompletionShell) -> String? {
    switch shell {
    case .bash:
      return folder("XDG_DATA_HOME", "/.local/share").map { $0 + "/bash-completion/completions/orchestra" }
    case .zsh:
      // zsh has no place of its own for them; one that people have made themselves is in their 'fpath'.
      let own = ["/.zsh/completions", "/.zfunc", "/.zsh/functions"].compactMap { name in
        home.map { $0 + name }
      }
      let folder =
        own.first { machine.entry($0)?.kind == .directory }
        ?? self.folder("XDG_DATA_HOME", "/.local/share").map { $0 + "/zsh/site-functions" }
      return folder.map { $0 + "/_orchestra" }
    case .fish:
      return folder("XDG_CONFIG_HOME", "/.config").map { $0 + "/fish/completions/orchestra.fish" }
    }
  }

  // MARK: Plans

  /// What is to be done for one of them, or a remark why nothing is.
  func install(_ wanted: Wanted) throws(Failure) -> (FileChange?, remark: String?) {
    let name = "'\(VisibleText.of(wanted.path))'"
    let file: EditedFile
    do throws(Failure) { file = try EditedFile(wanted.path, in: context) } catch {
      return (nil, "\(name) stays as it is: \(error.message)")
    }
    var change = FileChange(part: wanted.part, file: file, after: file.bytes)
    let earlier = InstallRecords(context: context).record(of: wanted.path)
    change.record = earlier
    guard file.bytes != wanted.bytes else { return (change, nil) }
    if let bytes = file.bytes {
      let isOurs = earlier?.after == InstallRecord.Mark(of: bytes)
      if !isOurs || file.isLinked {
        return (
          change, "\(name) stays as it is: 'orchestra install' did not put it there, or somebody changed it"
        )
      }
    }
    change.after = wanted.bytes
    change.record = InstallRecord(
      path: wanted.path, kind: wanted.part == .plugin ? .plugin : .file,
      wasMissing: file.bytes == nil || earlier?.wasMissing == true,
      isRestorable: true, after: InstallRecord.Mark(of: wanted.bytes), folders: earlier?.folders ?? [])
    try file.refuseReadOnly()
    return (change, nil)
  }

  /// Takes a file away that a record names, when it is as it was put there.
  func uninstall(_ record: InstallRecord) throws(Failure) -> (FileChange?, remark: String?) {
    let file: EditedFile
    do throws(Failure) { file = try EditedFile(record.path, in: context) } catch {
      return (nil, error.message)
    }
    let part = record.kind == .plugin ? FileChange.Part.plugin : Self.part(of: record.path)
    var change = FileChange(part: part, file: file, after: file.bytes)
    guard let bytes = file.bytes else { return (change, nil) }
    guard record.after == InstallRecord.Mark(of: bytes), !file.isLinked else {
      return (change, "'\(VisibleText.of(record.path))' stays: somebody changed it")
    }
    change.after = nil
    try file.refuseReadOnly()
    return (change, nil)
  }

  private static func part(of path: String) -> FileChange.Part {
    if path.hasSuffix("/_orchestra") { return .completion(.zsh) }
    if path.hasSuffix(".fish") { return .completion(.fish) }
    return path.hasSuffix(".1") ? .manual : .completion(.bash)
  }
}
