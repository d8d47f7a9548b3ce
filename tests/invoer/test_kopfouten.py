"""Tables whose headings can be read in more than one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.invoer.tabel.kolommen import read_kolommen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.load import load_norm

NORM = load_norm("2024-11")
KOP = "vestigingscode;schoolsoort;DYS-01;DYS-02;DYS-03;DYS-05"
EEN = "99AA01;bo;2;1;ja;0"


def said(folder: Path, *lines: str) -> list[Melding]:
    """What is said of the headings of this table."""
    path = folder / "t.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        return [*read_kolommen(open_tabel(path), NORM).meldingen]
    except BasisnormFout as fout:
        return [*fout.meldingen]


@pytest.mark.parametrize(
    ("above", "tekst"),
    [
        (";;doel;;nu;", "'doel' boven DYS-01 en DYS-02 en 'nu' boven DYS-03 en DYS-05"),
        (";;2025;2025;2026;2026", "'2025' boven DYS-01, '2025' boven DYS-02"),
        (";;Stand vorig jaar;;;", "'Stand vorig jaar' boven DYS-01 tot en met DYS-05"),
        ("Regio;;;streefniveau", "'streefniveau' boven DYS-02, DYS-03 en DYS-05"),
    ],
)
def test_what_stands_above_columns_with_answers_is_quoted(
    above: str, tekst: str, tmp_path: Path
) -> None:
    """It may be a goal, or another year."""
    (melding,) = said(tmp_path, above, KOP, EEN)
    assert (melding.code, melding.regel) == ("tekst-boven-de-koppen", 1)
    assert tekst in melding.tekst


@pytest.mark.parametrize(
    "above", ["Zelfevaluatie 2026;;;;;", "School;;Dyslexie;;;", ";;Lezen, spellen en dyslexie;;;"]
)
def test_a_title_or_a_gebied_above_the_headings_says_nothing_new(
    above: str, tmp_path: Path
) -> None:
    """They are passed over without a word."""
    assert said(tmp_path, above, KOP, EEN) == []


def test_a_goal_and_an_answer_for_one_eis_are_refused(tmp_path: Path) -> None:
    """With the words above them, where the numbers stand below those."""
    rows = (";;doel;nu", "vestigingscode;schoolsoort;DYS-01;DYS-01", "99AA01;bo;2;1")
    assert [each.code for each in said(tmp_path, *rows)] == [
        "dubbele-kolom",
        "tekst-boven-de-koppen",
    ]
    rows = (";;DYS-01;;DYS-02;", "vestigingscode;schoolsoort;doel;nu;doel;nu", "99AA01;bo;2;1;2;1")
    first = said(tmp_path, *rows)[0]
    assert first.code == "kolom-ontbreekt"
    assert "(DYS-01 en DYS-02) staan op rij 1" in first.tekst


@pytest.mark.parametrize(
    "kop",
    [
        "vestigingscode;schoolsoort;eis;antwoord;DYS-02",
        "vestigingscode;schoolsoort;DYS-01;eisnummer;niveau",
        "vestigingscode;schoolsoort;eis;antwoord;DYS-02 toelichting",
    ],
)
def test_a_long_and_a_wide_table_in_one_are_refused(kop: str, tmp_path: Path) -> None:
    """One of the two would be lost."""
    assert said(tmp_path, kop, "99AA01;bo;DYS-01;2;1")[0].code == "lang-en-breed"


@pytest.mark.parametrize(
    "rows",
    [
        ("vestigingscode;99AA00;99AA01", "schoolsoort;bo;bo", "DYS-01;1;2", "DYS-02;0;1"),
        ("Eis;De Eik;De Berk", "vestigingscode;99AA00;99AA01", "DYS-01;1;2", "DYS-02;2;1"),
    ],
)
def test_a_table_on_its_side_is_named(rows: tuple[str, ...], tmp_path: Path) -> None:
    """And nothing else is said of it."""
    assert [each.code for each in said(tmp_path, *rows)] == ["tabel-op-zijn-kant"]


def test_a_line_break_in_a_heading_is_named(tmp_path: Path) -> None:
    """What stands behind it may change what the column is."""
    kop = 'vestigingscode;schoolsoort;DYS-02;"DYS-01\n(vorig jaar)"'
    (melding,) = said(tmp_path, kop, "99AA01;bo;1;2")
    assert (melding.code, melding.kolom) == ("onbekende-kolom", "D")
    assert "regeleinde" in melding.tekst
    assert "'DYS-01'" in melding.oplossing
