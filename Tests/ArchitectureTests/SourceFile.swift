import Foundation
import Testing

/// A text file of the repository, read where these tests were compiled.
struct SourceFile: CustomTestStringConvertible {
  static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path below the repository's top.
  let path: String
  let text: String

  var testDescription: String { path }
  var name: String { String(path.split(separator: "/").last ?? "") }
  /// The name without its ending: by convention that of the main type.
  var stem: String { String(name.prefix { $0 != "." }) }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The modules it imports.
  var imports: [String] {
    let statement = /\s*(?:@\w+ |[a-z]+ )*import (?:[a-z]+ )?([A-Z]\w*).*/
    return lines.compactMap { $0.wholeMatch(of: statement).map { String($0.1) } }
  }

  /// Returns the files below `folder` with one of the endings, in order of their paths; folders of builds are passed by.
  static func all(below folder: String, ending endings: String...) throws -> [SourceFile] {
    let root = top.appending(path: folder).path(percentEncoded: false)
    guard let walk = FileManager.default.enumerator(atPath: root) else { return [] }
    var paths: [String] = []
    for case let path as String in walk {
      if [".build", ".git", "dist", "node_modules"].contains(path) { walk.skipDescendants() }
      if endings.contains(where: path.hasSuffix) { paths.append(folder.isEmpty ? path : folder + "/" + path) }
    }
    return try paths.sorted().map(SourceFile.init)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: top.appending(path: path).path(percentEncoded: false))
  }
}

extension SourceFile {
  /// Reads the file at `path` below the repository's top.
  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOf: Self.top.appending(path: path), encoding: .utf8)
  }
}
