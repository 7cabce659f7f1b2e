"""A terminal for tests: a program on a pseudo-terminal, and the screen that a person would see.

The screen knows the sequences that the shell may send; whatever else arrives is kept in `strange`, so that a test can say that nothing
did. Characters take the columns that current terminals give them: two for East Asian wide ones and emoji, none for what
joins the character before it."""

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
import unicodedata

PATIENCE = 10

SEQUENCE = re.compile(r"\x1b\[([?>]?)([0-9;]*)([ -/]*)([@-~])|\x1b([()])([A-Z0-9])|\x1b([=>78M])")
HARMLESS_FINALS = "mhl"


def columns_of(character):
    """The columns one code point takes, 0 when it joins the one before it."""
    if unicodedata.category(character) in ("Mn", "Me") or character in "\u200d\ufe0f\ufe0e":
        return 0
    if "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text):
    return sum(map(columns_of, text))


class Screen:
    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [self.blank() for _ in range(rows)]
        self.folded = [False] * rows  # whether the row goes on in the next one
        self.row = self.column = 0
        self.waits_to_wrap = False
        self.above = []  # rows that left at the top
        self.modes = set()
        self.bells = 0
        self.strange = []
        self.rest = ""

    def blank(self):
        return [" "] * self.columns

    # What a test looks at

    def line(self, row):
        return "".join(self.cells[row]).rstrip()

    def text(self, first=0):
        """The rows from number `first` on, counted from the first ever; a row that was folded is one line."""
        rows = self.above + [("".join(cells), folded) for cells, folded in zip(self.cells, self.folded)]
        text = ""
        for cells, folded in rows[first:]:
            text += cells if folded else cells.rstrip() + "\n"
        return text.rstrip() + "\n"

    @property
    def here(self):
        """The number of the cursor's row, counted from the first row ever."""
        return len(self.above) + self.row

    # What a program does to it

    def feed(self, text):
        text = self.rest + text
        self.rest = ""
        position = 0
        while position < len(text):
            if text[position] != "\x1b":
                self.put(text[position])
                position += 1
                continue
            match = SEQUENCE.match(text, position)
            if match:
                self.obey(match)
                position = match.end()
            elif len(text) - position < 12 and re.fullmatch(r"\x1b(\[[?>]?[0-9;]*[ -/]*|[()])?", text[position:]):
                self.rest = text[position:]
                return
            else:
                self.strange.append(text[position:position + 12])
                position += 1

    def put(self, character):
        if character == "\r":
            self.column, self.waits_to_wrap = 0, False
        elif character == "\n":
            self.down()
        elif character == "\b":
            self.column, self.waits_to_wrap = max(0, self.column - 1), False
        elif character == "\t":
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif character == "\x07":
            self.bells += 1
        elif unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") and character not in "\u200d" \
                and not "\U000e0020" <= character <= "\U000e007f":
            self.strange.append(character)
        else:
            self.write(character)

    def down(self):
        self.waits_to_wrap = False
        if self.row < self.rows - 1:
            self.row += 1
            return
        self.above.append(("".join(self.cells.pop(0)), self.folded.pop(0)))
        self.cells.append(self.blank())
        self.folded.append(False)

    def previous(self):
        """The cell before the cursor, or None at the start of a row."""
        column = self.column if self.waits_to_wrap else self.column - 1
        if column > 0 and self.cells[self.row][column] == "":
            column -= 1
        return column if column >= 0 else None

    def joins(self, character):
        before = self.previous()
        if before is None:
            return False
        cell = self.cells[self.row][before]
        is_flag = "\U0001f1e6" <= character <= "\U0001f1ff"
        return columns_of(character) == 0 or cell.endswith("\u200d") or is_flag and len(cell) == 1 \
            and "\U0001f1e6" <= cell <= "\U0001f1ff"

    def write(self, character):
        if self.joins(character):
            before = self.previous()
            self.cells[self.row][before] += character
            is_narrow = before + 1 < self.columns and self.cells[self.row][before + 1] != ""
            if character == "\ufe0f" and is_narrow and before + 1 == self.column:
                self.cells[self.row][self.column] = ""
                self.advance(1)
            return
        wide = 2 if "\U0001f1e6" <= character <= "\U0001f1ff" else columns_of(character)
        if self.waits_to_wrap or self.column + wide > self.columns:
            self.folded[self.row] = True
            self.column = 0
            self.down()
        cells = self.cells[self.row]
        if cells[self.column] == "" and self.column > 0:
            cells[self.column - 1] = " "
        cells[self.column] = character
        if wide == 2:
            cells[self.column + 1] = ""
        after = self.column + wide
        if after < self.columns and cells[after] == "":
            cells[after] = " "
        self.folded[self.row] = False
        self.advance(wide)

    def advance(self, count):
        self.column += count
        self.waits_to_wrap = self.column >= self.columns
        self.column = min(self.column, self.columns - 1)

    def obey(self, match):
        private, parameters, between, final = match.group(1, 2, 3, 4)
        if final is None:
            if match.group(7) == "M":
                self.row = max(0, self.row - 1)
            elif match.group(7) in ("7", "8"):
                self.strange.append(match.group())
            return
        if private:
            for mode in parameters.split(";"):
                (self.modes.add if final == "h" else self.modes.discard)(mode)
            return
        numbers = [int(number or 0) for number in parameters.split(";")]
        count = max(1, numbers[0])
        if final not in HARMLESS_FINALS:
            self.waits_to_wrap = False
        cells = self.cells[self.row]
        if between:
            self.strange.append(match.group())
        elif final == "A":
            self.row = max(0, self.row - count)
        elif final == "B":
            self.row = min(self.rows - 1, self.row + count)
        elif final == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif final == "D":
            self.column = max(0, self.column - count)
        elif final == "G":
            self.column = min(self.columns, count) - 1
        elif final == "d":
            self.row = min(self.rows, count) - 1
        elif final == "H":
            self.row = min(self.rows, count) - 1
            self.column = min(self.columns, max(1, (numbers + [1])[1])) - 1
        elif final == "J":
            self.erase(numbers[0])
        elif final == "K":
            begin, end = [(self.column, self.columns), (0, self.column + 1), (0, self.columns)][numbers[0]]
            cells[begin:end] = [" "] * (end - begin)
            if end == self.columns:
                self.folded[self.row] = False
        elif final == "P":
            cells[self.column:] = (cells[self.column + count:] + self.blank())[:self.columns - self.column]
        elif final == "@":
            cells[self.column:] = ([" "] * count + cells[self.column:])[:self.columns - self.column]
        elif final == "X":
            cells[self.column:self.column + count] = [" "] * min(count, self.columns - self.column)
        elif final not in HARMLESS_FINALS:
            self.strange.append(match.group())

    def erase(self, which):
        if which == 0:
            self.cells[self.row][self.column:] = [" "] * (self.columns - self.column)
            rows = range(self.row + 1, self.rows)
            self.folded[self.row] = False
        else:
            rows = range(self.rows)
        for row in rows:
            self.cells[row] = self.blank()
            self.folded[row] = False

    def resize(self, columns):
        """Folds the rows anew, as most terminals do; the cursor stays at its character."""
        lines, place = [[]], None
        for row, cells in enumerate(self.cells):
            if row == self.row:
                place = (len(lines) - 1, len(lines[-1]) + self.column)
            lines[-1] += cells
            if not self.folded[row]:
                lines.append([])
        lines.pop()
        self.columns = columns
        self.cells, self.folded = [], []
        for number, cells in enumerate(lines):
            while cells and cells[-1] == " " and (number != place[0] or len(cells) > place[1] + 1):
                cells.pop()
            start = 0
            while True:
                end = start + columns
                if end < len(cells) and cells[end] == "":
                    end -= 1
                part = cells[start:end]
                if number == place[0] and start <= place[1] < start + max(1, len(part)):
                    self.row, self.column = len(self.cells), place[1] - start
                self.cells.append((part + self.blank())[:columns])
                self.folded.append(end < len(cells))
                if end >= len(cells):
                    break
                start = end
        while len(self.cells) > self.rows and self.row < len(self.cells) - 1 and not self.line(len(self.cells) - 1):
            self.cells.pop()
            self.folded.pop()
        while len(self.cells) > self.rows:
            self.above.append(("".join(self.cells.pop(0)), self.folded.pop(0)))
            self.row -= 1


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
        self.screen.resize(columns)
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
        """Whether the prompt stands in the last row with the text behind it and the cursor so many columns before its end."""
        screen = self.screen
        line = self.prompt + text
        columns = width(line) - behind
        row = screen.row - columns // screen.columns
        if "2004" not in screen.modes or columns % screen.columns != screen.column or row < 0:
            return False
        return screen.text(len(screen.above) + row).startswith(line.rstrip())

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
