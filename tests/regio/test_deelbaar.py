"""What may be shown to everyone: no names, and no figure about a few schools."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from basisnorm.invoer.model import Schoolnaam
from basisnorm.regio.overzicht.deelbaar import deelbaar
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP, Overzicht
from basisnorm.regio.overzicht.vorige import Vorigemaat, collect_vorige
from basisnorm.uitslag.model import Conclusie
from regio import streek
from regio.test_overzicht import ALL, KLEIN, school


def shared(overzicht: Overzicht) -> Overzicht:
    found = deelbaar(overzicht)
    assert found is not None
    return found


@pytest.mark.parametrize(("number", "something"), [(0, False), (4, False), (5, True)])
def test_a_small_region_shares_nothing(number: int, something: bool) -> None:
    overzicht = streek.overview([school(each, ALL) for each in range(number)], of=KLEIN)
    assert (deelbaar(overzicht) is not None) is something


def test_locaties_of_one_school_are_one_school() -> None:
    rows = [school(0, ALL) for _ in range(6)]
    rows = [streek.with_school(each, locatie=f"gebouw {at}") for at, each in enumerate(rows)]
    assert deelbaar(streek.overview(rows, of=KLEIN)) is None


def test_other_schoolsoorten_do_not_make_a_region() -> None:
    rows = [school(each, ALL, soort="sbo" if each else "bo") for each in range(8)]
    assert deelbaar(streek.overview(rows, of=KLEIN)) is None


def test_an_eis_that_few_answered_is_not_there() -> None:
    rows = [school(each, {**ALL, "DYS-03": 0} if each < 4 else ALL) for each in range(5)]
    rows += [school(each, {"DYS-01": 2, "DYS-02": 2}) for each in range(5, 9)]
    overzicht = streek.overview(rows, of=KLEIN)
    assert {each.eis.id for each in shared(overzicht).eisen} == {
        "DYS-01", "DYS-02", "DYS-03", "ALG-01"
    }  # fmt: skip
    few = streek.overview([*rows[:4], *rows[5:]], of=KLEIN)
    assert {each.eis.id for each in shared(few).eisen} == {"DYS-01", "DYS-02"}
    assert [each.gebied.id for each in shared(few).gebieden] == ["dyslexie"]


def test_a_sector_of_a_few_schools_is_not_told_apart() -> None:
    """Nor can it be found as what is left of the whole."""
    rows = [school(each, ALL, soort="vo" if each > 8 else "bo") for each in range(13)]
    assert shared(streek.overview(rows, of=KLEIN)).per_sector == ()
    rows.append(school(13, ALL, soort="vo"))
    assert len(shared(streek.overview(rows, of=KLEIN)).per_sector) == 2


def test_a_few_schools_of_another_soort_are_only_counted() -> None:
    rows = [school(each, ALL) for each in range(5)]
    rows += [school(each, ALL, soort="sbo", wil_helpen=True) for each in range(5, 9)]
    found = shared(streek.overview(rows, of=KLEIN))
    assert (found.apart, found.willen_helpen_apart, found.aantal) == ((), None, 9)
    rows.append(school(9, ALL, soort="sbo"))
    more = shared(streek.overview(rows, of=KLEIN))
    assert (len(more.apart), more.willen_helpen_apart) == (1, 4)


def test_every_step_of_the_spread_has_enough_schools() -> None:
    overzicht = streek.overview(streek.schools(40, seed=4))
    assert any(trede.scholen < 5 for each in overzicht.spreiding for trede in each.treden)
    for before, after in zip(overzicht.spreiding, shared(overzicht).spreiding, strict=True):
        assert after.scholen == before.scholen
        assert all(trede.scholen >= KLEINSTE_GROEP for trede in after.treden)


def compared(number: int) -> Overzicht:
    """Five schools, of which `number` were there before; one is new, one is gone."""
    old = [school(each, {**ALL, "DYS-01": 0}) for each in (*range(number), 99)]
    toen = {each.inzending.sleutel: Conclusie.OP_ORDE for each in old}
    maat = Vorigemaat(norm="x", versie="1", vingerafdruk="other")
    return streek.overview(
        [school(each, ALL) for each in range(6)],
        of=KLEIN,
        vorige=collect_vorige(old, toen, maat),
    )


@pytest.mark.parametrize(("number", "few"), [(4, True), (5, False)])
def test_a_comparison_of_a_few_schools_has_no_figures(number: int, few: bool) -> None:
    found = shared(compared(number)).vergelijking
    assert found is not None
    assert found.te_weinig is few
    assert bool(found.vooruit) is not few
    assert bool(found.gebieden) is not few
    assert bool(found.eisen) is not few
    assert bool(found.door_norm) is not few
    assert (found.aantal_nieuw, found.aantal_weg) == (6 - number, 1)


def names_in(value: object) -> bool:
    """Whether a school stands somewhere in a value."""
    if isinstance(value, Schoolnaam):
        return True
    if isinstance(value, tuple):
        return any(map(names_in, value))
    if is_dataclass(value) and type(value).__module__.startswith("basisnorm.regio"):
        return any(names_in(getattr(value, each.name)) for each in fields(value))
    return False


def test_no_school_and_no_group_is_left_in_it() -> None:
    rows = list(streek.schools(30, seed=2))
    maat = Vorigemaat(norm="x", versie="1", vingerafdruk="x")
    overzicht = streek.overview(rows, vorige=collect_vorige(rows[2:], {}, maat))
    assert names_in(overzicht)
    found = shared(overzicht)
    assert not names_in(found)
    assert (found.besturen, found.gemeenten, found.hulp) == ((), (), ())


def test_only_a_verband_that_all_share_is_named() -> None:
    rows = [school(each, ALL) for each in range(5)]
    verbanden = ("PO9901", "PO9902")
    for known in (1, 2):
        each = streek.overview(
            (
                streek.with_school(row, samenwerkingsverband=verbanden[at % known])
                for at, row in enumerate(rows)
            ),
            of=KLEIN,
        )
        assert shared(each).samenwerkingsverbanden == (verbanden[:1] if known == 1 else ())
