"""Moves what a school wrote for its schoolgids from one norm to another."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.model import Schoolgids
from basisnorm.norm.model import Norm
from basisnorm.norm.verschil import predecessors, successors


def move_schoolgids(gids: Schoolgids | None, oud: Norm, nieuw: Norm) -> Schoolgids | None:
    """The own sentences under the ids of `nieuw`; None when nothing is left."""
    if gids is None:
        return None
    after, before = successors(oud, nieuw), predecessors(oud, nieuw)
    sentences: dict[str, list[str]] = {}
    for eis, zin in gids.zinnen:
        # After a split there is one sentence; under the first part the school will find it.
        for new in after[eis][:1]:
            sentences.setdefault(new, []).append(zin)
    left_out = set(gids.weglaten)
    moved = replace(
        gids,
        zinnen=tuple((eis, " ".join(zinnen)) for eis, zinnen in sentences.items()),
        # What parents should know is hidden only when the school hid all of it.
        weglaten=tuple(new for new, ids in before.items() if ids and left_out.issuperset(ids)),
    )
    return None if moved == Schoolgids() else moved
