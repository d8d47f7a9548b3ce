"""A table seen through a mapping file: our columns and our words, at the places of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.regio.koppeling.koppeling import Koppeling
from basisnorm.regio.koppeling.koppelregel import Koppelregel
from basisnorm.regio.koppeling.vertaling import Vertaling
from basisnorm.regio.koppeling.waarden import TE_KIEZEN
from basisnorm.regio.tabel.koppen import (
    MELDINGEN,
    find_column,
    is_added_by_form,
    is_personal,
    kop_key,
    letter,
    may_be_school,
    split_letter,
)
from basisnorm.regio.tabel.openen import Tabel
from basisnorm.words import listing, shown

# Comparing every heading with every other one takes long, and nobody reads more than this.
_SUGGESTED = 20
_COMPARED = 200


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
    meldingen += [_about_a_person(koppeling, used[index]) for index in personal if index in used]
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
            meldingen.append(_twice(koppeling, regel, here))
        else:
            missing.append(regel)
    used = [regel for regel in koppeling.regels if regel.doel is not None]
    if missing and len(missing) == len(used):
        meldingen.append(
            _fout(
                koppeling,
                missing[0],
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
        yield _fout(
            koppeling,
            regel,
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
            Melding(
                ernst=Ernst.LET_OP,
                code="kop-niet-gekoppeld",
                bestand=tabel.bestand,
                blad=tabel.blad,
                regel=tabel.kopregel,
                kolom=letter(index),
                veld=kop,
                tekst=f"'{shown(kop)}' staat niet in {koppeling.bestand} en doet niet mee.",
                oplossing="Zet de kop in de koppeling onder kolommen, of onder negeren.",
            )
        )


def _twice(koppeling: Koppeling, regel: Koppelregel, here: Sequence[int]) -> Melding:
    letters = [letter(index) for index in here]
    return _fout(
        koppeling,
        regel,
        "kop-staat-vaker",
        f"De kop '{shown(regel.kop)}' staat {len(here)} keer in de tabel: kolom "
        f"{listing(letters, 'en')}.",
        f"Zet de kolom erbij, bijvoorbeeld: '{shown(regel.kop)} (kolom {letters[0]})'.",
    )


def _about_a_person(koppeling: Koppeling, regel: Koppelregel) -> Melding:
    return _fout(
        koppeling,
        regel,
        "kolom-persoonsgegeven",
        f"De kolom '{shown(regel.kop)}' gaat over een persoon; die leest basisnorm nooit.",
        "Zet deze kop onder negeren.",
    )


def _fout(
    koppeling: Koppeling, regel: Koppelregel, code: str, tekst: str, oplossing: str
) -> Melding:
    return Melding(
        code=code,
        bestand=koppeling.bestand,
        regel=regel.regel,
        kolom=regel.kolom,
        veld=regel.kop,
        tekst=tekst,
        oplossing=oplossing,
    )
