"""The picture of a region: counted once, the same in any order, and never of what was not asked."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from basisnorm.audit.model import Antwoord, Schoolsoort
from basisnorm.invoer.model import Opbrengst, Schoolnaam
from basisnorm.norm.model import Norm, Sector, Status
from basisnorm.regio.overzicht.maken import merge
from basisnorm.regio.overzicht.overzicht import Groep, Trede
from basisnorm.regio.overzicht.school import Gebiedstand, Schooluitslag, Stand, Uitkomst, sort_key
from basisnorm.uitslag.model import Conclusie, Staat
from bouwstenen import (
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_school,
    make_vragenlijst,
)
from regio import streek

KLEIN = make_norm(
    make_gebied(
        eisen=[
            make_eis("DYS-01"),
            make_eis("DYS-02", nvt_redenen=["geen"]),
            make_eis("DYS-03", kern=False),
            make_eis("DYS-04", sectoren=(Sector.VO,)),
        ]
    ),
    make_gebied("algemeen", status=Status.WETTELIJK, eisen=[make_eis("ALG-01")]),
    make_gebied("autisme", status=Status.IN_VOORBEREIDING, eisen=[make_eis("AUT-01")]),
)


def school(
    number: int,
    answers: dict[str, int] | list[Antwoord],
    *,
    soort: str = "bo",
    naam: str | None = None,
    bestuur: str | None = None,
    wil_helpen: bool | None = None,
    datum: str = "2026-11-21",
    extra: tuple[str, ...] = (),
    of: Norm = KLEIN,
) -> Schooluitslag:
    """The result of one school on the small norm."""
    audit = make_audit(
        answers,
        school=make_school(streek.code(number), schoolsoort=soort, naam=naam, bestuur=bestuur),
        datum=datum,
        extra_gebieden=extra,
    )
    return streek.of_audit(audit, of=of, vragen=make_vragenlijst(), wil_helpen=wil_helpen)


ALL = {"DYS-01": 2, "DYS-02": 3, "DYS-03": 2, "ALG-01": 2}


def test_every_school_has_one_outcome() -> None:
    overzicht = streek.overview(
        [
            school(0, ALL),
            school(1, {**ALL, "DYS-02": 1}),
            school(2, {"DYS-01": 2}),
            school(3, {}),
            school(4, ALL, soort="sbo"),
            school(5, {}, soort="pro"),
        ],
        of=KLEIN,
    )
    assert overzicht.aantal == 6
    assert overzicht.stand == Stand(op_orde=1, nog_niet=1, onvolledig=1, niet_ingevuld=1)
    assert overzicht.stand.scholen == overzicht.stand.alle == 4
    assert overzicht.apart == (
        (Schoolsoort.SBO, Stand(op_orde=1)),
        (Schoolsoort.PRO, Stand(niet_ingevuld=1)),
    )
    assert [each.gebied.id for each in overzicht.gebieden] == ["dyslexie", "algemeen"]
    assert overzicht.gebieden[1].stand == Stand(op_orde=2, niet_ingevuld=2)
    assert overzicht.sectoren == (Sector.PO,)
    assert overzicht.kwaliteit.kern_open == 1


def test_without_schools_there_is_nothing() -> None:
    overzicht = streek.overview([], of=KLEIN)
    assert (overzicht.aantal, overzicht.datums, overzicht.gebieden) == (0, None, ())
    assert (overzicht.spreiding, overzicht.besturen, overzicht.hulp) == ((), (), ())


def test_kern_that_does_not_apply_is_no_conclusion() -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01", nvt_redenen=["geen"])]))
    answers = [make_antwoord("DYS-01", nvt="geen")]
    overzicht = streek.overview([school(0, answers, of=norm)], of=norm)
    assert overzicht.stand == Stand(niet_van_toepassing=1)
    assert overzicht.stand.scholen == 0
    assert overzicht.spreiding == ()


def test_what_a_questionnaire_did_not_ask_is_not_open() -> None:
    """All kerneisen answered and no more: neither the rest nor the other gebied is open."""
    overzicht = streek.overview(
        [school(0, {"DYS-01": 2, "DYS-02": 0}), school(1, ALL), school(2, {**ALL, "AUT-01": 1})],
        of=KLEIN,
    )
    counts = {each.eis.id: each for each in overzicht.eisen}
    assert [counts[each].open for each in ("DYS-01", "DYS-03", "ALG-01")] == [0, 0, 0]
    assert "AUT-01" not in counts
    assert "DYS-04" not in counts
    assert overzicht.kwaliteit.alleen_kern == 1


def test_a_half_filled_list_is_no_quickscan() -> None:
    """It stops after the first question: whatever is empty is open, in every gebied."""
    overzicht = streek.overview([school(0, {"DYS-01": 2}), school(1, ALL)], of=KLEIN)
    counts = {each.eis.id: each for each in overzicht.eisen}
    assert [counts[each].open for each in ("DYS-01", "DYS-02", "DYS-03", "ALG-01")] == [0, 1, 1, 1]
    assert (overzicht.kwaliteit.alleen_kern, overzicht.kwaliteit.kern_open) == (0, 1)


def test_a_school_without_answers_left_nothing_open() -> None:
    """It is counted as one that did not fill it in."""
    overzicht = streek.overview([school(0, {}), school(1, ALL)], of=KLEIN)
    assert {each.open for each in overzicht.eisen} == {0}
    assert (overzicht.stand.niet_ingevuld, overzicht.kwaliteit.kern_open) == (1, 0)


def test_a_quickscan_with_a_gebied_that_stands_apart() -> None:
    """What it did answer there counts; it did more than the quickscan asks."""
    overzicht = streek.overview(
        [school(0, {"DYS-01": 2, "DYS-02": 0, "ALG-01": 1}), school(1, ALL)], of=KLEIN
    )
    counts = {each.eis.id: each for each in overzicht.eisen}
    assert (counts["ALG-01"].nog_niet, counts["DYS-03"].open) == (1, 0)


def test_what_had_no_column_is_not_open() -> None:
    """Of a table with one eis, the others were not asked."""
    overzicht = streek.overview(
        [school(0, {"DYS-01": 2}), school(1, {"DYS-02": 2})],
        of=KLEIN,
        gevraagd=("DYS-01", "DYS-02"),
    )
    assert [(each.eis.id, each.open) for each in overzicht.eisen] == [("DYS-01", 1), ("DYS-02", 1)]


def test_a_gebied_in_preparation_counts_where_it_was_asked() -> None:
    overzicht = streek.overview(
        [school(0, {**ALL, "AUT-01": 1}, extra=("autisme",)), school(1, ALL)], of=KLEIN
    )
    assert overzicht.gebieden[2].stand == Stand(nog_niet=1)
    first, second = overzicht.scholen
    assert first.cellen[2] == Gebiedstand(
        uitkomst=Uitkomst.NOG_NIET, kern_op_orde=0, kern_niet=1, kern_open=0
    )
    assert second.cellen[2] is None


def test_an_eis_of_the_other_sector_is_in_no_count() -> None:
    overzicht = streek.overview(
        [school(0, ALL), school(1, {**ALL, "DYS-04": 1}, soort="vo")], of=KLEIN
    )
    found = {each.eis.id: (each.op_orde, each.nog_niet, each.open) for each in overzicht.eisen}
    assert found["DYS-04"] == (0, 1, 0)
    assert found["DYS-01"] == (2, 0, 0)
    assert overzicht.sectoren == (Sector.PO, Sector.VO)
    assert [each.sector for each in overzicht.spreiding] == [Sector.PO, Sector.VO]
    assert overzicht.per_sector == (
        (Sector.PO, Stand(op_orde=1)),
        (Sector.VO, Stand(nog_niet=1)),
    )


def test_levels_evidence_and_nvt_are_counted() -> None:
    answers = [
        make_antwoord("DYS-01", 3, toelichting="Staat in het plan."),
        make_antwoord("DYS-02", nvt="geen"),
        make_antwoord("DYS-03", 2),
    ]
    overzicht = streek.overview([school(0, answers), school(1, ALL)], of=KLEIN)
    dys1, dys2, dys3, _ = overzicht.eisen
    assert (dys1.niveaus, dys1.op_orde, dys1.zonder_bewijs) == ((0, 0, 1, 1), 2, 1)
    assert (dys2.nvt, dys2.beantwoord, dys2.nog_niet) == (1, 1, 0)
    assert dys3.zonder_bewijs == 0


def test_the_spread_is_a_share_of_what_was_answered() -> None:
    """A school with one open kerneis is in it; one that answered less than half is not."""
    ten = make_norm(make_gebied(eisen=[make_eis(f"DYS-{each:02}") for each in range(1, 11)]))
    every = {f"DYS-{each:02}": 2 for each in range(1, 11)}
    rows = [
        school(0, every, of=ten),
        school(1, {**every, "DYS-01": 0}, of=ten),
        school(2, {"DYS-01": 0} | {f"DYS-{each:02}": 2 for each in range(2, 10)}, of=ten),
        school(3, {"DYS-01": 2}, of=ten),
    ]
    (spread,) = streek.overview(rows, of=ten).spreiding
    assert [(each.van, each.tot_en_met, each.scholen) for each in spread.treden] == [
        (80, 89, 1), (90, 99, 1), (100, 100, 1)
    ]  # fmt: skip
    assert (spread.scholen, spread.weggelaten, spread.midden) == (3, 1, 90)


def test_no_middle_without_schools() -> None:
    (spread,) = streek.overview([school(0, {})], of=KLEIN).spreiding
    assert (spread.treden, spread.midden, spread.weggelaten) == ((), 0, 1)


@pytest.mark.parametrize(
    ("numbers", "merged"),
    [
        ((6, 7), ((0, 9, 6), (10, 19, 7))),
        ((1, 7), ((0, 19, 8),)),
        ((7, 1), ((0, 19, 8),)),
        ((1, 1, 1, 1, 1, 5), ((0, 49, 5), (50, 59, 5))),
        ((5, 0, 0, 2, 6), ((0, 9, 5), (10, 49, 8))),
        ((5, 5, 3), ((0, 9, 5), (10, 29, 8))),
        ((2, 2), ()),
        ((), ()),
    ],
)
def test_steps_of_a_few_schools_are_merged(
    numbers: tuple[int, ...], merged: tuple[tuple[int, int, int], ...]
) -> None:
    treden = [
        Trede(van=10 * place, tot_en_met=10 * place + 9, scholen=number)
        for place, number in enumerate(numbers)
    ]
    found = merge(treden, 5)
    assert tuple((each.van, each.tot_en_met, each.scholen) for each in found) == merged


def test_groups_count_and_small_groups_have_no_share() -> None:
    rows = [school(each, ALL, bestuur="De Brug") for each in range(4)]
    rows.append(school(4, {**ALL, "DYS-01": 0}, bestuur="De Brug"))
    rows += [school(5, ALL, bestuur="Aa"), school(6, ALL), school(7, ALL, soort="sbo")]
    overzicht = streek.overview(rows, of=KLEIN)
    assert overzicht.gemeenten == ()
    assert [each.naam for each in overzicht.besturen] == ["Aa", "De Brug", None]
    assert overzicht.besturen[1] == Groep(
        naam="De Brug",
        stand=Stand(op_orde=4, nog_niet=1),
        per_gebied=(Stand(op_orde=4, nog_niet=1), Stand(op_orde=5)),
        kern_op_orde=9,
        kern_beantwoord=10,
    )
    assert overzicht.besturen[1].scholen == 5
    assert [each.aandeel for each in overzicht.besturen] == [None, 900, None]


def test_only_who_offered_help_is_named() -> None:
    overzicht = streek.overview(
        [
            school(0, {**ALL, "DYS-01": 0}),
            school(1, {**ALL, "DYS-01": 3}, naam="De Zon", wil_helpen=True),
            school(2, {**ALL, "DYS-01": 2}, naam="De Aap", wil_helpen=True, soort="sbo"),
            school(3, {**ALL, "DYS-01": 3}, naam="De Stille"),
            school(4, {**ALL, "DYS-01": 3}, naam="De Weigeraar", wil_helpen=False),
            school(5, {**ALL, "DYS-01": 1}, naam="De Leerling", wil_helpen=True),
        ],
        of=KLEIN,
    )
    (hulp,) = overzicht.hulp
    assert (hulp.eis.id, hulp.nog_niet) == ("DYS-01", 2)
    assert [each.naam for each in hulp.geborgd] == ["De Zon"]
    assert [each.naam for each in hulp.op_orde] == ["De Aap"]
    assert (overzicht.willen_helpen, overzicht.willen_helpen_apart) == (2, 1)


def test_the_region_knows_its_days_and_years() -> None:
    rows = [school(0, ALL, datum="2026-10-01"), school(1, ALL, datum="2026-11-02")]
    overzicht = streek.overview(rows, of=KLEIN)
    assert overzicht.datums == ("2026-10-01", "2026-11-02")
    assert overzicht.schooljaren == ("2026-2027",)
    assert overzicht.samenwerkingsverbanden == ()


def test_most_schools_first() -> None:
    overzicht = streek.overview(
        [school(0, {**ALL, "DYS-02": 0}), school(1, {**ALL, "DYS-02": 1, "DYS-01": 1})], of=KLEIN
    )
    assert [each.eis.id for each in overzicht.vaak] == ["DYS-02", "DYS-01"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("De Linde", "linde"),
        ("het Kompas", "kompas"),
        ("'t Nest", "nest"),
        ("\u2019t Nest", "nest"),
        ("'s Heerenschool", "heerenschool"),
        ("Een Twee Drie", "twee drie"),
        ("Deventer", "deventer"),
        ("De", "de"),
        ("École", "ecole"),
        ("  IJssel", "ijssel"),
        ("(voorheen) Aa", "voorheen) aa"),
        ("", ""),
    ],
)
def test_the_alphabet(name: str, key: str) -> None:
    assert sort_key(name) == key


@pytest.mark.parametrize(("name", "letter"), [("De Éik", "E"), ("10e", "#"), ("", "S"), ("Ω", "#")])
def test_every_school_has_a_letter(name: str, letter: str) -> None:
    (regel,) = streek.overview([school(0, ALL, naam=name)], of=KLEIN).scholen
    assert regel.letter == letter


def test_schools_of_one_name_stand_by_their_code_and_then_by_their_building() -> None:
    """Whatever the order in which they come."""
    rows = [school(number, ALL, naam="De Zon") for number in (1, 0, 0, 0)]
    locaties = (None, "Zuid", "a", None)
    named = [streek.with_school(row, locatie=at) for row, at in zip(rows, locaties, strict=True)]
    for each in (named, named[::-1]):
        found = streek.overview(each, of=KLEIN).scholen
        assert [(each.school.vestigingscode, each.school.locatie) for each in found] == [
            ("99AA00", None), ("99AA00", "a"), ("99AA00", "Zuid"), ("99AB00", None),
        ]  # fmt: skip


def test_expected_schools() -> None:
    """Who was refused is not in, and is not missing either."""
    first, second = (Schoolnaam(vestigingscode=each) for each in ("99AA00", "99AA01"))
    assert Opbrengst(aantal=3, afgewezen=(first,), ontbreekt=(second,)).aanwezig == 1


def test_order_changes_nothing_and_counts_equal_plain_ones() -> None:
    """In two orders, beside counting one by one."""
    rows = list(streek.schools(40, soorten=(Schoolsoort.BO, Schoolsoort.VO, Schoolsoort.SBO)))
    many = [
        streek.with_school(each, vestigingscode=streek.code(at))
        for at in range(160)
        for each in (rows[at % 40],)
    ]
    overzicht = streek.overview(many)
    shuffled = list(many)
    Random(1).shuffle(shuffled)
    again = streek.overview(shuffled)
    assert again.scholen == overzicht.scholen
    assert again.eisen == overzicht.eisen
    assert again.gebieden == overzicht.gebieden
    assert again.besturen == overzicht.besturen
    known = [each for each in many if each.inzending.school.schoolsoort.norm_bekend]
    plain = Counter(each.uitslag.conclusie for each in known)
    assert overzicht.stand.op_orde == plain[Conclusie.OP_ORDE]
    assert overzicht.stand.nog_niet == plain[Conclusie.NOG_NIET]
    for found in overzicht.eisen:
        states = [eis for each in known for eis in each.uitslag.eisen if eis.eis.id == found.eis.id]
        levels = [each.niveau for each in states]
        staten = [each.staat for each in states]
        assert found.niveaus == tuple(levels.count(level) for level in range(4))
        assert found.open <= staten.count(Staat.OPEN)
        assert found.nvt == staten.count(Staat.NVT)
