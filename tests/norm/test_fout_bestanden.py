"""Every file in tests/data/fout is refused with exactly the meldingen that stand beside it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.errors import Melding
from basisnorm.norm import check
from basisnorm.norm.load import load_norm
from fout_voorbeelden import FILES, GOED, NORMS, expected, in_words, refuse_norm


@pytest.mark.parametrize(
    ("path", "refuse"), FILES, ids=[f"{path.parent.name}-{path.stem}" for path, _ in FILES]
)
def test_bad_file_is_refused_with_place_and_remedy_and_stays_as_it_was(
    path: Path, refuse: Callable[[Path], tuple[Melding, ...]]
) -> None:
    before = path.read_bytes()
    assert in_words(refuse(path)) == expected(path).read_text(encoding="utf-8") != ""
    assert path.read_bytes() == before


@pytest.mark.parametrize("case", NORMS, ids=[f"{case.parent.name}-{case.name}" for case in NORMS])
def test_bad_norm_gets_all_its_meldingen_in_one_pass(case: Path, tmp_path: Path) -> None:
    found = refuse_norm(case, tmp_path)
    assert in_words(found) == expected(case).read_text(encoding="utf-8") != ""


def test_every_expectation_belongs_to_a_bad_file() -> None:
    root = Path(__file__).parents[1] / "data" / "fout"
    known = {expected(path) for path, _ in FILES} | {expected(case) for case in NORMS}
    assert set(root.glob("*/*.meldingen")) == known


def test_what_yaml_reads_otherwise_stays_what_was_typed() -> None:
    """NO, 0106, 1.10, on, 190:20:30, 0x10, yes, .inf, 1e3 and bare dates are text."""
    audit = read_audit(GOED / "audit" / "valkuilen.yaml", load_norm).audit
    school = audit.school
    assert (school.naam, school.locatie, school.bestuur) == ("NO", "0106", "1.10")
    assert (school.gemeente, school.plaats, audit.rol) == ("on", "190:20:30", "0x10")
    assert (audit.norm, school.vestigingscode, audit.datum) == ("2024-11", "99AA00", "2026-11-21")
    assert [each.toelichting for each in audit.antwoorden] == ["yes", ".inf", "1e3", None]


def test_every_kind_of_melding_about_a_norm_has_a_bad_example(tmp_path: Path) -> None:
    """A new code in the checks of a norm comes with a file that shows it."""
    sources = Path(check.__file__).parent.glob("*.py")
    tree = [ast.parse(path.read_text(encoding="utf-8")) for path in sources]
    calls = [node for each in tree for node in ast.walk(each) if isinstance(node, ast.Call)]
    codes = {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "report"
        for argument in call.args[1:2]
        if isinstance(argument, ast.Constant)
    }
    shown = {each.code for case in NORMS for each in refuse_norm(case, tmp_path / case.parent.name)}
    shown |= {each.code for path, refuse in FILES for each in refuse(path)}
    # These need more than files: everything left out, and a history.
    assert codes - shown == {"niets-over", "versie-ontbreekt"}
