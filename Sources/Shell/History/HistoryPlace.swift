import DurableFiles

/// The folder and the name of the history file, behind the links that lead to it.
struct HistoryPlace {
  let directory: Directory
  let name: String

  private static let maximumLinks = 8

  /// Finds the place; nil when its folder is missing and is not to be created.
  ///
  /// A link is followed when it is the user's own, since people keep such files elsewhere; the lock then
  /// stands beside the real file, and all ways to it share one.
  /// - Throws: `foreignOwner` for somebody else's link or file; `notARegularFile` for links without end; what
  ///   opening and creating folders throws.
  static func find(
    _ path: String, creating: Bool, calls: any FileSystemCalls
  ) throws(FileError) -> HistoryPlace? {
    var path = path
    for _ in 0..<maximumLinks {
      let (folder, name) = split(path)
      guard let directory = try folderAt(folder, creating: creating, calls: calls) else { return nil }
      let place = HistoryPlace(directory: directory, name: name)
      guard let status = try directory.status(of: name) else { return place }
      if status.owner != calls.effectiveUser() { throw .foreignOwner(path: path, owner: status.owner) }
      if status.kind != .symbolicLink { return place }
      // Read by its path: only an absolute one needs no directory to start from.
      guard path.hasPrefix("/") else { break }
      let target: String
      do throws(SystemError) { target = try calls.linkTarget(path, in: -1) } catch { throw .system(error) }
      path = target.hasPrefix("/") ? target : folder + "/" + target
    }
    throw .notARegularFile(path: path, kind: .symbolicLink)
  }

  private static func folderAt(
    _ path: String, creating: Bool, calls: any FileSystemCalls
  ) throws(FileError) -> Directory? {
    do {
      return try Directory.open(path, calls: calls)
    } catch {
      guard error.isAbsence else { throw error }
      let (parentPath, name) = split(path)
      // The path of a folder that is its own parent would never end.
      guard creating, parentPath != path else { return nil }
      let parent = try folderAt(parentPath, creating: true, calls: calls)
      return try parent?.subdirectory(
        name, creating: .privateDirectory, synchronizing: false, trust: .anybody)
    }
  }

  /// Takes the last component off; the rest of a plain name is `.`.
  static func split(_ path: String) -> (folder: String, name: String) {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    var folder = path[..<slash]
    while folder.count > 1, folder.last == "/" { folder.removeLast() }
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
