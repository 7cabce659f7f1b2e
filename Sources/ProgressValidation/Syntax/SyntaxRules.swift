/// What every file must be before it can be read at all.
enum SyntaxRules {
  private static let restore =
    "Restore the file from a backup, or run 'orchestra repair', which keeps what can still be read."

  static let empty = ValidationRule(
    "OR101", .error, "The file has something in it", remedy: "orchestra repair",
    """
    The file has no bytes at all. A disk that was full, or a script that wrote with '>' and was stopped, leaves such a file. \
    Nothing is lost as long as the journal beside it is whole: the next update makes the file anew from it.
    """)
  static let blank = ValidationRule(
    "OR102", .error, "There is more than white space", remedy: "orchestra repair",
    """
    The file holds spaces and line breaks only. Some program wrote an empty answer into it, such as 'echo' of an empty \
    variable. The next update makes the file anew from the journal.
    """)
  static let zeroBytes = ValidationRule(
    "OR103", .error, "There are no zero bytes", remedy: "orchestra repair",
    """
    There is a zero byte where JSON should be. File systems leave zeros where a power cut came between making a file longer \
    and writing into it. What stands behind the zeros is lost; the journal has it.
    """)
  static let truncated = ValidationRule(
    "OR104", .error, "The file is whole", remedy: "orchestra repair",
    """
    The text ends inside a value: brackets or quotes are still open. A program that writes in place was killed, or the disk \
    was full. This program itself replaces files as a whole and leaves no halves. \(restore)
    """)
  static let trailing = ValidationRule(
    "OR105", .error, "Nothing follows the value", remedy: "Remove what stands behind the closing bracket",
    """
    Something other than white space stands behind the value. Often a shorter text was written over a longer one, and the \
    longer one's end is still there. Everything in front of it is one whole value. \(restore)
    """)
  static let several = ValidationRule(
    "OR106", .error, "The file is one value", remedy: "Keep one of the values and remove the others",
    """
    Behind the first value a second one begins: two documents in one file. A script appended with '>>' where it should have \
    replaced the file. Readers take the first, some the last, and most refuse both.
    """)
  static let unexpected = ValidationRule(
    "OR107", .error, "Every character stands where JSON allows it",
    remedy: "Mend the character at this place",
    """
    The character cannot stand here by the grammar of JSON. Mostly a comma or a quote is missing or one too many, or a word \
    such as None, NaN or undefined was written where JSON has null. Comments and single quotes are not JSON either. \(restore)
    """)
  static let comma = ValidationRule(
    "OR108", .error, "No comma stands before a closing bracket", remedy: "Remove the comma",
    """
    A comma promises another element, and a closing bracket follows. Programming languages allow that, JSON does not. It comes \
    about when the last line of a list is taken out by hand.
    """)
  static let utf8 = ValidationRule(
    "OR109", .error, "All text is UTF-8", remedy: "Write the file in UTF-8",
    """
    Bytes in a string are not UTF-8. The file was written in another encoding such as Latin-1 or Shift JIS, or a character was \
    cut in the middle. Readers differ in what they make of it, so it is refused.
    """)
  static let control = ValidationRule(
    "OR110", .error, "Control characters in strings are escaped",
    remedy: "Write it as an escape, such as \\n",
    """
    A raw control character stands in a string: a line break, a tab, or an escape sequence's beginning. JSON wants them as \
    escapes (\\n, \\t, \\u001b). It comes about when text is pasted in by hand or by a script without a JSON writer.
    """)
  static let escape = ValidationRule(
    "OR111", .error, "Every escape is one that JSON has", remedy: "Write the backslash twice",
    """
    A backslash begins an escape that JSON does not have, such as \\x or \\d, or \\u without four hexadecimal digits. Paths and \
    patterns pasted in unquoted look so. A backslash that is meant as such is written \\\\.
    """)
  static let number = ValidationRule(
    "OR112", .error, "Every number is written as JSON has it", remedy: "Write the number plainly",
    """
    The number cannot go on here: a zero in front of other digits, a point without digits, a plus sign, a hexadecimal number. \
    JSON has -?digits, an optional fraction and an optional exponent, and nothing else.
    """)
  static let duplicate = ValidationRule(
    "OR113", .error, "Every key stands once in its object", remedy: "Keep one of the two members",
    """
    An object has the same key twice. JSON leaves open which of them counts: some readers take the first, most the last, and a \
    change through one of them seems to be lost. It comes about by hand edits and merges. Shape and meaning are judged once \
    every key stands once.
    """)
  static let deep = ValidationRule(
    "OR114", .error, "No more than 64 brackets are open at once", remedy: "Restore the file from a backup",
    """
    Lists and objects are nested more than 64 deep. No progress file is; a program that wrapped the file into itself again and \
    again is. Reading on would only help whoever wants to exhaust the reader.
    """)
  static let large = ValidationRule(
    "OR115", .error, "The file is no larger than 256 MiB", remedy: "Restore the file from a backup",
    """
    The file is larger than any this program reads. A snapshot of ten thousand tasks has about seven megabytes. Look at what \
    wrote it before anything is taken from it.
    """)
  static let utf16 = ValidationRule(
    "OR116", .error, "The file is not UTF-16", remedy: "Save it as UTF-8",
    """
    The file begins with the byte order mark of UTF-16. Editors and shells of Windows write so when they are not told \
    otherwise. JSON files are UTF-8.
    """)
  static let conflict = ValidationRule(
    "OR118", .error, "No merge conflict is left", remedy: "Settle the conflict, then remove the marks",
    """
    A line begins with the marks that a version control system leaves where two changes met. The folder .orchestra/cache should \
    not be under version control at all; .orchestra/.gitignore names it.
    """)

  static let all = [
    empty, blank, zeroBytes, truncated, trailing, several, unexpected, comma, utf8, control, escape, number,
    duplicate,
    deep, large, utf16, conflict,
  ]
}
