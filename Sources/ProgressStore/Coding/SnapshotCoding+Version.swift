import JSONTree
import ProgressModel

extension SnapshotCoding {
  /// Tells whether the bytes say that they are of the current version, without reading more of them than that takes.
  static func isCurrent(_ bytes: [UInt8]) -> Bool {
    statedVersion(of: bytes) == ProgressState.version
  }

  /// Returns the text of the top-level member `version`, whatever follows it; nil when none can be reached.
  static func statedVersion(of bytes: [UInt8]) -> String? {
    var version: String?
    let _: Void? = try? JSONReader.withReader(of: bytes) { reader throws(JSONSyntaxError) in
      try reader.beginObject()
      while let key = try reader.nextKey() {
        if key == "version", try reader.peekKind() == .string {
          version = try reader.readString()
          // Ours is the first key: no need to look through the tasks.
          return
        }
        try reader.skipValue()
      }
    }
    return version
  }
}
