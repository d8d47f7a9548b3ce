"""The ring of kerneisen: one segment per eis, worked out as SVG paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from basisnorm.rapport.merk import Vorm

_CENTRE = 100.0
_OUTER = 88.0
_INNER = 62.0
# How far the filled part of "begonnen" reaches: half of the band, so that it also reads in grey.
_HALF = 75.0
_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """One path; `soort` is its class in the stylesheet."""

    soort: str
    pad: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """The whole ring with the number in its middle; `tekst` says the same without a picture."""

    delen: tuple[Deel, ...]
    getal: str
    onder: tuple[str, ...]
    tekst: str


def segments(vormen: Sequence[Vorm]) -> tuple[Deel, ...]:
    """The paths for these kerneisen, clockwise from the top."""
    step = 2 * pi / len(vormen) if vormen else 0.0
    return tuple(
        deel
        for index, vorm in enumerate(vormen)
        for deel in _segment(vorm, index * step, (index + 1) * step)
    )


def _segment(vorm: Vorm, start: float, end: float) -> Iterator[Deel]:
    match vorm:
        case Vorm.OP_ORDE | Vorm.GEBORGD:
            yield Deel(soort="vol", pad=_band(start, end, _INNER, _OUTER))
        case Vorm.BEGONNEN:
            yield Deel(soort="half-rand", pad=_band(start, end, _INNER + 0.7, _OUTER - 0.7))
            yield Deel(soort="half", pad=_band(start, end, _INNER, _HALF))
        case Vorm.NOG_NIET:
            yield Deel(soort="leeg", pad=_band(start, end, _INNER + 1, _OUTER - 1))
        case _:
            yield Deel(soort="open", pad=_band(start, end, _INNER + 1, _OUTER - 1))


def _band(start: float, end: float, inner: float, outer: float) -> str:
    """A piece of a ring; the gap is as wide inside as outside, so the angles differ."""
    if end - start > 2 * pi - 1e-9:
        # An arc from a point to itself draws nothing; a lone segment keeps its gap.
        end -= 1e-3
    out, inn = _GAP / 2 / outer, _GAP / 2 / inner
    large = 1 if end - start > pi else 0
    return (
        f"M{_point(outer, start + out)}A{outer:g} {outer:g} 0 {large} 1 {_point(outer, end - out)}"
        f"L{_point(inner, end - inn)}A{inner:g} {inner:g} 0 {large} 0 {_point(inner, start + inn)}Z"
    )


def _point(radius: float, angle: float) -> str:
    return f"{_CENTRE + radius * sin(angle):.1f} {_CENTRE - radius * cos(angle):.1f}"
