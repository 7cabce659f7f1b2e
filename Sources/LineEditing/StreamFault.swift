/// Why a stream of lines ended before its end.
package enum StreamFault: Error, Equatable, Sendable {
  case lineTooLong(limit: Int)
  /// Reading failed with this `errno`.
  case unreadable(code: Int32)
}
