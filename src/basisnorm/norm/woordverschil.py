"""Two wordings of one text, side by side word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Below this little is left of the old sentence; two whole sentences then read more easily.
_ALIKE = 0.4
# One word that stayed between two changes only breaks up what a person reads as one change.
_ISLAND = 1


class Soort(StrEnum):
    """Whether a piece stayed, went or came."""

    GELIJK = "gelijk"
    WEG = "weg"
    NIEUW = "nieuw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """One or more words, with single spaces between them."""

    soort: Soort
    tekst: str


def compare_words(oud: str, nieuw: str) -> tuple[Stuk, ...]:
    """The pieces in reading order; what went stands before what came in its place.

    The pieces that are not `nieuw` make the old text and those that are not `weg` the new one,
    apart from the kind of white space.
    """
    before, after = oud.split(), nieuw.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return tuple(_pieces([(before, after, False)]))
    blocks = (
        (before[i:j], after[k:m], tag == "equal") for tag, i, j, k, m in matcher.get_opcodes()
    )
    return tuple(_pieces(_without_islands(list(blocks))))


_Block = tuple[Sequence[str], Sequence[str], bool]


def _without_islands(blocks: list[_Block]) -> list[_Block]:
    merged: list[_Block] = []
    for index, (before, after, is_equal) in enumerate(blocks):
        inside = 0 < index < len(blocks) - 1
        is_island = is_equal and inside and len(before) <= _ISLAND
        if merged and not merged[-1][2] and (is_island or not is_equal):
            first_before, first_after, _ = merged.pop()
            merged.append(([*first_before, *before], [*first_after, *after], False))
        else:
            merged.append((before, after, is_equal))
    return merged


def _pieces(blocks: Iterable[_Block]) -> Iterable[Stuk]:
    for before, after, is_equal in blocks:
        if is_equal:
            yield Stuk(soort=Soort.GELIJK, tekst=" ".join(before))
            continue
        if before:
            yield Stuk(soort=Soort.WEG, tekst=" ".join(before))
        if after:
            yield Stuk(soort=Soort.NIEUW, tekst=" ".join(after))
