"""Makes the terminal pictures in docs/plaatjes (`make plaatjes`).

The program itself runs here, on the example school, in a terminal of 80 columns; nothing is drawn
by hand. With `--controleer` nothing is written: exit code 1 when a picture shows other words than
the program says today. Needs a POSIX computer.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

import pexpect
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

TOP = Path(__file__).parents[1]
PICTURES = TOP / "docs" / "plaatjes"
DE_LINDE = TOP / "questionnaires" / "voorbeeld" / "de-linde.yaml"
COLUMNS, ROWS = 80, 500

# Dark on light: readable on a screen and on paper. Every colour reaches contrast 4.5.
THEME = TerminalTheme(
    (252, 252, 250),
    (24, 24, 28),
    [(24, 24, 28), (170, 30, 30), (20, 105, 45), (135, 82, 0), (20, 80, 170), (125, 40, 125),
     (0, 100, 120), (100, 100, 100)],
)  # fmt: skip

# Rich's own frame asks a font from the network; a picture in docs/ asks nothing from anyone.
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>%s</title>
<style>
.{unique_id}-matrix {{
  font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{
  font-size: 18px;
  font-family: sans-serif;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{width}" height="{height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_WHITE_EDGE = 'stroke="rgba(255,255,255,0.35)"'
_DARK_EDGE = 'stroke="#767676"'

# What a terminal obeys but does not show, other than colours (which end in "m").
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-ln-z]|\x1b[=>]|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opname:
    """One run of the program: what the reader sees typed, and how it is really started.

    `keys` are (the prompt to wait for, what is typed then). `edits` change the example school.
    """

    command: str
    hidden: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    edits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaatje:
    """One picture: the part of an Opname from the line with `van` up to the line with `tot`."""

    naam: str
    titel: str
    opname: Opname
    van: str | None = None
    tot: str | None = None


INTERVIEW = Opname(
    command="basisnorm audit",
    # The school year in the name of the file follows from the day.
    hidden=("--datum", "2026-11-21"),
    keys=(
        ("99AA00): ", "99AB01\r"),
        ("letters: ", "1\r"),
        ("overslaan): ", "De Esdoorn\r"),
        ("overslaan): ", "\r"),
        ("schoolleider): ", "\r"),
        ("Antwoord: ", "2"),
        ("Antwoord: ", "t"),
        ("geen): ", "Onze ib'er is specialist.\r"),
        ("Antwoord: ", "3"),
        ("Antwoord: ", "q"),
    ),
)
PLAATJES = (
    Plaatje(
        naam="uitslag",
        titel="De uitslag van een voorbeeldschool in de terminal",
        opname=Opname(command="basisnorm uitslag de-linde.yaml --eerste 1"),
    ),
    Plaatje(
        naam="begin",
        titel="Het begin van een zelfevaluatie",
        opname=INTERVIEW,
        tot="99AB01-2026-2027.yaml",
    ),
    Plaatje(
        naam="vraag",
        titel="Een vraag, met wat op orde betekent, de niveaus en de toetsen",
        opname=INTERVIEW,
        van="Lezen, spellen en dyslexie",
        tot="2 Op orde",
    ),
    Plaatje(
        naam="stoppen",
        titel="Een toelichting typen, antwoorden en stoppen",
        opname=INTERVIEW,
        van="Antwoord: toelichting",
    ),
    Plaatje(
        naam="uitleg",
        titel="Waarom een eis zo uitkomt",
        opname=Opname(command="basisnorm uitleg de-linde.yaml DYS-09"),
        tot="beslist nooit",
    ),
    Plaatje(
        naam="melding",
        titel="Twee fouten in een bestand, met de plaats en wat u kunt doen",
        opname=Opname(
            command="basisnorm uitslag de-linde.yaml",
            edits=(("niveau: 3", "niveau: 4"), ("DYS-07:", "DYS-O7:")),
        ),
    ),
)


def main(arguments: list[str]) -> int:
    """Make every picture, or only look whether they are still true."""
    check = "--controleer" in arguments
    old = []
    for naam, svg in render_all():
        path = PICTURES / f"{naam}.svg"
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(svg, encoding="utf-8", newline="\n")
        elif not path.exists() or words(path.read_text(encoding="utf-8")) != words(svg):
            old.append(naam)
    if old:
        print(f"Niet meer waar: {', '.join(old)}. Doe: make plaatjes", file=sys.stderr)
    return int(bool(old))


def render_all() -> Iterator[tuple[str, str]]:
    """The name and the SVG of every picture; a run that several share happens once."""
    seen: dict[Opname, list[str]] = {}
    for plaatje in PLAATJES:
        if plaatje.opname not in seen:
            seen[plaatje.opname] = record(plaatje.opname)
        lines = cut(seen[plaatje.opname], plaatje.van, plaatje.tot)
        yield plaatje.naam, render(lines, plaatje.naam, plaatje.titel)


def record(opname: Opname) -> list[str]:
    """The lines that a terminal shows, with their colours as ANSI codes."""
    with tempfile.TemporaryDirectory() as folder:
        school = DE_LINDE.read_text(encoding="utf-8")
        for before, after in opname.edits:
            assert before in school
            school = school.replace(before, after, 1)
        (Path(folder) / DE_LINDE.name).write_text(school, encoding="utf-8", newline="\n")
        child: pexpect.spawn[str] = pexpect.spawn(
            sys.executable,
            ["-m", "basisnorm", *opname.command.split()[1:], *opname.hidden],
            cwd=folder,
            # Nothing of this computer: no colours, language or keys of its own.
            # The program of this folder, whatever is installed.
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1",
                 "HOME": folder, "INPUTRC": "/dev/null", "PYTHONPATH": str(TOP / "src")},
            dimensions=(ROWS, COLUMNS),
            encoding="utf-8",
            timeout=30,
        )  # fmt: skip
        seen = io.StringIO()
        child.logfile_read = seen
        for prompt, typed in opname.keys:
            child.expect_exact(prompt)
            child.send(typed)
        child.expect(pexpect.EOF)
        child.close()
    shown = _CONTROL.sub("", seen.getvalue())
    return [f"$ \x1b[1m{opname.command}\x1b[0m", *shown.rstrip("\n").split("\n")]


def cut(lines: list[str], van: str | None, tot: str | None) -> list[str]:
    """The lines from the first with `van` up to and including the first after it with `tot`."""
    first = 0 if van is None else next(n for n, line in enumerate(lines) if van in line)
    rest = lines[first:]
    return rest if tot is None else rest[: 1 + next(n for n, x in enumerate(rest) if tot in x)]


def render(lines: list[str], naam: str, titel: str) -> str:
    """The lines as an SVG: the same bytes every time."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True,
        color_system="truecolor", legacy_windows=False, highlight=False, _environ={},
    )  # fmt: skip
    console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
    frame = FRAME % escape(titel).replace("{", "{{").replace("}", "}}")
    svg = console.export_svg(title="", theme=THEME, code_format=frame, unique_id=naam)
    svg = svg.replace(_WHITE_EDGE, _DARK_EDGE)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines() if line.strip())


def words(svg: str) -> list[str]:
    """What a picture says, without how it is drawn: that differs between versions of rich."""
    return [unescape(each) for each in re.findall(r">([^<>]*)</(?:text|title)>", svg)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
