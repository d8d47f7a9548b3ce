"""The editions that come with the program, and checked plain values as a Norm or Vragenlijst."""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from basisnorm import resources
from basisnorm.norm.model import (
    Basis,
    Bron,
    Categorie,
    Eis,
    Gebied,
    Niveau,
    Norm,
    NvtReden,
    PerSector,
    Schaal,
    Schaalsoort,
    Sector,
    Status,
    Versie,
    Vervallen,
    Vragenlijst,
    choose_eisen,
)

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from basisnorm.strict_yaml import YamlDocument

COMPILED = "gecompileerd.json"
BETEKENISSEN = "betekenissen.json"
FIXED = ("norm", "bronnen", "versies")
T = TypeVar("T")
Plain = Mapping[str, Any]


def editions() -> tuple[str, ...]:
    """The ids of the editions that come with the program, oldest first."""
    return tuple(
        sorted(
            each.name
            for each in resources.folder("norm").iterdir()
            if (each / "norm.yaml").is_file()
        )
    )


def edition_folder(edition: str) -> Path | Traversable:
    """The folder of one of our editions."""
    return resources.folder("norm") / edition


def read_compiled(folder: Path | Traversable) -> dict[str, Any] | None:
    """What stands in gecompileerd.json, or None when it is not (or no longer) true to the YAML.

    A mapping of vingerafdruk, betekenis and inhoud.
    """
    file = folder / COMPILED
    if not file.is_file():
        return None
    compiled: dict[str, Any] = json.loads(file.read_bytes())
    return compiled if compiled["yaml"] == sum_of_yaml(folder) else None


def read_betekenissen(folder: Path | Traversable) -> dict[str, dict[str, str]]:
    """For each version that was ever given out: the betekenis of every eis in it.

    So the words of an older version need not be kept to know which eisen ask something else.
    """
    file = folder / BETEKENISSEN
    if not file.is_file():
        return {}
    found: dict[str, dict[str, str]] = json.loads(file.read_bytes())
    return found


def sum_of_yaml(folder: Path | Traversable) -> str:
    """A checksum over the names and the content of the YAML files in a folder.

    Against forgetting to compile, not against malice: a CRC, because every start computes it.
    """
    found = 0
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.name.endswith(".yaml"):
            # Git may check out with other line ends; the content is the same then.
            data = each.read_bytes().replace(b"\r\n", b"\n")
            found = crc32(f"{each.name} {len(data)}\n".encode() + data, found)
    return f"crc32:{found:08x}"


def plain(document: YamlDocument) -> dict[str, Any]:
    """The mapping in a document that passed its checks."""
    assert isinstance(document.value, dict)
    return document.value


def fingerprint(inhoud: Plain) -> str:
    """The vingerafdruk of an edition: of norm (without `versie`), bronnen and gebieden."""
    norm = {key: value for key, value in inhoud["norm"].items() if key != "versie"}
    return _sha256({"norm": norm, "bronnen": inhoud["bronnen"], "gebieden": inhoud["gebieden"]})


def meaning(inhoud: Plain) -> str:
    """The second vingerafdruk: it changes only when a school should look again."""
    eisen = {
        eis["id"]: meaning_of(_eis(eis, gebied["id"]))
        for gebied in inhoud["gebieden"]
        for eis in gebied["eisen"]
    }
    return _sha256({"drempel": inhoud["norm"]["drempel"], "eisen": eisen})


def meaning_of(eis: Eis) -> str:
    """The betekenis of one eis, in 16 characters; order and white space mean nothing."""
    texts = {
        sector.value: [eis.tekst.voor(sector), eis.op_orde.voor(sector)] for sector in eis.sectoren
    }
    reasons = {reden.id: reden.tekst for reden in eis.nvt_redenen}
    parts = [eis.id, texts, eis.kern, eis.basis, eis.schaal, reasons]
    if eis.niveauteksten is not None:
        # Only then: an eis without its own texts keeps the betekenis that it always had.
        parts.append({each.value: eis.niveauteksten.voor(each) for each in eis.sectoren})
    return _sha256(parts)[7:23]


