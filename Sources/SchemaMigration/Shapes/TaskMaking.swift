import JSONTree

/// Tasks of schema 2.0.0 out of todos of the shell scripts.
struct TaskMaking {
  /// Stands in for the times of a todo that has none.
  let usualTime: Int64
  /// The file's own time.
  let updatedAt: Int64
  let identifiers: TaskIdentifiers
  let references: TaskReferences

  /// A task and what the counts need of it.
  struct Made {
    var task: JSONObject
    var status = StatusWord.pending
    var agent = ScriptTodo.nobody
    var progress: Int64?
    var began: Int64 = 0
    var updatedAt: Int64 = 0
  }

  /// Makes the task of the todo at `place`.
  ///
  /// What is not known stays null or 0. The scripts stamped every listed todo with each update, so that time in progress
  /// cannot be told from their times; and a completed todo was completed at the latest when it was seen last.
  func task(_ todo: ScriptTodo, at place: Int) -> Made {
    let status = StatusWord(todo.status)
    let detail = todo.unknown.isEmpty ? nil : todo.unknown("description")?.string
    var made = Made(
      task: TaskShape.template(
        isRunning: status == .inProgress, isDescribed: detail != nil,
        isNamed: !identifiers.isKept(todo, at: place) && ScriptTodo.idText(todo.id) != nil))
    made.status = status
    made.task["id"] = .string(identifiers.ids[place])
    made.task["content"] = content(of: todo)
    if let text = todo.activeForm?.string {
      made.task["activeForm"] = cut(todo.activeForm, text, TextBound.content)
    }
    if let detail { made.task["description"] = .string(TextBound.cut(detail, to: TextBound.content)) }
    if status != .pending { made.task["status"] = .string(status.rawValue) }
    if let name = todo.agent?.string, !name.isEmpty, name != ScriptTodo.nobody {
      made.agent = TextBound.cut(name, to: TextBound.agentName)
      made.task["agent"] = .string(made.agent)
      // The weakest evidence there is: the scripts gave what they could not place to whom they saw last.
      made.task["agentSource"] = "session"
    }
    setSteps(of: todo, in: &made)
    setTimes(of: todo, in: &made)
    if let estimate = count(todo.estimatedDuration) { made.task["estimatedDuration"] = .integer(estimate) }
    if todo.parentId != nil { made.task["parentId"] = references.parent(of: place) }
    if !todo.unknown.isEmpty { made.task["blockedBy"] = references.blockers(of: place) }
    if let tags = todo.tags?.array, !tags.isEmpty { made.task["tags"] = .array(self.tags(tags)) }
    if made.task.count > TaskShape.blank.count, !identifiers.isKept(todo, at: place),
      let text = ScriptTodo.idText(todo.id)
    {
      made.task["externalId"] = .string(TextBound.cut(text, to: TextBound.identifier))
    }
    made.task["position"] = .integer(place)
    for member in todo.unknown where !TaskShape.keys.contains(member.key) {
      made.task[member.key] = member.value
    }
    return made
  }

  private func setTimes(of todo: ScriptTodo, in made: inout Made) {
    let started = Time(todo.startTime)
    let seen = Time(todo.lastUpdateTime)
    let created = started ?? seen ?? Time(usualTime)
    let updated = seen ?? created
    (made.began, made.updatedAt) = (created.milliseconds, updated.milliseconds)
    made.task["createdAt"] = created.value
    made.task["updatedAt"] = updated.value
    switch made.status {
    case .pending: made.task["statusSince"] = created.value
    case .inProgress:
      made.task["startedAt"] = created.value
      made.task["statusSince"] = created.value
      // From here on the clock runs; before, nobody watched it.
      made.task["runningSince"] = .integer(updatedAt)
    case .completed, .failed, .cancelled:
      if let started { made.task["startedAt"] = started.value }
      made.task["completedAt"] = updated.value
      made.task["statusSince"] = updated.value
    }
  }

  /// A time with the number that says it: that of the todo where it needs no rewriting, which is nearly always.
  private struct Time {
    let milliseconds: Int64
    let value: JSONValue

    init(_ milliseconds: Int64) {
      self.milliseconds = milliseconds
      value = .integer(milliseconds)
    }

    init?(_ told: JSONValue?) {
      guard let told, let time = ScriptTime.milliseconds(told) else { return nil }
      milliseconds = time
      value = told.plainInteger == time ? told : .integer(time)
    }
  }

  private func content(of todo: ScriptTodo) -> JSONValue {
    switch todo.content {
    case .string(let text): cut(todo.content, text, TextBound.content)
    case nil, .null: .string(TextBound.cut(todo.activeForm?.string ?? "", to: TextBound.content))
    case .number(let number): .string(TextBound.cut(number.text, to: TextBound.content))
    case let other?: .string(TextBound.cut(other.text(.compact), to: TextBound.content))
    }
  }

  /// The value itself where nothing has to be cut off: most texts of a file are not copied then.
  private func cut(_ value: JSONValue?, _ text: String, _ limit: Int) -> JSONValue {
    if let value, TextBound.fits(text, in: limit) { return value }
    return .string(TextBound.cut(text, to: limit))
  }

  private func setSteps(of todo: ScriptTodo, in made: inout Made) {
    let (step, total) = (count(todo.currentStep), count(todo.totalSteps))
    if let step { made.task["currentStep"] = .integer(step) }
    if let total { made.task["totalSteps"] = .integer(total) }
    if made.status == .completed {
      made.progress = 100
    } else if let told = todo.unknown("progress")?.double, (0...100).contains(told) {
      made.progress = Int64(told)
    } else if let step, let total, total > 0 {
      made.progress = Int64(min(100, Double(step) / Double(total) * 100))
    }
    if let progress = made.progress { made.task["progress"] = .integer(progress) }
  }

  private func tags(_ values: [JSONValue]) -> [JSONValue] {
    values.lazy.compactMap(\.string).prefix(TextBound.tagsPerTask)
      .map { .string(TextBound.cut($0, to: TextBound.tag)) }
  }

  /// A count or a duration, rounded; nil for what is negative, too large or no number.
  private func count(_ value: JSONValue?) -> Int64? {
    guard let number = value?.number else { return nil }
    if let whole = Int64(number.text) { return whole >= 0 ? whole : nil }
    guard let double = number.double, double >= 0, double < 0x1p53 else { return nil }
    return Int64(double.rounded())
  }
}
