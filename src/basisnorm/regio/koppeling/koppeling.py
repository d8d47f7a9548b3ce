"""The mapping file: which heading of someone's export is which of our columns.

```yaml
koppeling: 1
vast: {schoolsoort: bo, schooljaar: "2026-2027"}
kolommen:
  "Wat is jullie BRIN?": vestigingscode
  "1. Hebben jullie hulp in een klein groepje?": DYS-09
  "Toelichting (kolom H)": DYS-09 toelichting
antwoorden: {"Ja, iedereen doet dit": 2, "Weet ik niet": open}
negeren: ["Wat vond u van dit formulier?"]
```

A heading that occurs more than once is told apart by its column: `KOP (kolom H)`. `kies` stands
where someone still has to choose.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.errors import Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm.model import Norm
from basisnorm.regio.koppeling.waarden import KIES, VAST, read_antwoorden, read_vast
from basisnorm.regio.tabel.koppen import split_letter
from basisnorm.values import dataclass
from basisnorm.words import listing, remedy, shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlPath

FORMAAT = 1
SCHOOL = ("vestigingscode", "naam", "locatie", "plaats", *VAST)
LANG = ("eis", "antwoord", "toelichting", "bewijs", "reden")
BIJ_EIS = ("toelichting", "bewijs", "reden")
# What people write behind a heading instead of moving it.
_NEGEER = ("negeren", "negeer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppelregel:
    """One line under `kolommen` or `negeren`; without `doel` the column is not used.

    `regel` and `kolom` are where it stands in the mapping file, from 1.
    """

    kop: str
    doel: str | None
    regel: int
    kolom: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppeling:
    """A mapping file, checked. `antwoorden` are (text of the form, our word), `vast` (column,
    value for every row) and `doelen` every name that a heading may get."""

    bestand: str
    regels: tuple[Koppelregel, ...]
    doelen: frozenset[str]
    antwoorden: tuple[tuple[str, str], ...] = ()
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
    reader.mapping((), ("koppeling", "kolommen"), ("vast", "antwoorden", "negeren"))
    reader.whole(("koppeling",), (FORMAAT,), "Het formaat")
    doelen = [*SCHOOL, *LANG, *norm.eisen]
    doelen += [f"{eis} {part}" for eis in norm.eisen for part in BIJ_EIS]
    regels = [*_kolommen(reader, doelen, norm), *_negeren(reader)]
    vast = read_vast(reader)
    _check_twice(reader, regels, [name for name, _ in vast])
    koppeling = Koppeling(
        bestand=bestand,
        regels=tuple(regels),
        doelen=frozenset(doelen),
        antwoorden=tuple(read_antwoorden(reader)),
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
        doel = reader.text(path, required=True)
        if doel == KIES:
            reader.report(
                path,
                "nog-kiezen",
                f"Bij '{shown(kop)}' staat nog '{KIES}': deze kolom doet niet mee.",
                "Schrijf hier de eis of kolom die erbij hoort, of zet de kop onder negeren.",
                ernst=Ernst.LET_OP,
            )
        elif doel is not None and doel not in known:
            _report_doel(reader, path, doel, known, norm)
        place = reader.document.place(path, key=True)
        doel = doel if doel in known else None
        found.append(Koppelregel(kop=kop, doel=doel, regel=place.regel, kolom=place.kolom))
    return found


def _report_doel(reader: Reader, path: YamlPath, doel: str, known: list[str], norm: Norm) -> None:
    gone = next((each for each in norm.vervallen if each.id == doel.split(" ")[0]), None)
    if gone is not None:
        oplossing = gone.uitleg
    elif doel.casefold() in _NEGEER:
        oplossing = "Haal deze regel weg en zet de kop onder negeren."
    else:
        oplossing = remedy(
            doel, known, f"Schrijf een eis, zoals {next(iter(norm.eisen))}, of een kolom: "
            f"{listing(SCHOOL)}."
        )  # fmt: skip
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


def _check_twice(reader: Reader, regels: list[Koppelregel], vast: list[str]) -> None:
    """Report a heading that is named twice, and a column that is filled twice."""
    koppen: dict[tuple[str, str | None], Koppelregel] = {}
    doelen: dict[str, Koppelregel] = {}
    for regel in regels:
        first = koppen.setdefault(split_letter(regel.kop), regel)
        if first is not regel:
            reader.meldingen.append(
                _melding(
                    reader,
                    regel,
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
            reader.meldingen.append(
                _melding(
                    reader,
                    regel,
                    "dubbel-doel",
                    f"'{regel.doel}' wordt twee keer gevuld; ook {where}.",
                    "Kies er één. Zet de andere kop onder negeren."
                    if first is not regel
                    else "Haal het weg onder vast, of zet deze kop onder negeren.",
                )
            )
    reader.meldingen.sort(key=lambda each: (each.regel or 0, int(each.kolom or 0)))


def _melding(reader: Reader, regel: Koppelregel, code: str, tekst: str, oplossing: str) -> Melding:
    return Melding(
        code=code,
        bestand=reader.document.bestand,
        regel=regel.regel,
        kolom=regel.kolom,
        veld=regel.kop,
        tekst=tekst,
        oplossing=oplossing,
    )
