"""In which order days and months stand: one for all dates with slashes in a column, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from basisnorm.errors import Bezwaar, Ernst, Geweigerd, Melding
from basisnorm.regio.rijen.schoolvelden import read_datum
from basisnorm.regio.tabel.kolommen import Kolom
from basisnorm.regio.tabel.melder import Melder
from basisnorm.regio.tabel.tabel import clean
from basisnorm.words import shown

# Only with slashes do people, and their programs, put the month first.
_NUMBERS = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(/(?:[0-9]{4}|[0-9]{2})\b.*)", re.DOTALL)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Volgorde:
    """The first rows in which the day, or the month, can only come first."""

    dag: int | None = None
    maand: int | None = None
    voorbeeld: str = ""

    @property
    def lezer(self) -> Callable[[str], str | None]:
        """How a cell of this column is read."""
        if self.maand is None:
            return read_datum
        return _read_american if self.dag is None else self._read_mixed

    @property
    def bezwaar(self) -> Bezwaar | None:
        """What to say of the whole column when its months come first."""
        if self.maand is None or self.dag is not None:
            return None
        return Bezwaar(
            "maand-voorop",
            f"In deze kolom staat de maand voorop, zoals in '{shown(self.voorbeeld)}'. Zo lezen "
            "wij hier alle datums met schuine strepen.",
            "Klopt dat niet? Schrijf elke datum als dag-maand-jaar, zoals 21-11-2026.",
            Ernst.LET_OP,
        )

    def _read_mixed(self, text: str) -> str | None:
        if _NUMBERS.fullmatch(text) is None:
            return read_datum(text)
        raise Geweigerd(
            Bezwaar(
                "datums-door-elkaar",
                f"'{shown(text)}' is niet zeker: in deze kolom staat op rij {self.dag} de dag "
                f"voorop, en op rij {self.maand} de maand.",
                "Schrijf alle datums als dag-maand-jaar, zoals 21-11-2026.",
            )
        )


def is_american(text: str) -> bool:
    """Whether only a month can come first in this date."""
    match = _NUMBERS.fullmatch(clean(text))
    return match is not None and int(match[1]) <= _MONTHS < int(match[2])


def find_volgorde(cells: Iterable[tuple[int, str]]) -> Volgorde:
    """What the cells of a column say together, each with its row."""
    dag, maand, voorbeeld = None, None, ""
    for regel, text in cells:
        match = _NUMBERS.fullmatch(clean(text)) if text else None
        if match is None:
            continue
        if maand is None and int(match[1]) <= _MONTHS < int(match[2]):
            maand, voorbeeld = regel, clean(text)
        elif dag is None and int(match[2]) <= _MONTHS < int(match[1]):
            dag = regel
    return Volgorde(dag, maand, voorbeeld)


def order_melding(
    melder: Melder, volgorde: Volgorde | None, kolom: Kolom | None
) -> Iterator[Melding]:
    """The let-op about a column of which the months come first."""
    if volgorde is not None and kolom is not None and (bezwaar := volgorde.bezwaar) is not None:
        assert volgorde.maand is not None
        yield melder.melding(volgorde.maand, kolom, bezwaar)


def _read_american(text: str) -> str | None:
    match = _NUMBERS.fullmatch(text)
    return read_datum(f"{match[2]}/{match[1]}{match[3]}" if match else text)
