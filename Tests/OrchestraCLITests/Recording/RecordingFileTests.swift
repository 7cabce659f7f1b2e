import DurableFiles
import Foundation
import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct RecordingFileTests {
  private let folder: TemporaryDirectory
  private let now = Timestamp(1_762_252_225_000)

  init() throws { folder = try TemporaryDirectory() }

  private func recording(
    maximumBytes: Int64 = 10_000, keptFiles: Int? = 1, calls: any FileSystemCalls = LiveFileSystem()
  ) -> RecordingFile {
    var order = RecordingOrder(file: folder.path(of: "r.jsonl"), id: "00112233", startedAt: now)
    order.maximumBytes = maximumBytes
    order.keptFiles = keptFiles
    return RecordingFile(path: order.file, order: order, calls: calls)
  }

  private func line(_ text: String) -> [UInt8] { Array((text + "\n").utf8) }

  private func lines(_ name: String) -> [String]? {
    folder.bytes(name).map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
  }

  @Test func `a line is appended behind the header, for the owner alone`() throws {
    let recording = recording()
    try recording.create(at: now)
    #expect(try recording.append(line("{}"), at: now) == .written)
    #expect(
      lines("r.jsonl") == [
        #"{"recording":1,"id":"00112233","startedAt":1762252225000,"redacted":true}"#, "{}",
      ])
    let mode = try FileManager.default.attributesOfItem(atPath: recording.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `a full file is put aside, and no more than wanted are kept`() throws {
    let recording = recording(maximumBytes: 1_000, keptFiles: 2)
    try recording.create(at: now)
    var outcomes: [RecordingFile.Outcome] = []
    for number in 0..<40 {
      outcomes.append(try recording.append(line("\(number) " + String(repeating: "x", count: 96)), at: now))
    }
    #expect(outcomes.filter { $0 == .writtenToNewFile }.count == 4)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "r.jsonl", "r.jsonl.1", "r.jsonl.2",
      ])
    for name in ["r.jsonl", "r.jsonl.1", "r.jsonl.2"] {
      #expect(try #require(folder.bytes(name)).count <= 1_000)
      #expect(lines(name)?.first?.hasPrefix(#"{"recording":1,"#) == true)
    }
    #expect(lines("r.jsonl")?.last?.hasPrefix("39 ") == true)
  }

  @Test func `a full file ends a recording that is to end with it`() throws {
    let recording = recording(maximumBytes: 200, keptFiles: nil)
    try recording.create(at: now)
    #expect(try recording.append(line(String(repeating: "x", count: 150)), at: now) == .full)
    #expect(lines("r.jsonl")?.count == 1)
  }

  @Test func `a line longer than a file may be is refused`() throws {
    let recording = recording(maximumBytes: 1_000)
    try recording.create(at: now)
    #expect(throws: RecordingFault.tooLong(2_001)) {
      try recording.append(line(String(repeating: "x", count: 2_000)), at: now)
    }
    #expect(folder.bytes("r.jsonl.1") == nil)
  }

  @Test func `a line that was cut short is ended before the next one`() throws {
    let recording = recording()
    try recording.create(at: now)
    try PlainFile(recording.path, calls: LiveFileSystem()).write(Array(#"{"time":1,"#.utf8), appends: true)
    _ = try recording.append(line("{}"), at: now)
    #expect(lines("r.jsonl")?.suffix(2) == [#"{"time":1,"#, "{}"])
  }

  @Test(arguments: ["", "export PATH=/bin\n", #"{"recording":1,"id":"00112234","x":1}"# + "\n"])
  func `a file that is not the recording is left alone`(_ content: String) throws {
    try Data(content.utf8).write(to: URL(filePath: folder.path(of: "r.jsonl")))
    #expect(throws: RecordingFault.notTheRecording(folder.path(of: "r.jsonl"))) {
      try recording().append(line("{}"), at: now)
    }
    #expect(folder.bytes("r.jsonl") == Array(content.utf8))
  }

  @Test func `a link in the place of the recording is not followed`() throws {
    let recording = recording()
    try recording.create(at: now)
    try FileManager.default.moveItem(atPath: recording.path, toPath: folder.path(of: "real"))
    try FileManager.default.createSymbolicLink(
      atPath: recording.path, withDestinationPath: folder.path(of: "real"))
    #expect(throws: RecordingFault.file(.notARegularFile(path: recording.path, kind: .symbolicLink))) {
      try recording.append(line("{}"), at: now)
    }
    #expect(lines("real")?.count == 1)
  }

  @Test func `lines of several writers do not mix, whoever puts the file aside`() async throws {
    let recording = recording(maximumBytes: 10_000, keptFiles: 99)
    try recording.create(at: now)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<50 {
            let text = "\(writer)-\(number) " + String(repeating: "x", count: 300)
            _ = try? recording.append(Array((text + "\n").utf8), at: now)
          }
        }
      }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let all = names.flatMap { lines($0) ?? [] }.filter { !$0.hasPrefix(#"{"recording""#) }
    #expect(all.allSatisfy { $0.hasSuffix(String(repeating: "x", count: 300)) })
    #expect(Set(all).count == 200)
    #expect(all.count == 200)
  }
}
