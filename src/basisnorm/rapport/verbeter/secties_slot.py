"""The sections after the gebieden: lists, how it was counted, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.rapport.uitleg_eis import Regel
from basisnorm.rapport.verbeter.blokken import Feit, split_feiten
from basisnorm.rapport.verbeter.lijsten import BronRegel, NvtRegel, PlanRegel
from basisnorm.rapport.verbeter.pagina import Let, Regels
from basisnorm.rapport.verbeter.stukken import Html, Stukken, join


def lay_out_nvt(stukken: Stukken, nvt: Iterable[NvtRegel]) -> Html:
    """What does not apply here."""
    rijen = join(
        stukken.sectie(
            "lijsten/nvt_rij",
            {"eis": each.blok.vast, "toelichting": bool(each.blok.toelichting)},
            {
                "reden": each.reden,
                "toelichting": each.blok.toelichting or "",
                "besloten_door": each.besloten_door,
                "tot": each.tot,
            },
        )
        for each in nvt
    )
    return stukken.sectie("lijsten/nvt", {}, {"rijen": rijen}) if rijen else []


def lay_out_zonder_bewijs(stukken: Stukken, links: Html) -> Html:
    """The kerneisen that rest on nothing but a word."""
    return stukken.sectie("lijsten/zonder_bewijs", {}, {"links": links}) if links else []


def lay_out_plan(stukken: Stukken, plan: Iterable[PlanRegel], voorgesteld: Html) -> Html:
    """The steps of the school, and then those that we propose."""
    rijen = join(
        stukken.sectie(
            "lijsten/plan_rij",
            {"eis": each.eis, "link": each.blok is not None, "klaar": each.klaar},
            {"stap": each.stap, "wie": each.wie, "wanneer": each.wanneer},
        )
        for each in plan
    )
    rijen += voorgesteld
    return stukken.sectie("lijsten/plan", {}, {"rijen": rijen}) if rijen else []


def lay_out_uitleg(stukken: Stukken, waarom: tuple[Regel, ...], regels: Regels) -> Html:
    """How it was counted, and why it came out so."""
    steps = stukken.sectie(
        "waarom",
        {"koppen": tuple([each.kop for each in waarom])},
        {
            "teksten": tuple(
                [
                    f"{each.tekst} {'; '.join(each.punten)}." if each.punten else each.tekst
                    for each in waarom
                ]
            )
        },
    )
    return stukken.sectie("slot/uitleg", {"regels": regels}, {"waarom": steps})


def lay_out_let_op(stukken: Stukken, let_op: Iterable[Let]) -> Html:
    """What reading the file had to say."""
    punten = join(
        stukken.sectie(
            "slot/let_op_punt",
            {"plaats": each.plaats is not None},
            {"tekst": each.tekst, "oplossing": each.oplossing, "plaats": each.plaats or ""},
        )
        for each in let_op
    )
    return stukken.sectie("slot/let_op", {}, {"punten": punten}) if punten else []


def lay_out_bronnen(stukken: Stukken, bronnen: tuple[BronRegel, ...], *, adressen: bool) -> Html:
    """Where it comes from."""
    vorm = {"bronnen": bronnen, "adressen": adressen}
    return stukken.sectie("slot/bronnen", vorm, {}) if bronnen else []


def lay_out_colofon(stukken: Stukken, colofon: Iterable[Feit]) -> Html:
    """What it was measured with."""
    labels, waarden = split_feiten(colofon)
    return stukken.sectie("slot/colofon", {"labels": labels}, {"waarden": waarden})
