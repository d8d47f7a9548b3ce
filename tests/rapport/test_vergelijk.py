"""What a comparison says, before anyone lays it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from basisnorm.audit.model import Audit, Stap
from basisnorm.norm.model import Norm
from basisnorm.rapport.vergelijk.als_html import render_vergelijking
from basisnorm.rapport.vergelijk.als_md import render_markdown
from basisnorm.rapport.vergelijk.blad import Blad, build_blad
from basisnorm.rapport.vergelijk.zinnen import van_naar_zin
from basisnorm.uitslag.model import Telling, Uitslag
from basisnorm.uitslag.regel import assess
from basisnorm.uitslag.vergelijk import compare_uitslagen
from basisnorm.uitslag.vergelijking import Verloop
from bouwstenen import (
    DATUM,
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_vragenlijst,
)
from rapport import vergelijking
from uitslag.test_eigenschappen import quick
from uitslag.test_vergelijk import pairs

OTHER = "sha256:" + "c" * 64
ONE = make_norm(make_gebied(eisen=[make_eis("DYS-01", nvt_redenen=["reden"])]))


def result(norm: Norm, audit: Audit) -> Uitslag:
    """The result of an audit."""
    return assess(norm, make_vragenlijst(), audit, datum=DATUM, programma="1.0.0")


def blad_of(before: Audit, now: Audit, norm: Norm = ONE) -> Blad:
    """What the comparison of two audits says."""
    return build_blad(compare_uitslagen(result(ONE, before), result(norm, now)))


def headings(blad: Blad) -> list[str]:
    """The sections, with how many eisen are in each."""
    return [f"{sectie.kop}: {len(sectie.regels)}" for deel in blad.delen for sectie in deel.secties]


def test_another_threshold_is_told_as_the_norms_doing() -> None:
    stricter = replace(ONE, drempel=3, id="2027-08", vingerafdruk=OTHER)
    now = make_audit({"DYS-01": 2}, norm="2027-08", vingerafdruk=OTHER)
    blad = blad_of(make_audit({"DYS-01": 2}), now, stricter)
    assert [each.kop for each in blad.delen] == ["Veranderd door de norm", "Gelijk gebleven"]
    assert headings(blad)[0] == "Andere grens voor op orde: 1"
    assert blad.herteld is not None
    assert (blad.toen.woord, blad.herteld.woord) == ("Op orde", "Nog niet op orde")


def test_a_reason_for_not_applying_now() -> None:
    now = make_antwoord(nvt="reden", tot="2027-07-31")
    blad = blad_of(make_audit({"DYS-01": 2}), make_audit([now]))
    (sectie,) = blad.delen[0].secties
    assert sectie.kop == "Nu niet van toepassing"
    assert sectie.regels[0].details == ("Reden: Reden reden. Geldt tot en met 31 juli 2027.",)


def test_an_expired_reason_opens_the_question_again() -> None:
    ended = make_antwoord(nvt="reden", tot="2026-07-31")
    blad = blad_of(make_audit({"DYS-01": 2}), make_audit([ended]))
    (sectie,) = blad.delen[0].secties
    assert sectie.kop == "Nu open"
    assert sectie.regels[0].details == (
        "Was niet van toepassing tot en met 31 juli 2026. Daarom weer open.",
    )


def test_one_is_singular() -> None:
    now = make_audit(
        [make_antwoord("DYS-01", 2, toelichting="b")],
        verbeterplan=(Stap(eis="DYS-01", klaar=True),),
    )
    blad = blad_of(make_audit([make_antwoord("DYS-01", 2, toelichting="a")]), now)
    assert blad.plan == "1 stap is nu klaar."
    assert blad.klaar == ("DYS-01",)
    assert blad.bewijs == ("Bij 1 eis is de toelichting anders.",)


def test_without_anything_to_compare_it_says_so() -> None:
    empty = make_norm(make_gebied(eisen=[]))
    found = compare_uitslagen(result(empty, make_audit()), result(empty, make_audit()))
    blad = build_blad(found)
    assert blad.kop == "Er geldt nu geen kerneis."
    assert blad.samenvatting[:2] == ("Kerneisen: geen.", "Met de aanvullende eisen erbij: geen.")
    assert (blad.delen, blad.plan, blad.bewijs) == ((), "", ())
    assert "Verbeterplan" not in render_markdown(blad)
    assert 'id="plan"' not in render_vergelijking(blad)


@quick
@given(pairs())
def test_every_eis_is_in_exactly_one_section(pair: tuple[Uitslag, Uitslag]) -> None:
    """With one norm nothing weighs otherwise, so no eis is named twice."""
    found = compare_uitslagen(*pair)
    blad = build_blad(found)
    named = [regel.id for deel in blad.delen for sectie in deel.secties for regel in sectie.regels]
    assert sorted(named) == sorted(each.eis.id for each in found.eisen)
    kern = Counter(each.verloop for each in found.eisen if each.eis.kern)
    cellen = [cel for rij in blad.gebieden for each in rij.stroken for cel in each.cellen]
    strips = sum(bool(cel.anders) for cel in cellen)
    same = (Verloop.GELIJK, Verloop.NOG_OPEN, Verloop.NOG_NVT, Verloop.NIET_GEVRAAGD)
    assert strips == sum(number for verloop, number in kern.items() if verloop not in same)


@pytest.mark.parametrize("name", ["years", "editions", "extreme", "same"])
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    found = {
        "years": vergelijking.years,
        "editions": vergelijking.editions,
        "extreme": vergelijking.extreme,
        "same": vergelijking.same,
    }[name]
    assert render_vergelijking(build_blad(found())) == vergelijking.page(name)
    assert len(vergelijking.page(name).encode()) < 80_000


@pytest.mark.parametrize(
    ("toen", "nu", "zin"),
    [
        ((20, 30), (22, 30), "Van 20 naar 22 van de 30 kerneisen op orde."),
        ((20, 30), (22, 31), "Van 20 van de 30 naar 22 van de 31 kerneisen op orde."),
        ((0, 0), (1, 2), "Van 0 van de 0 naar 1 van de 2 kerneisen op orde."),
        ((1, 2), (0, 0), "Er geldt nu geen kerneis."),
    ],
)
def test_the_headline_says_from_how_many_to_how_many(
    toen: tuple[int, int], nu: tuple[int, int], zin: str
) -> None:
    def counted(kern_op_orde: int, kern: int) -> Telling:
        return Telling(kern_op_orde=kern_op_orde, kern=kern)

    assert van_naar_zin(counted(*toen), counted(*nu)) == zin


def test_better_and_worse_are_named_and_not_only_coloured() -> None:
    blad = build_blad(vergelijking.years())
    nu = [each for rij in blad.gebieden for each in rij.stroken if each.wanneer == "Nu"]
    for kind in ("beter", "minder"):
        cells = [cel for each in nu for cel in each.cellen if cel.anders == f"anders {kind}"]
        assert cells
        named = " ".join(each.tekst for each in nu)
        assert f" {kind.capitalize()}: " in named
