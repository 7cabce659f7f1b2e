import TestSupport
import Testing

@testable import Rendering

@Suite struct LineDifferenceTests {
  private static func text(_ old: String, _ new: String, context: Int = 1) -> String {
    LineDifference(from: Array(old.utf8), to: Array(new.utf8)).text(
      context: context, width: nil, style: .plain)
  }

  @Test(
    arguments: [
      ("a\nb\nc\n", "a\nb\nc\n", ""),
      ("", "a\nb\n", "+ a\n+ b\n"),
      ("a\nb\n", "", "- a\n- b\n"),
      ("a\nb\nc\nd\ne\n", "a\nb\nX\nd\ne\n", "  …\n  b\n- c\n+ X\n  d\n"),
      ("a\nb\nc\n", "a\nnew\nb\nc\n", "  a\n+ new\n  b\n"),
      ("a\nold\nb\n", "a\nb\n", "  a\n- old\n  b\n"),
      ("a\nb\nc\nd\ne\nf\n", "A\nb\nc\nd\ne\nF\n", "- a\n+ A\n  b\n  …\n  e\n- f\n+ F\n"),
      ("a\nb", "a\nb\n", "  a\n- b (no line end)\n+ b\n"),
      ("a\r\nb\r\n", "a\r\nc\r\n", "  a\n- b\n+ c\n"),
      ("x\na\nb\ny\n", "x\nb\na\ny\n", "  x\n- a\n  b\n+ a\n  y\n"),
    ])
  func `what changes is shown with a line around it`(_ old: String, _ new: String, _ shown: String) {
    #expect(Self.text(old, new) == shown)
  }

  /// Taking the old lines of a difference gives the old text, taking the new ones the new text.
  @Test func `a difference tells both texts`() {
    var generator = SeededGenerator(seed: 20_261_122)
    for _ in 0..<200 {
      func lines() -> [String] {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          String(Int.random(in: 0...3, using: &generator))
        }
      }
      let (old, new) = (lines(), lines())
      let shown = Self.text(old.map { $0 + "\n" }.joined(), new.map { $0 + "\n" }.joined(), context: 99)
      let parts = shown.split(separator: "\n").map { (mark: $0.prefix(1), text: String($0.dropFirst(2))) }
      if old == new { continue }
      #expect(parts.filter { $0.mark != "+" }.map(\.text) == old)
      #expect(parts.filter { $0.mark != "-" }.map(\.text) == new)
    }
  }

  @Test func `of two long lines only what differs is shown`() {
    let filler = String(repeating: "filler ", count: 60)
    let shown = Self.text("\(filler)old\(filler)\n", "\(filler)new\(filler)\n")
    #expect(shown.contains("old"))
    #expect(shown.contains("new"))
    #expect(shown.split(separator: "\n").allSatisfy { $0.count < 60 })
  }

  @Test func `text is cleaned, and cut at the width`() {
    let difference = LineDifference(
      from: [], to: Array("\u{1B}[31m\t\(String(repeating: "x", count: 99))\n".utf8))
    let text = difference.text(width: 20, style: .plain)
    #expect(!text.contains("\u{1B}"))
    #expect(TextWidth.columns(of: String(text.dropLast())) == 20)
  }
}
