"""The ring of kerneisen: a bow for each shape, cut into one segment per eis, as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

from basisnorm.rapport.merk import KLASSE, Vorm, Vormtelling

_CENTRE = 100.0
_RADIUS = 75.0
_BAND = 26.0
_AROUND = 2 * pi * _RADIUS
# Between two segments, and the edge of a hollow one; in units of the drawing.
_GAP = 3.0
_EDGE = 1.8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Boog:
    """A path that is `lengte` long, in segments: `streep` of each is drawn, then `gat` is empty.

    `klasse` is that of the shape, or "hol" for what makes the shape under it hollow.
    """

    klasse: str
    pad: str
    lengte: str
    breed: str
    streep: str
    gat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """The whole ring with the number in its middle; `tekst` says the same without a picture."""

    bogen: tuple[Boog, ...]
    getal: str
    onder: tuple[str, ...]
    tekst: str


def bows(vormen: Vormtelling) -> tuple[Boog, ...]:
    """The bows for these kerneisen, clockwise from the top; equal shapes stand together."""
    found: list[Boog] = []
    start, total = 0, sum(vormen.values())
    for vorm, number in vormen.items():
        if number:
            found += _bow(vorm, start, number, total)
            start += number
    return tuple(found)


@lru_cache(maxsize=4096)
def _bow(vorm: Vorm, start: int, number: int, total: int) -> tuple[Boog, ...]:
    """Full when op orde, half full when begonnen, hollow when not, a thin line when open.

    So the ring also reads in grey.
    """

    def boog(klasse: str, radius: float, width: float, edge: float) -> Boog:
        # One segment is 1 long for the dashes, whatever the radius.
        gap = (_GAP + 2 * edge) * total / _AROUND
        return Boog(
            klasse=klasse,
            pad=_path(radius, (start + gap / 2) / total, (number - gap) / total),
            lengte=f"{number - gap:.4g}",
            breed=f"{width:g}",
            streep=f"{1 - gap:.3g}",
            gat=f"{gap:.3g}",
        )

    if vorm is Vorm.OPEN:
        return (boog(KLASSE[vorm], _RADIUS, 5, 0),)
    whole = boog(KLASSE[vorm], _RADIUS, _BAND, 0)
    if vorm is Vorm.BEGONNEN:
        return whole, boog("hol", _RADIUS + _BAND / 4, _BAND / 2 - _EDGE, _EDGE)
    if vorm is Vorm.NOG_NIET:
        return whole, boog("hol", _RADIUS, _BAND - 2 * _EDGE, _EDGE)
    return (whole,)


def _path(radius: float, start: float, length: float) -> str:
    """In two halves, because an arc from a point to itself draws nothing."""
    first, middle, last = (_point(radius, start + part * length) for part in (0, 0.5, 1))
    arc = f"A{radius:g} {radius:g} 0 0 1 "
    return f"M{first}{arc}{middle}{arc}{last}"


def _point(radius: float, turn: float) -> str:
    angle = 2 * pi * turn
    return f"{_CENTRE + radius * sin(angle):.1f} {_CENTRE - radius * cos(angle):.1f}"
