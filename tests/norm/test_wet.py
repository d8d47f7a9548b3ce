"""What edition 2026-08 says about the law: every duty in its place, and nothing more than that."""

from __future__ import annotations

import pytest

from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Basis, Eis, Sector, Status

NORM = load_norm("2026-08")
BRON = {bron.id: bron for bron in NORM.bronnen}
LEGAL = [eis for eis in NORM.eisen.values() if eis.basis is Basis.WET]
ON_LAW = pytest.mark.parametrize("eis", LEGAL, ids=[eis.id for eis in LEGAL])
# Sites where documents of others are put, drafts of sites, and papers of students.
WEAK = ("docplayer", "5dok", "adoc.pub", "studylib", "staging.", "scriptie")


def laws(eis: Eis, sector: Sector) -> set[str]:
    """The laws that an eis names in one sector."""
    return {BRON[each].wet or "" for each in eis.bronnen.voor(sector)} - {""}


@ON_LAW
def test_a_legal_eis_stands_with_the_other_legal_eisen(eis: Eis) -> None:
    """A gebied that does not count never hides a duty of every school."""
    assert NORM.gebied(eis.gebied).status is Status.WETTELIJK


@ON_LAW
def test_a_legal_eis_names_its_article_and_the_day_of_the_text(eis: Eis) -> None:
    for sector in eis.sectoren:
        placed = [BRON[each] for each in eis.bronnen.voor(sector) if BRON[each].artikel]
        assert placed
        for bron in placed:
            assert bron.soort == "wet"
            assert (bron.geldig_op or "9") <= NORM.peildatum
            assert bron.nagekeken_op == "2026-11-30"


@ON_LAW
def test_each_kind_of_school_finds_its_own_law(eis: Eis) -> None:
    """The WPO for bo and sbo, the WVO for vo and pro, and the WEC beside them for so and vso.

    What basisondersteuning is, only the WPO and the WVO say; the WEC refers to them.
    """
    for sector, own in ((Sector.PO, "WPO"), (Sector.VO, "WVO 2020")):
        if sector in eis.sectoren and laws(eis, sector) & {"WPO", "WVO 2020"}:
            assert own in laws(eis, sector)
            assert "WEC" in laws(eis, sector) or eis.id == "GEN-04"
            assert not laws(eis, sector) & ({"WPO", "WVO 2020"} - {own})


def test_no_old_text_and_no_weak_copy_is_left() -> None:
    assert not {"S11", "S17", "S18", "S19", "S86", "WPO-16"} & set(BRON)
    for bron in NORM.bronnen:
        text = f"{bron.titel} {bron.uitgever} {bron.url} {bron.opmerking}".lower()
        assert not [each for each in WEAK if each in text], bron.id
        assert "nog niet nagekeken" not in text


@pytest.mark.parametrize(
    "eis",
    [eis for eis in NORM.eisen.values() if eis.basis is Basis.RICHTLIJN],
    ids=lambda eis: eis.id,
)
def test_one_region_is_not_called_a_national_guideline(eis: Eis) -> None:
    for sector in eis.sectoren:
        soorten = [BRON[each].soort for each in eis.bronnen.voor(sector)]
        assert set(soorten) & {"richtlijn", "wet", "kamerstuk", "norm"}


@pytest.mark.parametrize("eis", ["GEN-20", "GEN-21"])
def test_pupils_together_are_asked_about_the_guide(eis: str) -> None:
    """They choose how and are helped; a guide from before the duty gets no nee (WPO 13b)."""
    found = NORM.eisen[eis]
    assert (found.kern, found.basis) == (True, Basis.WET)
    assert [each.id for each in found.nvt_redenen] == ["voor-de-plicht"]
    assert {"WPO-13b", "WEC-22b"} <= set(found.bronnen.po)
    assert {"WVO-2.92a", "WEC-22b"} <= set(found.bronnen.vo)
    text = f"{found.tekst.po} {found.op_orde.po}"
    assert "elke leerling" not in text.lower()
    assert "cluster 1 en 2" in NORM.eisen["GEN-20"].op_orde.po
    assert "herleiden" in NORM.eisen["GEN-21"].op_orde.po


def test_pupils_choose_how_and_get_the_help_they_need() -> None:
    text = NORM.eisen["GEN-20"].tekst.po
    assert "op een manier die zij kiezen en met de hulp die zij daarbij nodig hebben" in text


def test_the_raad_gets_the_guide_in_secondary_education_only() -> None:
    guide = NORM.eisen["GEN-02"]
    assert "medezeggenschapsraad" not in f"{guide.tekst.po} {guide.op_orde.po}"
    assert "medezeggenschapsraad" in guide.tekst.vo
    assert "geen dag" in (guide.eigen_maat or "")


@pytest.mark.parametrize(
    ("eis", "kern"),
    [("GEN-20", True), ("GEN-21", True), ("GEN-22", True), ("GEN-23", True), ("GEN-27", True),
     ("GEN-29", True), ("GEN-33", False), ("GEN-34", False), ("GEN-35", False),
     ("GEN-36", False)],
)  # fmt: skip
def test_what_differs_by_case_decides_no_conclusion(eis: str, kern: bool) -> None:
    assert NORM.eisen[eis].kern is kern


def test_a_plan_in_primary_education_holds_what_the_law_itself_says() -> None:
    """Rules below the law were not read; the WVO has them in a decree that was."""
    plan = NORM.eisen["GEN-27"]
    assert "hindert" not in plan.tekst.po
    assert "hindert" in plan.tekst.vo


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("GEN-14", ("GEN-25", "GEN-26", "GEN-23")),
        ("GEN-16", ("GEN-37", "GEN-38", "GEN-39")),
        ("DYS-14", ("GEN-32",)),
        ("REK-09", ("GEN-32",)),
        ("MLE-05", ("GEN-27",)),
        ("MLE-10", ("GEN-28",)),
        ("MLE-11", ("GEN-29",)),
        ("TSO-05", ("GEN-31",)),
    ],
)
def test_what_moved_is_told(old: str, new: tuple[str, ...]) -> None:
    assert {each.id: each.vervangen_door for each in NORM.vervallen}[old] == new
    assert old not in NORM.eisen
