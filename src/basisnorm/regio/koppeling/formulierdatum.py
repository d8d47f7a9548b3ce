"""The day on which a school sent in its form, as the form itself wrote it down."""

from __future__ import annotations

import re
from collections.abc import Collection

from basisnorm.errors import Ernst, Geweigerd
from basisnorm.regio.koppeling.waarden import KIES, TWIJFEL
from basisnorm.regio.rijen.datumkolom import find_volgorde
from basisnorm.regio.tabel.openen import clean
from basisnorm.words import shown

# With slashes some services put the month in front.
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/")


def look_at_dates(cells: Collection[str]) -> tuple[str | None, str | None]:
    """What to propose for the days on which forms were sent in, and what to say of them.

    None when an anonymous form kept none: that is all that may be left out.
    """
    texts = sorted(text for cell in cells if (text := clean(cell)))
    volgorde = find_volgorde(enumerate(texts))
    for text in texts:
        try:
            volgorde.lezer(text)
        except Geweigerd as geweigerd:
            if geweigerd.bezwaar.ernst is Ernst.LET_OP:
                return None, "een anoniem formulier bewaart geen datum"
            return KIES, f"als datum niet te lezen: '{shown(text)}'"
    if volgorde.dag is None and volgorde.maand is None:
        for text in texts:
            match = _SLASHES.match(text)
            if match and match[1] != match[2]:
                return (
                    f"datum{TWIJFEL}",
                    f"staat in '{shown(text)}' de dag voorop? Zo lezen wij het",
                )
    return "datum", None
