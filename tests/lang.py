"""How long a test with random input runs: short and always the same in `make test`, else long."""

from __future__ import annotations

import os

LANG = bool(os.environ.get("BASISNORM_LANG"))


def few(examples: int) -> int:
    """So many examples: a part of them by default, many times as many with `make lang`."""
    return examples * 10 if LANG else max(10, examples // 3)
