"""What is kept from one school changes nothing for the next."""

from __future__ import annotations

import gc

import pytest

from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.norm.model import Sector
from basisnorm.uitslag.model import Staat
from basisnorm.uitslag.regel import Regel, assess_eis
from bouwstenen import (
    DATUM,
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_vragenlijst,
)

ANSWERS = {
    "none": None,
    "a level": make_antwoord(niveau=1),
    "no level": make_antwoord(niveau=None),
    "an empty note": make_antwoord(niveau=1, toelichting=""),
    "a note": make_antwoord(niveau=1, toelichting="Elke week."),
    "another note": make_antwoord(niveau=1, toelichting="Elke maand."),
    "bewijs": make_antwoord(niveau=1, bewijs=(Bewijs(wat="Rooster"),)),
    "both": make_antwoord(niveau=2, toelichting="Ja.", bewijs=(Bewijs(wat="Plan"),)),
    "taken over": make_antwoord(niveau=1, overgenomen="2025-2026"),
    "n.v.t.": make_antwoord(niveau=None, nvt=Nvt(reden="geen")),
    "n.v.t. that is over": make_antwoord(niveau=None, nvt=Nvt(reden="geen", tot="2020-07-31")),
}
NORM = make_norm(make_gebied(eisen=[make_eis()]))
VRAGENLIJST = make_vragenlijst()


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("before", ANSWERS)
def test_each_outcome_is_as_if_it_were_the_first(before: str, name: str) -> None:
    def outcome(antwoord: Antwoord | None) -> object:
        audit = make_audit(antwoorden=(antwoord,) if antwoord else ())
        return regel.assess(audit, datum=DATUM, programma="1").eisen

    regel = Regel(NORM, VRAGENLIJST)
    outcome(ANSWERS[before])
    (eis,) = NORM.eisen.values()
    assert outcome(ANSWERS[name]) == (assess_eis(eis, Sector.PO, ANSWERS[name], 2, DATUM),)


@pytest.mark.parametrize("asked", [True, False])
def test_a_text_without_a_level_leaves_the_question_as_asked_as_it_was(asked: bool) -> None:
    antwoord = make_antwoord(toelichting="Nog overleggen.")
    vragenlijst = make_vragenlijst(eisen=tuple(NORM.eisen) if asked else ())
    regel = Regel(NORM, vragenlijst)
    (found,) = regel.assess(make_audit([antwoord]), datum=DATUM, programma="1").eisen
    assert (found.antwoord, found.gevraagd) == (antwoord, asked)


def test_what_schools_share_is_worked_out_once() -> None:
    """The same object, so that a batch of thousands is quick and small."""
    regel = Regel(NORM, VRAGENLIJST)
    audits = [make_audit({"DYS-01": 0}), make_audit({"DYS-01": 0}), make_audit(), make_audit()]
    one, same, none, neither = (regel.assess(audit, datum=DATUM, programma="1") for audit in audits)
    assert one.eisen[0] is same.eisen[0]
    assert none.eisen[0] is neither.eisen[0]


def test_the_day_still_counts_for_what_was_answered_before() -> None:
    """An n.v.t. that has not ended at one school has at the next."""
    regel = Regel(NORM, VRAGENLIJST)
    audit = make_audit([make_antwoord(nvt=Nvt(reden="geen", tot="2026-11-30"))])
    staten = [
        regel.assess(audit, datum=datum, programma="1").eisen[0].staat
        for datum in ("2026-11-30", "2026-12-01", "2026-11-30")
    ]
    assert staten == [Staat.NVT, Staat.OPEN, Staat.NVT]


@pytest.mark.parametrize("bewijs", [(), (Bewijs(wat="Rooster"),)])
def test_no_words_of_a_school_are_kept(bewijs: tuple[Bewijs, ...]) -> None:
    """A batch goes through thousands of schools; what they wrote may not pile up."""
    words = "".join(["Alleen", " van deze school"])
    bewijs = tuple(each._replace(wat=words) for each in bewijs)
    toelichting = None if bewijs else words
    audit = make_audit(
        antwoorden=(make_antwoord(niveau=0, toelichting=toelichting, bewijs=bewijs),)
    )
    del bewijs
    regel = Regel(NORM, VRAGENLIJST)
    regel.assess(audit, datum=DATUM, programma="1")
    del audit
    gc.collect()
    assert regel
    assert not [
        each
        for each in gc.get_objects()
        if (isinstance(each, Antwoord) and each.toelichting is words)
        or (isinstance(each, Bewijs) and each.wat is words)
    ]
