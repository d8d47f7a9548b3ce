"""Which eis the heading of a form is probably about: the words that they share.

Deterministic and without a model: words count heavier as fewer eisen have them, and of a word
only the beginning counts, so that "leerlingen" and "leerling" are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from basisnorm.norm.model import Norm, Sector
from basisnorm.regio.koppeling.kopcode import asks_else
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.values import dataclass

# From here on a match needs no second look, provided that no other eis comes near.
_ZEKER, _VOORSPRONG = 0.8, 0.15
# The same text, whatever else looks like it: two eisen may differ in one word.
_LETTERLIJK = 0.97
# So much alike, two headings may well be about the same eis.
_NABIJ = 0.6
# Below this there is nothing to propose: a wrong guess costs more than none.
_MISSCHIEN = 0.4
_STEM = 6
_STOPWORDS = frozenset((
    "de", "het", "een", "en", "of", "in", "op", "aan", "bij", "van", "voor", "met", "uit", "als",
    "dat", "die", "dit", "er", "is", "zijn", "wordt", "worden", "wij", "we", "u", "uw", "jullie",
    "ons", "onze", "hebben", "heeft", "hebt", "doet", "doen", "zij", "hij", "ook", "te", "om",
    "door", "naar", "je", "jouw", "hoe", "wat", "welke", "waar", "mate", "hoeverre", "school",
    "scholen", "leraar", "leraren", "vraag", "stelling", "kunt", "kan",
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelijkenis:
    """The eis that a heading is about; without `zeker` a person must look."""

    eis: str
    zeker: bool


def match(koppen: Mapping[int, str], norm: Norm) -> dict[int, Gelijkenis]:
    """By column the eis that its heading is most like; no eis twice, and the best ones first.

    When two headings are like one eis, neither is sure, but for one that is its very text.
    """
    stems = {
        (eis.id, sector): _stems(eis.tekst.voor(sector))
        for eis in norm.eisen.values()
        for sector in Sector
    }
    # The texts for po and vo are mostly the same, so both count for one.
    seen = Counter(stem for found in stems.values() for stem in found)
    weights = {stem: log(1 + len(stems) / number) for stem, number in seen.items()}
    unknown = log(1 + len(stems)) / 2
    pairs: list[tuple[float, int, str]] = []
    ahead: dict[int, float] = {}
    first: dict[int, float] = {}
    like: Counter[str] = Counter()
    for column, kop in koppen.items():
        scores: dict[str, float] = {}
        words = _stems(kop)
        for (eis, _), other in stems.items():
            score = _overlap(words, other, weights, unknown)
            scores[eis] = max(score, scores.get(eis, 0.0))
        pairs += [(-score, column, eis) for eis, score in scores.items() if score >= _MISSCHIEN]
        best = sorted(scores.values(), reverse=True)
        first[column] = best[0]
        ahead[column] = best[0] - best[1] if len(best) > 1 else 1.0
        like.update(eis for eis, score in scores.items() if score >= max(_NABIJ, best[0]))
    found: dict[int, Gelijkenis] = {}
    taken: set[str] = set()
    for negative, column, eis in sorted(pairs):
        # The second best of a heading is no proposal when another one has its best.
        if column in found or eis in taken or -negative < first[column] - _VOORSPRONG:
            continue
        taken.add(eis)
        literal = -negative >= _LETTERLIJK
        zeker = literal or (-negative >= _ZEKER and ahead[column] >= _VOORSPRONG and like[eis] == 1)
        kop = koppen[column]
        found[column] = Gelijkenis(
            eis=eis, zeker=zeker and not _is_cut(kop) and not asks_else(kop, eis, norm)
        )
    return found


def _is_cut(kop: str) -> bool:
    """Whether the end of a heading is missing."""
    return kop.rstrip().endswith(("...", "\N{HORIZONTAL ELLIPSIS}"))


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM]
        for word in normalise(text).split()
        if len(word) > 1 and not word.isdigit() and word not in _STOPWORDS
    )


def _overlap(
    one: frozenset[str], other: frozenset[str], weights: Mapping[str, float], unknown: float
) -> float:
    """From 0 (no word in common) to 1 (the same words)."""
    both = sum(weights[stem] for stem in one & other)
    total = sum(weights.get(stem, unknown) for stem in one) + sum(weights[s] for s in other)
    return 2 * both / total if total else 0.0
