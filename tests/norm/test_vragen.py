"""The questions of edition 2026-08: can somebody at a school answer them, and who is speaking?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Eis, Sector, Status

NORM = load_norm("2026-08")
OUD = load_norm("2024-11")
COUNTING = [eis for gebied in NORM.gebieden if gebied.telt_mee for eis in gebied.eisen]
QUESTIONS = [
    eis for gebied in NORM.gebieden if gebied.status is not Status.WETTELIJK for eis in gebied.eisen
]
EISEN = pytest.mark.parametrize("eis", QUESTIONS, ids=[eis.id for eis in QUESTIONS])
DOCUMENT_SITES = ("5dok.", "docplayer.", "adoc.pub", "studylib", "staging.", "fdocuments.")
MEASURE = re.compile(
    r"\b((één|twee|drie|vier) keer|\d+ (minuten|procent)|elk (school)?jaar|elke (dag|week)"
    r"|enkele weken)\b"
)


def in_force(eis: Eis) -> Iterator[str]:
    """What a school reads to answer, except the level texts."""
    for sector in eis.sectoren:
        yield eis.tekst.voor(sector)
        yield eis.op_orde.voor(sector)
        yield from eis.bewijs.voor(sector)
    yield eis.verbeteren
    yield eis.eigen_maat or ""


@pytest.mark.parametrize(("sector", "number"), [(Sector.PO, 31), (Sector.VO, 26)])
def test_kerneisen_that_make_the_conclusion(sector: Sector, number: int) -> None:
    """As many as in 2024-11 for po; for vo the exam is a legal duty now."""
    assert sum(eis.kern and sector in eis.sectoren for eis in COUNTING) == number


@EISEN
def test_wij_is_the_school_and_the_makers_are_basisnorm(eis: Eis) -> None:
    for text in in_force(eis):
        assert not re.search(r"\b(wij|ons|onze)\b", text, re.IGNORECASE), text


@EISEN
def test_norm_is_only_the_national_norm(eis: Eis) -> None:
    for text in in_force(eis):
        assert not re.search(r"(?<!landelijke )\bnorm\b", text), text


@EISEN
def test_own_numbers_are_examples(eis: Eis) -> None:
    """A number that basisnorm made never decides; what a source or the law says may stand."""
    for sector in eis.sectoren:
        for sentence in re.split(r"[;.]", eis.op_orde.voor(sector)):
            if MEASURE.search(sentence):
                assert "bijvoorbeeld" in sentence, sentence


@EISEN
def test_the_collega_who_arranges_help_is_explained_once(eis: Eis) -> None:
    assert "intern begeleider" not in " ".join(in_force(eis))
    uitleg = NORM.gebieden[0].uitleg
    for name in ("ib'er", "ondersteuningscoördinator", "kwaliteitscoördinator",
                 "zorgcoördinator", "commissie voor de begeleiding", "Alle leraren"):  # fmt: skip
        assert name in uitleg


@pytest.mark.parametrize("eis", ["DYS-01", "BEG-01", "TWG-01"])
def test_money_has_one_phrase(eis: str) -> None:
    assert "zonder aanvraag per leerling" in NORM.eisen[eis].tekst.po
    told = " ".join(in_force(NORM.eisen[eis]))
    assert "extra geld" not in told
    assert "apart geld" not in told


def test_lumpsum_is_named_once() -> None:
    assert [eis.id for eis in QUESTIONS if "lumpsum" in " ".join(in_force(eis))] == ["DYS-01"]


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("BEG-04", ("BEG-18", "BEG-19")),
        ("BEG-08", ("BEG-20", "BEG-21")),
        ("BEG-09", ("BEG-22", "BEG-15")),
        ("TWG-09", ("TWG-21", "TWG-22")),
        ("TWG-17", ("TWG-23", "TWG-24")),
        ("AUT-03", ("TWG-06",)),
        ("AUT-04", ("TWG-07",)),
        ("AUT-10", ("AUT-14", "GEN-19")),
        ("AUT-11", ("AUT-15", "GEN-35")),
        ("REK-08", ("REK-16", "REK-17")),
        ("MLE-08", ("MLE-13",)),
    ],
)
def test_a_question_that_was_split_says_where_it_went(oud: str, nieuw: tuple[str, ...]) -> None:
    """At most one half of a kerneis stays kern, so that the count does not grow."""
    assert oud not in NORM.eisen
    assert {each.id: each.vervangen_door for each in NORM.vervallen}[oud] == nieuw
    fresh = [NORM.eisen[each] for each in nieuw if each not in OUD.eisen]
    assert sum(eis.kern for eis in fresh if eis.id[:3] == oud[:3]) == OUD.eisen[oud].kern


def test_no_source_hangs_on_a_site_with_copies() -> None:
    for bron in NORM.bronnen:
        assert not any(each in (bron.url or "") for each in DOCUMENT_SITES), bron.id


@pytest.mark.parametrize("eis", ["DYS-12", "DYS-13", "REK-16", "REK-17"])
def test_equal_treatment_stands_beside_and_does_not_make_it_law(eis: str) -> None:
    found = NORM.eisen[eis]
    assert {"WGBH-2", "WGBH-5b"} <= set(found.bronnen.po)
    assert found.basis.value in ("richtlijn", "praktijk")


ONE_COLLEAGUE = (
    "DYS-02", "BEG-02", "TWG-02", "TWG-16", "AUT-01", "AUT-07", "REK-11", "MLE-09", "TSO-12"
)  # fmt: skip
PAPER_ALREADY = (
    "DYS-15", "BEG-17", "TWG-20", "AUT-09", "REK-13", "REK-15", "MLE-03", "MLE-04", "MLE-14"
)  # fmt: skip
LOOKING_BACK = ("DYS-17", "TWG-19", "AUT-13", "MLE-12", "TSO-14")


def test_own_level_texts_only_where_the_general_scale_contradicts_the_question() -> None:
    """The general scale says 0 for what one colleague does, and 3 for what stands on paper."""
    own = {eis.id for eis in QUESTIONS if eis.niveauteksten is not None}
    assert own == {*ONE_COLLEAGUE, *PAPER_ALREADY, *LOOKING_BACK}


@EISEN
def test_own_level_texts_are_four_different_plain_sentences(eis: Eis) -> None:
    for sector in eis.sectoren if eis.niveauteksten else ():
        assert eis.niveauteksten is not None
        found = eis.niveauteksten.voor(sector)
        assert len(set(found)) == 4
        for text in found:
            assert text.endswith(".")
            assert all(len(each.split()) <= 18 for each in re.split(r"(?<=[.:]) ", text)), text
            assert not MEASURE.search(text.replace("elk jaar", "")), text


@pytest.mark.parametrize("eis", ONE_COLLEAGUE)
def test_a_school_that_has_the_one_colleague_is_not_at_the_lowest_level(eis: str) -> None:
    found = NORM.eisen[eis]
    assert found.niveauteksten is not None
    lowest, begun, *_, highest = found.niveauteksten.voor(found.sectoren[0])
    assert "één collega" not in lowest
    assert lowest != begun
    assert re.search(r"vertrek|wegvalt", highest)


@pytest.mark.parametrize(
    "group",
    [
        ("DYS-16", "BEG-16", "TWG-18", "AUT-12", "REK-14", "TSO-13"),
        ("DYS-02", "BEG-02", "TWG-02", "AUT-01", "REK-11", "TSO-12"),
        ("DYS-03", "BEG-03", "TWG-03"),
        ("DYS-04", "BEG-18", "BEG-19", "TSO-01"),
        ("TWG-10", "AUT-05"),
        ("DYS-15", "REK-13"),
    ],
)
def test_twins_name_each_other_and_can_have_the_same_answer(group: tuple[str, ...]) -> None:
    eisen = [NORM.eisen[each] for each in group]
    for eis in eisen:
        assert sorted([eis.id, *eis.tweelingen]) == sorted(group)
        assert eis.schaal is eisen[0].schaal
        assert eis.nvt_redenen == eisen[0].nvt_redenen
