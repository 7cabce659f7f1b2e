"""A terminal for tests: a program on a pseudo-terminal, and the screen that a person would see."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from screen import Screen, width

PATIENCE = 10


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, command, environment, folder, columns=80, rows=24):
        self.screen = Screen(columns, rows)
        self.raw = b""
        self.first = 0
        self.partial = b""
        self.status = None
        self.descriptor, self.line = pty.openpty()
        os.set_inheritable(self.line, False)
        self.set_size(columns, rows)
        self.found_settings = termios.tcgetattr(self.line)
        self.process = os.fork()
        if self.process == 0:
            try:
                os.setsid()
                fcntl.ioctl(self.line, termios.TIOCSCTTY, 0)
                for number in range(3):
                    os.dup2(self.line, number)
                os.chdir(folder)
                os.closerange(3, 256)
                # Python ignores it, and children would inherit that.
                signal.signal(signal.SIGPIPE, signal.SIG_DFL)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)

    def set_size(self, columns, rows):
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns):
        """Gives the window another width; rows count anew."""
        self.screen.resize(columns)
        self.first = 0
        self.set_size(columns, self.screen.rows)

    def send(self, text):
        data = text.encode()
        while data:
            data = data[os.write(self.descriptor, data):]

    def read(self, seconds):
        """Takes in what has come, waiting so long for it; false when nothing has."""
        ready, _, _ = select.select([self.descriptor], [], [], max(0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self.descriptor, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.raw += data
        data = self.partial + data
        # A character that came in two pieces waits for the second.
        end = len(data)
        while end > 0 and len(data) - end < 3 and data[end - 1] & 0xC0 == 0x80:
            end -= 1
        if end > 0 and data[end - 1] >= 0xC0 and not self.is_whole(data[end - 1:]):
            end -= 1
        else:
            end = len(data)
        self.partial = data[end:]
        self.screen.feed(data[:end].decode(errors="replace"))
        return True

    @staticmethod
    def is_whole(data):
        return len(data) >= (4 if data[0] >= 0xF0 else 3 if data[0] >= 0xE0 else 2)

    def wait(self, condition, patience=PATIENCE):
        """Waits until the condition holds, whatever it may be; whether it does."""
        deadline = time.monotonic() + patience
        while True:
            while self.read(0):
                pass
            if condition():
                return True
            if time.monotonic() > deadline:
                return False
            self.read(0.05)

    def mark(self):
        """Forgets what came before."""
        self.first = self.screen.here

    def text(self):
        return self.screen.text(self.first)

    def shows(self, pattern, patience=PATIENCE):
        """Waits until the pattern is on the screen, below the mark; the match, or None."""
        found = []

        def look():
            found[:] = [re.search(pattern, self.text(), re.MULTILINE)]
            return found[0]

        self.wait(look, patience)
        return found[0]

    def has_ended(self):
        if self.status is None:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def ends(self):
        """Waits until the program is gone; its exit status, negative for a signal, or None."""
        self.wait(self.has_ended)
        while self.read(0):
            pass
        return self.status

    def close(self):
        if not self.has_ended():
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.descriptor)
        os.close(self.line)

    @property
    def settings(self):
        return termios.tcgetattr(self.line)


class Prompt(Terminal):
    """The shell of the program on a terminal, with the prompt it is expected to show."""

    def __init__(self, command, environment, folder, prompt, columns=80, rows=24):
        super().__init__(command, environment, folder, columns, rows)
        self.prompt = prompt

    def typed(self, text, behind=0):
        """Whether the last prompt has the text behind it, and the cursor so many columns before its end."""
        screen = self.screen
        before = len(text)
        while width(text[before:]) < behind:
            before -= 1
        place, whole = Screen(screen.columns, 100), Screen(screen.columns, 100)
        place.feed(self.prompt + text[:before])
        whole.feed(self.prompt + text)
        row, column = (place.row + 1, 0) if place.waits_to_wrap else (place.row, place.column)
        top = screen.row - row
        if "2004" not in screen.modes or column != screen.column or top < 0:
            return False
        expected = [whole.line(row) for row in range(whole.row + 1)]
        found = [screen.line(row) for row in range(top, min(screen.rows, top + len(expected)))]
        return found[:-1] == expected[:-1] and found[-1].startswith(expected[-1])

    def is_ready(self, text="", behind=0):
        return self.wait(lambda: self.typed(text, behind) and (text or self.is_empty()))

    def is_empty(self):
        """Whether nothing but the right prompt stands behind the prompt."""
        return re.match(r" *([0-9]+/[0-9]+[^a-z]*)?$", self.screen.line(self.screen.row)[len(self.prompt):])

    def right(self):
        """What stands at the right of the prompt."""
        match = re.search(r" {2,}([0-9]+/[0-9]+.*)$", self.screen.line(self.screen.row))
        return match.group(1) if match else ""

    def run(self, line):
        """Runs a line; what it has put on the screen until the prompt came back, or None when it did not."""
        self.mark()
        start = self.first
        self.send(line + "\r")
        if not self.wait(lambda: self.screen.here > start and self.typed("") and self.is_empty()):
            return None
        lines = self.text().split("\n")
        return "\n".join(lines[1:-2])

    def leave(self):
        self.send("\x04")
        return self.ends()
