"""The answer that an eis may take from one that asks the same fact; it never counts by itself."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.model import Antwoord
from basisnorm.audit.stand import Interview, is_open


def twin_answer(interview: Interview) -> Antwoord | None:
    """The answer of a twin that fits the present question, under the id of that twin.

    Only at an open question, and only an answer that counts and that can be given here as well:
    the same level, or n.v.t. for a reason that this eis has too. The first such twin is offered.
    """
    if interview.at_overview or not is_open(interview.antwoord, interview.datum):
        return None
    eis, answers = interview.eis, interview.audit.per_eis()
    reasons = {reden.id: reden.tekst for reden in eis.nvt_redenen}
    for twin in eis.tweelingen:
        answer = answers.get(twin)
        if answer is None or is_open(answer, interview.datum):
            continue
        fits = answer.niveau in eis.niveaus if answer.nvt is None else answer.nvt.reden in reasons
        if fits:
            return answer
    return None


def taken_from(twin: Antwoord, present: Antwoord) -> Antwoord:
    """The present answer with what was chosen at its twin; its own words stay."""
    return replace(present, niveau=twin.niveau, nvt=twin.nvt)
