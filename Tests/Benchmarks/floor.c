/*
 * The floor under `orchestra hook`: the system calls of one warm `orchestra hook PostToolUse` in the same order, with
 * nothing between them. What a hook costs beyond this program is its own doing: start-up of the runtime, JSON, the model,
 * checksums, displays. What this program costs no hook can save without giving up a promise; see docs/benchmarks.md.
 *
 *     cc -O2 -static -o floor floor.c
 *     floor PROJECT RECORD-BYTES STATUS-BYTES off|journal|full < payload
 *     floor --peak PROGRAM [ARGUMENT...]
 *
 * It stands for an update that changes one task of a project that is in order: nothing to recover, rotate or take in, no
 * agent files, the lock free, the status text changed. Bytes are copied instead of understood: the
 * snapshot is read whole and written back whole, the record is RECORD-BYTES of filler at the journal's end, the status
 * file STATUS-BYTES of it. PROJECT is left unreadable for orchestra, so it must be a scratch copy.
 *
 * `--peak` is for another purpose: it runs a program and prints, on a line behind the program's own output, the most
 * memory that it had at once, in bytes. The system counts in what the starting process has when it starts a program, and
 * this one has next to nothing.
 *
 * Left out are the calls that the C library and the Swift runtime make before main: they differ between builds and are
 * no part of the protocol; and from some hundred tasks on the hook writes its snapshot in a few pieces, the floor in one.
 * Everything else is kept in step with what
 *
 *     strace orchestra hook PostToolUse < payload
 *
 * shows from the first rt_sigaction(SIGPIPE) on; docs/benchmarks.md says how to compare the two.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DIRECTORY = O_RDONLY | O_DIRECTORY | O_CLOEXEC, PLAIN = O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC };

/* The end of a journal record, `,"crc":"5e597020"}` and its newline, by which a snapshot knows the journal it came from. */
enum { RECORD_END = 19 };

/* A name in the scratch project must be there, and every call must work: a floor that skips one is none. */
static long checked(long result, const char *what) {
  if (result >= 0) return result;
  fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
  exit(1);
}

static char *filler(size_t count) {
  char *bytes = malloc(count + 1);
  if (bytes == NULL) exit(1);
  memset(bytes, 'x', count);
  return bytes;
}

static void write_all(int file, const char *bytes, size_t count, const char *what) {
  while (count > 0) {
    size_t written = (size_t)checked(write(file, bytes, count), what);
    bytes += written;
    count -= written;
  }
}

static off_t size_of(int file) {
  struct stat status;
  checked(fstat(file, &status), "fstat");
  return status.st_size;
}

/* A directory, checked for its owner. */
static int open_directory(int parent, const char *name) {
  int directory = (int)checked(openat(parent, name, DIRECTORY | O_NOFOLLOW), name);
  size_of(directory);
  geteuid();
  return directory;
}

/* A whole file, the read that meets the end included; nothing where there is none. */
static char *read_file(int directory, const char *name, size_t *count) {
  int file = openat(directory, name, O_RDONLY | PLAIN);
  *count = 0;
  if (file < 0) return NULL;
  size_t size = (size_t)size_of(file), done = 0;
  char *bytes = malloc(size + 1);
  if (bytes == NULL) exit(1);
  for (;;) {
    size_t part = (size_t)checked(read(file, bytes + done, size + 1 - done), name);
    if (part == 0) break;
    done += part;
  }
  close(file);
  *count = done;
  return bytes;
}

/* A file of its own, then its name: a reader sees the old bytes or the new ones. */
static void replace_file(int directory, const char *name, const char *bytes, size_t count, int flush) {
  char temporary[64];
  snprintf(temporary, sizeof temporary, ".%s.%d.tmp", name, (int)syscall(SYS_getpid));
  int file = (int)checked(openat(directory, temporary, O_WRONLY | O_CREAT | O_EXCL | PLAIN, 0600), temporary);
  size_of(file);
  write_all(file, bytes, count, temporary);
  if (flush) checked(fdatasync(file), temporary);
  checked(close(file), temporary);
  syscall(SYS_getpid);
  checked(renameat(directory, temporary, directory, name), name);
}

