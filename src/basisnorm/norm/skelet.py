"""The first files of a norm of one's own: complete, with an explanation at every key."""

from __future__ import annotations

import json
import re
import unicodedata

from basisnorm import resources
from basisnorm.norm.editie import editions

SCHEMAS = ("norm", "gebied", "aanvulling", "bronnen", "versies", "vragenlijst")

_NO_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def make_id(name: str) -> str:
    """An id for a norm from the name of its folder: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = _NO_WORD.sub("-", plain)[:_LONGEST].strip("-") or "eigen-norm"
    return f"{found}-eigen" if found in editions() else found


def make_files(id: str, naam: str, datum: str, editie: str | None) -> dict[str, bytes]:
    """The content of every file in a new norm, by its path in the folder.

    With `editie` the norm builds on that edition, else it stands on its own. The files pass the
    checks as they are; `schema/` helps an editor without a network.
    """
    # A JSON text is a YAML text too, whatever quotes and colons somebody has in a name.
    name = json.dumps("".join(each for each in naam if each.isprintable()), ensure_ascii=False)
    words = {"@ID@": id, "@NAAM@": name, "@DATUM@": datum, "@EDITIE@": editie or ""}
    templates = {
        "norm.yaml": "norm-los.yaml" if editie is None else "norm-op-editie.yaml",
        "eigen-afspraken.yaml": "eigen-afspraken.yaml",
        "bronnen.yaml": "bronnen.yaml",
        "versies.yaml": "versies.yaml",
    }
    folder = resources.folder("norm")
    files = {}
    for path, template in templates.items():
        text = (folder / "skelet" / template).read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        files[path] = text.encode()
    for schema in SCHEMAS:
        path = f"schema/{schema}.schema.json"
        files[path] = (folder / path).read_bytes()
    return files
