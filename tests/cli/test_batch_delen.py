"""What may be sent around and what stays inside: `delen/` and `intern/` of a whole region."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from basisnorm.audit.bestand import write_audit
from basisnorm.invoer.model import Inzending
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Eis
from invoer.tabellen import open_bron
from programma import TOP, Run

NORM = load_norm("2024-11")
DATA = TOP / "tests" / "data" / "regio"
OPTIONS = ("--norm", "2024-11", "--datum", "2026-11-21")
BESTUREN = ("Stichting Vlierdam", "stichting  VLIERDAM", "Vereniging De Brug", "bestuur 41886", "")
GEMEENTEN = ("Oosterwolde aan Zee", "Klein Hulst", "klein hulst.", "")
# So many schools; one in six is sbo, every ninth is vo.
MANY = 34
MISSING = {"99ZA07": "De Verdwenen School", "99ZA08": "Het Lege Nest"}
REFUSED = "99ZB01"


def sector(soort: str) -> str:
    return "vo" if soort == "vo" else "po"


def answer(random: Random, eis: Eis) -> str:
    """What a school fills in."""
    if eis.nvt_redenen and random.random() < 0.2:
        return "nvt"
    if random.random() < 0.06:
        return ""
    levels = ["0", "2", "2"] if eis.schaal == "ja_nee" else ["0", "1", "2", "2", "2", "3"]
    return random.choice(levels)


def table(path: Path, *, seed: int, year: int, gone: int = 0) -> Path:
    """A region: also quickscans, half filled lists, an empty one, and a row that is refused."""
    random = Random(seed)
    eisen = list(NORM.eisen.values())
    head = ["vestigingscode", "schoolsoort", "naam", "bestuur", "gemeente", "schooljaar", "datum",
            "wil_helpen", *(eis.id for eis in eisen),
            *(f"{eis.id} reden" for eis in eisen if eis.nvt_redenen)]  # fmt: skip
    rows = []
    for number in range(gone, MANY):
        soort = "vo" if number % 9 == 4 else "sbo" if number % 6 == 5 else "bo"
        kind = ("vol", "vol", "vol", "quickscan", "half", "vol", "vol")[number % 7]
        cells = {}
        for place, eis in enumerate(eisen):
            asked = sector(soort) in eis.sectoren and eis.gebied in (
                "dyslexie", "begaafdheid", "taak-werkgedrag", "algemeen"
            )  # fmt: skip
            counts = eis.gebied != "algemeen" and eis.kern
            left = kind == "half" and place > 9
            if asked and not left and (kind != "quickscan" or counts):
                cells[eis.id] = answer(random, eis)
                if kind == "quickscan" and not cells[eis.id]:
                    cells[eis.id] = "2"
                if cells[eis.id] == "nvt":
                    cells[f"{eis.id} reden"] = eis.nvt_redenen[0].id
        if number == MANY - 1:
            cells = {}
        rows.append({
            "vestigingscode": f"99ZA{number + 10}", "schoolsoort": soort,
            "naam": f"Schoolnaam{number:02}",
            "bestuur": random.choice(BESTUREN), "gemeente": random.choice(GEMEENTEN),
            "schooljaar": f"{year}-{year + 1}", "datum": f"{year}-11-{number % 28 + 1:02}",
            "wil_helpen": random.choice(("ja", "nee", "")), **cells,
        })  # fmt: skip
    rows.append({"vestigingscode": REFUSED, "schoolsoort": "bo", "naam": "Geweigerdheem",
                 "bestuur": "Eenmansbestuur", "gemeente": "Buitendorp", "DYS-01": "9"})  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of it, with everything that a region can ask for; made once."""
    here = tmp_path_factory.mktemp("regio")
    lijst = here / "verwacht.csv"
    lijst.write_text(
        "".join(f"99ZA{each + 10}\n" for each in range(MANY))
        + f"{REFUSED}\n"
        + "".join(f"{code};{naam}\n" for code, naam in MISSING.items()),
        encoding="utf-8",
    )
    old = table(here / "scholen-2025.csv", seed=1, year=2025)
    new = table(here / "scholen-2026.csv", seed=2, year=2026, gone=2)
    batch(old, "-o", here / "oud", "--rapporten", "geen")
    batch(new, "-o", here / "uit", "--rapporten", "alle", "--verwacht", lijst,
          "--vorige", here / "oud")  # fmt: skip
    return here / "uit"


