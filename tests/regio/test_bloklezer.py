"""Rows that are read together, beside the same rows one by one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from basisnorm.regio.bron import Bron, Opnieuw
from basisnorm.regio.rijen.bloklezer import Bloklezer
from lang import few
from regio.tabellen import Read, open_bron, write_csv

HEAD = ["vestigingscode", "schoolsoort", "naam", "locatie", "datum", "samenwerkingsverband",
        "DYS-01", "DYS-02", "GEN-01"]  # fmt: skip
# Mostly what is right, so that whole blocks are; and everything that makes one row different.
CELLS = (
    ("99AA00", "99AA01", "99AA02", "99AA03", "99AA04", "99AA05", "99AA06", "99aa07", "", "x"),
    ("bo", "bo", "bo", "so", "vo", "basisschool", "wat"),
    ("De Es", "=x", "", "a  b", "\u202e"),
    ("", "", "a", "b"),
    ("", "", "21-11-2026", "morgen"),
    ("", "30-04", "PO3004", "99-99-99"),
    *[("0", "1", "2", "3", "op orde", "", "nvt", "7")] * 3,
)
rows = st.lists(
    st.tuples(*[st.integers(0, 9).map(lambda n, each=each: each[n % len(each)]) for each in CELLS])  # type: ignore[misc]
    | st.just(("",))
    | st.just(("99AA08", "bo")),
    max_size=12,
)  # fmt: skip


def right(number: int) -> tuple[str, ...]:
    """A row without mistakes."""
    return (f"99AA{number:02}", "bo", "De Es", "", "", "", "2", "1", "0")


def check(bron: Bron) -> object:
    """What is said when nothing is kept, and the counts."""
    try:
        said = [*bron.lees(lambda done, total: None, alleen_controleren=True)]
    except Opnieuw:
        said = [*bron.lees(lambda done, total: None, alleen_controleren=True)]
    return said, bron.telling


@settings(max_examples=few(300), deadline=None)
@given(rows, st.integers(1, 4), st.booleans())
@example([right(each) for each in range(6)], 2, False).via("all right")
@example([right(each) for each in (0, 1, 2, 2, 4)], 2, False).via("twice in one block")
@example([right(each) for each in (0, 1, 2, 3, 4, 2)], 2, False).via("twice in two blocks")
def test_together_is_as_alone(rows: list[tuple[str, ...]], size: int, texts: bool) -> None:
    """The same schools, refusals, let-op and counts; also when nothing is kept."""
    table = [tuple(HEAD), *rows]
    if texts:
        beside = ["DYS-01 toelichting", *["", "Elke week."] * len(rows)]
        table = [(*cells, text) for cells, text in zip(table, beside, strict=False)]
    with TemporaryDirectory() as folder:
        path = write_csv(Path(folder, "scholen.csv"), table)
        with patch("basisnorm.regio.rijen.breed._TOGETHER", size):
            together, checked = Read(open_bron(path)), check(open_bron(path))
        with patch.object(Bloklezer, "samen", lambda *_, **__: None):
            alone = Read(open_bron(path))
            assert checked == check(open_bron(path))
    assert together.rijen == alone.rijen
    assert together.afgewezen == alone.afgewezen
    assert together.let_op == alone.let_op
    assert together.telling == alone.telling
