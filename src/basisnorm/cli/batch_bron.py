"""From what was typed to a Bron: a table, a folder, or an addition to an earlier output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.cli.batch_verslag import Meldinglijst, describe_map, describe_tabel
from basisnorm.errors import BasisnormFout, Melding, about
from basisnorm.regio.bron import Bron
from basisnorm.regio.maat import Maat
from basisnorm.regio.tabel.kolommen import read_kolommen
from basisnorm.regio.tabel.openen import open_tabel
from basisnorm.words import listing

if TYPE_CHECKING:
    from basisnorm.audit.bestand import Gelezen
    from basisnorm.cli.batch_vraag import Vraag


def open_bron(vraag: Vraag, maat: Maat, lijst: Meldinglijst) -> Bron:
    """What has to be read; says what was understood of it. BasisnormFout when it is refused."""
    bron = (
        _folder(vraag, maat, lijst) if files.is_folder(vraag.bron) else _table(vraag, maat, lijst)
    )
    if vraag.aanvullen is None:
        return bron
    from basisnorm.rapport.batch.map import read_uitvoer
    from basisnorm.regio.aanvulling import Aanvulling, check_uitvoer

    check_uitvoer(vraag.aanvullen, read_uitvoer(vraag.aanvullen), maat.norm)
    # The earlier answers are ours already: no words of a form in them.
    plain = replace(maat, vast={}, vertaal=None, schoolsoort=None)
    return Aanvulling(vraag.aanvullen, plain, bron, toch=vraag.toch_vervangen)


def _table(vraag: Vraag, maat: Maat, lijst: Meldinglijst) -> Bron:
    from basisnorm.regio.rijen.breed import BredeTabel

    tabel = open_tabel(vraag.bron, blad=vraag.blad, codering=vraag.codering)
    if tabel.blad is None:
        _refuse(vraag, "geen werkmap", {"--blad": vraag.blad})
    else:
        _refuse(vraag, "een werkmap", {"--codering": vraag.codering})
    gekoppeld = None
    if vraag.koppeling is not None:
        from basisnorm.regio.koppeling.gekoppeld import koppel
        from basisnorm.regio.koppeling.koppeling import read_koppeling

        gekoppeld = koppel(tabel, read_koppeling(vraag.koppeling, maat.norm))
        maat = replace(
            maat, vast=dict(gekoppeld.vast), vertaal=gekoppeld.vertaal, jaar_uit_datum=True
        )
    try:
        kolommen = read_kolommen(
            tabel, maat.norm, schoolsoort=maat.schoolsoort is not None, gekoppeld=gekoppeld
        )
    except BasisnormFout:
        if tabel.blad is not None and _is_werkboek(vraag.bron):
            return _files((vraag.bron,), vraag, maat)
        raise
    describe_tabel(tabel, kolommen)
    lijst.extend(tabel.meldingen)
    lijst.extend(gekoppeld.meldingen if gekoppeld else ())
    lijst.extend(kolommen.meldingen)
    if kolommen.lang:
        _refuse(
            vraag,
            "een tabel met een rij per eis",
            {"--dubbel": vraag.dubbel if vraag.laatste else None},
        )
        from basisnorm.regio.rijen.lang import LangeTabel

        return LangeTabel(tabel, kolommen, maat)
    return BredeTabel(tabel, kolommen, maat)


def _folder(vraag: Vraag, maat: Maat, lijst: Meldinglijst) -> Bron:
    from basisnorm.regio.schoolmap import find_schools

    _refuse(
        vraag,
        "een map",
        {
            "--koppeling": vraag.koppeling,
            "--dubbel": vraag.dubbel if vraag.laatste else None,
            "--schoolsoort": vraag.schoolsoort,
            "--blad": vraag.blad,
            "--codering": vraag.codering,
        },
    )
    paths, meldingen = find_schools(vraag.bron)
    describe_map(vraag.bron, paths)
    lijst.extend(meldingen)
    return _files(paths, vraag, maat)


def _files(paths: tuple[Path, ...], vraag: Vraag, maat: Maat) -> Bron:
    from basisnorm.library import find_vragenlijst, read_answers
    from basisnorm.regio.schoolmap import Schoolmap

    def read(path: Path) -> Gelezen:
        gelezen = read_answers(path, vraag.norm, vraag.vragenlijst)
        if gelezen.norm.id != maat.norm.id:
            raise BasisnormFout(
                Melding(
                    code="andere-norm",
                    bestand=str(path),
                    vestigingscode=gelezen.audit.school.vestigingscode,
                    tekst=f"Dit bestand hoort bij norm {gelezen.norm.id}, niet bij {maat.norm.id}.",
                    oplossing=f"Kies die norm met --norm {gelezen.norm.id}, of neem de antwoorden "
                    "mee met: basisnorm audit BESTAND --naar-norm",
                )
            )
        try:
            find_vragenlijst(gelezen.audit.vragenlijst, vraag.vragenlijst, gelezen.norm, path)
        except BasisnormFout as fout:
            code = gelezen.audit.school.vestigingscode
            raise BasisnormFout(*about(code, fout.meldingen)) from fout
        return gelezen

    folder = vraag.bron if files.is_folder(vraag.bron) else None
    return Schoolmap(paths, maat.norm, maat.datum, read, folder)


def _refuse(vraag: Vraag, kind: str, choices: Mapping[str, object]) -> None:
    """BasisnormFout for choices that say something about another kind of input."""
    given = [name for name, value in choices.items() if value is not None]
    if given:
        raise BasisnormFout(
            Melding(
                code="keuze-past-niet",
                bestand=str(vraag.bron),
                tekst=f"Dit is {kind}. Daar {'hoort' if len(given) == 1 else 'horen'} "
                f"{listing(given, 'en')} niet bij.",
                oplossing=f"Laat {listing(given, 'en')} weg.",
            )
        )


def _is_werkboek(path: Path) -> bool:
    from basisnorm.regio.werkboek.werkboek import is_werkboek

    return is_werkboek(path)
