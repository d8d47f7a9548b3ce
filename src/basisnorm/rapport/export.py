"""A result for other programs."""

from __future__ import annotations

from basisnorm.uitslag.als_dict import as_dict
from basisnorm.uitslag.model import Uitslag


def render_json(uitslag: Uitslag) -> str:
    """The JSON of reports/schema/uitslag-1.json, as text that ends with a line end."""
    import json

    return json.dumps(as_dict(uitslag), ensure_ascii=False, indent=2) + "\n"
