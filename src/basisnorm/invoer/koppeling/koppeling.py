"""The mapping file: which heading of someone's export is which of our columns.

```yaml
koppeling: 1
vast: {schoolsoort: bo, schooljaar: "2026-2027"}
kolommen:
  "Wat is jullie BRIN?": vestigingscode
  "1. Hebben jullie hulp in een klein groepje?": DYS-09
  "Toelichting (kolom H)": DYS-09 toelichting
  "2. Vertelt u ouders vooraf wat u biedt?": {is: DYS-03, antwoorden: {"Soms": nee}}
  "Wat vond u van dit formulier?": negeren
antwoorden: {"Ja, iedereen doet dit": 2, "Weet ik niet": open, "Basisonderwijs": bo}
ja_nee: {"Begonnen": nee}
negeren: ["Tijdstempel"]
```

A heading that occurs more than once is told apart by its column: `KOP (kolom H)`. What an answer
means may be said for one column (`is` and `antwoorden`), for every eis of yes and no (`ja_nee`),
and for all: the first that names it counts. `kies`, or a question mark behind a word, stands where
someone still has to choose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband
from basisnorm.audit.model import Schoolsoort
from basisnorm.audit.schrijfwijzen import fold
from basisnorm.errors import Bezwaar, Ernst, Geweigerd, Melding
from basisnorm.fields import Reader
from basisnorm.invoer.model import BIJ_EIS
from basisnorm.invoer.rijen.schoolvelden import read_naam, read_schooljaar
from basisnorm.invoer.tabel.koppen import LANGE_KOPPEN, split_letter
from basisnorm.norm.model import Norm, Schaalsoort, Sector
from basisnorm.words import listing, remedy, shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlPath


VAST = ("schoolsoort", "sector", "schooljaar", "datum", "rol", "samenwerkingsverband", "bestuur",
        "gemeente", "wil_helpen")  # fmt: skip
# Stands where someone still has to choose; behind a proposal, where someone still has to look.
KIES, TWIJFEL = "kies", "?"
ANTWOORD_KIEZEN, VAST_KIEZEN, KOLOM_KIEZEN = "antwoord-kiezen", "vast-kiezen", "nog-kiezen"
# With one of these a mapping is not ready.
TE_KIEZEN = frozenset((ANTWOORD_KIEZEN, VAST_KIEZEN, KOLOM_KIEZEN))
NIVEAUS = ("0", "1", "2", "3", "nvt", "open")
SOORTEN = tuple(soort.value for soort in Schoolsoort)
SECTOREN = tuple(sector.value for sector in Sector)
JA_NEE = {"ja": "2", "nee": "0"}
# What an answer may be, by what it answers.
JA_NEE_WOORDEN = ("0", "2", *JA_NEE, "nvt", "open")
ANTWOORDEN = (*NIVEAUS, *SOORTEN)
PER_KOLOM = {
    "schoolsoort": SOORTEN,
    "sector": SECTOREN,
    "wil_helpen": ("ja", "nee", "open"),
    "antwoord": NIVEAUS,
}
_FIXED = {
    "schoolsoort": f"schrijf de soort van alle scholen ({listing(SOORTEN)}), of haal deze regel "
    "weg als het in een kolom staat.",
    "schooljaar": "schrijf twee jaren, of haal deze regel weg.",
}
FORMAAT = 1
SCHOOL = ("vestigingscode", "naam", "locatie", "plaats", *VAST)
# Behind a heading: this column is not used.
NEGEREN = "negeren"


def settled(word: str) -> str | None:
    """The word when nobody has to look at it any more, else None."""
    return None if word == KIES or word.endswith(TWIJFEL) else word


def proposal(word: str) -> str:
    """The word that was proposed, without its question mark."""
    return word.removesuffix(TWIJFEL).strip()


def what_to_do(word: str, otherwise: str) -> str:
    """The remedy for a word that still has to be settled."""
    if word == KIES:
        return f"{otherwise[0].upper()}{otherwise[1:]}"
    return f"Klopt {proposal(word)}? Haal dan het vraagteken weg. Anders: {otherwise}"


def read_antwoorden(
    reader: Reader, path: YamlPath, known: Collection[str]
) -> list[tuple[str, str]]:
    """(text of the form, our word) of every answer that is right, with those to settle."""
    found: dict[str, tuple[str, str]] = {}
    # Few forms ask for the kind of school in the same words as for an eis.
    named = NIVEAUS if known is ANTWOORDEN else known
    for typed in reader.mapping(path, (), None):
        here: YamlPath = (*path, typed)
        value = reader.value(here)
        word = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(word, str) or not _is_word(word, known):
            reader.report(
                here,
                "onbekend-antwoord",
                f"Bij '{shown(typed)}' staat '{shown(value)}'; dat is geen antwoord.",
                f"Kies uit: {listing(named)}.",
            )
            continue
        if settled(word) is None:
            reader.report(
                here,
                ANTWOORD_KIEZEN,
                f"Bij het antwoord '{shown(typed)}' staat nog '{word}'.",
                what_to_do(word, f"schrijf wat dit antwoord betekent: {listing(named)}."),
                ernst=Ernst.LET_OP,
            )
        first = found.setdefault(fold(typed), (typed, word))
        if first[1] != word:
            reader.report(
                here,
                "dubbel-antwoord",
                f"'{shown(typed)}' is hier {word}, maar '{shown(first[0])}' is {first[1]}.",
                "Hoofdletters, en spaties eromheen, tellen niet mee. Laat er één staan.",
                key=True,
            )
    return list(found.values())


def _is_word(word: str, known: Collection[str]) -> bool:
    return word == KIES or (proposal(word) if settled(word) is None else word) in known


def read_vast(reader: Reader) -> list[tuple[str, str]]:
    """(column, value) of everything that holds for every row."""
    path: YamlPath = ("vast",)
    found = []
    for name in reader.mapping(path, (), VAST):
        here: YamlPath = (*path, name)
        value: str | None = None
        typed = reader.value(here)
        if name in VAST and isinstance(typed, str) and settled(typed) is None:
            reader.report(
                here,
                VAST_KIEZEN,
                f"Onder vast staat bij {name} nog '{shown(typed)}'.",
                what_to_do(typed, _FIXED.get(name, "schrijf wat voor alle scholen geldt.")),
                ernst=Ernst.LET_OP,
            )
            continue
        known = {"schoolsoort": SOORTEN, "sector": SECTOREN, "wil_helpen": ("ja", "nee")}.get(name)
        if known is not None:
            value = reader.choice(here, known)
        elif name == "datum":
            value = reader.day(here, required=True)
        else:
            value = reader.text(here, required=True)
        if value is not None and name in _LEZERS:
            try:
                value = _LEZERS[name](value)
            except Geweigerd as geweigerd:
                reader.refuse(here, geweigerd.bezwaar)
                continue
        if value is not None and name in VAST:
            found.append((name, value))
    return found


def _read_verband(text: str) -> str:
    """The number of the samenwerkingsverband; the sector of the schools is not known here."""
    try:
        return parse_samenwerkingsverband(text)
    except CodeFout as fout:
        raise Geweigerd(Bezwaar("verkeerde-code", fout.tekst, fout.oplossing)) from fout


# How a cell with the same in it is read.
_LEZERS: Mapping[str, Callable[[str], str | None]] = {
    "samenwerkingsverband": _read_verband,
    "schooljaar": read_schooljaar,
    **dict.fromkeys(("rol", "bestuur", "gemeente"), read_naam),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppelregel:
    """One line under `kolommen` or `negeren`; without `doel` the column is not used.

    `antwoorden` are what answers mean in this column only. `regel` and `kolom` are where it
    stands in the mapping file, from 1.
    """

    kop: str
    doel: str | None
    regel: int
    kolom: int
    antwoorden: tuple[tuple[str, str], ...] = ()

    def melding(self, bestand: str, code: str, tekst: str, oplossing: str) -> Melding:
        """A fout about this line of the mapping file `bestand`."""
        return Melding(
            code=code,
            bestand=bestand,
            regel=self.regel,
            kolom=self.kolom,
            veld=self.kop,
            tekst=tekst,
            oplossing=oplossing,
        )


def check_twice(reader: Reader, regels: Sequence[Koppelregel], vast: Sequence[str]) -> None:
    """Report a heading that is named twice, and a column that is filled twice."""
    bestand = reader.document.bestand
    koppen: dict[tuple[str, str | None], Koppelregel] = {}
    doelen: dict[str, Koppelregel] = {}
    for regel in regels:
        first = koppen.setdefault(split_letter(regel.kop), regel)
        if first is not regel:
            reader.add(
                regel.melding(
                    bestand,
                    "dubbele-kop",
                    f"'{shown(regel.kop)}' staat hier twee keer; eerder op regel {first.regel}.",
                    "Laat er één staan. Komt de kop twee keer voor in de tabel? Zet er dan de "
                    f"kolom bij: '{shown(regel.kop)} (kolom H)'.",
                )
            )
        if regel.doel is None:
            continue
        first = doelen.setdefault(regel.doel, regel)
        if first is not regel or regel.doel in vast:
            where = "onder vast" if first is regel else f"op regel {first.regel}"
            reader.add(
                regel.melding(
                    bestand,
                    "dubbel-doel",
                    f"'{regel.doel}' wordt twee keer gevuld; ook {where}.",
                    "Kies er één. Zet de andere kop onder negeren."
                    if first is not regel
                    else "Haal het weg onder vast, of zet deze kop onder negeren.",
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppeling:
    """A mapping file, checked. `antwoorden` are (text of the form, our word), `ja_nee` those of
    every eis that is a matter of yes and no (`ja_nee_eisen`), `vast` (column, value for every
    row) and `doelen` every name that a heading may get."""

    bestand: str
    regels: tuple[Koppelregel, ...]
    doelen: frozenset[str]
    antwoorden: tuple[tuple[str, str], ...] = ()
    ja_nee: tuple[tuple[str, str], ...] = ()
    ja_nee_eisen: frozenset[str] = frozenset()
    vast: tuple[tuple[str, str], ...] = ()
    meldingen: tuple[Melding, ...] = ()


def read_koppeling(path: Path, norm: Norm) -> Koppeling:
    """Read and check a mapping file; BasisnormFout with every mistake in it."""
    return check_koppeling(files.read_bytes(path), str(path), norm)


def check_koppeling(data: bytes, bestand: str, norm: Norm) -> Koppeling:
    """The mapping in these bytes; `bestand` is the name for the messages."""
    from basisnorm.strict_yaml import parse

    reader = Reader(parse(data, bestand))
    value = reader.document.value
    if not isinstance(value, dict) or "koppeling" not in value:
        reader.report(
            (),
            "geen-koppeling",
            "Dit is geen koppeling: de regel 'koppeling: 1' ontbreekt.",
            "Maak er een met: basisnorm sjabloon koppeling TABEL",
        )
        reader.stop_on_fout()
    reader.mapping((), ("koppeling", "kolommen"), ("vast", "antwoorden", "ja_nee", "negeren"))
    reader.whole(("koppeling",), (FORMAAT,), "Het formaat")
    doelen = [*SCHOOL, *LANGE_KOPPEN, *BIJ_EIS, *norm.eisen]
    doelen += [f"{eis} {part}" for eis in norm.eisen for part in BIJ_EIS]
    regels = [*_kolommen(reader, doelen, norm), *_negeren(reader)]
    vast = read_vast(reader)
    check_twice(reader, regels, [name for name, _ in vast])
    koppeling = Koppeling(
        bestand=bestand,
        regels=tuple(regels),
        doelen=frozenset(doelen),
        antwoorden=tuple(read_antwoorden(reader, ("antwoorden",), ANTWOORDEN)),
        ja_nee=tuple(read_antwoorden(reader, ("ja_nee",), JA_NEE_WOORDEN)),
        ja_nee_eisen=frozenset(
            eis.id for eis in norm.eisen.values() if eis.schaal is Schaalsoort.JA_NEE
        ),
        vast=tuple(vast),
        meldingen=tuple(reader.meldingen),
    )
    reader.stop_on_fout()
    return koppeling


def _kolommen(reader: Reader, known: list[str], norm: Norm) -> list[Koppelregel]:
    """Every line under `kolommen`; a wrong one counts as one that is not used."""
    found = []
    for kop in reader.mapping(("kolommen",), (), None):
        path: YamlPath = ("kolommen", kop)
        group = isinstance(reader.value(path), dict)
        where: YamlPath = (*path, "is") if group else path
        if group:
            reader.mapping(path, ("is",), ("antwoorden",))
        doel = reader.text(where, required=True)
        meant = proposal(doel) if doel is not None and settled(doel) is None else doel
        if doel is not None and meant in (*known, KIES) and settled(doel) is None:
            reader.report(
                where,
                KOLOM_KIEZEN,
                f"Bij de kop '{shown(kop)}' staat nog '{doel}'.",
                what_to_do(doel, "schrijf de eis of kolom die erbij hoort, of: negeren."),
                ernst=Ernst.LET_OP,
            )
        elif doel is not None and doel not in known and doel != NEGEREN:
            _report_doel(reader, where, doel, known, norm)
        place = reader.document.place(path, key=True)
        found.append(
            Koppelregel(
                kop=kop,
                doel=doel if doel in known else None,
                regel=place.regel,
                kolom=place.kolom,
                antwoorden=tuple(_antwoorden(reader, path, meant, norm)) if group else (),
            )
        )
    return found


def _antwoorden(
    reader: Reader, path: YamlPath, doel: str | None, norm: Norm
) -> list[tuple[str, str]]:
    """What answers mean in one column."""
    here: YamlPath = (*path, "antwoorden")
    eis = norm.eisen.get(doel or "")
    if eis is not None:
        return read_antwoorden(
            reader, here, JA_NEE_WOORDEN if eis.schaal is Schaalsoort.JA_NEE else NIVEAUS
        )
    if doel in PER_KOLOM:
        return read_antwoorden(reader, here, PER_KOLOM[doel])
    if doel not in (None, KIES) and reader.value(here) is not None:
        reader.report(
            here,
            "antwoorden-niet-hier",
            f"Bij '{shown(doel)}' kan niet staan wat een antwoord betekent.",
            f"Dat kan bij een eis, en bij {listing(tuple(PER_KOLOM), 'en')}.",
            key=True,
        )
    return []


def _report_doel(reader: Reader, path: YamlPath, doel: str, known: list[str], norm: Norm) -> None:
    gone = next((each for each in norm.vervallen if each.id == doel.split(" ")[0]), None)
    if gone is not None:
        oplossing = gone.uitleg
    else:
        oplossing = remedy(
            doel,
            [*known, NEGEREN],
            f"Schrijf een eis, zoals {next(iter(norm.eisen))}, een kolom: {listing(SCHOOL)}. "
            f"Of schrijf: {NEGEREN}.",
        )
    tekst = f"'{shown(doel)}' is geen eis of kolom van norm {norm.id}."
    reader.report(path, "onbekend-doel", tekst, oplossing)


def _negeren(reader: Reader) -> list[Koppelregel]:
    found = []
    for path in reader.items(("negeren",)):
        kop = reader.text(path, required=True)
        if kop is not None:
            place = reader.document.place(path)
            found.append(Koppelregel(kop=kop, doel=None, regel=place.regel, kolom=place.kolom))
    return found
