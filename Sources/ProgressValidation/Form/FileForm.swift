import JSONTree
import SchemaMigration

/// What only a file's bytes can tell: a byte order mark, the checksum, the order of keys and the layout.
struct FileForm {
  static let mark = ValidationRule(
    "OR117", .note, "No byte order mark stands in front", remedy: "Save it without a byte order mark",
    """
    The file begins with the byte order mark of UTF-8. This program passes over it; other JSON readers refuse the file. \
    Editors of Windows write it. The next update of this program writes the file without.
    """)
  static let checksum = ValidationRule(
    "OR370", .warning, "The checksum is that of the bytes",
    remedy: "Nothing, if you edited it: the next update takes the edit over",
    """
    The bytes of the file are not those that its checksum was made of: the file was edited by hand or by another program, or \
    it was damaged. When its shape is right and its 'journal' untouched, the next update takes the edit over, says so in the \
    journal, and keeps the file as it was edited in quarantine/. To undo the edit instead, delete the file: it is made anew \
    from the journal.
    """)
  static let layout = ValidationRule(
    "OR371", .note, "Keys and layout are as the program writes them",
    remedy: "Nothing: the next update writes the file anew",
    """
    The program writes keys in a fixed order, two spaces deep, with one line feed at the end, so that a diff of two snapshots \
    is readable. This file is laid out in another way: something else wrote it. To readers that makes no difference.
    """)
  static let rules = [mark, checksum, layout]

  let bytes: [UInt8]
  let document: JSONValue
  let version: RecognizedVersion
  let checksum: ProgressValidator.ChecksumText?

  func findings() -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      findings.append(note(Self.mark, "The file begins with a byte order mark", at: 0))
    }
    guard version == .known(.v2) else { return findings }
    if let checksum { findings += wrongChecksum(checksum) }
    let canonical = CanonicalForm.bytes(of: document)
    if canonical != bytes, findings.first?.code != Self.mark.code {
      let same = zip(canonical, bytes).prefix { $0 == $1 }.count
      findings.append(note(Self.layout, "From here on the layout is not the program's own", at: same))
    }
    return findings
  }

  private func wrongChecksum(_ checksum: ProgressValidator.ChecksumText) -> [ValidationFinding] {
    guard let stored = document["checksum"]?.string, Self.isChecksum(stored), let end = coveredEnd() else {
      return []
    }
    let actual = checksum(bytes[..<end])
    if actual == stored { return [] }
    return [
      ValidationFinding(
        code: Self.checksum.code, severity: Self.checksum.severity,
        location: JSONLocation([.key("checksum")]),
        message: "The checksum is '\(stored)', but that of the bytes is '\(actual)'")
    ]
  }

  /// Whether it is of the right form; any other is a fault of shape already.
  private static func isChecksum(_ text: String) -> Bool {
    text.utf8.count == 8 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Where the bytes end that the checksum covers: before the comma in front of its key.
  private func coveredEnd() -> Int? {
    var covered: Int?
    try? JSONReader.withReader(of: bytes) { reader throws(JSONSyntaxError) in
      try reader.beginObject()
      var end = reader.offset
      while let key = try reader.nextKey() {
        if key == "checksum" { covered = end }
        _ = try reader.skipValue()
        end = reader.offset
      }
    }
    return covered
  }

  private func note(_ rule: ValidationRule, _ message: String, at offset: Int) -> ValidationFinding {
    ValidationFinding(
      code: rule.code, severity: rule.severity, location: nil, message: message, offset: offset)
  }
}