static int print_peak(char **arguments) {
  pid_t child = (pid_t)checked(fork(), "fork");
  if (child == 0) {
    execv(arguments[0], arguments);
    perror(arguments[0]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  checked(wait4(child, &status, 0, &usage), "wait4");
  printf("%ld\n", usage.ru_maxrss * 1024);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **arguments) {
  if (argc > 2 && strcmp(arguments[1], "--peak") == 0) return print_peak(arguments + 2);
  if (argc != 5) {
    fprintf(stderr, "usage: floor PROJECT RECORD-BYTES STATUS-BYTES off|journal|full < payload\n");
    return 64;
  }
  const char *project = arguments[1];
  size_t record_bytes = strtoul(arguments[2], NULL, 10);
  size_t status_bytes = strtoul(arguments[3], NULL, 10);
  int is_off = strcmp(arguments[4], "off") == 0, is_full = strcmp(arguments[4], "full") == 0;
  struct stat status;

  /* The program's own start: signals of failed writes, working directory, host name, width of the terminal. */
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  char path[4096];
  checked(getcwd(path, sizeof path) == NULL ? -1 : 0, "getcwd");
  struct utsname host;
  uname(&host);
  struct winsize window;
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &window);

  /* The payload, up to the end of its JSON value; the end of the stream is not waited for. */
  static char payload[65536];
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  checked(poll(&input, 1, 2000), "poll");
  checked(read(STDIN_FILENO, payload, sizeof payload), "payload");

  /* The project: which folder it is, its settings (mostly none), whose it is, its own agents (none). */
  int root = (int)checked(openat(AT_FDCWD, project, DIRECTORY), project);
  size_of(root);
  checked(fstatat(root, ".orchestra", &status, AT_SYMLINK_NOFOLLOW), ".orchestra");
  geteuid();
  close(root);
  root = (int)checked(openat(AT_FDCWD, project, DIRECTORY), project);
  int orchestra = open_directory(root, ".orchestra");
  size_t settings_bytes;
  read_file(orchestra, "config.json", &settings_bytes);
  close(orchestra);
  if (geteuid() == 0) {
    size_of(root);
    checked(fstatat(root, ".orchestra", &status, AT_SYMLINK_NOFOLLOW), ".orchestra");
  }
  openat(root, ".claude", DIRECTORY | O_NOFOLLOW);

  /* The lock: taken, checked to be still the file of that name, and signed. */
  orchestra = open_directory(root, ".orchestra");
  int cache = open_directory(orchestra, "cache");
  close(orchestra);
  int lock = (int)checked(openat(cache, "progress.lock", O_RDWR | O_CREAT | PLAIN, 0600), "progress.lock");
  size_of(lock);
  checked(flock(lock, LOCK_EX | LOCK_NB), "flock");
  checked(fstatat(cache, "progress.lock", &status, AT_SYMLINK_NOFOLLOW), "progress.lock");
  char note[96];
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  int length = snprintf(
    note, sizeof note, "%d %lld hook PostToolUse\n", (int)syscall(SYS_getpid), (long long)now.tv_sec * 1000);
  checked(pwrite(lock, note, (size_t)length, 0), "progress.lock");

  /* The state: journal opened behind the lock, snapshot read, and the record it says it ends with compared. */
  int journal = (int)checked(openat(cache, "events.jsonl", O_RDWR | O_APPEND | PLAIN), "events.jsonl");
  off_t end = size_of(journal);
  size_t snapshot_bytes;
  char *snapshot = read_file(cache, "progress.json", &snapshot_bytes);
  checked(snapshot == NULL ? -1 : 0, "progress.json");
  char record_end[RECORD_END];
  if (end >= RECORD_END) checked(pread(journal, record_end, RECORD_END, end - RECORD_END), "events.jsonl");

  /* The commit: observations put aside by others (none), one append. */
  openat(cache, "spool", DIRECTORY | O_NOFOLLOW);
  write_all(journal, filler(record_bytes), record_bytes, "events.jsonl");
  if (is_full) checked(fdatasync(journal), "events.jsonl");

  /* What follows from it: snapshot and status file, each as a new file under the old name. */
  replace_file(cache, "progress.json", snapshot, snapshot_bytes, is_full);
  size_t old_status_bytes;
  read_file(cache, "progress-status.txt", &old_status_bytes);
  replace_file(cache, "progress-status.txt", filler(status_bytes), status_bytes, 0);

  /* The lock goes first, then the flush: nobody waits for a disk. */
  close(lock);
  if (!is_off && !is_full) checked(fdatasync(journal), "events.jsonl");
  if (is_full) checked(fsync(cache), "cache");
  close(cache);
  close(journal);

  /* The answer, only now. */
  size_of(STDOUT_FILENO);
  struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
  checked(poll(&output, 1, 2000), "poll");
  const char answer[] = "{\"systemMessage\":\"a display of four lines\"}\n";
  write_all(STDOUT_FILENO, answer, sizeof answer - 1, "answer");

  /* The hook's own time, counted in a file that is read and written in place. */
  snprintf(path, sizeof path, "%s/.orchestra/cache/hook-latency", project);
  int times = (int)checked(openat(AT_FDCWD, path, O_RDWR | O_CREAT | PLAIN, 0600), path);
  checked(flock(times, LOCK_EX | LOCK_NB), path);
  static char page[2641];
  checked(pread(times, page, sizeof page, 0), path);
  checked(pwrite(times, page, sizeof page - 1, 0), path);
  close(times);
  close(root);
  return 0;
}
