"""JSON Schema and our own checks accept and refuse the same structure."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from basisnorm import resources
from basisnorm.audit.bestand import check_audit
from basisnorm.audit.model import Audit, School, Schoolsoort
from basisnorm.audit.samenwerkingsverband import check_samenwerkingsverband
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm import check
from basisnorm.norm.build import edition_folder, editions
from basisnorm.norm.check_eisen import check_gebied
from basisnorm.norm.eigen import Grondslag
from basisnorm.norm.inspect import inspect_folder
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Norm
from basisnorm.norm.schema import disagreements, problems, second_opinion
from basisnorm.strict_yaml import YamlDocument, YamlPath, dump, parse
from basisnorm.uitslag.als_dict import as_dict
from basisnorm.uitslag.regel import assess
from fout_voorbeelden import GOED
from lang import LANG

SCHEMAS = Path(str(resources.folder("norm"))) / "schema"
UITSLAG = Path(str(resources.folder("reports"))) / "schema" / "uitslag-1.json"

# What a schema cannot know, because it stands in another file or needs a calendar.
CROSS = frozenset(
    {"onbekende-eis", "onbekende-bron", "onbekend-gebied", "onbekende-editie", "dubbele-id",
     "letters-van-editie", "eigen-tweeling",
     "id-is-bestandsnaam", "id-van-ander-gebied", "verkeerd-niveau", "nvt-mag-niet", "dubbel"}
)  # fmt: skip

NAMES_AN_EIS = re.compile(r"nvt\.reden$|^verbeterplan\.[0-9]+\.eis$|^schoolgids\.(zinnen|weglaten)")


@cache
def norm() -> Norm:
    return load_norm("2024-11")


def _audit(document: YamlDocument) -> list[Melding]:
    try:
        check_audit(document, lambda _: norm())
    except BasisnormFout as fout:
        return list(fout.meldingen)
    return []


GROND = Grondslag(id="proef", inhoud=inspect_folder(GOED / "norm", "proef").inhoud)


def _verband(document: YamlDocument) -> list[Melding]:
    try:
        check_samenwerkingsverband(document)
    except BasisnormFout as fout:
        return list(fout.meldingen)
    return []


def _told(check: Callable[[Reader], None]) -> Callable[[YamlDocument], list[Melding]]:
    """What a check of a norm file says about a document."""

    def told(document: YamlDocument) -> list[Melding]:
        reader = Reader(document)
        check(reader)
        return reader.meldingen

    return told


CHECKS: dict[str, Callable[[YamlDocument], list[Melding]]] = {
    "norm": _told(check.check_norm),
    "bronnen": _told(check.check_bronnen),
    "versies": _told(check.check_versies),
    "gebied": _told(lambda reader: check_gebied(reader, "dyslexie", None, {})),
    "aanvulling": _told(lambda reader: check_gebied(reader, "dyslexie", None, {}, GROND)),
    "vragenlijst": _told(lambda reader: check.check_vragenlijst(reader, norm().eisen)),
    "audit": _audit,
    "samenwerkingsverband": _verband,
}
GOOD = [
    ("norm", GOED / "norm" / "norm.yaml"),
    ("norm", GOED / "regio" / "norm.yaml"),
    ("bronnen", GOED / "norm" / "bronnen.yaml"),
    ("versies", GOED / "norm" / "versies.yaml"),
    ("gebied", GOED / "norm" / "dyslexie.yaml"),
    ("aanvulling", GOED / "regio" / "dyslexie.yaml"),
    ("norm", GOED / "formaat-2" / "norm.yaml"),
    ("bronnen", GOED / "formaat-2" / "bronnen.yaml"),
    ("gebied", GOED / "formaat-2" / "dyslexie.yaml"),
    ("vragenlijst", GOED / "vragenlijst" / "klein.yaml"),
    ("audit", GOED / "audit" / "valkuilen.yaml"),
    ("audit", GOED / "audit" / "klein.yaml"),
    ("samenwerkingsverband", GOED / "verband" / "samenwerkingsverband.yaml"),
]
STRANGE: list[Any] = [None, "", " ", "zomaar", 7, True, [], ["x"], [None], {}, {"x": "y"}]


def places(value: Any, path: YamlPath = ()) -> Iterator[YamlPath]:
    yield path
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, step))


def mutants(value: Any) -> Iterator[tuple[str, Any]]:
    """The value with, each time, one key gone, one key too many or one strange value."""
    for path in places(value):
        for strange in STRANGE:
            yield f"{path} = {strange!r}", changed(value, path, partial(_instead, strange))
        yield f"{path} extra", changed(value, path, _with_extra)
        yield f"{path} twice", changed(value, path, _with_double)
        if path:
            yield f"{path} gone", _without(value, path)


def changed(value: Any, path: YamlPath, change: Callable[[Any], Any]) -> Any:
    if not path:
        return change(value)
    copied = copy.deepcopy(value)
    inner = copied
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = change(inner[path[-1]])
    return copied


def _instead(new: Any, _old: Any) -> Any:
    return new


def _with_extra(value: Any) -> Any:
    return {**value, "extra": "x"} if isinstance(value, dict) else value


def _with_double(value: Any) -> Any:
    return [*value, *value] if isinstance(value, list) else value


def _without(value: Any, path: YamlPath) -> Any:
    def remove(inner: Any) -> Any:
        left = copy.copy(inner)
        del left[path[-1]]
        return left

    return changed(value, path[:-1], remove)


def refusals(schema: str, value: Any) -> list[Melding]:
    document = parse(dump(value).encode(), f"{schema}.yaml")
    return [each for each in CHECKS[schema](document) if each.ernst is Ernst.FOUT]


def agree(schema: str, value: Any) -> bool:
    """Whether both accept or both refuse; what only we can know is left out."""
    own = refusals(schema, value)
    theirs = problems(value, schema)
    if own and all(each.code in CROSS or NAMES_AN_EIS.search(each.veld or "") for each in own):
        return True
    return bool(own) == bool(theirs)


@pytest.mark.lang
@pytest.mark.parametrize(("schema", "path"), GOOD, ids=lambda each: getattr(each, "stem", each))
def test_own_check_and_schema_agree_on_every_small_mistake(schema: str, path: Path) -> None:
    value = parse(path.read_bytes(), path.name).value
    assert refusals(schema, value) == []
    assert problems(value, schema) == []
    # Each strange value comes by in many places; with `make lang` in all.
    found = list(mutants(value))[:: 1 if LANG else 4]
    assert [what for what, mutant in found if not agree(schema, mutant)] == []


def test_our_own_norms_and_questionnaires_pass_the_schemas() -> None:
    for edition in editions():
        inspection = inspect_folder(Path(str(edition_folder(edition))), edition)
        assert second_opinion(inspection.documents, inspection.meldingen) == []
    for path in Path(str(resources.folder("questionnaires"))).glob("*.yaml"):
        assert disagreements(parse(path.read_bytes(), path.name), "vragenlijst") == []


def test_a_disagreement_is_told_as_a_mistake_of_ours_with_its_place() -> None:
    bad = parse(b"bronnen:\n  - id: S1\n", "norm/bronnen.yaml")
    documents = {"bronnen": bad}
    found = second_opinion(documents)
    assert {each.regel for each in found} == {2}
    assert found[0].veld == "bronnen.0"
    assert found[0].ernst is Ernst.FOUT
    assert found[0].waarde is not None
    assert "required property" in found[0].waarde
    assert found[0].tekst == (
        "Schema en eigen controle spreken elkaar tegen (een fout in basisnorm)."
    )
    refused = Melding(code="x", bestand="norm/bronnen.yaml", tekst="x", oplossing="x")
    assert second_opinion(documents, [refused]) == []
    assert second_opinion(documents, [replace(refused, ernst=Ernst.LET_OP)]) == found


@pytest.mark.parametrize(
    "path", [*sorted(SCHEMAS.glob("*.json")), UITSLAG], ids=lambda path: path.name
)
def test_every_schema_is_a_schema_and_explains_itself_in_dutch(path: Path) -> None:
    schema = json.loads(path.read_bytes())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]
    assert all(each["additionalProperties"] is False for each in closed(schema))
    if path != UITSLAG:
        assert all(
            "description" in each or "$ref" in each
            for properties in schema_properties(schema)
            for each in properties.values()
            if each.keys() - {"const", "pattern"}
        )


def closed(schema: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a schema that lists its keys itself."""
    if isinstance(schema, dict):
        if schema.get("type") in ("object", ["object", "null"]) and "properties" in schema:
            yield schema
        for inner in schema.values():
            yield from closed(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from closed(inner)


def schema_properties(schema: Any) -> Iterator[dict[str, Any]]:
    yield from (each["properties"] for each in closed(schema))


def test_every_uitslag_passes_its_schema() -> None:
    found = load_vragenlijst("volledig", norm())
    validator = Draft202012Validator(json.loads(UITSLAG.read_bytes()))
    document = parse((GOED / "audit" / "valkuilen.yaml").read_bytes(), "x.yaml")
    answered = check_audit(document, lambda _: norm())
    empty = Audit(
        norm="2024-11",
        vragenlijst="volledig",
        school=School(vestigingscode="99AA00", schoolsoort=Schoolsoort.PRO),
    )
    for audit in (answered.audit, empty):
        uitslag = assess(
            norm(), found, audit, datum="2026-11-22", programma="1.0.0",
            meldingen=answered.meldingen,
        )  # fmt: skip
        plain = json.loads(json.dumps(as_dict(uitslag)))
        assert [each.message for each in validator.iter_errors(plain)] == []
