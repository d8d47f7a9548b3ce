"""The address files of DUO that the user brings: which school is behind a code.

DUO keeps these files as cp1252 with semicolons, a single space where nothing is known, and
headings that differ per file; all of that is read, and so is what a spreadsheet makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from basisnorm.audit.codes import CodeFout, parse_vestigingscode
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.regio.lijsten.vestigingen import Duo, Vestiging
from basisnorm.regio.rijen.rijvorm import contradicts
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.regio.tabel.namen import place_name
from basisnorm.regio.tabel.openen import Tabel, clean, open_tabel
from basisnorm.words import listing, shown

# Our field -> how DUO names it, the best one first.
_KOPPEN: Mapping[str, tuple[str, ...]] = {
    "vestigingscode": ("vestigingscode", "brin6", "brin 6", "vestiging", "vestigingsnummer"),
    "instellingscode": ("instellingscode", "brin nummer", "brinnummer", "brin", "brin4"),
    "naam": ("vestigingsnaam", "naam vestiging", "instellingsnaam", "naam instelling",
             "schoolnaam", "naam"),
    "bestuur": ("bevoegd gezag naam", "naam bevoegd gezag", "bevoegdgezagnaam"),
    "bestuursnummer": ("bevoegd gezag nummer", "bevoegd gezagnummer", "bg nummer",
                       "bevoegdgezagnummer", "administratienummer"),
    "gemeente": ("gemeentenaam", "gemeentenaam vestiging", "gemeente"),
    "plaats": ("plaatsnaam", "plaatsnaam vestiging", "plaats"),
    "gesloten": ("opheffingsdatum", "datum opheffing", "opgeheven per", "datum opgeheven",
                 "einddatum", "datum einde", "sluitingsdatum"),
}  # fmt: skip
# A column of a table of answers: an eis, whatever stands behind it.
_ANSWER = re.compile(r"\s*(?:[A-Z]{3}-[0-9]{2}\b|eis\s*$|antwoord\s*$)", re.IGNORECASE)
# What must be the same in all rows of a school.
_SAME = ("naam", "bestuur", "gemeente", "plaats")
_DATES = (
    (re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[ T].*)?"), (1, 2, 3)),
    (re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})"), (3, 2, 1)),
)


def read_duo(*paths: Path) -> Duo:
    """Read DUO files, CSV or XLSX, row by row; one file knows only po, vo or so.

    What stands in more than one counts as the first says it. BasisnormFout, with everything, when
    one of them holds no schools.
    """
    found: dict[str, Vestiging] = {}
    names: dict[str, str] = {}
    meldingen: list[Melding] = []
    fouten: list[Melding] = []
    for path in paths:
        try:
            meldingen += _read(path, found, names)
        except BasisnormFout as fout:
            fouten += fout.meldingen
    if fouten:
        raise BasisnormFout(*fouten)
    return Duo(tuple(map(str, paths)), found, meldingen)


def _read(path: Path, found: dict[str, Vestiging], names: dict[str, str]) -> Iterator[Melding]:
    """Add the schools in one file; what to look at comes back."""
    tabel = open_tabel(path)
    if any(map(_ANSWER.match, tabel.koppen)):
        raise BasisnormFout(_no_schools(tabel, "Dit is een tabel met antwoorden van scholen."))
    columns = _columns(tabel)
    wrong: list[int] = []
    odd: list[int] = []
    here: dict[str, Vestiging] = {}
    differ: dict[str, tuple[int, list[str]]] = {}
    for regel, cells in tabel.rijen():
        values = {
            field: text
            for field, index in columns.items()
            if index < len(cells) and (text := clean(cells[index]))
        }
        if not values:
            continue
        code = _code(values)
        if code is None:
            wrong.append(regel)
            continue
        if contradicts(code, values.get("instellingscode", "")):
            odd.append(regel)
        school = _vestiging(values, names)
        first = here.setdefault(code, school)
        if other := [each for each in _SAME if getattr(first, each) != getattr(school, each)]:
            differ.setdefault(code, (regel, other))
        found.setdefault(code, school)
    if not here:
        raise BasisnormFout(_no_schools(tabel))
    return iter((*_skipped(tabel, wrong), *_odd(tabel, odd), *_differ(tabel, differ)))


def _columns(tabel: Tabel) -> dict[str, int]:
    places = {normalise(kop): index for index, kop in reversed(tuple(enumerate(tabel.koppen)))}
    found = {
        field: next(places[name] for name in names if name in places)
        for field, names in _KOPPEN.items()
        if not places.keys().isdisjoint(names)
    }
    if "vestigingscode" not in found and "instellingscode" not in found:
        raise BasisnormFout(_no_schools(tabel))
    return found


def _code(values: Mapping[str, str]) -> str | None:
    """The code of a row; older files keep the last two digits in a column of their own."""
    typed = values.get("vestigingscode", "")
    if len(typed) < 3 and "instellingscode" in values:
        typed = values["instellingscode"] + typed.zfill(2)
    try:
        return parse_vestigingscode(typed)
    except CodeFout:
        return None


def _vestiging(values: Mapping[str, str], names: dict[str, str]) -> Vestiging:
    """One school; texts that many schools share are kept once, in `names`."""
    number = values.get("bestuursnummer")
    bestuur = values.get("bestuur") or (f"bestuur {number}" if number else None)
    if number and "bestuur" in values:
        bestuur = f"{bestuur} ({number})"
    gemeente, plaats = values.get("gemeente"), values.get("plaats")
    return Vestiging(
        naam=values.get("naam"),
        bestuur=names.setdefault(bestuur, bestuur) if bestuur else None,
        gemeente=names.setdefault(gemeente, place_name(gemeente)) if gemeente else None,
        plaats=names.setdefault(plaats, place_name(plaats)) if plaats else None,
        gesloten=_day(values.get("gesloten", "")),
    )


def _day(text: str) -> str | None:
    for pattern, (year, month, day) in _DATES:
        if match := pattern.fullmatch(text):
            try:
                return date(int(match[year]), int(match[month]), int(match[day])).isoformat()
            except ValueError:
                return None
    return None


def _skipped(tabel: Tabel, wrong: Sequence[int]) -> Iterator[Melding]:
    if wrong:
        yield Melding(
            ernst=Ernst.LET_OP,
            code="duo-zonder-code",
            bestand=tabel.bestand,
            blad=tabel.blad,
            regel=wrong[0],
            tekst=f"{len(wrong)} {'rij heeft' if len(wrong) == 1 else 'rijen hebben'} geen "
            f"vestigingscode; de eerste is rij {wrong[0]}.",
            oplossing="U hoeft niets te doen: deze rijen slaan wij over.",
        )


def _odd(tabel: Tabel, rows: Sequence[int]) -> Iterator[Melding]:
    if rows:
        yield Melding(
            ernst=Ernst.LET_OP,
            code="brin-past-niet",
            bestand=tabel.bestand,
            blad=tabel.blad,
            regel=rows[0],
            tekst=f"Op {len(rows)} {'rij' if len(rows) == 1 else 'rijen'} begint de vestigingscode "
            f"niet met de instellingscode (BRIN); de eerste is rij {rows[0]}.",
            oplossing="Kijk of er kolommen zijn verschoven. Wij houden ons aan de vestigingscode.",
        )


def _differ(tabel: Tabel, rows: Mapping[str, tuple[int, list[str]]]) -> Iterator[Melding]:
    for code, (regel, fields) in rows.items():
        yield Melding(
            ernst=Ernst.LET_OP,
            code="duo-verschilt",
            bestand=tabel.bestand,
            blad=tabel.blad,
            regel=regel,
            vestigingscode=code,
            tekst=f"{code} staat vaker in dit bestand, met een verschil bij: "
            f"{listing(fields, 'en')}. Wij nemen de eerste rij.",
            oplossing="Kijk welke rij klopt, en haal de andere weg.",
        )


def _no_schools(tabel: Tabel, tekst: str = "In dit bestand staan geen vestigingscodes.") -> Melding:
    return Melding(
        code="geen-duo-bestand",
        bestand=tabel.bestand,
        blad=tabel.blad,
        regel=tabel.kopregel,
        waarde=shown("; ".join(tabel.koppen)),
        tekst=tekst,
        oplossing="Haal bij DUO het bestand met adressen van alle vestigingen, en noem dat.",
    )
