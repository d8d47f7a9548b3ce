"""`basisnorm sjabloon invulpagina`, and what comes back of it (tests/browser fills it in)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from basisnorm.audit.bestand import write_audit
from basisnorm.audit.model import Audit, Bewaard
from basisnorm.library import read_answers
from programma import DE_LINDE, Run

LIST = "vestigingscode;schoolsoort;naam\n99AA00;bo;De Linde\n99BB00;sbo;De Es\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files without a folder end up in a folder of the test."""
    monkeypatch.chdir(tmp_path)


def data(path: str) -> dict[str, object]:
    """What the script of a page reads."""
    text = Path(path).read_text(encoding="utf-8")
    match = re.search(r'id="gegevens">(.*?)</script>', text)
    assert match is not None
    found: dict[str, object] = json.loads(match[1])
    return found


def test_a_page_for_any_school(run: Run) -> None:
    ran = run("sjabloon", "invulpagina", "--schoolsoort", "vo", "--vragenlijst", "quickscan")
    assert (ran.code, ran.out) == (0, "invulpagina-quickscan-vo.html\n")
    found = data("invulpagina-quickscan-vo.html")
    assert (found["schoolsoort"], found["school"], found["audit"]) == ("vo", None, None)
    again = run("sjabloon", "invulpagina", "--schoolsoort", "vo", "--vragenlijst", "quickscan")
    assert again.code == 1


def test_without_a_kind_of_school_there_is_no_page(run: Run) -> None:
    ran = run("sjabloon", "invulpagina", "--sector", "po")
    assert ran.code == 2
    assert "Noem --schoolsoort" in ran.err


def test_a_page_with_the_answers_of_last_year(run: Run) -> None:
    ran = run("sjabloon", "invulpagina", "--van", DE_LINDE)
    assert ran.code == 0
    found = data(ran.out.strip())
    audit = found["audit"]
    assert isinstance(audit, dict)
    answered = [each for each in audit["antwoorden"].values() if {"niveau", "nvt"} & each.keys()]
    assert answered
    assert all("overgenomen" in each for each in answered)
    assert run("sjabloon", "invulpagina", "--van", DE_LINDE, "--schoolsoort", "bo").code == 2


def test_a_page_for_every_school_on_a_list(run: Run) -> None:
    Path("s.csv").write_text(LIST, encoding="utf-8")
    ran = run("sjabloon", "invulpagina", "--scholen", "s.csv", "-o", "p")
    assert (ran.code, ran.out) == (0, f"{Path('p/index.html')}\n")
    assert sorted(each.name for each in Path("p").iterdir()) == [
        "index.html", "invulpagina-99AA00.html", "invulpagina-99BB00.html",
    ]  # fmt: skip
    index = Path("p/index.html").read_text(encoding="utf-8")
    assert '<a href="invulpagina-99BB00.html">99BB00</a>' in index
    assert "De Linde" not in index
    assert data("p/invulpagina-99BB00.html")["school"] == {
        "vestigingscode": "99BB00", "naam": "De Es",
    }  # fmt: skip
    again = run("sjabloon", "invulpagina", "--scholen", "s.csv", "-o", "p")
    assert again.code == 1
    assert "Er is niets gemaakt." in again.err


def test_last_year_of_every_school(run: Run) -> None:
    Path("s.csv").write_text(LIST, encoding="utf-8")
    Path("vorig").mkdir()
    audit = read_answers(DE_LINDE).audit
    write_audit(Path("vorig/een.yaml"), audit)
    other = replace(audit, school=audit.school._replace(vestigingscode="99ZZ00"))
    write_audit(Path("vorig/twee.json"), other)
    ran = run("sjabloon", "invulpagina", "--scholen", "s.csv", "--van", "vorig", "-o", "p")
    assert ran.code == 0
    assert data("p/invulpagina-99AA00.html")["audit"] is not None
    assert data("p/invulpagina-99BB00.html")["audit"] is None
    assert "staan niet op de lijst: 99ZZ00" in ran.err
    assert "antwoorden van vorig jaar" in ran.err


