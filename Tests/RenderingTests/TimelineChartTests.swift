import JSONTree
import ProgressModel
import Testing

@testable import Rendering

/// Charts as people see them; read the files when they change.
struct TimelineChartTests {
  private func chart(
    _ state: ProgressState, _ viewpoint: Viewpoint, style: TextStyle = .plain,
    _ change: (inout TimelineChart.Options) -> Void = { _ in }
  ) -> String {
    var options = TimelineChart.Options()
    change(&options)
    let rows = state.tasks.tasks.map { TimelineRow($0, in: TaskChronicle()) }
    return TimelineChart(of: rows, agents: state.activeAgents, options, from: viewpoint, style: style).text()
  }

  static let scenes = ["busy", "japanese", "hostile", "left-over", "nothing"]

  private func state(_ scene: String) -> ProgressState {
    switch scene {
    case "busy": Samples.busy
    case "japanese": Samples.japanese
    case "hostile": Samples.hostile
    case "left-over": Samples.leftOver
    default: Samples.state([])
    }
  }

  @Test(arguments: scenes)
  func `the chart is as recorded at every width and in both languages`(_ scene: String) throws {
    var sheet = ""
    for language in Language.allCases {
      for width in [80, 40, 20] {
        let label = "\(language) \(width) "
        sheet += label + String(repeating: "-", count: width - label.count) + "\n"
        let text = chart(state(scene), Samples.viewpoint(language, width: width)) {
          $0.isCompact = scene == "left-over"
        }
        sheet += text + "\n"
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: String(line)) <= width, "\(scene) \(label)\(line)")
        }
      }
    }
    try GoldenFile.assert(sheet, "timeline.\(scene).txt")
  }

  @Test
  func `colours change nothing but colours`() {
    let painted = chart(Samples.busy, Samples.viewpoint(), style: .ansi)
    #expect(painted.contains("\u{1B}[33m█"))
    #expect(
      painted.replacing(/\x1B\[\d+m/, with: "").split(separator: "\n").map {
        String($0).trimmingTrailingSpaces()
      }
        == chart(Samples.busy, Samples.viewpoint()).split(separator: "\n").map(String.init))
  }

  @Test
  func `of many tasks the ones that something happened to last are shown`() {
    let text = chart(Samples.busy, Samples.viewpoint()) { $0.limit = 2 }
    #expect(text.contains("Building the cart page") || text.contains("Build the cart page"))
    #expect(text.contains("Write the changelog"))
    #expect(text.contains("… and 12 more"))
  }

  @Test
  func `a window cuts spans off and leaves out what lies outside`() {
    let row = TimelineRow(Samples.task("t-1", "x", .completed, began: 600, lasting: 300), in: TaskChronicle())
    #expect(row.touches(from: Samples.ago(400), to: nil, now: Samples.now))
    #expect(!row.touches(from: Samples.ago(200), to: nil, now: Samples.now))
    #expect(!row.touches(from: nil, to: Samples.ago(3_000), now: Samples.now))
  }

  @Test
  func `a chart of absurd times stands`() {
    var task = Samples.task("t-1", "x", .inProgress)
    task.createdAt = Timestamp(.min)
    task.startedAt = Timestamp(.max)
    task.runningSince = Timestamp(.max)
    task.finishedDuration = .max
    for isCompact in [false, true] {
      let text = chart(Samples.state([task]), Samples.viewpoint()) { $0.isCompact = isCompact }
      #expect(text.contains("UTC"))
    }
  }

  @Test
  func `the payload has the spans with their ends, null while one lasts`() throws {
    let row = TimelineRow(Samples.task("t-1", "x", .inProgress, by: "Kai", began: 60), in: TaskChronicle())
    let report = TimelineReport.report(of: [row], from: Samples.viewpoint())
    let payload = try #require(report.rows.first).payload
    #expect(payload.keys == report.fields)
    #expect(payload["recorded"] == false)
    #expect(
      payload["spans"] == [
        ["status": "pending", "from": .moment(Samples.ago(2_400)), "to": .moment(Samples.ago(60))],
        ["status": "in_progress", "from": .moment(Samples.ago(60)), "to": .null],
      ])
  }
}
