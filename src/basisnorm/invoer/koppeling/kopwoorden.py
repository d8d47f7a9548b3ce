"""What the words in a heading say: which eis, which remark, and whether that is sure.

What may stand in a heading without making it another question is a closed list: nothing,
punctuation, the number of the question, the name of the area of the eis, and its text, whole or cut
off. Whatever else stands there may ask something else: "DYS-10 streefniveau". The words that it
shares with the text of an eis make a proposal, never a sure one: it may share every word, and ask
something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from basisnorm.invoer.model import BIJ_EIS
from basisnorm.invoer.tabel.koppen import normalise
from basisnorm.norm.model import Eis, Norm, Sector
from basisnorm.words import WHITE

_REMARK = {
    "toelichting": r"toelicht|\btoel\b|licht .*toe\b|opmerking|uitleg|comment|explanation"
    r"|explain|remark",
    "bewijs": r"bewijs|bewijzen|waaruit blijkt|evidence",
    "reden": r"\breden\b|waarom niet van toepassing|waarom n v t|waarom nvt",
}
# "Toelichting 2" and "Toelichting2": what forms make of a question that is asked again.
_AGAIN = re.compile(r"\s*[0-9]+$")
_QUESTION = re.compile(r"\bvraag ([0-9]+)")
# A remark of these words alone is about the question before it.
_FILL = frozenset((
    "licht", "uw", "je", "jullie", "antwoord", "toe", "kort", "korte", "eventueel", "eventuele",
    "optioneel", "ruimte", "voor", "geef", "kunt", "kun", "u", "dit", "hier", "een", "bij", "op",
    "deze", "vraag", "graag", "desgewenst", "waarom", "n", "v", "t", "nvt", "niet", "van",
    "toepassing", "is", "de", "het", "toelichten", "toelichting", "toelichtingen", "opmerking",
    "opmerkingen", "commentaar", "commentaren", "bewijs", "bewijzen", "reden", "waaruit",
    "blijkt", "dat", "uitleg", "comment",
    "comments", "explanation", "please", "explain", "your", "answer", "optional", "remark",
    "remarks", "evidence", "the", "this", "question", "for", "en", "of", "and", "or", "indien",
    "nodig", "gewenst", "invullen", "mag", "to", "on", "any",
))  # fmt: skip
# These say that a remark is about more than one question.
_WIDER = frozenset((
    "nog", "verder", "slot", "overige", "overig", "algemeen", "algemene", "vragen", "onderdeel",
    "onderdelen", "blok", "deel", "alle", "hele", "bovenstaande", "formulier", "vragenlijst",
    "enquete", "gebied", "thema", "hoofdstuk", "vooraf", "tips", "general", "above", "survey",
    "section", "other", "further",
))  # fmt: skip
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
_ID = re.compile(r"(?<![A-Za-z])([A-Za-z]{2,5})([\s_.\[(-]*)0*([0-9]{1,3})(?![0-9])")
# What may stand before an id that a remark is made at.
_BEFORE = re.compile(
    r"(?:\s|[0-9]|[.:)(\[\u2013\u2014-]|\b(?:vraag|eis|norm|stelling|item|nr|nummer|bij|op|voor"
    r"|toelichting|opmerkingen|opmerking|bewijs|reden|nvt|n\.v\.t\.|n|v|t|comment)\b)*"
    r"|[A-Za-z]\w*\.\s*",
    re.IGNORECASE,
)
# Another eis follows: "DYS-01/02", "DYS-01 t/m 05".
_MORE = re.compile(r"\s*(?:/|,|&|\+|-|\u2013|en|t/m|tm|tot)\s*[0-9]", re.IGNORECASE)
# What is stuck to it: "DYS01toel", "DYS09[SQ001]", "DYS09_c".
_STUCK = re.compile(r"[\])]?(?:[_-]?([A-Za-z][A-Za-z0-9]*)|\[(\w+)\]|_([0-9]+))")
_OTHER = frozenset(("other", "anders", "overig"))
_SHORT = {"toel": "toelichting", "tl": "toelichting", "opm": "toelichting", "com": "toelichting",
          "comm": "toelichting", "comment": "toelichting", "comments": "toelichting",
          "bew": "bewijs", "bewijzen": "bewijs", "red": "reden"}  # fmt: skip
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


def find_part(kop: str) -> str | None:
    """Which kind of remark at an eis a heading asks for; its first or last words tell."""
    words = _AGAIN.sub("", normalise(kop)).split()
    ends = f"{' '.join(words[:4])} | {' '.join(words[-2:])}"
    return next((part for part in BIJ_EIS if re.search(_REMARK[part], ends)), None)


def again_key(kop: str) -> str:
    """By which a question is known that is asked again: "Hulp (2)" and "Hulp2" are "Hulp"."""
    return _AGAIN.sub("", normalise(kop))


def left_over(kop: str) -> set[str]:
    """The words in the heading of a remark that say more than that it is one."""
    return {word for word in normalise(kop).split() if not word.isdigit()} - _FILL


def is_wider(words: set[str], gebieden: set[str]) -> bool:
    """Whether these words speak of a whole area, or of the whole form."""
    return bool(words & (_WIDER | gebieden))


def named_question(kop: str) -> str | None:
    """The number in "Toelichting bij vraag 3"."""
    match = _QUESTION.search(normalise(kop))
    return match[1] if match else None


def split_grid(kop: str) -> tuple[str, str]:
    """("Dyslexie", "DYS-01 ...") of "Dyslexie [DYS-01 ...]": the grid, and its row; else ("", kop).

    What stands in the brackets of a remark ("[Commentaar]") is no row.
    """
    text = kop.strip()
    if not text.endswith("]") or "[" not in text[1:]:
        return "", kop
    grid, _, row = text[:-1].rpartition("[")
    return (grid.strip(), row.strip()) if grid.strip() else ("", kop)


def speaks_of_remark(text: str) -> bool:
    """Whether a heading is a remark by its first or its last word, or says nothing else."""
    words = _AGAIN.sub("", normalise(text)).split()
    return not left_over(text) or any(find_part(each) for each in (*words[:1], *words[-1:]))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopcode:
    """What the ids in a heading say. `eis` is None when nobody can tell: `waarom` says why.

    `deel` is what the column holds beside the answer; without `zeker` a person must look.
    """

    eis: str | None
    deel: str | None = None
    zeker: bool = True
    waarom: str | None = None


def read_kopcode(kop: str, norm: Norm) -> Kopcode | None:
    """None for a heading without an id of this norm."""
    known, unknown = [], []
    for match in _ID.finditer(kop):
        eis = f"{match[1].upper()}-{int(match[3]):02}"
        if eis in norm.eisen:
            known.append((eis, match))
        elif match[2] == "-":
            unknown.append(match[0])
    eisen = dict.fromkeys(eis for eis, _ in known)
    if not known:
        gone = {each.id for each in norm.vervallen}
        prefixes = {eis.split("-")[0] for eis in norm.eisen}
        for word in unknown:
            name = word.upper()
            if name in gone or name.split("-")[0] in prefixes:
                return Kopcode(eis=None, waarom=f"{name} staat niet in norm {norm.id}")
        return None
    eis, match = known[0]
    before, after = kop[: match.start()], kop[match.end() :]
    if len(eisen) > 1 or _MORE.match(after):
        named = " en ".join(eisen) if len(eisen) > 1 else f"meer dan {eis}"
        return Kopcode(eis=None, waarom=f"deze kop noemt {named}")
    stuck = _STUCK.match(after)
    word = normalise(next((each for each in stuck.groups() if each), "")) if stuck else ""
    rest = f"{before} {after}"
    part = _SHORT.get(word) or find_part(word) or find_part(rest)
    # "DYS-09 Geeft de school uitleg aan ouders?" is a question, and probably that of the eis.
    spoken = part is None or word in _SHORT or speaks_of_remark(rest)
    if word in _OTHER:
        return Kopcode(eis=None, waarom=f"'anders' bij {eis}")
    if not spoken:
        return Kopcode(eis=eis, zeker=False)
    sure = not unknown and bool(part or not stuck)
    if part:
        sure = (
            sure
            and _BEFORE.fullmatch(before) is not None
            and is_bare_remark(
                f"{before} {after[stuck.end() :] if stuck and word in _SHORT else after}", eis, norm
            )
        )
    else:
        sure = sure and only_names(before, after, eis, norm)
    return Kopcode(eis=eis, deel=part, zeker=sure)


def match(koppen: Mapping[int, str], norm: Norm) -> dict[int, str]:
    """By column the eis that its heading is most like; no eis twice, and the best ones first.

    Words count heavier as fewer eisen have them, and of a word only the beginning counts:
    "leerlingen" and "leerling" are the same.
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
