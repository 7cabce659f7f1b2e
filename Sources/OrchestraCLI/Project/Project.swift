import AgentDetection
import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// One project with its settings: what a command or hook works on.
struct Project: Sendable {
  let path: String
  let root: Directory
  let settings: StoreSettings
  /// Why the settings are the defaults although there is a file.
  var settingsFault: StoreError?
  let roster: AgentRoster
  let context: ProgramContext

  /// Opens the project at `path`.
  ///
  /// For a hook damaged settings are set aside for the defaults: a slip in them must not cost an event.
  /// - Throws: `file` when the folder cannot be opened; `settingsInvalid`.
  static func open(
    _ path: String, in context: ProgramContext, isHook: Bool = false
  ) throws(StoreError) -> Project {
    let root: Directory
    do { root = try Directory.open(path, calls: context.calls) } catch { throw .file(error) }
    var fault: StoreError?
    var settings = StoreSettings()
    do {
      settings = try StoreSettings.read(root: root)
    } catch {
      guard isHook, case .settingsInvalid = error else { throw error }
      fault = error
    }
    settings.access.trust = trust(root, settings, context)
    return Project(
      path: path, root: root, settings: settings, settingsFault: fault, roster: roster(root, settings),
      context: context)
  }

  /// The folder must be ours, unless we are root in a project of somebody else's, as in a container.
  private static func trust(_ root: Directory, _ settings: StoreSettings, _ context: ProgramContext)
    -> DirectoryTrust
  {
    var trust = settings.access.trust
    guard context.calls.effectiveUser() == 0, let folder = try? root.status(),
      let state = try? root.status(of: StoreName.orchestra), state.owner == folder.owner
    else { return trust }
    trust.mustBeOurs = false
    return trust
  }

  /// The standard roster, the agents named in the settings, and those the project keeps as agent files.
  private static func roster(_ root: Directory, _ settings: StoreSettings) -> AgentRoster {
    var roster = AgentRoster.standard
    if let claude = try? root.subdirectoryIfPresent(".claude", trust: .anybody),
      let agents = try? claude.subdirectoryIfPresent("agents", trust: .anybody),
      let names = try? agents.entryNames()
    {
      let added = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { String($0.dropLast(3)) }
      roster = roster.adding(
        added.filter { roster.entry(named: $0) == nil }
          .map { AgentRoster.Entry(name: $0, emoji: AgentRoster.unknownEmoji) })
    }
    return roster.adding(settings.agents)
  }

  var language: Language { context.language(settings) }

  /// How a display looks now.
  var viewpoint: Viewpoint {
    Viewpoint(now: context.now, language: language, width: context.width, roster: roster)
  }

  /// The store, for the command or hook called `command`.
  func store(for command: String) -> ProgressStore {
    let (language, roster) = (language, roster)
    return ProgressStore(
      root: root, settings: settings, clock: context.clock, command: command, actor: context.userName,
      host: context.hostName,
      statusText: { StatusFile($0, language: language, roster: roster).text() })
  }

  /// The policy by which observations are resolved here.
  var policy: ResolutionPolicy {
    var policy = ResolutionPolicy()
    policy.keepEndedSessions = settings.keepEndedSessions
    policy.sessionSilence = settings.sessionSilence
    let (host, isProcessGone) = (context.hostName, context.isProcessGone)
    // A process id means something on its own machine only.
    policy.isGone = { session in
      guard session.host == host, let process = session.process else { return false }
      return isProcessGone(process)
    }
    return policy
  }

  /// Names the project in its first event: an id made once, so that journals of many machines can be merged.
  func name(_ transaction: inout ProgressTransaction, at moment: Timestamp) {
    guard transaction.state.project == nil else { return }
    let random = (try? root.randomBytes(16)) ?? []
    let name = ProjectDiscovery.resolve(path, from: "/").split(separator: "/").last.map(String.init) ?? "/"
    transaction.nameProject(
      id: Self.identifier(random), name: TextBounds.cut(name, to: TextBounds.identifier),
      host: context.hostName,
      at: moment)
  }

  /// Writes random bytes as a UUID of version 4.
  private static func identifier(_ random: [UInt8]) -> String {
    var bytes = random + [UInt8](repeating: 0, count: max(0, 16 - random.count))
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (index, byte) in bytes.prefix(16).enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }
}
