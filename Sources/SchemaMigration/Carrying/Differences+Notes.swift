import JSONTree

extension Differences {
  /// Tells what had to be carried, in places of the document before the step; `result` is the document after it.
  func notes(of passage: Passage, leadingTo result: JSONObject) -> [MigrationNote] {
    let shape = passage.source.shape
    var notes: [MigrationNote] = []
    note(residue, at: JSONLocation(), against: result, in: &notes, passage)
    for run in residue.list.others { note(run, at: .key(shape.list), in: &notes) }
    if elements.contains(where: { !$0.isEmpty }) {
      let made = (result[passage.target.shape.list]?.array ?? []).compactMap(\.object)
      for index in elements.indices where !elements[index].isEmpty {
        let location = JSONLocation([.key(shape.list), .index(places[index])])
        let element = index < made.count ? made[index] : nil
        note(elements[index], at: location, against: element, in: &notes, passage)
      }
    }
    if let log = shape.log {
      for run in residue.log.others { note(run, at: .key(log), in: &notes) }
      // Another order of keys is not worth telling.
      for (place, entry) in zip(logPlaces, residue.log.rewritten) where entry.now != entry.was {
        let location = JSONLocation([.key(log), .index(place)])
        notes.append(MigrationNote(passage.isUp ? .rewritten : .carried, at: location, from: entry.was))
      }
    }
    return notes
  }

  /// Tells of one residue; `made` is what the object has become.
  private func note(
    _ residue: Residue, at location: JSONLocation, against made: JSONObject?,
    in notes: inout [MigrationNote], _ passage: Passage
  ) {
    let quiet = passage.source.shape.derived
    for member in residue.values where !quiet.contains(member.key) {
      let there = made?[member.key]
      // It has come over as it is, and is only carried because the way back would not bring it.
      if there.isIdentical(to: member.value) { continue }
      let replaced = residue.instead[member.key]
      // On the way down the other side's word for it, such as no session, says nothing to people.
      let isRewritten = passage.isUp && replaced != nil
      notes.append(
        MigrationNote(
          isRewritten ? .rewritten : .carried, at: location.appending(.key(member.key)), from: member.value,
          to: isRewritten ? there ?? replaced : nil))
    }
    if passage.isUp {
      for member in residue.instead where residue.values[member.key] == nil && !member.value.isVoid {
        if quiet.contains(member.key) { continue }
        notes.append(MigrationNote(.supplied, at: location.appending(.key(member.key)), to: member.value))
      }
    }
    for part in residue.parts {
      let place = location.appending(.key(part.key))
      note(part.residue, at: place, against: made?[part.key]?.object, in: &notes, passage)
    }
  }

  private func note(_ run: ListResidue.Run, at list: JSONLocation.Step, in notes: inout [MigrationNote]) {
    for (offset, value) in run.values.enumerated() {
      notes.append(MigrationNote(.carried, at: JSONLocation([list, .index(run.at + offset)]), from: value))
    }
  }
}

extension JSONValue {
  /// Whether it is a way of writing that there is nothing.
  fileprivate var isVoid: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.isEmpty
    default: false
    }
  }
}
