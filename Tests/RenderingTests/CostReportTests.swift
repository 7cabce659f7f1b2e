import JSONTree
import ProgressModel
import Testing

@testable import Rendering

struct CostReportTests {
  private func entries(_ limit: Int = 3) -> [CostEntry] {
    var file = CostEntry(.files, id: ".orchestra/cache/events.jsonl", name: "journal")
    (file.bytes, file.count) = (45_360, 1)
    return CostOfTime.entries(of: Samples.busy.tasks.tasks, limit: limit, patience: 60_000, at: Samples.now)
      + [file]
  }

  @Test
  func `rankings are as recorded at every width and in both languages`() throws {
    var sheet = ""
    for language in Language.allCases {
      for width in [80, 40] {
        let text = CostReport.text(
          of: entries(), from: Samples.viewpoint(language, width: width), width: width, style: .plain)
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: String(line)) <= width, "\(line)")
        }
        sheet += "\(language) \(width)\n\(text)\n"
      }
    }
    try GoldenFile.assert(sheet, "cost.busy.txt")
  }

  @Test
  func `the costliest come first, and what costs nothing is left out`() {
    let entries = entries(100)
    #expect(entries.filter { $0.ranking == .running }.map(\.id) == ["t-000001", "t-000002", "t-000003"])
    #expect(entries.filter { $0.ranking == .stalled }.map(\.id) == ["t-000001"])
    #expect(entries.filter { $0.ranking == .work }.count == 11)
    #expect(entries.filter { $0.ranking == .pending }.count == 3)
    let agents = entries.filter { $0.ranking == .agents }
    #expect(agents.map(\.name) == ["Unknown", "Kai", "Nova"])
    #expect(agents[0].count == 9 && agents[0].median == 128_000)
  }

  @Test
  func `every row has the fields and the cells its report announces`() {
    let report = CostReport.report(of: entries(), from: Samples.viewpoint())
    #expect(
      report.rows.allSatisfy { $0.payload.keys == report.fields && $0.cells.count == report.columns.count })
    #expect(report.rows.map { $0.payload["rank"] }.prefix(5) == [1, 2, 3, 1, 1])
  }

  @Test(arguments: [
    (Int64(0), "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (45_369, "45.3 kB"), (2_500_000, "2.5 MB"),
    (Int64.max, "9223372036.8 GB"), (-5, "0 B"),
  ])
  func `bytes are written in decimal units`(_ bytes: Int64, _ text: String) {
    #expect(ByteText.size(bytes) == text)
  }
}