def test_a_list_that_is_wrong_gives_no_pages(run: Run) -> None:
    Path("s.csv").write_text("vestigingscode;naam\n99A;De Linde\n", encoding="utf-8")
    ran = run("sjabloon", "invulpagina", "--scholen", "s.csv", "-o", "p")
    assert (ran.code, "Er is geen kolom met de schoolsoort." in ran.err) == (1, True)
    ran = run("sjabloon", "invulpagina", "--scholen", "s.csv", "--schoolsoort", "bo", "-o", "p")
    assert (ran.code, "'99A' is geen vestigingscode." in ran.err) == (1, True)
    assert not Path("p").exists()
    assert run("sjabloon", "invulpagina", "--scholen", "s.csv").code == 2


def saved(name: str, moment: str, audit: Audit, number: str = "1a2b") -> None:
    write_audit(Path("in") / name, replace(audit, bewaard=Bewaard(id=number, op=moment)))


def test_what_a_region_gets_back(run: Run) -> None:
    """Two savings of one audit, another audit of the same school, half a file, and a result."""
    Path("in").mkdir()
    audit = read_answers(DE_LINDE).audit
    school = audit.school._replace(vestigingscode="99BB00")
    other = replace(audit, school=school, antwoorden=audit.antwoorden[:3])
    saved("99AA00 (1).json", "2026-11-30T10:00:00Z", replace(audit, antwoorden=()))
    saved("99AA00.json", "2026-11-30T12:00:00Z", audit)
    saved("99BB00.json", "2026-11-30T12:00:00Z", other)
    saved("99BB00-2.json", "2026-11-30T13:00:00Z", other, "3c4d")
    Path("in/half.json").write_bytes(b'{"basisnorm": 1, "norm"')
    Path("in/uitslag.json").write_bytes(b'{"formaat": "basisnorm-uitslag"}')
    ran = run("batch", "in", "-o", "uit")
    assert ran.code == 1
    assert "99AA00 (1).json: let-op: Van dezelfde zelfevaluatie is er een nieuwer" in ran.err
    assert "Niet gelezen: uitslag.json." in ran.err
    assert "half.json:1:24: fout: Dit bestand houdt halverwege op." in ran.err
    assert ran.err.count("99BB00 staat er") + ran.err.count("99BB00 staat in") >= 1
    assert "1 uitgewerkt, 3 afgewezen, 0 leeg, 1 dubbel." in ran.err
    (found,) = json.loads(Path("uit/uitslagen.json").read_text(encoding="utf-8"))["scholen"]
    assert found["school"]["vestigingscode"] == "99AA00"
    assert found["telling"]["beantwoord"] > 0


def test_the_interview_goes_on_in_json(run: Run) -> None:
    Path("in").mkdir()
    saved(
        "school.json", "2026-11-30T10:00:00Z", replace(read_answers(DE_LINDE).audit, antwoorden=())
    )
    ran = run("audit", "in/school.json", "--eenvoudig", stdin="2\nstop\n")
    assert ran.code == 0
    found = json.loads(Path("in/school.json").read_bytes())
    assert len(found["antwoorden"]) == 1
    # What stands there now is not what the page saved.
    assert "bewaard" not in found
    assert json.loads(Path("in/school.json~").read_bytes())["antwoorden"] == {}


def test_every_opdracht_takes_json(run: Run) -> None:
    assert run("omzetten", DE_LINDE, "-o", ".", "--vorm", "json").code == 0
    (path,) = Path().glob("*.json")
    ran = run("uitslag", path, "--json")
    was = run("uitslag", DE_LINDE, "--json")
    assert json.loads(ran.out) == json.loads(was.out)
    assert run("rapport", path, "-o", "r").code == 0
