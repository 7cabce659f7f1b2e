/// Numbers of bytes in words: decimal units, as file managers and disks have them.
enum ByteText {
  /// Returns `812 B`, `45.3 kB`, `1.2 MB`, rounded down.
  static func size(_ bytes: Int64) -> String {
    let bytes = max(0, bytes)
    for (unit, name) in [(Int64(1_000_000_000), "GB"), (1_000_000, "MB"), (1_000, "kB")] where bytes >= unit {
      return "\(bytes / unit).\(bytes % unit * 10 / unit) \(name)"
    }
    return "\(bytes) B"
  }
}
