"""The second opinion: JSON Schema beside our own checks (only for `norm controleer`).

The schemas also serve people who write a norm in an editor, so they must say what our checks say.
Where they do not, either is wrong: a mistake in basisnorm, never in what the user wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from basisnorm import resources
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.build import FIXED
from basisnorm.words import shown

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

    from basisnorm.strict_yaml import YamlDocument, YamlPath

MISSING = Melding(
    ernst=Ernst.LET_OP,
    code="tweede-controle-ontbreekt",
    tekst="De tweede controle, met JSON Schema, is niet gedaan: daarvoor mist een onderdeel.",
    oplossing="De eigen controle is wel gedaan. Voor beide: installeer basisnorm met pip.",
)


def second_opinion(
    documents: Mapping[str, YamlDocument], meldingen: Iterable[Melding] = ()
) -> list[Melding]:
    """Where the schemas refuse files of a norm that our own checks accept.

    Without jsonschema (in the program as one file) there is only a let-op that says so.

    `documents` are those of an Inspection, by file name without .yaml. Files with a fout among
    `meldingen` are left alone: there both agree.
    """
    if not find_spec("jsonschema"):
        return [MISSING]
    refused = {each.bestand for each in meldingen if each.ernst is Ernst.FOUT}
    return [
        melding
        for stem, document in documents.items()
        if document.bestand not in refused
        for melding in disagreements(document, _schema_of(stem, document))
    ]


def disagreements(document: YamlDocument, schema: str) -> list[Melding]:
    """What norm/schema/`schema`.schema.json has against a document that our checks accept."""
    return [
        Melding(
            code="schema-spreekt-tegen",
            bestand=document.bestand,
            regel=(place := document.place(path)).regel,
            kolom=place.kolom,
            veld=".".join(map(str, path)) or None,
            waarde=shown(problem),
            tekst="Schema en eigen controle spreken elkaar tegen (een fout in basisnorm).",
            oplossing="Meld dit, met dit bestand erbij. Uw bestand is niet veranderd.",
        )
        for path, problem in problems(document.value, schema)
    ]


def problems(value: Any, schema: str) -> list[tuple[YamlPath, str]]:
    """The path and the (English) text of everything the schema refuses, in order of place."""
    found = [
        (tuple(error.absolute_path), error.message)
        for error in _validator(schema).iter_errors(value)
    ]
    return sorted(found, key=lambda each: [str(step).zfill(6) for step in each[0]])


def _schema_of(stem: str, document: YamlDocument) -> str:
    """Only a file that adds to a gebied of an edition may be without a titel."""
    if stem in FIXED:
        return stem
    return "gebied" if ("titel",) in document.keys else "aanvulling"


@cache
def _validator(schema: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, FormatChecker

    plain = _read(schema)
    if schema == "aanvulling":
        # Editors follow the reference to the file beside it; here both become one schema.
        plain = json.loads(json.dumps(plain).replace("gebied.schema.json#", "#"))
        plain["$defs"] = _read("gebied")["$defs"]
    # Which other formats jsonschema can check depends on the machine.
    checker = FormatChecker(formats=["date"])
    return Draft202012Validator(plain, format_checker=checker)


def _read(schema: str) -> dict[str, Any]:
    file = resources.folder("norm") / "schema" / f"{schema}.schema.json"
    plain: dict[str, Any] = json.loads(file.read_bytes())
    return plain
