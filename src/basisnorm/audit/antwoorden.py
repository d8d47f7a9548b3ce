"""Reads the answers in an audit file against the norm they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.audit.persoonsgegevens import free_text
from basisnorm.fields import Reader
from basisnorm.norm.model import Eis, Norm, Schaalsoort
from basisnorm.words import listing, remedy, shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlPath

ANSWER_KEYS = ("niveau", "nvt", "toelichting", "bewijs", "overgenomen")
BEWIJS_KEYS = ("datum", "eigenaar", "plaats")


def read_antwoorden(reader: Reader, norm: Norm) -> tuple[Antwoord, ...]:
    """Every answer that is right; what is wrong is reported."""
    top: YamlPath = ("antwoorden",)
    if reader.value(top) is None:
        if top in reader.document.values:
            reader.report(top, "leeg", "Hier staan geen antwoorden.", "Schrijf antwoorden: {}")
        return ()
    found = (_antwoord(reader, norm, key) for key in reader.mapping(top, (), None))
    return tuple(antwoord for antwoord in found if antwoord is not None)


def _antwoord(reader: Reader, norm: Norm, key: str) -> Antwoord | None:
    path: YamlPath = ("antwoorden", key)
    eis = norm.eisen.get(key)
    if eis is None:
        _report_unknown(reader, norm, path, key)
        return None
    if not isinstance(reader.value(path), dict):
        reader.report(
            path,
            "geen-groep",
            f"Bij {key} hoort een groep te staan met niveau of nvt.",
            f"Schrijf: {key}: {{niveau: 2}}. Is de vraag nog open, haal deze regel dan weg.",
        )
        return None
    present = reader.mapping(path, (), ANSWER_KEYS)
    chosen = [each for each in ("niveau", "nvt") if each in present]
    if len(chosen) > 1:
        reader.report(
            path,
            "niveau-of-nvt",
            f"Bij {key} staan niveau en nvt allebei. Het kan er maar één zijn.",
            "Haal een van de twee weg.",
            key=True,
        )
    elif not chosen and not _is_notitie(reader, path):
        reader.report(
            path,
            "niveau-of-nvt",
            f"Bij {key} staat geen niveau en geen nvt.",
            f"Schrijf niveau: met {_levels(eis)}, of nvt: met een reden. Is de vraag nog open, "
            "schrijf er dan alleen een toelichting bij, of haal dit antwoord weg.",
            key=True,
        )
    for each in ("niveau", "nvt"):
        if each in present and reader.value((*path, each)) is None:
            reader.report((*path, each), "leeg", "Hier staat niets.", f"Vul {each} in.")
    return Antwoord(
        eis=key,
        niveau=_niveau(reader, (*path, "niveau"), eis),
        nvt=_nvt(reader, (*path, "nvt"), eis),
        toelichting=free_text(reader, (*path, "toelichting")),
        bewijs=tuple(_bewijs(reader, each) for each in reader.items((*path, "bewijs"))),
        overgenomen=reader.text((*path, "overgenomen")),
    )


def _is_notitie(reader: Reader, path: YamlPath) -> bool:
    """Whether something was written at a question that is open.

    What was taken over was an answer.
    """
    text, bewijs, taken = (
        reader.value((*path, each)) for each in ("toelichting", "bewijs", "overgenomen")
    )
    is_text = isinstance(text, str) and text.strip() != ""
    return (is_text or bool(bewijs)) and (taken is None or taken == "")


def _report_unknown(reader: Reader, norm: Norm, path: YamlPath, key: str) -> None:
    gone = next((each for each in norm.vervallen if each.id == key), None)
    if gone is not None:
        oplossing = gone.uitleg
    else:
        oplossing = remedy(key, norm.eisen, "Haal dit antwoord weg.")
    reader.report(
        path,
        "onbekende-eis",
        f"De eis '{shown(key)}' staat niet in norm {norm.id}.",
        oplossing,
        key=True,
    )


def _niveau(reader: Reader, path: YamlPath, eis: Eis) -> int | None:
    value = reader.value(path)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value in eis.niveaus:
        return value
    reader.report(
        path,
        "verkeerd-niveau",
        f"Niveau '{shown(value)}' bestaat niet bij {eis.id}.",
        f"Kies {_levels(eis)}, zonder aanhalingstekens.",
    )
    return None


def _levels(eis: Eis) -> str:
    if eis.schaal is Schaalsoort.JA_NEE:
        return "0 (nee) of 2 (ja)"
    return listing([str(niveau) for niveau in eis.niveaus])


def _nvt(reader: Reader, path: YamlPath, eis: Eis) -> Nvt | None:
    if reader.value(path) is None:
        return None
    if not eis.nvt_redenen:
        reader.report(
            path,
            "nvt-mag-niet",
            f"Bij {eis.id} kan 'niet van toepassing' niet.",
            f"Kies een niveau: {_levels(eis)}.",
            key=True,
        )
        return None
    reader.mapping(path, ("reden",), ("besloten_door", "tot"))
    return Nvt(
        reden=reader.choice((*path, "reden"), [reden.id for reden in eis.nvt_redenen]) or "",
        besloten_door=free_text(reader, (*path, "besloten_door")),
        tot=reader.day((*path, "tot")),
    )


def _bewijs(reader: Reader, path: YamlPath) -> Bewijs:
    reader.mapping(path, ("wat",), BEWIJS_KEYS)
    return Bewijs(
        wat=free_text(reader, (*path, "wat"), required=True) or "",
        datum=reader.day((*path, "datum")),
        eigenaar=free_text(reader, (*path, "eigenaar")),
        plaats=free_text(reader, (*path, "plaats")),
    )
