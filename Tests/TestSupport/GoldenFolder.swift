package import Foundation

/// A folder of expected outputs, read in review like code.
///
/// `ORCHESTRA_RECORD=1` writes the files instead of comparing; such a run always fails, so that it is never taken for a test.
package struct GoldenFolder: Sendable {
  private let folder: URL
  private let isRecording: Bool

  /// Names the folder `Golden` beside the test file that asks.
  package init(beside file: String = #filePath) {
    self.init(at: URL(filePath: file).deletingLastPathComponent().appending(path: "Golden"))
  }

  package init(at folder: URL) {
    self.folder = folder
    isRecording = ProcessInfo.processInfo.environment["ORCHESTRA_RECORD"] == "1"
  }

  /// Compares `text` with the file `name`: nil when they are the same, else what is wrong.
  package func difference(of text: String, from name: String) throws -> String? {
    let file = folder.appending(path: name)
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return "recorded \(name)"
    }
    guard let data = try? Data(contentsOf: file) else { return "there is no golden file \(name)" }
    let expected = String(decoding: data, as: UTF8.self)
    return text == expected ? nil : "\(name): " + Self.firstDifference(expected, text)
  }

  /// The first line that differs, which says more than two whole texts.
  private static func firstDifference(_ expected: String, _ found: String) -> String {
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
