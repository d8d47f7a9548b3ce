"""A norm that builds on an edition: what it takes over, leaves out, makes stricter and adds.

What comes out is the content of an ordinary norm, which everything else handles without knowing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from basisnorm.norm.check_eis import EIS_ID

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grondslag:
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
