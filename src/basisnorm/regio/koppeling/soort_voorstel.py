"""Whether a column holds kinds of schools, seen by its values, and which of ours they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from basisnorm.regio.koppeling.antwoord_voorstel import Antwoordvoorstel
from basisnorm.regio.koppeling.waarden import KIES, SOORTEN, TWIJFEL
from basisnorm.regio.tabel.koppen import normalise

# The longest first: "speciaal basisonderwijs" is neither "speciaal" nor "basisonderwijs".
_TEKENS = (
    ("vso", r"voortgezet speciaal( onderwijs)?|\bvso\b"),
    ("sbo", r"speciaal basis(onderwijs|school)?|speciale basisschool|\bsbo\b"),
    ("so", r"speciaal onderwijs|\bso\b"),
    ("pro", r"praktijk(onderwijs|school)|\bpro\b"),
    ("vo", r"voortgezet( onderwijs)?|\bvo\b"),
    ("bo", r"basis(onderwijs|school)|\bbo\b|\bbao\b"),
)
# These may be of more than one kind: ordinary or special.
_RUIM = (("bo", r"primair( onderwijs)?|\bpo\b"), ("vo", r"\bvmbo\b|\bhavo\b|\bvwo\b|middelbare"))
_FILL = frozenset(("regulier", "reguliere", "gewone", "gewoon", "een", "school", "onderwijs", "de",
                   "het", "voor"))  # fmt: skip
_MOST_KINDS = 15
_LONGEST = 60


def read_soort(tekst: str) -> tuple[str, bool]:
    """Our code for what a form calls a kind of school, or `kies`; and whether it is sure."""
    rest = normalise(tekst)
    found: dict[str, bool] = {}
    for signs, sure in ((_TEKENS, True), (_RUIM, False)):
        for soort, part in signs:
            if re.search(part, rest):
                rest = re.sub(part, " ", rest)
                found.setdefault(soort, sure)
    if len(found) != 1:
        return KIES, False
    soort, sure = found.popitem()
    left = set(rest.split()) - _FILL
    return (KIES if left & {"geen", "niet"} else soort), sure and not left


def looks_like_soorten(values: Collection[str]) -> bool:
    """Whether these are kinds of schools: each of them plainly, but for a few."""
    if not 0 < len(values) <= _MOST_KINDS or any(len(each) > _LONGEST for each in values):
        return False
    known = [read_soort(each) for each in values]
    return sum(sure for _, sure in known) * 2 > len(known)


def propose_soorten(values: Collection[str]) -> Iterator[Antwoordvoorstel]:
    """Our code for every value that is not one already."""
    for tekst in sorted(values, key=str.casefold):
        if tekst.strip().casefold() in SOORTEN:
            continue
        soort, sure = read_soort(tekst)
        yield Antwoordvoorstel(
            tekst=tekst, woord=soort if sure or soort == KIES else f"{soort}{TWIJFEL}"
        )
