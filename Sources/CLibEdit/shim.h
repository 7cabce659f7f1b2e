// What Swift cannot reach in libedit and the C library by itself: variadic setters, the standard streams, handlers of
// signals. Nothing here decides anything; the decisions are in the module LineEditing.

#ifndef ORCHESTRA_CLIBEDIT_SHIM_H
#define ORCHESTRA_CLIBEDIT_SHIM_H

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <wchar.h>

// The editor

static inline EditLine *edit_start(const char *program, FILE *output, FILE *errors) {
  return el_init_fd(program, stdin, output, errors, 0, 1, 2);
}

static inline int edit_set_context(EditLine *editor, void *context) {
  return el_wset(editor, EL_CLIENTDATA, context);
}

static inline void *edit_context(EditLine *editor) {
  void *context = NULL;
  el_wget(editor, EL_CLIENTDATA, &context);
  return context;
}

static inline int edit_set_key_source(EditLine *editor, int (*source)(EditLine *, wchar_t *)) {
  return el_wset(editor, EL_GETCFN, source);
}

static inline int edit_set_prompts(
    EditLine *editor, wchar_t *(*left)(EditLine *), wchar_t *(*right)(EditLine *)) {
  return el_wset(editor, EL_PROMPT, left) == 0 ? el_wset(editor, EL_RPROMPT, right) : -1;
}

/// Begins (1) or ends (0) a line: in between, `el_wgets` returns after each command.
static inline int edit_set_unbuffered(EditLine *editor, int is_unbuffered) {
  return el_wset(editor, EL_UNBUFFERED, is_unbuffered);
}

static inline int edit_set_raw_mode(EditLine *editor, int is_raw) {
  return el_wset(editor, EL_PREP_TERM, is_raw);
}

/// Draws everything again, in the belief that the cursor stands where the left prompt begins.
static inline int edit_draw(EditLine *editor) { return el_wset(editor, EL_REFRESH); }

/// Lets Ctrl-C, Ctrl-Z and Ctrl-\ arrive as keys while a line is edited, and Ctrl-S, which would freeze the screen.
static inline int edit_take_control_keys(EditLine *editor) {
  return el_wset(editor, EL_SETTY, L"-d", L"-isig", L"-ixon", (wchar_t *)NULL);
}

/// Keeps `el_end` from throwing away what has been typed ahead.
static inline int edit_disable(EditLine *editor) { return el_wset(editor, EL_EDITMODE, 0); }

static inline int edit_add_command(
    EditLine *editor, const wchar_t *name, unsigned char (*command)(EditLine *, wint_t)) {
  return el_wset(editor, EL_ADDFN, name, L"", command);
}

static inline int edit_bind(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, key, command, (wchar_t *)NULL);
}

static inline int edit_bind_in_command_mode(
    EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, L"-a", key, command, (wchar_t *)NULL);
}

/// Removes characters of the line; the cursor stays with its neighbours.
///
/// `el_deletestr` would put them into the buffer that Ctrl-Y inserts. What `el_wline` returns is the line itself, under
/// a type that hides where its memory ends.
static inline void edit_remove(EditLine *editor, ptrdiff_t start, ptrdiff_t end) {
  LineInfoW *line = (LineInfoW *)(void *)el_wline(editor);
  ptrdiff_t length = line->lastchar - line->buffer;
  ptrdiff_t cursor = line->cursor - line->buffer;
  if (start < 0 || end <= start || end > length) return;
  wmemmove((wchar_t *)line->buffer + start, line->buffer + end, (size_t)(length - end));
  line->lastchar -= end - start;
  *(wchar_t *)line->lastchar = L'\0';
  if (cursor >= end) line->cursor -= end - start;
  else if (cursor > start) line->cursor = line->buffer + start;
}

/// Puts the ends of the line in order: some commands of vi on an empty line leave them before its start.
static inline void edit_mend(EditLine *editor) {
  LineInfoW *line = (LineInfoW *)(void *)el_wline(editor);
  if (line->lastchar < line->buffer) line->lastchar = line->buffer;
  if (line->cursor < line->buffer) line->cursor = line->buffer;
  if (line->cursor > line->lastchar) line->cursor = line->lastchar;
}

/// Whether a build of libedit begins with the keys of vi or of emacs differs.
static inline int edit_use_emacs_keys(EditLine *editor) { return el_wset(editor, EL_EDITOR, L"emacs"); }

static inline int edit_is_vi(EditLine *editor) {
  const wchar_t *name = NULL;
  return el_wget(editor, EL_EDITOR, &name) == 0 && name != NULL && wcscmp(name, L"vi") == 0;
}

/// Whether terminfo knows how to do this on the terminal, for example "up" or "ce".
static inline int edit_terminal_can(EditLine *editor, const char *capability) {
  char *text = NULL;
  return el_get(editor, EL_GETTC, capability, &text) == 0 && text != NULL && *text != 0;
}

/// Whether the terminal has a flag of terminfo's, "am" or "xn" of its old names.
static inline int edit_terminal_has(EditLine *editor, const char *flag) {
  char *text = NULL;
  return el_get(editor, EL_GETTC, flag, &text) == 0 && text != NULL && strcmp(text, "yes") == 0;
}

// History

/// Where libedit finds earlier lines; must stay in place as long as the editor lives.
struct edit_history {
  void *context;
  /// The line at H_FIRST (the newest), H_NEXT (older), H_PREV, H_LAST or H_CURR, or NULL. Kept until the next call.
  const wchar_t *(*line)(void *context, int place);
};

static inline int edit_history_answer(void *reference, HistEventW *event, int operation, ...) {
  struct edit_history *history = (struct edit_history *)reference;
  switch (operation) {
  case H_FIRST:
  case H_LAST:
  case H_PREV:
  case H_NEXT:
  case H_CURR:
    event->num = 0;
    event->str = history->line(history->context, operation);
    return event->str == NULL ? -1 : 0;
  default:
    return -1;
  }
}

static inline int edit_set_history(EditLine *editor, struct edit_history *history) {
  return el_wset(editor, EL_HIST, edit_history_answer, history);
}

// The C library

static inline void edit_flush_standard_output(void) { fflush(stdout); }

/// Takes up the character encoding: UTF-8 even where the environment asks for nothing or for an old one.
static inline int edit_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

// Declared by wchar.h only to who asks for X/Open.
extern int wcwidth(wchar_t character);

/// The columns libedit counts for a character; less than 0: it shows the number instead.
static inline int edit_columns(wchar_t character) { return wcwidth(character); }

static inline int edit_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

// Signals that interrupt waiting, without a place to note them in: one that has arrived is known by its handler,
// which the system has taken away.

static inline void edit_wake(int number) { (void)number; }

/// Lets the signal interrupt system calls, once or always. Returns 0 where it is ignored and stays so: as `nohup` wants
/// it, but not for Ctrl-C, which shells ignore while they do not read.
static inline int edit_catch_signal(int number, int once, struct sigaction *previous) {
  struct sigaction action;
  if (sigaction(number, NULL, previous) != 0) return -1;
  if (previous->sa_handler == SIG_IGN && number != SIGINT) return 0;
  memset(&action, 0, sizeof(action));
  sigemptyset(&action.sa_mask);
  action.sa_handler = edit_wake;
  action.sa_flags = once ? (int)SA_RESETHAND : 0;
  return sigaction(number, &action, NULL) == 0 ? 1 : -1;
}

/// Whether a signal caught once has come.
static inline int edit_has_come(int number) {
  struct sigaction current;
  return sigaction(number, NULL, &current) == 0 && current.sa_handler == SIG_DFL;
}

#endif
