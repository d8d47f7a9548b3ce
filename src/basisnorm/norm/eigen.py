"""A norm of one's own that builds on an edition, and the first files of one.

What it takes over, leaves out, makes stricter and adds becomes the content of an ordinary norm,
which everything else handles without knowing. What weakens a kerneis of the edition is a let-op:
it may be done, but never in silence.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from basisnorm import resources
from basisnorm.errors import Ernst
from basisnorm.fields import Reader
from basisnorm.norm.build import Plain, editions
from basisnorm.norm.model import EIS_ID, Basis
from basisnorm.strict_yaml import YamlPath
from basisnorm.words import listing, remedy, shown

KEY = "gebaseerd_op"
BASED_KEYS = (KEY, "weglaten", "strenger")
STRICTER_KEYS = ("kern", "op_orde", "eigen_maat", "sectoren")
SCHEMAS = ("norm", "gebied", "aanvulling", "bronnen", "versies", "vragenlijst")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


class Grondslag(NamedTuple):
    """The edition on which a norm builds: its content as plain values."""

    id: str
    inhoud: Plain

    @property
    def eisen(self) -> dict[str, Plain]:
        """The eisen of the edition by their id, in norm order."""
        return {eis["id"]: eis for gebied in self.inhoud["gebieden"] for eis in gebied["eisen"]}

    @property
    def gebieden(self) -> tuple[str, ...]:
        """The ids of its gebieden, in norm order."""
        return tuple(gebied["id"] for gebied in self.inhoud["gebieden"])

    @property
    def bronnen(self) -> tuple[str, ...]:
        """The ids of its sources."""
        return tuple(bron["id"] for bron in self.inhoud["bronnen"])

    @property
    def letters(self) -> frozenset[str]:
        """The letters with which its ids begin; they stay the edition's, also for retired ids."""
        ids = [*self.eisen, *(each["id"] for each in self.inhoud["norm"]["vervallen"])]
        return frozenset(match[1] for each in ids if (match := EIS_ID.fullmatch(each)))


def resolve(eigen: Plain, grond: Grondslag) -> dict[str, Any]:
    """The content of the norm as a whole, from its own files that passed their checks.

    Own eisen for a gebied of the edition come after those of the edition; own gebieden come after
    its gebieden, and own sources after the sources that are still used.
    """
    norm, basis = eigen["norm"], grond.inhoud["norm"]
    weg = set(norm.get("weglaten") or ())
    strenger: Plain = norm.get("strenger") or {}
    added = {gebied["id"]: gebied for gebied in eigen["gebieden"]}
    gebieden = []
    for gebied in grond.inhoud["gebieden"]:
        eisen = [
            _stricter_eis(eis, strenger.get(eis["id"]) or {})
            for eis in gebied["eisen"]
            if eis["id"] not in weg
        ]
        eisen += added.pop(gebied["id"], {"eisen": []})["eisen"]
        if eisen:
            gebieden.append({**gebied, "eisen": eisen})
    gebieden += added.values()
    # A twin that a region leaves out has nothing left to offer.
    gebieden = [
        {**gebied, "eisen": [_without(eis, weg) for eis in gebied["eisen"]]} for gebied in gebieden
    ]
    used = {bron for gebied in gebieden for eis in gebied["eisen"] for bron in _sources(eis)}
    told = {each["id"] for each in norm.get("vervallen") or ()}
    return {
        # Beside the norm: what it says of itself, and so its vingerafdruk, is not about this.
        "weggelaten": [eis for eis in norm.get("weglaten") or () if eis not in told],
        "norm": {
            "id": norm["id"],
            "versie": norm["versie"],
            "naam": norm["naam"],
            "peildatum": norm["peildatum"],
            "drempel": norm.get("drempel", basis["drempel"]),
            "verantwoording": norm["verantwoording"],
            "gebieden": [gebied["id"] for gebied in gebieden],
            "vervallen": _vervallen(norm, basis, weg),
            **({"formaat": norm["formaat"]} if "formaat" in norm else {}),
        },
        "bronnen": [
            *(bron for bron in grond.inhoud["bronnen"] if bron["id"] in used),
            *eigen["bronnen"],
        ],
        "versies": eigen["versies"],
        "gebieden": gebieden,
    }


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


