/// A pattern with `*` for any text, `?` for one character and `[a-z]` for one of several; it has to fit the whole text.
///
/// `\` takes the character behind it literally, `[!…]` is any other character. A bracket without its partner stands for itself.
/// Matching takes time in proportion to text times pattern at worst: a new star forgets the one before.
struct GlobPattern: Equatable, Sendable {
  private enum Part: Equatable {
    case one(Character)
    case any
    case many
    case set([ClosedRange<Character>], isNegated: Bool)
  }

  private let parts: [Part]

  init(_ text: String) {
    let characters = Array(text)
    var parts: [Part] = []
    var position = 0
    while position < characters.count {
      let character = characters[position]
      position += 1
      switch character {
      case "*": if parts.last != .many { parts.append(.many) }
      case "?": parts.append(.any)
      case "\\" where position < characters.count:
        parts.append(.one(characters[position]))
        position += 1
      case "[":
        if let (set, end) = Self.set(in: characters, from: position) {
          parts.append(set)
          position = end
        } else {
          parts.append(.one(character))
        }
      default: parts.append(.one(character))
      }
    }
    self.parts = parts
  }

  /// Reads a set from behind its bracket; nil without a closing one.
  private static func set(in characters: [Character], from start: Int) -> (set: Part, end: Int)? {
    var position = start
    let isNegated = position < characters.count && characters[position] == "!"
    if isNegated { position += 1 }
    var ranges: [ClosedRange<Character>] = []
    while position < characters.count {
      let first = characters[position]
      // A bracket that comes first is one of the set.
      if first == "]", !ranges.isEmpty { return (.set(ranges, isNegated: isNegated), position + 1) }
      let isRange =
        position + 2 < characters.count && characters[position + 1] == "-" && characters[position + 2] != "]"
      let last = isRange ? characters[position + 2] : first
      ranges.append(min(first, last)...max(first, last))
      position += isRange ? 3 : 1
    }
    return nil
  }

  func matches(_ text: String) -> Bool {
    let text = Array(text)
    var (place, part) = (0, 0)
    // Where to go on when it does not fit: behind the last star, one character later.
    var retry: (place: Int, part: Int)?
    while place < text.count {
      if part < parts.count, parts[part] == .many {
        retry = (place, part + 1)
        part += 1
      } else if part < parts.count, Self.fits(parts[part], text[place]) {
        place += 1
        part += 1
      } else if let star = retry {
        retry = (star.place + 1, star.part)
        (place, part) = (star.place + 1, star.part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .many }
  }

  private static func fits(_ part: Part, _ character: Character) -> Bool {
    switch part {
    case .one(let wanted): wanted == character
    case .any: true
    case .many: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
    }
  }
}
