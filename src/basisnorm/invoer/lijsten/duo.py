"""The address files of DUO that the user brings: which school is behind a code.

DUO keeps these files as cp1252 with semicolons, a single space where nothing is known, and
headings that differ per file; all of that is read, and so is what a spreadsheet makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from basisnorm.audit.codes import CodeFout, parse_vestigingscode
from basisnorm.audit.model import School
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.datums import parse_datum
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.invoer.groepsnamen import fold
from basisnorm.invoer.rijen.rijen import contradicts
from basisnorm.invoer.tabel.koppen import normalise
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.invoer.tabel.tabel import Tabel
from basisnorm.words import listing, shown

# What says what kind of school it is, not which one.
_SOORT = frozenset((
    "basisschool", "school", "scholen", "obs", "cbs", "pcbs", "pc", "rk", "rkbs", "kbs", "bs",
    "bbs", "gbs", "gvs", "abbs", "nbs", "obbs", "sbo", "sbs", "so", "vso", "vo", "pro", "ikc",
    "kc", "ikec", "ic", "bc", "mfa", "kindcentrum", "integraal", "openbare", "openbaar",
    "christelijke", "christelijk", "chr", "protestants", "protestantse", "katholieke",
    "katholiek", "rooms", "gereformeerde", "gereformeerd", "geref", "reformatorische",
    "interconfessionele", "interconfessioneel", "oecumenische", "bijzondere", "algemene",
    "algemeen", "bijzonder", "daltonschool", "dalton", "montessorischool", "montessori",
    "jenaplanschool", "jenaplan", "vrijeschool", "nevenvestiging", "vestiging", "locatie",
    "brede", "college", "lyceum", "scholengemeenschap", "csg", "rsg", "osg", "sg",
    "de", "het", "den", "een", "t", "n", "s", "en", "van", "voor", "der", "in", "op", "te",
))  # fmt: skip
_KORT = {"st": "sint", "mr": "meester", "pr": "prins", "dr": "doctor", "kon": "koningin",
         "burg": "burgemeester", "prof": "professor", "ds": "dominee"}  # fmt: skip
# Names of which less than this is alike, without a word in common, are of different schools.
_ALIKE = 0.6
_SHORTEST = 4
_LOWER = frozenset(
    ("aan", "ad", "bij", "ca", "de", "den", "der", "en", "gem", "het", "in", "onder", "op", "te",
     "ten", "ter", "van", "voor")
)  # fmt: skip
_S_BEFORE = re.compile("^'?S[ -]")
_PROVINCIE = frozenset(("dr", "fl", "fr", "gn", "lb", "nb", "nh", "ov", "ut", "zh"))
# What people call a gemeente, beside what DUO calls it.
_OTHER_NAME = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch"}
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
# DUO's own way to write a day, and the time that a spreadsheet puts behind one.
_DUO_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TIME = re.compile(r"[ T].*")


def fits(one: str, other: str) -> bool:
    """Whether two names may well be of the same school; False only when clearly not.

    Case, accents, punctuation, the kind of school and its abbreviation do not count.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        # Only the kind of school was written down: that says nothing about which one.
        return True
    if any(_same(a, b) for a in first for b in second):
        return True
    joined, beside = "".join(first), "".join(second)
    if joined in beside or beside in joined or _initials(one, other):
        return True
    return SequenceMatcher(None, joined, beside).ratio() >= _ALIKE


def place_name(text: str) -> str:
    """A place as people write it, from the capitals in which DUO keeps it."""
    if text != text.upper():
        return text
    parts = re.split(r"([ -]+)", _S_BEFORE.sub("'s-", text).lower())
    return "".join(
        part if index and part in _LOWER else _capitalised(part) for index, part in enumerate(parts)
    )


def _capitalised(word: str) -> str:
    if word in _PROVINCIE:
        return word.upper()
    return f"IJ{word[2:]}" if word.startswith("ij") else word.capitalize()


def _words(name: str) -> list[str]:
    words = [_KORT.get(word, word) for word in normalise(name).split()]
    return [word for word in words if word not in _SOORT]


