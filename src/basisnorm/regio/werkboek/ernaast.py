"""Answers in a workbook that do not stand in a cell of their own: beside it, or in a merged one."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.errors import Ernst
from basisnorm.norm.model import Eis, Norm
from basisnorm.norm.vragenlijst import Schaal
from basisnorm.regio.model import OPEN
from basisnorm.regio.rijen.cellen import FOUT, Antwoordcellen
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.regio.werkboek.bladen import Blad, Cel, Celmelder, Koppen
from basisnorm.regio.werkboek.vorm import EIGEN, KOLOMMEN
from basisnorm.words import listing, shown

_NAMED = 10
_DECIDES = ("niveau", "reden")


def report_beside(
    melder: Celmelder, vragen: tuple[Blad, Koppen], norm: Norm, schaal: Schaal
) -> None:
    """What stands beside the cells that are read, in the row of an eis.

    An answer there is refused when that eis has no other; else it is a let-op for each column.
    """
    blad, koppen = vragen
    read = {*koppen.kolommen.values(), *(index for _, index in koppen.dubbel)}
    headings = next((cells for regel, cells in blad.rijen if regel == koppen.regel), ())
    ours = {normalise(each) for each in EIGEN.values()}
    beside: dict[int, list[tuple[str, Cel]]] = {}
    for regel, cells, eis in _eisen(vragen, norm):
        niveau = blad.cel(regel, koppen.kolommen["niveau"], cells, KOLOMMEN["niveau"][0])
        reden = koppen.kolommen.get("reden")
        given = niveau.tekst or (reden is not None and blad.cel(regel, reden, cells, "").tekst)
        for index in range(len(cells)):
            if index in read:
                continue
            kop = headings[index] if index < len(headings) else ""
            own = normalise(kop) in ours
            cel = blad.cel(regel, index, cells, shown(kop) or KOLOMMEN["niveau"][0])
            is_answer = Antwoordcellen(eis, lambda: schaal, None)[cel.tekst] not in (FOUT, OPEN)
            if not cel.tekst or (own and not is_answer):
                continue
            if is_answer and not given and (own or not kop.strip()):
                melder.report(
                    cel,
                    "antwoord-ernaast",
                    f"In {cel.kolom}{regel} staat '{shown(cel.tekst)}'. Dat lijkt het antwoord op "
                    f"{eis.id}, maar de cel voor het niveau ({niveau.kolom}{regel}) is leeg.",
                    f"Zet het antwoord in {niveau.kolom}{regel}, of haal weg wat ernaast staat.",
                )
            else:
                beside.setdefault(index, []).append((eis.id, cel))
    for found in beside.values():
        _, cel = found[0]
        kop = f" ('{cel.veld}')" if cel.veld != KOLOMMEN["niveau"][0] else ""
        melder.report(
            cel,
            "naast-de-vragen",
            f"In kolom {cel.kolom}{kop} staat iets bij {_named([eis for eis, _ in found])}. Dat "
            "lezen wij niet.",
            "Hoort het bij het antwoord? Zet het dan bij toelichting.",
            Ernst.LET_OP,
        )


def report_merged(melder: Celmelder, vragen: tuple[Blad, Koppen], norm: Norm) -> None:
    """Merged cells that hold the answers to more eisen, or more parts of one answer."""
    blad, koppen = vragen
    rows = [*_eisen(vragen, norm)]
    for each in blad.onzichtbaar.samen:
        first, last = each.kolommen
        named = [naam for naam, index in koppen.kolommen.items() if first <= index <= last]
        inside = [row for row in rows if each.rijen[0] <= row[0] <= each.rijen[1]]
        # What begins in front of the answers is a title of ours, or holds none.
        if not inside or first not in koppen.kolommen.values():
            continue
        top = next((cells for regel, cells in blad.rijen if regel == each.rijen[0]), ())
        cel = blad.cel(each.rijen[0], first, top, KOLOMMEN[named[0]][0])
        if not cel.tekst:
            continue
        decides = any(naam in _DECIDES for naam in named)
        melder.report(
            cel,
            "samengevoegde-cellen",
            f"De cellen {each.naam} zijn samengevoegd, bij {_named([row[2].id for row in inside])}."
            + (
                " Zo is niet zeker bij welke eis het antwoord hoort."
                if decides
                else " Wat daar staat, lezen wij alleen in de eerste cel."
            ),
            "Hef de samenvoeging op, en vul elke cel apart in.",
            Ernst.FOUT if decides else Ernst.LET_OP,
        )


def _eisen(vragen: tuple[Blad, Koppen], norm: Norm) -> Iterator[tuple[int, tuple[str, ...], Eis]]:
    """Every row with an eis of the norm."""
    blad, koppen = vragen
    ids = {normalise(each): eis for each, eis in norm.eisen.items()}
    for regel, cells in koppen.rijen:
        eis = ids.get(normalise(blad.cel(regel, koppen.kolommen["eis"], cells, "").tekst))
        if eis is not None:
            yield regel, cells, eis


def _named(eisen: list[str]) -> str:
    more = f" en nog {len(eisen) - _NAMED}" if len(eisen) > _NAMED else ""
    return f"{listing(eisen[:_NAMED], 'en')}{more}"
