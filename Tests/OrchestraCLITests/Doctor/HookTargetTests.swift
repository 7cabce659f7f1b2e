import DurableFiles
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct HookTargetTests {
  private static func place(_ files: [String] = []) -> HookTarget.Surroundings {
    var machine = DoctorMachine()
    machine.entry = { path in
      files.contains(path)
        ? DoctorMachine.Entry(
          kind: .regular, isExecutable: true, device: 1, inode: 1, owner: 0, mode: .readableFile, modified: 0)
        : nil
    }
    return HookTarget.Surroundings(
      root: "/work/shop", home: "/home/kim", pluginRoot: "/plugins/p", searchPath: ["/bin", "/opt/bin"],
      machine: machine)
  }

  @Test(
    arguments: [
      ("orchestra hook", "orchestra"), ("/opt/bin/orchestra hook SessionStart", "/opt/bin/orchestra"),
      ("  '/with space/orchestra'   hook", "/with space/orchestra"),
      ("~/bin/orchestra hook", "/home/kim/bin/orchestra"),
      ("$HOME/orchestra hook", "/home/kim/orchestra"), ("FOO=1 exec orchestra hook", "orchestra"),
      ("cd / && orchestra hook || true", "orchestra"), ("sh -c 'orchestra hook; exit 0'", "orchestra"),
      (#""${CLAUDE_PLUGIN_ROOT}"/bin/orchestra hook"#, "/plugins/p/bin/orchestra"),
      (#""$CLAUDE_PROJECT_DIR/tools/orchestra" hook"#, "/work/shop/tools/orchestra"),
    ])
  func `a line of the shell that starts the program is known`(_ command: String, _ word: String) {
    let target = HookTarget(command: command, arguments: nil, in: Self.place())
    #expect(target?.word == word)
    #expect(target?.kind == .program)
  }

  @Test(
    arguments: [
      "echo done", "orchestra-lint", "/opt/orchestra/run.sh", "node hooks/session-start.js", "",
      "ls --dir orchestra",
      "'", "\\", "bash session-start.sh",
    ])
  func `what is not ours is left alone`(_ command: String) {
    #expect(HookTarget(command: command, arguments: nil, in: Self.place()) == nil)
  }

  @Test func `without a shell nothing but the host's placeholders is replaced`() {
    let target = HookTarget(
      command: "${CLAUDE_PLUGIN_ROOT}/bin/orchestra", arguments: ["hook"], in: Self.place())
    #expect(target?.word == "/plugins/p/bin/orchestra")
    #expect(
      HookTarget(command: "$HOME/orchestra", arguments: ["hook"], in: Self.place())?.word == "$HOME/orchestra"
    )
    #expect(HookTarget(command: "orchestra", arguments: [], in: Self.place())?.kind == .otherCommand)
  }

  @Test func `a program is looked for on the path, and below the project`() {
    let place = Self.place(["/opt/bin/orchestra", "/work/shop/tools/orchestra"])
    #expect(HookTarget(command: "orchestra hook", arguments: nil, in: place)?.path == "/opt/bin/orchestra")
    #expect(
      HookTarget(command: "tools/orchestra hook", arguments: nil, in: place)?.path
        == "/work/shop/tools/orchestra")
    #expect(HookTarget(command: "/gone/orchestra hook", arguments: nil, in: place)?.path == nil)
  }

  @Test func `a name that others use counts beside one of our scripts`() {
    let place = Self.place(["/h/session-start.sh", "/h/progress-tracker-update.sh"])
    #expect(
      HookTarget(command: "/h/session-start.sh", arguments: nil, in: place)?.kind
        == .script(name: "session-start.sh"))
  }
}
