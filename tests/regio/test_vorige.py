"""What the schools changed, apart from what the norm changed."""

from __future__ import annotations

import pytest

from basisnorm.regio.overzicht.school import Schooluitslag
from basisnorm.regio.overzicht.vorige import (
    Regiovergelijking,
    Vorigemaat,
    collect_vorige,
    refused_apart,
)
from basisnorm.uitslag.model import Conclusie
from bouwstenen import VINGERAFDRUK, make_eis, make_gebied, make_norm
from regio import streek
from regio.test_overzicht import ALL, KLEIN, school

SAME = Vorigemaat(norm="2024-11", versie="1.0.0", vingerafdruk=VINGERAFDRUK, datum="2025-11-20")
OTHER = Vorigemaat(norm="2024-11", versie="0.9.0", vingerafdruk="sha256:0")


def compare(
    old: list[Schooluitslag],
    new: list[Schooluitslag],
    *,
    toen: dict[tuple[str, str | None], Conclusie] | None = None,
    maat: Vorigemaat = SAME,
) -> Regiovergelijking:
    vorige = collect_vorige(old, toen or {}, maat)
    found = streek.overview(new, of=KLEIN, vorige=vorige).vergelijking
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("before", "after", "course"),
    [
        ({"DYS-01": 1, "DYS-02": 2}, {"DYS-01": 2, "DYS-02": 2}, "vooruit"),
        ({"DYS-01": 2, "DYS-02": 2}, {"DYS-01": 1, "DYS-02": 3}, "achteruit"),
        ({"DYS-01": 1, "DYS-02": 2}, {"DYS-01": 2, "DYS-02": 0}, "beide"),
        ({"DYS-01": 0, "DYS-02": 2}, {"DYS-01": 1, "DYS-02": 3}, "gelijk"),
        ({"DYS-02": 2}, {"DYS-01": 2, "DYS-02": 2}, "gelijk"),
        ({"DYS-01": 2}, {}, "gelijk"),
        ({"DYS-03": 0}, {"DYS-03": 3}, "gelijk"),
    ],
)
def test_the_course_of_a_school(before: dict[str, int], after: dict[str, int], course: str) -> None:
    found = compare([school(0, before)], [school(0, after)])
    counts = {each: getattr(found, each) for each in ("vooruit", "achteruit", "beide", "gelijk")}
    assert counts == {**dict.fromkeys(counts, 0), course: 1}
    assert found.scholen == 1


def test_per_gebied_and_per_kerneis() -> None:
    found = compare(
        [school(0, ALL), school(1, {**ALL, "DYS-01": 1}), school(2, {**ALL, "DYS-02": 0})],
        [school(0, {**ALL, "ALG-01": 0}), school(1, ALL), school(2, {**ALL, "DYS-02": 0})],
    )
    dyslexie, algemeen = found.gebieden
    assert (dyslexie.was, dyslexie.nu, dyslexie.erbij, dyslexie.eraf) == (1, 2, 1, 0)
    assert (algemeen.was, algemeen.nu, algemeen.eraf) == (3, 2, 1)
    assert [(each.eis.id, each.beter, each.minder) for each in found.eisen] == [
        ("DYS-01", 1, 0),
        ("ALG-01", 0, 1),
    ]


def test_new_and_gone_and_other_schoolsoorten() -> None:
    found = compare(
        [school(0, ALL), school(1, ALL), school(2, ALL, soort="sbo")],
        [school(1, ALL), school(2, ALL, soort="sbo"), school(3, ALL)],
    )
    assert [each.vestigingscode for each in found.nieuw] == [streek.code(3)]
    assert [each.vestigingscode for each in found.weg] == [streek.code(0)]
    assert found.scholen == 1


def test_a_gebied_that_was_not_asked_then_is_not_compared() -> None:
    found = compare([school(0, ALL)], [school(0, {**ALL, "AUT-01": 2}, extra=("autisme",))])
    assert [each.gebied.id for each in found.gebieden] == ["dyslexie", "algemeen"]


def test_a_gebied_that_was_left_open_is_not_compared() -> None:
    """Else it reads as one that nobody has op orde."""
    empty = {"DYS-01": 2, "DYS-02": 2}
    for old, new in ((ALL, empty), (empty, ALL)):
        found = compare([school(0, old)], [school(0, new)])
        assert [(each.gebied.id, each.scholen) for each in found.gebieden] == [("dyslexie", 1)]


