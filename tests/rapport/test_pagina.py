"""What the verbeterrapport says, in which order, and what is left out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from basisnorm.audit.model import Antwoord, Audit, Nvt, School, Schoolsoort, Stap
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.model import Gebied, Status
from basisnorm.rapport.document import Block, Card, Fact, Facts, Fold, Heading, List, Page, Section
from basisnorm.rapport.merk import Vorm
from basisnorm.rapport.text import as_text
from basisnorm.rapport.verbeter.blad import build_verbeterrapport
from basisnorm.rapport.verbeter.oogopslag import arcs
from basisnorm.uitslag.model import Staat, Uitslag
from basisnorm.uitslag.regel import assess
from bouwstenen import DATUM, make_eis, make_gebied, make_norm
from rapport import voorbeeld


def small(*answers: Antwoord, gebieden: tuple[Gebied, ...] = (), **more: object) -> Uitslag:
    """A result on a norm with DYS-01 and DYS-02 (kern) and DYS-03, unless `gebieden` say else."""
    audit = Audit(
        norm="2024-11",
        vragenlijst="volledig",
        school=School(vestigingscode="99AA00", schoolsoort=Schoolsoort.BO),
        antwoorden=answers,
    )
    return assess(
        make_norm(*gebieden),
        voorbeeld.questions("volledig"),
        replace(audit, **more),  # type: ignore[arg-type]
        datum=DATUM,
        programma="1.0.0",
    )


def sections(page: Page) -> dict[str, Section]:
    """The sections of a page by their anchor, in order; "" is the first card."""

    def found(blocks: tuple[Block, ...]) -> list[Section]:
        return [
            section
            for each in blocks
            for section in (
                [each]
                if isinstance(each, Section)
                else found(each.blocks)
                if isinstance(each, Card)
                else []
            )
        ]

    return {each.labelled: each for each in found(page.body)}


def told(uitslag: Uitslag, anchor: str) -> str:
    """What one section says."""
    page = build_verbeterrapport(uitslag)
    return as_text(page._replace(head=(), body=(sections(page)[anchor],), foot=()))


def links(uitslag: Uitslag, anchor: str) -> list[str]:
    """The eisen to which a section leads, in order."""
    page = voorbeeld.render_verbeterrapport(uitslag)
    section = page.partition(f'id="{anchor}"')[2].partition("</section>")[0]
    return re.findall('<a href="#([A-Z]{3}-[0-9]{2})">', section)


@pytest.mark.parametrize("soort", list(Schoolsoort))
def test_every_applying_eis_has_exactly_one_place(soort: Schoolsoort) -> None:
    uitslag = voorbeeld.result(voorbeeld.audit(soort))
    page = voorbeeld.render_verbeterrapport(uitslag)
    assert sorted(re.findall(' id="([A-Z]{3}-[0-9]{2})"', page)) == sorted(
        each.eis.id for each in uitslag.eisen if each.staat is not Staat.ANDERE_SECTOR
    )


def test_the_marks_agree_with_the_counts() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    found = re.findall("^- ([0-9]+) (.+)$", told(uitslag, ""), re.MULTILINE)
    counts = {word: int(number) for number, word in found}
    telling = uitslag.telling
    assert counts["geborgd"] + counts["op orde"] == telling.kern_op_orde
    assert counts["begonnen"] + counts["nog niet"] == telling.kern_niet
    assert counts.get("open", 0) == telling.kern_open


def test_the_first_three_verbeterpunten_come_first_and_no_one_is_lost() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    first, *lists = [
        each
        for each in sections(build_verbeterrapport(uitslag))["begin"].blocks
        if isinstance(each, List)
    ]
    assert len(first.items) == 3
    later = uitslag.verbeterpunten[3:]
    kern = [each.eis.id for each in later if each.eis.kern]
    others = [each.eis.id for each in later if not each.eis.kern]
    # Of a long list nine are named, and how many more there are.
    assert len(kern) <= 10
    assert len(others) <= 10
    assert [len(each.items) for each in lists] == [len(kern), len(others)]
    assert links(uitslag, "begin") == [
        *(each.eis.id for each in uitslag.verbeterpunten[:3]), *kern, *others,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("length", "first", "others"), [(0, 9, "En nog {}"), (400, 4, "Dat zijn er {}")]
)
def test_of_a_long_list_some_are_named(length: int, first: int, others: str) -> None:
    """And how many more there are; of the additional eisen none when there is very much to tell."""
    answers = [each._replace(toelichting="x" * length) for each in voorbeeld.all_at(0).antwoorden]
    uitslag = voorbeeld.result(replace(voorbeeld.all_at(0), antwoorden=tuple(answers)))
    text = told(uitslag, "begin")
    later = uitslag.verbeterpunten[3:]
    kern = sum(each.eis.kern for each in later) - first
    aanvullend = sum(not each.eis.kern for each in later) - (0 if length else first)
    for words in (f"En nog {kern}", others.format(aanvullend)):
        assert f"- {words}; die staan hieronder, per gebied.\n" in text


def test_an_eis_that_is_not_asked_is_counted_not_listed() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit(vragenlijst="quickscan"))
    eisen = uitslag.norm.eisen
    page = voorbeeld.render_verbeterrapport(uitslag)
    assert all(eisen[each].kern for each in re.findall(' id="([A-Z]{3}-[0-9]{2})"', page))
    texts = {anchor: told(uitslag, anchor) for anchor in sections(build_verbeterrapport(uitslag))}
    assert [
        line
        for anchor in ("gebied-dyslexie", "gebied-begaafdheid", "gebied-taak-werkgedrag")
        for line in texts[anchor].splitlines()
        if "niet gevraagd" in line
    ] == [
        "3 aanvullende eisen zijn niet gevraagd in deze vragenlijst.",
        "7 aanvullende eisen zijn niet gevraagd in deze vragenlijst.",
        "10 aanvullende eisen zijn niet gevraagd in deze vragenlijst.",
    ]
    # A gebied of which nothing was asked has no conclusion.
    assert texts["gebied-algemeen"].splitlines()[-1] == (
        "De eisen van dit gebied zijn niet gevraagd in deze vragenlijst."
    )
    assert "Alle eisen:" not in texts["gebied-algemeen"]
    assert "Kerneisen op orde: niet gevraagd" in texts[""]
    assert (
        "In deze vragenlijst (Quickscan) zijn 39 eisen niet gevraagd. "
        "Niet gevraagd telt als open, niet als tekort."
    ) in texts[""]


def test_the_law_and_what_is_in_preparation_stand_apart_in_that_order() -> None:
    gebieden = (
        make_gebied("autisme", status=Status.IN_VOORBEREIDING),
        make_gebied("algemeen", status=Status.WETTELIJK),
        make_gebied("dyslexie"),
    )
    uitslag = small(gebieden=gebieden, extra_gebieden=("autisme",))
    found = [
        each for each in sections(build_verbeterrapport(uitslag)) if each.startswith("gebied-")
    ]
    assert found == ["gebied-dyslexie", "gebied-algemeen", "gebied-autisme"]
    counting, _, apart = told(uitslag, "").partition("Apart gemeten, met een eigen conclusie")
    assert counting.count("Kerneisen op orde:") == 1
    assert apart.count("Kerneisen op orde:") == 2


def test_without_answers_it_says_where_to_begin() -> None:
    text = told(voorbeeld.result(voorbeeld.empty()), "begin")
    assert text.startswith("Begin hier\n")
    assert "nog geen eis beantwoord" in text
    assert "1." not in text


def test_all_op_orde_is_said_warmly_with_what_keeps_it_so() -> None:
    text = told(voorbeeld.result(voorbeeld.all_at(2)), "begin")
    assert text.startswith("Houd dit vast\n")
    assert "het werk van uw hele team" in text
    assert "nog niet geborgd" in text
    assert "geen toelichting of bewijs" in text


def test_with_another_drempel_another_level_is_op_orde_and_not_kept_yet() -> None:
    """What is op orde is what the norm says; geborgd is always level 3."""
    norm = replace(make_norm(), drempel=1)
    answers = tuple(
        Antwoord(eis=each, niveau=niveau, toelichting="Ja.")
        for each, niveau in zip(norm.eisen, (1, 2, 3), strict=True)
    )
    found = small(*answers)
    uitslag = assess(norm, found.vragenlijst, found.audit, datum=DATUM, programma="1.0.0")
    assert "\n- 2 eisen zijn op orde, maar nog niet geborgd." in told(uitslag, "begin")


def test_one_answer_that_is_met_is_no_reason_to_celebrate_yet() -> None:
    text = told(small(Antwoord(eis="DYS-01", niveau=3, toelichting="Ja.")), "begin")
    assert text.startswith("Begin hier\n")
    assert "\n\n- 2 eisen zijn nog open. Beantwoord die ook met uw team.\n" in text
    assert "geborgd" not in text
    assert "bewijs" not in text


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ((Antwoord(eis="DYS-01", niveau=1),), "Er is één verbeterpunt."),
        (
            (Antwoord(eis="DYS-01", niveau=1), Antwoord(eis="DYS-03", niveau=0)),
            "Er zijn 2 verbeterpunten. Kerneisen gaan voor. "
            "Daarna telt de grond: eerst de wet, dan de hoofdlijn, dan een richtlijn.",
        ),
    ],
)
def test_the_introduction_counts(answers: tuple[Antwoord, ...], text: str) -> None:
    assert f"\n\n{text}\n" in told(small(*answers), "begin")


def test_only_additional_points_say_that_kern_is_in_order() -> None:
    eisen = (make_eis("DYS-01"), make_eis("DYS-02", kern=False), make_eis("DYS-03", kern=False))
    answers = [Antwoord(eis=eis.id, niveau=2 if eis.kern else 0) for eis in eisen]
    text = told(small(*answers, gebieden=(make_gebied(eisen=eisen),)), "begin")
    assert "Alle beantwoorde kerneisen zijn op orde" in text


def test_an_answer_taken_over_or_past_its_day_says_why_it_is_open() -> None:
    eisen = (make_eis("DYS-01", nvt_redenen=("geen-onderbouw",)), make_eis("DYS-02"))
    ended = Nvt(reden="geen-onderbouw", tot="2026-11-20")
    text = told(
        small(
            Antwoord(eis="DYS-01", nvt=ended),
            Antwoord(eis="DYS-02", niveau=2, overgenomen="2025-2026"),
            gebieden=(make_gebied(eisen=eisen),),
        ),
        "gebied-dyslexie",
    )
    first, second = text.split("- DYS-0")[-2:]
    assert first.strip().endswith(
        "Was niet van toepassing tot en met 20 november 2026. "
        "Die dag is voorbij. Beantwoord deze eis opnieuw."
    )
    assert "Overgenomen uit 2025-2026 en nog niet bevestigd." in second


def test_nvt_says_why_who_and_until_when() -> None:
    eisen = (make_eis("DYS-01", nvt_redenen=("a",)), make_eis("DYS-02", nvt_redenen=("b",)))
    uitslag = small(
        Antwoord(eis="DYS-01", nvt=Nvt(reden="a", besloten_door="directie", tot="2027-08-01")),
        Antwoord(eis="DYS-02", nvt=Nvt(reden="b")),
        gebieden=(make_gebied(eisen=eisen),),
    )
    text = told(uitslag, "nvt")
    assert "Reden: Reden a.; Besloten door: directie; Tot en met: 1 augustus 2027\n" in text
    assert "Reden: Reden b.; Besloten door: niet ingevuld; Tot en met: geen einddatum" in text
    assert "<svg" not in voorbeeld.render_verbeterrapport(uitslag)


def test_the_plan_has_own_steps_and_then_what_is_not_planned_yet() -> None:
    own = (Stap(eis="DYS-02", stap="Lijst kiezen", wie="ib'er", wanneer="2027-02-01", klaar=True),)
    answers = (Antwoord(eis="DYS-01", niveau=0), Antwoord(eis="DYS-02", niveau=0))
    uitslag = small(*answers, verbeterplan=own)
    assert told(uitslag, "plan").splitlines()[-2:] == [
        "- DYS-02. Stap: Lijst kiezen; Wie: ib'er; Wanneer: 1 februari 2027; Klaar: ja",
        "- DYS-01. Stap: Voorstel: Begin met DYS-01.; Klaar: ☐",
    ]
    assert links(uitslag, "plan") == ["DYS-02", "DYS-01"]


def test_a_step_for_an_eis_without_a_place_is_no_link() -> None:
    uitslag = small(verbeterplan=(Stap(eis="AUT-01", stap="Later"),))
    assert "- AUT-01. Stap: Later;" in told(uitslag, "plan")
    assert links(uitslag, "plan") == []


def test_a_source_of_a_kerneis_is_named_once() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    named = re.findall("^- ([^:]+): ", told(uitslag, "bronnen"), re.MULTILINE)
    sector = uitslag.audit.school.sector
    used = {
        bron
        for each in uitslag.eisen
        if each.eis.kern and each.staat is not Staat.ANDERE_SECTOR
        for bron in each.eis.bronnen.voor(sector)
    }
    assert len(named) == len(set(named))
    assert set(named) == used


def test_let_op_travels_along() -> None:
    melding = Melding(ernst=Ernst.LET_OP, code="x", tekst="Zo.", oplossing="Doe dit.", veld="a.b")
    bare = replace(melding, veld=None)
    text = told(small()._replace(meldingen=(melding, bare)), "let-op")
    assert text.endswith("- Zo. Doe dit. (bij a.b)\n- Zo. Doe dit.\n")


def test_the_header_leaves_out_what_is_not_known() -> None:
    page = build_verbeterrapport(small())
    assert as_text(page._replace(body=(), foot=())).startswith("School 99AA00\n=")
    (facts,) = [each for each in page.head if isinstance(each, Facts)]
    assert [each.label for each in facts.facts] == ["Vestigingscode", "Schoolsoort", "Gemeten op"]


@pytest.mark.parametrize("number", [1, 2, 31])
def test_the_ring_has_a_segment_for_each_kerneis(number: int) -> None:
    (arc,) = arcs({Vorm.OP_ORDE: number})
    assert "nan" not in arc.path
    # What is drawn and the gaps between fit the path exactly.
    drawn = number * float(arc.dash) + (number - 1) * float(arc.gap)
    assert drawn == pytest.approx(float(arc.length), abs=0.05)


def test_without_kerneisen_the_ring_is_empty() -> None:
    assert list(arcs({})) == []


def test_each_shape_of_the_ring_also_reads_in_grey() -> None:
    """Full, half full, hollow and thin."""
    vormen = (Vorm.OP_ORDE, Vorm.BEGONNEN, Vorm.NOG_NIET, Vorm.OPEN)
    found = [(arc.css, float(arc.width)) for arc in arcs(dict.fromkeys(vormen, 1))]
    assert [css for css, _ in found] == ["n2", "n1", "hol", "n0", "hol", "nx"]
    assert found[2][1] < found[1][1] / 2
    assert found[4][1] < found[3][1]
    assert found[5][1] < found[3][1] / 2


def waarom(uitslag: Uitslag) -> list[Fact]:
    """The steps under "Waarom deze uitslag"."""
    (fold,) = [
        each
        for each in sections(build_verbeterrapport(uitslag))["uitleg"].blocks
        if isinstance(each, Fold)
    ]
    assert fold.heading == Heading(3, "Waarom deze uitslag", anchor="waarom")
    return [fact for each in fold.blocks if isinstance(each, Facts) for fact in each.facts]


@pytest.mark.parametrize(
    ("levels", "named"),
    [
        ((0, 1), "Nog niet op orde, door deze kerneisen. Nog niet: DYS-01; Begonnen: DYS-02."),
        ((2,), "Nog niet alles beantwoord. Deze kerneisen zijn nog open. Open: DYS-02."),
        ((2, 3), "Op orde: alle kerneisen die hier gelden, zijn op orde."),
    ],
)
def test_the_trace_names_the_kerneisen_that_decided(levels: tuple[int, ...], named: str) -> None:
    answers = [Antwoord(eis=f"DYS-0{at}", niveau=niveau) for at, niveau in enumerate(levels, 1)]
    assert waarom(small(*answers))[-1] == Fact("Dyslexie", named)


def test_the_trace_ends_with_every_gebied_that_applies() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    titels = [each.gebied.titel for each in uitslag.gebieden if each.telling.eisen]
    assert [each.label for each in waarom(uitslag)[-len(titels) :]] == titels


@pytest.mark.parametrize(("length", "brief"), [(40, False), (400, True)])
def test_a_long_report_keeps_its_details_for_the_kerneisen(length: int, brief: bool) -> None:
    answers = [each._replace(toelichting="x" * length) for each in voorbeeld.all_at(0).antwoorden]
    uitslag = voorbeeld.result(replace(voorbeeld.all_at(0), antwoorden=tuple(answers[:60])))
    text = as_text(build_verbeterrapport(uitslag))
    assert ("Dit rapport is lang." in text) == brief
    for punt in uitslag.verbeterpunten:
        assert punt.eis.kern is False or punt.doel in text
    assert all(punt.doel in text for punt in uitslag.verbeterpunten) != brief
