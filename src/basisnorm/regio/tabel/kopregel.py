"""Where the headings of a table stand: below a title, on one row or on two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from basisnorm.errors import Ernst, Melding
from basisnorm.regio.model import BIJ_EIS
from basisnorm.regio.tabel.basis import clean
from basisnorm.regio.tabel.koppen import find_column, normalise
from basisnorm.words import listing, shown

_CODE_KOP = re.compile(r"vestigingscode|vestigingsnummer|\bbrin")
_CODE = re.compile(r"[0-9]{2}[A-Z]{2}-?[0-9]{2}", re.IGNORECASE).fullmatch
# "dys 01", "dys01 toelichting": the number of an eis, of whatever norm.
_EIS = re.compile(rf"[a-z]{{2,5}} ?[0-9]{{1,3}}( ({'|'.join(BIJ_EIS)}))?").fullmatch
_LANG = frozenset(("eis", "eis id", "eisnummer", "antwoord"))
# Under the number of an eis that stands above more than one column.
_ANTWOORD = frozenset(("antwoord", "niveau", "score", "antwoorden"))
_NAMED = 10
_ALL, _EXACT, _ABOUT, _WIDE = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Kop:
    """The headings; `plaats` is their row, counting from 0, and with `twee` the one above it too.

    Empty cells behind the last heading are not among them. `boven` are the texts in each row
    above.
    """

    plaats: int
    koppen: tuple[str, ...]
    twee: bool = False
    boven: tuple[tuple[str, ...], ...] = ()


def find_kop(rows: Iterable[list[str]]) -> Kop | None:
    """The headings among the first rows of a table; None without any text.

    Those with the code of a school and eisen, before those with the code alone, before those that
    are about it in other words, before any row with two texts. Rows above are a title or say what
    to do; a row with a code in it is a school, and below it no headings are looked for.
    """
    texts = [[*map(clean, cells)] for cells in rows]
    school = next((place for place, cells in enumerate(texts) if is_school(cells)), None)
    best, most = None, (-1, 0)
    if school is not None and not any(any(cells) for cells in texts[:school]):
        # Schools without headings: whoever needs those will miss them.
        school += 1
    for place, cells in enumerate(texts[:school]):
        if (rank := _rank(cells)) is None:
            continue
        # An instruction may name the code too; the headings themselves are wider.
        worth = (rank, sum(map(bool, cells)) if rank == _ABOUT else 0)
        if worth > most:
            best, most = place, worth
    if best is None:
        return None
    above = texts[best - 1] if best else []
    below = texts[best + 1] if best + 1 < len(texts) and best + 1 != school else []
    if (both := _combined(texts[best], below)) is not None:
        return Kop(best + 1, _trimmed(both), True, _rows(texts[:best]))
    if (both := _combined(above, texts[best])) is not None:
        return Kop(best, _trimmed(both), True, _rows(texts[: best - 1]))
    return Kop(best, _trimmed(texts[best]), False, _rows(texts[:best]))


def names_code(kop: str) -> bool:
    """Whether this heading is about the code of a school, in whatever words."""
    return find_column(kop) == "vestigingscode" or _CODE_KOP.search(normalise(kop)) is not None


def two_rows(path: Path, blad: str | None, kop: Kop) -> tuple[Melding, ...]:
    """One let-op when the headings stand on two rows."""
    if not kop.twee:
        return ()
    named = [f"'{shown(each)}'" for each in kop.koppen if each][:_NAMED]
    return (
        Melding(
            ernst=Ernst.LET_OP,
            code="kop-op-twee-rijen",
            bestand=str(path),
            blad=blad,
            regel=kop.plaats + 1,
            tekst=f"De koppen staan op rij {kop.plaats} en {kop.plaats + 1}. Wij lezen ze samen: "
            f"{listing(named, 'en')}.",
            oplossing="Kijk of dat klopt. Zo niet: zet elke kop in één cel, op één rij.",
        ),
    )


def looks_like_kop(text: str) -> bool:
    """Whether a text is a heading that we know, whatever stands above it."""
    name = normalise(text)
    return find_column(text) is not None or name in _LANG or _EIS(name) is not None


def is_school(cells: Sequence[str]) -> bool:
    """Whether a row has the code of a school, and something beside it."""
    return any(map(_CODE, cells)) and sum(map(bool, cells)) > 1


def _rank(cells: Sequence[str]) -> int | None:
    texts = [each for each in cells if each]
    if len(texts) < 2:
        return 0 if texts else None
    if not any(map(names_code, texts)):
        return _WIDE
    if any(_EIS(name) or name in _LANG for name in map(normalise, texts)):
        return _ALL
    return _EXACT if any(find_column(each) == "vestigingscode" for each in texts) else _ABOUT


def _combined(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """The headings on two rows as one; None when these are no such rows.

    "DYS-01" above "niveau" and "toelichting", or a gebied above the numbers of its eisen.
    """
    if not any(map(names_code, (*upper, *lower))):
        return None
    koppen, last, together = [], "", False
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        last = above or last
        name, part = normalise(last), normalise(below)
        beside = _EIS(name) is not None and part in (*_ANTWOORD, *BIJ_EIS)
        if above and below and looks_like_kop(above) and part != normalise(above) and not beside:
            # Two headings that say something else: the second is a row of its own.
            return None
        if _EIS(part) or (above and not below):
            # The row below is no heading of its own when it lacks the code.
            own = _EIS(part) is not None and part != normalise(above)
            together |= own and not any(map(names_code, lower))
            koppen.append(below or above)
        elif _EIS(name) and part in _ANTWOORD:
            koppen.append(last)
            together = True
        elif _EIS(name) and part in BIJ_EIS:
            koppen.append(f"{last} {part}")
            together = True
        else:
            koppen.append(below)
    return koppen if together else None


def _rows(texts: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, texts))


def _trimmed(koppen: Sequence[str]) -> tuple[str, ...]:
    end = len(koppen)
    while end and not koppen[end - 1]:
        end -= 1
    return tuple(koppen[:end])
