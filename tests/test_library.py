"""`import basisnorm` as others use it: few names, late, typed, and without effects."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import basisnorm
from basisnorm.library import FORMS
from programma import DE_LINDE, TOP, Run

PAGE = (TOP / "docs" / "api.md").read_text("utf-8")


def test_the_example_works_and_says_what_the_program_says(linde: Path, run: Run) -> None:
    """All code on the page, in the folder of a school, one piece after the other."""
    table = TOP / "tests" / "data" / "goed" / "streek.csv"
    (linde.parent / "streek.csv").write_bytes(table.read_bytes())
    code = "".join(re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=linde.parent, capture_output=True, text=True, check=True
    )
    uitslag = basisnorm.load_uitslag(linde)
    first, *points, short, many = ran.stdout.splitlines()
    assert first == f"Basisschool De Linde {uitslag.conclusie} {uitslag.percentage} %"
    assert [each.split(" ")[0] for each in points] == [
        each.eis.id for each in uitslag.verbeterpunten[:3]
    ]
    assert short.endswith("kerneisen op orde")
    assert many.startswith(f"{len(table.read_text('utf-8').splitlines()) - 1} scholen, met ")
    assert run("rapport", linde, "-o", linde.parent / "zelf").code == 0
    page = (linde.parent / "de-linde.html").read_bytes()
    assert page == (linde.parent / "zelf" / "de-linde-verbeterrapport.html").read_bytes()


def test_the_page_names_every_name_and_no_other() -> None:
    table = PAGE.split("## De namen")[1]
    named = set(
        re.findall(r"`(\w+)(?:\(.*?\))?`", "".join(re.findall(r"^\| (.*?) \|", table, re.M)))
    )
    assert named == set(basisnorm.__all__)
    assert len(basisnorm.__all__) <= 12
    assert set(basisnorm.__all__) <= set(dir(basisnorm))


def test_a_name_is_what_the_program_uses_itself() -> None:
    from basisnorm.cli import uitslag
    from basisnorm.errors import Melding
    from basisnorm.uitslag.regel import assess

    assert basisnorm.assess is assess
    assert basisnorm.Melding is Melding
    # Through vars: a module knows an imported function by the name that it gave it.
    assert vars(uitslag)["render"] is basisnorm.render
    with pytest.raises(AttributeError, match="basisnorm heeft geen 'bestaat_niet'"):
        getattr(basisnorm, "bestaat_niet")  # noqa: B009 - the type checker knows already


def test_importing_it_imports_nothing_else() -> None:
    code = "import basisnorm, sys; print([each for each in sys.modules if 'basisnorm.' in each])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_mypy_knows_the_names(tmp_path: Path) -> None:
    """A wrong use in someone's program is found before it runs."""
    use = tmp_path / "gebruik.py"
    use.write_text(
        "import basisnorm\n"
        "norm: basisnorm.Norm = basisnorm.load_norm()\n"
        "naam: int = basisnorm.load_uitslag('a.yaml').audit.school.naam\n"
        "basisnorm.lees_norm()\n",
        encoding="utf-8",
    )
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", tmp_path, use],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    errors = [each for each in ran.stdout.splitlines() if "error:" in each]
    assert len(errors) == 2, ran.stdout
    assert "gebruik.py:3" in errors[0]
    assert 'has no attribute "lees_norm"' in errors[1]
    assert 'expression has type "str | None"' in errors[0]


def test_the_page_about_it_names_every_report() -> None:
    """`verbeterrapport`, `html`, and all others, each as it is typed."""
    sentence = next(line for line in PAGE.splitlines() if line.startswith("`render` maakt"))
    named = {each for pair in FORMS for each in pair}
    assert {*re.findall("`([a-z]+)`", sentence)} == {"render", *named}


@pytest.mark.parametrize(("soort", "vorm"), FORMS)
def test_every_report_can_be_rendered(
    soort: str, vorm: str, capfd: pytest.CaptureFixture[str]
) -> None:
    text = basisnorm.render(basisnorm.load_uitslag(DE_LINDE), soort, vorm)
    assert "De Linde" in text
    assert text.endswith("\n")
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ValueError, match="is er niet als 'pdf'"):
        basisnorm.render(basisnorm.load_uitslag(DE_LINDE), soort, "pdf")


def test_what_is_refused_is_raised_with_all_that_can_be_done(linde: Path) -> None:
    text = linde.read_text("utf-8")
    linde.write_text(
        text.replace("99AA00", "99AA0", 1).replace("niveau: 3", "niveau: 7", 1), "utf-8"
    )
    with pytest.raises(basisnorm.BasisnormFout) as caught:
        basisnorm.load_uitslag(linde)
    assert len(caught.value.meldingen) == 2
    assert all(each.oplossing for each in caught.value.meldingen)


def test_the_library_does_not_look_at_the_clock(linde: Path) -> None:
    """Without a day in the file someone else must know one."""
    text = linde.read_text("utf-8")
    linde.write_text(re.sub(r"^datum: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    with pytest.raises(basisnorm.BasisnormFout) as caught:
        basisnorm.load_uitslag(linde)
    assert [each.code for each in caught.value.meldingen] == ["datum-ontbreekt"]
    assert basisnorm.load_uitslag(linde, vandaag="2026-11-23").datum == "2026-11-23"
    assert basisnorm.load_uitslag(linde, datum="2026-11-24", vandaag="2026-11-23").datum == (
        "2026-11-24"
    )


def test_the_schools_of_a_table_and_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    """Wide and long alike; a school with two rows is read again, and then refused."""
    norm = basisnorm.load_norm()
    vragenlijst = basisnorm.load_vragenlijst("volledig", norm)
    wide = "vestigingscode;schoolsoort;DYS-01\n99AA00;bo;2\n99AA01;bo;9\n99AA02;bo;1\n99AA02;bo;1\n"
    long = "vestigingscode;schoolsoort;eis;niveau\n99AA00;bo;DYS-01;2\n99AA01;bo;DYS-01;9\n"
    for text, codes in ((wide, {"99AA01", "99AA02"}), (long, {"99AA01"})):
        table = tmp_path / "scholen.csv"
        table.write_text(text, encoding="utf-8")
        scholen, meldingen = basisnorm.read_scholen(table, norm, vragenlijst, datum="2026-11-22")
        assert [each.audit.school.vestigingscode for each in scholen] == ["99AA00"]
        assert codes == {each.vestigingscode for each in meldingen}
        uitslag = basisnorm.assess(norm, vragenlijst, scholen[0].audit, datum=scholen[0].datum)
        assert uitslag.telling.op_orde == 1
