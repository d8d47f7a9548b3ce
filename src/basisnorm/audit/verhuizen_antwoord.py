"""Which of the old answers stands for all that come together in one eis."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.model import Antwoord, Nvt
from basisnorm.norm.model import Eis, NvtReden


def fitting(came: tuple[Antwoord, ...], olds: tuple[Eis, ...], eis: Eis) -> Antwoord | None:
    """The old answer that stands for all of them: the lowest level, because all must be met."""
    levels = [each for each in came if each.niveau is not None]
    if levels:
        lowest = min(levels, key=lambda each: each.niveau or 0)
        # "Begonnen" is no step of yes or no: then it is not done yet, until someone confirms.
        level = max(each for each in eis.niveaus if each <= (lowest.niveau or 0))
        return replace(lowest, niveau=level)
    if len(came) < len(olds):
        # "Does not apply" to a part says nothing about the whole.
        return None
    fitting = (each for each in came if each.nvt is not None and find_reason(eis, each.nvt))
    return next(fitting, None)


def join_notes(came: tuple[Antwoord, ...]) -> str | None:
    """All toelichtingen, each with its eis when there are more."""
    notes = [(each.eis, each.toelichting) for each in came if each.toelichting]
    if len(came) > 1:
        return " ".join(f"{eis}: {note}" for eis, note in notes) or None
    return notes[0][1] if notes else None


def find_reason(eis: Eis, nvt: Nvt) -> NvtReden | None:
    """The reason of this eis that an n.v.t. gives; None when it is gone."""
    return next((each for each in eis.nvt_redenen if each.id == nvt.reden), None)
