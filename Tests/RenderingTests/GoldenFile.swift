import Foundation
import Testing

/// Compares text with a file of `Golden/` beside the tests.
///
/// `ORCHESTRA_RECORD=1` writes the files instead; such a run always fails, so that it is never taken for a
/// test.
enum GoldenFile {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  private static let isRecording = ProcessInfo.processInfo.environment["ORCHESTRA_RECORD"] == "1"

  static func assert(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = try #require(
      try? String(decoding: Data(contentsOf: file), as: UTF8.self), "no golden file \(name)",
      sourceLocation: sourceLocation)
    #expect(
      text == expected, "differs from Golden/\(name): \(difference(expected, text))",
      sourceLocation: sourceLocation)
  }

  /// The first line that differs, which says more than two whole texts.
  private static func difference(_ expected: String, _ found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let before = index < old.count ? String(old[index]) : "(end)"
      let after = index < new.count ? String(new[index]) : "(end)"
      if before != after { return "line \(index + 1) was '\(before)', is '\(after)'" }
    }
    return "line endings"
  }
}
