"""`basisnorm rapport --soort schoolgids`: files, let-ops, and options that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from fout_voorbeelden import FOUT, GOED
from programma import DE_ES, DE_LINDE, Run

VERBAND = GOED / "verband" / "samenwerkingsverband.yaml"
HUISSTIJL = GOED / "verband" / "huisstijl.yaml"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


def names() -> list[str]:
    """What stands in the folder."""
    return sorted(each.name for each in Path().iterdir())


@pytest.mark.parametrize(
    ("vorm", "name", "begin"),
    [
        ("html", "de-linde-schoolgids.html", "<!DOCTYPE html>"),
        ("fragment", "de-linde-schoolgids-fragment.html", "<h2>Welke hulp krijgt uw kind op"),
        ("md", "de-linde-schoolgids.md", "# Welke hulp krijgt uw kind op Basisschool De Linde?"),
        ("txt", "de-linde-schoolgids.txt", "Welke hulp krijgt uw kind op"),
    ],
)
def test_each_form_is_a_file_that_may_be_made_again(
    run: Run, vorm: str, name: str, begin: str
) -> None:
    """Our own earlier file is replaced; one that somebody else made is not."""
    for _ in range(2):
        ran = run("rapport", DE_LINDE, "--soort", "schoolgids", "--vorm", vorm)
        assert (ran.code, ran.out) == (0, f"{name}\n")
    assert names() == [name]
    assert Path(name).read_text(encoding="utf-8").startswith(begin)
    Path(name).write_text("van mijzelf\n")
    ran = run("rapport", DE_LINDE, "--soort", "schoolgids", "--vorm", vorm)
    assert ran.code == 1
    assert "niet door basisnorm is gemaakt" in ran.err
    assert Path(name).read_text() == "van mijzelf\n"


def test_alle_makes_both_reports_of_every_school(run: Run) -> None:
    ran = run("rapport", DE_LINDE, DE_ES, "--soort", "alle")
    assert ran.code == 0
    assert ran.out.split() == [
        f"{school}-{soort}.html"
        for school in ("de-linde", "de-es")
        for soort in ("verbeterrapport", "schoolgids")
    ]


@pytest.mark.parametrize(
    ("options", "made"),
    [
        (("--kort",), ["de-linde-verbeterrapport-kort.html"]),
        (("--vorm", "md"), ["de-linde-verbeterrapport.md"]),
        (("--vorm", "txt"), ["de-linde-verbeterrapport.txt"]),
        (("--soort", "alle", "--vorm", "md"), ["de-linde-verbeterrapport.md",
                                               "de-linde-schoolgids.md"]),
        (("--soort", "alle", "--kort"), ["de-linde-verbeterrapport-kort.html",
                                         "de-linde-schoolgids.html"]),
    ],
)  # fmt: skip
def test_every_other_file_has_its_name_and_may_be_made_again(
    run: Run, options: tuple[str, ...], made: list[str]
) -> None:
    for _ in range(2):
        ran = run("rapport", DE_LINDE, *options)
        assert (ran.code, ran.out.split()) == (0, made)
    assert names() == sorted(made)


def test_a_text_that_somebody_went_on_writing_in_is_not_ours_any_more(run: Run) -> None:
    """Whoever adds a line below our last one would lose it otherwise."""
    run("rapport", DE_LINDE, "--soort", "schoolgids", "--vorm", "txt")
    path = Path("de-linde-schoolgids.txt")
    path.write_text(path.read_text(encoding="utf-8") + "Onze eigen toevoeging.\n")
    ran = run("rapport", DE_LINDE, "--soort", "schoolgids", "--vorm", "txt")
    assert ran.code == 1
    assert "niet door basisnorm is gemaakt" in ran.err
    assert path.read_text(encoding="utf-8").endswith("Onze eigen toevoeging.\n")


def test_a_folder_where_the_page_should_come(run: Run) -> None:
    Path("de-linde-schoolgids.html").mkdir()
    ran = run("rapport", DE_LINDE, "--soort", "schoolgids")
    assert ran.code == 1
    assert "Hier staat al een map met deze naam." in ran.err
    assert "Geef die map een andere naam" in ran.err


def test_what_is_missing_is_told_and_never_on_the_page(run: Run) -> None:
    """The leader hears it on stderr, and the chapter comes out all the same."""
    ran = run("rapport", DE_ES, "--soort", "schoolgids")
    assert ran.code == 0
    assert "wat de school boven de basis biedt en wat de school niet kan bieden." in ran.err
    assert "onder schoolgids: extra_ondersteuning: ...; niet_te_bieden: ..." in ran.err
    assert "let-op" not in Path("de-es-schoolgids.html").read_text(encoding="utf-8")


def test_options_change_what_they_say(run: Run) -> None:
    """Each of them is seen in the text."""

    def text(*options: str | Path) -> str:
        ran = run("rapport", DE_LINDE, "--soort", "schoolgids", "--vorm", "txt", *options)
        assert ran.code == 0
        return Path("de-linde-schoolgids.txt").read_text(encoding="utf-8")

    plain = text()
    assert "Hier werken wij nog aan" not in plain
    assert "Dit zijn de belangrijkste" in plain
    assert "Voorbeeldstreek" not in plain
    assert "Hier werken wij nog aan" in text("--met-verbeterpunten")
    assert "Dit zijn de belangrijkste" not in text("--volledig")
    assert "https://www.voorbeeldstreek.example" in text("--samenwerkingsverband", VERBAND)


def test_kopniveau_and_huisstijl(run: Run) -> None:
    run("rapport", DE_LINDE, "--soort", "schoolgids", "--vorm", "fragment", "--kopniveau", "4")
    fragment = Path("de-linde-schoolgids-fragment.html").read_text(encoding="utf-8")
    assert fragment.startswith("<h4>")
    assert "<h6>" in fragment
    run("rapport", DE_LINDE, "--soort", "schoolgids", "--huisstijl", HUISSTIJL)
    page = Path("de-linde-schoolgids.html").read_text(encoding="utf-8")
    assert "--accent: #7a1f5c;" in page


def test_mistakes_in_both_files_are_told_at_once_and_nothing_is_made(run: Run) -> None:
    ran = run(
        "rapport", DE_LINDE, "--soort", "alle", "--huisstijl", FOUT / "huisstijl" / "css.yaml",
        "--samenwerkingsverband", FOUT / "verband" / "alles.yaml",
    )  # fmt: skip
    assert ran.code == 1
    assert "is geen kleurcode" in ran.err
    assert "is geen adres van een website" in ran.err
    assert names() == []


def test_the_samenwerkingsverband_of_another_region_costs_only_that_schoolgids(
    run: Run, linde: Path
) -> None:
    linde.write_text(linde.read_text(encoding="utf-8").replace("PO9901", "PO9902"))
    before = names()
    ran = run("rapport", linde, "--soort", "alle", "--samenwerkingsverband", VERBAND)
    assert ran.code == 1
    assert "Deze school hoort bij PO9902" in ran.err
    assert ran.out == "de-linde-verbeterrapport.html\n"
    assert set(names()) - set(before) == {"de-linde-verbeterrapport.html"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--volledig",), "--volledig hoort bij --soort schoolgids"),
        (("--met-verbeterpunten",), "--met-verbeterpunten hoort bij"),
        (("--huisstijl", "x.yaml"), "--huisstijl hoort bij --soort"),
        (("--samenwerkingsverband", "x.yaml"), "--samenwerkingsverband hoort bij"),
        (("--vorm", "fragment"), "Een fragment is er alleen van de schoolgids"),
        (("--soort", "alle", "--vorm", "fragment"), "Een fragment is er alleen"),
        (("--soort", "schoolgids", "--kopniveau", "2"), "--kopniveau hoort bij --vorm fragment"),
        (("--soort", "schoolgids", "--vorm", "fragment", "--kopniveau", "5"), "'5' kan hier niet"),
        (("--soort", "schoolgids", "--vorm", "md", "--huisstijl", "x"), "hoort bij --vorm html"),
        (("--soort", "schoolgids", "--kort"), "--kort hoort bij het verbeterrapport"),
        (("--vorm", "txt", "--kort"), "--kort hoort bij het verbeterrapport"),
        (("--soort", "gids"), "kan hier niet"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_wrong_use(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    ran = run("rapport", DE_LINDE, *options)
    assert ran.code == 2
    assert said in ran.err
    assert names() == []


@pytest.mark.parametrize("option", ["--huisstijl", "--samenwerkingsverband"])
def test_a_file_that_is_not_there(run: Run, option: str) -> None:
    ran = run("rapport", DE_LINDE, "--soort", "schoolgids", option, "weg.yaml")
    assert ran.code == 1
    assert "weg.yaml: fout:" in ran.err
    assert names() == []
