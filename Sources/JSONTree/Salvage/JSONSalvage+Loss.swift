extension JSONSalvage {
  /// Something that is wrong with a text, and what it cost.
  package struct Loss: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      /// There is nothing in the text, or nothing but white space and zeros.
      case empty
      case tooLarge
      /// The text ends in the midst of a value.
      case cutShort
      /// Bytes that belong to no value that could be read.
      case garbage
      /// A block of zeros, as a power cut leaves.
      case zeros
      /// A value that is none, or only a part of one.
      case brokenValue
      /// A string with bytes in it that are no text; each is U+FFFD now.
      case brokenText
      /// A string whose end had to be guessed.
      case brokenString
      /// A key with a part missing; it is as good as it could be made.
      case brokenKey
      /// `{`, `}`, `[`, `]`, `,` or `:` stood not where it should, and was supplied.
      case missing(UInt8)
      /// A punctuation mark too many.
      case misplaced(UInt8)
      /// An earlier value of a key written twice.
      case duplicateKey(String)
      /// A container too far down to be read.
      case tooDeep
      /// Bytes behind the end of the document: the rest of a longer file, or what was appended.
      case trailingBytes
      /// Another whole document, which was not chosen.
      case otherDocument
      /// There is more of this than anybody would read.
      case more(Int)
    }

    package let kind: Kind
    /// The bytes it is about; empty for what is missing.
    package let range: Range<Int>
    /// The place in the value it belongs to, as far as that is known.
    package let location: JSONLocation?

    package init(_ kind: Kind, _ range: Range<Int>, at location: JSONLocation? = nil) {
      self.kind = kind
      self.range = range
      self.location = location
    }

    /// Whether content was lost, and not only a punctuation mark.
    package var costsContent: Bool {
      switch kind {
      case .missing, .misplaced, .brokenKey, .zeros: false
      default: true
      }
    }
  }
}
