"""A typed line is an answer as a whole, or no answer: with `make lang` forty times as long."""

from __future__ import annotations

import pytest

from basisnorm.audit.schrijfwijzen import STANDAARD
from basisnorm.interview.typed import Choose, read_line
from basisnorm.norm.model import Schaalsoort
from bouwstenen import make_eis
from spelling import JA_NEE, LEVELS, SCALE, WHITE, variants

pytestmark = pytest.mark.lang


@pytest.mark.parametrize(
    ("schaal", "table"), [(Schaalsoort.NIVEAUS, LEVELS), (Schaalsoort.JA_NEE, JA_NEE)]
)
def test_only_what_is_on_the_list_is_chosen(schaal: Schaalsoort, table: dict[str, int]) -> None:
    """Whatever is typed before, behind or in an answer."""
    eis = make_eis(schaal=schaal)
    wrong = []
    for spelled in table:
        for text in (spelled, *variants(spelled, 7, 20 * SCALE)):
            bare = text.strip(WHITE)
            level = table.get(bare.lower()) if bare.isascii() else None
            found = read_line(eis, STANDAARD, text)
            if (found.niveau if isinstance(found, Choose) else None) != level:
                wrong.append((text, found))
    assert wrong == []
