"""Counts of schools, packed side by side in one number.

One addition then counts a school in all of them. `Pakket` says where each count stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from basisnorm.norm.model import Norm
from basisnorm.regio.overzicht.overzicht import Groep
from basisnorm.regio.overzicht.rij import sort_key
from basisnorm.regio.overzicht.stand import Cel, Stand, Uitkomst

# Bits of each count: more schools than anybody has.
_FIELD = 40
_MASK = (1 << _FIELD) - 1
_UITKOMSTEN = tuple(Uitkomst)
_MET, _ANSWERED, _FIRST = 0, 1, 2


class Pakket:
    """What is counted: met and answered kerneisen, and every outcome, of the school and per gebied.

    Place 0 is the school, the gebieden of the norm follow.
    """

    def __init__(self, norm: Norm) -> None:
        self._counts = [gebied.telt_mee for gebied in norm.gebieden]

    def of_cel(self, place: int, cel: Cel) -> int:
        """What a school adds for the gebied with this place in the norm."""
        number = _outcome(place + 1, cel.uitkomst)
        if self._counts[place]:
            number += cel.kern_op_orde << _FIELD * _MET
            number += (cel.kern_op_orde + cel.kern_niet) << _FIELD * _ANSWERED
        return number

    def of_school(self, uitkomst: Uitkomst) -> int:
        """What a school adds for itself."""
        return _outcome(0, uitkomst)

    def stand(self, number: int, place: int | None = None) -> Stand:
        """How many schools have each outcome, for the schools or for one gebied."""
        first = _shift(0 if place is None else place + 1)
        return Stand(
            **{
                uitkomst.value: _field(number, first + at)
                for at, uitkomst in enumerate(_UITKOMSTEN)
            }
        )

    def groepen(self, groups: Mapping[str | None, int], places: Sequence[int]) -> tuple[Groep, ...]:
        """The groups by name, with these gebieden; the schools without a name last.

        Nothing when no school has one.
        """
        if not any(groups):
            return ()
        return tuple(
            Groep(
                naam=name,
                stand=self.stand(groups[name]),
                kern_op_orde=_field(groups[name], _MET),
                kern_beantwoord=_field(groups[name], _ANSWERED),
                per_gebied=tuple(self.stand(groups[name], place) for place in places),
            )
            for name in sorted(
                groups, key=lambda name: (not name, sort_key(name or ""), name or "")
            )
        )


def _outcome(place: int, uitkomst: Uitkomst) -> int:
    return 1 << _FIELD * (_shift(place) + _UITKOMSTEN.index(uitkomst))


def _shift(place: int) -> int:
    return _FIRST + place * len(_UITKOMSTEN)


def _field(number: int, place: int) -> int:
    return number >> _FIELD * place & _MASK
