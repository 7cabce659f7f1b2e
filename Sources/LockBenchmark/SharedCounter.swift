#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The number that all processes of a round count up, in a file: reading it and writing it are two steps, as in an update.
///
/// Only a lock keeps the two together: what is missing in the end was lost. The file has three numbers of eight bytes.
package struct SharedCounter {
  /// What is in the file.
  package struct Reading: Equatable, Sendable {
    /// Updates so far.
    package var count: Int64 = 0
    /// When the last one to update was about to let go, in nanoseconds of the monotonic clock, which all processes share.
    package var releasedAt: Int64 = 0
    /// The process that did it.
    package var process: Int64 = 0
  }

  private static let size = MemoryLayout<Int64>.size * 3

  private let file: OpenDescriptor

  /// Opens the counter in `folder`; a new one stands at 0.
  ///
  /// - Throws: `system`.
  package init(in folder: String) throws(LockBenchmarkError) {
    file = try OpenDescriptor("\(folder)/counter", flags: O_RDWR | O_CREAT)
  }

  /// Reads the numbers (`pread`); an empty file stands at 0.
  package func read() throws(LockBenchmarkError) -> Reading {
    var numbers = [Int64](repeating: 0, count: 3)
    let count = numbers.withUnsafeMutableBytes { pread(file.number, $0.baseAddress, Self.size, 0) }
    if count < 0 { throw .last("pread") }
    return Reading(count: numbers[0], releasedAt: numbers[1], process: numbers[2])
  }

  /// Writes the numbers (`pwrite`).
  package func write(_ reading: Reading) throws(LockBenchmarkError) {
    let numbers = [reading.count, reading.releasedAt, reading.process]
    let count = numbers.withUnsafeBytes { pwrite(file.number, $0.baseAddress, Self.size, 0) }
    if count < Self.size { throw .last("pwrite") }
  }
}
