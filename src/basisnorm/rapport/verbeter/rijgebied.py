"""One gebied on the page of a school in a batch, from how its eisen stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from basisnorm.norm.model import Gebied, Norm
from basisnorm.rapport.merk import WOORD
from basisnorm.rapport.uitleg import conclude_gebied
from basisnorm.rapport.uitleg_eis import Regel
from basisnorm.rapport.verbeter import secties
from basisnorm.rapport.verbeter.gebiedblok import GebiedKop, build_kop
from basisnorm.rapport.verbeter.rijtabel import (
    AANVULLEND,
    COUNTS,
    KERN,
    NOT_ASKED,
    OP_ORDE,
    WORD,
    Eisstand,
)
from basisnorm.rapport.verbeter.stukken import Html, Stukken
from basisnorm.rapport.verbeter.waarom import decide
from basisnorm.uitslag.model import Conclusie, GrondTelling, Telling
from basisnorm.uitslag.regel import conclude
from basisnorm.uitslag.telling import read, share
from basisnorm.values import dataclass

_SPLIT = WORD.encode()
# So many ways to stand are kept for a gebied.
_MEMORY = 256
# The words of a school in a gebied, for each of its lists.
Woorden = tuple[list[bytes], list[bytes], list[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferstand:
    """The counts of a gebied or of a school, with what follows from them."""

    conclusie: Conclusie
    telling: Telling
    percentage: int | None
    per_grond: tuple[GrondTelling, ...]


class Rijgebied(NamedTuple):
    """One gebied of one school: `rij` stands on the first card, `eisen` in its own section.

    `weegt` and `counts` are the sums of those of its eisen, `line` is what the trace of the school
    says of it, and `waarom` how it came out so.
    """

    weegt: int
    counts: bytes
    cijfers: Cijferstand
    kop: GebiedKop
    line: str
    waarom: Regel
    rij: Html
    eisen: Html


class Gebiedmaker:
    """Lays out one gebied; its eisen are those from `start` to `end` in page order."""

    def __init__(self, norm: Norm, gebied: Gebied, start: int, end: int, stukken: Stukken) -> None:
        self.gebied, self.start, self.end = gebied, start, end
        self._norm, self._stukken = norm, stukken
        # By the sums of what the eisen weigh and count.
        self._kept: dict[tuple[int, int], tuple[bytes, Cijferstand, GebiedKop, str]] = {}

    def make(self, standen: Sequence[Eisstand], words: Woorden) -> Rijgebied:
        """The gebied of a school, from how its eisen stand and what it wrote."""
        (
            weegt, telt, cellen, kern, aanvullend, still_open, op_orde, _, niet, nog_open,
            *_,
        ) = zip(*standen, strict=True)  # fmt: skip
        key = sum(weegt), sum(telt)
        counts, cijfers, kop, line = self._kept.get(key) or self._count(key)
        stukken, conclusie = self._stukken, cijfers.conclusie
        decided = {Conclusie.NOG_NIET: niet, Conclusie.ONVOLLEDIG: nog_open}.get(conclusie, ())
        return Rijgebied(
            weegt=key[0],
            counts=counts,
            cijfers=cijfers,
            kop=kop,
            line=line,
            waarom=decide(self.gebied.titel, conclusie, filter(None, decided)),
            rij=secties.lay_out_rij(stukken, kop, _html(b"".join(cellen))),
            eisen=secties.lay_out_gebied(
                stukken,
                kop,
                _fill(kern, words[KERN]),
                _fill(aanvullend, words[AANVULLEND]),
                _html(b"".join(still_open)),
                _fill(op_orde, words[OP_ORDE]),
                aantal_open=counts[0],
                aantal_op_orde=counts[1],
                beknopt=False,
            ),
        )

    def _count(self, key: tuple[int, int]) -> tuple[bytes, Cijferstand, GebiedKop, str]:
        weight, counted = key
        counts, cijfers = counted.to_bytes(COUNTS, "little"), count(weight)
        vormen = dict(zip(WOORD, counts[-len(WOORD) :], strict=True))
        kern, other = counts[NOT_ASKED]
        kop = build_kop(self._norm, self.gebied, cijfers, vormen, (kern, other))
        found = (counts, cijfers, kop, conclude_gebied(self.gebied, cijfers))
        if len(self._kept) < _MEMORY:
            self._kept[key] = found
        return found


def count(weight: int, conclusie: Conclusie | None = None) -> Cijferstand:
    """What follows from a sum; of a school the `conclusie` follows from its gebieden."""
    telling, per_grond = read(weight)
    return Cijferstand(
        conclusie=conclusie or conclude(telling),
        telling=telling,
        percentage=share(telling),
        per_grond=per_grond,
    )


def _fill(pieces: Iterable[bytes], words: list[bytes]) -> Html:
    """The pieces of a list, with the words where they go."""
    whole = b"".join(pieces)
    if not words:
        return _html(whole)
    found = [b""] * (2 * len(words) + 1)
    found[::2] = whole.split(_SPLIT)
    found[1::2] = words
    return found


def _html(piece: bytes) -> Html:
    return [piece] if piece else []
