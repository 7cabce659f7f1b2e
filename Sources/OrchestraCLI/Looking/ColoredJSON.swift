import JSONTree
import Rendering

/// Pretty JSON in colours: the text of `JSONValue.text(.pretty)` with its tokens painted.
///
/// The writer has escaped every control character, and what else cannot be seen is shown as a mark: the text may go to a terminal.
struct ColoredJSON {
  let style: TextStyle

  func text(of value: JSONValue) -> String {
    if style == .plain { return value.text(.pretty) }
    var text = ""
    write(value, indentation: "", to: &text)
    return text
  }

  private func write(_ value: JSONValue, indentation: String, to text: inout String) {
    let inner = indentation + "  "
    switch value {
    case .array(let elements) where !elements.isEmpty:
      text += "["
      for (index, element) in elements.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + inner
        write(element, indentation: inner, to: &text)
      }
      text += "\n\(indentation)]"
    case .object(let members) where !members.isEmpty:
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + inner
        text += painted(.string(member.key), .plain) + ": "
        write(member.value, indentation: inner, to: &text)
      }
      text += "\n\(indentation)}"
    case .array, .object: text += value.text(.compact)
    case .string: text += painted(value, .good)
    case .number, .bool: text += painted(value, .busy)
    case .null: text += painted(value, .faint)
    }
  }

  private func painted(_ value: JSONValue, _ tone: TextStyle.Tone) -> String {
    style.painted(VisibleText.of(value.text(.compact)), tone)
  }
}