def _same(one: str, other: str) -> bool:
    """The same word, or the beginning of it ("Johannes" and "Johannesschool")."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST and long.startswith(short))


def _initials(one: str, other: str) -> bool:
    """Whether one name is the other one's initials: "JvO", "W.A. School"."""
    for short, long in ((one, other), (other, one)):
        letters = "".join(_words(short))
        full = normalise(long).split()
        first = {"".join(word[0] for word in full), "".join(word[0] for word in _words(long))}
        if 2 <= len(letters) <= _SHORTEST and letters in first:
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vestiging:
    """What DUO says of one school location; `gesloten` is the ISO date on which it closed."""

    naam: str | None
    bestuur: str | None
    gemeente: str | None
    plaats: str | None
    gesloten: str | None


class Duo:
    """The schools in DUO files, by vestigingscode. `meldingen` are let-op about the files."""

    def __init__(
        self,
        bestanden: Sequence[str],
        vestigingen: Mapping[str, Vestiging],
        meldingen: Sequence[Melding] = (),
    ) -> None:
        self.bestanden = tuple(bestanden)
        self.meldingen = tuple(meldingen)
        self._by_code = vestigingen
        self._by_name: dict[str, str] | None = None

    def __len__(self) -> int:
        return len(self._by_code)

    def __getitem__(self, code: str) -> Vestiging:
        return self._by_code[code]

    def complete(self, school: School, datum: str) -> tuple[School, tuple[Melding, ...]]:
        """The school with what its row lacked, and what to look at on `datum` (ISO).

        Meldingen are let-op without a place: the reader of the row knows that.
        """
        found = self._by_code.get(school.vestigingscode)
        if found is None:
            return school, (self._unknown(school),)
        filled = school._replace(
            naam=school.naam or found.naam,
            bestuur=school.bestuur or found.bestuur,
            gemeente=school.gemeente or found.gemeente,
            plaats=school.plaats or found.plaats,
        )
        return filled, tuple(self._check(school, found, datum))

    def _check(self, school: School, found: Vestiging, datum: str) -> Iterator[Melding]:
        code = school.vestigingscode
        if school.naam and found.naam and not fits(school.naam, found.naam):
            yield _let_op(
                school,
                "naam-past-niet",
                "naam",
                f"Bij DUO is {code} '{shown(found.naam)}'; hier staat '{shown(school.naam)}'.",
                self._meant(school.naam, code) or "Kijk of de code en de naam bij elkaar horen.",
                school.naam,
            )
        if not _same_place(school.gemeente, found.gemeente):
            yield _let_op(
                school,
                "gemeente-past-niet",
                "gemeente",
                f"Bij DUO ligt {code} in de gemeente '{shown(found.gemeente or '')}'; hier staat "
                f"'{shown(school.gemeente or '')}'. Wij nemen wat hier staat.",
                "Kijk welke gemeente klopt.",
                school.gemeente or "",
            )
        # ISO dates compare as text.
        if found.gesloten is not None and found.gesloten <= datum:
            yield _let_op(
                school,
                "school-gesloten",
                "vestigingscode",
                f"{code} is volgens DUO gesloten op {found.gesloten}.",
                "Kijk of dit de goede code is. Is de school samengegaan met een andere, neem dan "
                "de code van die school.",
                code,
            )

    def _unknown(self, school: School) -> Melding:
        code = school.vestigingscode
        same = [f"{code[:4]}{number:02}" for number in range(100)]
        others = [each for each in same if each in self._by_code]
        oplossing = self._meant(school.naam or "", code) or (
            f"Bedoelt u {listing(others)}? Van deze instelling staat dat er wel."
            if others
            else "Kijk de code na. Is de school nieuw, of van een soort die hier niet in staat?"
        )
        return _let_op(
            school,
            "code-niet-bij-duo",
            "vestigingscode",
            f"{code} staat niet in {listing([Path(each).name for each in self.bestanden])}.",
            oplossing,
            code,
        )

    def _meant(self, naam: str, code: str) -> str | None:
        """The question whether the code of the school with this name was meant."""
        if self._by_name is None:
            self._by_name = {}
            for each, vestiging in self._by_code.items():
                key = normalise(vestiging.naam or "")
                # Of a name that occurs more often, no code is the right one.
                self._by_name[key] = "" if key in self._by_name else each
        meant = self._by_name.get(normalise(naam)) if normalise(naam) else None
        if not meant or meant == code:
            return None
        return f"Bedoelt u {meant}? Dat is bij DUO de school met deze naam."


