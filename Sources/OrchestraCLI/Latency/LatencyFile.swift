import DurableFiles
import ProgressStore

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The file in which the hooks of a project keep their times: `.orchestra/cache/hook-latency`.
///
/// One page that is changed in place under a lock of its own, with one positioned write, and never flushed. It is no part of the
/// state: losing it loses nothing but statistics. Whatever is wrong with it costs no hook more than a few calls; a file that is no
/// page is removed, and the next hook begins a new one. It is removed and not written over because it might be another name of
/// somebody's file.
struct LatencyFile {
  static let name = "hook-latency"
  /// Hooks that end at the same moment wait for each other a few microseconds; longer waits are not worth it.
  private static let patience = Duration.milliseconds(5)

  let project: Project

  /// Counts one hook; does nothing where that cannot be done.
  func keep(_ sample: HookSample) {
    // By its path, for one call instead of five: the update has just found the folders to be ours.
    let path = ProjectDiscovery.join(project.path, "\(StoreName.orchestra)/\(StoreName.cache)/\(Self.name)")
    let calls = project.context.calls
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    guard
      let descriptor = try? calls.openEntry(
        path, in: AT_FDCWD, flags: flags, mode: project.settings.access.fileMode)
    else { return }
    // Closing lets go of the lock.
    defer { try? calls.closeDescriptor(descriptor) }
    guard isLocked(descriptor), let bytes = content(descriptor) else { return }
    guard var page = bytes.isEmpty ? LatencyPage(begunAt: sample.time) : LatencyPage(bytes) else {
      return replace(path, openAs: descriptor)
    }
    page.add(sample)
    page.bytes.withUnsafeBytes { _ = try? calls.writeBytes(descriptor, at: 0, $0) }
  }

  /// Whether the file is ours alone now.
  private func isLocked(_ descriptor: Int32) -> Bool {
    let calls = project.context.calls
    let deadline = Deadline.after(Self.patience)
    // Tried again and not waited for: waiting in turn writes into the file, which must be a lock's own for that.
    while true {
      do {
        try calls.lock(descriptor, .exclusive)
        return true
      } catch {
        guard error.code == EWOULDBLOCK, !deadline.hasPassed else { return false }
        usleep(100)
      }
    }
  }

  /// Reads the page, and one byte more where there is one; nil where nothing can be read.
  private func content(_ descriptor: Int32) -> [UInt8]? {
    let calls = project.context.calls
    return try? [UInt8](unsafeUninitializedCapacity: LatencyPage.Layout.size + 1) {
      buffer, count throws(SystemError) in
      count = try calls.readBytes(descriptor, at: 0, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Takes the name away from a file that is no page, if it still has it.
  private func replace(_ path: String, openAs descriptor: Int32) {
    let calls = project.context.calls
    guard let open = try? calls.status(of: descriptor), open.kind == .regular,
      let named = try? calls.status(ofEntry: path, in: AT_FDCWD), named.isSameFile(as: open)
    else { return }
    try? calls.removeEntry(path, in: AT_FDCWD, isDirectory: false)
  }
}

/// Looking at the times and forgetting them.
extension LatencyFile {
  /// What a reader found.
  enum Content: Equatable, Sendable {
    case none
    case page(LatencyPage)
    /// Something that no hook wrote, or a power cut left.
    case damaged
  }

  /// A hook may be writing at this moment: what does not verify is read again.
  private static let attempts = 5

  /// Reads the times without a lock.
  ///
  /// - Throws: Status 66 when nothing is kept in the project at all.
  func read() throws(Failure) -> Content {
    let cache = try cache()
    for _ in 0..<Self.attempts {
      let bytes: [UInt8]?
      do {
        bytes = try cache.readFile(Self.name, maximumBytes: LatencyPage.Layout.size)
      } catch {
        if case .system = error { throw Failure(StoreError.file(error)) }
        return .damaged
      }
      guard let bytes, !bytes.isEmpty else { return .none }
      if let page = LatencyPage(bytes) { return .page(page) }
    }
    return .damaged
  }

  /// Removes the file; false when there was none.
  func remove() throws(Failure) -> Bool {
    let cache = try cache()
    do { return try cache.remove(Self.name) } catch { throw Failure(StoreError.file(error)) }
  }

  private func cache() throws(Failure) -> Directory {
    let trust = project.settings.access.trust
    do {
      if let orchestra = try project.root.subdirectoryIfPresent(StoreName.orchestra, trust: trust),
        let cache = try orchestra.subdirectoryIfPresent(StoreName.cache, trust: trust)
      {
        return cache
      }
    } catch {
      throw Failure(StoreError.file(error))
    }
    throw Failure(StoreError.notInitialized(path: project.path))
  }
}
