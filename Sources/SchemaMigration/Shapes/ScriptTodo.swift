import JSONTree

/// The members of a todo of the shell scripts, as they stand there.
struct ScriptTodo {
  var id: JSONValue?
  var content: JSONValue?
  var activeForm: JSONValue?
  var status: JSONValue?
  var parentId: JSONValue?
  var agent: JSONValue?
  var startTime: JSONValue?
  var lastUpdateTime: JSONValue?
  var estimatedDuration: JSONValue?
  var currentStep: JSONValue?
  var totalSteps: JSONValue?
  var tags: JSONValue?
  /// Every other member in its order.
  var unknown: [JSONObject.Member] = []

  static let keys: Set<String> = [
    "id", "content", "activeForm", "status", "parentId", "agent", "startTime", "lastUpdateTime",
    "estimatedDuration", "currentStep", "totalSteps", "tags",
  ]

  init(_ object: JSONObject) {
    for member in object {
      // The length first: comparing every key with every name took a sixth of a migration.
      switch (member.key.utf8.count, member.key) {
      case (2, "id"): id = member.value
      case (7, "content"): content = member.value
      case (10, "activeForm"): activeForm = member.value
      case (6, "status"): status = member.value
      case (8, "parentId"): parentId = member.value
      case (5, "agent"): agent = member.value
      case (9, "startTime"): startTime = member.value
      case (14, "lastUpdateTime"): lastUpdateTime = member.value
      case (17, "estimatedDuration"): estimatedDuration = member.value
      case (11, "currentStep"): currentStep = member.value
      case (10, "totalSteps"): totalSteps = member.value
      case (4, "tags"): tags = member.value
      default: unknown.append(member)
      }
    }
  }

  func unknown(_ key: String) -> JSONValue? { unknown.first { $0.key == key }?.value }

  /// The word for nobody, as the scripts wrote it.
  static let nobody = "Unknown"

  /// An id as text: numbers as their digits, null and nothing as nil.
  static func idText(_ value: JSONValue?) -> String? {
    switch value {
    case nil, .null: nil
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number): number.text
    case let other?: other.text(.compact)
    }
  }
}
