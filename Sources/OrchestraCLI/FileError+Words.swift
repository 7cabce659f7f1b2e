import DurableFiles
import JSONTree

extension FileError {
  /// What could not be done, in words.
  var sentence: String {
    switch self {
    case .system(let error), .lockUnavailable(let error): error.sentence
    case .invalidName(let name): "'\(name)' is no file name"
    case .notADirectory(let path): "'\(path)' is not a directory, or a link to one"
    case .notARegularFile(let path, let kind): "'\(path)' is a \(kind.words), not a plain file"
    case .foreignOwner(let path, let owner): "'\(path)' belongs to user \(owner)"
    case .writableByOthers(let path, _): "'\(path)' can be written by everybody"
    case .tooLarge(let path, let size, let limit): "'\(path)' has \(size) bytes, more than \(limit)"
    case .alreadyExists(let path): "'\(path)' exists already"
    case .lockTimedOut(let path, let holder):
      "'\(path)' is \(holder.map(\.words) ?? "held by another process")"
    case .replacementFailed(_, let cause): cause.sentence
    case .appendFailed(let cause, _): cause.sentence
    case .outOfRange(let path, let offset, let size):
      "'\(path)' has \(size) bytes, byte \(offset) was asked for"
    }
  }
}

extension SystemError {
  var sentence: String {
    path.isEmpty ? "\(operation.rawValue): \(reason)" : "'\(path)': \(reason)"
  }
}

extension FileKind {
  fileprivate var words: String {
    switch self {
    case .regular: "plain file"
    case .directory: "directory"
    case .symbolicLink: "symbolic link"
    case .pipe: "pipe"
    case .socket: "socket"
    case .device: "device"
    }
  }
}

extension JSONSyntaxError {
  /// What is wrong, without where.
  var sentence: String {
    switch kind {
    case .unexpectedEnd: "the text ends too early"
    case .unexpectedByte(let byte): "unexpected \(Self.name(of: byte))"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .controlCharacterInString: "a raw control character in a string"
    case .invalidEscape: "an escape JSON does not have"
    case .invalidNumber: "a number JSON does not have"
    case .duplicateKey(let key): "the key '\(key)' a second time"
    case .tooDeep(let limit): "more than \(limit) levels of brackets"
    case .tooLarge(let limit): "more than \(limit) bytes"
    case .trailingContent: "something behind the end"
    case .wrongType(let expected, let found): "\(found.rawValue) instead of \(expected.rawValue)"
    case .unexpectedWord(let word): "'\(word)', which is not allowed here"
    case .notAnInteger: "a number that is not a whole one of 64 bits"
    case .notADouble: "a number too large"
    }
  }

  private static func name(of byte: UInt8) -> String {
    (0x21...0x7E).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x" + String(byte, radix: 16, uppercase: true)
  }
}

extension FileError {
  /// Why, for a sentence that has named the file already.
  var cause: String { systemError?.reason ?? sentence }
}