def weakened(reader: Reader, grond: Grondslag) -> tuple[str, ...]:
    """The kerneisen of the edition that are left out or made lighter, in its order."""
    found = {eis for each in _weakened(reader, grond) for eis in each.eisen}
    return tuple(eis for eis in grond.eisen if eis in found)


def leave_out(reader: Reader) -> list[str]:
    """What the norm leaves out, with an empty text for what is no text."""
    return _listed(reader, ("weglaten",))


def make_id(name: str) -> str:
    """An id for a norm from the name of its folder: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = _NO_WORD.sub("-", plain)[:_LONGEST].strip("-") or "eigen-norm"
    return f"{found}-eigen" if found in editions() else found


def make_files(id: str, naam: str, datum: str, editie: str | None) -> dict[str, bytes]:
    """The content of every file in a new norm, by its path in the folder.

    With `editie` the norm builds on that edition, else it stands on its own. The files pass the
    checks as they are; `schema/` helps an editor without a network.
    """
    # A JSON text is a YAML text too, whatever quotes and colons somebody has in a name.
    name = json.dumps("".join(each for each in naam if each.isprintable()), ensure_ascii=False)
    words = {"@ID@": id, "@NAAM@": name, "@DATUM@": datum, "@EDITIE@": editie or ""}
    templates = {
        "norm.yaml": "norm-los.yaml" if editie is None else "norm-op-editie.yaml",
        "eigen-afspraken.yaml": "eigen-afspraken.yaml",
        "bronnen.yaml": "bronnen.yaml",
        "versies.yaml": "versies.yaml",
    }
    folder = resources.folder("norm")
    files = {}
    for path, template in templates.items():
        text = (folder / "skelet" / template).read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        files[path] = text.encode()
    for schema in SCHEMAS:
        path = f"schema/{schema}.schema.json"
        files[path] = (folder / path).read_bytes()
    return files


def _stricter_eis(eis: Plain, changes: Plain) -> dict[str, Any]:
    """An eis of the edition with the changes of the region.

    An own `op_orde` comes after that of the edition: so nothing that was asked can disappear.
    """
    changed = {**eis, **{key: each for key, each in changes.items() if key != "op_orde"}}
    for key in ("tekst", "op_orde", "schoolgids", "bewijs", "bronnen", "niveaus"):
        if key in changed:
            changed[key] = _fitting(changed[key], changed["sectoren"])
    extra = changes.get("op_orde")
    if extra:
        was = changed["op_orde"]
        changed["op_orde"] = (
            {sector: _after(text, extra) for sector, text in was.items()}
            if isinstance(was, Mapping)
            else _after(was, extra)
        )
    return changed


def _without(eis: Plain, weg: set[str]) -> Plain:
    if "tweelingen" not in eis:
        return eis
    left = [each for each in eis["tweelingen"] if each not in weg]
    return {**eis, "tweelingen": left}


def _after(text: str, extra: str) -> str:
    return f"{text.strip()} {extra.strip()}"


def _fitting(value: Any, sectoren: list[str]) -> Any:
    """A value per sector for exactly these sectoren; a sector that is new gets the other's."""
    if not isinstance(value, Mapping):
        return value
    first, *_ = value.values()
    return {sector: value.get(sector, first) for sector in sectoren}


def _vervallen(norm: Plain, basis: Plain, weg: set[str]) -> list[Any]:
    """What is left out is retired here, so that an older answer is told what became of it."""
    own = norm.get("vervallen") or []
    told = {each["id"] for each in own}
    left = [
        {"id": eis, "vervangen_door": [], "sinds": norm["peildatum"]}
        for eis in norm.get("weglaten") or ()
        if eis not in told
    ]
    kept = [
        {**each, "vervangen_door": [eis for eis in each["vervangen_door"] if eis not in weg]}
        for each in basis["vervallen"]
        if each["id"] not in told
    ]
    return [*kept, *left, *own]


def _sources(eis: Plain) -> Iterator[str]:
    bronnen = eis["bronnen"]
    for each in bronnen.values() if isinstance(bronnen, Mapping) else (bronnen,):
        yield from each


class Verzwakking(NamedTuple):
    """One place that takes away something of kerneisen of the edition."""

    eisen: tuple[str, ...]
    path: YamlPath
    tekst: str
    terug: str


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
