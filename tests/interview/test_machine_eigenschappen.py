"""What must hold of the interview for every sequence of events."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from basisnorm.audit.bestand import check_audit, dump_audit
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt
from basisnorm.interview.machine import (
    Effect,
    Event,
    Interview,
    NietVanToepassing,
    Toelichting,
    begin,
    is_open,
    show,
    step,
)
from basisnorm.interview.overview import Vraagstand, group_questions
from basisnorm.interview.typed import Action, Choose, Goto
from basisnorm.norm.model import Eis, Schaalsoort
from basisnorm.strict_yaml import parse
from basisnorm.uitslag.model import Staat
from basisnorm.uitslag.regel import assess
from bouwstenen import DATUM, make_audit, make_eis, make_gebied, make_norm, make_vragenlijst
from lang import few

# A busy machine may be slow for a moment; that says nothing about the interview.
quick = settings(deadline=None, max_examples=few(80))

NORM = make_norm(
    make_gebied(
        "dyslexie",
        eisen=(
            make_eis("DYS-01"),
            make_eis("DYS-02", nvt_redenen=["geen-onderbouw", "klein"]),
            make_eis("DYS-03", schaal=Schaalsoort.JA_NEE, kern=False),
        ),
    ),
    make_gebied(
        "begaafdheid",
        eisen=(
            make_eis("BEG-01", schaal=Schaalsoort.JA_NEE, nvt_redenen=["klein"]),
            make_eis("BEG-02"),
        ),
    ),
)
EISEN = tuple(NORM.eisen.values())
DAYS = st.sampled_from([None, "2026-11-20", DATUM, "2027-08-01"])
DOCUMENTS = st.builds(
    Bewijs,
    wat=st.sampled_from(["Rooster", "Plan"]),
    datum=DAYS,
    eigenaar=st.none(),
    plaats=st.none(),
)
NOTES = st.sampled_from([None, "Zie map.", "Twee\nregels"])
CHANGING = (Choose, NietVanToepassing, Toelichting, Bewijs)


def notes_at(eis: Eis) -> st.SearchStrategy[Antwoord]:
    """What may be written at one eis that is still open."""
    return st.builds(
        Antwoord,
        eis=st.just(eis.id),
        niveau=st.none(),
        nvt=st.none(),
        toelichting=st.just("Navragen."),
        bewijs=st.lists(DOCUMENTS, max_size=1).map(tuple),
        overgenomen=st.none(),
    )


def answers_to(eis: Eis) -> st.SearchStrategy[Antwoord]:
    """Every kind of answer to one eis."""
    kinds: list[st.SearchStrategy[dict[str, object]]] = [
        st.fixed_dictionaries({"niveau": st.sampled_from(eis.niveaus)})
    ]
    if eis.nvt_redenen:
        reasons = st.sampled_from([each.id for each in eis.nvt_redenen])
        nvt = st.builds(Nvt, reden=reasons, besloten_door=st.none(), tot=DAYS)
        kinds.append(st.fixed_dictionaries({"nvt": nvt}))
    return st.builds(
        lambda kind, note, documents, taken: Antwoord(
            eis=eis.id, toelichting=note, bewijs=tuple(documents), overgenomen=taken, **kind
        ),
        st.one_of(kinds),
        NOTES,
        st.lists(DOCUMENTS, max_size=2),
        st.sampled_from([None, None, "2025-2026"]),
    )


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """An audit in which some questions have an answer."""
    answered = draw(st.lists(st.sampled_from(EISEN), unique=True))
    return make_audit([draw(answers_to(eis) | notes_at(eis)) for eis in answered])


def events_at(interview: Interview) -> st.SearchStrategy[Event]:
    """Every event that can come there, and at the overview also those that should do nothing."""
    eis = interview.vragen[min(interview.place, len(EISEN) - 1)]
    nvt = [
        NietVanToepassing(Nvt(reden=reden.id), note)
        for reden in eis.nvt_redenen
        for note in (None, "Waarom.")
    ]
    return st.one_of(
        st.sampled_from(tuple(Action)),
        st.sampled_from([Choose(each) for each in eis.niveaus] + nvt),
        st.builds(Goto, st.integers(0, len(EISEN) - 1), st.booleans(), st.just(())),
        st.builds(Toelichting, NOTES),
        DOCUMENTS,
    )


@given(st.data(), audits())
@quick
def test_every_sequence_of_events(data: st.DataObject, audit: Audit) -> None:
    """Beside the real interview runs a plain list of what was there before each change."""
    interview, _ = show(begin(audit, EISEN, DATUM))
    history: list[Interview] = []
    for _ in range(data.draw(st.integers(0, 15))):
        event = data.draw(events_at(interview))
        before = interview
        interview, effects = step(before, event)

        changed = before.audit.antwoorden != interview.audit.antwoorden
        if event is Action.UNDO:
            assert changed <= bool(history)
            if history:
                there = history.pop()
                assert interview.audit == there.audit
                assert interview.place == there.place
                assert interview.used == there.used
        elif changed:
            # Only what was asked for, and only at the question that was there.
            assert isinstance(event, CHANGING) or event in (Action.KEEP, Action.REMOVE_BEWIJS)
            here = before.eis.id
            old, new = before.audit.per_eis(), interview.audit.per_eis()
            assert {**old, here: None} == {**new, here: None}
            history.append(before)
        if Effect.SAVE not in effects:
            assert interview.audit == before.audit
        assert 0 <= interview.place <= len(EISEN)
        shown = {Effect.SHOW, Effect.SHOW_AGAIN, Effect.SHOW_OVERVIEW} & set(effects)
        assert len(shown) == 1 or interview.place == before.place
        # What stands in the file can be read back: an answer, or a note, and never nothing.
        assert all(each.onderbouwd for each in interview.audit.antwoorden if each.is_notitie)
        check_overview(interview)


def check_overview(interview: Interview) -> None:
    """The groups of the overview are those of the result, to the question."""
    groups = group_questions(interview, NORM.drempel)
    result = assess(NORM, make_vragenlijst(), interview.audit, datum=DATUM, programma="1.0.0")
    found = {each.eis.id: each for each in result.eisen}
    for place, eis in enumerate(EISEN):
        inside = [groep for groep, places in groups.items() if place in places]
        its = found[eis.id]
        expected = {
            Vraagstand.OPEN: its.staat is Staat.OPEN,
            Vraagstand.NVT: its.staat is Staat.NVT,
            Vraagstand.NIET_OP_ORDE: its.op_orde is False,
            Vraagstand.ZONDER_BEWIJS: its.zonder_bewijs,
            Vraagstand.KLAAR: its.op_orde is True and not its.zonder_bewijs,
        }
        assert inside == [groep for groep in groups if expected[groep]]
    assert groups[Vraagstand.OPEN] == interview.open_places


@given(st.data(), audits())
@quick
def test_back_after_forward_is_where_one_was(data: st.DataObject, audit: Audit) -> None:
    start = begin(audit, EISEN, DATUM)
    place = data.draw(st.integers(0, len(EISEN) - 1))
    here, _ = show(replace(start, place=place))
    there, _ = step(here, Action.FORWARD)
    again, _ = step(there, Action.BACK)
    assert there.place == place + 1
    assert (again.place, again.audit, again.route) == (place, here.audit, here.route)


@given(st.data(), audits())
@quick
def test_a_straight_run_equals_any_interrupted_one(data: st.DataObject, audit: Audit) -> None:
    """Stopped anywhere, skipped anywhere, and taken up from the file: the same audit."""
    given_answers = {eis.id: data.draw(answers_to(eis)) for eis in EISEN}

    def event(eis: Eis) -> Event:
        answer = given_answers[eis.id]
        if answer.nvt is not None:
            return NietVanToepassing(answer.nvt._replace(tot=None), answer.toelichting)
        assert answer.niveau is not None
        return Choose(answer.niveau)

    def run(interrupted: bool) -> Audit:
        interview, effects = show(begin(audit, EISEN, DATUM))
        while effects[-1] is not Effect.END:
            if interrupted and data.draw(st.booleans()):
                saved = parse(dump_audit(interview.audit), "school.yaml")
                read = check_audit(saved, lambda _: NORM).audit
                interview, effects = show(begin(read, EISEN, DATUM))
            elif interview.at_overview:
                interview, effects = step(interview, Action.KEEP)
            elif interrupted and data.draw(st.booleans()):
                interview, effects = step(
                    interview, data.draw(st.sampled_from([Action.SKIP, Action.FORWARD]))
                )
            elif is_open(interview.antwoord, DATUM):
                interview, effects = step(interview, event(interview.eis))
            else:
                interview, effects = step(interview, Action.KEEP)
        return interview.audit

    straight, stopped = run(False), run(True)
    assert straight.per_eis() == stopped.per_eis()
    assert replace(straight, antwoorden=()) == replace(stopped, antwoorden=())
