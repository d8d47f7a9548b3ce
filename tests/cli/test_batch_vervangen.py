"""What is added to an output takes the place of what was there only when nothing disappears."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from programma import Ran, Run

KOP = "vestigingscode;schoolsoort;schooljaar;datum;naam;DYS-01;DYS-02;DYS-01 toelichting\n"
EERST = "99AA00;bo;2026-2027;21-11-2026;De Linde;2;1;Zie het plan.\n"


def rows(path: Path) -> list[dict[str, str]]:
    """A table of ours."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def erbij(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Adds a table to an output with one school, with these options."""
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(KOP + EERST, encoding="utf-8")
    same = ("--rapporten", "geen", "--norm", "2024-11")
    assert run("batch", "t.csv", "-o", "uit", *same).code == 0

    def call(*arguments: str | Path, stdin: str = "", columns: int = 80) -> Ran:
        text, *more = map(str, arguments)
        Path("nu.csv").write_text(text, encoding="utf-8")
        return run("batch", "nu.csv", "--aanvullen", "uit", "-o", "uit", *same, *more)

    return call


WORSE = {
    "fewer answers": (KOP + "99AA00;bo;2026-2027;21-11-2026;De Linde;3;;Zie het plan.\n",
                      "verdwijnt 1 antwoord (DYS-02)"),
    "only other answers": ("vestigingscode;schoolsoort;BEG-01;BEG-02\n99AA00;bo;2;2\n",
                           "verdwijnen 2 antwoorden en 1 tekst erbij (DYS-01 en DYS-02)"),
    "without what stood beside it": (KOP + "99AA00;bo;2026-2027;21-11-2026;De Linde;3;3;\n",
                                     "verdwijnt 1 tekst erbij (DYS-01)"),
    "an older year": (KOP + "99AA00;bo;2025-2026;21-11-2025;De Linde;3;3;Zie.\n",
                      "met schooljaar 2026-2027; deze rij is van 2025-2026"),
    "an older day": (KOP + "99AA00;bo;;21-11-2025;De Linde;3;3;Zie.\n",
                     "deze rij is van 2025-2026"),
    "another schoolsoort": (KOP + "99AA00;sbo;2026-2027;21-11-2026;De Linde;3;3;Zie.\n",
                            "als bo; hier staat sbo"),
    "a row per eis": ("vestigingscode;schoolsoort;eis;antwoord\n99AA00;bo;DYS-01;3\n"
                      "99AA00;bo;BEG-01;3\n", "(DYS-02)"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WORSE.values(), ids=WORSE)
def test_a_row_that_knows_less_does_not_replace(
    text: str, said: str, erbij: Run, tmp_path: Path
) -> None:
    """Not even the second time; the row itself comes back too. Who means it, says so."""
    uit = tmp_path / "uit"
    before = (uit / "antwoorden.csv").read_bytes()
    for _ in range(2):
        ran = erbij(text)
        assert ran.code == 1
        assert said in " ".join(ran.err.split())
        assert "--toch-vervangen" in ran.err
        assert "1 school gebleven, 0 vervangen." in ran.err
        assert [each["DYS-01"] for each in rows(uit / "antwoorden.csv")] == ["2"]
    assert before.splitlines()[1].startswith(b"99AA00")
    many = text.count("99AA00")
    assert f"0 uitgewerkt, {many} afgewezen, 0 leeg." in ran.err
    back = rows(uit / "afgewezen.csv")
    assert [each["vestigingscode"] for each in back] == ["99AA00"] * many
    ran = erbij(text, "--toch-vervangen")
    assert ran.code == 0, ran.err
    assert "Deze school is vervangen: 99AA00." in ran.err
    [now] = rows(uit / "antwoorden.csv")
    assert now["DYS-01"] != "2"
    assert rows(uit / "afgewezen.csv") == []


@pytest.mark.parametrize("answer", ["", "?"])
@pytest.mark.parametrize("options", [(), ("--toch-vervangen",)])
def test_a_row_without_answers_never_replaces(
    answer: str, options: tuple[str, ...], erbij: Run, tmp_path: Path
) -> None:
    for _ in range(2):
        ran = erbij(f"vestigingscode;schoolsoort;DYS-01\n99AA00;bo;{answer}\n", *options)
        assert ran.code == 0
        assert "99AA00 staat al in uit met 2 antwoorden; hier staat er geen." in ran.err
        assert "0 uitgewerkt, 0 afgewezen, 1 leeg." in ran.err
        assert [each["DYS-02"] for each in rows(tmp_path / "uit" / "antwoorden.csv")] == ["1"]


def test_an_empty_workbook_does_not_replace(run: Run, erbij: Run, tmp_path: Path) -> None:
    folder = tmp_path / "boeken"
    folder.mkdir()
    same = ("--rapporten", "geen", "--norm", "2024-11")
    made = ("sjabloon", "xlsx", "--een-school", "--schoolsoort", "bo", "--norm", "2024-11")
    assert run(*made, "-o", folder / "a.xlsx").code == 0
    book = load_workbook(folder / "a.xlsx")
    next(row for row in book["School"].iter_rows() if row[0].value == "Vestigingscode")[
        1
    ].value = "99AA00"
    book.save(folder / "a.xlsx")
    ran = run("batch", folder, "--aanvullen", "uit", "-o", "uit", *same)
    assert ran.code == 0, ran.err
    assert "99AA00 staat al in uit met 2 antwoorden; hier staat er geen." in ran.err
    assert "Alles telt als open" not in ran.err
    assert [each["DYS-01"] for each in rows(tmp_path / "uit" / "antwoorden.csv")] == ["2"]


def test_a_correction_replaces_and_is_named(erbij: Run, tmp_path: Path) -> None:
    """Also a lower level; what was known of the school and is not said again, is told."""
    kop = KOP.replace(";naam", "")
    ran = erbij(f"{kop}99AA00;bo;2026-2027;21-11-2026;0;0;Anders.\n99AB00;bo;;;2;2;\n")
    assert ran.code == 0, ran.err
    assert "Deze school is vervangen: 99AA00." in ran.err
    assert "Van 99AA00 stond er eerder wel, en hier niet: naam." in ran.err
    assert "0 scholen gebleven, 1 vervangen." in ran.err
    found = {each["vestigingscode"]: each for each in rows(tmp_path / "uit" / "antwoorden.csv")}
    assert [found["99AA00"][each] for each in ("DYS-01", "DYS-02")] == ["0", "0"]
    assert [*found] == ["99AA00", "99AB00"]


def test_toch_vervangen_without_aanvullen_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("batch", "t.csv", "-o", tmp_path / "uit", "--toch-vervangen")
    assert ran.code == 2
    assert "--toch-vervangen hoort bij --aanvullen." in ran.err


@pytest.mark.parametrize("locatie", ["Dorp", "-"])
def test_a_school_is_not_added_to_itself_with_a_locatie(
    locatie: str, erbij: Run, tmp_path: Path
) -> None:
    """A dash is no locatie: then it is the same school."""
    text = (
        KOP.replace("naam", "naam;locatie")
        + f"99AA00;bo;2026-2027;22-11-2026;De Linde;{locatie};3;3;Zie.\n"
    )
    ran = erbij(text)
    (school,) = rows(tmp_path / "uit" / "antwoorden.csv")
    if locatie == "-":
        assert (ran.code, school["DYS-01"]) == (0, "3")
    else:
        assert (ran.code, school["DYS-01"]) == (1, "2")
        assert "99AA00 staat al in uit met geen locatie; hier staat er een." in ran.err
