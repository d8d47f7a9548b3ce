"""Which sheet of a workbook is read, and what is said of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm.errors import Ernst, Melding
from basisnorm.regio.tabel.basis import refusal
from basisnorm.words import listing, remedy, shown

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_VISIBLE = "visible"
_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladkeuze:
    """`naam` is read; `zichtbaar` are all sheets that a person sees, `verborgen` those that were
    passed over."""

    naam: str
    zichtbaar: tuple[str, ...]
    verborgen: tuple[str, ...] = ()

    def meldingen(self, path: Path, elsewhere: Sequence[str]) -> tuple[Melding, ...]:
        """One let-op about hidden sheets, and one about the sheets `elsewhere` with schools."""
        found = []
        if self.verborgen:
            found.append(
                self._melding(
                    path,
                    "verborgen-blad",
                    f"Verborgen, en niet gelezen: {_named('blad', 'de bladen', self.verborgen)}. "
                    f"Wij lezen blad {_quoted(self.naam)}.",
                )
            )
        if elsewhere:
            found.append(
                self._melding(
                    path,
                    "ander-blad",
                    f"Ook op {_named('blad', 'de bladen', elsewhere)} staan scholen. Wij lezen "
                    f"alleen blad {_quoted(self.naam)}.",
                )
            )
        return tuple(found)

    def _melding(self, path: Path, code: str, tekst: str) -> Melding:
        return Melding(
            ernst=Ernst.LET_OP,
            code=code,
            bestand=str(path),
            blad=self.naam,
            tekst=tekst,
            oplossing="Wilt u een ander blad? Noem het met --blad. Staan de scholen op meer "
            "bladen, zet ze dan onder elkaar op één blad.",
        )


def choose_sheet(path: Path, book: Workbook, blad: str | None) -> Bladkeuze:
    """The sheet that was named, else the first that a person sees; BasisnormFout without one."""
    sheets = book.worksheets
    if not sheets:
        raise refusal(
            path,
            "geen-blad",
            "In deze werkmap staat geen blad met cellen.",
            "Kijk of u het goede bestand noemt.",
        )
    names = [each.title for each in sheets]
    visible = tuple(each.title for each in sheets if each.sheet_state == _VISIBLE)
    if blad is None:
        if not visible:
            return Bladkeuze(naam=names[0], zichtbaar=tuple(names))
        before = names[: names.index(visible[0])]
        return Bladkeuze(naam=visible[0], zichtbaar=visible, verborgen=tuple(before))
    for name in names:
        if name.casefold() == blad.casefold():
            return Bladkeuze(naam=name, zichtbaar=visible if name in visible else (name,))
    raise refusal(
        path,
        "onbekend-blad",
        f"Het blad '{shown(blad)}' staat niet in deze werkmap.",
        remedy(blad, names, f"Kies uit: {listing(list(map(shown, names)))}."),
        blad=blad,
    )


def _named(one: str, several: str, names: Sequence[str]) -> str:
    more = f" en nog {len(names) - _NAMED}" if len(names) > _NAMED else ""
    word = one if len(names) == 1 else several
    return f"{word} {listing([*map(_quoted, names[:_NAMED])], 'en')}{more}"


def _quoted(name: str) -> str:
    return f"'{shown(name)}'"
