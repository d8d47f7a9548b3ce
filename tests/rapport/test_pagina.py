"""The values of the verbeterrapport: what is said, in which order, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from basisnorm.audit.model import Antwoord, Audit, Nvt, School, Schoolsoort, Stap
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.model import Gebied, Status
from basisnorm.rapport.merk import Vorm
from basisnorm.rapport.verbeter.blokken import EisBlok
from basisnorm.rapport.verbeter.pagina import Pagina, build_pagina
from basisnorm.rapport.verbeter.ring import bows
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


def blocks(pagina: Pagina) -> Iterator[EisBlok]:
    """Every eis that has a place on the page."""
    for gebied in (*pagina.gebieden, *pagina.apart):
        yield from (*gebied.kern, *gebied.aanvullend, *gebied.open, *gebied.op_orde, *gebied.nvt)


@pytest.mark.parametrize("soort", list(Schoolsoort))
def test_every_applying_eis_has_exactly_one_place(soort: Schoolsoort) -> None:
    uitslag = voorbeeld.result(voorbeeld.audit(soort))
    found = sorted(blok.vast.id for blok in blocks(build_pagina(uitslag)))
    assert found == sorted(
        each.eis.id for each in uitslag.eisen if each.staat is not Staat.ANDERE_SECTOR
    )


def test_the_marks_agree_with_the_counts() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    counts = {regel.merk.vorm: regel.aantal for regel in build_pagina(uitslag).oogopslag.legenda}
    telling = uitslag.telling
    assert counts[Vorm.GEBORGD] + counts[Vorm.OP_ORDE] == telling.kern_op_orde
    assert counts[Vorm.BEGONNEN] + counts[Vorm.NOG_NIET] == telling.kern_niet
    assert counts.get(Vorm.OPEN, 0) == telling.kern_open


def test_the_first_three_verbeterpunten_come_first_and_no_one_is_lost() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    begin = build_pagina(uitslag).begin
    row = (*begin.eerst, *begin.daarna_kern, *begin.daarna_aanvullend)
    assert len(begin.eerst) == 3
    assert [punt.vast.id for punt in row] == [punt.eis.id for punt in uitslag.verbeterpunten]


def test_an_eis_that_is_not_asked_is_counted_not_listed() -> None:
    pagina = build_pagina(voorbeeld.result(voorbeeld.audit(vragenlijst="quickscan")))
    assert all(blok.vast.kern for blok in blocks(pagina))
    assert [each.kop.niet_gevraagd for each in pagina.gebieden] == [
        "3 aanvullende eisen zijn niet gevraagd in deze vragenlijst.",
        "7 aanvullende eisen zijn niet gevraagd in deze vragenlijst.",
        "10 aanvullende eisen zijn niet gevraagd in deze vragenlijst.",
    ]
    assert pagina.apart[0].kop.stand == "niet gevraagd"
    assert pagina.apart[0].kop.feiten == ()
    assert pagina.oogopslag.niet_gevraagd == (
        "In deze vragenlijst (Quickscan) zijn 39 eisen niet gevraagd. "
        "Niet gevraagd telt als open, niet als tekort."
    )


def test_the_law_and_what_is_in_preparation_stand_apart_in_that_order() -> None:
    gebieden = (
        make_gebied("autisme", status=Status.IN_VOORBEREIDING),
        make_gebied("algemeen", status=Status.WETTELIJK),
        make_gebied("dyslexie"),
    )
    pagina = build_pagina(small(gebieden=gebieden, extra_gebieden=("autisme",)))
    assert [each.kop.vast.anker for each in pagina.gebieden] == ["gebied-dyslexie"]
    assert [each.kop.vast.anker for each in pagina.apart] == ["gebied-algemeen", "gebied-autisme"]


def test_without_answers_it_says_where_to_begin() -> None:
    begin = build_pagina(voorbeeld.result(voorbeeld.empty())).begin
    assert begin.titel == "Begin hier"
    assert begin.eerst == ()
    assert "nog geen eis beantwoord" in begin.inleiding


def test_all_op_orde_is_said_warmly_with_what_keeps_it_so() -> None:
    begin = build_pagina(voorbeeld.result(voorbeeld.all_at(2))).begin
    assert begin.titel == "Houd dit vast"
    assert "het werk van uw hele team" in begin.inleiding
    assert any("nog niet geborgd" in zin for zin in begin.raad)
    assert any("geen toelichting of bewijs" in zin for zin in begin.raad)


def test_one_answer_that_is_met_is_no_reason_to_celebrate_yet() -> None:
    begin = build_pagina(small(Antwoord(eis="DYS-01", niveau=3, toelichting="Ja."))).begin
    assert begin.titel == "Begin hier"
    assert begin.raad[0] == "2 eisen zijn nog open. Beantwoord die ook met uw team."
    assert not any("geborgd" in zin or "bewijs" in zin for zin in begin.raad)


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
    assert build_pagina(small(*answers)).begin.inleiding == text


def test_only_additional_points_say_that_kern_is_in_order() -> None:
    eisen = (make_eis("DYS-01"), make_eis("DYS-02", kern=False), make_eis("DYS-03", kern=False))
    answers = [Antwoord(eis=eis.id, niveau=2 if eis.kern else 0) for eis in eisen]
    begin = build_pagina(small(*answers, gebieden=(make_gebied(eisen=eisen),))).begin
    assert "Alle beantwoorde kerneisen zijn op orde" in begin.inleiding


def test_an_answer_taken_over_or_past_its_day_says_why_it_is_open() -> None:
    eisen = (make_eis("DYS-01", nvt_redenen=("geen-onderbouw",)), make_eis("DYS-02"))
    ended = Nvt(reden="geen-onderbouw", tot="2026-11-20")
    pagina = build_pagina(
        small(
            Antwoord(eis="DYS-01", nvt=ended),
            Antwoord(eis="DYS-02", niveau=2, overgenomen="2025-2026"),
            gebieden=(make_gebied(eisen=eisen),),
        )
    )
    first, second = pagina.gebieden[0].open
    assert first.opmerking == (
        "Was niet van toepassing tot en met 20 november 2026. "
        "Die dag is voorbij. Beantwoord deze eis opnieuw."
    )
    assert second.opmerking is not None
    assert second.opmerking.startswith("Overgenomen uit 2025-2026 en nog niet bevestigd.")


def test_nvt_says_why_who_and_until_when() -> None:
    eisen = (make_eis("DYS-01", nvt_redenen=("a",)), make_eis("DYS-02", nvt_redenen=("b",)))
    pagina = build_pagina(
        small(
            Antwoord(eis="DYS-01", nvt=Nvt(reden="a", besloten_door="directie", tot="2027-08-01")),
            Antwoord(eis="DYS-02", nvt=Nvt(reden="b")),
            gebieden=(make_gebied(eisen=eisen),),
        )
    )
    assert [(each.reden, each.besloten_door, each.tot) for each in pagina.nvt] == [
        ("Reden a.", "directie", "1 augustus 2027"),
        ("Reden b.", "niet ingevuld", "geen einddatum"),
    ]
    assert pagina.oogopslag.ring is None


def test_the_plan_has_own_steps_and_then_what_is_not_planned_yet() -> None:
    own = (Stap(eis="DYS-02", stap="Lijst kiezen", wie="ib'er", wanneer="2027-02-01", klaar=True),)
    answers = (Antwoord(eis="DYS-01", niveau=0), Antwoord(eis="DYS-02", niveau=0))
    pagina = build_pagina(small(*answers, verbeterplan=own))
    assert [(each.eis, each.wanneer, each.klaar) for each in pagina.plan] == [
        ("DYS-02", "1 februari 2027", True)
    ]
    assert [each.vast.eerste_stap for each in pagina.voorgesteld] == ["Begin met DYS-01."]


def test_a_step_for_an_eis_without_a_place_is_no_link() -> None:
    pagina = build_pagina(small(verbeterplan=(Stap(eis="AUT-01", stap="Later"),)))
    assert pagina.plan[0].blok is None


def test_a_source_of_a_kerneis_is_named_once() -> None:
    pagina = build_pagina(voorbeeld.result(voorbeeld.audit()))
    named = [bron.id for bron in pagina.bronnen]
    used = {bron for blok in blocks(pagina) if blok.vast.kern for bron in blok.vast.bronnen}
    assert len(named) == len(set(named))
    assert set(named) == used


def test_let_op_travels_along() -> None:
    melding = Melding(ernst=Ernst.LET_OP, code="x", tekst="Zo.", oplossing="Doe dit.", veld="a.b")
    pagina = build_pagina(replace(small(), meldingen=(melding,)))
    assert [(each.tekst, each.oplossing, each.plaats) for each in pagina.let_op] == [
        ("Zo.", "Doe dit.", "a.b")
    ]


def test_the_header_leaves_out_what_is_not_known() -> None:
    pagina = build_pagina(small())
    assert pagina.school == "School 99AA00"
    assert [feit.label for feit in pagina.feiten] == ["Vestigingscode", "Schoolsoort", "Gemeten op"]


@pytest.mark.parametrize("number", [1, 2, 31])
def test_the_ring_has_a_segment_for_each_kerneis(number: int) -> None:
    (boog,) = bows({Vorm.OP_ORDE: number})
    assert "nan" not in boog.pad
    # What is drawn and the gaps between fit the path exactly.
    drawn = number * float(boog.streep) + (number - 1) * float(boog.gat)
    assert drawn == pytest.approx(float(boog.lengte), abs=0.05)


def test_without_kerneisen_the_ring_is_empty() -> None:
    assert bows({}) == ()


def test_each_shape_of_the_ring_also_reads_in_grey() -> None:
    """Full, half full, hollow and thin."""
    vormen = (Vorm.OP_ORDE, Vorm.BEGONNEN, Vorm.NOG_NIET, Vorm.OPEN)
    found = [(boog.klasse, float(boog.breed)) for boog in bows(dict.fromkeys(vormen, 1))]
    assert [klasse for klasse, _ in found] == ["n2", "n1", "hol", "n0", "hol", "nx"]
    assert found[2][1] < found[1][1] / 2
    assert found[4][1] < found[3][1]
    assert found[5][1] < found[3][1] / 2


def points(uitslag: Uitslag) -> dict[str, tuple[str, ...]]:
    """What "Waarom deze uitslag" names, by its heading."""
    return {each.kop: each.punten for each in build_pagina(uitslag).waarom}


def test_the_trace_names_the_kerneisen_that_decided() -> None:
    answers = (Antwoord(eis="DYS-01", niveau=0), Antwoord(eis="DYS-02", niveau=1))
    assert points(small(*answers))["Dyslexie"] == ("Nog niet: DYS-01", "Begonnen: DYS-02")
    assert points(small(Antwoord(eis="DYS-01", niveau=2)))["Dyslexie"] == ("Open: DYS-02",)
    met = (Antwoord(eis="DYS-01", niveau=2), Antwoord(eis="DYS-02", niveau=3))
    assert points(small(*met))["Dyslexie"] == ()


def test_the_trace_ends_with_every_gebied_that_applies() -> None:
    pagina = build_pagina(voorbeeld.result(voorbeeld.audit()))
    titels = [each.kop.vast.titel for each in (*pagina.gebieden, *pagina.apart)]
    assert sorted(each.kop for each in pagina.waarom[-len(titels) :]) == sorted(titels)


@pytest.mark.parametrize(("length", "brief"), [(40, False), (400, True)])
def test_a_long_report_keeps_its_details_for_the_kerneisen(length: int, brief: bool) -> None:
    answers = [replace(each, toelichting="x" * length) for each in voorbeeld.all_at(0).antwoorden]
    audit = replace(voorbeeld.all_at(0), antwoorden=tuple(answers[:60]))
    assert build_pagina(voorbeeld.result(audit)).beknopt is brief
