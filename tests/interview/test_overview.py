"""What people type to find a question, and where it leads."""

from __future__ import annotations

import pytest

from basisnorm.audit.model import Antwoord
from basisnorm.interview.machine import Interview, begin
from basisnorm.interview.overview import find_alike, search
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Gebied, Sector
from bouwstenen import DATUM, make_audit, make_eis, make_gebied

LEZEN = make_gebied(
    "dyslexie",
    titel="Lezen en spellen",
    eisen=(
        make_eis("DYS-01", tekst="De school toetst iedereen.", op_orde="Op de kalender."),
        make_eis("DYS-02", tekst="Eén collega weet er álles van.", op_orde="Zij toetst ook."),
    ),
)
TALENT = make_gebied(
    "begaafdheid",
    titel="Begaafdheid",
    eisen=(make_eis("BEG-01", tekst="Er is verrijking.", op_orde="Met toetsen vooraf."),),
)
ELDERS = make_gebied("autisme", titel="Autisme", eisen=(make_eis("AUT-01", tekst="Rust."),))
GEBIEDEN = (LEZEN, TALENT, ELDERS)
INTERVIEW = begin(make_audit({"DYS-01": 2}), (*LEZEN.eisen, *TALENT.eisen), DATUM)


def found(text: str, interview: Interview = INTERVIEW) -> list[int | str]:
    """The places that were found, and the names of gebieden."""
    hits = search(text, interview, GEBIEDEN, Sector.PO)
    return [each.gebied.id if each.gebied else each.place for each in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", [1]),
        ("0", []),
        ("4", []),
        ("12345", []),
        ("DYS-02", [1]),
        ("dys2", [1]),
        ("beg 1", [2]),
        ("/beg-01", [2]),
        ("DYS-77", []),
        ("lezen", ["dyslexie"]),
        ("SPELLEN lezen", ["dyslexie"]),
        ("dyslexie", ["dyslexie"]),
        ("toets", [0, 1, 2]),
        ("kalender", [0]),
        ("een alles", [1]),
        ("verrijking toets", [2]),
        ("verrijking kalender", []),
        ("autisme", []),
        ("rust", []),
        ("t", []),
        ("/", []),
        ("  ", []),
    ],
)
def test_what_is_found(text: str, expected: list[int | str]) -> None:
    """In the text of an eis comes before under "op orde"; what is not asked is not found."""
    assert found(text) == expected


@pytest.mark.parametrize(("answers", "place"), [({}, 0), ({"DYS-01": 2}, 1), ({"DYS-02": 2}, 0)])
def test_a_gebied_leads_to_its_first_open_question(answers: dict[str, int], place: int) -> None:
    interview = begin(make_audit(answers), INTERVIEW.vragen, DATUM)
    (hit,) = search("lezen", interview, GEBIEDEN, Sector.PO)
    assert (hit.gebied, hit.place) == (LEZEN, place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("verijking", "verrijking"), ("begafdheid", "Begaafdheid"), ("autsime", None), ("qq", None)],
)
def test_a_word_that_is_nearly_right(text: str, expected: str | None) -> None:
    assert find_alike(text, INTERVIEW, GEBIEDEN, Sector.PO) == expected


def whole(sector: Sector) -> tuple[Interview, tuple[Gebied, ...]]:
    """The whole questionnaire of the real norm."""
    norm = load_norm("2024-11")
    vragen = load_vragenlijst("volledig", norm).vragen(norm, sector)
    answers = [Antwoord(eis=eis.id, niveau=2) for eis in vragen]
    return begin(make_audit(answers), vragen, DATUM), norm.gebieden


@pytest.mark.parametrize("sector", Sector)
def test_every_question_is_found_by_its_code_and_its_number(sector: Sector) -> None:
    interview, gebieden = whole(sector)
    for place, eis in enumerate(interview.vragen):
        for text in (eis.id, eis.id.lower().replace("-", ""), str(place + 1)):
            (hit,) = search(text, interview, gebieden, sector)
            assert (hit.place, hit.gebied) == (place, None)


@pytest.mark.parametrize("sector", Sector)
def test_every_gebied_is_found_by_its_title(sector: Sector) -> None:
    interview, gebieden = whole(sector)
    asked = {eis.gebied for eis in interview.vragen}
    for gebied in gebieden:
        if gebied.id in asked:
            assert search(gebied.titel, interview, gebieden, sector)[0].gebied == gebied
