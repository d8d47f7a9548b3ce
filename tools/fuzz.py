"""`make fuzz`: mutilated files for every reader, for as long as is asked.

A reader gives a result, or refuses with meldingen that say what to do. Anything else is a bug;
the smallest file that shows it is then printed and kept in build/fuzz/. It becomes a test.
"""

from __future__ import annotations

import argparse
import io
import json
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from basisnorm.cli.meldingen import format_melding
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.model import Norm

if TYPE_CHECKING:
    from basisnorm.invoer.koppeling.koppeling import Koppeling
    from basisnorm.invoer.model import Maat

TOP = Path(__file__).parents[1]
FOUND = TOP / "build" / "fuzz"
# What makes readers stumble, in YAML, in tables, and in every encoding.
WORDS = r"""
& && &a *a !!python !x ? - : | > { } [ ] <<: --- ... %YAML null ~ true NO 1.0 0x1F 1e309 -1 nan
' " "" \ # ; , sep=; =1+1 @ 2026-11-22 2026-02-30 DYS-09 DYS-O9 99AA00 9,9E+05 nvt #N/A é 😀
niveau antwoorden school vestigingscode koppen
""".split()  # noqa: SIM905
ODD = (
    "", " ", "\t", "\n", "\r", "\r\n", "\n\n", "- ", ": ", "\0", "\x1b[31m", "\u202e", "\ufeff",
    "\u2028", "\xa0", "a" * 5000, "[" * 200,
)  # fmt: skip
TOKENS = [
    *(each.encode() for each in (*WORDS, *ODD)),
    b"\xff", b"\xfe\xff", b"\x92", b"\xed\xa0\x80", b"\xc3", b"\0\0",
]  # fmt: skip

Reader = Callable[[Path], object]
# What a reader gets for a file; they are all small.
_SECONDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel:
    """A reader with the files that it starts from."""

    read: Reader
    corpus: tuple[bytes, ...]
    suffix: str


def main() -> int:
    """0 when nothing was found."""
    options = _options()
    doelen = targets()
    failed = 0
    for name in options.doel or doelen:
        number, fault = fuzz(name, doelen[name], options.seconden)
        print(
            f"{name:26} {number:9} bestanden in {options.seconden} s: {fault or 'niets'}",
            flush=True,
        )
        failed += bool(fault)
    return int(bool(failed))


def fuzz(name: str, doel: Doel, seconds: float) -> tuple[int, str | None]:
    """How many files were tried, and what went wrong first."""
    until, tried = time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bestand{doel.suffix}"

        @settings(
            max_examples=200, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink],
        )  # fmt: skip
        @given(mutilated(doel))
        def attempt(data: bytes) -> None:
            nonlocal tried
            tried += 1
            path.write_bytes(data)
            try:
                with at_most(_SECONDS):
                    doel.read(path)
            except BasisnormFout as fout:
                check(fout.meldingen)
            except BaseException:
                FOUND.mkdir(parents=True, exist_ok=True)
                (FOUND / f"{name}{doel.suffix}").write_bytes(data)
                raise

        while time.monotonic() < until:
            try:
                attempt()
            except (Exception, TooLong) as error:
                return tried, f"{type(error).__name__}: {error}"
    return tried, None


class TooLong(BaseException):
    """Nobody waits this long for a small file. No Exception: a reader may catch one of those."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """TooLong after so many seconds; on Windows there is no alarm, and no end."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLong(f"nog niet klaar na {seconds} seconden")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def check(meldingen: Iterable[Melding]) -> None:
    """A refusal says what is wrong and what to do, and can be shown on a terminal."""
    found = tuple(meldingen)
    assert found, "geweigerd zonder melding"
    for melding in found:
        assert melding.tekst, melding
        assert melding.oplossing, melding
        for line in format_melding(melding, 80):
            assert all(each.isprintable() for each in line), melding