def _same_place(own: str | None, other: str | None) -> bool:
    """Whether two gemeenten may be one; also when one of them says nothing."""
    if not (own and other and fold(own)):
        return True
    # Who does not write in which province it is, may mean either.
    return _place(own) in (_place(other), _place(other.partition("(")[0]))


def _place(gemeente: str) -> str:
    """By what the names of gemeenten are compared: accents and the word itself do not count."""
    key = normalise(gemeente).replace(" ", "").removeprefix("gemeente")
    return _OTHER_NAME.get(key, key)


def _let_op(
    school: School, code: str, veld: str, tekst: str, oplossing: str, waarde: str
) -> Melding:
    return Melding(
        ernst=Ernst.LET_OP,
        code=code,
        veld=veld,
        vestigingscode=school.vestigingscode,
        waarde=shown(waarde),
        tekst=tekst,
        oplossing=oplossing,
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
        raise _no_schools(tabel, "Dit is een tabel met antwoorden van scholen.")
    columns = _columns(tabel)
    wrong: list[int] = []
    odd: list[int] = []
    here: dict[str, Vestiging] = {}
    differ: dict[str, tuple[int, list[str]]] = {}
    for regel, cells in tabel.rijen():
        values = {
            field: text
            for field, index in columns.items()
            if index < len(cells) and (text := plain_text(cells[index]))
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
        raise _no_schools(tabel)
    return _look_at(tabel, wrong, odd, differ)


def _columns(tabel: Tabel) -> dict[str, int]:
    places = {normalise(kop): index for index, kop in reversed(tuple(enumerate(tabel.koppen)))}
    found = {
        field: next(places[name] for name in names if name in places)
        for field, names in _KOPPEN.items()
        if not places.keys().isdisjoint(names)
    }
    if "vestigingscode" not in found and "instellingscode" not in found:
        raise _no_schools(tabel)
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
    return parse_datum(_DUO_DAY.sub(r"\1-\2-\3", _TIME.sub("", text)))


def _look_at(
    tabel: Tabel,
    wrong: Sequence[int],
    odd: Sequence[int],
    differ: Mapping[str, tuple[int, list[str]]],
) -> Iterator[Melding]:
    """A let-op about the rows without a code, about those whose code does not fit, and about every
    code of which two rows say something else."""
    let_op = partial(tabel.melding, ernst=Ernst.LET_OP)
    if wrong:
        yield let_op(
            "duo-zonder-code",
            f"{len(wrong)} {'rij heeft' if len(wrong) == 1 else 'rijen hebben'} geen "
            f"vestigingscode; de eerste is rij {wrong[0]}.",
            "U hoeft niets te doen: deze rijen slaan wij over.",
            regel=wrong[0],
        )
    if odd:
        yield let_op(
            "brin-past-niet",
            f"Op {len(odd)} {'rij' if len(odd) == 1 else 'rijen'} begint de vestigingscode niet "
            f"met de instellingscode (BRIN); de eerste is rij {odd[0]}.",
            "Kijk of er kolommen zijn verschoven. Wij houden ons aan de vestigingscode.",
            regel=odd[0],
        )
    for code, (regel, fields) in differ.items():
        yield let_op(
            "duo-verschilt",
            f"{code} staat vaker in dit bestand, met een verschil bij: {listing(fields, 'en')}. "
            "Wij nemen de eerste rij.",
            "Kijk welke rij klopt, en haal de andere weg.",
            regel=regel,
            vestigingscode=code,
        )


def _no_schools(
    tabel: Tabel, tekst: str = "In dit bestand staan geen vestigingscodes."
) -> BasisnormFout:
    return BasisnormFout(
        tabel.melding(
            "geen-duo-bestand",
            tekst,
            "Haal bij DUO het bestand met adressen van alle vestigingen, en noem dat.",
            regel=tabel.kopregel,
            waarde="; ".join(tabel.koppen),
        )
    )
