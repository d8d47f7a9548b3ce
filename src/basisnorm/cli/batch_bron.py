"""From what was typed to schools: a table, a folder, and an addition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.cli.batch_verslag import Meldinglijst, describe_map, describe_tabel
from basisnorm.errors import BasisnormFout, Melding, about
from basisnorm.invoer.model import Maat, Schoolbron
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.words import listing

if TYPE_CHECKING:
    from basisnorm.audit.bestand import GelezenAudit


def open_bron(
    path: Path,
    maat: Maat,
    lijst: Meldinglijst,
    *,
    norm: str | None,
    vragenlijst: str | None,
    koppeling: Path | None,
    blad: str | None,
    codering: str | None,
) -> Schoolbron:
    """What has to be read; says what was understood of it. BasisnormFout when it is refused.

    The options are as they were typed, None when they were not; `maat` follows from others.
    """

    def refuse(kind: str, choices: Mapping[str, object]) -> None:
        """BasisnormFout for choices that say something about another kind of input."""
        given = [name for name, value in choices.items() if value is not None]
        if given:
            raise BasisnormFout(
                Melding(
                    code="keuze-past-niet",
                    bestand=str(path),
                    tekst=f"Dit is {kind}. Daar {'hoort' if len(given) == 1 else 'horen'} "
                    f"{listing(given, 'en')} niet bij.",
                    oplossing=f"Laat {listing(given, 'en')} weg.",
                )
            )

    if files.is_folder(path):
        from basisnorm.invoer.schoolmap import find_schools

        refuse(
            "een map",
            {
                "--koppeling": koppeling,
                "--dubbel": maat.laatste or None,
                "--schoolsoort": maat.schoolsoort,
                "--blad": blad,
                "--codering": codering,
            },
        )
        paths, meldingen = find_schools(path)
        describe_map(path, paths)
        lijst.extend(meldingen)
        return _files(paths, maat, norm, vragenlijst, folder=path)
    tabel = open_tabel(path, blad=blad, codering=codering)
    if tabel.blad is None:
        refuse("geen werkmap", {"--blad": blad})
    else:
        refuse("een werkmap", {"--codering": codering})
    gekoppeld = None
    if koppeling is not None:
        from basisnorm.invoer.koppeling.gekoppeld import koppel
        from basisnorm.invoer.koppeling.koppeling import read_koppeling

        gekoppeld = koppel(tabel, read_koppeling(koppeling, maat.norm))
        maat = replace(
            maat, vast=dict(gekoppeld.vast), vertaal=gekoppeld.vertaal, jaar_uit_datum=True
        )
    try:
        bron = open_scholen(tabel, maat, gekoppeld=gekoppeld)
    except BasisnormFout:
        if tabel.blad is not None and _is_werkboek(path):
            return _files((path,), maat, norm, vragenlijst)
        raise
    describe_tabel(tabel, bron.kolommen)
    lijst.extend(tabel.meldingen)
    lijst.extend(gekoppeld.meldingen if gekoppeld else ())
    lijst.extend(bron.kolommen.meldingen)
    if bron.kolommen.lang:
        refuse("een tabel met een rij per eis", {"--dubbel": maat.laatste or None})
    return bron


def add_to(folder: Path, bron: Schoolbron, maat: Maat, *, toch: bool) -> Schoolbron:
    """The schools of an earlier output, and those of `bron`; `toch` as in Vervanger."""
    from basisnorm.invoer.aanvulling import Aanvulling
    from basisnorm.invoer.eerder import check_uitvoer, read_uitvoer

    check_uitvoer(folder, read_uitvoer(folder), maat.norm)
    # The earlier answers are ours already: no words of a form in them.
    plain = replace(maat, vast={}, vertaal=None, schoolsoort=None)
    return Aanvulling(folder, plain, bron, toch=toch)


def _files(
    paths: tuple[Path, ...],
    maat: Maat,
    norm: str | None,
    vragenlijst: str | None,
    folder: Path | None = None,
) -> Schoolbron:
    from basisnorm.invoer.schoolmap import Schoolmap
    from basisnorm.library import WORKBOOKS, find_vragenlijst, read_answers

    def read(path: Path) -> GelezenAudit:
        gelezen = read_answers(path, norm, vragenlijst)
        if gelezen.norm.id != maat.norm.id:
            move = ", of neem de antwoorden mee met: basisnorm audit BESTAND --naar-norm"
            if path.suffix.lower() in WORKBOOKS:
                # It has to become such a file first, of the norm that it is of.
                move = ""
            raise BasisnormFout(
                Melding(
                    code="andere-norm",
                    bestand=str(path),
                    vestigingscode=gelezen.audit.school.vestigingscode,
                    tekst=f"Dit bestand hoort bij norm {gelezen.norm.id}, niet bij {maat.norm.id}.",
                    oplossing=f"Kies die norm met --norm {gelezen.norm.id}{move}.",
                )
            )
        try:
            find_vragenlijst(gelezen.audit.vragenlijst, vragenlijst, gelezen.norm, path)
        except BasisnormFout as fout:
            code = gelezen.audit.school.vestigingscode
            raise BasisnormFout(*about(code, fout.meldingen)) from fout
        return gelezen

    return Schoolmap(paths, maat.norm, maat.datum, read, folder)


def _is_werkboek(path: Path) -> bool:
    from basisnorm.invoer.werkboek.werkboek import is_werkboek

    return is_werkboek(path)
