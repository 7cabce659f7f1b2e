import DurableFiles
import Foundation
import Shell
import TestSupport
import Testing

/// Many sessions write to one file at once (invariant 2 of `HistoryFile`).
@Suite struct HistorySharingTests {
  private static let sessions = 6
  private static let linesEach = 60

  private func run(in temporary: TemporaryDirectory, limit: Int) -> [HistoryFile] {
    let path = temporary.path(of: "history")
    let collected = Collected()
    DispatchQueue.concurrentPerform(iterations: Self.sessions) { session in
      var history = HistoryFile(path: path, limit: limit, patience: .milliseconds(150))
      history.load()
      for number in 0..<Self.linesEach {
        history.append("session \(session) line \(number)")
        if number.isMultiple(of: 7) { history.reload() }
      }
      if !history.flush(waiting: .seconds(60)) { Issue.record("session \(session) could not write") }
      collected.add(history)
    }
    return collected.all
  }

  private final class Collected: @unchecked Sendable {
    private let mutex = NSLock()
    private var histories: [HistoryFile] = []
    func add(_ history: HistoryFile) { mutex.withLock { histories.append(history) } }
    var all: [HistoryFile] { mutex.withLock { histories } }
  }

  private func expected(_ session: Int) -> [String] {
    (0..<Self.linesEach).map { "session \(session) line \($0)" }
  }

  @Test func `no line is lost, torn or out of order`() throws {
    let temporary = try TemporaryDirectory()
    var histories = run(in: temporary, limit: 10_000)
    let file = String(decoding: try #require(temporary.bytes("history")), as: UTF8.self)
    let lines = file.split(separator: "\n").map(String.init)
    #expect(lines.count == Self.sessions * Self.linesEach)
    for session in 0..<Self.sessions {
      #expect(lines.filter { $0.hasPrefix("session \(session) ") } == expected(session))
    }
    #expect(histories.count == Self.sessions)
    for index in histories.indices {
      histories[index].reload()
      #expect(Set(histories[index].lines.texts) == Set(lines))
      #expect(histories[index].lines.count == lines.count)
      let fault = histories[index].takeFault()
      #expect(fault == nil)
    }
    #expect(try temporary.names() == ["history", "history.lock"])
  }

  @Test func `the newest lines survive while the file is written anew again and again`() throws {
    let temporary = try TemporaryDirectory()
    let limit = 40
    _ = run(in: temporary, limit: limit)
    let file = String(decoding: try #require(temporary.bytes("history")), as: UTF8.self)
    let lines = file.split(separator: "\n").map(String.init)
    #expect(lines.count >= limit)
    #expect(lines.count <= limit + limit / 4)
    // Whoever wrote a line wrote all its later ones behind it, with none missing.
    for session in 0..<Self.sessions {
      let own = lines.filter { $0.hasPrefix("session \(session) ") }
      #expect(own == expected(session).suffix(own.count))
    }
    #expect(try temporary.names() == ["history", "history.lock"])
  }
}