def batch(*arguments: str | Path) -> None:
    """Run the program apart from this one; a row is refused, and the rest is made."""
    parts = [sys.executable, "-m", "basisnorm", "batch", *map(str, arguments), *OPTIONS]
    ran = subprocess.run(parts, check=False, capture_output=True, text=True)
    assert ran.returncode == 1, ran.stderr


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(region: Path) -> set[str]:
    """Every name, code, bestuur and gemeente of the region, however it was written."""
    rows = records(region / "antwoorden.csv") + records(region.parent / "oud" / "antwoorden.csv")
    found = {row[key] for row in rows for key in ("vestigingscode", "naam", "bestuur", "gemeente")}
    found |= {*BESTUREN, *GEMEENTEN, *MISSING, *MISSING.values(), REFUSED, "Geweigerdheem",
              "Eenmansbestuur", "Buitendorp", "41886", "scholen-2026"}  # fmt: skip
    return {each for each in found if each}


def test_nobody_is_named_in_what_is_shared(region: Path) -> None:
    """No school by name or code, no bestuur, no gemeente, nobody who is missing, new or gone."""
    shared = {path.name: path.read_text(encoding="utf-8").casefold() for path in (
        region / "delen"
    ).iterdir()}  # fmt: skip
    assert shared.keys() == {"index.html", "regio.json", "regio.md"}
    words = names(region)
    assert len(words) > 70
    for word in words:
        for name, text in shared.items():
            assert word.casefold() not in text, (word, name)


def test_everybody_is_named_inside(region: Path) -> None:
    """The same words, so that the test above looks for what is there."""
    page = (region / "intern" / "index.html").read_text(encoding="utf-8").casefold()
    rows = records(region / "antwoorden.csv")
    wanted = {row[key] for row in rows for key in ("vestigingscode", "naam")}
    wanted |= {"Stichting Vlierdam", "Vereniging De Brug", "Oosterwolde aan Zee", "41886"}
    wanted |= {*MISSING.values(), REFUSED, "99ZA10", "Schoolnaam00"}
    assert [word for word in wanted if word.casefold() not in page] == []


