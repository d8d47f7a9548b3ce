"""What a region keeps of each school; a school can be added anywhere, and in any order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from basisnorm.audit.model import School, Schoolsoort
from basisnorm.invoer.model import Inzending, Schoolnaam, schooljaar_of
from basisnorm.uitslag.model import Conclusie, GebiedUitslag, Staat, Telling, Uitslag
from basisnorm.words import name_school

_ARTICLE = re.compile(r"(?:(?:de|het|een)\s+|['`\u2018\u2019]\s?[tns]\s+)(?=\S)")
_ARTICLES = ("de", "het", "een", "'", "`", "\u2018", "\u2019")
_BEFORE = " '\"`\u2018\u2019\u201c(.-"
# An eis with its level, whether it is op orde, whether it does not apply, and whether it is op orde
# on nothing but a word: as the rule said.
Eisstand = tuple[str, int | None, bool | None, bool, bool]
# A level, and whether the rule called it op orde.
Kernniveau = tuple[int, bool]


class Schooluitslag(NamedTuple):
    """What a school handed in, and what came of it."""

    inzending: Inzending
    uitslag: Uitslag


class Uitkomst(StrEnum):
    """A Conclusie, apart from what nobody filled in: a quickscan leaves whole gebieden open."""

    OP_ORDE = "op_orde"
    NOG_NIET = "nog_niet"
    ONVOLLEDIG = "onvolledig"
    NIET_INGEVULD = "niet_ingevuld"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"


_UITKOMST = {conclusie: Uitkomst(conclusie.value) for conclusie in Conclusie}


def outcome(conclusie: Conclusie, telling: Telling) -> Uitkomst:
    """The outcome of a school or of one of its gebieden."""
    if conclusie is Conclusie.ONVOLLEDIG and telling.open == telling.eisen:
        return Uitkomst.NIET_INGEVULD
    return _UITKOMST[conclusie]


class Gebiedstand(NamedTuple):
    """One gebied of one school: its outcome and how its kerneisen stand."""

    uitkomst: Uitkomst
    kern_op_orde: int
    kern_niet: int
    kern_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How many schools have each outcome."""

    op_orde: int = 0
    nog_niet: int = 0
    onvolledig: int = 0
    niet_ingevuld: int = 0
    niet_van_toepassing: int = 0

    @property
    def ingevuld(self) -> int:
        """The schools to which kerneisen apply, and that answered something."""
        return self.op_orde + self.nog_niet + self.onvolledig

    @property
    def scholen(self) -> int:
        """The schools to which kerneisen apply."""
        return self.ingevuld + self.niet_ingevuld

    @property
    def alle(self) -> int:
        """All schools."""
        return self.scholen + self.niet_van_toepassing


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolregel:
    """One school of a region.

    `cellen` has for every gebied of the norm how the school stands there, or None when it was not
    asked; `ingevuld` are the ids of those in which it answered something. `telling` is over the
    gebieden that make the conclusion. `kern` has the level of every kerneis of the norm, where
    that is known; it is empty when nobody will ask for it. `alleen_kern` says that the school
    answered all kerneisen, and nothing else.
    """

    school: Schoolnaam
    schoolsoort: Schoolsoort
    samenwerkingsverband: str | None
    bestuur: str | None
    gemeente: str | None
    schooljaar: str
    datum: str
    wil_helpen: bool
    uitkomst: Uitkomst
    conclusie: Conclusie
    telling: Telling
    cellen: tuple[Gebiedstand | None, ...]
    ingevuld: tuple[str, ...]
    kern: tuple[Kernniveau | None, ...]
    alleen_kern: bool

    @property
    def letter(self) -> str:
        """Where it stands in the alphabet; "#" when that is no letter."""
        first = sort_key(_name(self.school))[:1]
        return first.upper() if first.isascii() and first.isalpha() else "#"


