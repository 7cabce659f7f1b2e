/// Who holds and who waits for the lock of a file, by the list that Linux keeps in `/proc/locks`.
///
/// A line is `1: FLOCK  ADVISORY  WRITE 4121 08:01:123456 0 EOF`; one that waits has `->` behind the number. Waiting in the lock's own
/// queue is `OFDLCK`, for which the system says no process: -1.
struct LockTable: Equatable, Sendable {
  /// Processes that hold the lock itself.
  private(set) var holders: [Int32] = []
  /// Processes that wait, as far as they are named.
  private(set) var namedWaiting: [Int32] = []
  /// All that wait, named or not.
  private(set) var waitingCount = 0

  /// Reads what concerns the file with this inode on this device, which `stat` gives as one number.
  ///
  /// Some file systems are listed under another device than their files have: when none fits, the inode alone decides.
  init(_ text: String, inode: UInt64, device: UInt64) {
    let lines = text.split(separator: "\n").compactMap { Line($0) }.filter { $0.inode == inode }
    let exact = lines.filter { $0.device == device }
    for line in exact.isEmpty ? lines : exact {
      let named = [line.process].filter { $0 > 0 }
      if line.isWaiting {
        waitingCount += 1
        namedWaiting += named
      } else if line.isLock {
        holders += named
      }
    }
  }

  private struct Line {
    let isWaiting: Bool
    /// Whether it is the lock, and not a place in the queue for it.
    let isLock: Bool
    let process: Int32
    let device: UInt64
    let inode: UInt64

    init?(_ text: Substring) {
      var words = Array(text.split(separator: " ").dropFirst())
      isWaiting = words.first == "->"
      if isWaiting { words.removeFirst() }
      guard words.count >= 5, ["FLOCK", "OFDLCK"].contains(words[0]), let process = Int32(words[3]) else {
        return nil
      }
      isLock = words[0] == "FLOCK"
      let place = words[4].split(separator: ":")
      guard place.count == 3, let major = UInt64(place[0], radix: 16),
        let minor = UInt64(place[1], radix: 16), let inode = UInt64(place[2])
      else { return nil }
      self.process = process
      self.inode = inode
      device = Self.number(major: major, minor: minor)
    }

    /// The C library's `makedev`.
    private static func number(major: UInt64, minor: UInt64) -> UInt64 {
      (major & 0xFFF) << 8 | (major & ~0xFFF) << 32 | minor & 0xFF | (minor & ~0xFF) << 12
    }
  }
}
