/// The closed lists of English words that tell a doer from a thing; all lower case.
///
/// The lists need not be complete. A word on none of them is "some word", and the rules let some words decide
/// nothing.
enum Vocabulary {
  /// What a key before ":" or "=" is called when its value is the doer.
  static let doerKeys = WordList(
    """
    owner owners owned assignee assignees assigned assign agent agents responsible lead doer executor worker \
    implementer implementor handler delegate delegated dri who by developer dev actor performer charge \
    task-owner subagent subagent_type agent_type agent_name agentname
    """)

  /// Keys whose value is not the doer, though it may be a person.
  static let foreignKeys = WordList(
    """
    reviewer reviewers approver author authors reporter requester requested cc fyi re contact backup from \
    blocked waiting after before depends parent note notes see name title codename theme user username \
    customer ref via watcher watchers participants attendees status label labels tag tags key value default \
    example quote subject
    """)

  /// Nouns that make the name before them the name of a thing: "Iris dataset", "Nova compiler".
  static let things = WordList(
    """
    dataset datasets data database db table tables compiler linter theme themes plugin plugins server \
    servers cluster clusters editor browser library libraries framework package packages module modules \
    engine model models sdk cli app apps application service services daemon project projects repo \
    repository host hosts node nodes pod pods container containers image images flower flowers plant species \
    petal petals sepal classifier recognition scanner camera satellite satellites orbit orbits constellation \
    zodiac star launcher lander space spaces generation gc heap hash hashes font fonts language runtime \
    protocol platform system systems tool tools toolkit driver device devices kernel endpoint endpoints \
    client clients component components class classes struct type types file files folder directory script \
    scripts bot bots account user users customer company team office street city island river hill lake \
    channel show fork template templates env environment instance instances vm volume bucket queue topic \
    license csv json xml yaml toml sample samples example examples lake scan scans sign string strings \
    version release releases principle effect method algorithm theorem gateway proxy cache index page pages \
    website
    """)

  /// What programs do and agents do not: "Nova crashes", "Nova is down".
  static let failing = WordList(
    """
    crash crashes crashed crashing fails failed failing breaks broke broken hangs hung leaks freezes throws \
    down slow unavailable unreachable deprecated outdated vulnerable offline
    """)

  /// Words for work itself: "Alex's task" names Alex wherever it stands.
  static let work = WordList(
    """
    task tasks todo todos job jobs work turn part share assignment assignments item items ticket tickets \
    story stories subtask subtasks responsibility duty duties backlog chore chores
    """)

  /// What somebody else then reads, merges or answers: "Kai's PR" does not name Kai.
  static let artefacts = WordList(
    """
    pr prs mr mrs branch branches commit commits comment comments feedback review reviews question questions \
    bug bugs code change changes note notes output outputs result results suggestion suggestions request \
    requests report reports finding findings patch patches message messages email answer answers reply \
    replies approval input laptop machine config name account version worktree pull
    """)

  /// Words before a name that make it a place, a recipient, a companion or a thing.
  static let detaching = WordList(
    """
    to from of in on at with without for about via into onto against between through per over under like as \
    near around behind beside toward towards than vs versus using regarding besides inside outside upon \
    within except by the a an this these those our my your their its his her new old each every any no not \
    another other some current previous existing updated latest same anyone anybody everyone but and or nor \
    be been called named when after before until till once if unless while because since that whether what \
    how why where which who whom whose so-called unlike despite during
    """)

  /// Words that only connect: a name after one starts a clause of its own.
  static let adverbs = WordList(
    """
    now then today tomorrow tonight yesterday next later first second third finally also please so still \
    again meanwhile afterwards instead maybe perhaps here there monday tuesday wednesday thursday friday \
    saturday sunday
    """)

  /// Small words after a name that leave it the doer: "Kai on API design", "Kai will".
  static let doing = WordList(
    """
    will would shall should can could may might must has had have does did needs wants won't can't cannot is \
    was isn't 'll 'd 've 'm and then also now first again who on for with as please just still already only \
    alone
    """)

