import ProgressModel

/// Where moments stand on a row of cells.
///
/// Time runs evenly from the first cell to the last, but for gaps that were cut out: each of them takes one cell.
struct TimeScale: Sendable {
  /// A stretch of time with the cells it takes.
  struct Piece: Equatable, Sendable {
    var from: Int64
    var to: Int64
    var firstCell: Int
    var cells: Int
    var isGap: Bool
  }

  /// Some 140,000 years from 1970.
  private static let farthest: Int64 = 1 << 52

  let pieces: [Piece]
  let cells: Int
  var from: Timestamp { Timestamp(pieces.first?.from ?? 0) }
  var to: Timestamp { Timestamp(pieces.last?.to ?? 0) }

  /// Spreads the time over `cells`; `busy` are the stretches outside of which nothing went on, for gaps to be cut out.
  init(from: Timestamp, to: Timestamp, cells: Int, cutting busy: [Range<Int64>]? = nil) {
    self.cells = max(1, cells)
    // A file edited by hand may hold any numbers; differences of these cannot overflow.
    let bounds = -Self.farthest...Self.farthest
    let start = min(max(from.milliseconds, bounds.lowerBound), bounds.upperBound - 1)
    let end = min(max(to.milliseconds, start + 1), bounds.upperBound)
    let whole = [start..<end]
    let kept = busy.map { Self.merged($0, within: start..<end) } ?? whole
    pieces = Self.pieces(kept.isEmpty ? whole : kept, in: self.cells)
  }

  /// Returns the cell of a moment; nil for one outside.
  func cell(of moment: Timestamp) -> Int? {
    let time = moment.milliseconds
    guard time >= from.milliseconds, time <= to.milliseconds else { return nil }
    for piece in pieces where time <= piece.to {
      if time < piece.from { return max(0, piece.firstCell - 1) }
      let share = Double(time - piece.from) / Double(max(1, piece.to - piece.from))
      return min(piece.firstCell + piece.cells - 1, piece.firstCell + Int(share * Double(piece.cells)))
    }
    return cells - 1
  }

  /// Whether the cell stands for time cut out.
  func isGap(_ cell: Int) -> Bool {
    pieces.contains { $0.isGap && $0.firstCell == cell }
  }

  /// Brings the stretches into order, joined where what lies between would fill less than a few cells.
  private static func merged(_ busy: [Range<Int64>], within bounds: Range<Int64>) -> [Range<Int64>] {
    // A gap worth cutting is wider than an eighth of the row.
    let narrowest = Int64((Double(bounds.upperBound) - Double(bounds.lowerBound)) / 8)
    var kept: [Range<Int64>] = []
    for range in busy.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let range = range.clamped(to: bounds)
      if let last = kept.last, range.lowerBound - last.upperBound < narrowest {
        kept[kept.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else if !range.isEmpty {
        kept.append(range)
      }
    }
    return kept
  }

  /// Shares the cells out by length, at least one each, and puts one cell for a gap between two.
  private static func pieces(_ kept: [Range<Int64>], in cells: Int) -> [Piece] {
    let kept = kept.count * 2 - 1 <= cells ? kept : [kept[0].lowerBound..<kept[kept.count - 1].upperBound]
    let total = kept.reduce(0.0) { $0 + Double($1.upperBound - $1.lowerBound) }
    var room = cells - (kept.count - 1)
    var cell = 0
    var left = total
    var pieces: [Piece] = []
    for (index, range) in kept.enumerated() {
      if index > 0 {
        pieces.append(
          Piece(
            from: kept[index - 1].upperBound, to: range.lowerBound, firstCell: cell, cells: 1, isGap: true))
        cell += 1
      }
      let length = Double(range.upperBound - range.lowerBound)
      let others = kept.count - index - 1
      let share = left > 0 ? Int((Double(room) * length / left).rounded()) : 1
      let width = others == 0 ? room : max(1, min(room - others, share))
      pieces.append(
        Piece(from: range.lowerBound, to: range.upperBound, firstCell: cell, cells: width, isGap: false))
      cell += width
      room -= width
      left -= length
    }
    return pieces
  }
}
