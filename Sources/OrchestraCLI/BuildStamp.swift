import DurableFiles

/// What `make` writes behind the program: the commit it was built from and its date.
///
/// A loader maps the sections an executable names and nothing behind them, so the stamp costs neither a compilation nor a start.
/// Programs that were built otherwise have none.
struct BuildStamp: Equatable, Sendable {
  /// As in `1a2b3c4, 2026-11-22`, with `, changed` behind it where the sources were not those of the commit.
  let text: String

  private static let mark = "\norchestra build: "
  /// More than a stamp takes.
  private static let longest = 200

  /// Reads the stamp of the program at `path`; nil when it has none or cannot be read.
  init?(of path: String, calls: any FileSystemCalls) {
    guard let slash = path.lastIndex(of: "/"),
      let folder = try? Directory.open(String(path[...slash]), calls: calls),
      let end = try? folder.readEnd(of: String(path[path.index(after: slash)...]), count: Self.longest)
    else { return nil }
    self.init(end: end)
  }

  /// Takes the stamp from the last bytes of a program.
  init?(end: [UInt8]) {
    let mark = Array(Self.mark.utf8)
    guard end.last == UInt8(ascii: "\n"),
      let start = end.indices.last(where: { end[$0...].starts(with: mark) })
    else { return nil }
    let line = end[(start + mark.count)...].dropLast()
    guard !line.isEmpty, line.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
    text = String(decoding: line, as: UTF8.self)
  }
}

extension Orchestra {
  /// The version, and of a program that `make` built the commit and the day it was built from.
  static func versionText(_ calls: any FileSystemCalls) -> String {
    let stamp = ChildProcess.ownProgram().flatMap { BuildStamp(of: $0, calls: calls) }
    return version + (stamp.map { " (\($0.text))" } ?? "")
  }
}
