"""What comes back of rows that were refused: never a name, always the place."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from basisnorm.audit.persoonsgegevens import without_personal
from programma import Run

# As forms and schools ask for who filled it in; none of them is a column of ours.
KOPPEN = (
    "Wat is uw naam?", "Hoe heet u?", "Naam ingevuld door", "Wie vult dit in?", "Directie",
    "Naam van degene die dit invult", "Contactgegevens", "Ib'er (naam)", "Uw naam en functie",
    "Bereikbaar via", "Opmerkingen", "Geb.datum", "Adres van de invuller", "Initialen", "Leerling",
    "Respondent", "Medewerker", "IP-nummer", "Handtekening", "Personeelsnummer", "Roepnaam",
)  # fmt: skip


def records(path: Path) -> list[dict[str, str]]:
    """The rows of one of our tables."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, *lines: str) -> Path:
    """A table."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("kop", KOPPEN)
def test_a_column_that_was_not_understood_stays_in_the_input(
    kop: str, tmp_path: Path, run: Run
) -> None:
    """In no file, whatever stands above it; and what is mended is still read."""
    tabel = write(
        tmp_path / "t.csv",
        f'vestigingscode;schoolsoort;"{kop}";DYS-01',
        "99AA00;bo;Joke de Vries;2",
        "99AA01;bo;Kees Bakker;9",
        "99AA02;bo;Piet Smit;1;2",
    )
    uit = tmp_path / "uit"
    ran = run("batch", tabel, "-o", uit, "--norm", "2024-11", "--rapporten", "geen")
    assert ran.code == 1
    written = "".join(each.read_text(encoding="utf-8") for each in uit.iterdir())
    assert not [name for name in ("Joke", "Kees", "Piet") if name in written]
    first, crooked = records(uit / "afgewezen.csv")
    assert (first["vestigingscode"], first["schoolsoort"], first["DYS-01"]) == ("99AA01", "bo", "9")
    assert first["meldingen"].startswith("Uit t.csv. Rij 3, bij 'DYS-01': Niveau '9' bestaat niet")
    # Which of its cells was the name, nobody knows.
    assert (crooked["vestigingscode"], crooked["DYS-01"]) == ("99AA02", "")
    assert "Neem ze over uit uw eigen bestand." in crooked["meldingen"]
    fixed = (uit / "afgewezen.csv").read_text(encoding="utf-8").replace(",9,", ",3,")
    (tmp_path / "beter.csv").write_text(
        fixed.replace("99AA02,,,", "99AA02,bo,0,"), encoding="utf-8"
    )
    ran = run("batch", tmp_path / "beter.csv", "--aanvullen", uit, "-o", uit, "--norm", "2024-11",
              "--rapporten", "geen")  # fmt: skip
    assert ran.code == 0, ran.err
    read = records(uit / "antwoorden.csv")
    assert [each["DYS-01"] for each in read] == ["2", "3", "0"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("joke@linde.example", ""),
        ("Joke@linde.example; 06-12345678", ""),
        ("bel 06 1234 5678 na vieren", "bel (weggelaten) na vieren"),
        ("+31 6 12345678", ""),
        ("(0341) 12 34 56", ""),
        ("0341-123456", ""),
        ("192.168.178.12", ""),
        ("fe80:0:0:0:1:2:3:4", ""),
        ("geboren 3-4-2015 in Ede", "(weggelaten) in Ede"),
        ("BSN 111222333", "BSN (weggelaten)"),
        ("01-09-2026", "01-09-2026"),
        ("06-10-2026 12:00", "06-10-2026 12:00"),
        ("2026-2027", "2026-2027"),
        ("norm 2024.11.0.1x", "norm 2024.11.0.1x"),
        ("99AA01", "99AA01"),
        ("groep 1, 2, 3 en 4", "groep 1, 2, 3 en 4"),
    ],
)
def test_what_looks_like_a_person_is_left_out(text: str, left: str) -> None:
    """A number or a date that means something else stays."""
    assert without_personal(text) == left


def test_what_was_left_out_of_a_text_is_said(tmp_path: Path, run: Run) -> None:
    """The rest of the text comes back."""
    tabel = write(
        tmp_path / "t.csv",
        "vestigingscode;schoolsoort;DYS-01;DYS-01 toelichting",
        "99AA01;bo;9;bel 06-12345678",
        "99AA02;bo;tel. 06-87654321;",
    )
    uit = tmp_path / "uit"
    run("batch", tabel, "-o", uit, "--norm", "2024-11", "--rapporten", "geen")
    first, second = records(uit / "afgewezen.csv")
    assert first["DYS-01 toelichting"] == "bel (weggelaten)"
    assert "Wat op gegevens van een persoon lijkt, is hier weggelaten." in first["meldingen"]
    assert "87654321" not in (uit / "meldingen.csv").read_text(encoding="utf-8")
    assert second["DYS-01"] == "tel. (weggelaten)"


def test_places_are_those_of_the_heading_not_of_the_letter(tmp_path: Path, run: Run) -> None:
    """A letter would be that of the input, and columns in front of it may be gone."""
    tabel = write(
        tmp_path / "t.csv",
        "Wie?;vestigingscode;schoolsoort;DYS-01",
        "x;99AA06;bo;2",
        "x;99AA06;bo;1",
        "x;De Eik;99AA07;2",
    )
    uit = tmp_path / "uit"
    run("batch", tabel, "-o", uit, "--norm", "2024-11", "--rapporten", "geen")
    said = [each["meldingen"] for each in records(uit / "afgewezen.csv")]
    assert said[0].startswith(
        "Uit t.csv. Rij 2, bij 'vestigingscode': 99AA06 staat er 2 keer: rij 2 en 3."
    )
    assert "Bij 'schoolsoort' staat wel een vestigingscode: 99AA07." in said[2]
    assert not any("olom " in each for each in said)


PERSOONLIJK = ("j.jansen@zon.nl", "06-12345678", "0612345678")


def test_a_message_does_not_quote_what_was_left_out(tmp_path: Path, run: Run) -> None:
    """Not in afgewezen.csv and not in meldingen.csv, also not when it was kept from before."""
    uit, path = tmp_path / "uit", tmp_path / "t.csv"
    cells = [f"Bel Jan {each}" for each in PERSOONLIJK]
    rows = [f"99AA0{at};bo;9;{cell};{cell}" for at, cell in enumerate(cells)]
    path.write_text(
        "vestigingscode;schoolsoort;DYS-01;wil_helpen;samenwerkingsverband\n" + "\n".join(rows),
        encoding="utf-8",
    )
    same = ("--rapporten", "geen", "--norm", "2024-11")
    assert run("batch", path, "-o", uit, *same).code == 1
    for name in ("afgewezen.csv", "meldingen.csv"):
        text = (uit / name).read_text(encoding="utf-8")
        assert not [each for each in PERSOONLIJK if each in text]
        assert "'Bel Jan (weggelaten)' is geen ja of nee." in text
    refused = uit / "afgewezen.csv"
    old = refused.read_text(encoding="utf-8").replace("(weggelaten)", "06-12345678")
    refused.write_text(old, encoding="utf-8")
    path.write_text("vestigingscode;schoolsoort;DYS-01\n99AB00;bo;2\n", encoding="utf-8")
    assert run("batch", path, "--aanvullen", uit, "-o", uit, *same).code == 0
    assert "06-12345678" not in refused.read_text(encoding="utf-8")


@pytest.mark.parametrize("veld", ["locatie", "naam", "bestuur", "gemeente", "plaats", "rol"])
@pytest.mark.parametrize("text", ["j.jansen@zon.nl", "06 12345678"])
def test_what_looks_like_a_person_is_no_name(
    veld: str, text: str, tmp_path: Path, run: Run
) -> None:
    """Of an accepted row it would come back on pages, and in the names of files."""
    uit, path = tmp_path / "uit", tmp_path / "t.csv"
    path.write_text(
        f"vestigingscode;schoolsoort;{veld};DYS-01\n99AA00;bo;{text};2\n", encoding="utf-8"
    )
    ran = run("batch", path, "-o", uit, "--norm", "2024-11")
    assert ran.code == 0, ran.err
    assert "Dit lijkt een gegeven van een persoon. Wij lezen het als: niet ingevuld." in ran.err
    assert text not in ran.err
    for each in [*uit.rglob("*")]:
        assert "jansen" not in each.name
        assert each.is_dir() or text not in each.read_text(encoding="utf-8")


def test_two_rows_that_differ_only_in_a_person_are_one_school_twice(
    tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "t.csv"
    rows = "99AA00;bo;a@zon.nl;2\n99AA00;bo;b@zon.nl;1\n99AB00;bo;;2\n"
    path.write_text(f"vestigingscode;schoolsoort;locatie;DYS-01\n{rows}", encoding="utf-8")
    ran = run("batch", path, "--alleen-controleren")
    assert "1 uitgewerkt, 2 afgewezen, 0 leeg." in ran.err
