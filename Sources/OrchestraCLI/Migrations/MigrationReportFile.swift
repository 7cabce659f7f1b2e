import DurableFiles
import JSONTree
import Rendering

/// A file with a line of JSON for each project that is done, from which a later run can go on.
///
/// A line is the project's result and `command`, what was asked for: a report of going up says nothing about going down.
struct MigrationReportFile: Sendable {
  let file: PlainFile
  /// What was asked for, such as `migrate to 2.0`.
  let command: String

  private static let largest = 256 << 20

  /// Begins an empty file, so that one that cannot be written is known before anything is done.
  func begin() throws(Failure) {
    do { try file.write([], appends: false) } catch {
      throw Failure(.cannotCreate, "Cannot write the report: \(error.sentence)")
    }
  }

  func add(_ result: MigrationResult) throws(FileError) {
    var line = result.payload
    line["command"] = .string(command)
    try file.write(Array((JSONValue.object(line).text(.compact) + "\n").utf8), appends: true)
  }

  /// Reads the results of an earlier run, by project; the last line about a project counts.
  ///
  /// A line that is torn or says something else is passed by: its project is done again, which does no harm.
  /// - Throws: `missingInput` when there is no such file.
  func read() throws(Failure) -> [String: MigrationResult] {
    let bytes: [UInt8]
    do { bytes = try file.read(maximumBytes: Self.largest) } catch {
      throw Failure(
        error.isAbsence ? .missingInput : .inputOutput, "Cannot read the report: \(error.sentence)")
    }
    // A line that was torn off by a kill must not swallow the next one.
    if let last = bytes.last, last != UInt8(ascii: "\n") {
      do { try file.write([UInt8(ascii: "\n")], appends: true) } catch { throw Failure(error) }
    }
    var results: [String: MigrationResult] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let value = try? JSONValue(parsing: Array(line)), value["command"]?.string == command,
        let result = MigrationResult(value)
      else { continue }
      results[result.project] = result
    }
    return results
  }
}
