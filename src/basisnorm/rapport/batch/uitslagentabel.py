"""The lines of uitslagen.csv, uitslagen-lang.csv and antwoorden.csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from basisnorm.norm.model import Gebied, Norm
from basisnorm.rapport.batch.tabelvorm import Geheugen, Tabelvorm, cell, getal, row
from basisnorm.regio.model import NVT, ONDERBOUWD, Schoolrij
from basisnorm.regio.tellen.blokteller import Uitkomsten
from basisnorm.regio.tellen.stand import Stand, as_telling
from basisnorm.regio.tellen.teller import Plan
from basisnorm.regio.tellen.waarden import STATES

SCHOOL = ("vestigingscode", "locatie", "naam", "schoolsoort", "samenwerkingsverband", "bestuur",
          "gemeente")  # fmt: skip
# What is counted of a school; kern_van_toepassing = kern - kern_nvt, and it is also the sum of
# kern_op_orde, kern_niet and kern_open: the whole of which a share can be taken.
AANTALLEN = ("kern", "kern_van_toepassing", "kern_op_orde", "kern_niet", "kern_open", "kern_nvt",
             "open", "nvt", "zonder_bewijs")  # fmt: skip
# What stands behind the name of each gebied.
GEBIED = ("conclusie", "kern", "kern_van_toepassing", "kern_op_orde", "kern_nvt", "percentage")
LANG = ("vestigingscode", "locatie", "gebied", "eis", "kern", "staat", "niveau", "op_orde",
        "basis", "norm", "versie")  # fmt: skip
# How antwoorden.csv says each state, with a mark for n.v.t. and for an empty cell.
_NVT, _EMPTY = "n", " "
_MARKS = f"0123{_NVT}{_EMPTY}{_EMPTY}{_EMPTY}0123".encode().ljust(256)
_JA_NEE = {True: "ja", False: "nee", None: ""}


class Schoolcellen:
    """The cells of SCHOOL, as both tables begin."""

    def __init__(self, vorm: Tabelvorm) -> None:
        self._scheiding = vorm.scheiding
        # What schools share with others.
        self._shared = Geheugen(cell)

    def cells(self, rijen: Iterable[Schoolrij]) -> list[str]:
        """Those of each school."""
        join, shared = self._scheiding.join, self._shared
        return [
            join(
                (
                    school.vestigingscode,
                    shared[school.locatie],
                    cell(school.naam),
                    school.schoolsoort,
                    shared[school.samenwerkingsverband],
                    shared[school.bestuur],
                    shared[school.gemeente],
                )
            )
            for school in [rij.school for rij in rijen]
        ]


class Uitslagentabel:
    """uitslagen.csv: a row per school. `gebieden` are the ids of those that get columns."""

    def __init__(self, norm: Norm, gebieden: Sequence[str], vorm: Tabelvorm) -> None:
        self._gebieden, self._vorm = tuple(gebieden), vorm
        self._tail = row((norm.id, norm.versie, norm.vingerafdruk), vorm)
        self._per_school, self._per_gebied = Geheugen(self._school), Geheugen(self._gebied)
        self._none = vorm.scheiding * (len(GEBIED) - 1)

    @property
    def kop(self) -> str:
        """The headings."""
        koppen = [
            *SCHOOL, "schooljaar", "datum", "conclusie", *AANTALLEN, "percentage",
            *(f"{gebied}_{each}" for gebied in self._gebieden for each in GEBIED),
            "norm", "versie", "vingerafdruk",
        ]  # fmt: skip
        return row(koppen, self._vorm)

    def regels(
        self,
        rijen: Sequence[Schoolrij],
        uitkomsten: Uitkomsten,
        gebieden: Iterable[Gebied],
        scholen: Iterable[str],
    ) -> Iterator[str]:
        """A line per school; `gebieden` are those of the outcomes, `scholen` the Schoolcellen."""
        asked = dict(zip([each.id for each in gebieden], uitkomsten.per_gebied, strict=True))
        # A school that was not asked a gebied in preparation.
        none = [self._none] * len(rijen)
        cells = zip(
            scholen,
            [cell(rij.schooljaar) for rij in rijen],
            [rij.datum for rij in rijen],
            map(self._per_school.__getitem__, uitkomsten.scholen),
            *(
                map(self._per_gebied.__getitem__, asked[each]) if each in asked else none
                for each in self._gebieden
            ),
            repeat(self._tail, len(rijen)),
            strict=True,
        )
        return map(self._vorm.scheiding.join, cells)

    def _school(self, stand: Stand) -> str:
        return self._cells(stand, AANTALLEN)

    def _gebied(self, stand: Stand) -> str:
        return self._cells(stand, GEBIED[1:-1])

    def _cells(self, stand: Stand, names: Sequence[str]) -> str:
        telling = as_telling(stand)
        counts = (str(getattr(telling, name)) for name in names)
        cells = (stand.conclusie, *counts, getal(stand.percentage, self._vorm))
        return self._vorm.scheiding.join(cells)


def lang_kop(vorm: Tabelvorm) -> str:
    """The headings of uitslagen-lang.csv."""
    return row(LANG, vorm)


class Langetabel:
    """uitslagen-lang.csv: a line per school and eis that applies, from prebuilt ends of lines."""

    def __init__(self, norm: Norm, plan: Plan, vorm: Tabelvorm) -> None:
        self._vorm = vorm
        sep = vorm.scheiding
        states = [sep.join(_state_cells(state, norm.drempel)) for state in range(STATES)]
        version = (norm.id, norm.versie)
        # Of every eis, by its place in the norm: the line in each state.
        self._ends: list[tuple[int, list[bytes]]] = []
        for deel in plan.delen:
            for place, eis in enumerate(deel.gebied.eisen, deel.start):
                if plan.sector in eis.sectoren:
                    begin = sep.join((cell(eis.gebied), cell(eis.id), _JA_NEE[eis.kern]))
                    end = row((eis.basis.value, *version), vorm)
                    lines = [f"{begin}{sep}{each}{sep}{end}".encode() for each in states]
                    self._ends.append((place, lines))

    def regels(self, rijen: Iterable[Schoolrij], kolommen: Sequence[bytes]) -> Iterator[bytes]:
        """All lines of each school; `kolommen` have their states by eis."""
        sep = self._vorm.scheiding
        heads = [
            f"{school.vestigingscode}{sep}{cell(school.locatie)}{sep}".encode()
            for school in [rij.school for rij in rijen]
        ]
        ends = [map(each.__getitem__, kolommen[place]) for place, each in self._ends]
        # What is about the school stands before every end.
        return map(bytes.join, heads, zip(repeat(b"", len(heads)), *ends, strict=True))


def _state_cells(state: int, drempel: int) -> tuple[str, str, str]:
    """staat, niveau and op_orde of an answer."""
    level = state % ONDERBOUWD
    if level < NVT:
        return "beantwoord", str(level), _JA_NEE[level >= drempel]
    return "nvt" if level == NVT else "open", "", ""


class Antwoordentabel:
    """antwoorden.csv: what was read, canonical, so that it can be scored again.

    `eisen` get a column each, in norm order; `beside` are (eis, part) that can be written there.
    """

    def __init__(
        self, norm: Norm, eisen: Sequence[str], beside: Sequence[tuple[str, str]], vorm: Tabelvorm
    ) -> None:
        self._eisen, self._beside, self._vorm = tuple(eisen), tuple(beside), vorm
        self._column = {eis: place for place, eis in enumerate(eisen)}
        # Which of our columns is which in the norm.
        self._places = [place for place, eis in enumerate(norm.eisen) if eis in self._column]

    @property
    def kop(self) -> str:
        """The headings; our reader knows them all."""
        koppen = [
            *SCHOOL, "plaats", "schooljaar", "datum", "rol", "wil_helpen", *self._eisen,
            *(f"{eis} {deel}" for eis, deel in self._beside),
        ]  # fmt: skip
        return row(koppen, self._vorm)

    def regels(
        self, rijen: Sequence[Schoolrij], kolommen: Sequence[bytes], scholen: Iterable[str]
    ) -> Iterator[str]:
        """A line per school; `kolommen` have their states by eis, `scholen` the Schoolcellen."""
        sep, end = self._vorm.scheiding, self._vorm.regeleinde
        for rij, school, answers in zip(rijen, scholen, self._answers(kolommen), strict=True):
            if rij.andere_sector:
                answers = self._with_others(answers, rij)
            beside = ""
            if self._beside:
                found = {(eis, deel): text for eis, deel, text in rij.teksten}
                beside = sep + sep.join([cell(found.get(each)) for each in self._beside])
            yield (
                f"{school}{sep}{cell(rij.school.plaats)}{sep}{cell(rij.schooljaar)}{sep}"
                f"{rij.datum}{sep}{cell(rij.rol)}{sep}{_JA_NEE[rij.wil_helpen]}{answers}"
                f"{beside}{end}"
            )

    def _answers(self, kolommen: Sequence[bytes]) -> list[str]:
        """The cells of all eisen of each school, with a separator before each."""
        many, width = len(kolommen[0]), 2 * len(self._places) + 1
        # One mark for each cell, so that a column fits in with a stride; then the longer words.
        room = bytearray(f"{self._vorm.scheiding}.".encode() * len(self._places) + b"\n") * many
        for at, place in enumerate(self._places):
            room[2 * at + 1 :: width] = kolommen[place].translate(_MARKS)
        text = room.decode().replace(_NVT, "nvt").replace(_EMPTY, "")
        return text.split("\n")[:-1]

    def _with_others(self, answers: str, rij: Schoolrij) -> str:
        """With the answers to eisen of the other sector in their places."""
        sep = self._vorm.scheiding
        cells = answers.split(sep)
        for eis, answer in rij.andere_sector:
            cells[1 + self._column[eis]] = answer
        return sep.join(cells)