@dataclass(slots=True)
class Regiotelling:
    """What some schools of a region come to; several of these are added up.

    `eisen` counts, over the schools of bo and vo, how often each eis stands how.
    """

    scholen: list[Schoolregel] = field(default_factory=list)
    eisen: Counter[Eisstand] = field(default_factory=Counter)

    def add(self, each: Schooluitslag, *, alle_kern: bool = False) -> None:
        """Count one school.

        The level of its kerneisen is kept when it wants to help others, or with `alle_kern`: then
        there is something to compare it with.
        """
        inzending, uitslag = each
        school = inzending.school
        helps = inzending.wil_helpen is True
        per_gebied = {gebied.gebied.id: gebied for gebied in uitslag.gebieden}
        cellen = tuple(
            _cel(found.conclusie, found.telling) if (found := per_gebied.get(gebied.id)) else None
            for gebied in uitslag.norm.gebieden
        )
        only_kern = _answered_only_kern(uitslag)
        regel = Schoolregel(
            school=of_school(school),
            schoolsoort=school.schoolsoort,
            samenwerkingsverband=school.samenwerkingsverband,
            bestuur=school.bestuur,
            gemeente=school.gemeente,
            schooljaar=schooljaar_of(inzending),
            datum=inzending.datum,
            wil_helpen=helps,
            uitkomst=outcome(uitslag.conclusie, uitslag.telling),
            conclusie=uitslag.conclusie,
            telling=uitslag.telling,
            cellen=cellen,
            ingevuld=tuple(each.gebied.id for each in uitslag.gebieden if _is_filled(each)),
            kern=_kern(uitslag) if helps or alle_kern else (),
            alleen_kern=only_kern and all(map(_has_only_kern, uitslag.gebieden)),
        )
        self.scholen.append(regel)
        if school.schoolsoort.norm_bekend and regel.ingevuld:
            for gebied in uitslag.gebieden:
                self._count(gebied, only_kern)

    def join(self, other: Regiotelling) -> None:
        """Add what other schools come to."""
        self.scholen += other.scholen
        self.eisen.update(other.eisen)

    def _count(self, gebied: GebiedUitslag, only_kern: bool) -> None:
        """Count the eisen that a school was asked.

        Who answered all kerneisen that count and no more, as in a quickscan, was not asked the
        others, nor the gebieden that were left open.
        """
        if only_kern and not _is_filled(gebied):
            return
        not_asked = only_kern and _has_only_kern(gebied)
        nvt, elders = Staat.NVT, Staat.ANDERE_SECTOR
        self.eisen.update(
            [
                (
                    each.eis.id,
                    each.niveau,
                    each.op_orde,
                    each.staat is nvt,
                    each.zonder_bewijs,
                )
                for each in gebied.eisen
                if each.staat is not elders
                and not (not_asked and each.staat is Staat.OPEN and not each.eis.kern)
            ]
        )


def by_name(school: Schoolnaam) -> tuple[object, ...]:
    """By this schools are sorted: the name, the code, and of more buildings the shortest name."""
    code, locatie = school.vestigingscode, school.locatie or ""
    return sort_key(_name(school))[:80], code, len(locatie.encode()), locatie


def sort_key(naam: str) -> str:
    """A name as it stands in the alphabet: without accents, capitals and a leading article.

    Half of all schools is called "De ...": under the D nobody would find anything.
    """
    if naam.isascii():
        plain = naam.lower().strip()
    else:
        plain = "".join(each for each in normalize("NFKD", naam).casefold() if not combining(each))
        plain = plain.strip()
    if plain.startswith(_ARTICLES):
        plain = _ARTICLE.sub("", plain, count=1)
    return plain.lstrip(_BEFORE)


def of_school(school: School) -> Schoolnaam:
    """The key and the name of a school."""
    return Schoolnaam(
        vestigingscode=school.vestigingscode, locatie=school.locatie, naam=school.naam
    )


@lru_cache(maxsize=4096)
def _cel(conclusie: Conclusie, telling: Telling) -> Gebiedstand:
    """One gebied of one school; those that are equal are one, for a region has thousands."""
    return Gebiedstand(
        uitkomst=outcome(conclusie, telling),
        kern_op_orde=telling.kern_op_orde,
        kern_niet=telling.kern_niet,
        kern_open=telling.kern_open,
    )


def _kern(uitslag: Uitslag) -> tuple[Kernniveau | None, ...]:
    """The level of every kerneis of the norm."""
    levels = {
        each.eis.id: (each.niveau, each.op_orde is True)
        for each in uitslag.eisen
        if each.niveau is not None
    }
    return tuple(levels.get(eis.id) for eis in uitslag.norm.eisen.values() if eis.kern)


def _name(school: Schoolnaam) -> str:
    return name_school(school.naam, school.vestigingscode)


def _is_filled(gebied: GebiedUitslag) -> bool:
    """Whether anything was answered in it."""
    return gebied.telling.open < gebied.telling.eisen


def _has_only_kern(gebied: GebiedUitslag) -> bool:
    """Whether none of its eisen that are not kern was answered."""
    telling = gebied.telling
    return telling.open - telling.kern_open == telling.eisen - telling.kern


def _answered_only_kern(uitslag: Uitslag) -> bool:
    """Whether a school answered all kerneisen that count and none of the other eisen there.

    A list that stops halfway is something else: there, what is empty is open.
    """
    telling = uitslag.telling
    return (
        telling.kern > 0
        and not telling.kern_open
        and telling.open == telling.eisen - telling.kern > 0
    )
