import JSONTree
import ProgressModel

/// Values of the model as JSON: what is not known is null.
extension JSONValue {
  static func moment(_ time: Timestamp?) -> JSONValue {
    time.map { .integer($0.milliseconds) } ?? .null
  }

  static func optional(_ text: String?) -> JSONValue {
    text.map { .string($0) } ?? .null
  }

  static func optional(_ number: (some BinaryInteger)?) -> JSONValue {
    number.map { .integer($0) } ?? .null
  }
}

extension TextStyle.Tone {
  static func of(_ status: TaskStatus) -> TextStyle.Tone {
    switch status {
    case .pending: .plain
    case .inProgress: .busy
    case .completed: .good
    case .failed: .bad
    case .cancelled: .faint
    }
  }
}

extension String {
  /// The first part of a long id: enough to tell two apart, and what people type.
  var shortIdentifier: String { utf8.count > 12 ? String(prefix(8)) : self }
}
