import DurableFiles
import JSONTree
import ProgressStore
import Rendering

/// The repair of one file that a person named, in its place; the old bytes stay beside it.
struct LooseFileRepair {
  let name: String
  let context: ProgramContext
  let bytes: [UInt8]
  let repair: FileRepair

  init(_ name: String, in context: ProgramContext, fixes: (JSONValue) -> JSONPatch) throws(Failure) {
    self.name = name
    self.context = context
    bytes = try NamedFile(name).bytes(in: context)
    do { repair = try FileRepair(bytes, fixes: fixes) } catch { throw Failure(error) }
  }

  /// The name that keeps the old bytes.
  private var keptName: String {
    "\(fileName).damaged-\(Checksum(of: bytes).hexadecimal)"
  }

  func account(kept: [String]? = nil) -> RepairAccount {
    RepairAccount(
      file: name, version: repair.version, findings: repair.findings,
      actions: repair.bytes == nil
        ? []
        : ["keep the old bytes as \(VisibleText.of(keptName))", "write \(VisibleText.of(fileName)) anew"],
      before: repair.before, after: repair.after, recovered: repair.recovered,
      isNeeded: repair.bytes != nil, isPossible: !repair.isHopeless, isSalvaged: true, kept: kept)
  }

  /// Writes the file.
  ///
  /// - Returns: The name of the old bytes.
  func perform() throws(Failure) -> [String] {
    guard let new = repair.bytes else { return [] }
    do {
      let folder = try Directory.open(folderPath, calls: context.calls)
      guard let status = try folder.status(of: fileName), status.kind == .regular else {
        throw Failure(
          .usage, "Cannot repair '\(VisibleText.of(name))': it is no plain file",
          hint: "Name the file itself, not a link to it")
      }
      guard try folder.readFile(fileName, maximumBytes: bytes.count + 1) == bytes else {
        throw Failure(RepairError.changedMeanwhile)
      }
      do {
        try folder.writeNew(keptName, bytes, mode: status.mode, synchronizing: true)
      } catch {
        guard case .alreadyExists = error else { throw error }
      }
      try AtomicReplacement(of: fileName, in: folder, mode: status.mode).write(new, synchronizing: true)
      try folder.synchronize()
      return [keptName]
    } catch let failure as Failure {
      throw failure
    } catch let error as FileError {
      throw Failure(error)
    } catch {
      throw Failure(.internalFault, "Cannot repair '\(VisibleText.of(name))'")
    }
  }

  private var path: String { context.path(name) }

  private var fileName: String { String(path.split(separator: "/").last ?? "") }

  private var folderPath: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
