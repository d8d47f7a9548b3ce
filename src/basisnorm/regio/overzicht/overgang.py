"""Puts the answers of an earlier output, given to another edition, in the places of this norm."""

from __future__ import annotations

from basisnorm.audit.verhuizen import asks_the_same
from basisnorm.norm.model import Norm, Sector
from basisnorm.norm.verschil import predecessors, successors
from basisnorm.regio.model import ANDERE_SECTOR, NVT, ONDERBOUWD, OPEN


class Overgang:
    """What stands where, from one norm to another.

    Only the answer to an eis that still asks the same comes along. Everything else is open: so a
    difference between then and now comes from the school, never from the norm.
    """

    def __init__(self, oud: Norm, nieuw: Norm) -> None:
        self._old_places = {eis: place for place, eis in enumerate(oud.eisen)}
        after, before = successors(oud, nieuw), predecessors(oud, nieuw)
        self._plans: dict[Sector, list[tuple[int | None, int, bool]]] = {
            sector: [] for sector in Sector
        }
        for eis in nieuw.eisen.values():
            olds = before[eis.id]
            old = oud.eisen[olds[0]] if len(olds) == 1 and len(after[olds[0]]) == 1 else None
            reasons = {each.id for each in eis.nvt_redenen}
            for sector, plan in self._plans.items():
                nothing = OPEN if sector in eis.sectoren else ANDERE_SECTOR
                if old is None or not asks_the_same(old, eis, sector):
                    plan.append((None, nothing, False))
                    continue
                # The byte does not say for which reason: all of them must still be there.
                keeps_nvt = {each.id for each in old.nvt_redenen} <= reasons
                plan.append((self._old_places[old.id], nothing, keeps_nvt))

    def staten(self, old: bytes, sector: Sector) -> bytes:
        """The answers of one school, in the order of the new norm."""
        found = bytearray()
        for place, nothing, keeps_nvt in self._plans[sector]:
            state = OPEN if place is None else old[place]
            answered = state < NVT or state >= ONDERBOUWD or (state == NVT and keeps_nvt)
            found.append(state if place is not None and answered else nothing)
        return bytes(found)
