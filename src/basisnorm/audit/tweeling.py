"""The answer that an eis may take from one that is like it; it never counts by itself."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.model import Antwoord
from basisnorm.audit.stand import Interview, is_open


def twin_answer(interview: Interview) -> Antwoord | None:
    """The answer of a twin that fits the present question, under the id of that twin.

    Only at a question without an answer of its own, be it of an earlier year, and only an answer
    that counts and that can be given here as well: n.v.t. for a reason that this eis has too, or
    else the same level. Eisen with a reason in common have only that in common: how far one is says
    nothing about the other. The first that fits is offered.
    """
    if interview.at_overview or not interview.present.is_notitie:
        return None
    eis, answers = interview.eis, interview.audit.per_eis()
    reasons = {reden.id for reden in eis.nvt_redenen}
    for twin in eis.tweelingen:
        answer = answers.get(twin)
        if answer is None or is_open(answer, interview.datum):
            continue
        fits = (
            answer.nvt.reden in reasons
            if answer.nvt
            else not reasons and answer.niveau in eis.niveaus
        )
        if fits:
            return answer
    return None


def taken_from(twin: Antwoord, present: Antwoord) -> Antwoord:
    """The present answer with what was chosen at its twin; its own words stay."""
    return replace(present, niveau=twin.niveau, nvt=twin.nvt)
