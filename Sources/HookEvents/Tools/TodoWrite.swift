import HookProtocol
import JSONTree
import ProgressModel

/// The whole to-do list of the acting agent, sent anew with every call; current items have no ids.
enum TodoWrite: TrackedTool {
  static let names = ["TodoWrite"]

  static func factsAfter(_ payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let items = payload.toolInput?["todos"]?.array else { return [] }
    return [.list(name: .todo, payload.listedTasks(items, context))]
  }
}

extension HookEnvelope {
  /// Reads list items of any generation; items without text are left out.
  func listedTasks(_ items: [JSONValue], _ context: HookContext) -> [ListedTask] {
    items.compactMap { listedTask($0, context) }
  }

  private func listedTask(_ item: JSONValue, _ context: HookContext) -> ListedTask? {
    guard let content = item["content"]?.text ?? item["step"]?.text ?? item["activeForm"]?.text else {
      return nil
    }
    var task = ListedTask(content: content, status: item["status"]?.string.flatMap(TaskStatus.init(word:)))
    task.externalID = item["id"]?.text.map { TextBounds.cut($0, to: TextBounds.identifier) }
    task.activeForm = item["activeForm"]?.text
    task.agent = agent(of: content, activeForm: task.activeForm, owner: item["agent"]?.text, context)
    task.progress = item["progress"]?.count(atMost: 100)
    task.currentStep = item["currentStep"]?.count(atMost: .max)
    task.totalSteps = item["totalSteps"]?.count(atMost: .max)
    task.estimatedDuration = item["estimatedDuration"]?.count(atMost: .max).map(Int64.init)
    task.tags = item["tags"]?.tags
    task.parent = item["parentId"]?.text
    return task
  }
}

extension JSONValue {
  /// A whole number from 0 to `limit`, or nil.
  fileprivate func count(atMost limit: Int) -> Int? {
    guard let integer, integer >= 0, integer <= Int64(limit) else { return nil }
    return Int(integer)
  }

  /// The strings of an array, bounded in number and length; nil when it is none.
  var tags: [String]? {
    array.map { values in
      values.compactMap(\.text).prefix(TextBounds.tagsPerTask).map { TextBounds.cut($0, to: TextBounds.tag) }
    }
  }
}
