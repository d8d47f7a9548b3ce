"""The page of a school in a batch is the page of its audit file, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from basisnorm.audit.model import Antwoord, Audit, Schoolsoort
from basisnorm.norm.load import load_vragenlijst
from basisnorm.norm.model import Norm, Sector, Status
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.rapport.html import encode_verbeterrapport, rijbladen
from basisnorm.regio.als_audit import as_audit, as_rij
from basisnorm.regio.model import Schoolrij
from basisnorm.uitslag.regel import assess
from bouwstenen import make_audit, make_eis, make_gebied, make_norm, make_vragenlijst
from rapport import voorbeeld
from regio.audits import NORM, audits
from regio.tabellen import DATUM

SLOT = ("Voor gesprek.",)
LIJSTEN = {each: load_vragenlijst(each, NORM) for each in ("volledig", "quickscan")}
BLADEN = {each: rijbladen(NORM, lijst, "1", slot=SLOT) for each, lijst in LIJSTEN.items()}
SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def row_of(audit: Audit, norm: Norm = NORM) -> Schoolrij:
    """The row that a table would have held."""
    return replace(as_rij(audit, norm, datum=DATUM), audit=None)


def general(rij: Schoolrij, norm: Norm, lijst: Vragenlijst) -> bytes:
    """The page by way of an audit file, and of all values of a report."""
    audit = as_audit(rij, norm, lijst)
    uitslag = assess(norm, lijst, audit, datum=rij.datum, programma="1")
    return encode_verbeterrapport(replace(uitslag, verklaring=(*uitslag.verklaring, *SLOT)))


@SETTINGS
@given(audits(), st.sampled_from(tuple(LIJSTEN)))
@example(voorbeeld.all_at(0), "volledig")
@example(voorbeeld.all_at(1, Schoolsoort.PRO), "quickscan")
def test_the_page_of_a_row_is_that_of_its_audit(audit: Audit, vragenlijst: str) -> None:
    rij = row_of(audit)
    found = BLADEN[vragenlijst].encode(rij)
    below = [state for state in rij.staten if state % 8 < NORM.drempel]
    assert (found is None) == (not below)
    assert found in (None, general(rij, NORM, LIJSTEN[vragenlijst]))


def test_an_example_school_is_looked_up() -> None:
    rij = row_of(voorbeeld.linde().audit)
    assert BLADEN["volledig"].encode(rij) == general(rij, NORM, LIJSTEN["volledig"])


GEBIEDEN = (
    make_gebied("dyslexie"),
    make_gebied("begaafdheid"),
    make_gebied("algemeen", status=Status.WETTELIJK),
)
BELOW = (Antwoord(eis="DYS-01", niveau=0), Antwoord(eis="DYS-02", niveau=1))


def both(norm: Norm, **changes: object) -> tuple[bytes | None, bytes]:
    """The page looked up, and the general one, of a school with some verbeterpunten."""
    lijst = make_vragenlijst()
    rij = replace(row_of(make_audit(antwoorden=BELOW), norm), **changes)  # type: ignore[arg-type]
    return rijbladen(norm, lijst, "1", slot=SLOT).encode(rij), general(rij, norm, lijst)


@pytest.mark.parametrize("drempel", [1, 2])
def test_a_norm_may_have_another_drempel(drempel: int) -> None:
    found, expected = both(make_norm(*GEBIEDEN, drempel=drempel))
    assert found == expected


def test_a_norm_may_have_nothing_that_makes_the_conclusion() -> None:
    found, expected = both(make_norm(make_gebied("dyslexie", status=Status.WETTELIJK)))
    assert found == expected


def test_what_stands_in_two_parts_of_the_norm_is_put_in_the_order_of_the_page() -> None:
    found, expected = both(make_norm(*reversed(GEBIEDEN)))
    assert found == expected


NOTHING_FOR_PO = make_gebied("autisme", eisen=[make_eis("AUT-01", sectoren=(Sector.VO,))])


@pytest.mark.parametrize(
    ("norm", "changes"),
    [
        pytest.param(make_norm(*GEBIEDEN, NOTHING_FOR_PO), {}, id="a gebied without eisen"),
        pytest.param(make_norm(*GEBIEDEN), {"audit": make_audit()}, id="a file of its own"),
        pytest.param(
            make_norm(*GEBIEDEN),
            {"teksten": (("DYS-01", "toelichting", "x" * 25_000),)},
            id="too much to tell",
        ),
    ],
)
def test_what_is_rare_is_left_to_the_general_page(norm: Norm, changes: dict[str, object]) -> None:
    found, _ = both(norm, **changes)
    assert found is None
