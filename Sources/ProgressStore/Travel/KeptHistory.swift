import DurableFiles
package import ProgressModel

/// From where to where the history of a project can be told.
package struct KeptHistory: Equatable, Sendable {
  /// One end of it.
  package struct Bound: Equatable, Sendable {
    package var sequence: Int64
    package var time: Timestamp
  }

  package var first: Bound
  package var last: Bound

  /// Whether nothing has been pruned: it begins with the project's first record.
  package var isWhole: Bool { first.sequence <= 1 }
}

extension JournalHistory {
  /// Returns the first and the last record that are kept; nil for a project without any.
  package func kept() throws(StoreError) -> KeptHistory? {
    do {
      guard let files = try files() else { return nil }
      let bytes = try files.active.read(from: 0, upTo: files.active.size)
      var first = try files.headOfActive()
      for segment in files.segments.reversed() { first = try files.head(of: segment) ?? first }
      let last = RecordHead.last(in: bytes, upTo: Timestamp(.max))
      guard let first, let last else { return nil }
      return KeptHistory(
        first: .init(sequence: first.sequence, time: first.time),
        last: .init(sequence: last.sequence, time: last.time))
    } catch {
      throw StoreError(error)
    }
  }
}
