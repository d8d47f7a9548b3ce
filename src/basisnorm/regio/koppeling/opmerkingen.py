"""Columns with a remark: which kind it is, and at which eis it was made."""

from __future__ import annotations

import re

from basisnorm.regio.model import BIJ_EIS
from basisnorm.regio.tabel.koppen import normalise

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
