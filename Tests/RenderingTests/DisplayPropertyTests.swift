import ProgressModel
import Testing
import TestSupport

@testable import Rendering

/// What holds for every display of every state.
struct DisplayPropertyTests {
  @Test
  func `no line of a display is too wide or holds a control character`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "DisplayPropertyTests"))
    for _ in 0..<300 {
      let state = RandomState.make(&generator)
      let viewpoint = RandomState.viewpoint(&generator)
      let texts = [
        CompactDisplay(state, from: viewpoint).text() ?? "", DetailedDisplay(state, from: viewpoint).text(),
        StatusLine(state, from: viewpoint).text(), SessionStartNotice(state, from: viewpoint).text() ?? "",
      ]
      for text in texts {
        #expect(RandomText.isHarmless(text, lineFeeds: true), "\(text.debugDescription)")
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: String(line)) <= viewpoint.width, "\(line.debugDescription)")
        }
      }
      #expect(!texts[2].contains("\n"))
      #expect(!texts[3].contains("\n"))
    }
  }

  @Test
  func `the status file holds no control character and no line beyond its width`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "DisplayPropertyTests"))
    for _ in 0..<150 {
      let state = RandomState.make(&generator)
      for language in Language.allCases {
        let text = StatusFile(state, language: language).text()
        #expect(RandomText.isHarmless(text, lineFeeds: true), "\(text.debugDescription)")
        #expect(text.split(separator: "\n").allSatisfy { TextWidth.columns(of: String($0)) <= 78 })
        #expect(text.hasSuffix("Z\n"))
      }
    }
  }

  @Test
  func `the compact display never has more lines than its bounds allow`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "DisplayPropertyTests"))
    // Rule, header, agents, their rest, tasks, their rest, counts.
    let most = 2 + CompactDisplay.agentLimit + 1 + CompactDisplay.looseTaskLimit + 1 + 1
    for _ in 0..<150 {
      let state = RandomState.make(&generator)
      let lines =
        CompactDisplay(state, from: RandomState.viewpoint(&generator)).text()?.split(separator: "\n") ?? []
      #expect(lines.count <= most)
    }
  }
}