  /// Small words after a name that say nothing of it but end the phrase it stands in.
  static let closing = WordList(
    """
    in at from by before after until till when while once if unless because since but or so than via about \
    of into over under between during today tomorrow tonight next later soon asap this that the a an these \
    those every each here there not too instead again due
    """)

  /// Words after which an -s form is a verb: "Kai speaks to".
  static let determiners = WordList(
    "the a an this that these those all our my your their its his her every each some any both to up out")

  /// Verbs that bring a person in: with a verb after the name they hand the work over, otherwise they do not.
  static let delegating = WordList(
    """
    ask tell have let get make remind request instruct want need expect help push allow enable task tasked
    """)

  /// Keys that need no sign before the name: "owner Kai".
  static let bareKeys = WordList("owner assignee dri implementer executor")

  /// Words beside a name that only say what it is: "the Nova agent", "agent Nova".
  static let titles = WordList("agent subagent sub-agent teammate")

  /// Verbs that bring in a name with a title: "Launch the Nova agent to build the page".
  static let launching = WordList("spawn launch dispatch invoke start run use call trigger spin up")

  /// Words at the start of a line that say nothing of the doer.
  static let lineTags = WordList("todo fixme wip hack xxx")

  /// Verbs that move work only with both names: "transferred from Kai to Leo".
  static let transferring = WordList("transfer transfers transferred transferring pass passed passing")

  /// Verbs right before a name that give it something to do: "Assign Kai to the API".
  static let assigning = WordList("assign assigns assigned assigning reassign reassigned reassigning")

  /// Verbs and notes that only address somebody.
  static let addressing = WordList(
    """
    cc fyi ping notify thank thanks message email mail contact call inform consult poke nudge brief invite \
    alert dm meet await unblock praise congratulate tag mention credit interview see
    """)

  /// What "… to NAME" must follow for the name to get the work.
  static let handing = WordList(
    """
    assign assigns assigned assigning reassign reassigns reassigned reassigning re-assign delegate delegates \
    delegated delegating hand hands handed handing handoff handoffs hand-off handover handovers hand-over \
    given
    """)

  /// Verbs that hand over only with "to" right behind them: "Route to Nova", but not "Route traffic to Nova".
  static let routing = WordList("route routes routed routing dispatch dispatched goes go belongs")

  /// What "… for NAME" must follow for the name to get the work.
  static let assignable = WordList("task tasks todo todos ticket tickets job item assignment story subtask")

  /// Words that take back the assignment after them.
  static let negating = WordList(
    """
    not never longer originally previously formerly initially wasn't isn't aren't weren't don't doesn't \
    cannot un
    """)

  /// What "… by NAME" must not follow: the name is then a cause, a tool or an order.
  static let passiveOnly = WordList(
    """
    blocked used called caused required requested reported raised found affected inspired powered supported \
    sponsored preceded followed stand stood ordered order sorted sort grouped group filtered filter keyed \
    indexed approved suggested proposed mentioned asked needed wanted expected spotted discovered noticed \
    logged filed opened left triggered guided motivated accompanied replaced
    """)

  /// First words of a task that works on what somebody else made: "Review the code written by Kai".
  static let examining = WordList(
    """
    review reviewing check checking verify verifying merge merging test testing read reading fix fixing \
    address addressing approve approving refactor refactoring rework reworking resolve resolving apply \
    applying integrate integrating update updating deploy deploying rebase rebasing document documenting \
    port porting use using audit auditing inspect inspecting copy copying clean cleaning revert reverting \
    run running
    """)

  /// Whether the word says something of its own in a text, so that a name spelled like it needs clear marks.
  static func isCommon(_ word: PackedWord) -> Bool {
    Verbs.base.contains(word) || things.contains(word) || work.contains(word) || artefacts.contains(word)
  }
}