def test_what_is_shared_leads_nowhere_and_has_no_small_step(region: Path) -> None:
    page = (region / "delen" / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^#"][^"]*)"', page)) <= {"data:,"}
    assert "Zo is geen school te herkennen." in page
    found = json.loads((region / "delen" / "regio.json").read_bytes())
    assert found["voor"] == "delen"
    steps = [trede["scholen"] for each in found["spreiding"] for trede in each["treden"]]
    assert steps
    assert min(steps) >= 5
    for key in ("gelezen", "besturen", "gemeenten", "hulp", "scholen"):
        assert found[key] is None


def test_both_say_the_same_of_the_whole(region: Path) -> None:
    delen, intern = (
        json.loads((region / voor / "regio.json").read_bytes()) for voor in ("delen", "intern")
    )
    for key in ("aantal", "stand", "willen_helpen", "kwaliteit", "schooljaren", "gemeten"):
        assert delen[key] == intern[key]
    eisen = {each["id"]: each for each in intern["eisen"]}
    assert delen["eisen"]
    assert all(each == eisen[each["id"]] and each["beantwoord"] >= 5 for each in delen["eisen"])


def levels(row: dict[str, str], eisen: list[Eis]) -> list[str]:
    return [row.get(eis.id, "") for eis in eisen if sector(row["schoolsoort"]) in eis.sectoren]


def outcome(row: dict[str, str], eisen: list[Eis]) -> str:
    """The rule of docs/scoreregel.md, written down once more."""
    kern = [each for each in levels(row, [eis for eis in eisen if eis.kern]) if each != "nvt"]
    if not kern:
        return "niet_van_toepassing"
    if any(each in ("0", "1") for each in kern):
        return "nog_niet"
    if all(kern):
        return "op_orde"
    return "onvolledig" if any(levels(row, eisen)) else "niet_ingevuld"


@pytest.mark.parametrize("voor", ["delen", "intern"])
def test_a_recount_gives_the_figure_of_every_tile(region: Path, voor: str) -> None:
    """From antwoorden.csv and the norm alone."""
    rows = records(region / "antwoorden.csv")
    known = [row for row in rows if row["schoolsoort"] in ("bo", "vo")]
    counting = [gebied for gebied in NORM.gebieden if gebied.telt_mee]
    eisen = [eis for gebied in counting for eis in gebied.eisen]
    page = (region / voor / "regio.md").read_text(encoding="utf-8").replace("\\", "")
    tiles = dict(re.findall(r"^- \*\*([^:]+?)\*\* (.+)$", page, re.MULTILINE))
    tiles = {text: number for number, text in tiles.items()}

    def tile(words: str) -> str:
        [number] = [str(number) for text, number in tiles.items() if words in text]
        return number

    assert len(tiles) == 4
    shares = {}
    for gebied in counting:
        counts = Counter(outcome(row, list(gebied.eisen)) for row in known)
        filled = counts["op_orde"] + counts["nog_niet"] + counts["onvolledig"]
        shares[gebied.titel] = (counts["nog_niet"], filled)
    titel, (below, filled) = max(shares.items(), key=lambda each: each[1][0] / each[1][1])
    assert tile(f"scholen nog niet op orde bij {titel}, het gebied") == f"{below} van {filled}"

    often = 0
    for eis in (each for each in eisen if each.kern):
        found = [each for row in known for each in levels(row, [eis]) if each in [*"0123"]]
        often += bool(found) and 4 * sum(each in "01" for each in found) >= len(found)
    assert tile("op een kwart van de scholen of meer") == str(often)
    assert tile("een andere school helpen") == str(sum(row["wil_helpen"] == "ja" for row in known))
    half = 0
    for row in known:
        kern = levels(row, [eis for eis in eisen if eis.kern])
        half += any(kern) and not all(kern)
    assert tile("nog kerneisen open") == str(half)


def test_a_recount_gives_every_row_of_the_figures(region: Path) -> None:
    """Op orde, nog niet, open and n.v.t.; of a half filled list everything empty is open."""
    rows = [row for row in records(region / "antwoorden.csv") if row["schoolsoort"] in ("bo", "vo")]
    counting = [eis for gebied in NORM.gebieden if gebied.telt_mee for eis in gebied.eisen]

    def quickscan(row: dict[str, str]) -> bool:
        kern = levels(row, [eis for eis in counting if eis.kern])
        return all(kern) and not any(levels(row, [eis for eis in counting if not eis.kern]))

    intern = json.loads((region / "intern" / "regio.json").read_bytes())
    for found in intern["eisen"]:
        eis = NORM.eisen[found["id"]]
        asked = [row for row in rows if sector(row["schoolsoort"]) in eis.sectoren]
        cells = [row[eis.id] for row in asked]
        assert found["op_orde"] == sum(each in ("2", "3") for each in cells)
        assert found["nog_niet"] == sum(each in ("0", "1") for each in cells)
        assert found["nvt"] == cells.count("nvt")
        assert found["open"] == sum(
            not row[eis.id]
            and any(levels(row, list(NORM.eisen.values())))
            and not (quickscan(row) and not (eis.kern and eis in counting))
            for row in asked
        ), eis.id
    assert intern["kwaliteit"]["alleen_kern"] == sum(
        quickscan(row) and not any(
            row[each.id] for each in NORM.gebieden[3].eisen
        ) for row in rows
    )  # fmt: skip


def test_the_groups_are_folded_and_add_up(region: Path) -> None:
    rows = [row for row in records(region / "antwoorden.csv") if row["schoolsoort"] in ("bo", "vo")]
    found = json.loads((region / "intern" / "regio.json").read_bytes())
    plain = Counter("".join(filter(str.isalnum, row["gemeente"].casefold())) for row in rows)
    assert {
        "".join(filter(str.isalnum, (each["naam"] or "").casefold())): each["scholen"]
        for each in found["gemeenten"]
    } == dict(plain)
    assert [each["naam"] for each in found["gemeenten"]][:1] != ["klein hulst."]


def test_the_comparison_says_which_years_and_which_schools(region: Path) -> None:
    found = json.loads((region / "intern" / "regio.json").read_bytes())["vergelijking"]
    assert found["vorige"]["schooljaren"] == ["2025-2026"]
    assert found["vorige"]["gemeten"] == ["2025-11-01", "2025-11-28"]
    assert (found["vorige"]["datum"], found["zelfde_jaar"]) == ("2026-11-21", [])
    assert (found["nieuw"], found["weg"]) == (0, 2)
    per_school = {each["vestigingscode"]: each for each in found["per_school"]}
    old = {row["vestigingscode"]: row for row in records(region.parent / "oud" / "antwoorden.csv")}
    counting = [eis for gebied in NORM.gebieden if gebied.telt_mee for eis in gebied.eisen]
    for row in records(region / "antwoorden.csv"):
        if row["schoolsoort"] == "sbo":
            assert row["vestigingscode"] not in per_school
            continue
        was = old[row["vestigingscode"]]
        moved = Counter(
            (was[eis.id] in ("2", "3"), row[eis.id] in ("2", "3"))
            for eis in counting
            if eis.kern and {was[eis.id], row[eis.id]} <= {"0", "1", "2", "3"}
        )
        each = per_school[row["vestigingscode"]]
        assert (each["erbij"], each["eraf"]) == (moved[False, True], moved[True, False])


def test_most_work_is_what_is_not_met(tmp_path: Path, run: Run) -> None:
    """Five of six schools miss one gebied; another has only one question open everywhere."""
    uit = tmp_path / "uit"
    assert run("batch", DATA / "zwaarste-gebied.csv", "-o", uit, *OPTIONS).code == 0
    for voor in ("delen", "intern"):
        page = (uit / voor / "regio.md").read_text(encoding="utf-8").replace("\\", "")
        assert (
            "**5 van 6** scholen nog niet op orde bij (Hoog)begaafdheid, het gebied met het meeste"
        ) in page


@pytest.mark.parametrize(
    ("name", "besturen", "gemeenten", "told"),
    [
        (
            "groepen.csv",
            {"bestuur 41886": 2, "Stichting Meerkring": 1, "Stichting Windroos": 4},
            {"Leusden": 2, "Soest": 5},
            [],
        ),
        (
            "namen-van-groepen.csv",
            {"Stg. Zon": 1, "Stichting Zon": 6},
            {"Assen": 5, "Assen(Dr)": 1, "Gemeente Assen": 1},
            ["'Stg. Zon' en 'Stichting Zon'", "'Assen', 'Assen(Dr)' en 'Gemeente Assen'"],
        ),
    ],
)
def test_names_of_groups_as_they_are_written(
    tmp_path: Path,
    run: Run,
    name: str,
    besturen: dict[str, int],
    gemeenten: dict[str, int],
    told: list[str],
) -> None:
    """Folded where they are the same, and told where they only look alike."""
    uit = tmp_path / "uit"
    ran = run("batch", DATA / name, "-o", uit, *OPTIONS)
    found = json.loads((uit / "intern" / "regio.json").read_bytes())
    for key, groups in (("besturen", besturen), ("gemeenten", gemeenten)):
        assert {each["naam"]: each["scholen"] for each in found[key]} == groups
    assert ran.err.count("lijken op elkaar en staan apart") == len(told)
    assert all(each in " ".join(ran.err.split()) for each in told)
    codes = [row["code"] for row in records(uit / "meldingen.csv")]
    assert codes.count("namen-lijken") == len(told)


def test_a_list_that_stops_halfway_is_no_quickscan(tmp_path: Path, run: Run) -> None:
    """One school stopped after eight questions of the full list, one did the quickscan."""
    eisen = [eis for gebied in NORM.gebieden[:4] for eis in gebied.eisen if "po" in eis.sectoren]
    quickscan = [eis.id for eis in eisen if eis.kern and eis.gebied != "algemeen"]
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, ["vestigingscode", "schoolsoort", *(eis.id for eis in eisen)], restval=""
        )
        writer.writeheader()
        for code, ids in (
            ("99AA00", [eis.id for eis in eisen]),
            ("99AA01", quickscan),
            ("99AA02", [eis.id for eis in eisen[:8]]),
        ):
            writer.writerow({
                "vestigingscode": code, "schoolsoort": "bo", **dict.fromkeys(ids, "2")
            })  # fmt: skip
    uit = tmp_path / "uit"
    assert run("batch", path, "-o", uit, *OPTIONS).code == 0
    found = json.loads((uit / "intern" / "regio.json").read_bytes())
    assert (found["kwaliteit"]["alleen_kern"], found["kwaliteit"]["kern_open"]) == (1, 1)
    still_open = {each["id"]: each["open"] for each in found["eisen"]}
    assert still_open == {
        eis.id: int(eis not in eisen[:8]) for eis in eisen
    }  # fmt: skip


