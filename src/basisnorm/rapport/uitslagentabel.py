"""The lines of uitslagen.csv, uitslagen-lang.csv and antwoorden.csv."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.norm.model import Eis, Norm
from basisnorm.rapport.tabelvorm import Geheugen, Tabelvorm, cell, getal, row
from basisnorm.regio.model import NVT, ONDERBOUWD, Schoolrij
from basisnorm.regio.tellen import Stand, Standen
from basisnorm.regio.waarden import STATES

SCHOOL = ("vestigingscode", "locatie", "naam", "schoolsoort", "samenwerkingsverband", "bestuur",
          "gemeente")  # fmt: skip
LANG = ("vestigingscode", "locatie", "gebied", "eis", "kern", "staat", "niveau", "op_orde",
        "basis", "norm", "versie")  # fmt: skip
# How antwoorden.csv says each state.
_CELLS = ("0", "1", "2", "3", "nvt", "", "", "", "0", "1", "2", "3")
_NOTHING = (b"",) * STATES
# Stands in a line for what is about the school.
_HEAD = b"\0"
_JA_NEE = {True: "ja", False: "nee", None: ""}


def school_cells(rij: Schoolrij, vorm: Tabelvorm) -> str:
    """The cells of SCHOOL, as both tables begin."""
    school = rij.school
    return vorm.scheiding.join(
        [
            school.vestigingscode,
            cell(school.locatie),
            cell(school.naam),
            school.schoolsoort,
            cell(school.samenwerkingsverband),
            cell(school.bestuur),
            cell(school.gemeente),
        ]
    )


class Uitslagentabel:
    """uitslagen.csv: a row per school. `gebieden` are the ids of those that get columns."""

    def __init__(self, norm: Norm, gebieden: Sequence[str], vorm: Tabelvorm) -> None:
        self._gebieden, self._vorm = tuple(gebieden), vorm
        self._tail = vorm.scheiding + row((norm.id, norm.versie, norm.vingerafdruk), vorm)
        self._per_gebied = Geheugen(self._gebied)
        self._none = vorm.scheiding * 3

    @property
    def kop(self) -> str:
        """The headings."""
        koppen = [
            *SCHOOL, "schooljaar", "datum", "conclusie", "kern", "kern_op_orde", "kern_niet",
            "kern_open", "open", "nvt", "zonder_bewijs", "percentage",
            *(f"{gebied}_{each}" for gebied in self._gebieden
              for each in ("conclusie", "kern", "kern_op_orde", "percentage")),
            "norm", "versie", "vingerafdruk",
        ]  # fmt: skip
        return row(koppen, self._vorm)

    def regel(self, rij: Schoolrij, standen: Standen, school: str) -> str:
        """The line of one school; `school` are its school_cells."""
        stand, sep = standen.school, self._vorm.scheiding
        _, _, still_open, nvt, _, _, kern, op_orde, niet, kern_open, _, zonder = stand.aantallen
        memory = self._per_gebied
        if len(standen.gebieden) == len(self._gebieden):
            gebieden = [memory[each] for each in standen.per_gebied]
        else:
            # A school that was not asked a gebied in preparation.
            found = {
                gebied.id: memory[each]
                for gebied, each in zip(standen.gebieden, standen.per_gebied, strict=True)
            }
            gebieden = [found.get(each, self._none) for each in self._gebieden]
        return (
            f"{school}{sep}{cell(rij.schooljaar)}{sep}{rij.datum}{sep}{stand.conclusie}{sep}"
            f"{kern}{sep}{op_orde}{sep}{niet}{sep}{kern_open}{sep}{still_open}{sep}{nvt}{sep}"
            f"{zonder}{sep}{getal(stand.percentage, self._vorm)}{sep}{sep.join(gebieden)}"
            f"{self._tail}"
        )

    def _gebied(self, stand: Stand) -> str:
        cells = (stand.conclusie, str(stand.aantallen[6]), str(stand.aantallen[7]),
                 getal(stand.percentage, self._vorm))  # fmt: skip
        return self._vorm.scheiding.join(cells)


class Langetabel:
    """uitslagen-lang.csv: a line per school and eis that applies, from prebuilt ends of lines."""

    def __init__(self, norm: Norm, vorm: Tabelvorm) -> None:
        self._norm, self._vorm = norm, vorm

    @property
    def kop(self) -> str:
        """The headings."""
        return row(LANG, self._vorm)

    def regels(self, rij: Schoolrij, ends: bytes) -> bytes:
        """All lines of one school, from the `ends` of them."""
        sep = self._vorm.scheiding
        head = f"{rij.school.vestigingscode}{sep}{cell(rij.school.locatie)}{sep}"
        return ends.replace(_HEAD, head.encode())

    def ends(self, eis: Eis) -> tuple[bytes, ...]:
        """The line of one eis in each state; a mark stands for what is about the school."""
        return tuple(_HEAD + self._tail(eis, state).encode() for state in range(STATES))

    def _tail(self, eis: Eis, state: int) -> str:
        level = state % ONDERBOUWD
        answered = level < NVT
        staat = "beantwoord" if answered else "nvt" if level == NVT else "open"
        met = level >= self._norm.drempel if answered else None
        cells = [
            eis.gebied, eis.id, _JA_NEE[eis.kern], staat, level if answered else None,
            _JA_NEE[met], eis.basis.value, self._norm.id, self._norm.versie,
        ]  # fmt: skip
        return row(cells, self._vorm)


class Antwoordentabel:
    """antwoorden.csv: what was read, canonical, so that it can be scored again.

    `eisen` get a column each, in norm order; `beside` are (eis, part) that can be written there.
    """

    def __init__(
        self, eisen: Sequence[str], beside: Sequence[tuple[str, str]], vorm: Tabelvorm
    ) -> None:
        self._eisen, self._beside, self._vorm = tuple(eisen), tuple(beside), vorm
        self._places = {eis: place for place, eis in enumerate(eisen)}
        sep = vorm.scheiding
        self._cells = tuple(f"{sep}{each}".encode() for each in _CELLS)

    @property
    def kop(self) -> str:
        """The headings; our reader knows them all."""
        koppen = [
            *SCHOOL, "plaats", "schooljaar", "datum", "rol", "wil_helpen", *self._eisen,
            *(f"{eis} {deel}" for eis, deel in self._beside),
        ]  # fmt: skip
        return row(koppen, self._vorm)

    def cells(self, eis: str) -> tuple[bytes, ...]:
        """The cell of an eis in each state, with what goes before it; empty without a column."""
        return self._cells if eis in self._places else _NOTHING

    def regel(self, rij: Schoolrij, school: str, answers: bytes) -> bytes:
        """The line of one school; `school` are its school_cells, `answers` those of all eisen."""
        sep = self._vorm.scheiding
        line = (
            f"{school}{sep}{cell(rij.school.plaats)}{sep}{cell(rij.schooljaar)}{sep}{rij.datum}"
            f"{sep}{cell(rij.rol)}{sep}{_JA_NEE[rij.wil_helpen]}"
        )
        if rij.andere_sector:
            answers = self._with_others(answers, rij)
        beside = ""
        if self._beside:
            found = {(eis, deel): text for eis, deel, text in rij.teksten}
            beside = sep + sep.join([cell(found.get(each)) for each in self._beside])
        return line.encode() + answers + (beside + self._vorm.regeleinde).encode()

    def _with_others(self, answers: bytes, rij: Schoolrij) -> bytes:
        """With the answers to eisen of the other sector in their places."""
        sep = self._vorm.scheiding.encode()
        cells = answers.split(sep)
        for eis, answer in rij.andere_sector:
            cells[1 + self._places[eis]] = answer.encode()
        return sep.join(cells)
