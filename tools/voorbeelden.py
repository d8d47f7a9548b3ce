"""Makes the examples in docs/voorbeelden (`make voorbeelden`).

The program itself runs here, on invented schools; nothing is written by hand. A test compares these
files with what the program makes today. The pictures beside them come from tools/beeld.py and are
not compared: every browser draws differently.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).parents[1]
EXAMPLES = TOP / "docs" / "voorbeelden"
SCHOOLS = (
    TOP / "questionnaires" / "voorbeeld" / "de-linde.yaml",
    TOP / "tests" / "data" / "goed" / "de-linde-2027.yaml",
    TOP / "tests" / "data" / "goed" / "de-es.yaml",
    TOP / "tests" / "data" / "goed" / "streek.csv",
)
HEAD = """\
# Voorbeelden

Dit maakt basisnorm. De scholen zijn verzonnen:

- [de-linde.yaml](../../{0}): een basisschool
- [de-linde-2027.yaml](../../{1}): dezelfde school, een jaar later
- [de-es.yaml](../../{2}): een locatie voor voortgezet onderwijs
- [streek.csv](../../{3}): de 27 scholen van een regio

Een HTML-bestand opent u in een browser.

| bestand | wat het is | opdracht |
|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeld:
    """A command and what it makes. `uit` names the file for what it prints; without it the
    command writes a file itself and prints its name. Of a command that writes a folder, `deel` is
    the file in it that is shown, under the name `uit`.
    """

    wat: str
    opdracht: str
    uit: str | None = None
    deel: str | None = None


VOORBEELDEN = (
    Voorbeeld(wat="het verbeterrapport", opdracht="rapport de-linde.yaml"),
    Voorbeeld(wat="het verbeterrapport op één A4", opdracht="rapport de-linde.yaml --kort"),
    Voorbeeld(wat="het verbeterrapport als Markdown", opdracht="rapport de-linde.yaml --vorm md"),
    Voorbeeld(
        wat="het verbeterrapport als gewone tekst", opdracht="rapport de-linde.yaml --vorm txt"
    ),
    Voorbeeld(wat="het verbeterrapport van een vo-school", opdracht="rapport de-es.yaml"),
    Voorbeeld(wat="de schoolgids", opdracht="rapport de-linde.yaml --soort schoolgids"),
    Voorbeeld(
        wat="de schoolgids, om in een website te plakken",
        opdracht="rapport de-linde.yaml --soort schoolgids --vorm fragment",
    ),
    Voorbeeld(
        wat="de schoolgids als Markdown",
        opdracht="rapport de-linde.yaml --soort schoolgids --vorm md",
    ),
    Voorbeeld(
        wat="de schoolgids als gewone tekst",
        opdracht="rapport de-linde.yaml --soort schoolgids --vorm txt",
    ),
    Voorbeeld(
        wat="toen en nu",
        opdracht="vergelijk de-linde.yaml de-linde-2027.yaml --vorm html",
    ),
    Voorbeeld(
        wat="toen en nu als Markdown",
        opdracht="vergelijk de-linde.yaml de-linde-2027.yaml --vorm md",
        uit="de-linde-2027-vergelijking.md",
    ),
    Voorbeeld(
        wat="toen en nu als JSON",
        opdracht="vergelijk de-linde.yaml de-linde-2027.yaml --json",
        uit="de-linde-2027-vergelijking.json",
    ),
    Voorbeeld(
        wat="de uitslag als JSON",
        opdracht="uitslag de-linde.yaml --json",
        uit="de-linde-uitslag.json",
    ),
    *(
        Voorbeeld(
            wat=f"{wat}{form}",
            opdracht="batch streek.csv -o streek --datum 2026-11-22",
            deel=f"streek/{folder}/{name}",
            uit=f"streek-{stem}{Path(name).suffix}",
        )
        for folder, stem, wat in (
            ("delen", "regio", "de cijfers van een regio, om te delen"),
            ("intern", "intern", "het overzicht van een regio met de scholen bij naam"),
        )
        for form, name in (
            ("", "index.html"),
            (" als Markdown", "regio.md"),
            (" als JSON", "regio.json"),
        )
    ),
)


def main() -> None:
    """Make every file anew; what is no longer made goes."""
    with tempfile.TemporaryDirectory() as folder:
        made = make_all(Path(folder), run)
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    for name in {*present()} - {*made}:
        (EXAMPLES / name).unlink()
    for name, data in made.items():
        (EXAMPLES / name).write_bytes(data)


def present() -> dict[str, bytes]:
    """Every file that is there now by its name, but for the pictures."""
    return {
        path.name: path.read_bytes().replace(b"\r\n", b"\n")
        for path in EXAMPLES.glob("*")
        if path.is_file()
    }


def make_all(folder: Path, run: Callable[[str, Path], bytes]) -> dict[str, bytes]:
    """Every file by its name, with the page that lists them. `run` does a command in the folder."""
    page = HEAD.format(*(each.relative_to(TOP).as_posix() for each in SCHOOLS))
    made: dict[str, bytes] = {}
    printed: dict[str, bytes] = {}
    for school in SCHOOLS:
        shutil.copy(school, folder)
    pictures = "\n## Zo ziet het eruit\n"
    for each in VOORBEELDEN:
        if each.opdracht not in printed:
            printed[each.opdracht] = run(each.opdracht, folder)
        file = each.uit or printed[each.opdracht].decode().strip()
        assert file not in made, f"twee keer hetzelfde bestand: {file}"
        shown = each.deel or (None if each.uit else file)
        data = (folder / shown).read_bytes() if shown else printed[each.opdracht]
        made[file] = data.replace(b"\r\n", b"\n")
        if file.endswith(".html") and "fragment" not in file:
            stem = file.removesuffix(".html")
            title = f"{each.wat[0].upper()}{each.wat[1:]}"
            pictures += f"\n### {title}\n\n![{title}](beeld/{stem}-1280.png)\n"
        page += f"| [{file}]({file}) | {each.wat} | `basisnorm {each.opdracht}` |\n"
    return {**made, "README.md": f"{page}{pictures}".encode()}


def run(opdracht: str, folder: Path) -> bytes:
    """What the program prints; what it advises about these schools is of no use here."""
    return subprocess.run(
        [sys.executable, "-m", "basisnorm", *opdracht.split()],
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout


if __name__ == "__main__":
    main()
