import DurableFiles
import HostSettings
import JSONTree

/// A plugin of Claude Code as `plugins/installed_plugins.json` lists it, when its hooks start something of ours.
struct InstalledPlugin: Sendable {
  /// `NAME@MARKETPLACE`.
  let key: String
  let folder: String
  /// False where the listing has it and its folder is gone.
  let isThere: Bool
  /// What `enabledPlugins` says, the settings that go before the others first; nil where none names it.
  let isEnabled: Bool?
  let groups: HookGroups?

  private static let most = 100

  /// Reads the listing below the folder of Claude Code's settings; plugins of other projects are left out.
  static func all(
    below configuration: String, root: String, settings: [HookSettingsFile], place: HookTarget.Surroundings,
    calls: any FileSystemCalls
  ) -> [InstalledPlugin] {
    let listing = configuration + "/plugins/installed_plugins.json"
    let file = HookSettingsFile(
      HookHandler.Origin(host: .claude, scope: .user, path: listing), calls: calls, machine: place.machine)
    guard let plugins = file.object?["plugins"]?.object else { return [] }
    return plugins.prefix(most).flatMap { plugin in
      // One object in older versions, a list of installations since.
      (plugin.value.array ?? [plugin.value]).prefix(most).compactMap { installation in
        guard let folder = installation["installPath"]?.string, folder.hasPrefix("/") else { return nil }
        if let project = installation["projectPath"]?.string, project != root { return nil }
        return InstalledPlugin(plugin.key, folder, settings, place, calls)
      }
    }
  }

  private init?(
    _ key: String, _ folder: String, _ settings: [HookSettingsFile], _ place: HookTarget.Surroundings,
    _ calls: any FileSystemCalls
  ) {
    self.key = key
    self.folder = folder
    isThere = place.machine.entry(folder)?.kind == .directory
    isEnabled = settings.reversed().lazy.compactMap { $0.object?["enabledPlugins"]?[key]?.bool }.first
    var place = place
    place.pluginRoot = folder
    let origin = HookHandler.Origin(host: .claude, scope: .plugin(folder), path: folder + "/hooks/hooks.json")
    let file = HookSettingsFile(origin, calls: calls, machine: place.machine)
    groups = file.object?["hooks"].map { HookGroups($0, origin: origin, in: place) }
    let isOurs = key.hasPrefix("orchestra@") || groups?.handlers.isEmpty == false
    if !isOurs { return nil }
  }
}
