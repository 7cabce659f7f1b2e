import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// A file to be replayed: its payloads in order, whatever its format.
struct PlayedFile {
  let name: String
  let format: PlayedFormat
  let faults = LineFaults()
  private let source: Source

  private enum Source {
    case lines([UInt8])
    case transcript(Transcript)
  }

  /// The time of a payload that says none, when it must be the same on every run: 2026-01-01.
  static let fixedStart = Timestamp(1_767_225_600_000)

  /// Reads the file; `-` is standard input.
  ///
  /// - Throws: `missingInput`, `inputOutput`; `damagedData` for a file that holds no payloads.
  init(_ name: String, in context: ProgramContext) throws(Failure) {
    self.name = name
    let bytes = try NamedFile(name).bytes(in: context)
    do throws(PlayedFormat.Refusal) { format = try PlayedFormat.format(of: bytes) } catch {
      throw error.failure(VisibleText.of(name))
    }
    if format == .transcript {
      var files = TranscriptFiles(main: bytes)
      if name != "-" { files.addSubagents(beside: context.path(name), in: context) }
      source = .transcript(Transcript(files, faults: faults))
    } else {
      source = .lines(bytes)
    }
  }

  /// The payloads in order: read as they are played where they may be many.
  enum Payloads {
    case lines(PlayedLines)
    case list([ArrivedPayload])
  }

  /// Returns the payloads; those that say no time begin at `start`.
  func payloads(from start: Timestamp) -> Payloads {
    switch source {
    case .lines(let bytes):
      .lines(PlayedLines(bytes: bytes, times: PlayedLines.Times(start: start), faults: faults))
    case .transcript(let transcript): .list(transcript.payloads)
    }
  }

  /// The first payload; nil when there is none.
  func first(from start: Timestamp) -> ArrivedPayload? {
    switch source {
    // Faults are counted by whoever plays.
    case .lines(let bytes):
      PlayedLines(bytes: bytes, times: PlayedLines.Times(start: start), faults: LineFaults()).first { _ in
        true
      }
    case .transcript(let transcript): transcript.payloads.first
    }
  }

  /// A name for the project that is replayed: the folder that the session worked in.
  var projectName: String {
    let folder = first(from: Self.fixedStart)?.payload["cwd"]?.string?.split(separator: "/").last.map(
      String.init)
    return TextBounds.cut(folder ?? "replay", to: TextBounds.identifier)
  }

  /// An id for the project that is replayed, which follows from the content: every replay of it makes the same.
  var projectIdentifier: String {
    let digests: [Checksum]
    switch source {
    case .lines(let bytes): digests = Self.digests(of: [bytes])
    case .transcript(let transcript): digests = Self.digests(of: transcript.payloads.map { $0.bytes() })
    }
    let digits = digests.map(\.hexadecimal).joined()
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      // Version 8: made by a rule of our own.
      text.append(index == 12 ? "8" : index == 16 ? "8" : digit)
    }
    return text
  }

  private static func digests(of pieces: [[UInt8]]) -> [Checksum] {
    var checksum = Checksum.empty
    for piece in pieces { checksum = Checksum(of: piece, continuing: checksum) }
    var digests = [checksum]
    // One pass over the content; the other digits are drawn from the first ones.
    for round in 1...3 {
      digests.append(Checksum(of: Array("replay \(round)".utf8), continuing: digests[round - 1]))
    }
    return digests
  }
}
