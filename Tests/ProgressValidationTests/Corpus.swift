import Foundation
import JSONTree
import ProgressValidation
import Testing

/// The files of `Tests/Fixtures/validation`, with what is expected of each; `make_corpus.py` there makes both.
struct Corpus {
  struct Expected: Equatable, Comparable, CustomStringConvertible {
    var code: String
    var line: Int
    var column: Int
    /// Nil for faults of syntax, which have no place in a tree.
    var pointer: String?

    var description: String { "\(code) at \(line):\(column) \(pointer ?? "-")" }

    static func < (left: Expected, right: Expected) -> Bool {
      (left.line, left.column, left.code, left.pointer ?? "") < (
        right.line, right.column, right.code, right.pointer ?? ""
      )
    }
  }

  struct File: CustomTestStringConvertible {
    let path: String
    let expected: [Expected]

    var testDescription: String { path }

    func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: Corpus.folder.appending(path: path))) }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/validation")

  /// Now, for every file of the corpus.
  static let moment: Int64 = manifest["moment"]?.integer ?? 0

  static let files: [File] = (manifest["files"]?.object ?? [:]).map { member in
    let expected = (member.value.array ?? []).map { finding in
      Expected(
        code: finding["code"]?.string ?? "", line: Int(finding["line"]?.integer ?? 0),
        column: Int(finding["column"]?.integer ?? 0), pointer: finding["pointer"]?.string)
    }
    return File(path: member.key, expected: expected.sorted())
  }

  private static let manifest: JSONValue = {
    guard let data = try? Data(contentsOf: folder.appending(path: "corpus.json")) else { return .null }
    return (try? JSONValue(parsing: [UInt8](data))) ?? .null
  }()

  static var damaged: [File] { files.filter { $0.path.hasPrefix("damaged/") } }
  static var good: [File] { files.filter { $0.path.hasPrefix("good/") } }
}

/// The CRC-32 of zlib, bit by bit: the slow way, so that it does not share a fault with the program's.
func slowChecksum(_ bytes: ArraySlice<UInt8>) -> String {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  let text = String(~crc, radix: 16)
  return String(repeating: "0", count: 8 - text.count) + text
}
