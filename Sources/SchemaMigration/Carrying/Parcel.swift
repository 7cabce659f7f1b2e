import JSONTree

/// A document with the residues of the target's version taken out of it.
struct Parcel {
  var document: JSONObject
  var residue = Residue()
  /// One for each element that is an object.
  var elements: [Residue?] = []
  var hasResidues = false

  init(_ document: JSONObject, carrying version: SchemaVersion, list key: String) {
    self.document = document
    if let residue = CarriedMember.take(version, from: &self.document) {
      self.residue = residue
      hasResidues = true
    }
    guard var list = document[key]?.array else { return }
    var isChanged = false
    for index in list.indices {
      guard var element = list[index].object else { continue }
      let residue = CarriedMember.take(version, from: &element)
      elements.append(residue)
      if residue != nil {
        list[index] = .object(element)
        isChanged = true
      }
    }
    if isChanged {
      self.document[key] = .array(list)
      hasResidues = true
    }
  }
}
