"""What is written is read back as the same audit, whatever people typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basisnorm.audit.bestand import HEADING, JSON, YAML, check_audit, dump_audit, parse_audit
from basisnorm.audit.model import (
    Antwoord,
    Audit,
    Bewaard,
    Bewijs,
    Nvt,
    School,
    Schoolgids,
    Schoolsoort,
    Stap,
)
from basisnorm.errors import BasisnormFout
from basisnorm.norm.model import Schaalsoort, Status
from basisnorm.strict_yaml import parse
from basisnorm.words import find_hidden
from bouwstenen import make_antwoord, make_audit, make_eis, make_gebied, make_norm, make_school
from lang import few

NORM = make_norm(
    make_gebied(
        eisen=[
            make_eis("DYS-01", nvt_redenen=["geen-onderbouw"]),
            make_eis("DYS-02"),
            make_eis("DYS-03", schaal=Schaalsoort.JA_NEE, nvt_redenen=["NO", "anders"]),
        ]
    ),
    make_gebied("autisme", status=Status.IN_VOORBEREIDING),
    make_gebied("rekenen", status=Status.IN_VOORBEREIDING),
)


def written_and_read(audit: Audit) -> Audit:
    """The audit as it is read back from what is written of it, the same in both notations."""
    yaml, json = (
        check_audit(
            parse_audit(dump_audit(audit, notation=each), Path(f"a.{each}")), lambda edition: NORM
        ).audit
        for each in (YAML, JSON)
    )
    assert json == yaml
    return yaml


# Words that some YAML reader takes for something else, and shapes that need quotes.
ODD = [
    "NO", "no", "ja", "y", "on", "Off", "true", "True", "null", "Null", "~", "0106", "007", "0",
    "12", "-1", "0x1F", "0b1", "0o17", "1_000", "1.10", "1e3", ".5", ".inf", ".NaN", "12:30:45",
    "190:20:30", "2026-11-21", "2026-11-21T10:00:00Z", "=", "<<", "- a", "-", "--- a", "...",
    "a: b", "a:", ": a", "a #b", "# a", "'", '"', "it's", '"ja"', "\\n", "\\", "{", "}", "[a]",
    ",", "!tag", "&anker", "*alias", "| a", "> a", "%a", "@a", "`a", "? a", "?", " a", "a ", "\ta",
    "a\t", "a\nb", "a\n", "\na", "a\n\nb", "a\n  b\n c", " \n a",
    "a\u2028b", "a\u2029b", "a\u00a0", "\u00e9\u00ea", "e\u0301", "\U0001f600",
    "\U0001f469\u200d\U0001f3eb", "\ufeffa", "a\ufeff", "\u200bb",
    "\ue000", "\ufffd", "\ufffe", "\U0010ffff", "x" * 300, "woord " * 60 + "einde",
    "a  " + "b " * 80 + " c",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=map(ascii, ODD))
def test_odd_text_comes_back_as_it_was(text: str) -> None:
    """In a plain field, a list of groups, a nested group and a group with keys from the norm."""
    audit = make_audit(
        [
            make_antwoord("DYS-02", 2, toelichting=text, bewijs=[text]),
            make_antwoord("DYS-01", nvt=Nvt(reden="geen-onderbouw", besloten_door=text)),
        ],
        rol=text,
        school=make_school(naam=text, gemeente=text),
        verbeterplan=(Stap(eis="DYS-01", stap=text),),
        schoolgids=Schoolgids(klachten=text, zinnen=(("DYS-02", text),)),
    )
    assert written_and_read(audit) == audit


# Surrogates are no characters; only spaces is nothing filled in.
texts = (
    st.sampled_from(ODD)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(
        lambda text: find_hidden(text) is None
    )
    | st.text("ab :#-'\"\n\t{}[],&*!|>%@\\0", max_size=30)
).filter(lambda text: text.strip() != "")
maybe_text = st.none() | texts
maybe_day = st.none() | st.dates().map(str)
eis_ids = st.sampled_from([*NORM.eisen])

schools = st.builds(
    School,
    vestigingscode=st.from_regex(r"[0-9]{2}[A-Z]{2}[0-9]{2}", fullmatch=True),
    schoolsoort=st.sampled_from(Schoolsoort),
    locatie=maybe_text,
    naam=maybe_text,
    samenwerkingsverband=st.none() | st.from_regex(r"(PO|VO)[0-9]{4}", fullmatch=True),
    bestuur=maybe_text,
    gemeente=maybe_text,
    plaats=maybe_text,
)
evidence = st.lists(
    st.builds(Bewijs, wat=texts, datum=maybe_day, eigenaar=maybe_text, plaats=maybe_text),
    max_size=2,
).map(tuple)


@st.composite
def answers(draw: st.DrawFn, eis_id: str) -> Antwoord:
    """A right answer to this eis."""
    eis = NORM.eisen[eis_id]
    niveau, nvt = None, None
    may_be_nvt = bool(eis.nvt_redenen)
    if may_be_nvt and draw(st.booleans()):
        reden = draw(st.sampled_from([each.id for each in eis.nvt_redenen]))
        nvt = Nvt(reden=reden, besloten_door=draw(maybe_text), tot=draw(maybe_day))
    else:
        niveau = draw(st.sampled_from(eis.niveaus))
    return Antwoord(
        eis=eis_id,
        niveau=niveau,
        nvt=nvt,
        toelichting=draw(maybe_text),
        bewijs=draw(evidence),
        overgenomen=draw(maybe_text),
    )


gidsen = st.builds(
    Schoolgids,
    schooljaar=maybe_text,
    vastgesteld_op=maybe_day,
    mr_op=maybe_day,
    mr_advies_op=maybe_day,
    instemming_op=maybe_day,
    inbreng_leerlingen=maybe_text,
    extra_ondersteuning=maybe_text,
    contactpersoon=maybe_text,
    niet_te_bieden=maybe_text,
    klachten=maybe_text,
    zinnen=st.dictionaries(eis_ids, texts, max_size=2).map(lambda zinnen: tuple(zinnen.items())),
    weglaten=st.lists(eis_ids, max_size=2).map(tuple),
).filter(lambda gids: gids != Schoolgids())
audits = st.builds(
    Audit,
    norm=st.just(NORM.id),
    vragenlijst=texts,
    school=schools,
    versie=maybe_text,
    vingerafdruk=maybe_text,
    extra_gebieden=st.lists(st.sampled_from(["autisme", "rekenen"]), unique=True).map(tuple),
    schooljaar=maybe_text,
    datum=maybe_day,
    rol=maybe_text,
    antwoorden=st.lists(eis_ids, unique=True, max_size=3).flatmap(
        lambda ids: st.tuples(*map(answers, ids))
    ),
    bewaard=st.none() | st.just(Bewaard(id="1a", op="2026-11-30T14:03:00Z")),
    verbeterplan=st.lists(
        st.builds(
            Stap,
            eis=eis_ids,
            stap=maybe_text,
            wie=maybe_text,
            wanneer=maybe_day,
            klaar=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    schoolgids=st.none() | gidsen,
)


@settings(deadline=None, max_examples=few(80), suppress_health_check=[HealthCheck.too_slow])
@given(audits)
def test_every_audit_comes_back_as_it_was(audit: Audit) -> None:
    """Order included: of the answers, the steps of the plan and the sentences."""
    again = written_and_read(audit)
    assert again == audit
    assert dump_audit(again) == dump_audit(audit)


# What the file looks like to the people who open it.


def dumped(audit: Audit) -> str:
    """The text of the file."""
    return dump_audit(audit).decode("utf-8")


def test_the_first_line_says_what_this_is_and_that_comments_are_not_kept() -> None:
    assert dumped(make_audit()).startswith(HEADING)
    assert HEADING == (
        "# basisnorm-audit. U mag dit bestand wijzigen; eigen commentaar blijft niet bewaard.\n"
    )


def test_what_is_not_filled_in_is_not_written() -> None:
    audit = make_audit(
        versie=None,
        vingerafdruk=None,
        schooljaar=None,
        datum=None,
        rol=None,
        school=make_school(naam=None),
    )
    assert dumped(audit).removeprefix(HEADING) == (
        "basisnorm: 1\n"
        "norm: 2024-11\n"
        "vragenlijst: volledig\n"
        "school:\n"
        "  vestigingscode: 99AA00\n"
        "  schoolsoort: bo\n"
        "antwoorden: {}\n"
    )


def test_fields_keep_the_order_of_the_format() -> None:
    audit = make_audit(
        [make_antwoord("DYS-02", 0), make_antwoord("DYS-01", 2, toelichting="Ja.")],
        extra_gebieden=("autisme",),
        verbeterplan=(Stap(eis="DYS-02"),),
        schoolgids=Schoolgids(klachten="Bij de directie."),
    )
    plain: Any = parse(dump_audit(audit), "a.yaml").value
    assert list(plain) == [
        "basisnorm",
        "norm",
        "versie",
        "vingerafdruk",
        "vragenlijst",
        "extra_gebieden",
        "school",
        "schooljaar",
        "datum",
        "rol",
        "antwoorden",
        "verbeterplan",
        "schoolgids",
    ]
    assert plain["antwoorden"] == {
        "DYS-02": {"niveau": 0},
        "DYS-01": {"niveau": 2, "toelichting": "Ja."},
    }


def test_level_0_and_a_step_that_is_not_done_are_written() -> None:
    """Both are easily taken for "nothing filled in"."""
    audit = make_audit({"DYS-02": 0}, verbeterplan=(Stap(eis="DYS-02"),))
    plain: Any = parse(dump_audit(audit), "a.yaml").value
    assert plain["antwoorden"]["DYS-02"] == {"niveau": 0}
    assert plain["verbeterplan"] == [{"eis": "DYS-02", "klaar": False}]


def test_letters_with_accents_stay_readable() -> None:
    assert "Súdwest-Fryslân" in dumped(make_audit(school=make_school(gemeente="Súdwest-Fryslân")))


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\x1b[31m", "a\rb", "\x7f", "a\x85b", "\u202e"])
def test_a_character_that_steers_the_terminal_is_refused(hidden: str) -> None:
    """YAML can spell it as an escape; nothing that reads the file may obey it."""
    with pytest.raises(BasisnormFout) as refused:
        written_and_read(make_audit(school=make_school(naam=hidden)))
    (melding,) = refused.value.meldingen
    assert (melding.code, melding.veld) == ("verboden-teken", "school.naam")


def test_lines_are_lines_for_who_opens_the_file() -> None:
    audit = make_audit([make_antwoord("DYS-01", 2, toelichting="Eerst dit.\n\nDan dat.")])
    assert "toelichting: |-\n      Eerst dit.\n\n      Dan dat.\n" in dump_audit(audit).decode()
