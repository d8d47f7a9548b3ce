"""`basisnorm audit --van`: last year's answers as a start."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Audit
from basisnorm.norm.load import load_norm
from programma import DE_ES, DE_LINDE, TOP, VRAGEN, Run

DAY = ("--datum", "2027-11-21")
NIEUW = Path("99AA00-2027-2028.yaml")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DE_LINDE, "de-linde.yaml")
    yield
    # Whatever happens, the old file stays as it was.
    assert Path("de-linde.yaml").read_bytes() == DE_LINDE.read_bytes()


def read(path: Path = NIEUW) -> Audit:
    """The audit on disk."""
    return read_audit(path, load_norm).audit


OLD = read_audit(DE_LINDE, load_norm).audit


def test_everything_goes_along_and_waits(run: Run) -> None:
    ran = run("audit", "--van", "de-linde.yaml", *DAY, stdin="ib'er\nq\n")
    assert ran.code == 0
    new = read()
    assert (new.school, new.schooljaar, new.datum, new.rol) == (
        OLD.school,
        "2027-2028",
        "2027-11-21",
        "ib'er",
    )
    assert {each.overgenomen for each in new.antwoorden} == {"2026-2027"}
    before, after = OLD.per_eis(), new.per_eis()
    assert set(before) == set(after)
    for eis, old in before.items():
        assert (after[eis].niveau, after[eis].nvt) == (old.niveau, old.nvt)
        assert (after[eis].toelichting, after[eis].bewijs) == (old.toelichting, old.bewijs)
    assert new.verbeterplan == tuple(each for each in OLD.verbeterplan if not each.klaar)
    assert (
        f"0 van de {VRAGEN} vragen zijn beantwoord; {VRAGEN} overgenomen antwoorden wachten"
        in ran.out
    )


def test_what_stood_there_is_shown_with_its_days(run: Run) -> None:
    ran = run("audit", "--van", "de-linde.yaml", *DAY, stdin="\nq\n")
    text = ran.out.replace("\n", " ")
    assert "Overgenomen uit 2026-2027: 3 Geborgd." in text
    assert "Toelichting: Elke groep heeft vaste uren leeshulp." in text
    assert "Bewijs: Overzicht leeshulp per groep (1 september 2026, ib'er, map Onders" in text
    assert "Klopt dit nog? Enter = ja." in text


def test_enter_confirms_and_a_digit_changes(run: Run) -> None:
    run("audit", "--van", "de-linde.yaml", *DAY, stdin="\n\n0\nq\n")
    first, second, third = read().antwoorden[:3]
    old_first, old_second = OLD.antwoorden[:2]
    assert (first.niveau, first.overgenomen) == (old_first.niveau, None)
    assert (first.toelichting, first.bewijs) == (old_first.toelichting, old_first.bewijs)
    assert (second.niveau, second.overgenomen) == (0, None)
    assert (second.toelichting, second.bewijs) == (old_second.toelichting, old_second.bewijs)
    assert third.overgenomen == "2026-2027"


def test_going_on_without_van(run: Run) -> None:
    """What was confirmed stays so; the rest still waits, and counts as open."""
    run("audit", "--van", "de-linde.yaml", *DAY, stdin="\n" * 4 + "2\n" + "\n" * 6 + "q\n")
    ran = run("audit", NIEUW, *DAY, stdin="\nq\n")
    assert (
        f"10 van de {VRAGEN} vragen zijn beantwoord; {VRAGEN - 10} overgenomen antwoorden wachten"
        in ran.out
    )
    assert f"Vraag 11 van {VRAGEN}" in ran.out
    assert sum(each.overgenomen is None for each in read().antwoorden) == 11
    assert "nog open" in run("uitslag", NIEUW).out


def test_an_nvt_that_ended_is_chosen_again(run: Run) -> None:
    """DYS-04 did not apply until 31 July 2027."""
    keys = "\n" * 4 + "\n" + "n\n1\n\n31-7-2027\n31-7-2028\n\nq\n"
    ran = run("audit", "--van", "de-linde.yaml", *DAY, stdin=keys)
    text = ran.out.replace("\n", " ")
    assert "Overgenomen uit 2026-2027. Tot en met 31 juli 2027 gold: niet van toep" in text
    assert "Hier is nog geen antwoord." in text
    assert "Die dag is al voorbij." in text
    nvt = read().per_eis()["DYS-04"].nvt
    old = OLD.per_eis()["DYS-04"].nvt
    assert nvt is not None
    assert old is not None
    assert (nvt.tot, nvt.besloten_door) == ("2028-07-31", old.besloten_door)


def test_a_quickscan_grows(run: Run) -> None:
    stdin = "99AA00\nbo\n\n\n\n" + "2\n" * 31
    quickscan = ("--vragenlijst", "quickscan", "--datum", "2026-11-21")
    run("audit", "kort.yaml", *quickscan, stdin=stdin)
    ran = run("audit", "--van", "kort.yaml", *DAY, "--vragenlijst", "volledig", stdin="\nq\n")
    assert f"0 van de {VRAGEN} vragen zijn beantwoord; 31 overgenomen" in ran.out
    assert read().vragenlijst == "volledig"


@pytest.mark.parametrize("new", [None, "de-es-nieuw.yaml"])
def test_a_name_of_its_own(run: Run, new: str | None) -> None:
    """A vo school, in another folder, with or without a name for the new file."""
    Path("oud").mkdir()
    shutil.copy(DE_ES, "oud/school.yaml")
    ran = run("audit", "--van", "oud/school.yaml", *([new] if new else []), *DAY, stdin="\nq\n")
    assert ran.code == 0
    school = read_audit(DE_ES, load_norm).audit.school
    found = read(Path(new or f"{school.vestigingscode}-2027-2028.yaml"))
    assert found.school == school


@pytest.mark.parametrize("options", [(), ("--schooljaar", "2029-2030")])
def test_the_school_year_follows_or_is_chosen(run: Run, options: tuple[str, ...]) -> None:
    """In June 2027 a school looks ahead to the year after that of its last audit."""
    run("audit", "--van", "de-linde.yaml", "--datum", "2027-06-01", *options, stdin="\nq\n")
    year = options[1] if options else "2027-2028"
    assert read(Path(f"99AA00-{year}.yaml")).schooljaar == year


@pytest.mark.parametrize("name", ["de-linde.yaml", "./de-linde.yaml", "link.yaml"])
def test_the_same_file_is_refused(run: Run, name: str) -> None:
    Path("link.yaml").symlink_to("de-linde.yaml")
    ran = run("audit", "--van", "de-linde.yaml", name, *DAY, stdin="\nq\n")
    assert (ran.code, "hetzelfde als het oude" in ran.err) == (1, True)


def test_nothing_is_overwritten(run: Run) -> None:
    NIEUW.write_text("van iemand anders")
    ran = run("audit", "--van", "de-linde.yaml", *DAY, stdin="\nq\n")
    assert ran.code == 1
    assert f"basisnorm audit {NIEUW}" in ran.err
    assert NIEUW.read_text() == "van iemand anders"


def test_stopped_before_there_was_anything(run: Run) -> None:
    ran = run("audit", "--van", "de-linde.yaml", *DAY, stdin="")
    assert "Er is nog niets bewaard." in ran.out
    assert not NIEUW.exists()


@pytest.mark.parametrize("options", [("--norm", "nieuw"), ("--naar-norm", "nieuw")])
def test_to_another_norm_ids_move(run: Run, tmp_path: Path, options: tuple[str, str]) -> None:
    """What is asked otherwise is told, and everything waits to be confirmed."""
    shutil.copytree(TOP / "norm" / "2026-08", tmp_path / "nieuw")
    (tmp_path / "nieuw" / "gecompileerd.json").unlink()
    for name, old, new in (
        ("norm.yaml", '"2026-08"', '"2027-08"'),
        ("norm.yaml", "vervallen:\n", "vervallen:\n  - {id: DYS-01, vervangen_door: [DYS-90], "
                                      'sinds: "2027-08-01"}\n'),
        ("dyslexie.yaml", "DYS-01", "DYS-90"),
    ):  # fmt: skip
        path = tmp_path / "nieuw" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    ran = run("audit", "--van", "de-linde.yaml", *DAY, *options, stdin="\n\nq\n")
    assert ran.code == 0, ran.err
    assert "Van norm 2026-08 naar norm 2027-08" in ran.out
    found = read_audit(NIEUW, lambda _: load_norm(str(tmp_path / "nieuw"))).audit
    assert found.norm == "2027-08"
    # Shown first, so confirmed by the Enter after the role.
    assert found.per_eis()["DYS-90"].toelichting == OLD.per_eis()["DYS-01"].toelichting
    assert found.per_eis()["DYS-90"].overgenomen is None
    assert found.per_eis()["DYS-02"].overgenomen == "2026-2027"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--van", "weg.yaml"), 1),
        (("--van", "de-linde.yaml", "--norm", "weg"), 1),
        (("--van", "de-linde.yaml", "-o", "x.yaml"), 2),
        (("--datum", "2027-11-21", "--van"), 2),
    ],
)
def test_wrong_usage_writes_nothing(run: Run, arguments: tuple[str, ...], code: int) -> None:
    assert run("audit", *DAY, *arguments, stdin="\nq\n").code == code
    assert not NIEUW.exists()


def test_the_year_says_more_than_the_version_of_the_norm(run: Run) -> None:
    old = DE_LINDE.read_text(encoding="utf-8")
    text = re.sub(r"versie: .*\nvingerafdruk: .*", 'versie: "0.9.0"', old)
    assert text != old
    Path("oud.yaml").write_text(text, encoding="utf-8")
    ran = run("audit", "--van", "oud.yaml", *DAY, stdin="\nq\n")
    assert "Van een andere versie van de norm naar norm 2026-08" in ran.out
    assert {each.overgenomen for each in read().antwoorden} == {"2026-2027"}
