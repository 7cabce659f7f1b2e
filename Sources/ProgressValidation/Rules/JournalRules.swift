/// What is asked of the journal and of what lies beside the snapshot; the facts are found elsewhere, the words are here.
package enum JournalRules {
  private static let kept =
    "As long as the journal is damaged nothing is written to it, and new events wait in the spool."

  package static let notJSON = ValidationRule(
    "OR401", .error, "Every line of the journal is a JSON object", remedy: "orchestra repair",
    """
    A line of the journal is no JSON object, although good lines follow it. A program that edits in place, a merge, or a disk \
    error changed it. What the line recorded is lost; what the snapshot says of it may still be there. \(kept)
    """)
  package static let wrongChecksum = ValidationRule(
    "OR402", .error, "Every record's checksum is right", remedy: "orchestra repair",
    """
    The bytes of a record are not those its checksum was made of: it was changed after it was written, or the disk gave back \
    something else. Records behind it verify, so it is no torn end. \(kept)
    """)
  package static let chainBroken = ValidationRule(
    "OR403", .error, "Every record follows from the one before it", remedy: "orchestra repair",
    """
    A record's checksum continues from another record than the one before it: lines were taken out, put in or moved, or a \
    piece of another journal was put here. The checksum of a record stands for the whole history up to it. \(kept)
    """)
  package static let gap = ValidationRule(
    "OR404", .error, "The numbers of the records ascend without a gap", remedy: "orchestra repair",
    """
    The number of a record does not follow the number before it. Records were lost, or written by two programs that did not \
    hold the lock. \(kept)
    """)
  package static let unknownType = ValidationRule(
    "OR405", .error, "Every record is of a type this program knows", remedy: "Use a later orchestra",
    """
    A later version of the program recorded an event that this one does not know. What comes behind it cannot be understood \
    here, and nothing is written to the journal. Use an orchestra of that version or later.
    """)
  package static let tornTail = ValidationRule(
    "OR406", .warning, "The journal's last update is whole", remedy: "Nothing: the next update cuts it off",
    """
    The journal ends in an update that is not whole: a line without its end, or fewer records than announced. A process was \
    killed while it wrote, or the power went. That update never counted. The next one cuts the piece off and keeps its first \
    64 KiB in quarantine/events.torn.
    """)
  package static let unreadable = ValidationRule(
    "OR407", .error, "Every record says what its type asks for", remedy: "orchestra repair",
    """
    A record verifies, but its data is not of the shape its type asks for. No version of this program wrote it so; a program \
    that knows how to make checksums did. \(kept)
    """)
  package static let announced = ValidationRule(
    "OR408", .warning, "Every record announces how many follow",
    remedy: "Nothing: the records count all the same",
    """
    The key 'more' of a record does not say how many records of the same update follow. An update counts whole or not at all, \
    and this key says what is whole. It has no effect on what was recorded.
    """)
  package static let snapshotAhead = ValidationRule(
    "OR410", .warning, "The snapshot is a point of this journal",
    remedy: "Nothing: the next update makes the snapshot anew from the journal",
    """
    The snapshot says that it holds the journal up to a record which this journal does not have: the journal was replaced, cut \
    or restored from a backup, or the snapshot comes from somewhere else. The journal counts.
    """)
  package static let snapshotBehind = ValidationRule(
    "OR411", .note, "The snapshot holds the whole journal",
    remedy: "Nothing: the next update brings it up to date",
    """
    The journal goes on behind the point that the snapshot holds. A process was stopped between recording an event and writing \
    the snapshot, or is about to write it just now. Commands show the newest state all the same.
    """)
  package static let historyUnreadable = ValidationRule(
    "OR412", .warning, "Every archived session can be read", remedy: "Restore the file from a backup",
    """
    A file in history/, where ended sessions are kept, is not JSON or not an archive of a session. Nothing of today depends on \
    it. What that session did is lost unless older parts of the journal still have it.
    """)
  package static let spoolUnreadable = ValidationRule(
    "OR413", .warning, "Every event that waits can be read",
    remedy: "Nothing: the next update puts it into quarantine/",
    """
    A file in spool/, where events wait that could not be recorded at once, is not what a hook puts there. The next update \
    takes in the others and puts this one into quarantine/. Other programs have no business in that folder.
    """)
  package static let segmentsMissing = ValidationRule(
    "OR414", .warning, "The parts of the journal follow one another",
    remedy: "Restore the missing part from a backup",
    """
    A part of the journal in journal/ does not go on where the one before it ends: a part between the two is missing, or its \
    name is not that of its last record. Looking back in time skips what is missing; the present state does not need it.
    """)
  package static let notAFile = ValidationRule(
    "OR415", .error, "Every file can be read", remedy: "Check the file's mode and owner",
    """
    A file that belongs to the state cannot be read: it is a folder, belongs to somebody else, or the disk reports an error. \
    What is in it cannot be judged.
    """)
  package static let differs = ValidationRule(
    "OR416", .error, "The snapshot says what the journal says",
    remedy: "Delete progress.json: it is made anew",
    """
    The snapshot's checksum is right and it names its place in the journal, but the events up to there amount to another state. \
    Another version of the program or another program wrote it. From the same journal follows the same snapshot, byte for \
    byte; the journal counts.
    """)

  package static let all = [
    notJSON, wrongChecksum, chainBroken, gap, unknownType, tornTail, unreadable, announced, snapshotAhead,
    snapshotBehind, historyUnreadable, spoolUnreadable, segmentsMissing, notAFile, differs,
  ]
}
