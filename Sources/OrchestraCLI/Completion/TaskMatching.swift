import LineEditing
import ProgressModel
import Rendering

/// Finds tasks by what has been typed: the beginning of an id, else a word of the text.
struct TaskMatching {
  /// More than anybody reads.
  static let limit = 200
  private static let textWidth = 64
  /// One letter is in every text.
  private static let shortestWord = 2

  let tasks: [KnownWork.Task]

  /// Returns the tasks meant: open ones first, newest first.
  func candidates(matching typed: String) -> [CompletionCandidate] {
    var matches = indices { $0.id.hasPrefix(typed) || $0.id.hasPrefix("t-" + typed) }
    if matches.isEmpty, typed.count >= Self.shortestWord {
      let needle = Array(typed.lowercased().utf8)
      matches = indices { Self.hasWord(beginning: needle, in: $0.content) }
    }
    // A list is mostly in the order of creation, so that turning it round leaves little to sort.
    let sorted = matches.reversed().map { Rank(tasks[$0], at: $0) }.sorted { $0.isBefore($1) }
    return sorted.lazy.map { self.tasks[$0.place] }.filter {
      VisibleText.of($0.id) == $0.id && !$0.id.isEmpty
    }
    .prefix(Self.limit).map { CompletionCandidate($0.id, summary: Self.summary(of: $0)) }
  }

  /// What decides on a task's place in the list: small, where moving thousands of tasks about would take long.
  private struct Rank {
    let isOpen: Bool
    let createdAt: Int64
    let place: Int

    init(_ task: borrowing KnownWork.Task, at place: Int) {
      isOpen = task.status.isOpen
      createdAt = task.createdAt
      self.place = place
    }

    func isBefore(_ other: Rank) -> Bool {
      isOpen == other.isOpen ? createdAt > other.createdAt : isOpen
    }
  }

  private func indices(where isMatch: (KnownWork.Task) -> Bool) -> [Int] {
    tasks.indices.filter { isMatch(tasks[$0]) }
  }

  private static func summary(of task: KnownWork.Task) -> String? {
    if task.content.isEmpty { return nil }
    let text = VisibleText.of(task.content).truncated(to: textWidth)
    return task.status.isOpen ? text : "\(text) (\(task.status.rawValue))"
  }

  /// Whether a word of `text` begins with `needle`, which is in lower case; within texts without spaces any place counts.
  static func hasWord(beginning needle: [UInt8], in text: String) -> Bool {
    guard let first = needle.first else { return true }
    var text = text
    // Other letters than those of ASCII are rare enough to be folded the long way.
    if !text.utf8.allSatisfy({ $0 < 0x80 }) { text = text.lowercased() }
    return text.withUTF8 { bytes in
      guard bytes.count >= needle.count else { return false }
      for start in 0...(bytes.count - needle.count) where folded(bytes[start]) == first {
        if first < 0x80, start > 0, isWordByte(bytes[start - 1]) { continue }
        if needle.indices.allSatisfy({ folded(bytes[start + $0]) == needle[$0] }) { return true }
      }
      return false
    }
  }

  private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    folded(byte) &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
