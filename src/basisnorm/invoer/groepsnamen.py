"""Names of besturen and gemeenten as people type them: which are the same, which look alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from basisnorm.audit.model import School
from basisnorm.errors import Ernst, Melding
from basisnorm.words import fold_name, listing, shown

# What a file of DUO makes of a number without a name.
_NUMBER = re.compile(r"bestuur([0-9]{5})")
_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"[0-9]+")
# These say what kind of thing it is, not which one.
_KINDS = frozenset(
    ("stichting", "stg", "st", "vereniging", "ver", "gemeente", "gem", "bestuur",
     "schoolbestuur", "de", "het")
)  # fmt: skip
# What people write where they have no name to write.
_NOTHING = frozenset(
    ("nvt", "nietvantoepassing", "onbekend", "nogonbekend", "nietbekend", "nognietbekend",
     "nietingevuld", "nognietingevuld", "geen", "nb", "nnb", "na", "leeg")
)  # fmt: skip
# In a shorter name one other letter makes another name: Assen and Asten.
_LONG = 8
# So many of the names that look alike are named.
_TOLD = 10
_WORDS = (("bestuur", "besturen", "hetzelfde bestuur"),
          ("gemeente", "gemeenten", "dezelfde gemeente"))  # fmt: skip


def fold(naam: str | None) -> str:
    """By what names are compared, whatever their case; "" when it is no name.

    A bestuur without a name is its number, with or without the word before it.
    """
    key = fold_name(naam or "")
    if key in _NOTHING:
        return ""
    return _NUMBER.sub(r"\1", key) if _NUMBER.fullmatch(key) else key


class Groepsnamen:
    """Takes names as they stand there; gives each group one name: the one written most often."""

    def __init__(self) -> None:
        self._keys: dict[str | None, str] = {}
        self._many: Counter[str | None] = Counter()

    def add(self, naam: str | None) -> str:
        """The key of the group; "" when no name was filled in."""
        key = self._keys.get(naam)
        if key is None:
            key = self._keys[naam] = fold(naam)
        self._many[naam] += 1
        return key

    def namen(self) -> dict[str, str]:
        """What each group is called, by its key; not that of the schools without a name."""
        written: dict[str, Counter[str]] = {}
        for naam, key in self._keys.items():
            if key:
                plain = " ".join((naam or "").split())
                written.setdefault(key, Counter())[plain] += self._many[naam]
        return {
            key: max(names, key=lambda each: (names[each], _plainness(each), -len(each), each))
            for key, names in written.items()
        }

    def lijken(self) -> Iterator[tuple[str, ...]]:
        """Names of groups that may well be one group, those that look alike together."""
        together: dict[str, list[str]] = {}
        for key, naam in self.namen().items():
            for sign in {*_signs(naam, key)}:
                together.setdefault(sign, []).append(naam)
        chains = _chains(each for each in together.values() if len(each) > 1)
        yield from sorted(tuple(sorted(each)) for each in chains)


def _plainness(naam: str) -> int:
    """Of two ways to write a name: words before a number, and no shouting."""
    if naam.isdecimal():
        return 0
    return 1 if naam.isupper() or naam.islower() else 2


def _signs(naam: str, key: str) -> Iterator[str]:
    """What two names that look alike have in common."""
    plain = "".join(each for each in normalize("NFKD", naam.casefold()) if not combining(each))
    words = [each for each in _WORD.findall(_ASIDE.sub(" ", plain)) if each not in _KINDS]
    # Without its kind a name of one or two letters is not much of a name.
    if len(core := "".join(words)) > 2:
        yield f"core {core}"
    if len(key) >= _LONG:
        # One letter more, less or other; a number is never nearly the same.
        numbers = " ".join(_DIGITS.findall(key))
        letters = _DIGITS.sub("", key)
        for at in range(len(letters)):
            yield f"{numbers} {letters[:at]}{letters[at + 1 :]}"
        yield f"{numbers} {letters}"


def _chains(groups: Iterable[list[str]]) -> Iterator[list[str]]:
    """Groups that share a member, together; each once, in the order in which they came."""
    chains: list[dict[str, None]] = []
    for group in groups:
        touched = [each for each in chains if not each.keys().isdisjoint(group)]
        merged = dict.fromkeys(key for each in touched for key in each) | dict.fromkeys(group)
        chains = [each for each in chains if each not in touched] + [merged]
    yield from map(list, chains)


class Schoolnamen:
    """The names in one batch, of which some may well mean one group."""

    def __init__(self) -> None:
        self._besturen, self._gemeenten = Groepsnamen(), Groepsnamen()
        self._locaties: dict[str, Groepsnamen] = {}

    def add(self, school: School) -> None:
        """Take the names in a school."""
        if school.locatie:
            self._locaties.setdefault(school.vestigingscode, Groepsnamen()).add(school.locatie)
        self._besturen.add(school.bestuur)
        self._gemeenten.add(school.gemeente)

    def meldingen(self, bestand: str) -> Iterator[Melding]:
        """A let-op about each group of names that look alike; `bestand` is where they stood."""
        for code, each in self._locaties.items():
            for group in each.lijken():
                quoted = listing([f"'{shown(name)}'" for name in group], "en")
                yield _melding(
                    bestand,
                    "locatie",
                    f"Deze locaties van {code} lijken op elkaar, en tellen als aparte scholen: "
                    f"{quoted}.",
                    "Is het één gebouw? Houd dan één rij over.",
                )
        for (veld, many, same), found in zip(
            _WORDS, (self._besturen, self._gemeenten), strict=True
        ):
            alike = list(found.lijken())
            for group in alike[:_TOLD]:
                quoted = listing([f"'{shown(each)}'" for each in group], "en")
                yield _melding(
                    bestand,
                    veld,
                    f"Deze {many} lijken op elkaar en staan apart: {quoted}.",
                    f"Is het {same}? Schrijf de naam dan overal gelijk; dan tellen de scholen "
                    "samen.",
                )
            if (left := len(alike) - _TOLD) > 0:
                yield _melding(
                    bestand,
                    veld,
                    f"Nog {left} keer lijken {many} op elkaar.",
                    f"Kijk de kolom {veld} na, en schrijf dezelfde naam overal gelijk.",
                )


def _melding(bestand: str, veld: str, tekst: str, oplossing: str) -> Melding:
    return Melding(
        ernst=Ernst.LET_OP,
        code="namen-lijken",
        bestand=bestand,
        veld=veld,
        tekst=tekst,
        oplossing=oplossing,
    )
