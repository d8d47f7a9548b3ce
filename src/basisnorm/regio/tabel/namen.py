"""Names of schools and places as different people write them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from basisnorm.regio.tabel.koppen import normalise

# What says what kind of school it is, not which one.
_SOORT = frozenset((
    "basisschool", "school", "scholen", "obs", "cbs", "pcbs", "pc", "rk", "rkbs", "kbs", "bs",
    "bbs", "gbs", "gvs", "abbs", "nbs", "obbs", "sbo", "sbs", "so", "vso", "vo", "pro", "ikc",
    "kc", "ikec", "ic", "bc", "mfa", "kindcentrum", "integraal", "openbare", "openbaar",
    "christelijke", "christelijk", "chr", "protestants", "protestantse", "katholieke",
    "katholiek", "rooms", "gereformeerde", "gereformeerd", "geref", "reformatorische",
    "interconfessionele", "interconfessioneel", "oecumenische", "bijzondere", "algemene",
    "algemeen", "bijzonder", "daltonschool", "dalton", "montessorischool", "montessori",
    "jenaplanschool", "jenaplan", "vrijeschool", "nevenvestiging", "vestiging", "locatie",
    "brede", "college", "lyceum", "scholengemeenschap", "csg", "rsg", "osg", "sg",
    "de", "het", "den", "een", "t", "n", "s", "en", "van", "voor", "der", "in", "op", "te",
))  # fmt: skip
_KORT = {"st": "sint", "mr": "meester", "pr": "prins", "dr": "doctor", "kon": "koningin",
         "burg": "burgemeester", "prof": "professor", "ds": "dominee"}  # fmt: skip
# Names of which less than this is alike, without a word in common, are of different schools.
_ALIKE = 0.6
_SHORTEST = 4
_LOWER = frozenset(
    ("aan", "ad", "bij", "ca", "de", "den", "der", "en", "gem", "het", "in", "onder", "op", "te",
     "ten", "ter", "van", "voor")
)  # fmt: skip
_S_BEFORE = re.compile("^'?S[ -]")
_PROVINCIE = frozenset(("dr", "fl", "fr", "gn", "lb", "nb", "nh", "ov", "ut", "zh"))


def fits(one: str, other: str) -> bool:
    """Whether two names may well be of the same school; False only when clearly not.

    Case, accents, punctuation, the kind of school and its abbreviation do not count.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        # Only the kind of school was written down: that says nothing about which one.
        return True
    if any(_same(a, b) for a in first for b in second):
        return True
    joined, beside = "".join(first), "".join(second)
    if joined in beside or beside in joined or _initials(one, other):
        return True
    return SequenceMatcher(None, joined, beside).ratio() >= _ALIKE


def place_name(text: str) -> str:
    """A place as people write it, from the capitals in which DUO keeps it."""
    if text != text.upper():
        return text
    parts = re.split(r"([ -]+)", _S_BEFORE.sub("'s-", text).lower())
    return "".join(
        part if index and part in _LOWER else _capitalised(part) for index, part in enumerate(parts)
    )


def _capitalised(word: str) -> str:
    if word in _PROVINCIE:
        return word.upper()
    return f"IJ{word[2:]}" if word.startswith("ij") else word.capitalize()


def _words(name: str) -> list[str]:
    words = [_KORT.get(word, word) for word in normalise(name).split()]
    return [word for word in words if word not in _SOORT]


def _same(one: str, other: str) -> bool:
    """The same word, or the beginning of it ("Johannes" and "Johannesschool")."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST and long.startswith(short))


def _initials(one: str, other: str) -> bool:
    """Whether one name is the other one's initials: "JvO", "W.A. School"."""
    for short, long in ((one, other), (other, one)):
        letters = "".join(_words(short))
        full = normalise(long).split()
        first = {"".join(word[0] for word in full), "".join(word[0] for word in _words(long))}
        if 2 <= len(letters) <= _SHORTEST and letters in first:
            return True
    return False
