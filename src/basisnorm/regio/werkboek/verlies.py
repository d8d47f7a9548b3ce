"""What a workbook says and nobody would read, or no longer says: never left out without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from basisnorm.audit.model import Audit
from basisnorm.errors import Ernst
from basisnorm.norm.model import Norm
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.regio.tabel.koppen import letter, normalise
from basisnorm.regio.tabel.onzichtbaar import Onzichtbaar
from basisnorm.regio.werkboek.bladen import Blad, Cel, Celmelder, Koppen, find_headings, find_values
from basisnorm.regio.werkboek.vorm import KOLOMMEN, VELDEN
from basisnorm.words import command_line, listing, shown

_ANSWERS = ("niveau", "reden", "toelichting", "bewijs", "besloten_door", "tot")
_NAMED = 10

# The answers on a sheet: per eis what stands in each column.
_Antwoorden = dict[str, tuple[str, ...]]


def report_elsewhere(
    melder: Celmelder,
    bladen: tuple[Blad, ...],
    vragen: tuple[Blad, Koppen],
    code: Cel,
    norm: Norm,
) -> None:
    """Answers, and a school, on a sheet beside those that are read."""
    blad, koppen = vragen
    _report_koppen(melder, blad, koppen)
    here = _antwoorden(blad, koppen, norm)
    for other in bladen:
        if other is blad:
            continue
        found = find_headings(other, KOLOMMEN)
        there = _antwoorden(other, found, norm) if found is not None else {}
        if there:
            _report_answers(melder, blad, other, here, there)
        values = find_values(other, VELDEN)
        second = values.get("vestigingscode")
        if other.naam != code.blad and second and second.tekst and len(values) > 2:
            same = normalise(second.tekst) == normalise(code.tekst)
            melder.report(
                second,
                "tweede-school",
                f"Ook op blad '{shown(other.naam)}' staat een school. Wij lezen blad "
                f"'{shown(code.blad)}'.",
                "Gooi het blad weg dat u niet nodig hebt.",
                Ernst.LET_OP if same or not other.zichtbaar else Ernst.FOUT,
            )


def _report_koppen(melder: Celmelder, blad: Blad, koppen: Koppen) -> None:
    if koppen.anders is not None:
        regel, cells = koppen.anders
        melder.report(
            blad.cel(regel, 0, cells, KOLOMMEN["eis"][0]),
            "andere-koppen",
            f"Op rij {regel} staan de kopjes nog een keer, in een andere volgorde.",
            "Zet alle vragen onder dezelfde kopjes.",
        )
    for naam, index in koppen.dubbel:
        first = koppen.kolommen[naam]
        for regel, cells in koppen.rijen:
            here = blad.cel(regel, first, cells, KOLOMMEN[naam][0])
            there = blad.cel(regel, index, cells, KOLOMMEN[naam][0])
            if there.tekst and there.tekst != here.tekst:
                melder.report(
                    there,
                    "dubbele-kolom",
                    f"'{KOLOMMEN[naam][0]}' staat er in twee kolommen: {here.kolom} en "
                    f"{there.kolom}, met iets anders erin.",
                    "Houd één van de twee kolommen over.",
                )
                break


def _report_answers(
    melder: Celmelder, blad: Blad, other: Blad, here: _Antwoorden, there: _Antwoorden
) -> None:
    cel = Cel(blad=other.naam, regel=None, kolom=None, veld=KOLOMMEN["niveau"][0], tekst="")
    name, read = f"'{shown(other.naam)}'", f"'{shown(blad.naam)}'"
    if there == here:
        melder.report(
            cel,
            "blad-dubbel",
            f"Blad {name} heeft dezelfde antwoorden als blad {read}.",
            "U hoeft niets te doen.",
            Ernst.LET_OP,
        )
        return
    if not other.zichtbaar:
        melder.report(
            cel,
            "verborgen-blad",
            f"Verborgen, en niet gelezen: blad {name}, met andere antwoorden dan blad {read}.",
            "Horen ze erbij? Zet ze dan op het blad dat u ziet.",
            Ernst.LET_OP,
        )
        return
    melder.report(
        cel,
        "tweede-blad",
        f"Ook op blad {name} staan antwoorden, en die zijn anders dan op blad {read}.",
        "Zet de goede antwoorden op één blad, en gooi het andere weg.",
    )


def report_missing(
    melder: Celmelder,
    vragen: tuple[Blad, Koppen],
    audit: Audit,
    norm: Norm,
    vragenlijst: Vragenlijst | None,
    path: Path,
) -> None:
    """Questions of which the row is gone."""
    if vragenlijst is None:
        return
    blad, koppen = vragen
    present = {eis for eis, _ in _rows(blad, koppen, norm)}
    asked = vragenlijst.vragen(norm, audit.school.sector, audit.extra_gebieden)
    gone = [each.id for each in asked if each.id not in present]
    if not gone:
        return
    more = f" en nog {len(gone) - _NAMED}" if len(gone) > _NAMED else ""
    one = len(gone) == 1
    again = command_line("basisnorm", "sjabloon", "xlsx", "--een-school", "--van", str(path))
    melder.report(
        Cel(blad=blad.naam, regel=None, kolom=None, veld=KOLOMMEN["eis"][0], tekst=""),
        "rijen-ontbreken",
        f"Van {'1 vraag' if one else f'{len(gone)} vragen'} staat er geen rij in dit werkboek: "
        f"{listing(gone[:_NAMED], 'en')}{more}. Die {'telt' if one else 'tellen'} als open.",
        f"Zijn er rijen weggehaald? Een werkboek met alle vragen en uw antwoorden maakt u met: "
        f"{again}",
        Ernst.LET_OP,
    )


def report_unseen(
    melder: Celmelder,
    path: Path,
    bladen: tuple[Blad, ...],
    vragen: tuple[Blad, Koppen],
    cellen: Iterable[Cel],
) -> None:
    """Hidden rows and columns with questions, and formulas without a value in what is read."""
    blad, koppen = vragen
    columns = {letter(each) for each in koppen.kolommen.values()}
    found = blad.onzichtbaar.meldingen(
        path,
        blad.naam,
        onder=koppen.regel,
        kolommen=tuple(
            KOLOMMEN[naam][0]
            for naam, index in koppen.kolommen.items()
            if blad.onzichtbaar.is_hidden(index)
        ),
        leest=lambda regel, kolom: regel > koppen.regel and kolom in columns,
    )
    cellen = [*cellen]
    read = {blad.naam, *(each.blad for each in cellen if each.regel and each.tekst)}
    for other in bladen:
        if other.naam in read and not other.zichtbaar:
            melder.report(
                Cel(blad=other.naam, regel=None, kolom=None, veld="", tekst=""),
                "verborgen-blad",
                f"Blad '{shown(other.naam)}' is verborgen. Wij lezen het wel.",
                "Maak het zichtbaar, en kijk of klopt wat erop staat.",
                Ernst.LET_OP,
            )
    empty = {(each.blad, each.regel, each.kolom) for each in cellen if not each.tekst}
    for other in bladen:
        if other is not blad:
            places = {(regel, kolom) for naam, regel, kolom in empty if naam == other.naam}
            only = Onzichtbaar(formules=other.onzichtbaar.formules)
            found += only.meldingen(
                path, other.naam, onder=0, leest=partial(_is_among, frozenset(places))
            )
    for melding in found:
        melder.add(melding)


def _is_among(places: frozenset[tuple[int | None, str | None]], regel: int, kolom: str) -> bool:
    return (regel, kolom) in places


def _antwoorden(blad: Blad, koppen: Koppen, norm: Norm) -> _Antwoorden:
    return {eis: texts for eis, texts in _rows(blad, koppen, norm) if any(texts)}


def _rows(blad: Blad, koppen: Koppen, norm: Norm) -> Iterator[tuple[str, tuple[str, ...]]]:
    ids: Mapping[str, str] = {normalise(each): each for each in norm.eisen}
    columns = [koppen.kolommen[naam] for naam in _ANSWERS if naam in koppen.kolommen]
    for regel, cells in koppen.rijen:
        eis = ids.get(normalise(blad.cel(regel, koppen.kolommen["eis"], cells, "").tekst))
        if eis is not None:
            yield eis, tuple(blad.cel(regel, each, cells, "").tekst for each in columns)
