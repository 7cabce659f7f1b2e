import DurableFiles
import Rendering

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What the system tells of other processes (`/proc` of Linux); all texts in it are hostile.
struct ProcessFacts: Sendable {
  private static let longestCommand = 4_096

  let calls: any FileSystemCalls

  /// The system's list of locks; nil where it has none.
  func lockTable() -> String? { text("/proc/locks", maximumBytes: 1 << 22) }

  /// Describes a process; only its number where the system tells nothing.
  func process(_ id: Int32) -> LockStanding.Process {
    var process = LockStanding.Process(id: id)
    guard id > 0 else { return process }
    // `ID (NAME) STATE …`, where the name may hold anything, parentheses too.
    if let line = text("/proc/\(id)/stat", maximumBytes: 4_096), let open = line.firstIndex(of: "("),
      let close = line.lastIndex(of: ")"), open < close
    {
      process.program = String(line[line.index(after: open)..<close])
      process.state =
        switch line[close...].dropFirst(2).first {
        case "T", "t": .stopped
        case "Z", "X": .gone
        default: .running
        }
    } else if text("/proc/self/stat", maximumBytes: 4_096) != nil {
      process.state = .gone
    }
    // The words end in NUL; a process that is gone, or of the system itself, has none.
    if let words = beginning("/proc/\(id)/cmdline") {
      let text = String(decoding: words, as: UTF8.self).split(separator: "\0").joined(separator: " ")
      process.commandLine = text.isEmpty ? nil : text
    }
    return process
  }

  /// Returns the processes that have a file open, in order, as far as the system lets us see; `isHolder` tells whether it is
  /// open there with a `flock` lock on it.
  func openers(of path: String) -> [(process: Int32, isHolder: Bool)] {
    guard let resolved = realpath(path, nil) else { return [] }
    defer { free(resolved) }
    let target = String(cString: resolved)
    return entries(in: "/proc").compactMap { Int32($0) }.sorted().compactMap { process in
      let folder = "/proc/\(process)/fd"
      let numbers = entries(in: folder).filter { number in
        (try? calls.linkTarget("\(folder)/\(number)", in: AT_FDCWD)) == target
      }
      if numbers.isEmpty { return nil }
      // A lock belongs to the open file, which the process that took it may have passed on.
      let isHolder = numbers.contains { number in
        text("/proc/\(process)/fdinfo/\(number)", maximumBytes: 1 << 16)?.split(separator: "\n")
          .contains { $0.hasPrefix("lock:") && $0.split(separator: " ").contains("FLOCK") } == true
      }
      return (process, isHolder)
    }
  }

  private func entries(in path: String) -> [String] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    guard
      let folder = try? calls.openEntry(path, in: AT_FDCWD, flags: flags, mode: FileMode(rawValue: 0))
    else { return [] }
    defer { try? calls.closeDescriptor(folder) }
    return (try? calls.entryNames(in: folder)) ?? []
  }

  private func text(_ path: String, maximumBytes: Int) -> String? {
    (try? PlainFile(path, calls: calls).read(maximumBytes: maximumBytes))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The first bytes of a file that may be as long as somebody likes.
  private func beginning(_ path: String) -> [UInt8]? {
    guard let bytes = try? PlainFile(path, calls: calls).read(maximumBytes: 1 << 22) else { return nil }
    return Array(bytes.prefix(Self.longestCommand))
  }
}
