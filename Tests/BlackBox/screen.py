"""The screen of a terminal, as a person would see it.

It knows the sequences that the shell may send; whatever else arrives is kept in `strange`, so that a test can say that nothing did.
Characters take the columns that current terminals give them: two for East Asian wide ones and emoji, none for what joins the
character before it."""

import re
import unicodedata

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
    screen = Screen(4096, 1)
    screen.feed(text)
    return screen.column


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
            if not self.waits_to_wrap:
                # No blank: the character did not fit into the last column.
                self.cells[self.row][self.column] = ""
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
            is_filled = not self.folded[row] or cells[-1] != "" or width(cells[-2]) == 2
            lines[-1] += cells if is_filled else cells[:-1]
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
        while len(self.cells) < self.rows:
            self.cells.append(self.blank())
            self.folded.append(False)
        while len(self.cells) > self.rows:
            self.above.append(("".join(self.cells.pop(0)), self.folded.pop(0)))
            self.row -= 1