def build_norm(
    inhoud: Plain,
    vingerafdruk: str,
    betekenis: str,
    gebaseerd_op: str | None = None,
    verzwakt: tuple[str, ...] = (),
) -> Norm:
    """The Norm in `inhoud`: a mapping of norm, bronnen, versies and a list of gebieden."""
    norm = inhoud["norm"]
    return Norm(
        id=norm["id"],
        versie=norm["versie"],
        naam=norm["naam"],
        peildatum=norm["peildatum"],
        drempel=norm["drempel"],
        verantwoording=norm["verantwoording"].strip(),
        gebieden=tuple(map(_gebied, inhoud["gebieden"])),
        bronnen=tuple(Bron(**bron) for bron in inhoud["bronnen"]),
        versies=tuple(Versie(**versie) for versie in inhoud["versies"]),
        vervallen=tuple(
            Vervallen(
                id=each["id"],
                vervangen_door=tuple(each["vervangen_door"]),
                sinds=each["sinds"],
                weggelaten=each["id"] in inhoud.get("weggelaten", ()),
            )
            for each in norm["vervallen"]
        ),
        vingerafdruk=vingerafdruk,
        betekenis=betekenis,
        gebaseerd_op=gebaseerd_op,
        verzwakt=verzwakt,
        van_basisnorm=gebaseerd_op is None and norm["id"] in editions(),
    )


def build_vragenlijst(plain: Plain, norm: Norm) -> Vragenlijst:
    """The Vragenlijst in the plain value of a questionnaire file, for this norm."""
    return Vragenlijst(
        id=plain["id"],
        versie=plain["versie"],
        naam=plain["naam"],
        uitleg=plain["uitleg"].strip(),
        schaal=Schaal(
            niveaus=tuple(Niveau(**each) for each in plain["schaal"]["niveaus"]),
            ja_nee=tuple(Niveau(**each) for each in plain["schaal"]["ja_nee"]),
        ),
        eisen=choose_eisen(plain["eisen"], norm),
    )


def _gebied(plain: Plain) -> Gebied:
    return Gebied(
        id=plain["id"],
        titel=plain["titel"],
        status=Status(plain["status"]),
        uitleg=plain["uitleg"].strip(),
        eisen=tuple(_eis(eis, plain["id"]) for eis in plain["eisen"]),
    )


def _eis(plain: Plain, gebied: str) -> Eis:
    return Eis(
        id=plain["id"],
        gebied=gebied,
        tekst=_per_sector(plain["tekst"], str.strip),
        categorie=Categorie(plain["categorie"]),
        sectoren=tuple(map(Sector, plain["sectoren"])),
        kern=plain["kern"],
        basis=Basis(plain["basis"]),
        eigen_maat=plain["eigen_maat"].strip() if plain["eigen_maat"] else None,
        op_orde=_per_sector(plain["op_orde"], str.strip),
        bewijs=_per_sector(plain["bewijs"], _texts),
        verbeteren=plain["verbeteren"].strip(),
        schoolgids=_per_sector(plain["schoolgids"], str.strip) if "schoolgids" in plain else None,
        bronnen=_per_sector(plain["bronnen"], _texts),
        schaal=Schaalsoort(plain["schaal"]),
        nvt_redenen=tuple(NvtReden(**reden) for reden in plain["nvt_redenen"]),
        niveauteksten=_per_sector(plain["niveaus"], _texts) if "niveaus" in plain else None,
        tweelingen=tuple(plain.get("tweelingen", ())),
    )


def _per_sector(plain: Any, convert: Callable[[Any], T]) -> PerSector[T]:
    """One value for both sectors; the sector in which it is not asked gets the other's."""
    if not isinstance(plain, dict):
        return PerSector(po=convert(plain), vo=convert(plain))
    first, *_ = plain.values()
    return PerSector(po=convert(plain.get("po", first)), vo=convert(plain.get("vo", first)))


def _texts(plain: list[str]) -> tuple[str, ...]:
    return tuple(map(str.strip, plain))


def _sha256(plain: Any) -> str:
    # Only who reads a norm from YAML computes one.
    import hashlib

    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
