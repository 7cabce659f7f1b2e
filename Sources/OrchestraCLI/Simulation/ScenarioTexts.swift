/// The scripts in `docs/scenarios` as they come with the program: `make scenarios` takes them over, in this order.
enum ScenarioTexts {
  /// A script that comes with the program.
  struct Entry: Sendable {
    let name: String
    let text: String

    var summary: String { ScenarioReader.summary(of: text) }
  }

  static let all: [Entry] = [
    Entry(
      name: "solo",
      text: #"""
        # One session works off its list, alone and from beginning to end.
        session start --title 'Full-text search'
        prompt 'Add full-text search to the notes list'
        +5s todo 'Kai: Design the index' 'Kai: Write the tokenizer' 'Mina: Build the search box'
        +2s todo 'Kai: Design the index' --status in_progress
        +40s tool Edit --input file_path=/home/user/lantern/docs/index.md
        +30s todo 'Kai: Design the index' --status completed
        +1s todo 'Kai: Write the tokenizer' --status in_progress
        +90s tool Bash --input command='swift test'
        +2s todo 'Kai: Write the tokenizer' --status completed
        +1s todo 'Mina: Build the search box' --status in_progress
        +2m todo 'Mina: Build the search box' --status completed
        +3s stop --message 'Search works; all tests pass'
        +1m session end

        """#),
    Entry(
      name: "concurrent",
      text: #"""
        # Three sessions of both hosts work in one project at the same time.
        session start --session api
        +1s session start --session web
        +1s session start --session docs --host codex
        prompt 'Build the REST interface' --session api
        +1s prompt 'Build the form' --session web
        +1s prompt 'Describe the interface' --session docs
        +3s todo 'Kai: Design the routes' 'Kai: Write the handlers' --session api
        +1s todo 'Mina: Lay out the form' 'Mina: Validate input' --session web
        +1s todo 'Iris: Write the overview' 'Iris: Write examples' --session docs
        # Nobody waits for anybody: what each does falls between what the others do.
        +2s todo 'Kai: Design the routes' --status in_progress --session api
        +0s todo 'Mina: Lay out the form' --status in_progress --session web
        +0s todo 'Iris: Write the overview' --status in_progress --session docs
        +45s todo 'Mina: Lay out the form' --status completed --session web
        +0s todo 'Mina: Validate input' --status in_progress --session web
        +5s todo 'Kai: Design the routes' --status completed --session api
        +0s todo 'Kai: Write the handlers' --status in_progress --session api
        +20s todo 'Iris: Write the overview' --status completed --session docs
        +1s stop --session docs --message 'The overview is there'
        +70s todo 'Kai: Write the handlers' --status completed --session api
        +1s stop --session api --message 'The interface answers'
        +10s session end --session docs

        """#),
    Entry(
      name: "handoff",
      text: #"""
        # One agent hands its work to another, which waits for it.
        session start
        prompt 'Import notes from the old format'
        task create 'Write the reader' --description 'Kai reads the old format'
        +1s task create 'Write the converter'
        +1s task create 'Check with real files'
        +1s task update 2 --blocked-by 1
        +1s task update 3 --blocked-by 2
        +2s agent launch --type kai --purpose 'Write the reader'
        +1s task update 1 --status in_progress --owner Kai --agent kai
        +80s task update 1 --status completed --agent kai
        +1s agent finish --type kai --message 'The reader is done'
        +2s agent launch --type nova --purpose 'Write the converter'
        +1s task update 2 --status in_progress --owner Nova --agent nova
        +2m task update 2 --status completed --agent nova
        +1s agent finish --type nova --message 'The converter is done'
        +1s task update 3 --status in_progress --owner Theo
        +50s task update 3 --status completed
        stop --message 'Forty files imported'

        """#),
    Entry(
      name: "background",
      text: #"""
        # Agents work in the background while the main agent talks to its user.
        session start
        prompt 'Have the search box built and the tokenizer reviewed'
        +2s agent launch --type mina --purpose 'Build the search box' --background
        # The start and the answer of the same call may arrive in either order.
        +1s agent launch --type eden --purpose 'Review the tokenizer' --background --fault swapped
        stop --message 'Two agents are working'
        +20s todo 'Write the component' 'Write its tests' --agent mina
        +1s todo 'Write the component' --status in_progress --agent mina
        +15s prompt 'What is the status?'
        +4s stop --message 'Both are at work'
        +50s agent finish --type eden --message 'Two issues found'
        +3s stop --message 'The review is there'
        +30s todo 'Write the component' 'Write its tests' --status completed --agent mina
        +1s agent finish --type mina --message 'Search box added'
        +2s stop --message 'All done'

        """#),
    Entry(
      name: "teammates",
      text: #"""
        # A team shares one list of tasks; teammates take from it, finish and rest.
        session start --title 'Team at work'
        prompt 'Measure memory, speed and size'
        task create 'Measure memory' --teammate Leo
        +1s task create 'Measure speed' --teammate Nova
        +1s task create 'Measure size' --teammate Leo
        +2s task update 1 --status in_progress --owner Leo
        +1s task update 2 --status in_progress --owner Nova
        +60s task update 1 --status completed --teammate Leo
        +1s task update 3 --status in_progress --owner Leo
        +30s task update 2 --status completed --teammate Nova
        +1s teammate idle --name Nova
        +40s task update 3 --status completed --teammate Leo
        +1s teammate idle --name Leo
        stop --message 'All three are measured'

        """#),
    Entry(
      name: "failure",
      text: #"""
        # Tools fail, the service fails, the session goes away in the midst of its work.
        session start
        prompt 'Make the tests pass'
        todo 'Riley: Find the fault' 'Riley: Mend it' 'Riley: Write a test'
        todo 'Riley: Find the fault' --status in_progress
        +30s tool Bash --input command='swift test' --error 'Exit code 1'
        +20s todo 'Riley: Find the fault' --status completed
        todo 'Riley: Mend it' --status in_progress
        +10s tool Edit --input file_path=/home/user/lantern/Sources/Search.swift --error 'File has been modified since it was read'
        +40s stop --error rate_limit --message 'Rate limit reached'
        +5m prompt 'Go on'
        +20s tool Bash --input command='swift test' --error 'Exit code 1'
        +1m stop --error server_error --message 'Overloaded'
        +10s session end --reason other

        """#),
    Entry(
      name: "resume-and-fork",
      text: #"""
        # A session is left, resumed, compacted, forked and cleared.
        session start
        prompt 'Plan the release'
        todo 'Alex: Collect changes' 'Alex: Write the notes' 'Alex: Tag it'
        todo 'Alex: Collect changes' --status in_progress
        +20s stop
        +1m session end
        # The next morning: the same session again.
        +12h session start --source resume
        prompt 'Go on'
        todo 'Alex: Collect changes' --status completed
        todo 'Alex: Write the notes' --status in_progress
        # It has grown too long: compacting stops an agent of the host's own, which never started.
        +30s event PreCompact
        +2s subagent stop --type ''
        +1s session start --source compact
        +1s event PostCompact
        +20s todo 'Alex: Write the notes' --status completed
        # A fork goes on under a new id; the first session knows nothing of it.
        +10s session start --source fork --session main
        prompt 'Try another wording'
        todo 'Alex: Reword the notes' --status in_progress
        +40s todo 'Alex: Reword the notes' --status completed
        # /clear ends the session and begins an empty one.
        +5s session start --source clear
        prompt 'Something else entirely'
        stop

        """#),
    Entry(
      name: "lost-stop",
      text: #"""
        # Stops and ends never arrive; the next start finds out.
        session start
        prompt 'Review two files'
        agent launch --type eden --purpose 'Review the lock' --background
        agent launch --type leo --purpose 'Review the store' --background
        +40s subagent stop --type eden --fault missing
        +5s subagent stop --type leo
        # The list of what still runs proves that the other one does too, until it is not on it any more.
        +2s stop --message 'One review is there'
        # Esc: nothing is sent.
        +20s prompt 'Stop that'
        +1s interrupt
        +2s todo 'Skye: Look again' --status in_progress
        # The host crashes: no end. Two days later somebody starts anew.
        +10s session end --fault missing
        +2d session start --session next
        prompt 'Where were we?' --session next

        """#),
    Entry(
      name: "faults",
      text: #"""
        # One fault after the other; in a project of its own, by real processes.
        session start
        prompt 'Nothing is lost'
        todo 'Arrives in time' 'Arrives twice' --fault repeated
        todo 'Arrives in time' --status in_progress --fault swapped
        todo 'Arrives twice' --status in_progress
        tool Bash --input command=true --fault missing
        todo 'Hostile' --fault hostile
        todo 'An hour ahead' --fault clock=+1h
        todo 'And back' --fault clock=-1h
        task create 'Torn' --fault torn
        task create 'Stalled' --fault stalled
        task create 'Dies with the lock' --fault kill=locked
        task create 'Dies before the commit point' --fault kill=append
        task create 'Dies in the midst of the record' --fault kill=half-append
        task create 'Dies behind the commit point' --fault kill=appended
        task create 'Dies before the new snapshot' --fault kill=snapshot
        task create 'Dies behind the new snapshot' --fault kill=published
        task create 'Dies before the flush' --fault kill=unlocked
        task create 'Dies before the answer' --fault kill=flushed
        task create 'Waits for a lock in vain' --fault lock-held
        task create 'Finds the disk full' --fault full-disk
        task create 'Finds a file from the future' --fault future-snapshot
        task create 'Finds all well again'
        stop

        """#),
    Entry(
      name: "storm",
      text: #"""
        # Many hooks at once, some killed, some in trouble: nothing that was acknowledged is lost.
        #
        # Each line says how often, among all hooks, one meets this fate. 'killed' is killed from outside at any moment.
        864  served
        12   repeated
        12   hostile
        8    clock=+45m
        8    clock=-45m
        40   killed
        4    torn
        1    stalled
        4    kill=locked
        4    kill=append
        6    kill=half-append
        6    kill=appended
        4    kill=snapshot
        4    kill=published
        4    kill=unlocked
        4    kill=flushed
        2    lock-held
        12   full-disk
        1    future-snapshot

        """#),
  ]
}
