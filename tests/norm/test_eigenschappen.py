"""Whatever stands in the files of a norm: a norm or meldingen, never a traceback."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.norm.inspect import Inspection, check_history, inspect_folder
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.schema import second_opinion
from basisnorm.strict_yaml import dump, parse
from fout_voorbeelden import GOED, small_norm
from lang import few

FILES = [
    (kind, path.name) for kind in ("norm", "regio") for path in sorted((GOED / kind).glob("*.yaml"))
]
EACH_FILE = pytest.mark.parametrize(("kind", "name"), FILES, ids=[f"{k}-{n}" for k, n in FILES])

WORDS = st.sampled_from(
    ["po", "vo", "wet", "praktijk", "DYS-01", "REG-01", "S1", "OP", "dyslexie", "norm", "2024-11",
     "2026-11-22", "1.0.0", "advies", "niveaus", "alle", "a" * 300, "../norm"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["id", "versie", "naam", "gebieden", "eisen", "bronnen", "versies", "vervallen", "drempel",
     "gebaseerd_op", "weglaten", "strenger", "kern", "sectoren", "op_orde", "schoolgids", "DYS-01"]
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | WORDS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | TEXT, inner, max_size=4),
    max_leaves=12,
)


def inspected(kind: str, name: str, content: bytes) -> Inspection:
    """What is found in a good norm of which one file has other content."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(GOED / kind, Path(temporary) / "norm"))
        (folder / name).write_bytes(content)
        return inspect_folder(folder, "norm")


def check(inspection: Inspection) -> None:
    fouten = [each for each in inspection.meldingen if each.ernst is Ernst.FOUT]
    assert (inspection.norm is None) == bool(fouten)
    for each in inspection.meldingen:
        assert each.tekst
        assert each.oplossing
    check_history(inspection)
    assert second_opinion(inspection.documents, inspection.meldingen) == []


@EACH_FILE
@settings(max_examples=few(40), deadline=None)
@given(data=st.data())
def test_any_text_gives_a_norm_or_meldingen(kind: str, name: str, data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=60) | st.binary(max_size=60))
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    check(inspected(kind, name, content))


@EACH_FILE
@settings(max_examples=few(60), deadline=None)
@given(data=st.data())
def test_any_value_anywhere_gives_a_norm_or_meldingen(
    kind: str, name: str, data: st.DataObject
) -> None:
    """The file stays as it was, but for one value in it."""
    value = parse((GOED / kind / name).read_bytes(), name).value
    path = data.draw(st.sampled_from(list(places(value))))
    put(value, path, data.draw(VALUES))
    check(inspected(kind, name, dump(value).encode()))


@settings(max_examples=few(60), deadline=None)
@given(data=st.data())
def test_any_questionnaire_is_one_or_gives_meldingen(data: st.DataObject) -> None:
    value = parse((GOED / "vragenlijst" / "klein.yaml").read_bytes(), "klein.yaml").value
    put(value, data.draw(st.sampled_from(list(places(value)))), data.draw(VALUES))
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "klein.yaml"
        path.write_text(dump(value), encoding="utf-8")
        with suppress(BasisnormFout):
            load_vragenlijst(str(path), small_norm())


@settings(max_examples=few(60), deadline=None)
@given(data=st.data())
def test_a_norm_written_back_has_the_same_fingerprints(data: st.DataObject) -> None:
    """Also one that builds on an edition: what is written is the norm as a whole."""
    kind = data.draw(st.sampled_from(["norm", "regio"]))
    name = data.draw(st.sampled_from([name for k, name in FILES if k == kind]))
    value = parse((GOED / kind / name).read_bytes(), name).value
    texts = [path for path in places(value) if isinstance(at(value, path), str)]
    put(value, data.draw(st.sampled_from(texts)), data.draw(TEXT | WORDS))
    inspection = inspected(kind, name, dump(value).encode())
    if inspection.norm is not None:
        same_when_written_back(inspection)


@pytest.mark.parametrize("folder", [GOED / "norm", GOED / "regio"], ids=["norm", "regio"])
def test_our_examples_written_back_have_the_same_fingerprints(folder: Path) -> None:
    same_when_written_back(inspect_folder(folder, folder.name))


def same_when_written_back(inspection: Inspection) -> None:
    norm, inhoud = inspection.norm, inspection.inhoud
    assert norm is not None
    with tempfile.TemporaryDirectory() as temporary:
        write_back(inhoud, Path(temporary))
        again = inspect_folder(Path(temporary), "norm")
    assert again.norm is not None, again.meldingen
    assert again.norm.vingerafdruk == norm.vingerafdruk
    assert again.norm.betekenis == norm.betekenis
    assert list(again.norm.eisen.values()) == list(norm.eisen.values())


def write_back(inhoud: Mapping[str, Any], folder: Path) -> None:
    """The files of a norm with this content."""
    contents = {
        "norm": inhoud["norm"],
        "bronnen": {"bronnen": inhoud["bronnen"]},
        "versies": {"versies": inhoud["versies"]},
        **{gebied["id"]: gebied for gebied in inhoud["gebieden"]},
    }
    for stem, content in contents.items():
        (folder / f"{stem}.yaml").write_text(dump(content), encoding="utf-8")


@pytest.mark.parametrize("kind", ["norm", "regio"])
@pytest.mark.parametrize("change", ["crlf", "bom", "cr in bom"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(
    kind: str, change: str, tmp_path: Path
) -> None:
    """Notepad and Excel write these."""
    for path in (GOED / kind).glob("*.yaml"):
        content = path.read_bytes()
        if change != "bom":
            content = content.replace(b"\n", b"\r\n")
        if change != "crlf":
            content = b"\xef\xbb\xbf" + content
        (tmp_path / path.name).write_bytes(content)
    assert load_norm(str(tmp_path)) == load_norm(str(GOED / kind))


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in a value, not of the value itself."""
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, step)
            yield from places(inner, (*path, step))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: tuple[Any, ...], new: Any) -> None:
    at(value, path[:-1])[path[-1]] = new
