import Testing

@testable import TestSupport

/// The screen the other tests look at.
@Suite struct PseudoTerminalScreenTests {
  private func screen(_ output: String, columns: Int = 10, rows: Int = 3) -> PseudoTerminalScreen {
    var screen = PseudoTerminalScreen(columns: columns, rows: rows)
    screen.feed(Array(output.utf8))
    return screen
  }

  @Test(arguments: [
    ("ab\r\ncd", "ab\ncd"), ("abc\u{08}\u{08}X", "aXc"), ("0123456789ab", "0123456789\nab"),
    ("0123456789\r\nab", "0123456789\nab"),
    ("abcdef\u{1B}[3D\u{1B}[K", "abc"), ("abcdef\u{1B}[2G\u{1B}[2P", "adef"),
    ("abc\u{1B}[1G\u{1B}[2@", "  abc"),
    ("a\r\nb\r\nc\r\nd", "b\nc\nd"), ("設計\u{1B}[2D図", "設図"), ("設計\u{1B}[3Dx", " x計"),
    ("012345678設", "012345678\n設"),
    ("👩\u{200D}💻x", "👩‍💻x"), ("\u{2764}\u{FE0F}x", "❤️x"), ("a\u{1B}[2Jb", " b"), ("x\ty", "x       y"),
    ("a\r\nb\u{1B}[A\u{1B}[Jc", "ac"),
  ])
  func `the screen is that of a terminal`(output: String, text: String) {
    #expect(screen(output).text == text)
  }

  @Test func `what no editor should send is noticed`() {
    #expect(screen("\u{1B}]0;title\u{07}").strangeSequences == ["text ]0;title"])
    #expect(screen("\u{1B}c").strangeSequences == ["ESC c"])
    #expect(screen("\u{9B}31m").strangeSequences == ["C1 155"])
    #expect(screen("\u{1B}[1;31mx\u{1B}[?2004h\u{07}").strangeSequences == [])
  }

  @Test func `a full row wraps only when more comes`() {
    #expect(screen("0123456789").cursor == (0, 9))
    #expect(screen("0123456789a").cursor == (1, 1))
    #expect(screen("0123456789\r").cursor == (0, 0))
  }
}
