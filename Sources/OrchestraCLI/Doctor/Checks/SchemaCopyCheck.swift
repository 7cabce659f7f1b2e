import DurableFiles
import ProgressStore
import ProgressValidation
import Rendering
import SchemaMigration

/// Whether the schema that lies in the project for other tools is this version's.
enum SchemaCopyCheck: DoctorCheck {
  static let name = "schema-copy"
  static let topic = DoctorTopic.files
  static let summary = "whether .orchestra/schemas/progress-v2.schema.json is the one of this version"

  private static let file = "progress-v2.schema.json"
  private static let largest = 1 << 20

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let orchestra = context.orchestra, context.state != nil else {
      return [.skipped("Nothing has been recorded yet")]
    }
    let access = context.project?.settings.access ?? .ownerOnly
    let fix = DoctorFix { () throws(Failure) in
      do throws(FileError) {
        let folder = try orchestra.subdirectory(
          "schemas", creating: access.directoryMode, trust: access.trust)
        try AtomicReplacement(of: file, in: folder, mode: access.fileMode)
          .write(Array(ShippedSchema.text(of: .current).utf8), synchronizing: false)
      } catch {
        throw Failure(error)
      }
      return "Wrote '.orchestra/schemas/\(file)' anew"
    }
    guard let folder = context.folder("schemas", in: orchestra),
      let bytes = (try? folder.readFile(file, maximumBytes: largest)) ?? nil
    else {
      return [
        .note(
          "'.orchestra/schemas/\(file)' is missing",
          remedy: context.command("doctor --fix --only schema-copy"),
          fix: fix)
      ]
    }
    if bytes == Array(ShippedSchema.text(of: .current).utf8) {
      return [.fine("The copy of the schema is this version's")]
    }
    return [
      .note(
        "'.orchestra/schemas/\(file)' is not the one of this version",
        remedy: context.command("doctor --fix --only schema-copy"), fix: fix)
    ]
  }
}
