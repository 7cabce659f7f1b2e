package import DurableFiles
import Foundation

/// A directory for one test, removed with everything in it when the last user lets go.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() throws {
    let parent = FileManager.default.temporaryDirectory.path
    var template = Array("\(parent)/orchestra-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Opens the directory.
  package func open(_ calls: any FileSystemCalls = LiveFileSystem()) throws -> Directory {
    try Directory.open(path, calls: calls)
  }

  package func path(of name: String) -> String { "\(path)/\(name)" }

  /// Returns the bytes of a file, past all seams, or nil when it cannot be read.
  package func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path(of: name)).map(Array.init)
  }

  /// Puts a file in place, past all seams.
  package func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(of: name)))
  }

  /// Returns the names of all entries, sorted.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
