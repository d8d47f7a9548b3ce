"""What a workbook says and nobody would read, or no longer says: never left out without a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from basisnorm.audit.model import Audit
from basisnorm.errors import Ernst
from basisnorm.invoer.rijen.cellen import Antwoordcellen, Celstaat
from basisnorm.invoer.tabel.gezien import Onzichtbaar
from basisnorm.invoer.tabel.koppen import letter, normalise
from basisnorm.invoer.werkboek.bladen import (
    Blad,
    Celmelder,
    Vragenblad,
    Werkboekcel,
    find_headings,
    find_values,
)
from basisnorm.invoer.werkboek.vorm import ANTWOORD, EIGEN, KOLOMMEN, VELDEN
from basisnorm.norm.model import Norm, Schaal, Vragenlijst
from basisnorm.words import command_line, in_quotes, shown, some

_NAMED = 10
_DECIDES = ("niveau", "reden")
_NIVEAU = KOLOMMEN["niveau"][0]

# The answers on a sheet: per eis what stands in each column.
_Antwoorden = dict[str, tuple[str, ...]]


def report_beside(melder: Celmelder, vragen: Vragenblad, norm: Norm, schaal: Schaal) -> None:
    """What stands beside the cells that are read, in the row of an eis.

    An answer there is refused when that eis has no other; else it is a let-op for each column.
    """
    read = {*vragen.kolommen.values(), *(index for _, index in vragen.dubbel)}
    _, headings = vragen.koppen
    ours = {normalise(each) for each in EIGEN.values()}
    beside: dict[int, list[tuple[str, Werkboekcel]]] = {}
    for rij, eis in vragen.eisen(norm):
        regel, cells = rij
        niveau = vragen.cel("niveau", rij)
        given = niveau.tekst or ("reden" in vragen.kolommen and vragen.cel("reden", rij).tekst)
        antwoorden = Antwoordcellen(eis, lambda: schaal, None)
        for index in range(len(cells)):
            if index in read:
                continue
            kop = headings[index] if index < len(headings) else ""
            own = normalise(kop) in ours
            cel = vragen.blad.cel(regel, index, cells, shown(kop) or _NIVEAU)
            is_answer = antwoorden[cel.tekst] not in (Celstaat.FOUT, Celstaat.OPEN)
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
        kop = f" ('{cel.veld}')" if cel.veld != _NIVEAU else ""
        melder.report(
            cel,
            "naast-de-vragen",
            f"In kolom {cel.kolom}{kop} staat iets bij {some([eis for eis, _ in found], _NAMED)}. "
            "Dat lezen wij niet.",
            "Hoort het bij het antwoord? Zet het dan bij toelichting.",
            Ernst.LET_OP,
        )


def report_merged(melder: Celmelder, vragen: Vragenblad, norm: Norm) -> None:
    """Merged cells that hold the answers to more eisen, or more parts of one answer."""
    rows = [*vragen.eisen(norm)]
    for each in vragen.blad.onzichtbaar.samen:
        top, bottom = each.rijen
        first, last = each.kolommen
        named = [naam for naam, index in vragen.kolommen.items() if first <= index <= last]
        inside = [eis.id for (regel, _), eis in rows if top <= regel <= bottom]
        # What begins in front of the answers is a title of ours, or holds none.
        if not inside or first not in vragen.kolommen.values():
            continue
        cells = next((cells for regel, cells in vragen.blad.rijen if regel == top), ())
        cel = vragen.cel(named[0], (top, cells), index=first)
        if not cel.tekst:
            continue
        decides = any(naam in _DECIDES for naam in named)
        why = (
            "Zo is niet zeker bij welke eis het antwoord hoort."
            if decides
            else "Wat daar staat, lezen wij alleen in de eerste cel."
        )
        melder.report(
            cel,
            "samengevoegde-cellen",
            f"De cellen {each.naam} zijn samengevoegd, bij {some(inside, _NAMED)}. {why}",
            "Hef de samenvoeging op, en vul elke cel apart in.",
            Ernst.FOUT if decides else Ernst.LET_OP,
        )


def report_elsewhere(
    melder: Celmelder, bladen: tuple[Blad, ...], vragen: Vragenblad, code: Werkboekcel, norm: Norm
) -> None:
    """Answers, and a school, on a sheet beside those that are read."""
    _report_koppen(melder, vragen)
    here = _antwoorden(vragen, norm)
    for other in bladen:
        if other is vragen.blad:
            continue
        found = find_headings(other)
        there = _antwoorden(found, norm) if found is not None else {}
        if there:
            _report_answers(melder, vragen.blad, other, same=there == here)
        values = find_values(other, VELDEN)
        second = values.get("vestigingscode")
        if other.naam != code.blad and second and second.tekst and len(values) > 2:
            same = normalise(second.tekst) == normalise(code.tekst)
            melder.report(
                second,
                "tweede-school",
                f"Ook op blad {in_quotes(other.naam)} staat een school. Wij lezen blad "
                f"{in_quotes(code.blad)}.",
                "Gooi het blad weg dat u niet nodig hebt.",
                Ernst.LET_OP if same or not other.zichtbaar else Ernst.FOUT,
            )


def _report_koppen(melder: Celmelder, vragen: Vragenblad) -> None:
    if vragen.anders is not None:
        melder.report(
            vragen.cel("eis", vragen.anders, index=0),
            "andere-koppen",
            f"Op rij {vragen.anders[0]} staan de kopjes nog een keer, in een andere volgorde.",
            "Zet alle vragen onder dezelfde kopjes.",
        )
    for naam, index in vragen.dubbel:
        for rij in vragen.rijen:
            here, there = vragen.cel(naam, rij), vragen.cel(naam, rij, index=index)
            if there.tekst and there.tekst != here.tekst:
                melder.report(
                    there,
                    "dubbele-kolom",
                    f"'{KOLOMMEN[naam][0]}' staat er in twee kolommen: {here.kolom} en "
                    f"{there.kolom}, met iets anders erin.",
                    "Houd één van de twee kolommen over.",
                )
                break


def _report_answers(melder: Celmelder, blad: Blad, other: Blad, *, same: bool) -> None:
    name, read = in_quotes(other.naam), in_quotes(blad.naam)
    if same:
        said = (
            "blad-dubbel",
            f"Blad {name} heeft dezelfde antwoorden als blad {read}.",
            "U hoeft niets te doen.",
        )
    elif not other.zichtbaar:
        said = (
            "verborgen-blad",
            f"Verborgen, en niet gelezen: blad {name}, met andere antwoorden dan blad {read}.",
            "Horen ze erbij? Zet ze dan op het blad dat u ziet.",
        )
    else:
        said = (
            "tweede-blad",
            f"Ook op blad {name} staan antwoorden, en die zijn anders dan op blad {read}.",
            "Zet de goede antwoorden op één blad, en gooi het andere weg.",
        )
    ernst = Ernst.LET_OP if same or not other.zichtbaar else Ernst.FOUT
    melder.report(Werkboekcel(blad=other.naam, veld=_NIVEAU), *said, ernst)


def report_missing(
    melder: Celmelder,
    vragen: Vragenblad,
    audit: Audit,
    norm: Norm,
    vragenlijst: Vragenlijst | None,
    path: Path,
) -> None:
    """Questions of which the row is gone."""
    if vragenlijst is None:
        return
    present = {eis.id for _, eis in vragen.eisen(norm)}
    asked = vragenlijst.vragen(norm, audit.school.sector, audit.extra_gebieden)
    gone = [each.id for each in asked if each.id not in present]
    if not gone:
        return
    one = len(gone) == 1
    again = command_line("basisnorm", "sjabloon", "xlsx", "--een-school", "--van", str(path))
    melder.report(
        Werkboekcel(blad=vragen.blad.naam, veld=KOLOMMEN["eis"][0]),
        "rijen-ontbreken",
        f"Van {'1 vraag' if one else f'{len(gone)} vragen'} staat er geen rij in dit werkboek: "
        f"{some(gone, _NAMED)}. Die {'telt' if one else 'tellen'} als open.",
        f"Zijn er rijen weggehaald? Een werkboek met alle vragen en uw antwoorden maakt u met: "
        f"{again}",
        Ernst.LET_OP,
    )


def report_unseen(
    melder: Celmelder,
    path: Path,
    bladen: tuple[Blad, ...],
    vragen: Vragenblad,
    cellen: Iterable[Werkboekcel],
) -> None:
    """Hidden rows and columns with questions, and formulas without a value in what is read."""
    regel_koppen, _ = vragen.koppen
    columns = {letter(each) for each in vragen.kolommen.values()}
    unseen = vragen.blad.onzichtbaar
    hidden = [naam for naam, index in vragen.kolommen.items() if unseen.is_hidden(index)]
    found = [
        *unseen.meldingen(
            path,
            vragen.blad.naam,
            onder=regel_koppen,
            kolommen=tuple(KOLOMMEN[naam][0] for naam in hidden),
            leest=lambda regel, kolom: regel > regel_koppen and kolom in columns,
        )
    ]
    cellen = [*cellen]
    read = {vragen.blad.naam, *(each.blad for each in cellen if each.regel and each.tekst)}
    empty = {(each.blad, each.regel, each.kolom) for each in cellen if not each.tekst}

    def is_read(blad: str, regel: int, kolom: str) -> bool:
        return (blad, regel, kolom) in empty

    for other in bladen:
        if other.naam in read and not other.zichtbaar:
            melder.report(
                Werkboekcel(blad=other.naam, veld=""),
                "verborgen-blad",
                f"Blad {in_quotes(other.naam)} is verborgen. Wij lezen het wel.",
                "Maak het zichtbaar, en kijk of klopt wat erop staat.",
                Ernst.LET_OP,
            )
        if other is not vragen.blad:
            only = Onzichtbaar(formules=other.onzichtbaar.formules)
            found += only.meldingen(path, other.naam, onder=0, leest=partial(is_read, other.naam))
    for melding in found:
        melder.add(melding)


def _antwoorden(vragen: Vragenblad, norm: Norm) -> _Antwoorden:
    """The rows with an answer in them."""
    columns = [naam for naam in ANTWOORD if naam in vragen.kolommen]
    rows = (
        (eis.id, tuple(vragen.cel(naam, rij).tekst for naam in columns))
        for rij, eis in vragen.eisen(norm)
    )
    return {eis: texts for eis, texts in rows if any(texts)}
