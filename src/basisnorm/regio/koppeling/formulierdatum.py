"""The day on which a school sent in its form, as the form itself wrote it down."""

from __future__ import annotations

import re
from collections.abc import Collection

from basisnorm.errors import Ernst
from basisnorm.regio.rijen.datumkolom import find_volgorde
from basisnorm.regio.tabel.melder import Geweigerd
from basisnorm.regio.tabel.openen import clean
from basisnorm.words import shown

# With slashes some services put the month in front.
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/")


def look_at_dates(cells: Collection[str]) -> tuple[bool | None, str | None]:
    """Whether these cells are the days on which forms were sent in, and what to say of them.

    False: they cannot be used. None: a person has to look.
    """
    texts = sorted(text for cell in cells if (text := clean(cell)))
    volgorde = find_volgorde(enumerate(texts))
    for text in texts:
        try:
            volgorde.lezer(text)
        except Geweigerd as geweigerd:
            if geweigerd.bezwaar.ernst is Ernst.LET_OP:
                return False, "een anoniem formulier bewaart geen datum"
            return False, f"als datum niet te lezen: '{shown(text)}'"
    if volgorde.dag is None and volgorde.maand is None:
        for text in texts:
            match = _SLASHES.match(text)
            if match and match[1] != match[2]:
                return None, f"staat in '{shown(text)}' de dag voorop? Zo lezen wij het"
    return True, None
