import Foundation
import JSONTree
import OrchestraCLI
import TestSupport
import Testing

@Suite struct ProjectDiscoveryTests {
  private let payload = Array(
    #"{"hook_event_name":"TaskCreated","session_id":"s","task_id":"1","task_subject":"t"}"#.utf8)

  private func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  private func hasState(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/.orchestra/cache/progress.json")
  }

  @Test func `the option comes before the variables, and those in their order`() throws {
    let harness = try CommandHarness()
    let folders = (1...4).map { harness.folder.path(of: "p\($0)") }
    for folder in folders { try makeFolder(folder + "/.git") }
    harness.environment = ["CLAUDE_PROJECT_DIR": folders[3]]
    _ = harness.run("hook", input: payload)
    #expect(hasState(folders[3]))
    harness.environment["PROJECT_ROOT"] = folders[2]
    _ = harness.run("hook", input: payload)
    #expect(hasState(folders[2]))
    harness.environment["ORCHESTRA_ROOT"] = folders[1]
    _ = harness.run("hook", input: payload)
    #expect(hasState(folders[1]))
    _ = harness.run("hook", "--root", folders[0], input: payload)
    #expect(hasState(folders[0]))
  }

  @Test(arguments: ["shop/.", "./shop", "shop/deep/.."])
  func `a project named by a relative path has its folder's name all the same`(path: String) throws {
    let harness = try CommandHarness()
    for folder in [".git", "deep"] { try makeFolder(harness.folder.path(of: "lantern/shop/" + folder)) }
    _ = harness.run("hook", "--root", path, input: payload)
    let name = harness.run("get", "project.name", "--root", path)
    #expect(name.output == "shop\n", "\(name.errors)")
  }

  @Test func `the search goes up to the nearest state, else to the git root, else stays`() throws {
    let harness = try CommandHarness()
    harness.environment = [:]
    let root = harness.folder.path(of: "repository")
    try makeFolder(root + "/.git")
    try makeFolder(root + "/deep/er")
    _ = harness.run("hook", "--root", root + "/deep/er", input: payload)
    #expect(hasState(root))
    try makeFolder(root + "/deep/.orchestra")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: root + "/deep/.orchestra")
    _ = harness.run("hook", "--root", root + "/deep/er", input: payload)
    #expect(hasState(root + "/deep"))
  }

  @Test func `progress kept in the home directory is not that of every project below it`() throws {
    let harness = try CommandHarness()
    let home = harness.folder.path(of: "home")
    try makeFolder(home + "/project/.git")
    harness.environment = ["HOME": home]
    _ = harness.run("hook", "--root", home, input: payload)
    #expect(hasState(home))
    _ = harness.run("hook", "--root", home + "/project", input: payload)
    #expect(hasState(home + "/project"))
  }

  @Test func `a linked worktree reports to its main checkout, a submodule to itself`() throws {
    let harness = try CommandHarness()
    let main = harness.folder.path(of: "main")
    let tree = harness.folder.path(of: "trees/feature")
    try makeFolder(main + "/.git/worktrees/feature")
    try makeFolder(tree)
    try harness.folder.write("trees/feature/.git", "gitdir: \(main)/.git/worktrees/feature\n".utf8)
    try harness.folder.write("main/.git/worktrees/feature/commondir", "../..\n".utf8)
    _ = harness.run("hook", "--root", tree, input: payload)
    #expect(hasState(main))
    #expect(!hasState(tree))
    let sub = main + "/vendor/sub"
    try makeFolder(sub)
    try makeFolder(main + "/.git/modules/sub")
    try FileManager.default.removeItem(atPath: main + "/.orchestra")
    try harness.folder.write("main/vendor/sub/.git", "gitdir: ../../.git/modules/sub\n".utf8)
    _ = harness.run("hook", "--root", sub, input: payload)
    #expect(hasState(sub))
  }

  @Test func `a folder named only by the payload counts where it exists`() throws {
    let harness = try CommandHarness()
    harness.environment = [:]
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    #expect(hasState(harness.path))
  }

  @Test func `a folder that does not exist is named`() throws {
    let harness = try CommandHarness()
    let result = harness.run("status", "--root", "/does/not/exist")
    #expect(result.status == 66)
    #expect(result.errors.contains("/does/not/exist"))
  }
}
