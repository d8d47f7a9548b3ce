"""What the interview shows: plain lines that scroll, so that a screen reader can follow them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from textwrap import wrap

import click

from basisnorm.audit.invoer import clean_text
from basisnorm.audit.model import Antwoord, Bewijs
from basisnorm.norm.model import Basis, Bron, Eis, Gebied, Schaalsoort, Sector
from basisnorm.norm.vragenlijst import Niveau, Schaal
from basisnorm.rapport import woorden

MAX_WIDTH = 78
# Below this the explanation of a level goes under its name.
_NARROW = 56
# Latin-1: every console has it.
_NORM = "norm » "

_GROND = {
    Basis.WET: "Deze eis staat in de wet.",
    Basis.NORM: "Deze eis volgt uit de hoofdlijn van de norm.",
    Basis.RICHTLIJN: "Deze eis komt uit een landelijke richtlijn.",
    Basis.PRAKTIJK: "Deze eis komt uit de praktijk van scholen. Zij is richtinggevend.",
}


def say(*lines: str) -> None:
    """Print lines, each wrapped to the width of the terminal."""
    click.echo("\n".join(part for line in lines for part in _wrapped(line)))


def warn(text: str) -> None:
    """Print a warning to stderr."""
    click.echo("\n".join(_wrapped(text)), err=True)


def write(text: str) -> None:
    """Print a prompt: no line end, and on the screen at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def title(text: str) -> None:
    """Print a heading."""
    click.echo("\n" + "\n".join(_bold(part) for part in _wrapped(text)))


def choices(rows: Iterable[tuple[str, str]]) -> None:
    """Print what can be chosen, aligned: the key or word, then what it means."""
    rows = tuple(rows)
    column = max(len(key) for key, _ in rows) + 4
    for key, text in rows:
        lines = _wrapped(text, "  " + key.ljust(column - 2), " " * column)
        click.echo("\n".join(lines))


def show_command(command: str, why: str = "") -> None:
    """Print a command to copy, never broken over lines, and what it is for."""
    click.echo(f"  {_bold(command)}")
    if why:
        click.echo("\n".join(_wrapped(why, " " * 6, " " * 6)))


def show_vraag(
    eis: Eis,
    gebied: Gebied,
    schaal: Schaal,
    sector: Sector,
    *,
    kop: str,
    drempel: int,
    antwoord: Antwoord | None,
    is_open: bool,
    new_gebied: bool,
) -> None:
    """Print one question with everything that is needed to answer it.

    With `new_gebied` also what the gebied is about.
    """
    ground = f"{'kerneis' if eis.kern else 'aanvullende eis'} · {woorden.BASIS[eis.basis]}"
    lines = ["", "", *map(_bold if new_gebied else _dim, _wrapped(gebied.titel))]
    if new_gebied:
        lines += [*map(_dim, _wrapped(gebied.uitleg)), ""]
    lines.append(_bold(kop))
    lines += map(_dim, _wrapped(f"{ground} · {eis.id}"))
    lines += ["", *map(_bold, _wrapped(eis.tekst.voor(sector)))]
    lines += ["", "Op orde betekent hier:", *_wrapped(eis.op_orde.voor(sector), "  ", "  ")]
    if eis.eigen_maat:
        lines += map(_dim, _wrapped(f"Eigen maat: {eis.eigen_maat}", "  ", "  "))
    lines += ["", *_levels(eis, schaal.voor(eis), drempel)]
    if antwoord is not None:
        lines += ["", *_present(eis, schaal, antwoord, is_open)]
    click.echo("\n".join(lines))


def show_keys(eis: Eis, *, full: bool, keep: bool) -> None:
    """Print which keys there are: in full the first time, in one line afterwards."""
    answer = "0-3"
    if eis.schaal is Schaalsoort.JA_NEE:
        answer = "j/0" if eis.nvt_redenen else "j/n"
    keys = [(answer, "kies", "kies wat nu het beste past; dat is bewaard en u gaat verder")]
    if keep:
        keys.append(("Enter", "houd", "het antwoord dat er staat houden"))
    if eis.nvt_redenen:
        keys.append(("n", "n.v.t.", "niet van toepassing, met een reden"))
    keys += [
        ("t", "toelichting", "eerst een toelichting typen"),
        ("b", "bewijs", "eerst noemen waar dit uit blijkt"),
        ("?", "uitleg", "uitleg en bronnen"),
        ("<", "terug", "terug naar de vorige vraag"),
        *([] if keep else [("s", "later", "deze vraag openlaten")]),
        ("q", "stop", "stoppen; later gaat u hier verder"),
    ]
    click.echo()
    if full:
        choices((key, text) for key, _, text in keys)
        click.echo()
    else:
        # The zero bytes keep a key and its word together.
        line = "\0· ".join(f"{key} {word}".replace(" ", "\0") for key, word, _ in keys)
        parts = _wrapped(line)
        click.echo("\n".join(_dim(part.replace("\0", " ")) for part in parts))