def mutilated(doel: Doel) -> st.SearchStrategy[bytes]:
    """Files of the corpus with up to eight changes, some whole new bytes."""
    changed = st.builds(_change, st.sampled_from(doel.corpus), st.lists(_EDIT, max_size=8))
    if doel.suffix == ".xlsx":
        zipped = st.builds(
            _change_zip, st.sampled_from(doel.corpus), st.integers(0, 50),
            st.lists(_EDIT, min_size=1, max_size=8),
        )  # fmt: skip
        return st.one_of(zipped, changed)
    return st.one_of(changed, changed, changed, st.binary(max_size=200))


_PAYLOAD = st.one_of(st.sampled_from(TOKENS), st.binary(max_size=20))
# Where (as a share of the file), how many bytes go, what comes, and how often.
_EDIT = st.tuples(
    st.floats(0, 1), st.sampled_from([0, 0, 1, 1, 3, 20, 400]), _PAYLOAD,
    st.sampled_from([1, 1, 1, 2, 50]),
)  # fmt: skip
Edit = tuple[float, int, bytes, int]


def _change(data: bytes, edits: list[Edit]) -> bytes:
    for place, gone, payload, times in edits:
        at = int(place * len(data))
        data = data[:at] + payload * times + data[at + gone :]
    return data


