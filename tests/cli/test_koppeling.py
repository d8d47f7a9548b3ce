"""`basisnorm sjabloon koppeling` as a regional worker uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.invoer.koppeling.koppeling import read_koppeling
from basisnorm.norm.load import load_norm
from invoer.formulieren import FORMS_NL, as_csv, write_exports
from programma import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_a_proposal_is_made_and_says_what_comes_next(run: Run, tmp_path: Path) -> None:
    write_exports(tmp_path)
    ran = run("sjabloon", "koppeling", "forms-nl.csv")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Het voorstel staat in forms-nl-koppeling.yaml.\n"
        "  kolommen: 3 herkend, 7 om te controleren, 1 nog te kiezen\n"
        "  antwoorden: 2 herkend, 4 om te controleren, 0 nog te kiezen\n"
        "  gaat over een persoon en doet nooit mee: E-mail en Naam\n"
        "\n"
        "Open het in een tekstprogramma, zoals Kladblok. Kies waar 'kies' staat, en haal het "
        "vraagteken weg waar het klopt. Daarna:\n"
        "  basisnorm batch forms-nl.csv --koppeling forms-nl-koppeling.yaml --alleen-controleren\n"
    )
    found = read_koppeling(tmp_path / "forms-nl-koppeling.yaml", load_norm("2024-11"))
    assert found.regels[1].doel == "vestigingscode"


def test_what_was_chosen_stands_in_the_next_command(run: Run, tmp_path: Path) -> None:
    write_exports(tmp_path)
    ran = run("sjabloon", "koppeling", "lime-code.csv", "-o", "k.yaml", "--norm", "2024-11")
    assert ran.out.splitlines()[-1].strip() == (
        "basisnorm batch lime-code.csv --koppeling k.yaml --norm 2024-11 --alleen-controleren"
    )


def test_the_name_of_the_file_can_be_chosen(run: Run, tmp_path: Path) -> None:
    write_exports(tmp_path)
    ran = run("sjabloon", "koppeling", "google.csv", "-o", "k.yaml")
    assert ran.code == 0
    assert "k.yaml" in ran.out
    assert (tmp_path / "k.yaml").exists()


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    write_exports(tmp_path)
    (tmp_path / "k.yaml").write_text("mijn werk\n", encoding="utf-8")
    ran = run("sjabloon", "koppeling", "google.csv", "-o", "k.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("k.yaml: fout: Dit bestand is er al.")
    assert (tmp_path / "k.yaml").read_text(encoding="utf-8") == "mijn werk\n"


def test_a_table_that_is_not_there_makes_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("sjabloon", "koppeling", "weg.csv")
    assert ran.code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_table_without_a_code_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("DYS-01;Iets\n2;x\n", encoding="utf-8")
    ran = run("sjabloon", "koppeling", "t.csv")
    assert "  let op: wij zien geen kolom met de vestigingscode\n" in ran.out


def test_another_encoding_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(
        as_csv(FORMS_NL).encode("cp1252").replace(b"OBS", b"\xc9\xc9n")
    )
    ran = run("sjabloon", "koppeling", "t.csv")
    assert ran.code == 0
    assert "let-op: Dit bestand is geen UTF-8" in ran.err
    assert (
        run("sjabloon", "koppeling", "t.csv", "-o", "k.yaml", "--codering", "windows-1252").err
        == ""
    )
