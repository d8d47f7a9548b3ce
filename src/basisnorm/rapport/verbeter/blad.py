"""The verbeterrapport as HTML, from its values."""

from __future__ import annotations

from basisnorm.rapport.verbeter import secties, secties_slot
from basisnorm.rapport.verbeter.blokken import EisBlok
from basisnorm.rapport.verbeter.gebiedblok import GebiedBlok
from basisnorm.rapport.verbeter.pagina import Pagina
from basisnorm.rapport.verbeter.stukken import Html, Stukken, join

# More of a list nobody reads, and a page must stay small enough to be mailed.
_LISTED, _FEW = 9, 4


def lay_out(stukken: Stukken, pagina: Pagina) -> Html:
    """The whole page."""
    voorgesteld = stukken.eisen("voorstel", pagina.voorgesteld)
    return secties.lay_out_pagina(
        stukken,
        pagina.programma,
        pagina.titel,
        pagina.omschrijving,
        kop=secties.lay_out_kop(stukken, pagina.school, pagina.feiten),
        oogopslag=secties.lay_out_oogopslag(
            stukken,
            pagina.oogopslag,
            pagina.verklaring,
            join(_rij(stukken, each) for each in pagina.gebieden),
            join(_rij(stukken, each) for each in pagina.apart),
        ),
        inhoud=secties.lay_out_inhoud(
            stukken,
            pagina.begin.titel,
            tuple([each.kop.vast for each in (*pagina.gebieden, *pagina.apart)]),
            nvt=bool(pagina.nvt),
            zonder_bewijs=bool(pagina.zonder_bewijs),
            plan=bool(pagina.plan or pagina.voorgesteld),
            let_op=bool(pagina.let_op),
            bronnen=bool(pagina.bronnen),
        ),
        begin=_begin(stukken, pagina),
        gebieden=join(
            _gebied(stukken, each, beknopt=pagina.beknopt)
            for each in (*pagina.gebieden, *pagina.apart)
        ),
        lijsten=[
            *secties_slot.lay_out_nvt(stukken, pagina.nvt),
            *secties_slot.lay_out_zonder_bewijs(
                stukken, stukken.eisen("regel", pagina.zonder_bewijs)
            ),
            *secties_slot.lay_out_plan(stukken, pagina.plan, voorgesteld),
        ],
        uitleg=[
            *secties_slot.lay_out_uitleg(stukken, pagina.waarom, pagina.regels),
            *secties_slot.lay_out_let_op(stukken, pagina.let_op),
            *secties_slot.lay_out_bronnen(stukken, pagina.bronnen, adressen=not pagina.beknopt),
        ],
        colofon=secties_slot.lay_out_colofon(stukken, pagina.colofon),
    )


def _rij(stukken: Stukken, blok: GebiedBlok) -> Html:
    return secties.lay_out_rij(stukken, blok.kop, stukken.eisen("cel", blok.strook))


def _begin(stukken: Stukken, pagina: Pagina) -> Html:
    begin = pagina.begin
    return secties.lay_out_begin(
        stukken,
        begin.titel,
        begin.inleiding,
        begin.raad,
        stukken.eisen("eerst", begin.eerst),
        _later(stukken, begin.daarna_kern, _FEW if pagina.beknopt else _LISTED),
        _later(stukken, begin.daarna_aanvullend, 0 if pagina.beknopt else _LISTED),
        beknopt=pagina.beknopt,
    )


def _later(stukken: Stukken, blokken: tuple[EisBlok, ...], most: int) -> Html:
    """The first of them, each with a few words; the others stand below at their gebied."""
    more = len(blokken) - most
    # One left out would take as much room as saying so.
    if more < 2:
        return stukken.eisen("regel", blokken)
    there = f"{'En nog' if most else 'Dat zijn er'} {more}; die staan hieronder, per gebied."
    return [*stukken.eisen("regel", blokken[:most]), f"<li>{there}\n".encode()]


def _gebied(stukken: Stukken, blok: GebiedBlok, *, beknopt: bool) -> Html:
    return secties.lay_out_gebied(
        stukken,
        blok.kop,
        stukken.eigen("zonder_maat" if beknopt else "vol", blok.kern),
        stukken.eigen("kort" if beknopt else "vol", blok.aanvullend),
        stukken.eigen("kort", blok.open),
        stukken.eigen("kort", blok.op_orde),
        aantal_open=len(blok.open),
        aantal_op_orde=len(blok.op_orde),
        beknopt=beknopt,
    )
