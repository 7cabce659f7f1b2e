/// Fields of an entity that are taken back together, since they mean something only together.
struct MergeUnit<Entity>: Sendable {
  /// The field that stands for the unit in conflicts.
  let field: String
  /// Whether an update made it what it is: from the value before to the value after.
  let isChanged: @Sendable (_ from: Entity, _ to: Entity) -> Bool
  /// Whether it is now still what it was then.
  let stands: @Sendable (_ now: Entity, _ then: Entity) -> Bool
  let copy: @Sendable (_ source: Entity, _ target: inout Entity) -> Void
  /// Whether a later change is respected without a word: fields that only follow from others.
  let isSoft: Bool

  init(
    _ field: String, isSoft: Bool = false,
    isChanged: @escaping @Sendable (Entity, Entity) -> Bool,
    stands: @escaping @Sendable (Entity, Entity) -> Bool,
    copy: @escaping @Sendable (Entity, inout Entity) -> Void
  ) {
    self.field = field
    self.isSoft = isSoft
    self.isChanged = isChanged
    self.stands = stands
    self.copy = copy
  }

  /// A unit of one field.
  init<Value: Equatable & SendableMetatype>(
    _ field: String, _ path: any WritableKeyPath<Entity, Value> & Sendable, isSoft: Bool = false
  ) {
    self.init(
      field, isSoft: isSoft,
      isChanged: { $0[keyPath: path] != $1[keyPath: path] },
      stands: { $0[keyPath: path] == $1[keyPath: path] },
      copy: { $1[keyPath: path] = $0[keyPath: path] })
  }
}

/// An entity whose fields can be merged three ways.
protocol MergedEntity: ComparedEntity {
  static var units: [MergeUnit<Self>] { get }
}

extension MergedEntity {
  /// The units in which `other` says something else, without those that only follow from others.
  func differences(from other: Self) -> [MergeUnit<Self>] {
    Self.units.filter { !$0.isSoft && $0.isChanged(other, self) }
  }
}