@pytest.mark.again
def test_files_give_the_same_region_as_a_table(tmp_path: Path, run: Run) -> None:
    """Every figure, and every school; only what was read is told otherwise."""
    path = table(tmp_path / "scholen.csv", seed=3, year=2026)
    folder = tmp_path / "scholen"
    folder.mkdir()
    for item in open_bron(path, datum="2026-11-21").read(lambda done, total: None):
        if isinstance(item, Inzending):
            write_audit(folder / f"{item.school.vestigingscode}.yaml", item.audit)
    found = []
    for source in (path, folder):
        uit = tmp_path / f"uit-{source.suffix}"
        run("batch", source, "-o", uit, *OPTIONS)
        found.append({
            voor: json.loads((uit / voor / "regio.json").read_bytes())
            for voor in ("delen", "intern")
        })  # fmt: skip
    for voor in ("delen", "intern"):
        one, other = (each[voor] for each in found)
        # Whether a school wants to help stands in a table only.
        for key in ("gelezen", "hulp", "willen_helpen", "willen_helpen_apart"):
            del one[key], other[key]
        assert one == other


def test_a_small_region_shares_nothing(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "vestigingscode,schoolsoort,DYS-01\n"
        + "".join(f"99AA0{each},{'sbo' if each > 3 else 'bo'},2\n" for each in range(8)),
        encoding="utf-8",
    )
    ran = run("batch", path, "-o", tmp_path / "uit", *OPTIONS)
    assert ran.code == 0
    assert not (tmp_path / "uit" / "delen").exists()
    assert (
        "Er is geen map delen: voor cijfers van de regio zijn ten minste 5 scholen van bo en vo "
        "nodig."
    ) in ran.err


