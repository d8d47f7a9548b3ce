"""From the first edition to the newest: what was measured stays, and only what changed is asked."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from basisnorm.audit.bestand import read_audit, write_audit
from basisnorm.audit.model import Antwoord, Audit, Schoolsoort
from basisnorm.interview.machine import is_open
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst
from basisnorm.norm.model import Eis, Sector, Status
from bouwstenen import make_audit, make_school
from fout_voorbeelden import GOED
from programma import EERSTE_EDITIE, Run

OUD, NIEUW = load_norm("2024-11"), load_norm(DEFAULT_EDITION)
DAY = "2026-12-01"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def asked(eis: Eis, sector: Sector) -> tuple[object, ...]:
    """Everything about an eis that makes a school answer as it does."""
    levels = eis.niveauteksten.voor(sector) if eis.niveauteksten else None
    return eis.tekst.voor(sector), eis.op_orde.voor(sector), eis.schaal, levels


def unchanged(sector: Sector) -> set[str]:
    """The eisen that stayed what they were, from the texts of both editions alone."""
    into = {new for gone in NIEUW.vervallen for new in gone.vervangen_door}
    return {
        eis.id
        for eis in NIEUW.eisen.values()
        if eis.id not in into
        and eis.id in OUD.eisen
        and sector in eis.sectoren
        and sector in OUD.eisen[eis.id].sectoren
        and asked(OUD.eisen[eis.id], sector) == asked(eis, sector)
    }


def everything(soort: Schoolsoort) -> Audit:
    """A school of the first edition that answered whatever it can be asked."""
    extra = tuple(each.id for each in OUD.gebieden if each.status is Status.IN_VOORBEREIDING)
    vragen = load_vragenlijst("volledig", OUD).vragen(OUD, soort.sector, extra)
    return replace(
        make_audit(school=make_school(schoolsoort=soort.value)),
        norm=OUD.id, versie=OUD.versie, vingerafdruk=OUD.vingerafdruk, vragenlijst="volledig",
        extra_gebieden=extra, datum=DAY,
        antwoorden=tuple(Antwoord(eis=eis.id, niveau=2) for eis in vragen),
    )  # fmt: skip


@pytest.mark.parametrize("soort", [Schoolsoort.BO, Schoolsoort.VO])
def test_moving_asks_exactly_what_changed(run: Run, soort: Schoolsoort) -> None:
    """Counted over every question of the new edition, also those in preparation."""
    write_audit(Path("oud.yaml"), everything(soort))
    ran = run("audit", "oud.yaml", "--naar-norm", NIEUW.id, "--datum", DAY, stdin="q\n")
    assert ran.code == 0, ran.err
    path = next(each for each in Path().glob("*.yaml") if each.name != "oud.yaml")
    moved = read_audit(path, load_norm).audit
    assert (moved.norm, moved.vingerafdruk) == (NIEUW.id, NIEUW.vingerafdruk)
    questions = load_vragenlijst("volledig", NIEUW).vragen(
        NIEUW, soort.sector, moved.extra_gebieden
    )
    answers = moved.per_eis()
    still_open = {eis.id for eis in questions if is_open(answers.get(eis.id), DAY)}
    every = {eis.id for eis in questions}
    assert still_open == every - unchanged(soort.sector)
    assert still_open < every
    assert read_audit(Path("oud.yaml"), load_norm).audit == everything(soort)


def test_what_was_measured_with_the_first_edition_stays_what_it_was(run: Run) -> None:
    ran = run("uitslag", EERSTE_EDITIE / "de-linde.yaml", "--json")
    found = json.loads(ran.out)
    assert found["norm"]["id"] == "2024-11"
    assert found["conclusie"] == "nog_niet"
    telling = found["telling"]
    assert (telling["eisen"], telling["kern"], telling["kern_op_orde"]) == (51, 31, 22)
    assert [each["code"] for each in found["meldingen"]] == ["nieuwere-editie"]


def test_both_editions_side_by_side(run: Run) -> None:
    """The answers that came along are equal; nothing is better or worse because of the norm."""
    shutil.copy(EERSTE_EDITIE / "de-linde.yaml", "oud.yaml")
    assert run("audit", "oud.yaml", "--naar-norm", NIEUW.id, stdin="q\n").code == 0
    path = next(each for each in Path().glob("*.yaml") if each.name != "oud.yaml")
    ran = run("vergelijk", "oud.yaml", path, "--vorm", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert (found["kern"]["beter"], found["kern"]["minder"]) == (0, 0)


def test_a_regional_norm_on_the_first_edition_still_measures(run: Run) -> None:
    norm = load_norm(str(GOED / "regio"))
    assert norm.gebaseerd_op == "2024-11"
    answers = tuple(
        each for each in everything(Schoolsoort.BO).antwoorden if each.eis in norm.eisen
    )
    write_audit(
        Path("regio.yaml"),
        replace(
            everything(Schoolsoort.BO), norm=norm.id, versie=norm.versie,
            vingerafdruk=norm.vingerafdruk, antwoorden=answers,
        ),
    )  # fmt: skip
    ran = run("uitslag", "regio.yaml", "--norm", GOED / "regio", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["norm"]["id"] == norm.id
    assert found["telling"]["op_orde"] == found["telling"]["beantwoord"]


def table(path: str, norm_id: str, levels: dict[str, int]) -> str:
    """Six schools that all answer the same."""
    eisen = [eis for eis in levels if eis in load_norm(norm_id).eisen]
    with Path(path).open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["vestigingscode", "schoolsoort", "datum", *eisen])
        for number in range(6):
            rows.writerow([f"99AA{number:02}", "bo", DAY, *(levels[eis] for eis in eisen)])
    return path


def all_at_two(norm_id: str) -> dict[str, int]:
    norm = load_norm(norm_id)
    vragen = load_vragenlijst("volledig", norm).vragen(norm, Sector.PO)
    return {eis.id: 2 for eis in vragen}


def test_a_table_of_the_first_edition_is_scored_as_before(run: Run) -> None:
    table("oud.csv", "2024-11", all_at_two("2024-11"))
    ran = run("batch", "oud.csv", "-o", "uit", "--norm", "2024-11", "--rapporten", "geen")
    assert ran.code == 0, ran.err
    with Path("uit/uitslagen.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["conclusie"] for row in rows} == {"op_orde"}
    assert {row["norm"] for row in rows} == {"2024-11"}


def test_an_output_of_the_first_edition_is_compared_with_one_of_the_newest(run: Run) -> None:
    """One kerneis that still asks the same went down; the rest is the norm's, not the school's."""
    table("oud.csv", "2024-11", all_at_two("2024-11"))
    assert (
        run("batch", "oud.csv", "-o", "oud", "--norm", "2024-11", "--rapporten", "geen").code == 0
    )
    same = [
        eis
        for eis in unchanged(Sector.PO)
        if NIEUW.eisen[eis].kern and 1 in NIEUW.eisen[eis].niveaus
    ]
    counting = [each for each in same if NIEUW.gebied(NIEUW.eisen[each].gebied).telt_mee]
    lower = sorted(counting)[0]
    changed = next(
        eis.id
        for eis in NIEUW.eisen.values()
        if eis.kern and Sector.PO in eis.sectoren and eis.id not in unchanged(Sector.PO)
        and eis.id in OUD.eisen
    )  # fmt: skip
    table("nu.csv", NIEUW.id, {**all_at_two(NIEUW.id), lower: 1, changed: 0})
    ran = run("batch", "nu.csv", "-o", "nu", "--vorige", "oud")
    assert ran.code == 0, ran.err
    found = json.loads(Path("nu/intern/regio.json").read_bytes())["vergelijking"]
    assert found["vorige"]["norm"] == "2024-11"
    assert found["andere_norm"]
    assert (found["vooruit"], found["achteruit"]) == (0, 6)
    assert {each["id"]: each["minder"] for each in found["eisen"]} == {lower: 6}


def test_an_output_of_a_norm_that_is_not_known_is_refused(run: Run) -> None:
    table("oud.csv", "2024-11", all_at_two("2024-11"))
    run("batch", "oud.csv", "-o", "oud", "--norm", "2024-11", "--rapporten", "geen")
    path = Path("oud/basisnorm-uitvoer.json")
    path.write_text(path.read_text("utf-8").replace('"2024-11"', '"regio-noord"'), "utf-8")
    ran = run("batch", "oud.csv", "-o", "nu", "--vorige", "oud")
    assert ran.code == 1
    assert "Dit is gemeten met norm regio-noord" in ran.err


def test_a_table_of_the_first_edition_says_which_columns_are_retired(run: Run) -> None:
    gone = [each for each in NIEUW.vervallen if Sector.PO in OUD.eisen[each.id].sectoren]
    assert gone
    levels = {**all_at_two("2024-11"), **{each.id: 2 for each in gone}}
    table("oud.csv", "2024-11", levels)
    ran = run("batch", "oud.csv", "-o", "uit", "--rapporten", "geen")
    told = " ".join(ran.err.split())
    for each in gone:
        assert f"De kolom '{each.id}' doet niet mee: {each.id} is vervallen" in told
        for instead in each.vervangen_door:
            assert instead in told


def test_last_years_folder_can_still_be_added_to(run: Run) -> None:
    """With the norm it was measured with; the newest is refused, with the way out."""
    table("oud.csv", "2024-11", all_at_two("2024-11"))
    run("batch", "oud.csv", "-o", "oud", "--norm", "2024-11", "--rapporten", "geen")
    shutil.copy("oud.csv", "meer.csv")
    ran = run("batch", "meer.csv", "-o", "nu", "--aanvullen", "oud", "--norm", "2024-11",
              "--rapporten", "geen")  # fmt: skip
    assert ran.code == 0, ran.err
    ran = run("batch", "meer.csv", "-o", "ander", "--aanvullen", "oud", "--rapporten", "geen")
    assert ran.code == 1
    assert "Dit is gemeten met norm 2024-11" in ran.err
