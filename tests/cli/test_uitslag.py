"""`basisnorm uitslag` and `basisnorm uitleg`, as a school leader types them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Sector, Status
from programma import DE_ES, DE_LINDE, KORT_VO, Run

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_uitslag_looks_like_this(
    run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """The whole output, for a narrow, an ordinary and a wide terminal."""
    monkeypatch.chdir(DE_LINDE.parent)
    ran = run("uitslag", DE_LINDE.name, columns=columns)
    assert (ran.code, ran.err) == (0, "")
    golden(f"uitslag-{columns}.txt", ran.out)
    if columns < 120:
        addresses = [line for line in ran.out.splitlines() if "http" in line]
        assert max(map(len, set(ran.out.splitlines()) - set(addresses))) <= columns


TRACES = [None, "dyslexie", "algemeen", "DYS-09", "DYS-04", "DYS-06", "GEN-12", "BEG-15"]


@pytest.mark.parametrize("wat", TRACES)
def test_uitleg_looks_like_this(
    run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, wat: str | None
) -> None:
    """The trace of the school, of a gebied, and of eisen in every state."""
    monkeypatch.chdir(DE_LINDE.parent)
    ran = run("uitleg", DE_LINDE.name, *([wat] if wat else []))
    assert (ran.code, ran.err) == (0, "")
    golden(f"uitleg-{wat or 'school'}.txt", ran.out)


def test_uitleg_fits_a_narrow_terminal(run: Run) -> None:
    """Below the width for two columns, headings stand before what they say."""
    lines = run("uitleg", DE_LINDE, "DYS-09", columns=40).out.splitlines()
    assert max(len(line) for line in lines if "http" not in line) <= 40
    assert [each for each in lines if each.startswith("Antwoord: ")]


@pytest.mark.parametrize(("typed", "shown"), [("dys-09", "DYS-09"), ("BEG", "(Hoog)begaafdheid")])
def test_uitleg_takes_what_people_type(run: Run, typed: str, shown: str) -> None:
    """Small letters, and the letters before the number for a whole gebied."""
    assert run("uitleg", DE_LINDE, typed).out.startswith(shown)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("DYS-O9", "Bedoelt u 'DYS-09'?"),
        ("dislexie", "Bedoelt u 'dyslexie'?"),
        ("zzz", "Noem een eis zoals DYS-01, of een gebied: dyslexie, begaafdheid"),
    ],
)
def test_uitleg_of_something_unknown(run: Run, typed: str, remedy: str) -> None:
    """An unknown eis or gebied is refused, with what was meant."""
    ran = run("uitleg", DE_LINDE, typed)
    assert ran.code == 1
    assert f"'{typed}' is geen eis en geen gebied van norm 2026-08." in ran.err
    assert remedy in ran.err


def test_eerste_shows_only_the_first(run: Run) -> None:
    """`--eerste 2` shows two verbeterpunten and says how many there are more."""
    out = run("uitslag", DE_LINDE, "--eerste", "2").out
    assert "\n2. " in out
    assert "\n3. " not in out
    assert "Verbeterpunten (26)" in out
    assert "En nog 24 andere." in out


def test_vo_school_gets_the_wording_for_vo(run: Run) -> None:
    """The texts are those of the school's own sector."""
    out = run("uitslag", DE_ES).out
    assert "voortgezet onderwijs" in out
    assert f"van {KORT_VO} kerneisen op orde" in out


def test_json_is_utf8_and_whole(run: Run) -> None:
    """`--json` writes one JSON document, with the accents as they are."""
    ran = run("uitslag", DE_LINDE, "--json")
    result = json.loads(ran.out)
    assert result["formaat"] == "basisnorm-uitslag"
    gebieden = [each for each in load_norm().gebieden if each.status != Status.IN_VOORBEREIDING]
    assert len(result["eisen"]) == sum(len(each.eisen) for each in gebieden)
    assert "é" in ran.out
    assert ran.err == ""


def test_an_empty_audit_is_onvolledig_without_verbeterpunten(run: Run, tmp_path: Path) -> None:
    """Not answered is not the same as not met."""
    path = tmp_path / "leeg.yaml"
    path.write_text(
        "basisnorm: 1\nnorm: '2026-08'\nvragenlijst: volledig\n"
        "school: {vestigingscode: 99AA01, schoolsoort: sbo}\nantwoorden: {}\n"
    )
    ran = run("uitslag", path)
    assert ran.code == 0
    assert "Nog niet alles beantwoord   0 van 31 kerneisen op orde; 31 open" in ran.out
    assert "Verbeterpunten" not in ran.out
    assert "Het is niet bekend of de norm geldt" in ran.out
    assert "let-op: In dit bestand staat niet met welke versie" in ran.err


