"""`make fuzz`: mutilated files for every reader, for as long as is asked.

A reader gives a result, or refuses with meldingen that say what to do. Anything else is a bug;
the smallest file that shows it is then printed and kept in build/fuzz/. It becomes a test.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from basisnorm.cli.meldingen import format_melding
from basisnorm.errors import BasisnormFout, Melding

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
            f"{name:18} {number:9} bestanden in {options.seconden} s: {fault or 'niets'}",
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
            except Exception as error:
                return tried, f"{type(error).__name__}: {error}"
    return tried, None


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
    from basisnorm.cli.inlezen import read_school
    from basisnorm.norm.load import load_norm, load_vragenlijst

    norm = load_norm()

    def part_of_norm(stem: str) -> Doel:
        """One file of a norm folder; the others are as they should be."""

        def read(path: Path) -> object:
            folder = path.with_suffix("")
            folder.mkdir(exist_ok=True)
            for each in klein.glob("*.yaml"):
                (folder / each.name).write_bytes(each.read_bytes())
            (folder / f"{stem}.yaml").write_bytes(path.read_bytes())
            return load_norm(str(folder))

        return Doel(read=read, corpus=_corpus(f"tests/data/norm-klein/{stem}.yaml"), suffix=".yaml")

    klein = TOP / "tests" / "data" / "norm-klein"
    return {
        "audit": Doel(
            read=lambda path: read_school(path, None),
            corpus=_corpus("questionnaires/voorbeeld/*.yaml", "tests/data/goed/*.yaml",
                           "tests/data/fout/audit/*.yaml", "tests/data/fout/yaml/*.yaml"),
            suffix=".yaml",
        ),
        "vragenlijst": Doel(
            read=lambda path: load_vragenlijst(str(path), norm),
            corpus=_corpus("questionnaires/*.yaml", "tests/data/fout/vragenlijst/*.yaml"),
            suffix=".yaml",
        ),
        **{f"norm: {stem}": part_of_norm(stem)
           for stem in ("norm", "dyslexie", "bronnen", "versies")},
    }  # fmt: skip


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
