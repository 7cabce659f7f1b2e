import Foundation
import TestSupport
import Testing

/// The terminals of tests, which run at the same time.
@Suite struct PseudoTerminalTests {
  @Test func `each program gets the terminal that was opened for it`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for starter in 0..<4 {
        group.addTask {
          for round in 0..<50 {
            let word = "mine-\(starter)-\(round)"
            let terminal = try PseudoTerminal("/bin/echo", [word])
            #expect(try terminal.end() == 0)
            #expect(terminal.screen.text == word)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
