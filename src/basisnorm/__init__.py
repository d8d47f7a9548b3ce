"""Measures a Dutch school against the landelijke norm basisondersteuning.

What stands in `__all__` is the library (docs/api.md); nothing in it prints or ends the program.
Each name is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basisnorm.audit.model import Audit as Audit
    from basisnorm.errors import BasisnormFout as BasisnormFout
    from basisnorm.errors import Melding as Melding
    from basisnorm.library import load_uitslag as load_uitslag
    from basisnorm.library import read_answers as read_answers
    from basisnorm.library import read_scholen as read_scholen
    from basisnorm.library import render as render
    from basisnorm.norm.load import load_norm as load_norm
    from basisnorm.norm.load import load_vragenlijst as load_vragenlijst
    from basisnorm.norm.model import Norm as Norm
    from basisnorm.uitslag.model import Uitslag as Uitslag
    from basisnorm.uitslag.regel import assess as assess

__version__ = "0.1.0"

_HOMES = {
    "Audit": "audit.model",
    "BasisnormFout": "errors",
    "Melding": "errors",
    "Norm": "norm.model",
    "Uitslag": "uitslag.model",
    "assess": "uitslag.regel",
    "load_norm": "norm.load",
    "load_uitslag": "library",
    "load_vragenlijst": "norm.load",
    "read_answers": "library",
    "read_scholen": "library",
    "render": "library",
}
__all__ = list(_HOMES)


# Who checks types must hear of a name that is not there.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A name of the library, from the module in which it stands."""
        if name not in _HOMES:
            raise AttributeError(f"basisnorm heeft geen {name!r}")
        from importlib import import_module

        return getattr(import_module(f"basisnorm.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]
