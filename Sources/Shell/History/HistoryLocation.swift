/// Where the history is kept.
package enum HistoryLocation {
  /// Returns the path of the history file, or nil when none is wanted or there is no place for one.
  ///
  /// `ORCHESTRA_HISTORY` comes first, empty or `off` for none; then the state folder of the XDG base
  /// directory specification, which asks that relative paths in it be ignored.
  package static func path(environment: [String: String]) -> String? {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? String(withoutSlash($0)) : nil }
    if let named = environment["ORCHESTRA_HISTORY"] {
      if named.isEmpty || named == "off" { return nil }
      // Unexpanded where no shell has set the variable, as in a service file.
      if named.hasPrefix("~/") { return home.map { $0 + named.dropFirst() } }
      return named
    }
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return withoutSlash(state) + "/orchestra/history"
    }
    return home.map { $0 + "/.local/state/orchestra/history" }
  }

  private static func withoutSlash(_ path: String) -> Substring {
    var path = path[...]
    while path.last == "/" { path.removeLast() }
    return path
  }
}
