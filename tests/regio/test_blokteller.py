"""Schools that are scored together, beside the same schools one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from unittest.mock import patch

import pytest

from basisnorm.audit.model import School, Schoolsoort
from basisnorm.norm.model import Gebied, Norm, Sector, Status
from basisnorm.rapport.batch.schooltabellen import Schooltabellen
from basisnorm.rapport.batch.tabelvorm import GEWOON
from basisnorm.regio.model import ANDERE_SECTOR, OPEN, Bronvorm, Schoolrij
from basisnorm.regio.tellen.blokteller import Blokteller, columns
from basisnorm.regio.tellen.teller import Teller
from regio.tabellen import DATUM, norm

STATES = (0, 1, 2, 3, 4, OPEN, 8, 9, 10, 11)


def with_gebieden(gebieden: Iterable[Gebied]) -> Norm:
    """A norm of one's own."""
    return replace(norm(), gebieden=tuple(gebieden))


def only_po() -> Norm:
    """A norm that asks nothing of the other sector."""
    return with_gebieden(
        replace(each, eisen=tuple(replace(eis, sectoren=(Sector.PO,)) for eis in each.eisen))
        for each in norm().gebieden
    )


def many_eisen() -> Norm:
    """A norm of which a school can have more points than fit in a byte."""
    return with_gebieden(
        replace(
            each,
            eisen=tuple(
                replace(eis, id=f"{eis.id}-{copy}") for eis in each.eisen for copy in range(4)
            ),
        )
        for each in norm().gebieden
    )


def none_counts() -> Norm:
    """A norm that is all still in preparation."""
    return with_gebieden(replace(each, status=Status.IN_VOORBEREIDING) for each in norm().gebieden)


def schools(norm: Norm, extra: tuple[str, ...], number: int) -> list[Schoolrij]:
    """Schools of both sectors that answered anything; the same ones each time."""
    random = Random(number)
    found = []
    for place in range(number):
        soort = random.choice((Schoolsoort.BO, Schoolsoort.SO, Schoolsoort.VO))
        # Most schools are alike in one thing, so that sums are as large as they can be.
        usual = random.choice(STATES)
        staten = bytearray()
        for gebied in norm.gebieden:
            asked = gebied.status is not Status.IN_VOORBEREIDING or gebied.id in extra
            for eis in gebied.eisen:
                state = usual if random.random() < 0.7 else random.choice(STATES)
                applies = soort.sector in eis.sectoren
                staten.append(state if applies and asked else OPEN if applies else ANDERE_SECTOR)
        found.append(
            Schoolrij(
                school=School(
                    vestigingscode=f"99AA{place:02}", schoolsoort=soort, naam=f"S {place}"
                ),
                datum=DATUM,
                staten=bytes(staten),
                extra_gebieden=extra,
            )
        )
    return found


NORMS: dict[str, Callable[[], Norm]] = {
    "editie": norm,
    "po": only_po,
    "veel": many_eisen,
    "niets": none_counts,
}


@pytest.mark.parametrize("which", NORMS)
@pytest.mark.parametrize("extra", [False, True])
@pytest.mark.parametrize("number", [1, 2, 60])
def test_together_is_as_alone(which: str, extra: bool, number: int) -> None:
    """The counts, the conclusions and the verbeterpunten, and every line that is written."""
    own = NORMS[which]()
    asked = tuple(
        each.id for each in own.gebieden if extra and each.status is Status.IN_VOORBEREIDING
    )
    rijen = schools(own, asked, number)
    teller = Teller(own)
    for plan in {teller.plan(rij) for rij in rijen}:
        alike = [rij for rij in rijen if teller.plan(rij) is plan]
        blok = Blokteller(teller, plan)
        found = blok.tel(columns([rij.staten for rij in alike]))
        for place, rij in enumerate(alike):
            alone = teller.stand(rij)
            assert found.scholen[place] is alone.school
            assert [each[place] for each in found.per_gebied] == alone.per_gebied
            bits = [byte[place] >> bit & 1 for byte in found.punten for bit in range(8)]
            points = [eis for eis, bit in zip(blok.ranked, bits, strict=False) if bit]
            assert tuple(points) == teller.verbeterpunten(rij)
    tabellen = make_tabellen(own, asked)
    *tables, objects = zip(*[tabellen.regels([rij]) for rij in rijen], strict=True)
    assert tabellen.regels(rijen) == (*map(b"".join, tables), b",\n".join(objects))
    written = json.loads(b"[%b]" % b",".join(objects))
    assert [[each["id"] for each in school["gebieden"]] for school in written] == [
        [each.gebied for each in teller.uitslag(rij).gebieden] for rij in rijen
    ]


def test_what_is_not_remembered_is_worked_out_again() -> None:
    """A country has more outcomes than are kept."""
    rijen = schools(norm(), (), 40)
    expected = make_tabellen(norm(), ()).regels(rijen)
    with (
        patch("basisnorm.regio.tellen.blokteller._MEMORY", 2),
        patch("basisnorm.regio.tellen.stand._MEMORY", 2),
    ):
        assert make_tabellen(norm(), ()).regels(rijen) == expected


def make_tabellen(own: Norm, extra: tuple[str, ...]) -> Schooltabellen:
    """The tables of a batch in which every eis has a column."""
    form = Bronvorm(eisen=tuple(own.eisen), beside=(), extra_gebieden=extra, koppen=(), kolommen=())
    return Schooltabellen(own, form, GEWOON, Teller(own))
