"""The sections of the verbeterrapport: which words go in, and what decides their shape."""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.rapport.gebiedblok import GebiedBlok
from basisnorm.rapport.oogopslag import Oogopslag
from basisnorm.rapport.pagina import Pagina
from basisnorm.rapport.stukken import Html, Stukken


def lay_out(stukken: Stukken, pagina: Pagina) -> Html:
    """The whole page."""
    return stukken.sectie(
        "pagina/verbeterrapport",
        {},
        {
            "programma": pagina.programma,
            "titel": pagina.titel,
            "omschrijving": pagina.omschrijving,
            "kop": _kop(stukken, pagina),
            "oogopslag": _oogopslag(stukken, pagina),
            "inhoud": _inhoud(stukken, pagina),
            "begin": _begin(stukken, pagina),
            "gebieden": _join(
                _gebied(stukken, each, pagina.beknopt) for each in (*pagina.gebieden, *pagina.apart)
            ),
            "lijsten": _lijsten(stukken, pagina),
            "uitleg": _uitleg(stukken, pagina),
            "colofon": stukken.sectie(
                "slot/colofon",
                {"labels": tuple([each.label for each in pagina.colofon])},
                {"waarden": tuple([each.waarde for each in pagina.colofon])},
            ),
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


def _kop(stukken: Stukken, pagina: Pagina) -> Html:
    return stukken.sectie(
        "kop",
        {"labels": tuple([each.label for each in pagina.feiten])},
        {"school": pagina.school, "waarden": tuple([each.waarde for each in pagina.feiten])},
    )


def _oogopslag(stukken: Stukken, pagina: Pagina) -> Html:
    oog = pagina.oogopslag
    return stukken.sectie(
        "oogopslag",
        {
            "merk": oog.merk,
            "merken": tuple([each.merk for each in oog.legenda]),
            "labels": tuple([each.label for each in oog.feiten]),
            "apart": bool(oog.apart),
            "niet_gevraagd": oog.niet_gevraagd is not None,
        },
        {
            "ring": lay_out_ring(stukken, oog),
            "zin": oog.zin,
            "aantallen": tuple([str(each.aantal) for each in oog.legenda]),
            "waarden": tuple([each.waarde for each in oog.feiten]),
            "verklaring": pagina.verklaring,
            "gebieden": _join(_rij(stukken, each) for each in oog.gebieden),
            "apart": _join(_rij(stukken, each) for each in oog.apart),
            "niet_gevraagd": oog.niet_gevraagd or "",
        },
    )


def _rij(stukken: Stukken, blok: GebiedBlok) -> Html:
    return stukken.sectie(
        "rij",
        {"gebied": blok.vast, "strook": bool(blok.strook and blok.feiten)},
        {
            "tekst": blok.strook_tekst,
            "cellen": stukken.eisen("cel", blok.strook),
            "stand": blok.stand,
        },
    )


def _inhoud(stukken: Stukken, pagina: Pagina) -> Html:
    return stukken.sectie(
        "inhoud",
        {
            "begin": pagina.begin.titel,
            "gebieden": tuple([each.vast for each in (*pagina.gebieden, *pagina.apart)]),
            "nvt": bool(pagina.nvt),
            "zonder_bewijs": bool(pagina.zonder_bewijs),
            "plan": bool(pagina.plan or pagina.voorgesteld),
            "let_op": bool(pagina.let_op),
            "bronnen": bool(pagina.bronnen),
        },
        {},
    )


def _begin(stukken: Stukken, pagina: Pagina) -> Html:
    begin = pagina.begin
    name = "noem" if pagina.beknopt else "link"
    return stukken.sectie(
        "begin",
        {
            "titel": begin.titel,
            "beknopt": pagina.beknopt,
            "eerst": bool(begin.eerst),
            "daarna_kern": bool(begin.daarna_kern),
            "daarna_aanvullend": bool(begin.daarna_aanvullend),
        },
        {
            "inleiding": begin.inleiding,
            "raad": begin.raad,
            "eerst": stukken.eisen("eerst", begin.eerst),
            "daarna_kern": stukken.eisen(name, begin.daarna_kern, b", "),
            "daarna_aanvullend": stukken.eisen(name, begin.daarna_aanvullend, b", "),
        },
    )


def _gebied(stukken: Stukken, blok: GebiedBlok, beknopt: bool) -> Html:
    return stukken.sectie(
        "gebied",
        {
            "gebied": blok.vast,
            "beknopt": beknopt,
            "merk": blok.merk,
            "labels": tuple([each.label for each in blok.feiten]),
            "niet_gevraagd": blok.niet_gevraagd is not None,
            "kern": bool(blok.kern),
            "aanvullend": bool(blok.aanvullend),
            "open": bool(blok.open),
            "weinig_open": len(blok.open) <= _FEW,
            "op_orde": bool(blok.op_orde),
        },
        {
            "zin": blok.zin,
            "waarden": tuple([each.waarde for each in blok.feiten]),
            "niet_gevraagd": blok.niet_gevraagd or "",
            "kern": stukken.eigen("zonder_maat" if beknopt else "vol", blok.kern),
            "aanvullend": stukken.eigen("kort" if beknopt else "vol", blok.aanvullend),
            "aantal_open": str(len(blok.open)),
            "open": stukken.eigen("kort", blok.open),
            "aantal_op_orde": str(len(blok.op_orde)),
            "op_orde": stukken.eigen("kort", blok.op_orde),
        },
    )


# As many unanswered eisen as are shown without unfolding (own choice).
_FEW = 4


def _lijsten(stukken: Stukken, pagina: Pagina) -> Html:
    """What does not apply, what has no bewijs yet, and the plan; each only when there is some."""
    found: Html = []
    if pagina.nvt:
        rijen = _join(
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
            for each in pagina.nvt
        )
        found += stukken.sectie("lijsten/nvt", {}, {"rijen": rijen})
    if pagina.zonder_bewijs:
        links = stukken.eisen("link", pagina.zonder_bewijs, b", ")
        found += stukken.sectie("lijsten/zonder_bewijs", {}, {"links": links})
    if pagina.plan or pagina.voorgesteld:
        rijen = _join(
            stukken.sectie(
                "lijsten/plan_rij",
                {"eis": each.eis, "link": each.blok is not None, "klaar": each.klaar},
                {"stap": each.stap, "wie": each.wie, "wanneer": each.wanneer},
            )
            for each in pagina.plan
        )
        rijen += stukken.eisen("voorstel", pagina.voorgesteld)
        found += stukken.sectie("lijsten/plan", {}, {"rijen": rijen})
    return found


def _uitleg(stukken: Stukken, pagina: Pagina) -> Html:
    """How it was counted, what reading the file had to say, and the sources."""
    waarom = stukken.sectie(
        "waarom",
        {"koppen": tuple([each.kop for each in pagina.waarom])},
        {
            "teksten": tuple(
                [
                    f"{each.tekst} {'; '.join(each.punten)}." if each.punten else each.tekst
                    for each in pagina.waarom
                ]
            )
        },
    )
    found = stukken.sectie("slot/uitleg", {"regels": pagina.regels}, {"waarom": waarom})
    if pagina.let_op:
        punten = _join(
            stukken.sectie(
                "slot/let_op_punt",
                {"plaats": each.plaats is not None},
                {"tekst": each.tekst, "oplossing": each.oplossing, "plaats": each.plaats or ""},
            )
            for each in pagina.let_op
        )
        found += stukken.sectie("slot/let_op", {}, {"punten": punten})
    if pagina.bronnen:
        vorm = {"bronnen": pagina.bronnen, "adressen": not pagina.beknopt}
        found += stukken.sectie("slot/bronnen", vorm, {})
    return found


def _join(parts: Iterable[Html]) -> Html:
    return [piece for part in parts for piece in part]
