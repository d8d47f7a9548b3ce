"""A table seen through a mapping file: our columns and our words, at the places of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from basisnorm.audit.schrijfwijzen import NVT, OPEN, fold, our_word
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.invoer.koppeling.koppeling import (
    JA_NEE,
    NIVEAUS,
    SCHOOL,
    SOORTEN,
    TE_KIEZEN,
    Koppeling,
    Koppelregel,
)
from basisnorm.invoer.model import NIET_GEKOPPELD
from basisnorm.invoer.tabel.koppen import (
    MELDINGEN,
    find_column,
    is_added_by_form,
    is_personal,
    kop_key,
    letter,
    may_be_school,
    split_letter,
)
from basisnorm.invoer.tabel.tabel import Tabel
from basisnorm.words import listing, shown

_IN_CELL = {OPEN: ""}
# Comparing every heading with every other one takes long, and nobody reads more than this.
_SUGGESTED = 20
_COMPARED = 200


class Vertaling:
    """From the cell of a column of ours to our word, as a mapping file says.

    Of what is said for one column, for every eis of yes and no, and for all, the first that
    names the answer counts.
    """

    def __init__(self, koppeling: Koppeling) -> None:
        own = {regel.doel: regel.antwoorden for regel in koppeling.regels if regel.doel}
        # In a long table every answer stands in one column.
        self._own = {doel: _keys(answers) for doel, answers in own.items() if answers}
        self._ja_nee_eisen = koppeling.ja_nee_eisen
        self._ja_nee = _keys((text, JA_NEE.get(word, word)) for text, word in koppeling.ja_nee)
        self._niveaus = _keys(each for each in koppeling.antwoorden if each[1] in NIVEAUS)
        self._soorten = _keys(each for each in koppeling.antwoorden if each[1] in SOORTEN)
        self._known: dict[str, Mapping[str, str]] = {}
        self._anders: dict[str, set[str]] = {}

    def __call__(self, naam: str, cell: str) -> str:
        """The cell in our words; as it is when the mapping does not name it.

        When the form uses words of ours for something else, those that are not named may do so
        too: they come back as words that no reader takes for an answer.
        """
        known = self._known.get(naam)
        if known is None:
            known = self._known[naam] = self._of(naam)
            self._anders[naam] = (
                set() if naam in SCHOOL else _others(known, naam in self._ja_nee_eisen)
            )
        key = fold(cell)
        if key in known:
            return known[key]
        ours = our_word(cell)
        if key and ours is not None and _kind(ours) in self._anders[naam]:
            return f"{cell}{NIET_GEKOPPELD}"
        return cell

    def _of(self, naam: str) -> Mapping[str, str]:
        if naam == "schoolsoort":
            return {**self._soorten, **self._own.get(naam, {})}
        if naam in SCHOOL:
            return self._own.get(naam, {})
        own = self._own.get(naam) or self._own.get("antwoord", {})
        if naam in self._ja_nee_eisen:
            own = {key: JA_NEE.get(word, word) for key, word in own.items()}
            return {**self._niveaus, **self._ja_nee, **own}
        return {**self._niveaus, **own}


def _keys(antwoorden: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {fold(text): _IN_CELL.get(word, word) for text, word in antwoorden}


def _others(known: Mapping[str, str], ja_nee: bool) -> set[str]:
    """The kinds of our words that mean something else in this form.

    At an eis of yes and no that 1 is one of the two, and 3 is yes, is no other scale.
    """
    found = set()
    for key, word in known.items():
        ours = our_word(key)
        if ours is None or (ja_nee and ours == "1"):
            continue
        same = {ours, "2"} if ja_nee and ours == "3" else {ours}
        if word not in {_IN_CELL.get(each, each) for each in same}:
            found.add(_kind(ours))
    return found


def _kind(word: str) -> str:
    return word if word in (OPEN, NVT) else "niveau"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gekoppeld:
    """What each column of a table is to us.

    `koppen` has our name for every column, in the order of the table, None where it is not used.
    `persoonlijk` are the headings that were dropped because they are about a person. `vast` are
    (column, value for every row). `vertaal` makes our word of (column of ours, cell).
    """

    koppen: tuple[str | None, ...]
    persoonlijk: tuple[str, ...]
    vast: tuple[tuple[str, str], ...]
    vertaal: Callable[[str, str], str]
    meldingen: tuple[Melding, ...]


def koppel(tabel: Tabel, koppeling: Koppeling) -> Gekoppeld:
    """Match the headings of a table with a mapping.

    Raises BasisnormFout with everything that does not fit: a heading that is not in the table,
    one that stands there twice, whatever still has to be settled, a column about a person.
    """
    koppen = tabel.koppen
    meldingen = [
        replace(each, ernst=Ernst.FOUT) if each.code in TE_KIEZEN else each
        for each in koppeling.meldingen
    ]
    found = dict(_find(koppeling, tabel, meldingen))
    used = {index: regel for index, regel in found.items() if regel.doel is not None}
    personal = [
        index
        for index, kop in enumerate(koppen)
        if is_personal(kop, koppen) and not (index in used and may_be_school(kop, koppen))
    ]
    meldingen += [
        used[index].melding(
            koppeling.bestand,
            "kolom-persoonsgegeven",
            f"De kolom '{shown(used[index].kop)}' gaat over een persoon; die leest basisnorm "
            "nooit.",
            "Zet deze kop onder negeren.",
        )
        for index in personal
        if index in used
    ]
    named = {index: regel.doel for index, regel in found.items()}
    named.update(dict.fromkeys(personal))
    named.update(_unnamed(tabel, named, koppeling, meldingen))
    if any(each.ernst is Ernst.FOUT for each in meldingen):
        raise BasisnormFout(*meldingen)
    return Gekoppeld(
        koppen=tuple(named.get(index) for index in range(len(koppen))),
        persoonlijk=tuple(koppen[index] for index in personal),
        vast=koppeling.vast,
        vertaal=Vertaling(koppeling),
        meldingen=tuple(meldingen),
    )


def _find(
    koppeling: Koppeling, tabel: Tabel, meldingen: list[Melding]
) -> Iterator[tuple[int, Koppelregel]]:
    """The column of every line in the mapping; what cannot be found is reported."""
    places: dict[str, list[int]] = {}
    for index, kop in enumerate(tabel.koppen):
        places.setdefault(kop_key(kop), []).append(index)
    missing, rest = [], []
    for regel in koppeling.regels:
        kop, column = split_letter(regel.kop)
        here = places.get(kop, []) if column else []
        at = next((index for index in here if letter(index) == column), None)
        if at is None:
            rest.append(regel)
        else:
            here.remove(at)
            yield at, regel
    for regel in rest:
        here = places.pop(kop_key(regel.kop), [])
        if regel.doel is None or len(here) == 1:
            yield from ((index, regel) for index in here)
        elif here:
            letters = [letter(index) for index in here]
            meldingen.append(
                regel.melding(
                    koppeling.bestand,
                    "kop-staat-vaker",
                    f"De kop '{shown(regel.kop)}' staat {len(here)} keer in de tabel: kolom "
                    f"{listing(letters, 'en')}.",
                    f"Zet de kolom erbij, bijvoorbeeld: '{shown(regel.kop)} (kolom {letters[0]})'.",
                )
            )
        else:
            missing.append(regel)
    used = [regel for regel in koppeling.regels if regel.doel is not None]
    if missing and len(missing) == len(used):
        meldingen.append(
            missing[0].melding(
                koppeling.bestand,
                "verkeerde-koppeling",
                "Geen van de koppen in deze koppeling staat in de tabel.",
                f"Hoort deze koppeling bij {tabel.bestand}? Maak er anders een met: "
                "basisnorm sjabloon koppeling TABEL",
            )
        )
        return
    left = {kop: tabel.koppen[here[0]] for kop, here in places.items() if kop and here}
    meldingen += _missing(koppeling, missing, left)


def _missing(
    koppeling: Koppeling, missing: Iterable[Koppelregel], left: Mapping[str, str]
) -> Iterator[Melding]:
    cut = {kop[:_COMPARED]: original for kop, original in left.items()}
    for number, regel in enumerate(missing):
        word = kop_key(regel.kop)[:_COMPARED]
        close = get_close_matches(word, cut, n=1) if number < _SUGGESTED else []
        yield regel.melding(
            koppeling.bestand,
            "kop-niet-in-tabel",
            f"De kop '{shown(regel.kop)}' staat niet in de tabel.",
            f"Bedoelt u '{shown(cut[close[0]])}'?"
            if close
            else "Neem de kop over zoals hij in de tabel staat, of haal deze regel weg.",
        )


def _unnamed(
    tabel: Tabel, named: Mapping[int, str | None], koppeling: Koppeling, meldingen: list[Melding]
) -> Iterator[tuple[int, str]]:
    """Columns that the mapping does not name but that carry a name of ours; others are told."""
    taken = {*named.values(), *(name for name, _ in koppeling.vast)}
    for index, kop in enumerate(tabel.koppen):
        if index in named or not kop_key(kop) or is_added_by_form(kop, tabel.koppen):
            continue
        if kop_key(kop) == MELDINGEN:
            continue
        own = find_column(kop, tabel.koppen)
        if own is None and kop.strip() in koppeling.doelen and kop_key(kop) != "naam":
            own = kop.strip()
        if own is not None and own not in taken:
            taken.add(own)
            yield index, own
            continue
        meldingen.append(
            tabel.melding(
                "kop-niet-gekoppeld",
                f"'{shown(kop)}' staat niet in {koppeling.bestand} en doet niet mee.",
                "Zet de kop in de koppeling onder kolommen, of onder negeren.",
                ernst=Ernst.LET_OP,
                regel=tabel.kopregel,
                kolom=letter(index),
                veld=kop,
            )
        )
