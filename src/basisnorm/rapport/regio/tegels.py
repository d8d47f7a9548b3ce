"""The numbers at the top of the page, and the sentences around them: one population each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from basisnorm.rapport import woorden
from basisnorm.rapport.regio.compleet import verwacht_zin
from basisnorm.rapport.regio.vorm import aantal, getal, scholen, van
from basisnorm.regio.overzicht.overzicht import Gebiedoverzicht, Overzicht, Verwacht
from basisnorm.regio.overzicht.school import Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Tegel:
    """A number with what it counts."""

    getal: str
    tekst: str


def build_zin(overzicht: Overzicht) -> str:
    """The answer in one sentence."""
    stand, whole = overzicht.stand, overzicht.stand.scholen
    if not overzicht.aantal:
        return "Er is nog geen school met een uitslag."
    if not whole:
        return (
            f"Van {scholen(overzicht.aantal)} is niet bekend of de norm hier geldt."
            if not stand.alle
            else "Voor deze scholen gelden geen kerneisen."
        )
    if whole == 1:
        return f"{_een(stand)}."
    if stand.op_orde == whole:
        every = "Beide" if whole == 2 else f"Alle {getal(whole)}"
        return f"{every} scholen hebben alle kerneisen op orde."
    if not stand.op_orde:
        return f"Nog geen van de {getal(whole)} scholen heeft alle kerneisen op orde."
    have = "heeft" if stand.op_orde == 1 else "hebben"
    return f"{getal(stand.op_orde)} van de {getal(whole)} scholen {have} alle kerneisen op orde."


def build_toelichting(overzicht: Overzicht, verwacht: Verwacht | None) -> Iterator[str]:
    """What belongs to that sentence: how the others stand, and over whom and what it goes."""
    stand = overzicht.stand
    parts = []
    if stand.scholen > 1 and stand.nog_niet:
        below = aantal(stand.nog_niet, "school heeft", "scholen hebben")
        parts.append(f"{below} ten minste één kerneis nog niet op orde")
    if stand.scholen > 1 and (number := stand.onvolledig + stand.niet_ingevuld):
        left = aantal(number, "school heeft", "scholen hebben")
        parts.append(f"{left} nog niet alle kerneisen beantwoord")
    if parts:
        yield f"{'; '.join(parts)}."
    if len(overzicht.per_sector) > 1:
        yield "Alle kerneisen op orde per sector: " + "; ".join(
            f"{woorden.SECTOR[sector]} {van(each.op_orde, each.scholen)}"
            for sector, each in overzicht.per_sector
        ) + "."  # fmt: skip
    yield from _population(overzicht)
    if verwacht is not None:
        yield verwacht_zin(verwacht)


def _population(overzicht: Overzicht) -> Iterator[str]:
    """Over which schools and gebieden the figures go, and what stands apart."""
    stand = overzicht.stand
    if not stand.alle:
        return
    # Also what nobody filled in: the conclusion of a school is about all of them.
    counting = [gebied.titel for gebied in overzicht.norm.gebieden if gebied.telt_mee]
    beside = [each.gebied.titel for each in overzicht.gebieden if not each.gebied.telt_mee]
    if counting:
        here = "staat" if len(beside) == 1 else "staan"
        apart = f" Apart {here}: {woorden.opsomming(beside)}." if beside else ""
        yield (
            f"Deze cijfers gaan over scholen van bo en vo, en over {woorden.opsomming(counting)}."
            f"{apart}"
        )
    if others := overzicht.aantal - stand.alle:
        many = aantal(others, "school van een andere schoolsoort telt",
                      "scholen van andere schoolsoorten tellen")  # fmt: skip
        yield f"{many} niet mee: het is niet bekend of de norm daar geldt."


def build_tegels(overzicht: Overzicht) -> Iterator[Tegel]:
    """At most four numbers."""
    several = overzicht.stand.scholen > 1
    counting = [each for each in overzicht.gebieden if each.gebied.telt_mee]
    if several and (heaviest := find_zwaarste(counting)):
        yield _zwaarste(heaviest, alone=len(counting) == 1)
    if several:
        often = overzicht.kwaliteit.vaak_niet
        yield Tegel(
            getal=getal(often),
            tekst=f"{'kerneis is' if often == 1 else 'kerneisen zijn'} op een kwart van de "
            "scholen of meer nog niet op orde",
        )
    if overzicht.willen_helpen or overzicht.willen_helpen_apart:
        one = overzicht.willen_helpen == 1
        beside = overzicht.willen_helpen_apart
        more = f", en {getal(beside)} van een andere schoolsoort" if beside else ""
        yield Tegel(
            getal=getal(overzicht.willen_helpen),
            tekst=f"{'school wil' if one else 'scholen willen'} een andere school helpen{more}",
        )
    if left_open := overzicht.kwaliteit.kern_open:
        one = left_open == 1
        yield Tegel(
            getal=getal(left_open),
            tekst=f"{'school heeft' if one else 'scholen hebben'} nog kerneisen open",
        )


def find_zwaarste(counting: Sequence[Gebiedoverzicht]) -> Gebiedoverzicht | None:
    """The gebied with the most work: which most of the schools that filled it in do not meet.

    What is open is not work yet. Between equals the one with the most answers below the norm;
    None when every answered kerneis is met.
    """
    return max(
        (each for each in counting if each.stand.nog_niet),
        key=lambda each: (each.stand.nog_niet / each.stand.ingevuld, each.kern_niet),
        default=None,
    )


def _zwaarste(heaviest: Gebiedoverzicht, *, alone: bool) -> Tegel:
    stand = heaviest.stand
    which = "" if alone else ", het gebied met het meeste werk"
    filled = "" if stand.ingevuld == stand.scholen else " (van de scholen die het invulden)"
    return Tegel(
        getal=van(stand.nog_niet, stand.ingevuld),
        tekst=f"scholen nog niet op orde bij {heaviest.gebied.titel}{which}{filled}",
    )


def _een(stand: Stand) -> str:
    if stand.op_orde:
        return "De school heeft alle kerneisen op orde"
    if stand.nog_niet:
        return "De school heeft nog niet alle kerneisen op orde"
    return "De school heeft nog niet alle kerneisen beantwoord"
