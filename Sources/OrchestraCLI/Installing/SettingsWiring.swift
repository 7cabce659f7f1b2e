import DurableFiles
import HostSettings

/// Works out what becomes of one settings file of a host.
struct SettingsWiring {
  let place: HostPlace
  let call: HookCall
  let own: OwnCommands
  let context: ProgramContext

  /// What has to be there, besides the hooks.
  struct Wish: Equatable {
    var hasStatusLine = false
  }

  func install(_ wish: Wish) throws(Failure) -> FileChange {
    let file = try EditedFile(place.path, in: context)
    let changes: SettingsChanges
    let hadOurs: Bool
    do throws(SettingsFault) {
      let registrations = HookRegistration.all(for: place.host)
      if place.isTOML {
        let block = try TOMLBlock(file.bytes ?? [], own: own)
        hadOurs = !block.unregister().removed.isEmpty
        changes = try block.register(registrations, calling: call)
      } else {
        var editor = try SettingsEditor(file.bytes ?? [], own: own)
        hadOurs = try Self.hasOurs(editor)
        try editor.register(registrations, calling: call)
        if wish.hasStatusLine { try editor.setStatusLines(calling: call) }
        try editor.renewStatusLines(calling: call)
        changes = editor.finished()
      }
    } catch {
      throw Failure(error, path: place.path)
    }
    var change = FileChange(part: .hooks(place.host, place.scope), file: file, mode: place.mode)
    change.after = changes.bytes
    change.settings = changes
    change.record = record(of: file, changes, hadOurs: hadOurs)
    if change.isNeeded { try file.refuseReadOnly() }
    return change
  }

  private static func hasOurs(_ editor: SettingsEditor) throws(SettingsFault) -> Bool {
    var editor = editor
    try editor.unregister()
    try editor.removeStatusLines()
    let changes = editor.finished()
    return !changes.removed.isEmpty || !changes.statusLines.isEmpty
  }

  private func record(
    of file: EditedFile, _ changes: SettingsChanges, hadOurs: Bool
  ) -> InstallRecord? {
    let earlier = InstallRecords(context: context).record(of: place.path)
    let after = InstallRecord.Mark(of: changes.bytes)
    if var earlier, let bytes = file.bytes, earlier.after == InstallRecord.Mark(of: bytes) {
      earlier.after = after
      return earlier
    }
    if file.bytes == changes.bytes { return earlier }
    return InstallRecord(
      path: place.path, kind: .settings, wasMissing: file.bytes == nil, isRestorable: !hadOurs, after: after,
      folders: [])
  }

  /// Takes everything of ours out: to the very bytes from before where nobody changed the file since.
  func uninstall() throws(Failure) -> FileChange {
    let file = try EditedFile(place.path, in: context)
    var change = FileChange(part: .hooks(place.host, place.scope), file: file, mode: place.mode)
    change.after = file.bytes
    guard let bytes = file.bytes else { return change }
    let changes: SettingsChanges
    do throws(SettingsFault) {
      if place.isTOML {
        changes = try TOMLBlock(bytes, own: own).unregister()
      } else {
        var editor = try SettingsEditor(bytes, own: own)
        try editor.removeStatusLines()
        try editor.unregister()
        changes = editor.finished()
      }
    } catch {
      throw Failure(error, path: place.path)
    }
    change.settings = changes
    change.after = changes.bytes
    let records = InstallRecords(context: context)
    if let record = records.record(of: place.path), record.kind == .settings {
      let isUntouched = record.after == InstallRecord.Mark(of: bytes)
      if record.wasMissing, changes.isEmpty, !file.isLinked {
        change.after = nil
      } else if isUntouched, record.isRestorable, let backup = records.backup(of: place.path) {
        change.after = backup
      }
    }
    if change.isNeeded { try file.refuseReadOnly() }
    return change
  }
}