def test_what_only_the_norm_changed_stands_apart() -> None:
    """The same answers: under the norm of then op orde, under this one not."""
    rows = [school(0, {**ALL, "DYS-01": 1}), school(1, ALL), school(2, ALL)]
    toen: dict[tuple[str, str | None], Conclusie] = {
        (streek.code(0), None): Conclusie.OP_ORDE,
        (streek.code(1), None): Conclusie.OP_ORDE,
    }
    found = compare(rows, rows, toen=toen, maat=OTHER)
    assert found.andere_norm
    assert found.door_norm == ((Conclusie.OP_ORDE, Conclusie.NOG_NIET, 1),)
    assert found.norm_gelijk == 1
    assert (found.gelijk, found.eisen) == (3, ())


def test_the_same_norm_is_no_other_norm() -> None:
    assert not compare([], [school(0, ALL)]).andere_norm


def test_an_eis_that_stands_apart_is_no_step_forward() -> None:
    """It is told on its own; the schools that went forward are counted over what counts."""
    found = compare([school(0, {**ALL, "ALG-01": 0})], [school(0, ALL)])
    assert (found.vooruit, found.gelijk) == (0, 1)
    assert [each.eis.id for each in found.eisen] == ["ALG-01"]


def test_every_school_beside_how_it_was() -> None:
    """By name; with what it came to meet and no longer meets."""
    found = compare(
        [
            school(0, {**ALL, "DYS-01": 0}, naam="De Zon"),
            school(1, ALL, naam="De Aap"),
            school(2, ALL, soort="sbo"),
        ],
        [
            school(0, {**ALL, "DYS-02": 1}, naam="De Zon"),
            school(1, ALL, naam="De Aap"),
            school(2, ALL, soort="sbo"),
        ],
    )
    assert [(each.school.naam, each.was, each.nu, each.erbij, each.eraf) for each in (
        found.per_school
    )] == [
        ("De Aap", Conclusie.OP_ORDE, Conclusie.OP_ORDE, 0, 0),
        ("De Zon", Conclusie.NOG_NIET, Conclusie.NOG_NIET, 1, 1),
    ]  # fmt: skip


def test_the_year_that_was_measured_is_known() -> None:
    """From what the schools say, or from their days; not from the day of counting."""
    old = [school(0, ALL, datum="2025-11-01"), school(1, ALL, datum="2025-11-28")]
    old = [streek.with_audit(each, schooljaar=None) for each in old]
    found = compare(old, [school(0, ALL)])
    assert found.maat.schooljaren == ("2025-2026",)
    assert found.maat.gemeten == ("2025-11-01", "2025-11-28")
    assert found.zelfde_jaar == ()


def test_the_same_year_twice_is_seen() -> None:
    found = compare([school(0, ALL, datum="2026-09-01")], [school(0, ALL)])
    assert found.zelfde_jaar == ("2026-2027",)


def test_a_gebied_without_kerneisen_is_not_compared() -> None:
    """Nobody could have it op orde."""
    norm = make_norm(make_gebied(), make_gebied("eigen", eisen=[make_eis("REG-01", kern=False)]))
    rows = [school(0, {"DYS-01": 2, "REG-01": 2}, of=norm)]
    vorige = collect_vorige(rows, {}, SAME)
    found = streek.overview(rows, of=norm, vorige=vorige).vergelijking
    assert found is not None
    assert [each.gebied.id for each in found.gebieden] == ["dyslexie"]


@pytest.mark.parametrize(
    ("named", "year"),
    [
        ("2025-2026", "2025-2026"),
        ("2025/26", "2025-2026"),
        (None, "2026-2027"),
        ("De Linde, groep 8", "2026-2027"),
    ],
)
def test_the_school_year_is_never_a_free_text(named: str | None, year: str) -> None:
    """It stands on the page for everyone."""
    row = school(0, ALL)
    overzicht = streek.overview([streek.with_audit(row, schooljaar=named)], of=KLEIN)
    assert overzicht.schooljaren == (year,)


def test_who_was_refused_did_not_leave() -> None:
    old = [school(each, ALL) for each in range(4)]
    found = compare(old, [school(0, ALL)])
    assert (found.aantal_weg, found.aantal_afgewezen) == (3, 0)
    refused = old[2].inzending.school.vestigingscode
    apart = refused_apart(found, {refused, "99ZZ00", old[0].inzending.school.vestigingscode})
    assert [each.vestigingscode for each in apart.afgewezen] == [refused]
    assert (apart.aantal_weg, len(apart.weg), apart.aantal_afgewezen) == (2, 2, 1)
