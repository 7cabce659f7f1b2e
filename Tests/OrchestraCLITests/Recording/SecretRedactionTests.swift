import AgentDetection
import HookEvents
import HookProtocol
import JSONTree
import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct SecretRedactionTests {
  private let redaction = SecretRedaction(sparing: .standard)

  private func redacted(_ text: String) throws -> String {
    let object = try #require(try JSONValue(parsing: text).object)
    return JSONValue.object(redaction.redacted(object)).text(.compact)
  }

  @Test(arguments: Fixtures.names)
  func `payloads without secrets are kept word for word`(_ name: String) throws {
    let payload = try #require(try JSONValue(parsing: try Fixtures.bytes(name)).object)
    let kept = redaction.redacted(payload)
    #expect(JSONValue.object(kept).text() == JSONValue.object(payload).text())
  }

  @Test(arguments: [
    (
      #"{"tool_input":{"command":"curl -H 'Authorization: Bearer abcd1234'"}}"#,
      #"{"tool_input":{"command":"curl -H 'Authorization: Bearer [redacted]'"}}"#
    ),
    (
      #"{"tool_input":{"env":{"DB_PASSWORD":"x","PORT":1}}}"#,
      #"{"tool_input":{"env":{"DB_PASSWORD":"[redacted]","PORT":1}}}"#
    ),
    (
      #"{"token":"abc","max_tokens":5,"token_count":"5"}"#,
      #"{"token":"[redacted]","max_tokens":5,"token_count":"5"}"#
    ),
    (
      #"{"credentials":["a",{"user":"kim","password":"p"}]}"#,
      #"{"credentials":["[redacted]",{"user":"kim","password":"[redacted]"}]}"#
    ),
    (#"{"args":["--password","p","--user","kim"]}"#, #"{"args":["--password","[redacted]","--user","kim"]}"#),
    (
      #"{"ghp_AbCdEf0123456789AbCdEf01":1,"ghp_BbCdEf0123456789AbCdEf01":2}"#,
      #"{"[redacted]":1,"[redacted] 2":2}"#
    ),
    (#"{"session_id":"ghp_AbCdEf0123456789AbCdEf01"}"#, #"{"session_id":"ghp_AbCdEf0123456789AbCdEf01"}"#),
    (#"{"secret":null,"password":true,"token":""}"#, #"{"secret":null,"password":true,"token":""}"#),
  ])
  func `secrets go by what they look like and by the names of their members`(
    _ payload: String, _ expected: String
  ) throws {
    #expect(try redacted(payload) == expected)
  }

  /// Texts in which a secret stands beside the word that says who acts.
  private static let worded = [
    "Kai: set API_KEY=abc123", "password: Nova", "Rotate token: Mina", "[Leo] export TOKEN=abc",
    "token=@Theo",
    "Fix https://kim:pass@host (Skye)", "owner: Iris, secret: hunter2",
    "assigned to Finn, Bearer 0123456789abcdef",
    "Authorization: Bearer Kai0123456789", "secret=Riley", "担当: Eden、password=abc123",
  ]

  @Test(arguments: worded) func `detection names the same agent with and without secrets`(_ text: String)
    throws
  {
    let detector = AgentDetector(roster: .standard)
    let kept = redaction.redacted(["content": .string(text)])["content"]?.string
    let evidence = AgentEvidence(content: text)
    #expect(detector.detect(evidence) == detector.detect(AgentEvidence(content: kept)))
  }

  /// Whatever stands in a payload, what is kept is JSON of the same shape.
  @Test func `random text leaves the shape as it was`() throws {
    let seed = SeededGenerator.seed(of: #function)
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "password", "=", ":", " ", "\"", "\\", "'", "Bearer ", "https://", "@", "sk-", "-----BEGIN ",
      "PRIVATE KEY-----",
      "ghp_", "A1", "0123456789abcdefghij", "\n", "Kai", "é", "検", "{", "}", "token", "--", "eyJ", ".",
      "Cookie", "\u{0}",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 1...12, using: &generator))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
      let payload: JSONObject = ["a": .string(text), text + "k": .array([.string(text), 1])]
      let kept = redaction.redacted(payload)
      #expect(kept.count == 2, "seed \(seed): \(text)")
      let again = try JSONValue(parsing: JSONValue.object(kept).bytes(.compact))
      #expect(again == .object(kept), "seed \(seed): \(text)")
    }
  }
}
