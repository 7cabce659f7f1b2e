/// One character of libedit's: a Unicode scalar, a placeholder, or a key.
typealias WideCharacter = Int32

/// A text that C may hold on to: ended by a zero, in one place until it is set again.
final class WideText {
  private(set) var pointer: UnsafeMutablePointer<WideCharacter>
  private(set) var characters: [WideCharacter]

  init(_ characters: [WideCharacter] = []) {
    pointer = Self.allocate(characters)
    self.characters = characters
  }

  /// A text of ASCII.
  convenience init(_ text: String) { self.init(text.unicodeScalars.map { WideCharacter($0.value) }) }

  deinit { pointer.deallocate() }

  /// Lends the text to C.
  func lend<Result>(_ body: (UnsafeMutablePointer<WideCharacter>) -> Result) -> Result {
    withExtendedLifetime(self) { body(pointer) }
  }

  func set(_ characters: [WideCharacter]) {
    if characters == self.characters { return }
    pointer.deallocate()
    pointer = Self.allocate(characters)
    self.characters = characters
  }

  private static func allocate(_ characters: [WideCharacter]) -> UnsafeMutablePointer<WideCharacter> {
    let pointer = UnsafeMutablePointer<WideCharacter>.allocate(capacity: characters.count + 1)
    for (index, character) in characters.enumerated() { pointer[index] = character }
    pointer[characters.count] = 0
    return pointer
  }
}
