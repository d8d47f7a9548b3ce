"""Schools that stand in a table more than once: which of their rows count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import Bezwaar, Ernst, Geweigerd
from basisnorm.invoer.model import Sleutel, sleutel_van
from basisnorm.invoer.rijen.schoolvelden import Volgorde, read_code, read_locatie, split_time
from basisnorm.invoer.tabel.kolommen import Kolommen, Soort
from basisnorm.invoer.tabel.melder import say_twice
from basisnorm.invoer.tabel.onderkop import Onderkop
from basisnorm.invoer.tabel.tabel import Tabel
from basisnorm.words import date_in_words, listing

# These say which school it is and when, and nothing of what it answered.
_WHO = ("vestigingscode", "instellingscode", "datum")
# When a row was sent in: its day and time, or None.
Moment = tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rij:
    """A row of a school that occurs more than once: whether it has answers, and is right."""

    locatie: str | None
    heeft: bool
    moment: Moment
    goed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dubbel:
    """`geweigerd` are rows of which none may count before someone chose, `overgeslagen` rows that
    do not count, with the code of the school; both with what is said of them.
    """

    geweigerd: Mapping[int, Bezwaar]
    overgeslagen: Mapping[int, tuple[str, Bezwaar]]


class Rijinhoud:
    """Whether a row says more than whose it is."""

    def __init__(self, kolommen: Kolommen) -> None:
        known = [each for each in kolommen.alle if each.naam and each.naam not in _WHO]
        self._known = tuple(each.index for each in known)
        self._answers = tuple(each.index for each in known if each.soort is not Soort.SCHOOL)

    def is_bare(self, cells: Sequence[str]) -> bool:
        """Whether nothing but a code stands in it: someone opened the form, and left."""
        return not any(cells[each] and plain_text(cells[each]) for each in self._known)

    def has_answers(self, cells: Sequence[str]) -> bool:
        """Whether any answer stands in it, or anything beside one."""
        return any(cells[each] and plain_text(cells[each]) for each in self._answers)


KAAL = Bezwaar(
    "geen-inzending",
    "Op deze rij staat alleen een code. Dat tellen wij niet als een inzending.",
    "U hoeft niets te doen. Deed de school wel mee? Vraag haar dan om haar antwoorden.",
    Ernst.LET_OP,
)


def find_dubbel(
    tabel: Tabel,
    kolommen: Kolommen,
    volgorde: Volgorde,
    is_right: Callable[[int, Sequence[str]], bool],
    *,
    laatste: bool = False,
) -> Dubbel:
    """The rows of every school that occurs more than once; `is_right` says whether one would be
    read without a mistake, by its number and its cells.

    A row without a single answer gives way to one that has them. With `laatste` the last of the
    others counts: by the date in the table when there is one, and else by its place. When one of
    them is not right, none counts: nobody knows which would be the last.
    """
    key, inhoud = Sleutels(kolommen), Rijinhoud(kolommen)
    datum = kolommen.veld("datum")
    width = len(kolommen.alle)
    first: dict[Sleutel, int] = {}
    twice: set[Sleutel] = set()
    for regel, cells in Onderkop(tabel):
        found = key(cells)
        if found is not None and len(cells) >= width and not inhoud.is_bare(cells):
            if found in first:
                twice.add(found)
            first.setdefault(found, regel)
    half = find_half(first)
    rows: dict[Sleutel, dict[int, _Rij]] = {}
    geweigerd: dict[int, Bezwaar] = {}
    for regel, cells in Onderkop(tabel):
        found = key(cells)
        if found is None or inhoud.is_bare(cells):
            continue
        other = half.get((found[0], found[1] is None))
        if other is not None:
            geweigerd[regel] = say_half(found[0], other, locatie=found[1] is not None)
        elif found in twice:
            rows.setdefault(found, {})[regel] = _Rij(
                locatie=key.locatie(cells),
                heeft=inhoud.has_answers(cells),
                moment=_moment(cells[datum.index], volgorde) if datum else None,
                goed=not laatste or is_right(regel, cells),
            )
    overgeslagen: dict[int, tuple[str, Bezwaar]] = {}
    for (code, _), found_rows in rows.items():
        answered = {regel: each for regel, each in found_rows.items() if each.heeft}
        for regel in found_rows.keys() - answered.keys() if answered else ():
            overgeslagen[regel] = (code, _without_answers(answered))
        left = answered or found_rows
        wrong = [regel for regel, each in left.items() if not each.goed]
        if len(left) < 2:
            continue
        if wrong:
            said = _wrong(len(left), wrong)
            geweigerd.update({each: said for each in left if each not in wrong})
        elif laatste:
            moments = {regel: each.moment for regel, each in left.items()}
            last = max(
                left, key=lambda each: (moments[each] is not None, moments[each] or "", each)
            )
            said = _later(last, moments)
            overgeslagen.update({each: (code, said) for each in left if each != last})
        else:
            geweigerd.update({each: _twice(code, left[each].locatie, left) for each in left})
    return Dubbel(geweigerd=geweigerd, overgeslagen=overgeslagen)


def say_half(code: str, row: int, *, locatie: bool) -> Bezwaar:
    """What is wrong with a row of a school with a locatie, when row `row` has none; or without.

    It may be one school, or two buildings: only who filled it in knows.
    """
    here, there = ("een", "niet") if locatie else ("geen", "wel")
    return Bezwaar(
        "locatie-niet-overal",
        f"Bij {code} staat hier {here} locatie, en op rij {row} {there}.",
        "Schrijf in alle rijen van een school dezelfde locatie, of nergens een.",
    )


def find_half(first: Mapping[Sleutel, int]) -> dict[tuple[str, bool], int]:
    """By (code, whether a row has no locatie) the first row of that code that is the other kind."""
    found: dict[tuple[str, bool], int] = {}
    for (code, locatie), regel in first.items():
        found.setdefault((code, locatie is not None), regel)
    return {each: row for each, row in found.items() if (each[0], not each[1]) in found}


def _twice(code: str, locatie: str | None, rows: Iterable[int]) -> Bezwaar:
    return say_twice((code, locatie), [str(each) for each in rows], "rij")._replace(
        oplossing="Laat er één staan. Vulde de school vaker in? Met --dubbel laatste telt "
        "haar laatste. Zijn het gebouwen van één school? Geef die elk een locatie.",
    )


def _wrong(number: int, wrong: Sequence[int]) -> Bezwaar:
    where = listing([str(each) for each in wrong], "en")
    return Bezwaar(
        "andere-inzending-fout",
        f"Deze school staat er {number} keer, en rij {where} is niet goed. Daarom telt geen van "
        "haar rijen.",
        f"Verbeter rij {where}, of haal de rij weg die niet telt.",
    )


def _moment(cell: str, volgorde: Volgorde) -> Moment:
    text = plain_text(cell)
    try:
        day = volgorde.lezer(text)
    except Geweigerd:
        return None
    stamp = split_time(text)
    return (day, stamp.tijd if stamp else "") if day else None


def _without_answers(rows: Iterable[int]) -> Bezwaar:
    where = listing([str(each) for each in rows], "en")
    return Bezwaar(
        "rij-zonder-antwoorden",
        f"Op deze rij staat geen enkel antwoord. Dezelfde school staat met antwoorden op rij "
        f"{where}; deze rij telt niet mee.",
        "U hoeft niets te doen.",
        Ernst.LET_OP,
    )


def _later(last: int, rows: Mapping[int, Moment]) -> Bezwaar:
    """That a later row counts, and by what it is the later one."""
    moment = rows[last]
    if moment is None:
        why = "die staat het laagst in de tabel, en een datum is er niet"
    elif any(each is None for each in rows.values()):
        why = f"die heeft een datum ({date_in_words(moment[0])}), een andere rij niet"
    elif any(each == moment for regel, each in rows.items() if regel != last):
        why = "die staat het laagst in de tabel, bij dezelfde datum"
    else:
        when = f"{date_in_words(moment[0])} {moment[1]}".strip()
        why = f"die is het laatst ingevuld ({when})"
    return Bezwaar(
        "eerdere-inzending",
        f"Deze school staat er {len(rows)} keer. Rij {last} telt: {why}. Deze rij telt niet mee.",
        "Klopt dat niet? Haal de rij weg die niet telt.",
        Ernst.LET_OP,
    )


def _locatie(text: str) -> str | None:
    """None as well when it counts as not filled in."""
    try:
        return read_locatie(text)
    except Geweigerd as geweigerd:
        if geweigerd.bezwaar.ernst is Ernst.LET_OP:
            return None
        raise


class Sleutels:
    """What tells the schools in a table apart: the code, with the locatie where there is one."""

    def __init__(self, kolommen: Kolommen) -> None:
        code, inst = kolommen.veld("vestigingscode"), kolommen.veld("instellingscode")
        locatie = kolommen.veld("locatie")
        self._code = code.index if code else None
        self._inst = inst.index if inst else None
        self._locatie = locatie.index if locatie else None

    def __call__(self, cells: Sequence[str]) -> Sleutel | None:
        """None for a row without a code."""
        try:
            code = plain_text(cells[self._code]) if self._code is not None else ""
            inst = plain_text(cells[self._inst]) if self._inst is not None else None
            return sleutel_van(read_code(code, inst), self.locatie(cells))
        except (IndexError, Geweigerd):
            return None

    def locatie(self, cells: Sequence[str]) -> str | None:
        """The locatie as it is spelled in a row."""
        return _locatie(plain_text(cells[self._locatie])) if self._locatie is not None else None
