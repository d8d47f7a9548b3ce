"""What may stand in a heading without making it another question: a closed list.

Nothing, punctuation, the number of the question, the name of the area of the eis, and its text,
whole or cut off. Whatever else stands there may ask something else: "DYS-10 streefniveau".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from basisnorm.norm.model import Eis, Norm
from basisnorm.regio.koppeling.opmerkingen import left_over
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.words import WHITE

_LABEL = r"(?:vraag|eis|norm|stelling|item|nr\.?|nummer)"
# "3.", "Vraag 3a:", "1.2)", and the code that LimeSurvey puts in front. A year is no number.
_NUMBER = re.compile(
    rf"\s*(?:(?:{_LABEL}\s*)?[0-9]{{1,3}}[a-z]?(?:\.[0-9]{{1,2}}){{0,2}}(?![\w/-])"
    rf"|(?:G[0-9]{{1,3}})?Q[0-9]{{1,5}}\.|{_LABEL}(?!\w))",
    re.IGNORECASE,
)
_SIGNS = frozenset(f".,:;()[]|?*\"'_-\u2022\u00b7\u2026\u200b\ufeff{WHITE}") | {
    chr(each) for each in (*range(0x2010, 0x2016), *range(0x2018, 0x201F))
}
# The end of a text that was cut off may be in the middle of a word; fewer words can be anything.
_LEAST = 3


def only_names(before: str, after: str, eis: str, norm: Norm) -> bool:
    """Whether what stands around the id of an eis says nothing else than which eis that is."""
    return all(_says(text, eis, norm, cut=True) for text in (_unnumbered(before), after))


def is_own_text(kop: str, eis: str, norm: Norm) -> bool:
    """Whether a heading without an id is the whole text of an eis, and says nothing else."""
    bare = _unnumbered(kop)
    return bool(normalise(bare)) and any(_says(text, eis, norm, cut=False) for text in (bare, kop))


def is_bare_remark(text: str, eis: str, norm: Norm) -> bool:
    """Whether the heading of a remark says no more than that it is one, and at which eis."""
    return not left_over(text) - {word for each in _texts(norm.eisen[eis]) for word in each}


def _unnumbered(text: str) -> str:
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def _says(text: str, eis: str, norm: Norm, *, cut: bool) -> bool:
    """Whether a text is nothing but the area of an eis and its text.

    With `cut` its text may miss its end, or not be there at all.
    """
    own = norm.eisen[eis]
    signs = {*_SIGNS, *own.tekst.po, *own.tekst.vo}
    if any(not each.isalnum() and each not in signs for each in unicodedata.normalize("NFC", text)):
        return False
    words = tuple(normalise(text).split())
    area = _areas(own, norm)
    for at in range(len(words) + 1):
        if _is_area(words[:at], area) and _is_text(words[at:], own, cut=cut):
            return True
        if _is_area(words[at:], area) and _is_text(words[:at], own, cut=cut):
            return True
    return False


def _is_text(words: Sequence[str], eis: Eis, *, cut: bool) -> bool:
    for whole in _texts(eis):
        if words == whole or (cut and not words):
            return True
        if cut and len(words) >= _LEAST:
            *first, last = words
            here = whole[: len(words)]
            if [*here[:-1]] == first and here[-1].startswith(last) and len(here) == len(words):
                return True
    return False


def _is_area(words: Sequence[str], area: frozenset[str]) -> bool:
    """Whether these are names of the area, one or more: "Lezen en spellen"."""
    left = [word for word in " ".join(words).split(" en ") if word] if words else []
    return " ".join(words) in area or all(
        each in area or set(each.split()) <= area for each in left
    )


def _areas(eis: Eis, norm: Norm) -> frozenset[str]:
    """The names of the area of an eis: as it is called, and each part of that."""
    gebied = next(each for each in norm.gebieden if each.id == eis.gebied)
    parts = (*re.split(r",| en ", gebied.titel), re.sub(r"[()]", "", gebied.titel))
    return frozenset(normalise(each) for each in (gebied.titel, gebied.id, *parts))


def _texts(eis: Eis) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(normalise(each).split()) for each in dict.fromkeys((eis.tekst.po, eis.tekst.vo))
    )
