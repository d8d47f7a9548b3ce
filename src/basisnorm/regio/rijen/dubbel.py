"""Schools that stand in a table more than once: which of their rows count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from basisnorm.errors import Ernst
from basisnorm.regio.model import sleutel_van
from basisnorm.regio.rijen.datumkolom import Volgorde
from basisnorm.regio.rijen.schoolvelden import read_code, read_naam
from basisnorm.regio.rijen.tijdstempel import split_time
from basisnorm.regio.tabel.kolommen import Kolommen, Soort
from basisnorm.regio.tabel.melder import Bezwaar, Geweigerd, Sleutel
from basisnorm.regio.tabel.onderkop import Onderkop
from basisnorm.regio.tabel.openen import Tabel, clean
from basisnorm.values import dataclass
from basisnorm.words import date_in_words, listing

# These say which school it is and when, and nothing of what it answered.
_WHO = ("vestigingscode", "instellingscode", "datum")
# When a row was sent in: its day and time, or None.
Moment = tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dubbel:
    """`geweigerd` are the rows of a school of which none may count before someone chose.

    `overgeslagen` are rows that do not count, with what is said of them.
    """

    geweigerd: Mapping[Sleutel, Sequence[int]]
    overgeslagen: Mapping[int, tuple[str, Bezwaar]]


class Inhoud:
    """Whether a row says more than whose it is."""

    def __init__(self, kolommen: Kolommen) -> None:
        known = [each for each in kolommen.alle if each.naam and each.naam not in _WHO]
        self._known = tuple(each.index for each in known)
        self._answers = tuple(each.index for each in known if each.soort is not Soort.SCHOOL)

    def is_bare(self, cells: Sequence[str]) -> bool:
        """Whether nothing but a code stands in it: someone opened the form, and left."""
        return not any(cells[each] and clean(cells[each]) for each in self._known)

    def has_answers(self, cells: Sequence[str]) -> bool:
        """Whether any answer stands in it, or anything beside one."""
        return any(cells[each] and clean(cells[each]) for each in self._answers)


KAAL = Bezwaar(
    "geen-inzending",
    "Op deze rij staat alleen een code. Dat tellen wij niet als een inzending.",
    "U hoeft niets te doen. Deed de school wel mee? Vraag haar dan om haar antwoorden.",
    Ernst.LET_OP,
)


def find_dubbel(
    tabel: Tabel, kolommen: Kolommen, volgorde: Volgorde, *, laatste: bool = False
) -> Dubbel:
    """The rows of every school that occurs more than once.

    A row without a single answer gives way to one that has them. With `laatste` the last of the
    others counts: by the date in the table when there is one, and else by its place.
    """
    key, inhoud = Sleutels(kolommen), Inhoud(kolommen)
    datum = kolommen.veld("datum")
    width = len(kolommen.alle)
    seen: set[Sleutel] = set()
    twice: set[Sleutel] = set()
    for _, cells in Onderkop(tabel):
        found = key(cells)
        if found is not None and len(cells) >= width and not inhoud.is_bare(cells):
            (twice if found in seen else seen).add(found)
    rows: dict[Sleutel, dict[int, tuple[bool, Moment]]] = {}
    for regel, cells in Onderkop(tabel):
        found = key(cells)
        if found in twice and found is not None and not inhoud.is_bare(cells):
            moment = _moment(cells[datum.index], volgorde) if datum else None
            rows.setdefault(found, {})[regel] = (inhoud.has_answers(cells), moment)
    geweigerd: dict[Sleutel, Sequence[int]] = {}
    overgeslagen: dict[int, tuple[str, Bezwaar]] = {}
    for sleutel, found_rows in rows.items():
        moments = {regel: moment for regel, (answers, moment) in found_rows.items() if answers}
        for regel in found_rows.keys() - moments.keys() if moments else ():
            overgeslagen[regel] = (sleutel[0], _without_answers(moments))
        left = moments or {regel: moment for regel, (_, moment) in found_rows.items()}
        if len(left) > 1 and laatste:
            last = max(left, key=lambda each: (left[each] is not None, left[each] or "", each))
            said = _later(last, left)
            overgeslagen.update({each: (sleutel[0], said) for each in left if each != last})
        elif len(left) > 1:
            geweigerd[sleutel] = [*left]
    return Dubbel(geweigerd=geweigerd, overgeslagen=overgeslagen)


def _moment(cell: str, volgorde: Volgorde) -> Moment:
    text = clean(cell)
    try:
        day = volgorde.lezer(text)
    except Geweigerd:
        return None
    stamp = split_time(text)
    return (day, stamp.tijd if stamp else "") if day else None


def _without_answers(rows: Mapping[int, Moment]) -> Bezwaar:
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
        return read_naam(text)
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
            code = clean(cells[self._code]) if self._code is not None else ""
            inst = clean(cells[self._inst]) if self._inst is not None else None
            locatie = cells[self._locatie] if self._locatie is not None else ""
            return sleutel_van(read_code(code, inst), _locatie(clean(locatie)))
        except (IndexError, Geweigerd):
            return None
