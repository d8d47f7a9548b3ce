"""What a comparison says, before anyone lays it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from rich.console import Console

from basisnorm.audit.model import Antwoord, Audit, Stap
from basisnorm.norm.model import Norm, Vervallen
from basisnorm.rapport.vergelijk.als_html import render_vergelijking
from basisnorm.rapport.vergelijk.als_json import as_dict
from basisnorm.rapport.vergelijk.als_md import render_markdown
from basisnorm.rapport.vergelijk.blad import Blad, build_blad
from basisnorm.rapport.vergelijk.terminal import render_blad
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess
from basisnorm.uitslag.vergelijk import Verloop, compare_uitslagen
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


FOUR = make_norm(make_gebied(eisen=[make_eis(f"DYS-0{n}") for n in (1, 2, 3, 4)]))
# Asks the first two as before, the third otherwise, not the fourth, and two new ones.
NEXT = make_norm(
    make_gebied(
        eisen=[
            make_eis("DYS-01"),
            make_eis("DYS-02"),
            make_eis("DYS-03", tekst="De school doet iets heel anders."),
            make_eis("DYS-05"),
            make_eis("DYS-06"),
        ]
    ),
    id="2027-08",
    vingerafdruk=OTHER,
    vervallen=(Vervallen(id="DYS-04", vervangen_door=(), sinds="2027-08-01"),),
)
ALL = {"DYS-01": 1, "DYS-02": 2, "DYS-03": 2, "DYS-04": 2}
LATER = {"DYS-01": 2, "DYS-02": 2, "DYS-03": 2, "DYS-05": 2, "DYS-06": 0}


def taken_over(levels: dict[str, int], *confirmed: str) -> list[Antwoord]:
    """These answers, of which only the named ones are confirmed."""
    return [
        make_antwoord(eis, niveau, overgenomen=None if eis in confirmed else "2026-2027")
        for eis, niveau in levels.items()
    ]


@pytest.mark.parametrize(
    ("norm", "toen", "nu", "kop"),
    [
        pytest.param(
            FOUR, ALL, ALL | {"DYS-01": 2}, "Van 3 naar 4 van de 4 kerneisen op orde.", id="zelfde"
        ),
        pytest.param(
            FOUR,
            ALL,
            taken_over(ALL),
            "Nu staan nog 4 van de 4 kerneisen open; toen 3 van 4 kerneisen op orde; "
            "geen kerneis is te vergelijken.",
            id="nu alles overgenomen",
        ),
        pytest.param(
            FOUR,
            ALL,
            {"DYS-01": 2, "DYS-02": 1, "DYS-03": 2},
            "Nu staat nog 1 van de 4 kerneisen open en zijn er 2 op orde; "
            "toen 3 van 4 kerneisen op orde; 3 vergelijkbaar: 1 beter, 1 minder.",
            id="nu een open",
        ),
        pytest.param(
            FOUR,
            taken_over(ALL),
            ALL,
            "Toen stonden nog 4 van de 4 kerneisen open; nu 3 van 4 kerneisen op orde; "
            "geen kerneis is te vergelijken.",
            id="toen alles overgenomen",
        ),
        pytest.param(
            FOUR,
            taken_over(ALL, "DYS-01", "DYS-02"),
            ALL | {"DYS-01": 2},
            "Toen stonden nog 2 van de 4 kerneisen open en was er 1 op orde; "
            "nu 4 van 4 kerneisen op orde; 2 vergelijkbaar: 1 beter, 0 minder.",
            id="toen deels overgenomen",
        ),
        pytest.param(
            FOUR,
            taken_over(ALL, "DYS-02"),
            taken_over(ALL, "DYS-03"),
            "Nu staan nog 3 van de 4 kerneisen open en is er 1 op orde; "
            "toen stonden nog 3 van de 4 kerneisen open en was er 1 op orde; "
            "geen kerneis is te vergelijken.",
            id="beide open",
        ),
        pytest.param(
            NEXT,
            ALL,
            LATER,
            "Toen 3 van 4 kerneisen op orde (norm 2024-11), nu 4 van 5; "
            "2 vergelijkbaar: 1 beter, 0 minder.",
            id="andere editie",
        ),
        pytest.param(
            NEXT,
            ALL,
            taken_over(LATER, "DYS-02"),
            "Nu staan nog 4 van de 5 kerneisen open en is er 1 op orde; "
            "toen 3 van 4 kerneisen op orde (norm 2024-11); 1 vergelijkbaar: 0 beter, 0 minder.",
            id="andere editie, nu open",
        ),
        pytest.param(
            NEXT,
            taken_over(ALL),
            LATER,
            "Toen stonden nog 4 van de 4 kerneisen open (norm 2024-11); "
            "nu 4 van 5 kerneisen op orde; geen kerneis is te vergelijken.",
            id="andere editie, toen overgenomen",
        ),
    ],
)
def test_the_headline_counts_what_each_year_said_itself(
    norm: Norm,
    toen: dict[str, int] | list[Antwoord],
    nu: dict[str, int] | list[Antwoord],
    kop: str,
) -> None:
    now = make_audit(nu, norm=norm.id, vingerafdruk=norm.vingerafdruk)
    found = compare_uitslagen(result(FOUR, make_audit(toen)), result(norm, now))
    blad = build_blad(found)
    assert blad.kop == kop
    assert as_dict(found)["samenvatting"][0] == kop
    assert f"**{kop}**" in render_markdown(blad)
    assert f'<h2 id="kort">{kop}</h2>' in render_vergelijking(blad)
    assert kop in shown_on_terminal(blad)


def shown_on_terminal(blad: Blad) -> str:
    """The comparison as the terminal shows it, on one line."""
    console = Console(width=80, file=StringIO())
    with console.capture() as capture:
        console.print(render_blad(blad))
    return " ".join(capture.get().split())


NVT = make_antwoord(nvt="reden")


@pytest.mark.parametrize(
    ("toen", "nu", "kop"),
    [
        ([NVT], {"DYS-01": 2}, "Toen gold geen kerneis; nu 1 van 1 kerneis op orde; geen"),
        ([NVT], {}, "Nu staat nog 1 van de 1 kerneis open; toen gold geen kerneis; geen"),
        ({"DYS-01": 2}, [NVT], "Er geldt nu geen kerneis."),
        ({"DYS-01": 1}, {"DYS-01": 2}, "Van 0 naar 1 van de 1 kerneis op orde."),
    ],
)
def test_the_headline_of_one_kerneis(
    toen: dict[str, int] | list[Antwoord], nu: dict[str, int] | list[Antwoord], kop: str
) -> None:
    assert blad_of(make_audit(toen), make_audit(nu)).kop.startswith(kop)


def test_both_totals_are_in_the_headline_where_they_differ() -> None:
    two = make_norm(
        make_gebied(eisen=[make_eis("DYS-01", nvt_redenen=["reden"]), make_eis("DYS-02")])
    )
    toen = make_audit([NVT, make_antwoord("DYS-02", 1)])
    nu = make_audit({"DYS-01": 2, "DYS-02": 1})
    blad = build_blad(compare_uitslagen(result(two, toen), result(two, nu)))
    assert blad.kop == "Van 0 van de 1 naar 1 van de 2 kerneisen op orde."


@pytest.mark.parametrize("anders", [frozenset({"DYS-01"}), None])
def test_with_another_version_there_is_no_course(anders: frozenset[str] | None) -> None:
    toen = make_audit({"DYS-01": 1}, versie="0.9.0", vingerafdruk=OTHER)
    nu = result(ONE, make_audit({"DYS-01": 2}))
    compared = "geen kerneis is te vergelijken" if anders else "1 vergelijkbaar: 1 beter, 0 minder"
    assert build_blad(compare_uitslagen(result(ONE, toen), nu, anders)).kop == (
        "Toen 0 van 1 kerneis op orde (gemeten met norm 2024-11, versie 0.9.0), nu 1 van 1; "
        f"{compared}."
    )


def test_better_and_worse_are_named_and_not_only_coloured() -> None:
    blad = build_blad(vergelijking.years())
    nu = [each for rij in blad.gebieden for each in rij.stroken if each.wanneer == "Nu"]
    for kind in ("beter", "minder"):
        cells = [cel for each in nu for cel in each.cellen if cel.anders == f"anders {kind}"]
        assert cells
        named = " ".join(each.tekst for each in nu)
        assert f" {kind.capitalize()}: " in named
