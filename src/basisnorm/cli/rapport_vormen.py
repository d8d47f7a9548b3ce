"""Which files `basisnorm rapport` makes of a school, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm.errors import BasisnormFout, Melding

if TYPE_CHECKING:
    from basisnorm.rapport.schoolgids.huisstijl import Huisstijl
    from basisnorm.rapport.schoolgids.model import Gids
    from basisnorm.rapport.schoolgids.schoolgids import Keuzes
    from basisnorm.uitslag.model import Uitslag


def _nothing(_uitslag: Uitslag, _bestand: str) -> tuple[Melding, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blad:
    """One file: what comes after the stem in its name, what to say first, and its text."""

    naam: str
    render: Callable[[Uitslag], str]
    check: Callable[[Uitslag, str], tuple[Melding, ...]] = _nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladen:
    """The files for each school, and what to look at in what serves them all (only let-op)."""

    bladen: tuple[Blad, ...]
    meldingen: tuple[Melding, ...]


def choose_bladen(
    soort: str,
    vorm: str,
    *,
    kort: bool,
    kopniveau: int,
    volledig: bool,
    verbeterpunten: bool,
    samenwerkingsverband: Path | None,
    huisstijl: Path | None,
) -> Bladen:
    """The files that were asked for; BasisnormFout with all mistakes in what serves all schools."""
    bladen: list[Blad] = []
    meldingen: tuple[Melding, ...] = ()
    if soort != "schoolgids":
        bladen.append(_verbeter(vorm, kort))
    if soort != "verbeter":
        keuzes, stijl, meldingen = _read(samenwerkingsverband, huisstijl, volledig, verbeterpunten)
        bladen.append(_schoolgids(vorm, kopniveau, keuzes, stijl))
    return Bladen(bladen=tuple(bladen), meldingen=meldingen)


def _verbeter(vorm: str, kort: bool) -> Blad:
    if vorm != "html":
        from basisnorm.rapport.uitvoermap import MADE_WITH
        from basisnorm.rapport.verbeter.tekst import verbeterrapport_md, verbeterrapport_txt

        render = {"md": verbeterrapport_md, "txt": verbeterrapport_txt}[vorm]
        return Blad(
            naam=f"verbeterrapport.{vorm}",
            render=lambda uitslag: f"{render(uitslag)}\n{MADE_WITH}{uitslag.programma}.\n",
        )
    from basisnorm.rapport.html import render_kort, render_verbeterrapport

    if kort:
        return Blad(naam="verbeterrapport-kort.html", render=render_kort)
    return Blad(naam="verbeterrapport.html", render=render_verbeterrapport)


def _schoolgids(vorm: str, kopniveau: int, keuzes: Keuzes, huisstijl: Huisstijl | None) -> Blad:
    from basisnorm.rapport.schoolgids.als_html import render_fragment, render_pagina
    from basisnorm.rapport.schoolgids.let_op import check_gids
    from basisnorm.rapport.schoolgids.schoolgids import build_gids
    from basisnorm.rapport.schoolgids.tekst import render_md, render_txt

    forms: dict[str, tuple[str, Callable[[Gids], str]]] = {
        "html": ("schoolgids.html", lambda gids: render_pagina(gids, huisstijl)),
        "fragment": ("schoolgids-fragment.html", lambda gids: render_fragment(gids, kopniveau)),
        "md": ("schoolgids.md", render_md),
        "txt": ("schoolgids.txt", render_txt),
    }
    naam, render = forms[vorm]
    return Blad(
        naam=naam,
        render=lambda uitslag: render(build_gids(uitslag, keuzes)),
        check=lambda uitslag, bestand: check_gids(uitslag, keuzes, bestand),
    )


def _read(
    samenwerkingsverband: Path | None,
    huisstijl: Path | None,
    volledig: bool,
    verbeterpunten: bool,
) -> tuple[Keuzes, Huisstijl | None, tuple[Melding, ...]]:
    """Both files, so that the mistakes in both are told at once."""
    from basisnorm.audit.samenwerkingsverband import (
        Samenwerkingsverband,
        read_samenwerkingsverband,
    )
    from basisnorm.rapport.schoolgids.huisstijl import read_huisstijl
    from basisnorm.rapport.schoolgids.schoolgids import Keuzes

    verband, stijl = Samenwerkingsverband(), None
    meldingen: list[Melding] = []
    refused = False
    try:
        if samenwerkingsverband is not None:
            verband, found = read_samenwerkingsverband(samenwerkingsverband)
            meldingen += found
    except BasisnormFout as fout:
        meldingen += fout.meldingen
        refused = True
    try:
        if huisstijl is not None:
            stijl = read_huisstijl(huisstijl)
    except BasisnormFout as fout:
        meldingen += fout.meldingen
        refused = True
    if refused:
        raise BasisnormFout(*meldingen)
    keuzes = Keuzes(volledig=volledig, verbeterpunten=verbeterpunten, verband=verband)
    return keuzes, stijl, tuple(meldingen)
