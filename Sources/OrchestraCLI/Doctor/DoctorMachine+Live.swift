import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension DoctorMachine {
  /// The machine this runs on.
  static func live() -> DoctorMachine {
    var machine = DoctorMachine()
    machine.entry = { entry($0) }
    machine.room = { room($0) }
    machine.process = { process($0) }
    machine.lockHolders = { lockHolders($0) }
    machine.version = { version($0) }
    machine.ownProgram = { ChildProcess.ownProgram() }
    machine.clock = SystemClock()
    machine.setMode = { setMode($0, $1) }
    machine.sharedFolders = ["/usr/share", "/usr/local/share", "/opt/homebrew/share"]
    machine.managedSettings = [
      "/etc/claude-code/managed-settings.json",
      "/Library/Application Support/ClaudeCode/managed-settings.json",
    ]
    return machine
  }

  private static func entry(_ path: String) -> Entry? {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
    let kind: FileKind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    #if canImport(Darwin)
    let modified = status.st_mtimespec
    #else
    let modified = status.st_mtim
    #endif
    return Entry(
      kind: kind, isExecutable: kind == .regular && access(path, X_OK) == 0,
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino), owner: status.st_uid,
      mode: FileMode(rawValue: UInt32(status.st_mode)),
      modified: Int64(modified.tv_sec) * 1000 + Int64(modified.tv_nsec) / 1_000_000)
  }

  private static func room(_ path: String) -> Room? {
    var facts = statvfs()
    guard !path.utf8.contains(0), statvfs(path, &facts) == 0 else { return nil }
    let (bytes, isTooMany) = Int64(clamping: facts.f_bavail).multipliedReportingOverflow(
      by: Int64(clamping: facts.f_frsize))
    return Room(
      freeBytes: isTooMany ? .max : bytes,
      freeFiles: facts.f_files == 0 ? nil : Int64(clamping: facts.f_favail),
      isReadOnly: Int(facts.f_flag) & Int(ST_RDONLY) != 0)
  }

  /// Reads `/proc/ID/stat`; where there is no `/proc`, only whether the process lives.
  private static func process(_ id: Int32) -> Process? {
    guard id > 0 else { return nil }
    if let bytes = try? PlainFile("/proc/\(id)/stat", calls: LiveFileSystem()).read(maximumBytes: 4096) {
      // `ID (NAME) STATE …`, where the name may hold anything, parentheses too.
      guard let open = bytes.firstIndex(of: UInt8(ascii: "(")),
        let close = bytes.lastIndex(of: UInt8(ascii: ")")), open < close
      else { return nil }
      let state: Process.State =
        switch bytes[close...].dropFirst(2).first {
        case UInt8(ascii: "T"), UInt8(ascii: "t"): .stopped
        case UInt8(ascii: "Z"), UInt8(ascii: "X"): .zombie
        default: .running
        }
      return Process(state: state, name: String(decoding: bytes[(open + 1)..<close], as: UTF8.self))
    }
    return kill(id, 0) == 0 || errno == EPERM ? Process(state: .running, name: "") : nil
  }

  /// Reads Linux's `/proc/locks`: `1: FLOCK  ADVISORY  WRITE 4121 08:01:123456 0 EOF`.
  private static func lockHolders(_ inode: UInt64) -> [Int32] {
    guard let bytes = try? PlainFile("/proc/locks", calls: LiveFileSystem()).read(maximumBytes: 1 << 20)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      // A line with an arrow is one who waits.
      guard words.count >= 6, words[1] == "FLOCK",
        words[5].split(separator: ":").last.map(String.init) == "\(inode)"
      else { return nil }
      return Int32(words[4]).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  /// Runs `PROGRAM --version` with a watcher beside it that ends it after two seconds.
  ///
  /// Only for programs the user would start by name or has put into own settings: never for those a project names.
  private static func version(_ program: String) -> String? {
    let script = """
      "$1" --version </dev/null 2>/dev/null & child=$!
      ( for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
          sleep 0.1; kill -0 $child || exit 0
        done; kill -9 $child ) >/dev/null 2>&1 &
      wait $child
      """
    let environment = ["PATH": "/usr/bin:/bin", "ORCHESTRA_PROGRESS_DISABLE": "1", "LC_ALL": "C"]
    guard
      let ending = try? ChildProcess("/bin/sh", ["-c", script, "sh", program], environment: environment)
        .run(),
      ending.status == 0
    else { return nil }
    let line = String(decoding: ending.output.prefix(200), as: UTF8.self).split(separator: "\n").first
    return line.map { String($0.prefix(60)) }
  }

  private static func setMode(_ path: String, _ mode: FileMode) -> Bool {
    // Through a descriptor that follows no link: the file could be swapped between the look and the change.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fchmod(descriptor, mode_t(truncatingIfNeeded: mode.rawValue)) == 0
  }
}
