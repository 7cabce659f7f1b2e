import Testing

@testable import OrchestraCLI

/// The patterns of docs/record-replay.md, one row each, and what looks like a secret and is none.
@Suite struct SecretScannerTests {
  private static let scanner = SecretScanner(sparing: ["Kai", "Nova", "Mina"])

  @Test(arguments: [
    ("sk-ant-api03-AbCdEf0123456789AbCdEf", "[redacted]"),
    ("use sk-proj-AbCdEf0123456789AbCdEf now", "use [redacted] now"),
    ("ghp_AbCdEf0123456789AbCdEf0123456789AbCd.", "[redacted]."),
    ("github_pat_11ABCDEFG0123456789_abcdef", "[redacted]"),
    ("token AKIAIOSFODNN7EXAMPLE", "token [redacted]"),
    ("xoxb-1234567890-abcdefghij", "[redacted]"),
    ("AIzaSyA1234567890abcdefghijklmnopqrstuv", "[redacted]"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJl", "[redacted]"),
    ("Authorization: Bearer abc.def", "Authorization: Bearer [redacted]"),
    ("-H 'Authorization: Basic dXNlcjpwYXNz'", "-H 'Authorization: Basic [redacted]'"),
    ("send Bearer 0123456789abcdef", "send Bearer [redacted]"),
    ("Cookie: session=abc; theme=dark", "Cookie: [redacted]"),
    ("https://kim:hunter2@example.org/x", "https://[redacted]@example.org/x"),
    ("postgres://shop:p%40ss@db:5432/shop", "postgres://[redacted]@db:5432/shop"),
    ("https://0123456789abcdef0123@github.com", "https://[redacted]@github.com"),
    ("https://example.org/?api_key=abc&x=1", "https://example.org/?api_key=[redacted]&x=1"),
    ("export DB_PASSWORD=hunter2", "export DB_PASSWORD=[redacted]"),
    ("mysql --password hunter2 shop", "mysql --password [redacted] shop"),
    ("mysql --password=hunter2 shop", "mysql --password=[redacted] shop"),
    (#"{"password": "hunter2"}"#, #"{"password": "[redacted]"}"#),
    (#"{\"api_key\": \"abcdef\"}"#, #"{\"api_key\": \"[redacted]\"}"#),
    ("client-secret: 'a b c'", "client-secret: '[redacted]'"),
    ("user: shop\npassword: correcthorse\nport: 1", "user: shop\npassword: [redacted]\nport: 1"),
    ("the password: hunter2", "the password: [redacted]"),
    (
      "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----\nafter",
      "-----BEGIN RSA PRIVATE KEY-----[redacted]-----END RSA PRIVATE KEY-----\nafter"
    ),
    ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn", "-----BEGIN OPENSSH PRIVATE KEY-----[redacted]"),
  ])
  func `a secret is taken out and what is around it stays`(_ text: String, _ expected: String) {
    #expect(Self.scanner.redacted(text) == expected)
  }

  @Test(arguments: [
    "", "Kai: Design REST API", "password: Nova", "token=@Kai", "Token: Kai refreshes it",
    "Mina's secret: none",
    "Rotate the token: write the job", "maximum tokens: 4096", "total_tokens=123456", "max-tokens 12345678",
    "Use bearer authentication", "bearer of news", "task-0123456789abcdef0123456789",
    "sk-learn-contrib-imbalanced-learn", "https://example.org:8080/path", "git@github.com:owner/name.git",
    "ssh://git@github.com/owner/name", "mailto:kim@example.org", "password=$PASSWORD", "password: <secret>",
    "API_KEY=${API_KEY}", "let token = readToken()", "if password == other { }", "Password::new(1)",
    "secret => value", "owner: Nova", "[Kai] Fix https://host/a@b", "toolu_01FxTr01TodoAa",
    "5e17a2c4-9d63-4b08-8f2a-c1d70e94b356", "a51c7e0d94b26f38a", "8d0c51aa5e5970208d0c51aa5e597020",
    "担当: ミナ、パスワードの画面を作る", "-----BEGIN CERTIFICATE-----\nMIIEow\n-----END CERTIFICATE-----",
  ])
  func `what only looks like a secret stays as it is`(_ text: String) {
    #expect(Self.scanner.redacted(text) == nil)
  }

  @Test(arguments: [
    "DB_PASSWORD=hunter2 TOKEN=abc", "https://a:b@c https://d:e@f",
    "Authorization: Bearer abcdefgh12 Cookie: a=bcdefg",
    "-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----", "password: hunter2",
  ])
  func `taking secrets out twice changes nothing more`(_ text: String) throws {
    let once = try #require(Self.scanner.redacted(text))
    #expect(Self.scanner.redacted(once) == nil)
  }
}
