import JSONSchema
import JSONTree
import SchemaMigration

/// What the JSON Schemas ask for, keyword by keyword, and what files must be to have a schema at all.
enum ShapeRules {
  private static let older =
    """
    In a file of the shell scripts it is a warning at most: the migration takes such values in and keeps them under 'carried'.
    """

  static let foreignFile = ValidationRule(
    "OR201", .error, "The file is a progress file", remedy: "Check that this is the file you mean",
    """
    The file is JSON, but of no version of progress.json: it has neither a 'version' that is known nor a list of 'todos'. \
    Another program's file was put in this place, or the wrong file was named. It is left as it is.
    """)
  static let newerFile = ValidationRule(
    "OR202", .error, "The file's version is one this program knows", remedy: "Use a later orchestra",
    """
    A later version of the program wrote the file. What its keys mean there cannot be judged here, and nothing is written to \
    it. Use an orchestra of that version or later.
    """)
  static let type = ValidationRule(
    "OR210", .error, "Every value is of the right type", remedy: "Write a value of the type the schema names",
    """
    A value is of another type than the schema says, such as a text where a number belongs. Scripts that put numbers in quotes \
    and hand edits bring this about. The program cannot read such a snapshot and makes it anew from the journal. \(older)
    """)
  static let required = ValidationRule(
    "OR211", .error, "No required key is missing",
    remedy: "Add the key, or let the next update write the file anew",
    """
    A key that the schema requires is not there. Mostly the file was written by hand or by a script that knows only some of \
    the keys; a misspelt key counts as missing too, since unknown keys are allowed. \(older)
    """)
  static let enumeration = ValidationRule(
    "OR212", .error, "Every word is one of those the schema lists", remedy: "Use one of the words listed",
    """
    The value is none of the words that are allowed here: a status, a state, a kind of agent. A word in another spelling \
    ('in-progress', 'done') counts as another word. The program cannot read such a snapshot. \(older)
    """)
  static let constant = ValidationRule(
    "OR213", .error, "Constants have their value", remedy: "Write the value the schema names",
    """
    The schema allows one value only here, as it does for the version. Another value means that the file is of another \
    version, or was changed by hand. The program itself writes the constant.
    """)
  static let minimum = ValidationRule(
    "OR214", .error, "No number is too small", remedy: "Write a number within the bounds",
    """
    A number is below its least value: counts, durations, steps and percentages are never negative. Subtracting times of two \
    clocks, or percent computed by hand, brings this about. \(older)
    """)
  static let maximum = ValidationRule(
    "OR215", .error, "No number is too large", remedy: "Write a number within the bounds",
    """
    A number is above its largest value: no percentage is over 100. Percent computed from steps beyond the total brings this \
    about. Displays would draw bars longer than they are. \(older)
    """)
  static let shortest = ValidationRule(
    "OR216", .error, "No text is too short", remedy: "Write a text that says something",
    """
    A text is shorter than the schema asks for: an id that is empty names nothing, and no command could find its task. Scripts \
    with an unset variable write such ids.
    """)
  static let longest = ValidationRule(
    "OR217", .error, "No text is too long", remedy: "Shorten the text",
    """
    A text is longer than the schema allows, counted in Unicode code points. The program itself cuts what agents write and ends \
    it in '…', so that one agent cannot fill the file; this text came in some other way.
    """)
  static let most = ValidationRule(
    "OR219", .error, "No list is too long", remedy: "Remove the oldest elements",
    """
    A list has more elements than the schema allows. The snapshot keeps only the newest events, stopped agents and calls; the \
    journal has them all. The program itself drops the oldest.
    """)
  static let pattern = ValidationRule(
    "OR220", .error, "Checksums are eight hexadecimal digits",
    remedy: "Let the next update write the file anew",
    """
    A text is not of the form that the schema asks for: checksums are eight hexadecimal digits in lower case. A checksum that \
    cannot be read proves nothing, so the snapshot is checked against the journal instead.
    """)
  static let other = ValidationRule(
    "OR229", .error, "The schema's other demands are met", remedy: "See the schema in docs",
    """
    A value is not what the schema asks for, in a way that has no code of its own: an element too few in a list. None of the \
    shipped schemas asks for that today.
    """)

  static let all = [
    foreignFile, newerFile, type, required, enumeration, constant, minimum, maximum, shortest, longest, most,
    pattern,
    other,
  ]

  private static let byKeyword = [
    "type": type, "required": required, "enum": enumeration, "const": constant, "minimum": minimum,
    "maximum": maximum, "minLength": shortest, "maxLength": longest, "maxItems": most, "pattern": pattern,
  ]

  static func foreign(_ document: JSONValue) -> ValidationFinding {
    let what = document.object == nil ? "\(document.phrase), not an object" : "an object of some other kind"
    return ValidationFinding(
      code: foreignFile.code, severity: .error, location: JSONLocation(),
      message: "This is no progress file of any version: it is \(what)")
  }

  static func newer(_ word: String, _ document: JSONValue) -> ValidationFinding {
    let key = document["version"] != nil ? "version" : "schemaVersion"
    let location = document[key] == nil ? JSONLocation() : JSONLocation([.key(key)])
    return ValidationFinding(
      code: newerFile.code, severity: .error, location: location,
      message: "Written by version \(FindingWords.quoted(word)), which is newer than this program")
  }

  /// Makes findings of a schema's faults; what the migration takes in is a warning.
  static func findings(
    of faults: [SchemaFault], in document: JSONValue, _ version: SchemaVersion
  ) -> [ValidationFinding] {
    faults.map { fault in
      ValidationFinding(
        code: (byKeyword[fault.keyword] ?? other).code, severity: version == .current ? .error : .warning,
        location: fault.location, message: message(of: fault, in: document))
    }
  }

  private static func message(of fault: SchemaFault, in document: JSONValue) -> String {
    if fault.keyword == "required" { return "\(upper(fault.expectation)) is missing" }
    let found = document.value(at: fault.location)?.phrase ?? "something else"
    return "Expected \(fault.expectation), found \(found)"
  }

  private static func upper(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension JSONValue {
  /// The value at `location`, or nil.
  func value(at location: JSONLocation) -> JSONValue? {
    location.steps.reduce(Optional(self)) { value, step in
      switch step {
      case .key(let key): value?[key]
      case .index(let index): value?[index]
      }
    }
  }

  /// The value as a message names it: short ones whole, others by what they are.
  var phrase: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number):
      number.text.utf8.count > 40 ? "a number of \(number.text.utf8.count) characters" : number.text
    case .string(let text):
      text.unicodeScalars.count > 40
        ? "a text of \(text.unicodeScalars.count) characters" : "the text \(FindingWords.quoted(text))"
    case .array(let elements): "a list of " + FindingWords.count(elements.count, "element")
    case .object: "an object"
    }
  }
}