def test_everything_met_has_no_verbeterpunten(run: Run, linde: Path) -> None:
    """A school that is on the norm everywhere shows 100 %."""
    text = linde.read_text(encoding="utf-8")
    linde.write_text(
        text.replace("niveau: 0", "niveau: 2").replace("niveau: 1", "niveau: 2"), encoding="utf-8"
    )
    out = run("uitslag", linde).out
    assert "Op orde   30 van 30 kerneisen op orde" in out
    assert "100 %" in out
    assert "Geen verbeterpunten" in out


@pytest.mark.parametrize(
    ("vragenlijst", "antwoorden", "said"),
    [
        (
            "volledig",
            "{DYS-01: {niveau: 2}}",
            "eisen open. Van wat is beantwoord, is alles op orde.",
        ),
        ("volledig", "{}", "eisen open."),
        ("quickscan", "{DYS-01: {niveau: 2}}", "eisen open. Van wat is beantwoord, is alles op"),
    ],
)
def test_little_that_is_answered_is_no_good_news(
    run: Run, tmp_path: Path, vragenlijst: str, antwoorden: str, said: str
) -> None:
    """What is open is named; additional eisen are only named when they were asked."""
    path = tmp_path / "weinig.yaml"
    path.write_text(
        f"basisnorm: 1\nnorm: '2024-11'\nvragenlijst: {vragenlijst}\n"
        f"school: {{vestigingscode: 99AA01, schoolsoort: bo}}\nantwoorden: {antwoorden}\n"
    )
    out = " ".join(run("uitslag", path, columns=200).out.split())
    assert "Geen verbeterpunten" not in out
    assert said in out
    (number,) = map(int, re.findall(r"Nog (\d+) eisen open\.", out))
    norm = load_norm("2024-11")
    counting = [each for each in norm.eisen.values() if norm.gebied(each.gebied).telt_mee]
    asked = [
        each
        for each in counting
        if Sector.PO in each.sectoren and (each.kern or vragenlijst == "volledig")
    ]
    assert number == len(asked) - antwoorden.count("niveau")
    assert ("Met de aanvullende eisen erbij" in out) == (vragenlijst == "volledig")


def test_datum_decides_whether_nvt_has_ended(run: Run) -> None:
    """After its last day, 'niet van toepassing' counts as open."""
    before = json.loads(run("uitslag", DE_LINDE, "--json").out)["telling"]
    after = json.loads(run("uitslag", DE_LINDE, "--json", "--datum", "2030-01-01").out)["telling"]
    assert (before["kern_nvt"], before["kern_open"]) == (1, 0)
    assert (after["kern_nvt"], after["kern_open"]) == (0, 1)
    expired = run("uitleg", DE_LINDE, "DYS-04", "--datum", "2030-01-01").out
    assert "'niet van toepassing' is verlopen" in expired


WRONG_NORMS = [
    ([], "norm: 2023-11", "De norm '2023-11' kennen wij niet."),
    (["--norm", "2026-08"], "norm: mijn-regio", "Dit bestand hoort bij norm 'mijn-regio'"),
    (["--norm", "2042-01"], "norm: 2026-08", "De editie (of map) '2042-01' kennen wij niet."),
    ([], "vragenlijst: volledg", "De vragenlijst 'volledg' kennen wij niet."),
    (["--vragenlijst", "quickscan"], "norm: 2026-08", "hoort bij vragenlijst 'volledig'"),
    (["--vragenlijst", "x.yaml"], "norm: 2026-08", "x.yaml: fout: Dit bestand"),
]


@pytest.mark.parametrize(("options", "line", "said"), WRONG_NORMS, ids=lambda each: str(each))
def test_another_norm_or_questionnaire(
    run: Run, linde: Path, options: list[str], line: str, said: str
) -> None:
    """A file is only measured by the norm and the questionnaire that it names."""
    key = line.split(":")[0]
    lines = linde.read_text(encoding="utf-8").splitlines()
    lines = [line if each.startswith(f"{key}:") else each for each in lines]
    linde.write_text("\n".join(lines), encoding="utf-8")
    ran = run("uitslag", linde, *options)
    assert ran.code == 1
    assert said in ran.err


def test_an_own_norm_in_a_folder(run: Run, linde: Path, tmp_path: Path) -> None:
    """`--norm MAP` measures by a norm of one's own, of which the file names the id."""
    source = DE_LINDE.parents[2] / "norm" / "2026-08"
    own = tmp_path / "regio"
    own.mkdir()
    for each in source.glob("*.yaml"):
        text = each.read_text(encoding="utf-8").replace('id: "2026-08"', "id: regio")
        (own / each.name).write_text(text, encoding="utf-8")
    text = linde.read_text(encoding="utf-8").replace("norm: 2026-08", "norm: regio")
    linde.write_text(text, encoding="utf-8")
    ran = run("uitslag", linde, "--norm", own)
    assert ran.code == 0
    assert "Norm regio" in ran.out
