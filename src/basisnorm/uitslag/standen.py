"""Outcomes that many schools share: worked out once, and then only looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from basisnorm.audit.model import Antwoord
from basisnorm.norm.model import Eis, Sector
from basisnorm.uitslag.model import EisUitslag, Verbeterpunt
from basisnorm.uitslag.telling import weigh

# Stands for the words of a school in what is kept: only whether there are any makes a difference.
_SOMETHING = "..."


class Standen:
    """The outcomes of eisen in one sector under one questionnaire.

    `work_out(eis, antwoord, datum)` gives the outcome of an eis that did not come up before.
    """

    def __init__(
        self, sector: Sector, work_out: Callable[[Eis, Antwoord | None, str], EisUitslag]
    ) -> None:
        self._sector, self._work_out = sector, work_out
        self._eisen: dict[object, tuple[EisUitslag, int]] = {}
        self._punten: dict[object, Verbeterpunt] = {}

    def of_eisen(
        self, eisen: Iterable[Eis], answers: Mapping[str, Antwoord], datum: str
    ) -> tuple[tuple[EisUitslag, ...], int]:
        """The outcomes at `datum`, and what they weigh together in the counts (telling.weigh)."""
        kept = self._eisen
        found: list[EisUitslag] = []
        whole = 0
        for eis in eisen:
            antwoord = answers.get(eis.id)
            if antwoord is None:
                uitkomst, weight = kept.get(eis.id) or self._new(eis.id, eis, None, datum)
            elif antwoord.nvt is not None or antwoord.overgenomen is not None:
                # Here the day matters, and what the school wrote.
                uitkomst = self._work_out(eis, antwoord, datum)
                weight = weigh(uitkomst)
            else:
                toelichting, bewijs = antwoord.toelichting, antwoord.bewijs
                key = (eis.id, antwoord.niveau, bool(toelichting or bewijs))
                uitkomst, weight = kept.get(key) or self._new(key, eis, antwoord, datum)
                if toelichting is not None or bewijs:
                    uitkomst = _with(antwoord, uitkomst)
            found.append(uitkomst)
            whole += weight
        return tuple(found), whole

    def punt(self, rang: int, uitkomst: EisUitslag) -> Verbeterpunt:
        """The verbeterpunt at this place."""
        eis, niveau = uitkomst.eis, uitkomst.niveau or 0
        key = (rang, eis.id, niveau)
        found = self._punten.get(key)
        if found is None:
            found = self._punten[key] = Verbeterpunt(
                rang=rang,
                eis=eis,
                niveau=niveau,
                doel=eis.op_orde.voor(self._sector),
                eerste_stap=eis.verbeteren,
            )
        return found

    def _new(
        self, key: object, eis: Eis, antwoord: Antwoord | None, datum: str
    ) -> tuple[EisUitslag, int]:
        if antwoord is not None:
            something = _SOMETHING if antwoord.onderbouwd else None
            antwoord = replace(antwoord, toelichting=something, bewijs=())
        uitkomst = self._work_out(eis, antwoord, datum)
        found = self._eisen[key] = (uitkomst, weigh(uitkomst))
        return found


def _with(antwoord: Antwoord, alike: EisUitslag) -> EisUitslag:
    """Written out, because `replace` takes several times as long."""
    return EisUitslag(
        eis=alike.eis,
        staat=alike.staat,
        niveau=alike.niveau,
        op_orde=alike.op_orde,
        onderbouwd=alike.onderbouwd,
        antwoord=antwoord,
        gevraagd=alike.gevraagd,
    )