def _change_zip(data: bytes, which: int, edits: list[Edit]) -> bytes:
    """The same, inside one of the files in a workbook."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            content = old.read(name)
            if name == names[which % len(names)]:
                content = _change(content, edits)
            new.writestr(name, content)
    return out.getvalue()


def targets() -> dict[str, Doel]:
    """Every reader of files that come from outside."""
    from basisnorm.audit.bestand import JSON, dump_audit
    from basisnorm.audit.samenwerkingsverband import read_samenwerkingsverband
    from basisnorm.invoer.koppeling.koppeling import read_koppeling
    from basisnorm.invoer.lijsten.duo import read_duo
    from basisnorm.invoer.lijsten.verwacht import read_verwacht
    from basisnorm.library import read_answers, read_school
    from basisnorm.norm.load import load_norm, load_vragenlijst
    from basisnorm.rapport.batch.vorige import read_vorige
    from basisnorm.rapport.schoolgids.huisstijl import read_huisstijl

    norm = load_norm()
    maat, eerder = _maat(norm), _eerder(norm)
    read_table = table_reader(norm)
    with tempfile.TemporaryDirectory() as folder:
        (mapping := Path(folder) / "koppeling.yaml").write_text(_KOPPELING, encoding="utf-8")
        koppeling = read_koppeling(mapping, norm)
    klein = {
        each.name: each.read_bytes() for each in (TOP / "tests/data/norm-klein").glob("*.yaml")
    }
    return {
        "audit": Doel(
            read=lambda path: read_school(path, None),
            corpus=_corpus("questionnaires/voorbeeld/*.yaml", "tests/data/goed/*.yaml",
                           "tests/data/fout/audit/*.yaml", "tests/data/fout/yaml/*.yaml"),
            suffix=".yaml",
        ),
        "audit: json": Doel(
            read=lambda path: read_school(path, None),
            corpus=tuple(
                dump_audit(read_school(path, None).audit, notation=JSON)
                for path in sorted((TOP / "questionnaires" / "voorbeeld").glob("*.yaml"))
            ),
            suffix=".json",
        ),
        "vragenlijst": Doel(
            read=lambda path: load_vragenlijst(str(path), norm),
            corpus=_corpus("questionnaires/*.yaml", "tests/data/fout/vragenlijst/*.yaml"),
            suffix=".yaml",
        ),
        **{f"norm: {stem}": part_of(klein, f"{stem}.yaml", lambda path: load_norm(str(path)))
           for stem in ("norm", "dyslexie", "bronnen", "versies")},
        "tabel: csv": Doel(
            read=read_table,
            corpus=(*_corpus("tests/data/bevroren/tabel-*.csv"), *_forms(".csv")),
            suffix=".csv",
        ),
        "tabel: xlsx": Doel(read=read_table, corpus=_forms(".xlsx"), suffix=".xlsx"),
        "formulier": Doel(
            read=table_reader(norm, koppeling),
            corpus=tuple(_FORMULIER.encode(codec) for codec in ("cp1252", "utf-8-sig", "utf-16")),
            suffix=".csv",
        ),
        **{f"eerder: {Path(name).stem}":
               part_of(eerder, name, lambda path: read_vorige(path, maat, "1"))
           for name in eerder},
        "werkboek": Doel(
            read=lambda path: read_answers(path, None),
            corpus=_corpus("tests/data/bevroren/werkboek-*.xlsx", "tests/data/goed/werkboek*.xlsx"),
            suffix=".xlsx",
        ),
        "koppeling": Doel(
            read=lambda path: read_koppeling(path, norm),
            corpus=(_KOPPELING.encode(), *_corpus("tests/data/fout/verband/lijst.yaml")),
            suffix=".yaml",
        ),
        "duo": Doel(read=read_duo, corpus=_corpus("tests/data/bevroren/duo-*.csv"), suffix=".csv"),
        "verwacht": Doel(
            read=read_verwacht, corpus=_corpus("tests/data/bevroren/verwacht-*.csv"), suffix=".csv"
        ),
        "samenwerkingsverband": Doel(
            read=read_samenwerkingsverband,
            corpus=_corpus("tests/data/goed/verband/samenwerkingsverband.yaml",
                           "tests/data/bevroren/samenwerkingsverband-*.yaml",
                           "tests/data/fout/verband/*.yaml"),
            suffix=".yaml",
        ),
        "huisstijl": Doel(
            read=read_huisstijl,
            corpus=_corpus("tests/data/goed/verband/huisstijl.yaml",
                           "tests/data/bevroren/huisstijl-*.yaml",
                           "tests/data/fout/huisstijl/*.yaml"),
            suffix=".yaml",
        ),
    }  # fmt: skip


def part_of(folder: dict[str, bytes], name: str, read_folder: Reader) -> Doel:
    """One file of a folder; the others are as they should be."""

    def read(path: Path) -> object:
        whole = path.with_suffix("")
        whole.mkdir(exist_ok=True)
        for each, data in folder.items():
            (whole / each).write_bytes(data)
        (whole / name).write_bytes(path.read_bytes())
        return read_folder(whole)

    return Doel(read=read, corpus=(folder[name],), suffix=Path(name).suffix)


def table_reader(norm: Norm, koppeling: Koppeling | None = None) -> Reader:
    """Reads a table as `batch` does, up to what it would write."""
    from basisnorm.invoer.koppeling.gekoppeld import koppel
    from basisnorm.invoer.model import Afgewezen, Opnieuw, Schoolbron
    from basisnorm.invoer.rijen.scholen import open_scholen
    from basisnorm.invoer.tabel.openen import open_tabel

    plain = _maat(norm)

    def open_bron(path: Path) -> Schoolbron:
        tabel, maat, gekoppeld = open_tabel(path), plain, None
        if koppeling is not None:
            gekoppeld = koppel(tabel, koppeling)
            _check_any(gekoppeld.meldingen)
            maat = replace(
                maat, vast=dict(gekoppeld.vast), vertaal=gekoppeld.vertaal, jaar_uit_datum=True
            )
        bron = open_scholen(tabel, maat, gekoppeld=gekoppeld)
        _check_any(bron.tabel.meldingen)
        _check_any(bron.kolommen.meldingen)
        return bron

    def meldingen(bron: Schoolbron) -> list[Melding]:
        bron.prepare(_silent)
        found: list[Melding] = []
        for item in bron.read(_silent):
            if isinstance(item, Afgewezen):
                check(item.meldingen)
                found += item.meldingen
            elif isinstance(item, Melding):
                check([item])
                found.append(item)
        return found

    def read(path: Path) -> object:
        bron = open_bron(path)
        try:
            found = meldingen(bron)
        except Opnieuw:
            found = meldingen(bron)
        telling = bron.telling
        return found, telling.uitgewerkt, telling.afgewezen, telling.leeg

    return read


def _maat(norm: Norm) -> Maat:
    from basisnorm.invoer.model import Maat
    from basisnorm.norm.load import load_vragenlijst

    vragenlijst = load_vragenlijst("volledig", norm)
    return Maat(
        norm=norm, vragenlijst_id="volledig", vragenlijst=lambda: vragenlijst, datum="2026-11-22"
    )


def _silent(_done: int, _total: int) -> None:
    pass


def _check_any(meldingen: Iterable[Melding]) -> None:
    """As `check`, where there may be none."""
    for melding in meldingen:
        check([melding])


def _forms(suffix: str) -> tuple[bytes, ...]:
    """Tables like those of the forms that schools fill in."""
    head = ["vestigingscode", "schoolsoort", "naam", "datum", "DYS-01", "DYS-01 toelichting",
            "DYS-03", "BEG-01", "wil helpen"]  # fmt: skip
    rows = [
        ["99AA00", "bo", "De Linde", "2026-11-16", "2", "Zie het rooster.", "ja", "3", "ja"],
        ["99AA01", "bo", "De Wilg", "16 november 2026", "1", "", "nee", "nvt", "nee"],
        ["99AB00", "vo", "'t Eikje", "16-11-2026", "0", "=1+1", "nee", "3", ""],
        ["99AB00", "vo", "'t Eikje", "16-11-2026", "1", "", "nee", "", ""],
        ["99AC00", "sbo", "De É", "", "9", "", "?", "#N/A", "nee"],
    ]
    long = [["vestigingscode", "schoolsoort", "eis", "niveau", "toelichting"],
            *(["99AA00", "bo", eis, niveau, "Ja, nee."] for eis, niveau in
              (("DYS-01", "2"), ("DYS-03", "1"), ("DYS-03", "1"), ("BEG-01", ""))),
            ["99AB00", "vo", "DYS-01", "3", ""]]  # fmt: skip
    tables = ([head, *rows], long)
    if suffix == ".xlsx":
        return tuple(map(_workbook, tables))
    return tuple(
        "\r\n".join(sep.join(f'"{each}"' for each in row) for row in table).encode(codec)
        for table in tables
        for sep, codec in ((";", "cp1252"), (",", "utf-8-sig"), ("\t", "utf-16"))
    )


def _workbook(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook

    workbook, out = Workbook(), io.BytesIO()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append([int(each) if each.isdecimal() else each for each in row])
    workbook.save(out)
    return out.getvalue()


def _eerder(norm: Norm) -> dict[str, bytes]:
    """An earlier output of `batch`, as far as a later one reads it."""
    manifest = {
        "formaat": "basisnorm-uitvoer", "formaat_versie": 1, "programma": "1.0.0",
        "norm": {"id": norm.id, "versie": norm.versie, "vingerafdruk": norm.vingerafdruk},
        "vragenlijst": "volledig", "datum": "2025-11-22",
        "bestanden": ["antwoorden.csv", "uitslagen.csv"],
    }  # fmt: skip
    return {
        "antwoorden.csv": b"".join(_corpus("tests/golden/batch/fouten-antwoorden.csv")),
        "uitslagen.csv": b"".join(_corpus("tests/golden/batch/fouten-uitslagen.csv")),
        "basisnorm-uitvoer.json": json.dumps(manifest, indent=1).encode(),
    }


_FORMULIER = """\
ID;Wat is jullie BRIN-nummer (6 tekens)?;Naam van de school;1. Helpt de school?;Toelichting
1;99AA00;De Linde;Ja, iedereen doet dit;Elke week
2;99AA01;De Wilg;Nog niet;
3;99AB00;'t Eikje;Weet ik niet;"=1+1"
4;De Es;;;
"""
_KOPPELING = """\
koppeling: 1
kolommen:
  "Wat is jullie BRIN-nummer (6 tekens)?": vestigingscode
  "Naam van de school": naam
  "1. Helpt de school?": DYS-01
  "Toelichting": DYS-01 toelichting
vast:
  schoolsoort: bo
antwoorden:
  "Ja, iedereen doet dit": 2
  "Nog niet": 0
negeren:
  - ID
"""


def _corpus(*patterns: str) -> tuple[bytes, ...]:
    paths = sorted(path for pattern in patterns for path in TOP.glob(pattern))
    assert paths, patterns
    return tuple(path.read_bytes() for path in paths)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("doel", nargs="*", help="welke lezers (alle)")
    parser.add_argument("--seconden", type=float, default=60, help="hoe lang per lezer (60)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
