import DurableFiles
import ProgressStore
import Rendering

/// A file that a person named to be looked at; `-` is standard input.
struct NamedFile {
  /// What the store itself reads at most.
  private static let largest = 256 << 20

  private let name: String

  init(_ name: String) {
    self.name = name
  }

  /// Reads all of it.
  ///
  /// - Throws: `missingInput` when there is no such file, `inputOutput` when it cannot be read.
  func bytes(in context: ProgramContext) throws(Failure) -> [UInt8] {
    if name == "-" { return try standardInput(in: context) }
    do {
      return try PlainFile(context.path(name), calls: context.calls).read(maximumBytes: Self.largest)
    } catch {
      throw Failure(
        error.isAbsence ? .missingInput : .inputOutput,
        "Cannot read '\(VisibleText.of(name))': \(error.cause)")
    }
  }

  private func standardInput(in context: ProgramContext) throws(Failure) -> [UInt8] {
    if context.session?.isInteractive == true {
      throw Failure(.usage, "Cannot read standard input inside the shell", hint: "Name a file")
    }
    var bytes: [UInt8] = []
    while bytes.count <= Self.largest {
      let chunk: StandardStreams.Chunk
      do { chunk = try context.input.read(until: .never) } catch { throw Failure(error) }
      switch chunk {
      case .bytes(let more): bytes += more
      case .end, .timedOut: return bytes
      }
    }
    throw Failure(.inputOutput, "Cannot read standard input: more than \(Self.largest >> 20) MiB")
  }
}
