"""Words that people typed beside the words we know: what was meant, and how to show both."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
# What Unicode calls white space.
WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SEEN = " \n\r"
# Formats and controls.
_UNSEEN = ("Cf", "Cc")
_NAMES = {
    "\t": "een tab",
    "\xa0": "een vaste spatie",
    "\u202f": "een smalle vaste spatie",
    "\u200b": "een spatie zonder breedte",
    "\xad": "een zacht afbreekstreepje",
}
# Their letters look like ours.
_SCRIPTS = {"CYRILLIC": "Cyrillisch", "GREEK": "Grieks"}
_SHOWN = 60
_LISTED = 20
_WORDS = {"True": "true", "False": "false", "None": "niets"}
_LOOK_ALIKE = str.maketrans("oil", "011")
_SEPARATORS = re.compile(r"[\s._-]+")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBERS = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_YES_OR_NO = frozenset(
    (
        "ja",
        "nee",
        "neen",
        "niet",
        "geen",
        "nooit",
        "noch",
        "zonder",
        "wel",
        "altijd",
        "no",
        "not",
        "yes",
        "never",
    )
)
# What is more than a separator: "op orde?" is in doubt.
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_NAME_LENGTH = 40
_SIGNS = re.compile(r"[^\w\s.-]")
# Of two words that are one in another spelling; "score" is not "sector".
_ALIKE = 0.75
_NOT = ("on", "niet", "non", "in")


def suggest(word: str, known: Collection[str]) -> str | None:
    """The known word that was probably meant, or None.

    Letters may be wrong, numbers may not: DYS-O9 and dys9 are DYS-09, but DYS-99 could be
    anything, and a wrong guess costs more than none. Nor may it deny what was said, or say what
    was denied: "niet op orde" is not "op orde", and "ja/nee" is neither. And it drops or adds
    nothing: "op orde (bijna)", "op orde?" and "DYS-02 doel" say something else.
    """
    # A pasted paragraph is no typing error, and comparing it would take long.
    if len(word) > _SHOWN:
        return None
    by_skeleton = {_skeleton(each): each for each in reversed(tuple(known))}
    skeleton = _skeleton(word)
    if skeleton in by_skeleton:
        return by_skeleton[skeleton]
    numbers = _numbers(word)
    # Looking for what was meant is rare, and this is not found at once.
    from difflib import get_close_matches

    by_lower = {
        each.lower(): each
        for each in known
        if _numbers(each) == numbers
        and _denials(word, each) == _denials(each, word)
        and _says_as_much(word, each)
    }
    close = get_close_matches(word.lower().strip(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None


def _says_as_much(one: str, other: str) -> bool:
    """Whether two texts differ in spelling alone: no word or sign more, and none replaced."""
    # Who calls out is not in doubt.
    if {*_SIGNS.findall(one.rstrip("!"))} != {*_SIGNS.findall(other)}:
        return False
    first, second = _LETTERS.findall(one.lower()), _LETTERS.findall(other.lower())
    if len(first) == len(second):
        return all(map(_is_alike, first, second))
    # Two words written as one, with a letter wrong at most: no word is that short.
    joined, beside = "".join(first), "".join(second)
    return (
        min(map(len, (*first, *second)), default=0) > 1
        and abs(len(joined) - len(beside)) <= 1
        and _is_alike(joined, beside)
    )


def listing(known: Collection[str], word: str = "of") -> str:
    """The words as people enumerate them: "po of vo". Empty without words."""
    if len(known) < 2:
        return "".join(known)
    *first, last = known
    return f"{', '.join(first)} {word} {last}"


def name_school(naam: str | None, vestigingscode: str) -> str:
    """What a school is called where it must have a name: "School 99AA00" when it gave none."""
    return naam or f"School {vestigingscode}"


def some(words: Sequence[str], most: int) -> str:
    """All of the words, or the first `most` and how many more there are: "a, b en nog 3"."""
    if len(words) <= most:
        return listing(words, "en")
    return f"{', '.join(words[:most])} en nog {len(words) - most}"


def find_hidden(text: str) -> str | None:
    """The first character that steers a terminal or turns the text around, as "U+001B"."""
    if text.isprintable():
        return None
    match = _HIDDEN.search(text)
    return f"U+{ord(match[0]):04X}" if match else None


def invisible(text: str) -> str | None:
    """What in a text cannot be seen, in words: "een vaste spatie (U+00A0)"; None when all can."""
    if text.isprintable():
        return None
    for each in text:
        if each not in _SEEN and (each in WHITE or unicodedata.category(each) in _UNSEEN):
            return f"{_NAMES.get(each, 'een teken dat u niet ziet')} (U+{ord(each):04X})"
    return None


def odd_sign(text: str) -> str | None:
    """What in a text is not what it looks like: it cannot be seen, or is of another alphabet."""
    if text.isascii() and text.isprintable():
        return None
    for each in text:
        script = unicodedata.name(each, "").split(" ")[0]
        if script in _SCRIPTS:
            return f"een {_SCRIPTS[script]} teken, '{each}' (U+{ord(each):04X})"
    return invisible(text)


def fold_name(naam: str) -> str:
    """By what names are compared: letters, digits and +, whatever their case; "" when it has no
    letter or digit."""
    # Most input has no names to compare.
    from unicodedata import normalize

    key = "".join(
        each for each in normalize("NFKC", naam).casefold() if each.isalnum() or each == "+"
    )
    return key if key.strip("+") else ""


def date_in_words(iso: str) -> str:
    """ "2026-11-21" as "21 november 2026"; also "2024-11" and "2024".

    Anything else comes back as it is: the dates of sources are text.
    """
    parts = iso.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    numbers = [int(part) for part in parts]
    if len(numbers) == 1 or not 1 <= numbers[1] <= 12:
        return iso
    days = [str(number) for number in numbers[2:]]
    return " ".join([*days, MONTHS[numbers[1] - 1], parts[0]])


def command_line(*parts: str) -> str:
    """A command as it can be pasted in the terminal of this computer."""
    if os.name == "nt":  # pragma: no cover - tested by hand on Windows
        from subprocess import list2cmdline  # nosec B404

        return list2cmdline(parts)
    from shlex import join

    return join(parts)


def remedy(word: str, known: Collection[str], otherwise: str | None = None) -> str:
    """What to do about a word that is not known: the one that was meant, or `otherwise`.

    Without `otherwise` it names what there is.
    """
    meant = suggest(word, known)
    if meant:
        return f"Bedoelt u '{meant}'?"
    if otherwise is not None:
        return otherwise
    if not known:
        return "Haal dit weg."
    if len(known) > _LISTED:
        return f"Haal dit weg, of kies een bestaande, zoals '{next(iter(known))}'."
    return f"Kies uit: {listing(known)}."


def shown(value: object) -> str:
    """A value as it stands in the file: on one line, cut short, nothing a terminal would obey."""
    if isinstance(value, dict | list):
        return "een groep" if isinstance(value, dict) else "een lijst"
    text = " ".join(_WORDS.get(repr(value), str(value)).split())
    text = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def in_quotes(value: object) -> str:
    """The same within quotes, as a message names what someone wrote."""
    return f"'{shown(value)}'"


def _skeleton(word: str) -> str:
    """What is left of a word when case, separators, leading zeros and O-for-0 do not matter."""
    bare = _SEPARATORS.sub("", word.lower().translate(_LOOK_ALIKE))
    return _LEADING_ZEROS.sub("", bare)


def _is_alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    if one == other or sorted(one) == sorted(other):
        return True
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _denials(text: str, other: str) -> set[str]:
    """What in a text says yes or no, also by one syllable in front of a word of the other."""
    words, others = ({*_LETTERS.findall(each.lower())} for each in (text, other))
    return words & _YES_OR_NO | {each for each in words if {*_without_not(each)} & others}


def _without_not(word: str) -> Iterator[str]:
    return (word.removeprefix(each) for each in _NOT if word.startswith(each))


def _numbers(word: str) -> list[int]:
    return [int(each) for each in _NUMBERS.findall(word)]


def slug(text: str) -> str:
    """Text as a part of a file name: letters, digits and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_NAMES.sub("-", plain)[:_NAME_LENGTH].strip("-") or "locatie"
