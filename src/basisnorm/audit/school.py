"""A school as a value; many of them need nothing else of an audit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from basisnorm.norm.model import Sector

# Reaching a member through its class takes ten times as long, and a region has many schools.
_PO, _VO = Sector


class Schoolsoort(StrEnum):
    """The kinds of school; the names are those of DUO."""

    BO = "bo"
    SBO = "sbo"
    SO = "so"
    VSO = "vso"
    VO = "vo"
    PRO = "pro"

    @property
    def sector(self) -> Sector:
        """Under which sector's wording and eisen this kind of school falls."""
        return _PO if self._value_ in ("bo", "sbo", "so") else _VO

    @property
    def norm_bekend(self) -> bool:
        """Whether it is known that the norm applies (docs/scoreregel.md, 9)."""
        return self in (Schoolsoort.BO, Schoolsoort.VO)


SCHOOLSOORT = {
    Schoolsoort.BO: "basisonderwijs",
    Schoolsoort.SBO: "speciaal basisonderwijs",
    Schoolsoort.SO: "speciaal onderwijs",
    Schoolsoort.VSO: "voortgezet speciaal onderwijs",
    Schoolsoort.VO: "voortgezet onderwijs",
    Schoolsoort.PRO: "praktijkonderwijs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school location; `vestigingscode` (with `locatie`) is its key, its name is not."""

    vestigingscode: str
    schoolsoort: Schoolsoort
    locatie: str | None = None
    naam: str | None = None
    samenwerkingsverband: str | None = None
    bestuur: str | None = None
    gemeente: str | None = None
    plaats: str | None = None

    @property
    def sector(self) -> Sector:
        """The sector that follows from the schoolsoort."""
        return self.schoolsoort.sector
