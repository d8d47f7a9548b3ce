"""The sections of the verbeterrapport: which words go in, and what decides their shape.
Those after the gebieden are in secties_slot.

Html that is empty is left out, with the heading that would stand above it.
"""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.rapport.verbeter.blokken import Feit, split_feiten
from basisnorm.rapport.verbeter.gebiedblok import GebiedKop, GebiedTekst
from basisnorm.rapport.verbeter.oogopslag import Oogopslag
from basisnorm.rapport.verbeter.stukken import Html, Stukken, Woord

# As many unanswered eisen as are shown without unfolding (own choice).
_FEW = 4


def lay_out_pagina(
    stukken: Stukken, programma: str, titel: str, omschrijving: str, **delen: Html
) -> Html:
    """The whole page; `delen` are kop, oogopslag, inhoud, begin, gebieden, lijsten, uitleg and
    colofon."""
    woorden: dict[str, Woord] = {
        "programma": programma,
        "titel": titel,
        "omschrijving": omschrijving,
        **delen,
    }
    return stukken.sectie("pagina/verbeterrapport", {}, woorden)


def lay_out_kop(stukken: Stukken, school: str, feiten: Iterable[Feit]) -> Html:
    """The name of the school, and what is known about it."""
    labels, waarden = split_feiten(feiten)
    return stukken.sectie("kop", {"labels": labels}, {"school": school, "waarden": waarden})


def lay_out_oogopslag(
    stukken: Stukken,
    oog: Oogopslag,
    verklaring: tuple[str, ...],
    gebieden: Html,
    apart: Html,
) -> Html:
    """The first card; `gebieden` and `apart` are rows of lay_out_rij."""
    labels, waarden = split_feiten(oog.feiten)
    return stukken.sectie(
        "oogopslag",
        {
            "merk": oog.merk,
            "merken": tuple([each.merk for each in oog.legenda]),
            "labels": labels,
            "apart": bool(apart),
            "niet_gevraagd": oog.niet_gevraagd is not None,
        },
        {
            "ring": lay_out_ring(stukken, oog),
            "zin": oog.zin,
            "aantallen": tuple([str(each.aantal) for each in oog.legenda]),
            "waarden": waarden,
            "verklaring": verklaring,
            "gebieden": gebieden,
            "apart": apart,
            "niet_gevraagd": oog.niet_gevraagd or "",
        },
    )


def lay_out_ring(stukken: Stukken, oog: Oogopslag) -> Html:
    """The ring, or nothing without kerneisen."""
    ring = oog.ring
    if ring is None:
        return []
    return stukken.sectie(
        "ring",
        {},
        {
            "tekst": ring.tekst,
            "bogen": stukken.vast("secties/boog", ring.bogen),
            "getal": ring.getal,
            "onder": ring.onder,
        },
    )


def lay_out_rij(stukken: Stukken, kop: GebiedKop, cellen: Html) -> Html:
    """One gebied on the first card; `cellen` are its kerneisen."""
    return stukken.sectie(
        "rij",
        {"gebied": kop.vast, "strook": bool(cellen and kop.feiten)},
        {"tekst": kop.strook_tekst, "cellen": cellen, "stand": kop.stand},
    )


def lay_out_inhoud(
    stukken: Stukken,
    begin: str,
    gebieden: tuple[GebiedTekst, ...],
    *,
    nvt: bool = False,
    zonder_bewijs: bool = False,
    plan: bool = False,
    let_op: bool = False,
    bronnen: bool = False,
) -> Html:
    """The links to everything that is there."""
    vorm = {
        "begin": begin,
        "gebieden": gebieden,
        "nvt": nvt,
        "zonder_bewijs": zonder_bewijs,
        "plan": plan,
        "let_op": let_op,
        "bronnen": bronnen,
    }
    return stukken.sectie("inhoud", vorm, {})


def lay_out_begin(
    stukken: Stukken,
    titel: str,
    inleiding: str,
    raad: tuple[str, ...],
    eerst: Html,
    daarna_kern: Html,
    daarna_aanvullend: Html,
    *,
    beknopt: bool,
) -> Html:
    """What to do first."""
    return stukken.sectie(
        "begin",
        {
            "titel": titel,
            "beknopt": beknopt,
            "eerst": bool(eerst),
            "daarna_kern": bool(daarna_kern),
            "daarna_aanvullend": bool(daarna_aanvullend),
        },
        {
            "inleiding": inleiding,
            "raad": raad,
            "eerst": eerst,
            "daarna_kern": daarna_kern,
            "daarna_aanvullend": daarna_aanvullend,
        },
    )


def lay_out_gebied(
    stukken: Stukken,
    kop: GebiedKop,
    kern: Html,
    aanvullend: Html,
    still_open: Html,
    op_orde: Html,
    *,
    aantal_open: int,
    aantal_op_orde: int,
    beknopt: bool,
) -> Html:
    """One gebied with its eisen."""
    labels, waarden = split_feiten(kop.feiten)
    return stukken.sectie(
        "gebied",
        {
            "gebied": kop.vast,
            "beknopt": beknopt,
            "merk": kop.merk,
            "labels": labels,
            "niet_gevraagd": kop.niet_gevraagd is not None,
            "kern": bool(kern),
            "aanvullend": bool(aanvullend),
            "open": bool(still_open),
            "weinig_open": aantal_open <= _FEW,
            "op_orde": bool(op_orde),
        },
        {
            "zin": kop.zin,
            "waarden": waarden,
            "niet_gevraagd": kop.niet_gevraagd or "",
            "kern": kern,
            "aanvullend": aanvullend,
            "aantal_open": str(aantal_open),
            "open": still_open,
            "aantal_op_orde": str(aantal_op_orde),
            "op_orde": op_orde,
        },
    )
