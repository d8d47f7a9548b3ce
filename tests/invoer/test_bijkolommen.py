"""The heading of what stands beside an answer, in whatever order."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.invoer.tabel.kolommen import Soort, read_kolommen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.load import load_norm

NORM = load_norm("2024-11")


KOPPEN = (
    "toelichting DYS-09", "Toelichting bij dys09", "DYS-09 toelichting", "toelichting_DYS09",
    "Bewijs DYS-09", "reden bij DYS-09",
)  # fmt: skip


@pytest.mark.parametrize("kop", KOPPEN)
def test_a_remark_is_understood(kop: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"vestigingscode;schoolsoort;DYS-09;{kop}\n99AA01;bo;2;x\n", encoding="utf-8")
    found = read_kolommen(open_tabel(path), NORM)
    last = found.alle[-1]
    assert (last.soort, last.naam) == (Soort.BIJ_EIS, "DYS-09")
    assert last.deel in kop.casefold()
    assert found.meldingen == ()
