import DurableFiles

extension ProgressStore {
  /// Returns how many observations wait for the next writer.
  package func spooledCount() throws(StoreError) -> Int {
    do {
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access),
        let spool = try places.directoryIfPresent(StoreName.spool)
      else { return 0 }
      return try spool.entryNames().count { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    } catch {
      throw StoreError(error)
    }
  }
}
