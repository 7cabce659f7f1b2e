import ProgressModel
import Testing

@testable import Rendering

/// The displays as people see them; read the files when they change.
struct DisplayGoldenTests {
  struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    let state: ProgressState
    var testDescription: String { name }
  }

  static let scenes = [
    Scene(name: "busy", state: Samples.busy),
    Scene(name: "agents-only", state: Samples.agentsOnly),
    Scene(name: "without-progress", state: Samples.withoutProgress),
    Scene(name: "twelve-agents", state: Samples.twelveAgents),
    Scene(name: "left-over", state: Samples.leftOver),
    Scene(name: "japanese", state: Samples.japanese),
    Scene(name: "hostile", state: Samples.hostile),
    Scene(name: "nothing", state: Samples.state([])),
  ]

  @Test(arguments: scenes)
  func `the compact display is as recorded at every width and in both languages`(_ scene: Scene) throws {
    try GoldenFile.assert(
      sheet { viewpoint in CompactDisplay(scene.state, from: viewpoint).text() ?? "(nothing)" },
      "compact.\(scene.name).txt")
  }

  @Test(arguments: scenes)
  func `the detailed display is as recorded at every width and in both languages`(_ scene: Scene) throws {
    try GoldenFile.assert(
      sheet { viewpoint in DetailedDisplay(scene.state, from: viewpoint).text() },
      "detailed.\(scene.name).txt")
  }

  @Test(arguments: scenes)
  func `the status file is as recorded in both languages`(_ scene: Scene) throws {
    for language in Language.allCases {
      try GoldenFile.assert(
        StatusFile(scene.state, language: language).text(), "status.\(scene.name).\(language).txt")
    }
  }

  /// One page with the display in both languages and three widths, each under a ruler of its width.
  private func sheet(_ display: (Viewpoint) -> String) -> String {
    var sheet = ""
    for language in Language.allCases {
      for width in [80, 40, 20] {
        let label = "\(language) \(width) "
        sheet += label + String(repeating: "-", count: width - label.count) + "\n"
        sheet += display(Samples.viewpoint(language, width: width)) + "\n\n"
      }
    }
    return sheet
  }
}
