"""What a comparison says, before anyone lays it out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from rich.console import Console

from basisnorm.audit.model import Antwoord, Audit, Stap
from basisnorm.norm.model import Norm, Vervallen
from basisnorm.rapport.document import (
    Block,
    Facts,
    Figure,
    Flow,
    Fold,
    Heading,
    List,
    Page,
    Section,
    Strip,
    Table,
    lines,
)
from basisnorm.rapport.html import as_html
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.terminal import as_terminal
from basisnorm.rapport.text import line
from basisnorm.rapport.vergelijk.als_json import as_dict
from basisnorm.rapport.vergelijk.blad import build_vergelijking
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


def page_of(before: Audit, now: Audit, norm: Norm = ONE) -> Page:
    """What the comparison of two audits says."""
    return build_vergelijking(compare_uitslagen(result(ONE, before), result(norm, now)))


def said(flow: Flow) -> list[str]:
    """All that stands in a piece of a page, in lines."""
    return [line(each) for each in lines(flow)]


def chapters(page: Page) -> dict[str, tuple[Block, ...]]:
    """What stands in each section of the page, by its heading."""
    sections = [each for each in page.body if isinstance(each, Section)]
    return {said(each.blocks[0])[0]: each.blocks[1:] for each in sections}


def changes(page: Page) -> dict[str, list[str]]:
    """By the heading of each table or list of eisen: the first line of every eis in it."""
    found = {}
    for block in (block for blocks in chapters(page).values() for block in blocks):
        inside = block.blocks if isinstance(block, Section | Fold) else ()
        heading = block.heading if isinstance(block, Fold) else (*inside, None)[0]
        eisen = [
            said(row.cells[0])[0] for each in inside if isinstance(each, Table) for row in each.rows
        ] + [
            said(item.content)[0]
            for each in inside
            if isinstance(each, List)
            for item in each.items
        ]
        if eisen and isinstance(heading, Heading):
            found[said(heading)[0]] = eisen
    return found


def kop(page: Page) -> str:
    """The headline."""
    return next(iter(chapters(page)))


def strips_of(page: Page, when: str) -> list[Figure]:
    """The strips of all gebieden at one time."""
    return [
        fact.value
        for section in chapters(page)["De gebieden"]
        if isinstance(section, Section)
        for facts in section.blocks
        if isinstance(facts, Facts)
        for fact in facts.facts
        if fact.label == when and isinstance(fact.value, Figure)
    ]


def looks(page: Page, when: str) -> list[str]:
    """The css of every box in these."""
    pictures = [each.picture for each in strips_of(page, when)]
    return [box.css for each in pictures if isinstance(each, Strip) for box in each.boxes]


def test_another_threshold_is_told_as_the_norms_doing() -> None:
    stricter = replace(ONE, drempel=3, id="2027-08", vingerafdruk=OTHER)
    now = make_audit({"DYS-01": 2}, norm="2027-08", vingerafdruk=OTHER)
    page = page_of(make_audit({"DYS-01": 2}), now, stricter)
    assert list(chapters(page))[2:] == ["Veranderd door de norm", "Gelijk gebleven"]
    assert next(iter(changes(page))) == "Andere grens voor op orde (1)"
    told = said(chapters(page)[kop(page)])
    assert "Toen: [Op orde]" in told
    assert "Toen, met de norm van nu: [Nog niet op orde]" in told


def test_a_reason_for_not_applying_now() -> None:
    now = make_antwoord(nvt="reden", tot="2027-07-31")
    page = page_of(make_audit({"DYS-01": 2}), make_audit([now]))
    told = said(chapters(page)["Veranderd door de school"])
    assert "Nu niet van toepassing (1)" in told
    assert "Reden: Reden reden. Geldt tot en met 31 juli 2027." in told


def test_an_expired_reason_opens_the_question_again() -> None:
    ended = make_antwoord(nvt="reden", tot="2026-07-31")
    page = page_of(make_audit({"DYS-01": 2}), make_audit([ended]))
    told = said(chapters(page)["Veranderd door de school"])
    assert "Nu open (1)" in told
    assert "Was niet van toepassing tot en met 31 juli 2026. Daarom weer open." in told


def test_one_is_singular() -> None:
    now = make_audit(
        [make_antwoord("DYS-01", 2, toelichting="b")],
        verbeterplan=(Stap(eis="DYS-01", klaar=True),),
    )
    page = page_of(make_audit([make_antwoord("DYS-01", 2, toelichting="a")]), now)
    assert said(chapters(page)["Verbeterplan en bewijs"]) == [
        "1 stap is nu klaar.", "Bij 1 eis is de toelichting anders.", "Klaar", "DYS-01",
    ]  # fmt: skip


def test_without_anything_to_compare_it_says_so() -> None:
    empty = make_norm(make_gebied(eisen=[]))
    found = compare_uitslagen(result(empty, make_audit()), result(empty, make_audit()))
    page = build_vergelijking(found)
    assert list(chapters(page)) == ["Er geldt nu geen kerneis.", "De gebieden"]
    assert said(chapters(page)["Er geldt nu geen kerneis."])[:2] == [
        "Kerneisen: geen.", "Met de aanvullende eisen erbij: geen.",
    ]  # fmt: skip
    assert "Verbeterplan" not in as_markdown(page)
    assert 'id="plan"' not in as_html(page)


@quick
@given(pairs())
def test_every_eis_is_in_exactly_one_section(pair: tuple[Uitslag, Uitslag]) -> None:
    """With one norm nothing weighs otherwise, so no eis is named twice."""
    found = compare_uitslagen(*pair)
    page = build_vergelijking(found)
    rows = [each for eisen in changes(page).values() for each in eisen]
    named = [re.findall(r"[A-Z]{3}-[0-9]+", each)[0] for each in rows]
    assert sorted(named) == sorted(each.eis.id for each in found.eisen)
    kern = Counter(each.verloop for each in found.eisen if each.eis.kern)
    strips = sum(" anders" in css for css in looks(page, "Nu"))
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
    assert as_html(build_vergelijking(found())) == vergelijking.page(name)
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
    ("norm", "toen", "nu", "expected"),
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
    expected: str,
) -> None:
    now = make_audit(nu, norm=norm.id, vingerafdruk=norm.vingerafdruk)
    found = compare_uitslagen(result(FOUR, make_audit(toen)), result(norm, now))
    page = build_vergelijking(found)
    assert kop(page) == expected
    assert as_dict(found)["samenvatting"][0] == expected
    assert f"## {expected}\n" in as_markdown(page)
    assert f'<h2 id="kort">{expected}</h2>' in as_html(page)
    assert expected in shown_on_terminal(page)


def shown_on_terminal(page: Page) -> str:
    """The comparison as the terminal shows it, on one line."""
    console = Console(width=80, file=StringIO())
    with console.capture() as capture:
        console.print(as_terminal(page, 80))
    return " ".join(capture.get().split())


NVT = make_antwoord(nvt="reden")


@pytest.mark.parametrize(
    ("toen", "nu", "expected"),
    [
        ([NVT], {"DYS-01": 2}, "Toen gold geen kerneis; nu 1 van 1 kerneis op orde; geen"),
        ([NVT], {}, "Nu staat nog 1 van de 1 kerneis open; toen gold geen kerneis; geen"),
        ({"DYS-01": 2}, [NVT], "Er geldt nu geen kerneis."),
        ({"DYS-01": 1}, {"DYS-01": 2}, "Van 0 naar 1 van de 1 kerneis op orde."),
    ],
)
def test_the_headline_of_one_kerneis(
    toen: dict[str, int] | list[Antwoord], nu: dict[str, int] | list[Antwoord], expected: str
) -> None:
    assert kop(page_of(make_audit(toen), make_audit(nu))).startswith(expected)


def test_both_totals_are_in_the_headline_where_they_differ() -> None:
    two = make_norm(
        make_gebied(eisen=[make_eis("DYS-01", nvt_redenen=["reden"]), make_eis("DYS-02")])
    )
    toen = make_audit([NVT, make_antwoord("DYS-02", 1)])
    nu = make_audit({"DYS-01": 2, "DYS-02": 1})
    page = build_vergelijking(compare_uitslagen(result(two, toen), result(two, nu)))
    assert kop(page) == "Van 0 van de 1 naar 1 van de 2 kerneisen op orde."


@pytest.mark.parametrize("anders", [frozenset({"DYS-01"}), None])
def test_with_another_version_there_is_no_course(anders: frozenset[str] | None) -> None:
    toen = make_audit({"DYS-01": 1}, versie="0.9.0", vingerafdruk=OTHER)
    nu = result(ONE, make_audit({"DYS-01": 2}))
    compared = "geen kerneis is te vergelijken" if anders else "1 vergelijkbaar: 1 beter, 0 minder"
    assert kop(build_vergelijking(compare_uitslagen(result(ONE, toen), nu, anders))) == (
        "Toen 0 van 1 kerneis op orde (gemeten met norm 2024-11, versie 0.9.0), nu 1 van 1; "
        f"{compared}."
    )


def test_better_and_worse_are_named_and_not_only_coloured() -> None:
    page = build_vergelijking(vergelijking.years())
    named = " ".join(each.text for each in strips_of(page, "Nu"))
    for kind in ("beter", "minder"):
        assert [each for each in looks(page, "Nu") if each.endswith(f" anders {kind}")]
        assert f" {kind.capitalize()}: " in named