def show_uitleg(eis: Eis, sector: Sector, bronnen: Sequence[Bron]) -> None:
    """Print where an eis comes from and what a school could show for it."""
    weight = (
        "Het is een kerneis: zonder deze eis is het gebied nog niet op orde."
        if eis.kern
        else "Het is een aanvullende eis: zij telt niet mee voor de conclusie."
    )
    say("", f"{_GROND[eis.basis]} {weight}", "", "Bronnen:")
    for bron in bronnen:
        when = f", {woorden.datum(bron.datum)}" if bron.datum else ""
        lines = _wrapped(f"{bron.titel.rstrip('.')}. {bron.uitgever}{when}.", "  - ", "    ")
        lines += [_dim(f"    {bron.url}")] if bron.url else []
        lines += map(_dim, _wrapped(bron.opmerking or "", "    ", "    "))
        click.echo("\n".join(lines))
    say("", "Dit kunt u laten zien:")
    for each in eis.bewijs.voor(sector):
        click.echo("\n".join(_wrapped(each, "  - ", "    ")))
    click.echo()


def show_bewijs(bewijs: Sequence[Bewijs]) -> None:
    """Print what is noted already."""
    for each in bewijs:
        click.echo("\n".join(_wrapped(_bewijs(each), "  - ", "    ")))


def answer_words(eis: Eis, schaal: Schaal, antwoord: Antwoord) -> str:
    """An answer in words: "2 Op orde", "Ja" or "niet van toepassing (reden)"."""
    if antwoord.nvt is not None:
        texts = {reden.id: reden.tekst for reden in eis.nvt_redenen}
        reason = texts.get(antwoord.nvt.reden, antwoord.nvt.reden).rstrip(".")
        return f"niet van toepassing ({reason})"
    assert antwoord.niveau is not None
    name = schaal.naam(eis, antwoord.niveau)
    return name if eis.schaal is Schaalsoort.JA_NEE else f"{antwoord.niveau} {name}"


def _levels(eis: Eis, steps: Sequence[Niveau], drempel: int) -> list[str]:
    keys = {step.niveau: str(step.niveau) for step in steps}
    if eis.schaal is Schaalsoort.JA_NEE:
        keys = {0: "0" if eis.nvt_redenen else "n", 2: "j"}
    column = max(len(step.naam) for step in steps)
    lines: list[str] = []
    for step in steps:
        is_norm = step.niveau == drempel
        head = f"{_NORM if is_norm else ' ' * len(_NORM)}{keys[step.niveau]}  "
        if _width() < _NARROW:
            indent = " " * len(head)
            parts = [head + step.naam, *_wrapped(step.uitleg, indent, indent)]
        else:
            head += f"{step.naam.ljust(column)}  "
            parts = _wrapped(step.uitleg, head, " " * len(head))
        lines += map(_bold, parts) if is_norm else parts
    return lines


def _present(eis: Eis, schaal: Schaal, antwoord: Antwoord, is_open: bool) -> list[str]:
    words = answer_words(eis, schaal, antwoord)
    if antwoord.overgenomen:
        now = f"Overgenomen uit {antwoord.overgenomen}: {words}."
    elif is_open and antwoord.nvt is not None and antwoord.nvt.tot:
        now = f"Tot en met {woorden.datum(antwoord.nvt.tot)} gold: {words}. Kies nu opnieuw."
    else:
        now = f"Uw antwoord is nu: {words}."
    lines = _wrapped(now)
    if antwoord.toelichting:
        lines += _wrapped(clean_text(antwoord.toelichting), "Toelichting: ", "  ")
    for each in antwoord.bewijs:
        lines += _wrapped(_bewijs(each), "Bewijs: ", "  ")
    return lines


def _bewijs(bewijs: Bewijs) -> str:
    # The file can be edited by hand: nothing in it may steer the terminal.
    return clean_text(woorden.bewijs_zin(bewijs))


def _width() -> int:
    # One column less than there is: a full line makes some terminals add an empty one.
    return max(min(MAX_WIDTH, shutil.get_terminal_size().columns - 1), 20)


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(
        text,
        _width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _bold(text: str) -> str:
    return click.style(text, bold=True) if text and _styled() else text


def _dim(text: str) -> str:
    return click.style(text, dim=True) if text and _styled() else text


def _styled() -> bool:
    # Click itself drops styles when stdout is no terminal.
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
