import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct ProjectFinderTests {
  private let folder: TemporaryDirectory
  private var finder = ProjectFinder(calls: LiveFileSystem())

  init() throws {
    folder = try TemporaryDirectory()
  }

  /// Makes folders that have a state, by their paths.
  private func make(_ paths: String...) throws {
    for path in paths {
      try FileManager.default.createDirectory(
        atPath: folder.path(of: path + "/.orchestra/cache"), withIntermediateDirectories: true)
    }
  }

  private func found(_ finder: ProjectFinder? = nil, in paths: [String] = [""]) throws -> [String] {
    let start = paths.map { $0.isEmpty ? folder.path : folder.path(of: $0) }
    return try (finder ?? self.finder).find(in: start).projects
      .map { $0 == folder.path ? "." : String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test func `projects are found at every level, one inside another too, in the order of their names`() throws
  {
    try make("b", "a/deep/er", "a", "c d/é")
    #expect(try found() == ["a", "a/deep/er", "b", "c d/é"])
  }

  @Test func `the folder given may be a project itself`() throws {
    try make("")
    #expect(try found() == ["."])
  }

  @Test func `a state folder without a cache is no project`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "a/.orchestra/logs"), withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: folder.path(of: "a/.orchestra/cache")))
    #expect(try found().isEmpty)
  }

  @Test(arguments: ["node_modules", "vendor", "target", "__pycache__", ".git", ".build", ".cache", ".hidden"])
  func `what others put into a project is passed by`(_ name: String) throws {
    try make("a", "a/\(name)/b")
    #expect(try found() == ["a"])
  }

  @Test func `a folder that is given is looked into whatever its name`() throws {
    try make("vendor/a")
    #expect(try found(in: ["vendor"]) == ["vendor/a"])
  }

  @Test func `links are not followed, and so nothing goes round in circles`() throws {
    try make("a")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "a/again"), withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "b"), withDestinationPath: folder.path(of: "a"))
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "c"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "c/.orchestra"), withDestinationPath: folder.path(of: "a/.orchestra"))
    #expect(try found() == ["a"])
  }

  @Test func `a project is found once, however many of the folders given lead to it`() throws {
    try make("a/b")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "link"), withDestinationPath: folder.path(of: "a"))
    #expect(try found(in: ["a", "", "a/b", "link"]) == ["a/b"])
  }

  @Test(arguments: [(0, []), (1, ["1"]), (2, ["1", "1/2"]), (3, ["1", "1/2", "1/2/3"])])
  func `the depth is counted from the folder given`(_ depth: Int, _ expected: [String]) throws {
    try make("1", "1/2", "1/2/3")
    var finder = finder
    finder.maximumDepth = depth
    #expect(try found(finder) == expected)
  }

  @Test func `more folders than the bound are not looked into, which is told`() throws {
    try make("a", "b", "c")
    var finder = finder
    finder.maximumFolders = 3
    let findings = try finder.find(in: [folder.path])
    #expect(findings.isCut)
    #expect(findings.projects.count == 2)
  }

  @Test func `a folder that is not there is an error`() throws {
    #expect(throws: Failure.self) { try found(in: ["nowhere"]) }
  }

  @Test func `a folder that cannot be read is told, and the others are found`() throws {
    try make("a", "b")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path(of: "a"))
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path(of: "a"))
    }
    let findings = try finder.find(in: [folder.path])
    // Nothing is closed to the administrator.
    if LiveFileSystem().effectiveUser() != 0 {
      #expect(findings.unreadable.map(\.path) == [folder.path(of: "a")])
    }
    #expect(findings.projects.last == folder.path(of: "b"))
  }
}
