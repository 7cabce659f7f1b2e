import ProgressStore

/// How long one hook took, as a whole and in each part, in nanoseconds.
struct HookTimes: Equatable, Sendable {
  var whole: Int64 = 0
  var input: Int64 = 0
  var preparation: Int64 = 0
  var update = StageTimes()
  var answer: Int64 = 0

  subscript(stage: HookStage) -> Int64 {
    get {
      switch stage {
      case .input: input
      case .preparation: preparation
      case .lockWait: update.lockWait
      case .read: update.read
      case .parse: update.parse
      case .reduce: update.reduce
      case .write: update.write
      case .sync: update.sync
      case .answer: answer
      }
    }
    set {
      switch stage {
      case .input: input = newValue
      case .preparation: preparation = newValue
      case .lockWait: update.lockWait = newValue
      case .read: update.read = newValue
      case .parse: update.parse = newValue
      case .reduce: update.reduce = newValue
      case .write: update.write = newValue
      case .sync: update.sync = newValue
      case .answer: answer = newValue
      }
    }
  }
}
