"""The picture of a region: counted once, the same in any order, and never of what was not asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from basisnorm.audit.model import Antwoord, Schoolsoort
from basisnorm.norm.model import Norm, Sector, Status
from basisnorm.regio.model import Schooluitslag
from basisnorm.regio.overzicht.overzicht import Cel, Groep, Stand, Uitkomst, Verwacht
from basisnorm.regio.overzicht.rij import Schoolnaam, pack, sort_key, unpack, unpack_kern
from basisnorm.uitslag.model import Conclusie
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
    assert overzicht.kern_open == 1


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
    """Only kerneisen of one gebied answered: neither the rest nor the other gebied is open."""
    overzicht = streek.overview(
        [school(0, {"DYS-01": 2, "DYS-02": 0}), school(1, ALL), school(2, {**ALL, "AUT-01": 1})],
        of=KLEIN,
    )
    counts = {each.eis.id: each for each in overzicht.eisen}
    assert [counts[each].open for each in ("DYS-01", "DYS-03", "ALG-01")] == [0, 0, 0]
    assert "AUT-01" not in counts
    assert "DYS-04" not in counts
    assert overzicht.alleen_kern == 1


def test_an_eis_that_was_left_open_among_others_is_open() -> None:
    overzicht = streek.overview([school(0, {"DYS-01": 2}), school(1, ALL)], of=KLEIN)
    counts = {each.eis.id: each for each in overzicht.eisen}
    assert counts["DYS-02"].open == 1
    assert counts["DYS-03"].open == 0


def test_a_gebied_in_preparation_counts_where_it_was_asked() -> None:
    overzicht = streek.overview(
        [school(0, {**ALL, "AUT-01": 1}, extra=("autisme",)), school(1, ALL)], of=KLEIN
    )
    assert overzicht.gebieden[2].stand == Stand(nog_niet=1)
    first, second = overzicht.scholen()
    assert overzicht.cel(first, 2) == Cel(
        uitkomst=Uitkomst.NOG_NIET, kern_op_orde=0, kern_niet=1, kern_open=0
    )
    assert overzicht.cel(second, 2) is None


def test_an_eis_of_the_other_sector_is_in_no_count() -> None:
    overzicht = streek.overview(
        [school(0, ALL), school(1, {**ALL, "DYS-04": 1}, soort="vo")], of=KLEIN
    )
    found = {each.eis.id: (each.op_orde, each.nog_niet, each.open) for each in overzicht.eisen}
    assert found["DYS-04"] == (0, 1, 0)
    assert found["DYS-01"] == (2, 0, 0)
    assert overzicht.sectoren == (Sector.PO, Sector.VO)
    assert [(each.sector, each.kern) for each in overzicht.spreiding] == [
        (Sector.PO, 2),
        (Sector.VO, 3),
    ]


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


def test_the_spread_leaves_out_schools_with_open_kerneisen() -> None:
    rows = [school(number, {**ALL, "DYS-01": number % 3}) for number in range(6)]
    (spread,) = streek.overview([*rows, school(6, {"DYS-01": 2})], of=KLEIN).spreiding
    assert spread.aantallen == ((1, 4), (2, 2))
    assert (spread.kern, spread.scholen, spread.met_open, spread.midden) == (2, 6, 1, 1)


def test_no_middle_without_schools() -> None:
    (spread,) = streek.overview([school(0, {"DYS-01": 2})], of=KLEIN).spreiding
    assert (spread.aantallen, spread.midden) == ((), 0)


def test_groups_count_and_small_groups_have_no_share() -> None:
    rows = [school(each, ALL, bestuur="De Brug") for each in range(4)]
    rows.append(school(4, {**ALL, "DYS-01": 0}, bestuur="De Brug"))
    rows += [school(5, ALL, bestuur="Aa"), school(6, ALL), school(7, ALL, soort="sbo")]
    overzicht = streek.overview(rows, of=KLEIN)
    assert overzicht.gemeenten == ()
    assert [each.naam for each in overzicht.besturen] == ["Aa", "De Brug", None]
    assert overzicht.besturen[1] == Groep(
        naam="De Brug", scholen=5, op_orde=4, per_gebied=(4, 5), kern_op_orde=9, kern_beantwoord=10
    )
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
    assert overzicht.willen_helpen == 3


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


def test_a_row_comes_back_as_it_was() -> None:
    packed = pack(make_school("99AA00", naam="De \0 Éénhoorn", locatie="b"), 1, [0, 3], b"\2\3")
    row = unpack(packed)
    assert row.school == Schoolnaam(vestigingscode="99AA00", locatie="b", naam="De \0 Éénhoorn")
    assert (row.schoolsoort, row.uitkomst, row.cellen) == (Schoolsoort.BO, 1, (0, 3))
    assert unpack_kern(packed, 2) == b"\2\3"
    assert unpack_kern(pack(make_school(), 0, []), 2) == b""


@pytest.mark.parametrize(("name", "letter"), [("De Éik", "E"), ("10e", "#"), ("", "S"), ("Ω", "#")])
def test_every_school_has_a_letter(name: str, letter: str) -> None:
    assert unpack(pack(make_school(naam=name), 0, [])).letter == letter


def test_expected_schools() -> None:
    assert Verwacht(aantal=3, ontbreekt=(Schoolnaam(vestigingscode="99AA00"),)).aanwezig == 2


def test_order_changes_nothing_and_counts_equal_plain_ones() -> None:
    """More schools than are counted together, in two orders, beside counting one by one."""
    rows = list(streek.schools(40, soorten=(Schoolsoort.BO, Schoolsoort.VO, Schoolsoort.SBO)))
    many = [
        replace(
            each,
            rij=replace(each.rij, school=replace(each.rij.school, vestigingscode=streek.code(at))),
        )
        for at in range(1600)
        for each in (rows[at % 40],)
    ]
    overzicht = streek.overview(many)
    shuffled = list(many)
    Random(1).shuffle(shuffled)
    again = streek.overview(shuffled)
    assert [each.school for each in again.scholen()] == [
        each.school for each in overzicht.scholen()
    ]
    assert again.eisen == overzicht.eisen
    assert again.gebieden == overzicht.gebieden
    assert again.besturen == overzicht.besturen
    known = [each for each in many if each.rij.school.schoolsoort.norm_bekend]
    plain = Counter(each.conclusie for each in known)
    assert overzicht.stand.op_orde == plain[Conclusie.OP_ORDE]
    assert overzicht.stand.nog_niet == plain[Conclusie.NOG_NIET]
    eisen = list(streek.norm().eisen)
    for found in overzicht.eisen:
        states = [each.rij.staten[eisen.index(found.eis.id)] for each in known]
        levels = [state & 7 for state in states if state & 7 < 4]
        assert found.niveaus == tuple(levels.count(level) for level in range(4))
        assert found.open <= states.count(5)
        assert found.nvt == states.count(4)
