import ArgumentParser
import JSONTree

/// A field of a payload as it is typed: `key=value`, the value being JSON where it can be read as such, else text.
struct FieldText: ExpressibleByArgument, Sendable {
  let key: String
  let value: JSONValue

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
    key = String(argument[..<equals])
    let text = String(argument[argument.index(after: equals)...])
    value = (try? JSONValue(parsing: text)) ?? .string(text)
  }

  /// Puts fields together; of two with the same key the last one counts.
  static func object(of fields: [FieldText]) -> JSONObject {
    var object = JSONObject()
    for field in fields { object[field.key] = field.value }
    return object
  }
}
