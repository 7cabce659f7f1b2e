import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import Testing

@testable import OrchestraCLI

/// The scenarios that come with the program.
@Suite struct ScenarioCatalogTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/scenarios")

  @Test func `the program has the scripts of docs, all of them`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".scenario") }.map { String($0.dropLast(".scenario".count)) }
    #expect(files.sorted() == ScenarioCatalog.names.sorted())
    for entry in ScenarioCatalog.all {
      let text = try String(
        contentsOf: Self.folder.appending(path: entry.name + ".scenario"), encoding: .utf8)
      #expect(entry.text == text, "\(entry.name): 'make scenarios' takes it over")
      #expect(!entry.summary.isEmpty)
    }
  }

  private func play(_ name: String) throws -> ProgressState {
    let entry = try #require(ScenarioCatalog.entry(named: name))
    let scenario = try ScenarioReader(name: name, text: entry.text).scenario()
    let fixture = try SimulationFixture()
    var sink = MemorySink(project: fixture.project)
    let arriving = DeliveryOrder.arriving(scenario.deliveries(on: fixture.stage))
    _ = try Playback(in: fixture.project.context).play(arriving.map(\.payload), into: &sink)
    return sink.state
  }

  private func statuses(_ state: ProgressState) -> [String: String] {
    Dictionary(state.tasks.tasks.map { ($0.content, $0.status.rawValue) }) { $1 }
  }

  @Test func `the faults can be played as far as they happen to payloads`() throws {
    let state = try play("faults")
    #expect(state.tasks.tasks.contains { $0.content.hasPrefix("Hostile" + HostileText.tail.prefix(2)) })
    #expect(statuses(state)["Finds all well again"] == "pending")
  }

  @Test func `solo finishes everything and ends`() throws {
    let state = try play("solo")
    #expect(state.tasks.tasks.allSatisfy { $0.status == .completed })
    #expect(state.tasks.tasks.map(\.agent) == ["Kai", "Kai", "Mina"])
    #expect(state.sessions.map(\.state) == [.ended])
    #expect(state.activeAgents.isEmpty)
  }

  @Test func `concurrent sessions keep apart what is theirs`() throws {
    let state = try play("concurrent")
    #expect(state.sessions.map(\.client).sorted() == ["claude-code", "claude-code", "codex"])
    #expect(Set(state.tasks.tasks.map(\.session)).count == 3)
    #expect(statuses(state)["Mina: Validate input"] == "in_progress")
    #expect(statuses(state)["Iris: Write the overview"] == "completed")
  }

  @Test func `a handoff gives every task to the one who did it`() throws {
    let state = try play("handoff")
    #expect(state.tasks.tasks.map(\.agent) == ["Kai", "Nova", "Theo"])
    #expect(state.tasks.tasks.allSatisfy { $0.status == .completed })
    #expect(state.tasks.tasks[1].blockedBy == [state.tasks.tasks[0].id])
    #expect(state.finishedAgents.map(\.name) == ["Kai", "Nova"])
  }

  @Test func `agents in the background finish, in whatever order their start arrives`() throws {
    let state = try play("background")
    #expect(state.finishedAgents.map(\.name).sorted() == ["Eden", "Mina"])
    #expect(state.activeAgents.isEmpty)
    #expect(state.tasks.tasks.map(\.agent) == ["Mina", "Mina"])
  }

  @Test func `teammates share the list`() throws {
    let state = try play("teammates")
    #expect(state.tasks.tasks.map(\.agent) == ["Leo", "Nova", "Leo"])
    #expect(state.tasks.tasks.allSatisfy { $0.status == .completed })
    #expect(state.activeAgents.isEmpty)
  }

  @Test func `failures leave the work open`() throws {
    let state = try play("failure")
    #expect(statuses(state)["Riley: Mend it"] == "in_progress")
    #expect(state.sessions.map(\.state) == [.ended])
  }

  @Test func `a resumed session is the same one, a fork and a cleared one are others`() throws {
    let state = try play("resume-and-fork")
    #expect(state.sessions.count == 3)
    #expect(statuses(state)["Alex: Write the notes"] == "completed")
    #expect(state.tasks.tasks.last?.session != state.tasks.tasks.first?.session)
  }

  @Test func `agents whose stop was lost do not run for ever`() throws {
    let state = try play("lost-stop")
    #expect(state.activeAgents.isEmpty)
    #expect(state.sessions.count(where: \.isLive) == 1)
  }
}
