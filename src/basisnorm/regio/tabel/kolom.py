"""The columns of a table as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from basisnorm.errors import Melding
from basisnorm.norm.model import Norm, Status
from basisnorm.regio.tabel.koppen import letter


class Soort(Enum):
    """What a column is to us."""

    SCHOOL = auto()
    EIS = auto()
    BIJ_EIS = auto()
    LANG = auto()
    PERSOON = auto()
    GENEGEERD = auto()
    ONBEKEND = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """One column. `naam` is the field of a school, or the id of an eis; `deel` what stands
    beside that eis (one of BIJ_EIS)."""

    index: int
    kop: str
    soort: Soort
    naam: str = ""
    deel: str = ""

    @property
    def letter(self) -> str:
        """As the spreadsheet shows it."""
        return letter(self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolommen:
    """All columns of a table, in its order. In a long table every row is one eis."""

    alle: tuple[Kolom, ...]
    lang: bool
    meldingen: tuple[Melding, ...] = ()

    def of(self, soort: Soort) -> tuple[Kolom, ...]:
        """The columns of one kind."""
        return tuple(each for each in self.alle if each.soort is soort)

    def veld(self, naam: str) -> Kolom | None:
        """The column of a field of the school, or of a long table."""
        for each in self.alle:
            if each.naam == naam and each.soort in (Soort.SCHOOL, Soort.LANG):
                return each
        return None

    def extra_gebieden(self, norm: Norm) -> tuple[str, ...]:
        """The gebieden in preparation of which an eis is a column."""
        asked = {norm.eisen[each.naam].gebied for each in self.of(Soort.EIS)}
        return tuple(
            gebied.id
            for gebied in norm.gebieden
            if gebied.status is Status.IN_VOORBEREIDING and gebied.id in asked
        )
