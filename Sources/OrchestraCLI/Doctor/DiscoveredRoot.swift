import DurableFiles
import ProgressStore

/// The project that was found, and how: what `ProjectDiscovery` decides, with its reasons.
struct DiscoveredRoot: Sendable {
  /// What said where the search starts.
  enum Source: Equatable, Sendable {
    case option
    case variable(String)
    case workingDirectory

    var words: String {
      switch self {
      case .option: "--root"
      case .variable(let name): name
      case .workingDirectory: "the working directory"
      }
    }
  }

  /// Why the search ended at the root.
  enum Rule: Sendable {
    case hasState, mainCheckout, gitRoot, start

    var words: String {
      switch self {
      case .hasState: "the nearest folder with .orchestra"
      case .mainCheckout: "the main checkout of the git worktree"
      case .gitRoot: "the nearest git checkout"
      case .start: "the folder itself, since none above has .orchestra or .git"
      }
    }
  }

  let path: String
  let start: String
  let source: Source
  let rule: Rule

  init(option: String?, in context: ProgramContext) {
    path = ProjectDiscovery(context: context).root(option: option)
    (source, start) = Self.start(option, context)
    let folder = try? Directory.open(path, calls: context.calls)
    let isAbove = start == path || start.hasPrefix(path == "/" ? "/" : path + "/")
    if (try? folder?.status(of: StoreName.orchestra))??.kind == .directory {
      rule = isAbove ? .hasState : .mainCheckout
    } else if !isAbove {
      rule = .mainCheckout
    } else if (try? folder?.status(of: ".git")) ?? nil != nil {
      rule = .gitRoot
    } else {
      rule = .start
    }
  }

  private static func start(_ option: String?, _ context: ProgramContext) -> (Source, String) {
    func absolute(_ path: String) -> String {
      path.hasPrefix("/") ? path : ProjectDiscovery.join(context.workingDirectory, path)
    }
    if let option, !option.isEmpty { return (.option, absolute(option)) }
    for name in ["ORCHESTRA_ROOT", "PROJECT_ROOT"] {
      if let path = context.environment[name], !path.isEmpty { return (.variable(name), absolute(path)) }
    }
    return (.workingDirectory, context.workingDirectory)
  }
}
