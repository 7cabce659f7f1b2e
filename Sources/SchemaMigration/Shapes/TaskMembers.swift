import JSONTree

/// The members of a task of schema 2.0.0 that the shell scripts' shape has a place for.
struct TaskMembers {
  var id: JSONValue?
  var session: JSONValue?
  var list: JSONValue?
  var content: JSONValue?
  var activeForm: JSONValue?
  var status: JSONValue?
  var agent: JSONValue?
  var currentStep: JSONValue?
  var totalSteps: JSONValue?
  var createdAt: JSONValue?
  var startedAt: JSONValue?
  var updatedAt: JSONValue?
  var estimatedDuration: JSONValue?
  var parentId: JSONValue?
  var tags: JSONValue?
  var externalId: JSONValue?
  /// Members that neither shape knows, in their order.
  var unknown: [JSONObject.Member] = []

  init(_ object: JSONObject) {
    for member in object {
      // The length first: comparing every key with every name took a sixth of a migration.
      switch (member.key.utf8.count, member.key) {
      case (2, "id"): id = member.value
      case (7, "session"): session = member.value
      case (4, "list"): list = member.value
      case (7, "content"): content = member.value
      case (10, "activeForm"): activeForm = member.value
      case (6, "status"): status = member.value
      case (5, "agent"): agent = member.value
      case (11, "currentStep"): currentStep = member.value
      case (10, "totalSteps"): totalSteps = member.value
      case (9, "createdAt"): createdAt = member.value
      case (9, "startedAt"): startedAt = member.value
      case (9, "updatedAt"): updatedAt = member.value
      case (17, "estimatedDuration"): estimatedDuration = member.value
      case (8, "parentId"): parentId = member.value
      case (4, "tags"): tags = member.value
      case (10, "externalId"): externalId = member.value
      case (11, "agentSource"), (8, "progress"), (11, "completedAt"), (11, "statusSince"), (8, "duration"),
        (15, "pendingDuration"), (9, "blockedBy"), (8, "position"):
        continue
      case (_, let key) where TaskShape.keys.contains(key) || ScriptTodo.keys.contains(key): continue
      default: unknown.append(member)
      }
    }
  }

  /// The id the scripts gave it, for tasks that come from them; else its own, which is the only one that is unique.
  var nameForScripts: JSONValue? {
    if let externalId, externalId.string != nil, session == "", list == "bare" { return externalId }
    return id
  }
}
