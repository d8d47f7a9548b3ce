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
someone still has to choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.errors import Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm.model import Norm, Schaalsoort
from basisnorm.regio.koppeling.koppelregel import Koppelregel, check_twice
from basisnorm.regio.koppeling.waarden import (
    ANTWOORDEN,
    JA_NEE_WOORDEN,
    KIES,
    KOLOM_KIEZEN,
    NIVEAUS,
    PER_KOLOM,
    VAST,
    proposal,
    read_antwoorden,
    read_vast,
    settled,
    what_to_do,
)
from basisnorm.words import listing, remedy, shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlPath

FORMAAT = 1
SCHOOL = ("vestigingscode", "naam", "locatie", "plaats", *VAST)
LANG = ("eis", "antwoord", "toelichting", "bewijs", "reden")
BIJ_EIS = ("toelichting", "bewijs", "reden")
# Behind a heading: this column is not used.
NEGEREN = "negeren"


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
    doelen = [*SCHOOL, *LANG, *norm.eisen]
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
