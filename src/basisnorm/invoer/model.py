"""Many schools as values: what they are measured with, what each handed in, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import dataclass as changing
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from basisnorm.audit.codes import find_meant
from basisnorm.audit.model import Antwoord, Audit, Bewijs, School, Schoolsoort
from basisnorm.audit.schooljaar import parse_schooljaar, schooljaar_van
from basisnorm.errors import Melding
from basisnorm.norm.model import Eis, Norm
from basisnorm.words import fold_name

if TYPE_CHECKING:
    # Checking a table needs no results.
    from basisnorm.norm.model import Schaal, Vragenlijst

# What can be written beside an answer, in the order of our own tables.
BIJ_EIS = ("toelichting", "bewijs", "reden")
# Put behind the text of an answer that the mapping file (koppeling) does not name, when that text
# alone would be read as one of our own words: with this behind it, it is refused.
NIET_GEKOPPELD = " (staat niet in de koppeling)"
# What tells one school from another: the vestigingscode and the locatie.
Sleutel = tuple[str, str | None]
# The cells of rows as they stand in the input.
Rijen = tuple[tuple[str, ...], ...]
# Told (done, in all) from time to time.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maat:
    """The norm, the questionnaire, and what holds for every row that does not say otherwise.

    `vragenlijst` loads the questionnaire with the id `vragenlijst_id`: a table of digits needs
    nothing of it. `datum` is ISO. `vast` are values by the name of a column; `vertaal` makes our
    word of (column of ours, cell); both come from a mapping file. With `jaar_uit_datum` the school
    year of a row that has none follows from its day: so it is for a form.
    With `laatste` the last row of a school counts, and no school is refused for having two.
    """

    norm: Norm
    vragenlijst_id: str
    vragenlijst: Callable[[], Vragenlijst]
    datum: str
    schoolsoort: Schoolsoort | None = None
    vast: Mapping[str, str] = field(default_factory=dict)
    vertaal: Callable[[str, str], str] | None = None
    jaar_uit_datum: bool = False
    laatste: bool = False

    def schaal(self) -> Schaal:
        """The words for the levels."""
        return self.vragenlijst().schaal


def sleutel_van(code: str, locatie: str | None) -> Sleutel:
    """What tells one school from another: "Dorp", "dorp" and "Dorp." are one locatie."""
    return code, fold_locatie(locatie) if locatie else None


@lru_cache(maxsize=4096)
def fold_locatie(locatie: str) -> str:
    """By what a locatie is compared: its letters and digits, when it has any."""
    return fold_name(locatie) or locatie.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolnaam:
    """A school by its key and, when it is known, its name."""

    vestigingscode: str
    locatie: str | None = None
    naam: str | None = None

    @property
    def sleutel(self) -> Sleutel:
        """What tells one school from another; names do not."""
        return sleutel_van(self.vestigingscode, self.locatie)


@dataclass(frozen=True, kw_only=True)
class Inzending:
    """What one school handed in: its audit, and what only its row or file says.

    `datum` is the day at which it is measured (ISO): that of the audit, or else of the batch.
    `wil_helpen` is None when it does not say. `zonder_reden` are the eisen with an n.v.t. of which
    the only reason was not written down. `bestand`, `blad` and `regel` are where it stood.
    """

    audit: Audit
    datum: str
    wil_helpen: bool | None = None
    bestand: str | None = None
    blad: str | None = None
    regel: int | None = None
    zonder_reden: tuple[str, ...] = ()

    @property
    def school(self) -> School:
        """Which school it is."""
        return self.audit.school

    @property
    def sleutel(self) -> Sleutel:
        """What tells one school from another."""
        return sleutel_van(self.school.vestigingscode, self.school.locatie)

    def beside(self, antwoord: Antwoord) -> Iterator[tuple[str, str]]:
        """What was written beside an answer, as (part of BIJ_EIS, text)."""
        if antwoord.toelichting and (text := antwoord.toelichting.strip()):
            yield "toelichting", text
        if antwoord.bewijs:
            yield "bewijs", "; ".join(map(_bewijs, antwoord.bewijs))
        if antwoord.nvt and antwoord.nvt.reden and antwoord.eis not in self.zonder_reden:
            yield "reden", antwoord.nvt.reden


def _bewijs(bewijs: Bewijs) -> str:
    parts = (bewijs.datum, bewijs.eigenaar, bewijs.plaats)
    details = ", ".join(part for part in parts if part)
    return f"{bewijs.wat} ({details})" if details else bewijs.wat


def schooljaar_of(inzending: Inzending) -> str:
    """The school year that was measured: the one that is named, else that of the day.

    What is no school year may be anything, also a name: that never stands on a page for everyone.
    """
    return _schooljaar(inzending.audit.schooljaar, inzending.datum)


@lru_cache(maxsize=1024)
def _schooljaar(named: str | None, day: str) -> str:
    return parse_schooljaar(named or "") or schooljaar_van(day)


def kept_answers(inzending: Inzending, norm: Norm) -> dict[str, Antwoord]:
    """The answers that stand in our tables, by eis: those that count at its day, and notes.

    What was answered in a gebied in preparation that was not asked does not count either.
    """
    audit, datum = inzending.audit, inzending.datum
    asked = {each.id for each in norm.gebieden_voor(audit.extra_gebieden)}
    return {
        each.eis: each
        for each in audit.antwoorden
        if (eis := norm.eisen.get(each.eis))
        and ((eis.gebied in asked and each.counts(datum)) or each.is_notitie)
    }


def answers_elsewhere(inzending: Inzending, norm: Norm) -> list[Eis]:
    """The eisen of the other sector that it does answer; they are kept, and never counted."""
    kept = kept_answers(inzending, norm)
    return [
        eis
        for eis in norm.eisen.values()
        if inzending.school.sector not in eis.sectoren
        and eis.id in kept
        and not kept[eis.id].is_notitie
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Afgewezen:
    """Rows (or a file) of one school that were refused, with all reasons.

    `rijen` are the cells as they stood there. What an earlier run refused, and nobody handed in
    since, has `eerder` in their place (its cells in afgewezen.csv, by heading) and its `code`.
    """

    meldingen: tuple[Melding, ...]
    rijen: Rijen = ()
    eerder: Mapping[str, str] | None = None
    code: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The vestigingscodes of what was refused, as far as they are known."""
        named = (self.code, *(each.vestigingscode for each in self.meldingen))
        return tuple(each for each in named if each)

    @property
    def bedoeld(self) -> tuple[str, ...]:
        """The vestigingscodes that we suggest for what is none."""
        wrong = (each for each in self.meldingen if each.code == "verkeerde-vestigingscode")
        return tuple(code for each in wrong if (code := find_meant(each.waarde or "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bronvorm:
    """What the input makes of the output.

    `eisen` (ids) and `beside` (eis, part) are in norm order: the columns of antwoorden.csv.
    `koppen` are the headings of what is refused; `kolommen` are their places in a refused row,
    which has `breedte` cells; that of the code is `code` among `koppen`. With `weg` there are other
    columns, which never come back. `eerder` are headings that only what was refused before has.
    """

    eisen: tuple[str, ...]
    beside: tuple[tuple[str, str], ...]
    extra_gebieden: tuple[str, ...]
    koppen: tuple[str, ...]
    kolommen: tuple[int, ...]
    breedte: int = 0
    code: int | None = None
    weg: bool = False
    eerder: tuple[str, ...] = ()


@changing(slots=True)
class Rijtelling:
    """Nothing gets lost: gelezen = uitgewerkt + afgewezen + leeg + dubbel.

    `dubbel` are rows that gave way to another row of the same school.
    `zonder_datum` is how many schools were given that named no day of their own,
    `jaar_uit_datum` of how many the school year follows from that day, and `zonder_schooljaar`
    how many have none.
    """

    uitgewerkt: int = 0
    afgewezen: int = 0
    leeg: int = 0
    dubbel: int = 0
    zonder_datum: int = 0
    jaar_uit_datum: int = 0
    zonder_schooljaar: int = 0

    @property
    def gelezen(self) -> int:
        """All rows (or files) that were read."""
        return self.uitgewerkt + self.afgewezen + self.leeg + self.dubbel


@dataclass(frozen=True, slots=True, kw_only=True)
class Opbrengst:
    """How many schools were expected. `afgewezen` came, but what they sent was refused; only
    `ontbreekt` sent nothing; `onverwacht` are codes that came and are not on the list."""

    aantal: int
    afgewezen: tuple[Schoolnaam, ...] = ()
    ontbreekt: tuple[Schoolnaam, ...] = ()
    onverwacht: tuple[str, ...] = ()

    @property
    def aanwezig(self) -> int:
        """How many of the expected schools are in."""
        return self.aantal - len(self.afgewezen) - len(self.ontbreekt)


# What comes out of a source.
Leesresultaat = Inzending | Afgewezen | Melding


class Opnieuw(Exception):
    """A school turned out to occur twice, and the first one was given already: read it all again.

    Looking for that first would cost everyone a second reading, for what few tables have.
    """


class Schoolbron(Protocol):
    """Gives schools, refusals and let-op in the order of the input."""

    @property
    def bestanden(self) -> bool:
        """Whether every school has a file of its own, and not rows of a table."""
        ...

    @property
    def bewaard(self) -> int | None:
        """How many schools of an earlier output stayed; None when nothing is added to one."""
        ...

    @property
    def vervangen(self) -> int:
        """How many schools of an earlier output gave way to what was handed in now."""
        ...

    @property
    def telling(self) -> Rijtelling:
        """How many rows; complete when `read` has ended."""
        ...

    @property
    def vorm(self) -> Bronvorm:
        """What it makes of the output; known after `prepare`."""
        ...

    def prepare(self, progress: Progress) -> None:
        """Read what must be known before the first school; BasisnormFout as for `read`."""
        ...

    def read(self, progress: Progress) -> Iterator[Leesresultaat]:
        """Everything, once; `telling` is complete then.

        BasisnormFout when the whole input is refused. Opnieuw, at most once: forget what was
        given, and call this again.
        """
        ...

    def rows(self, scholen: Collection[Inzending]) -> Mapping[Sleutel, Rijen]:
        """The rows of schools that it gave, as they stand in the input; for who refuses them."""
        ...


def read_all(bron: Schoolbron) -> list[Leesresultaat]:
    """Everything in a source, in its own order; for who need not say how far it is.

    BasisnormFout when the whole input is refused.
    """
    bron.prepare(_unheard)
    try:
        return list(bron.read(_unheard))
    except Opnieuw:
        return list(bron.read(_unheard))


def _unheard(_done: int, _in_all: int) -> None:
    """Nobody waits for news of how far it is."""
