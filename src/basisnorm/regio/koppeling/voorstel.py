"""A proposal for a mapping file, from the headings and answers of an export."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Norm, Schaalsoort, Sector
from basisnorm.regio.koppeling.antwoord_voorstel import (
    CONTROLEER,
    Antwoordvoorstel,
    propose_antwoorden,
)
from basisnorm.regio.koppeling.gelijkenis import find_id, match
from basisnorm.regio.koppeling.kolominhoud import MAX_ANTWOORDEN, Inhoud
from basisnorm.regio.koppeling.koppeling import BIJ_EIS
from basisnorm.regio.koppeling.waarden import KIES
from basisnorm.regio.tabel.koppen import (
    find_column,
    is_added_by_form,
    is_personal,
    may_be_school,
    normalise,
    unique_names,
)
from basisnorm.values import dataclass

_REMARK = {
    "toelichting": r"toelicht|licht .*toe\b|opmerking|uitleg|comment|explanation|explain|remark",
    "bewijs": r"bewijs|bewijzen|waaruit blijkt|evidence",
    "reden": r"\breden\b|waarom niet van toepassing|waarom n v t|waarom nvt",
}
# How a form asks for our columns in a sentence.
_ASKED = (
    (r"\bbrin|vestigingscode|vestigingsnummer", "vestigingscode"),
    (r"\bnaam\b.*\b(school|vestiging)\b|\bwelke school\b", "naam"),
    (r"schoolsoort|\bsoort (onderwijs|school)", "schoolsoort"),
    (r"\bwelke gemeente\b", "gemeente"),
    (r"\bwelk (school)?bestuur\b|\bnaam\b.*\bbestuur\b", "bestuur"),
    (r"\b(uw|je|jouw) (functie|rol)\b", "rol"),
    (r"\bandere scho(ol|len)\b.*\bhelpen\b|\bhelpen\b.*\bandere scho", "wil_helpen"),
)
# "Toelichting 2" and "Toelichting2": what forms make of a question that is asked again.
_AGAIN = re.compile(r"\s*[0-9]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolomvoorstel:
    """What a column is: `doel` a column of ours, `kies`, or None when it is not to be used.

    `kop` is as the mapping file must name it; `opmerking` says what to look at or why.
    """

    kop: str
    doel: str | None
    eis: str | None = None
    opmerking: str | None = None
    persoonlijk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """A whole mapping, in the order of the table.

    `afgekapt` is how many answers are not listed, `schoolsoort` what to write under `vast`: None
    when the table has it.
    """

    kolommen: tuple[Kolomvoorstel, ...]
    antwoorden: tuple[Antwoordvoorstel, ...]
    afgekapt: int
    zonder_code: bool
    schoolsoort: str | None

    @property
    def persoonlijk(self) -> tuple[str, ...]:
        """The headings of columns about a person."""
        return tuple(each.kop for each in self.kolommen if each.persoonlijk)

    def count(self) -> tuple[int, int, int]:
        """How many columns are sure, are to be looked at, and are still to be chosen."""
        return _count([(each.doel, each.opmerking) for each in self.kolommen if each.doel])

    def count_antwoorden(self) -> tuple[int, int, int]:
        """The same for the answers."""
        return _count([(each.woord, each.opmerking) for each in self.antwoorden])


def _count(found: Sequence[tuple[str | None, str | None]]) -> tuple[int, int, int]:
    kies = sum(doel == KIES for doel, _ in found)
    unsure = sum(opmerking is not None for _, opmerking in found) - kies
    return len(found) - unsure - kies, unsure, kies


def propose(koppen: Sequence[str], rijen: Iterable[Sequence[str]], norm: Norm) -> Voorstel:
    """A mapping for a table; the rows are read once, and only their answers are kept."""
    inhoud = [Inhoud() for _ in koppen]
    for rij in rijen:
        for cell, column in zip(rij, inhoud, strict=False):
            # Most cells of a form have been seen before.
            if cell not in column.cells:
                column.add(cell)
    kolommen = _Kolommen(koppen, norm, inhoud).found()
    answers: dict[str, str] = {}
    op_niveaus: set[str] = set()
    for index, each in kolommen.items():
        if each.eis is not None and each.doel == each.eis:
            answers = {**inhoud[index].seen, **answers}
            if norm.eisen[each.eis].schaal is Schaalsoort.NIVEAUS:
                op_niveaus.update(inhoud[index].seen)
    kept = dict(list(answers.items())[:MAX_ANTWOORDEN])
    done = {each.doel for each in kolommen.values()}
    return Voorstel(
        kolommen=tuple(kolommen.values()),
        antwoorden=tuple(propose_antwoorden(kept, op_niveaus)),
        afgekapt=len(answers) - len(kept),
        zonder_code="vestigingscode" not in done,
        schoolsoort=None if done & {"schoolsoort", "sector"} else _schoolsoort(done, norm),
    )


def _schoolsoort(done: Collection[str | None], norm: Norm) -> str:
    """For whom these eisen are: "bo" or "vo", or `kies` when that does not show."""
    asked = [eis.sectoren for eis in norm.eisen.values() if eis.id in done]
    only = {sectoren[0] for sectoren in asked if len(sectoren) == 1}
    if len(only) != 1:
        return KIES
    return Schoolsoort.BO if Sector.PO in only else Schoolsoort.VO


class _Kolommen:
    """Finds for every column what it is; what is found first keeps its name."""

    def __init__(self, koppen: Sequence[str], norm: Norm, inhoud: Sequence[Inhoud]) -> None:
        self._koppen = koppen
        self._norm = norm
        self._inhoud = inhoud
        self._names = unique_names(koppen)
        self._found: dict[int, Kolomvoorstel] = {}

    def found(self) -> dict[int, Kolomvoorstel]:
        """By column, in the order of the table; a column without a heading cannot be mapped."""
        columns = [index for index, name in enumerate(self._names) if name]
        for step in (self._not_ours, self._by_name, self._by_content, self._asked):
            for index in columns:
                if index not in self._found:
                    step(index)
        left = {
            index: self._koppen[index]
            for index in columns
            if index not in self._found and _remark(self._koppen[index]) is None
        }
        for index, like in match(left, self._norm).items():
            self._give(index, like.eis, like.eis, None if like.zeker else CONTROLEER)
        for index in columns:
            if index not in self._found:
                self._rest(index)
        return {index: self._found[index] for index in columns}

    def _give(self, index: int, doel: str, eis: str | None = None, look: str | None = None) -> None:
        if all(each.doel != doel for each in self._found.values()):
            self._found[index] = Kolomvoorstel(
                kop=self._names[index], doel=doel, eis=eis, opmerking=look
            )

    def _not_ours(self, index: int) -> None:
        kop = self._koppen[index]
        personal = is_personal(kop, self._koppen) or self._inhoud[index].is_personal
        if personal and may_be_school(kop, self._koppen):
            why = f"{CONTROLEER}: is dit de naam van de school? Zet hem dan bij kolommen"
        elif personal:
            why = "gaat over een persoon"
        elif is_added_by_form(kop, self._koppen):
            why = "van het formulier zelf"
        else:
            return
        self._found[index] = Kolomvoorstel(
            kop=self._names[index], doel=None, opmerking=why, persoonlijk=personal
        )

    def _by_name(self, index: int) -> None:
        kop = self._koppen[index]
        eis = find_id(kop, self._norm)
        if eis is not None:
            part = _remark(kop)
            self._give(index, f"{eis} {part}" if part else eis, eis)
        elif own := find_column(kop, self._koppen):
            self._give(index, own)

    def _by_content(self, index: int) -> None:
        if self._inhoud[index].is_code:
            asked = re.search(_ASKED[0][0], normalise(self._koppen[index]))
            self._give(index, "vestigingscode", look=None if asked else CONTROLEER)

    def _asked(self, index: int) -> None:
        name = normalise(self._koppen[index])
        doel = next((doel for part, doel in _ASKED if re.search(part, name)), None)
        if doel is not None:
            self._give(index, doel, look=CONTROLEER)

    def _rest(self, index: int) -> None:
        part = _remark(self._koppen[index])
        eis = next(
            (
                self._found[before].eis
                for before in range(index - 1, -1, -1)
                if before in self._found
            ),
            None,
        )
        if part and eis:
            self._give(index, f"{eis} {part}", eis)
        if index not in self._found:
            self._found[index] = Kolomvoorstel(
                kop=self._names[index], doel=KIES, opmerking="geen eis of kolom herkend"
            )


def _remark(kop: str) -> str | None:
    """Which kind of remark at an eis a heading asks for; its first or last words tell."""
    words = _AGAIN.sub("", normalise(kop)).split()
    ends = f"{' '.join(words[:4])} | {' '.join(words[-2:])}"
    return next((part for part in BIJ_EIS if re.search(_REMARK[part], ends)), None)
