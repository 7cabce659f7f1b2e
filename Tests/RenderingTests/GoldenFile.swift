import TestSupport
import Testing

/// Compares text with a file of `Golden/` beside these tests.
enum GoldenFile {
  private static let folder = GoldenFolder()

  static func assert(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try folder.difference(of: text, from: name) == nil, sourceLocation: sourceLocation)
  }
}
