"""Says everything that is wrong with how a norm builds on an edition, and what it weakens.

What weakens a kerneis of the edition is a let-op: it may be done, but never in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from basisnorm.errors import Ernst
from basisnorm.fields import Reader
from basisnorm.norm.basis import Grondslag
from basisnorm.norm.check_delen import once
from basisnorm.norm.check_eis import EIS_ID, read_sectoren
from basisnorm.norm.model import Basis
from basisnorm.strict_yaml import YamlPath
from basisnorm.words import listing, remedy, shown

KEY = "gebaseerd_op"
BASED_KEYS = (KEY, "weglaten", "strenger")
STRICTER_KEYS = ("kern", "op_orde", "eigen_maat", "sectoren")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzwakking:
    """One place that takes away something of kerneisen of the edition."""

    eisen: tuple[str, ...]
    path: YamlPath
    tekst: str
    terug: str


def check_shape(reader: Reader) -> None:
    """Report what is wrong in the keys of norm.yaml that only a norm with a basis has."""
    reader.text((KEY,), required=True)
    seen: dict[str, int] = {}
    for path in reader.items(("weglaten",)):
        reader.text(path, required=True)
        once(reader, path, seen)
    if reader.value(("strenger",)) is None:
        return
    for eis in reader.mapping(("strenger",), (), None):
        path = ("strenger", eis)
        if reader.value(path) is None:
            reader.report(
                path,
                "leeg",
                f"Bij '{shown(eis)}' staat niet wat er strenger is.",
                f"Noem eronder {listing(STRICTER_KEYS)}, of haal deze regel weg.",
            )
            continue
        reader.mapping(path, (), STRICTER_KEYS)
        reader.boolean((*path, "kern"))
        for key in ("op_orde", "eigen_maat"):
            reader.text((*path, key), required=True)
        if (*path, "sectoren") in reader.document.values:
            read_sectoren(reader, (*path, "sectoren"))


def check_changes(reader: Reader, grond: Grondslag) -> None:
    """Report what norm.yaml says about the edition that the edition contradicts."""
    eisen = grond.eisen
    for index, found in enumerate(leave_out(reader)):
        if found.strip() and found not in eisen:
            reader.report(
                ("weglaten", index),
                "onbekende-eis",
                f"De eis '{shown(found)}' staat niet in editie {grond.id}.",
                _one_by_one(found, grond) or remedy(found, tuple(eisen)),
            )
    if not any(eis not in leave_out(reader) for eis in eisen):
        reader.report(
            ("weglaten",),
            "niets-over",
            f"Deze norm laat alle eisen van {grond.id} weg.",
            f"Haal eisen weg bij weglaten, of haal {KEY} weg en schrijf een losse norm.",
        )
    for eis in _stricter(reader):
        _check_stricter(reader, ("strenger", eis), eis, grond)
    for each in _weakened(reader, grond):
        reader.report(
            each.path,
            "kerneis-verzwakt",
            each.tekst,
            f"Dit mag, maar het komt bij elke uitslag te staan. Niet de bedoeling? {each.terug}",
            ernst=Ernst.LET_OP,
        )


def check_letters(reader: Reader, grond: Grondslag) -> None:
    """Report own eisen with an id that begins as those of the edition do."""
    letters = grond.letters
    for path in reader.items(("eisen",)):
        found = reader.value((*path, "id"))
        match = EIS_ID.fullmatch(found) if isinstance(found, str) else None
        if match and match[1] in letters and found not in grond.eisen:
            reader.report(
                (*path, "id"),
                "letters-van-editie",
                f"Id's met {match[1]} zijn van editie {grond.id}.",
                "Kies eigen letters voor uw eisen, zoals REG-01 of de letters van uw regio.",
            )


def weakened(reader: Reader, grond: Grondslag) -> tuple[str, ...]:
    """The kerneisen of the edition that are left out or made lighter, in its order."""
    found = {eis for each in _weakened(reader, grond) for eis in each.eisen}
    return tuple(eis for eis in grond.eisen if eis in found)


def leave_out(reader: Reader) -> list[str]:
    """What the norm leaves out, with an empty text for what is no text."""
    return _listed(reader, ("weglaten",))


def _check_stricter(reader: Reader, path: YamlPath, eis: str, grond: Grondslag) -> None:
    eisen = grond.eisen
    if eis not in eisen:
        reader.report(
            path,
            "onbekende-eis",
            f"De eis '{shown(eis)}' staat niet in editie {grond.id}.",
            f"{remedy(eis, tuple(eisen))} Een eigen eis wijzigt u in haar eigen bestand.",
            key=True,
        )
        return
    if eis in leave_out(reader):
        reader.report(
            path,
            "strenger-en-weg",
            f"De eis {eis} staat bij strenger, maar ook bij weglaten.",
            f"Haal {eis} bij één van beide weg.",
            key=True,
        )
    if reader.value((*path, "kern")) is True:
        if eisen[eis]["basis"] == Basis.PRAKTIJK:
            reader.report(
                (*path, "kern"),
                "praktijk-is-nooit-kern",
                f"De eis {eis} heeft als basis: praktijk. Dan kan het geen kerneis zijn.",
                "Haal deze regel weg.",
            )
        elif eisen[eis]["kern"]:
            reader.report(
                (*path, "kern"),
                "is-al-kern",
                f"De eis {eis} is al een kerneis.",
                "Haal deze regel weg.",
                ernst=Ernst.LET_OP,
            )


def _one_by_one(found: str, grond: Grondslag) -> str | None:
    """What to do when somebody leaves out a gebied as a whole."""
    for gebied in grond.inhoud["gebieden"]:
        if gebied["id"] == found:
            ids = [eis["id"] for eis in gebied["eisen"]]
            return f"Dit is een gebied. Noem de eisen één voor één, van {ids[0]} tot {ids[-1]}."
    return None


def _weakened(reader: Reader, grond: Grondslag) -> Iterator[Verzwakking]:
    kern = {eis_id: eis for eis_id, eis in grond.eisen.items() if eis["kern"]}
    drempel = reader.value(("drempel",))
    if isinstance(drempel, int) and drempel < grond.inhoud["norm"]["drempel"]:
        was = grond.inhoud["norm"]["drempel"]
        yield Verzwakking(
            eisen=tuple(kern),
            path=("drempel",),
            tekst=f"Deze norm maakt alle kerneisen van {grond.id} lichter: de drempel was {was}.",
            terug="Haal de drempel weg.",
        )
    for index, eis in enumerate(_listed(reader, ("weglaten",))):
        if eis in kern:
            yield Verzwakking(
                eisen=(eis,),
                path=("weglaten", index),
                tekst=f"Deze norm laat kerneis {eis} van {grond.id} weg.",
                terug=f"Haal {eis} weg bij weglaten.",
            )
    for eis in _stricter(reader):
        path: YamlPath = ("strenger", eis)
        if eis not in kern:
            continue
        lighter = f"Deze norm maakt kerneis {eis} van {grond.id} lichter"
        if reader.value((*path, "kern")) is False:
            yield Verzwakking(
                eisen=(eis,),
                path=(*path, "kern"),
                tekst=f"{lighter}: het is hier geen kerneis meer.",
                terug="Haal deze regel weg.",
            )
        named = _listed(reader, (*path, "sectoren"))
        gone = [each for each in kern[eis]["sectoren"] if each not in named]
        if named and gone:
            yield Verzwakking(
                eisen=(eis,),
                path=(*path, "sectoren"),
                tekst=f"{lighter}: de eis geldt niet meer voor {listing(gone, 'en')}.",
                terug=f"Zet {listing(gone, 'en')} erbij.",
            )


def _listed(reader: Reader, path: YamlPath) -> list[str]:
    """What stands in a list, with an empty text for what is no text: the places stay right."""
    found = reader.value(path)
    if not isinstance(found, list):
        return []
    return [each if isinstance(each, str) else "" for each in found]


def _stricter(reader: Reader) -> Iterator[str]:
    found = reader.value(("strenger",))
    yield from (found if isinstance(found, dict) else {})
