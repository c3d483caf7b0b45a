"""Records a real run of acore as an animated picture: python3 docs/images/record.py

Types the commands below in an empty folder, in a terminal of its own, and writes what came out, when it came out, to docs/images/demo.svg. Long
waits are shortened to two seconds; the time that a command really took stands beside it. Nothing but Python and acore is needed.
"""

import codecs
import fcntl
import html
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent
ROOT = HOME.parent.parent
COMMANDS = [
    "acore init my-agent --defaults",
    "cd my-agent && acore deploy --env local --yes",
    "acore invoke --env local hello",
    "acore plan --env local",
]
COLUMNS, ROWS = 104, 200
# The local cloud makes its number up, and a picture should show none that might be somebody's.
ACCOUNT = re.compile(r"\b\d{12}\b")
LONGEST_WAIT, TYPING, END = 2.0, 0.04, 6.0
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd", "90": "#8b949e", "2": "#8b949e"}
CONTROL = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b\][^\x07]*\x07|\x1b[=>]|\r|\n|\x08|[^\x1b\r\n\x08]", re.S)


class Screen:
    """Just enough of a terminal: lines, a cursor, colours."""

    def __init__(self):
        self.lines, self.row, self.column, self.colour, self.bold = [[]], 0, 0, "", False
        self.changed = {0: 0.0}

    def feed(self, text, now):
        for found in CONTROL.finditer(text):
            piece, kind = found.group(0), found.group(2)
            numbers = (found.group(1) or "").split(";")
            count = int(numbers[0]) if numbers[0].isdigit() else 1
            if piece == "\n":
                self.row += 1
                while len(self.lines) <= self.row:
                    self.lines.append([])
            elif piece == "\r":
                self.column = 0
            elif piece == "\x08":
                self.column = max(0, self.column - 1)
            elif kind == "K":
                self.lines[self.row] = [] if numbers[0] == "2" else self.lines[self.row][: self.column]
            elif kind == "A":
                self.row = max(0, self.row - count)
            elif kind == "B":
                self.row += count
            elif kind == "G":
                self.column = count - 1
            elif kind == "J":
                self.lines = self.lines[: self.row + 1]
                self.lines[self.row] = self.lines[self.row][: self.column]
            elif kind == "m":
                for number in numbers:
                    if number in ("", "0"):
                        self.colour, self.bold = "", False
                    elif number == "1":
                        self.bold = True
                    else:
                        self.colour = COLOURS.get(number, "")
            elif not piece.startswith("\x1b"):
                line = self.lines[self.row]
                line += [(" ", "", False)] * (self.column - len(line))
                line[self.column : self.column + 1] = [(piece, self.colour, self.bold)]
                self.column += 1
                self.changed[self.row] = now


def run(command, folder, environment):
    """Its lines as (seconds after the start, cells), the seconds that it took, and the folder it left the shell in."""
    note = Path(folder).parent / "where"
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    started = time.monotonic()
    process = subprocess.Popen(
        ["sh", "-c", f'{command}\ncode=$?\npwd >"$WHERE"\nexit $code'],
        cwd=folder, stdin=slave, stdout=slave, stderr=slave, env={**environment, "WHERE": str(note)}, start_new_session=True,
    )
    os.close(slave)
    screen, decoder = Screen(), codecs.getincrementaldecoder("utf-8")("replace")
    while True:
        ready = select.select([master], [], [], 0.1)[0]
        if ready:
            try:
                data = os.read(master, 65536)
            except OSError:
                break
            if not data:
                break
            screen.feed(decoder.decode(data), time.monotonic() - started)
        elif process.poll() is not None:
            break
    os.close(master)
    if process.wait() != 0:
        sys.exit(f"`{command}` ended with {process.returncode}:\n" + "\n".join("".join(c[0] for c in line) for line in screen.lines))
    lines = [(screen.changed.get(row, 0.0), line) for row, line in enumerate(screen.lines)]
    while lines and not any(cell[0].strip() for cell in lines[-1][1]):
        lines.pop()
    return lines, time.monotonic() - started, note.read_text().strip()


def spans(cells):
    out, last = [], None
    for character, colour, bold in cells:
        if (colour, bold) != last:
            if last is not None:
                out.append("</tspan>")
            style = (f' fill="{colour}"' if colour else "") + (' font-weight="bold"' if bold else "")
            out.append(f"<tspan{style}>")
            last = (colour, bold)
        out.append(html.escape(character))
    return "".join(out) + ("</tspan>" if last is not None else "")


def main():
    folder = Path(tempfile.mkdtemp())
    work = folder / "work"
    work.mkdir()
    environment = {**os.environ, "PATH": f"{ROOT}:{os.environ['PATH']}", "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
    for name in ("CI", "NO_COLOR"):
        environment.pop(name, None)
    subprocess.run(["acore", "--version"], env=environment, check=True, stdout=subprocess.DEVNULL)
    shown, clock, place = [], 0.5, str(work)
    try:
        for command in COMMANDS:
            lines, took, place = run(command, place, environment)
            shown.append((clock, f'<tspan fill="#7ee787">$</tspan> <tspan font-weight="bold">{html.escape(command)}</tspan>'))
            clock += TYPING * len(command)
            before = 0.0
            for when, cells in lines:
                clock += min(LONGEST_WAIT, max(0.03, when - before))
                before = max(before, when)
                text = "".join(cell[0] for cell in cells).replace(str(folder / "work"), "~")
                cells = [(c, *(cells[i][1:] if i < len(cells) else ("", False))) for i, c in enumerate(text.rstrip())]
                shown.append((clock, spans(cells[:COLUMNS])))
            shown.append((clock, f'<tspan fill="#8b949e">  took {took:.1f} s</tspan>'))
            clock += 0.8
    finally:
        subprocess.run(["acore", "local", "stop", "-C", str(work / "my-agent")], env=environment, stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)
    write(shown, clock + END)


def write(shown, length):
    step, size = 17, 13
    width, height = COLUMNS * 7.9 + 32, len(shown) * step + 44
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="{size}">',
        "<title>A new project, deployed to a cloud on this machine, and asked</title>",
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/><style>text{{fill:#e6edf3;white-space:pre;opacity:0;animation-duration:{length:.1f}s;animation-iteration-count:infinite}}'
        "@media (prefers-reduced-motion:reduce){text{opacity:1;animation:none!important}}",
    ]
    texts = []
    for row, (when, text) in enumerate(shown):
        at = 100 * when / length
        parts.append(f"@keyframes l{row}{{0%,{at:.2f}%{{opacity:0}}{at + 0.01:.2f}%,100%{{opacity:1}}}}#l{row}{{animation-name:l{row}}}")
        texts.append(f'<text id="l{row}" x="16" y="{row * step + 30}" xml:space="preserve">{text}</text>')
    parts.append("</style>")
    picture = "\n".join(parts + texts + ["</svg>"]) + "\n"
    (HOME / "demo.svg").write_text(ACCOUNT.sub("900000000000", picture), encoding="utf-8")


if __name__ == "__main__":
    main()