def test_the_same_year_twice_is_a_let_op(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.csv"
    path.write_text("vestigingscode,schoolsoort,DYS-01\n99AA00,bo,2\n", encoding="utf-8")
    one = tmp_path / "een"
    run("batch", path, "-o", one, "--rapporten", "geen", *OPTIONS)
    ran = run("batch", path, "-o", tmp_path / "twee", "--vorige", one, *OPTIONS)
    assert "let-op: De map achter --vorige gaat ook over schooljaar 2026-2027." in ran.err
    page = (tmp_path / "twee" / "intern" / "regio.md").read_text(encoding="utf-8")
    assert "Let op: beide keren is schooljaar 2026-2027 gemeten." in page.replace("\\", "")


@pytest.mark.parametrize(
    "choice", [("--alleen-controleren",), ("-o", "twee", "--rapporten", "geen")]
)
def test_a_comparison_that_stands_nowhere_is_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, choice: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "t.csv"
    path.write_text("vestigingscode,schoolsoort,DYS-01\n99AA00,bo,2\n", encoding="utf-8")
    run("batch", path, "-o", "een", "--rapporten", "geen", *OPTIONS)
    ran = run("batch", path, "--vorige", "een", *choice, *OPTIONS)
    assert "komt er geen overzicht, en dus ook geen vergelijking." in " ".join(ran.err.split())
    ran = run("batch", path, "--vorige", "een", "-o", "drie", *OPTIONS)
    assert "geen vergelijking" not in ran.err


def test_an_older_folder_makes_way_without_a_stranger(tmp_path: Path, run: Run) -> None:
    """Its guides and its page with names stood in delen; what we wrote goes, nothing else."""
    path = tmp_path / "t.csv"
    path.write_text(
        "vestigingscode,schoolsoort,DYS-01\n" + "".join(f"99AA0{each},bo,2\n" for each in range(6)),
        encoding="utf-8",
    )
    uit = tmp_path / "uit"
    assert run("batch", path, "-o", uit, "--rapporten", "geen", *OPTIONS).code == 0
    manifest = json.loads((uit / "basisnorm-uitvoer.json").read_bytes())
    for name in ("delen/index.html", "delen/regio.md", "delen/schoolgids/99AA00.html",
                 "intern/scholen/99AA00.html"):  # fmt: skip
        (uit / name).parent.mkdir(parents=True, exist_ok=True)
        (uit / name).write_text("oud", encoding="utf-8")
        manifest["bestanden"].append(name)
    (uit / "basisnorm-uitvoer.json").write_text(json.dumps(manifest), encoding="utf-8")
    for _ in range(2):
        assert run("batch", path, "-o", uit, *OPTIONS).code == 0
        assert not (uit / "delen" / "schoolgids").exists()
        assert (uit / "delen" / "index.html").read_text(encoding="utf-8") != "oud"
    assert not (tmp_path / "uit.vorige" / "delen" / "schoolgids").exists()
    (uit / "delen" / "eigen.docx").write_text("van mij", encoding="utf-8")
    ran = run("batch", path, "-o", uit, *OPTIONS)
    assert (ran.code, "delen/eigen.docx" in ran.err) == (1, True)
    assert (uit / "delen" / "eigen.docx").read_text(encoding="utf-8") == "van mij"
