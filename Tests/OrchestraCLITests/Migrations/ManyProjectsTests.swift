import DurableFiles
import Rendering
import Synchronization
import Testing

@testable import OrchestraCLI

@Suite struct ManyProjectsTests {
  private static let paths = (0..<40).map { "/p/\($0)" }

  private final class Notes: Sendable {
    let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }
  }

  private static func ok(_ path: String) -> MigrationResult { MigrationResult(path, .migrated) }

  private static func failed(_ path: String) -> MigrationResult {
    MigrationResult(path, .damaged, status: 65)
  }

  @Test(arguments: [1, 2, 64])
  func `every project has one result, in the order given, however many are worked on at once`(_ jobs: Int) {
    let notes = Notes()
    var manner = ManyProjects.Manner()
    manner.jobs = jobs
    let results = ManyProjects(Self.paths, manner: manner) { path, _ in
      notes.add(path)
      return Self.ok(path)
    }.run()
    #expect(results.map(\.project) == Self.paths)
    #expect(notes.all.count == Self.paths.count)
    #expect(Set(notes.all) == Set(Self.paths))
  }

  @Test func `one that fails does not stop the others`() {
    let results = ManyProjects(Self.paths, manner: ManyProjects.Manner()) { path, _ in
      path.hasSuffix("3") ? Self.failed(path) : Self.ok(path)
    }.run()
    #expect(results.count { $0.verdict == .damaged } == 4)
    #expect(results.count { $0.verdict == .migrated } == 36)
  }

  @Test func `no further one is begun after one that failed, when asked`() {
    var manner = ManyProjects.Manner()
    manner.failsFast = true
    let results = ManyProjects(Self.paths, manner: manner) { path, _ in
      path == "/p/2" ? Self.failed(path) : Self.ok(path)
    }.run()
    #expect(results.map(\.verdict) == [.migrated, .migrated, .damaged] + Array(repeating: .left, count: 37))
    #expect(MigrationResult.worst(of: results.map(\.status)) == 65)
  }

  @Test func `nobody waits for a lock before all others are done`() {
    let notes = Notes()
    var manner = ManyProjects.Manner()
    manner.patience = .seconds(3600)
    let results = ManyProjects(["/p/busy", "/p/free"], manner: manner) { path, deadline in
      notes.add("\(path) \(deadline.hasPassed ? "at once" : "waiting")")
      return path == "/p/busy" && deadline.hasPassed
        ? MigrationResult(path, .busy, status: 75) : Self.ok(path)
    }.run()
    #expect(notes.all == ["/p/busy at once", "/p/free at once", "/p/busy waiting"])
    #expect(results.map(\.verdict) == [.migrated, .migrated])
  }

  @Test func `one that stays busy is busy in the end`() {
    let results = ManyProjects(["/p/busy"], manner: ManyProjects.Manner()) { path, _ in
      MigrationResult(path, .busy, status: 75)
    }.run()
    #expect(results.map(\.verdict) == [.busy])
  }

  @Test func `an interruption lets what is begun end, and begins nothing more`() {
    let notes = Notes()
    var manner = ManyProjects.Manner()
    manner.isInterrupted = { notes.all.count >= 5 }
    let results = ManyProjects(Self.paths, manner: manner) { path, _ in
      notes.add(path)
      return Self.ok(path)
    }.run()
    #expect(results.count { $0.verdict == .migrated } == 5)
    #expect(results.count { $0.verdict == .left } == 35)
  }

  @Test func `an interruption ends the wait for a busy project`() {
    let notes = Notes()
    var manner = ManyProjects.Manner()
    manner.patience = .seconds(3600)
    manner.isInterrupted = { notes.all.count >= 3 }
    let results = ManyProjects(["/p/busy"], manner: manner) { path, _ in
      notes.add(path)
      return MigrationResult(path, .busy, status: 75)
    }.run()
    #expect(results.map(\.verdict) == [.left])
  }

  @Test func `what an earlier run has done is left alone and told, the rest is done again`() {
    let notes = Notes()
    var manner = ManyProjects.Manner()
    manner.earlier = [
      "/p/0": MigrationResult("/p/0", .migrated, from: "1.0", to: "2.0.0"), "/p/1": Self.failed("/p/1"),
      "/p/2": MigrationResult("/p/2", .pending),
    ]
    manner.record = { result in
      notes.add("recorded \(result.project)")
      return true
    }
    let results = ManyProjects(Array(Self.paths.prefix(4)), manner: manner) { path, _ in
      notes.add(path)
      return Self.ok(path)
    }.run()
    #expect(notes.all == ["/p/1", "recorded /p/1", "/p/2", "recorded /p/2", "/p/3", "recorded /p/3"])
    #expect(results[0].from == "1.0")
    #expect(results[0].detail == "Done by an earlier run")
  }

  @Test func `a report that cannot be written stops the run`() {
    var manner = ManyProjects.Manner()
    manner.record = { _ in false }
    let results = ManyProjects(Self.paths, manner: manner) { path, _ in Self.ok(path) }.run()
    #expect(results.count { $0.verdict == .left } == 39)
  }

  @Test func `the line shows how far it has come, and is wiped in the end`() {
    let notes = Notes()
    var manner = ManyProjects.Manner()
    manner.line = ProgressLine(width: 60) { notes.add($0) }
    _ = ManyProjects(["/p/a", "/p/b\u{1B}c"], manner: manner) { path, _ in
      path == "/p/a" ? Self.ok(path) : Self.failed(path)
    }.run()
    #expect(
      notes.all == [
        "\r1/2 migrated 1 — a\u{1B}[K", "\r2/2 migrated 1, damaged 1 — b␛c\u{1B}[K", "\r\u{1B}[K",
      ])
  }

  @Test func `no project at all is fine`() {
    #expect(ManyProjects([], manner: ManyProjects.Manner()) { path, _ in Self.ok(path) }.run().isEmpty)
  }

  @Test(
    arguments: [
      ([0, 0], 0), ([], 0), ([0, 75, 65], 65), ([78, 75], 78), ([74, 65], 74), ([1, 66], 66), ([99], 99),
    ] as [([Int32], Int32)])
  func `the status of a run is that of its gravest failure`(_ statuses: [Int32], _ expected: Int32) {
    #expect(MigrationResult.worst(of: statuses) == expected)
  }
}
