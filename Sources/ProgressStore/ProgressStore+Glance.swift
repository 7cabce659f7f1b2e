import DurableFiles
import JSONTree
package import ProgressModel

extension ProgressStore {
  /// What a glance is worth: beyond this many bytes it would be felt.
  private static let largestGlance = 16 << 20

  /// Reads the state from the snapshot alone: no lock, no journal, nothing mended.
  ///
  /// - Returns: Nil where there is no snapshot of this version that can be read, or a very large one.
  package func glance() -> ProgressState? {
    guard let places = try? StorePlaces.openIfPresent(root: root, access: settings.access),
      let bytes = try? places.cache.readFile(StoreName.snapshot, maximumBytes: Self.largestGlance),
      SnapshotCoding.isCurrent(bytes)
    else { return nil }
    return try? SnapshotCoding.read(bytes).state
  }
}
