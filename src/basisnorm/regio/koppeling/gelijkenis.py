"""Which eis the heading of a form is probably about: the words that they share.

That is never sure: a heading may share every word, and ask something else.

Deterministic and without a model: words count heavier as fewer eisen have them, and of a word
only the beginning counts, so that "leerlingen" and "leerling" are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from basisnorm.norm.model import Norm, Sector
from basisnorm.regio.tabel.koppen import normalise

# What comes so near to the best of a heading may be meant as well.
_NABIJ = 0.15
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


def match(koppen: Mapping[int, str], norm: Norm) -> dict[int, str]:
    """By column the eis that its heading is most like; no eis twice, and the best ones first."""
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
    first: dict[int, float] = {}
    for column, kop in koppen.items():
        scores: dict[str, float] = {}
        words = _stems(kop)
        for (eis, _), other in stems.items():
            score = _overlap(words, other, weights, unknown)
            scores[eis] = max(score, scores.get(eis, 0.0))
        pairs += [(-score, column, eis) for eis, score in scores.items() if score >= _MISSCHIEN]
        first[column] = max(scores.values())
    found: dict[int, str] = {}
    taken: set[str] = set()
    for negative, column, eis in sorted(pairs):
        # The second best of a heading is no proposal when another one has its best.
        if column in found or eis in taken or -negative < first[column] - _NABIJ:
            continue
        taken.add(eis)
        found[column] = eis
    return found


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
