/// How much JSON is taken in before a reader gives up.
package struct JSONLimits: Equatable, Sendable {
  /// The deepest nesting any limit can allow: open containers are kept as the bits of one word.
  package static let deepest = 64

  /// The number of input bytes that still pass.
  package let maximumBytes: Int

  /// The number of containers that may be open at once: 1 allows `[]` and refuses `[[]]`.
  package let maximumDepth: Int

  /// Creates limits; `maximumDepth` is held within 0 and ``deepest``, `maximumBytes` is not negative.
  package init(maximumBytes: Int, maximumDepth: Int) {
    self.maximumBytes = max(0, maximumBytes)
    self.maximumDepth = min(max(0, maximumDepth), Self.deepest)
  }

  /// 32 MiB, for what a host sends: tool output can be large and is not ours to judge.
  package static let hookInput = JSONLimits(maximumBytes: 32 << 20, maximumDepth: 64)

  /// 256 MiB, for our own files: no snapshot or journal of ours comes near it.
  package static let store = JSONLimits(maximumBytes: 256 << 20, maximumDepth: 64)
}
