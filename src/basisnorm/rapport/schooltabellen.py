"""One school in each of the tables that have a line for it."""

from __future__ import annotations

from itertools import chain

from basisnorm.norm.model import Norm, Status
from basisnorm.rapport.schoolblokken import Blokken, Waarden
from basisnorm.rapport.tabelvorm import Tabelvorm
from basisnorm.rapport.uitslagen_json import Schoolregels
from basisnorm.rapport.uitslagentabel import (
    Antwoordentabel,
    Langetabel,
    Uitslagentabel,
    school_cells,
)
from basisnorm.regio.model import Bronvorm, Schoolrij
from basisnorm.regio.tellen import Plan, Teller
from basisnorm.regio.waarden import STATES

_NO_LINE = (b"",) * STATES
_NO_WORTH = (0,) * STATES


class Schooltabellen:
    """Makes the lines of uitslagen.csv, uitslagen-lang.csv, antwoorden.csv and uitslagen.json."""

    def __init__(self, norm: Norm, bron: Bronvorm, vorm: Tabelvorm, teller: Teller) -> None:
        self._norm, self._vorm, self._teller = norm, vorm, teller
        gebieden = [
            gebied.id
            for gebied in norm.gebieden
            if gebied.status is not Status.IN_VOORBEREIDING or gebied.id in bron.extra_gebieden
        ]
        self._uitslagen = Uitslagentabel(norm, gebieden, vorm)
        self._lang = Langetabel(norm, vorm)
        self._antwoorden = Antwoordentabel(bron.eisen, bron.beside, vorm)
        self._json = Schoolregels(teller.ranked)
        self._blokken: dict[Plan, Blokken] = {}

    @property
    def koppen(self) -> tuple[str, str, str]:
        """The headings of the three CSV files."""
        return self._uitslagen.kop, self._lang.kop, self._antwoorden.kop

    def regels(self, rij: Schoolrij) -> tuple[bytes, bytes, bytes, bytes]:
        """What each of the four files says of this school; in JSON without a line end."""
        plan = self._teller.plan(rij)
        blokken = self._blokken.get(plan) or self._prepare(plan)
        packed, below, ends, answers = blokken.look_up(rij.staten)
        standen = plan.standen(packed)
        cells = school_cells(rij, self._vorm)
        return (
            self._uitslagen.regel(rij, standen, cells).encode(),
            self._lang.regels(rij, ends),
            self._antwoorden.regel(rij, cells, answers),
            self._json.regel(rij, standen, below).encode(),
        )

    def _prepare(self, plan: Plan) -> Blokken:
        """What every state of every eis comes to, for the schools of one plan."""
        delen = {deel.gebied.id: deel for deel in plan.delen}
        gebieden: list[tuple[int, int, bool]] = []
        waarden: list[Waarden] = []
        for gebied in self._norm.gebieden:
            deel = delen.get(gebied.id)
            start = len(waarden)
            for place, eis in enumerate(gebied.eisen):
                applies = deel is not None and plan.sector in eis.sectoren
                waarden.append(
                    tuple(
                        zip(
                            _NO_WORTH if deel is None else deel.worth[place],
                            self._teller.points(eis.id),
                            self._lang.ends(eis) if applies else _NO_LINE,
                            self._antwoorden.cells(eis.id),
                            strict=True,
                        )
                    )
                )
            # A gebied in preparation that nobody was asked is nowhere.
            if deel is not None or any(cell for *_, cell in chain(*waarden[start:])):
                gebieden.append((start, len(waarden), deel is not None))
        found = self._blokken[plan] = Blokken(gebieden, waarden)
        return found
