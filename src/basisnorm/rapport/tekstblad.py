"""A page of text without layout: headings, paragraphs, lists and tables, as Markdown or plain.

Every text is put on one line, so that it wraps where it lands, and no text becomes a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from basisnorm.rapport.markdown import escape_start, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """A heading; `niveau` 1 is the title of the page."""

    niveau: int
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alinea:
    """A paragraph."""

    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """An item of a list, with perhaps a label before it."""

    tekst: str
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijst:
    """A list; never empty."""

    punten: tuple[Punt, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table; every row has a cell for each heading."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


Blok = Kop | Alinea | Lijst | Tabel


def as_md(blokken: Iterable[Blok]) -> str:
    """Markdown that ends with a line end."""
    return "\n\n".join(map(_md, blokken)) + "\n"


def as_txt(blokken: Iterable[Blok]) -> str:
    """Plain text that ends with a line end; a row of a table becomes a line."""
    return "\n\n".join(map(_txt, blokken)) + "\n"


def _md(blok: Blok) -> str:
    match blok:
        case Kop():
            return f"{'#' * blok.niveau} {plain(blok.tekst)}"
        case Alinea():
            return escape_start(plain(blok.tekst))
        case Lijst():
            return "\n".join(
                f"{f'{number}.' if blok.genummerd else '-'} {_md_punt(punt)}"
                for number, punt in enumerate(blok.punten, 1)
            )
        case _:
            rows = (blok.koppen, ("---",) * len(blok.koppen))
            return "\n".join([*map(_bare_row, rows), *map(_md_row, blok.rijen)])


def _md_punt(punt: Punt) -> str:
    return (
        f"**{plain(punt.label)}:** {plain(punt.tekst)}"
        if punt.label
        else escape_start(plain(punt.tekst))
    )


def _md_row(cells: Sequence[str]) -> str:
    return _bare_row([plain(cell) for cell in cells])


def _bare_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _txt(blok: Blok) -> str:
    match blok:
        case Kop(niveau=1 | 2):
            text = _line(blok.tekst)
            return f"{text}\n{('=' if blok.niveau == 1 else '-') * min(len(text), 72)}"
        case Kop() | Alinea():
            return _line(blok.tekst)
        case Lijst():
            return "\n".join(
                f"{f'{number}.' if blok.genummerd else '-'} {_txt_punt(punt)}"
                for number, punt in enumerate(blok.punten, 1)
            )
        case _:
            return "\n".join(f"- {_txt_row(blok.koppen, row)}" for row in blok.rijen)


def _txt_punt(punt: Punt) -> str:
    return f"{punt.label}: {_line(punt.tekst)}" if punt.label else _line(punt.tekst)


def _txt_row(heads: Sequence[str], cells: Sequence[str]) -> str:
    """ "DYS-04. Reden: ...; Besloten door: ..."; empty cells are left out."""
    first, *rest = map(_line, cells)
    told = [f"{head}: {cell}" for head, cell in zip(heads[1:], rest, strict=True) if cell]
    return f"{first}. {'; '.join(told)}" if told else f"{first}."


def _line(text: str) -> str:
    return " ".join(text.split())
