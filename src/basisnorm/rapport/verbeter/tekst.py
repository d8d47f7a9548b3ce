"""The verbeterrapport as Markdown and as plain text: the values of the page, without layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from basisnorm.norm.model import Niveau
from basisnorm.rapport import woorden
from basisnorm.rapport.merk import Vorm
from basisnorm.rapport.tekstblad import Alinea, Blok, Kop, Lijst, Punt, Tabel, as_md, as_txt
from basisnorm.rapport.verbeter.begin import Begin
from basisnorm.rapport.verbeter.blokken import EisBlok, Feit
from basisnorm.rapport.verbeter.gebiedblok import GebiedBlok
from basisnorm.rapport.verbeter.pagina import Pagina, build_pagina
from basisnorm.uitslag.model import Uitslag


def verbeterrapport_md(uitslag: Uitslag) -> str:
    """The verbeterrapport as Markdown."""
    return as_md(_blokken(build_pagina(uitslag)))


def verbeterrapport_txt(uitslag: Uitslag) -> str:
    """The verbeterrapport as plain text."""
    return as_txt(_blokken(build_pagina(uitslag)))


def _blokken(pagina: Pagina) -> Iterator[Blok]:
    """The parts of the page, in its order."""
    oog = pagina.oogopslag
    yield Kop(niveau=1, tekst=pagina.titel)
    yield _feiten(pagina.feiten)
    yield Kop(niveau=2, tekst=oog.merk.woord)
    yield Alinea(tekst=oog.zin)
    counts = [Punt(tekst=f"{each.aantal} {each.merk.woord.lower()}") for each in oog.legenda]
    if counts:
        yield Lijst(punten=tuple(counts))
    if oog.feiten:
        yield _feiten(oog.feiten)
    for zin in pagina.verklaring:
        yield Alinea(tekst=zin)
    yield Tabel(
        koppen=("Gebied", "Conclusie", "Kerneisen op orde"),
        rijen=tuple(
            (blok.kop.vast.titel, blok.kop.merk.woord, blok.kop.stand)
            for blok in (*pagina.gebieden, *pagina.apart)
        ),
    )
    if oog.niet_gevraagd:
        yield Alinea(tekst=oog.niet_gevraagd)
    yield from _begin(pagina.begin)
    for blok in (*pagina.gebieden, *pagina.apart):
        yield from _gebied(blok)
    yield from _lijsten(pagina)
    yield from _rekenen(pagina)
    yield from _slot(pagina)


def _begin(begin: Begin) -> Iterator[Blok]:
    yield Kop(niveau=2, tekst=begin.titel)
    yield Alinea(tekst=begin.inleiding)
    if begin.raad:
        yield Lijst(punten=tuple(Punt(tekst=zin) for zin in begin.raad))
    if begin.eerst:
        yield Lijst(
            genummerd=True,
            punten=tuple(
                Punt(tekst=f"{each.vast.eerste_stap} ({each.vast.id}: {each.vast.tekst})")
                for each in begin.eerst
            ),
        )
    if begin.daarna_kern:
        yield Alinea(tekst="Daarna de andere kerneisen, in volgorde:")
        yield _codes(begin.daarna_kern)
    if begin.daarna_aanvullend:
        which = "En dan de aanvullende eisen" if begin.daarna_kern else "Daarna de andere eisen"
        yield Alinea(tekst=f"{which}:")
        yield _codes(begin.daarna_aanvullend)


def _gebied(blok: GebiedBlok) -> Iterator[Blok]:
    kop = blok.kop
    yield Kop(niveau=2, tekst=kop.vast.titel)
    yield Alinea(tekst=f"{kop.vast.soort}. {kop.vast.uitleg}")
    if kop.feiten:
        yield Alinea(tekst=f"{kop.merk.woord}. {kop.zin}")
        yield _feiten(kop.feiten)
    if kop.niet_gevraagd:
        yield Alinea(tekst=kop.niet_gevraagd)
    for titel, eisen in (
        ("Kerneisen die nog niet op orde zijn", blok.kern),
        ("Aanvullende eisen die nog niet op orde zijn", blok.aanvullend),
        (f"Nog niet beantwoord ({len(blok.open)})", blok.open),
        (f"Op orde of geborgd ({len(blok.op_orde)})", blok.op_orde),
    ):
        if eisen:
            yield Kop(niveau=3, tekst=titel)
        for each in eisen:
            yield from _eis(each, verbeteren=eisen in (blok.kern, blok.aanvullend))


def _eis(blok: EisBlok, *, verbeteren: bool) -> Iterator[Blok]:
    vast = blok.vast
    yield Kop(niveau=4, tekst=f"{vast.id} {vast.tekst}")
    sources = f" ({', '.join(vast.bronnen)})" if vast.kern and vast.bronnen else ""
    kind = "kerneis" if vast.kern else "aanvullende eis"
    without = "; nog zonder bewijs" if vast.zonder_bewijs else ""
    told = [
        Punt(label="Nu", tekst=f"{vast.merk.woord.lower()}{without}"),
        Punt(label="Soort en grond", tekst=f"{kind}, {vast.grond}{sources}"),
    ]
    if vast.vindplaats:
        told.append(Punt(label="Plaats in de wet", tekst=vast.vindplaats))
    if blok.opmerking:
        told.append(Punt(label="Let op", tekst=blok.opmerking))
    if blok.toelichting:
        is_open = vast.merk.vorm is Vorm.OPEN
        label = "Uw aantekening" if is_open else "Dit is er nu"
        told.append(Punt(label=label, tekst=blok.toelichting))
    told += [Punt(label="Bewijs", tekst=each) for each in blok.bewijs]
    if verbeteren:
        told.append(Punt(label="Dan is het op orde", tekst=vast.doel))
        told.append(Punt(label="Eerste stap", tekst=vast.eerste_stap))
        if vast.eigen_maat:
            told.append(Punt(label=vast.maat_kop, tekst=vast.eigen_maat))
    yield Lijst(punten=tuple(told))


def _lijsten(pagina: Pagina) -> Iterator[Blok]:
    if pagina.nvt:
        yield Kop(niveau=2, tekst="Niet van toepassing")
        yield Tabel(
            koppen=("Eis", "Reden", "Toelichting", "Besloten door", "Tot en met"),
            rijen=tuple(
                (
                    f"{each.blok.vast.id} {each.blok.vast.tekst}",
                    each.reden,
                    each.blok.toelichting or "",
                    each.besloten_door,
                    each.tot,
                )
                for each in pagina.nvt
            ),
        )
    if pagina.zonder_bewijs:
        yield Kop(niveau=2, tekst="Nog zonder bewijs")
        yield _codes(pagina.zonder_bewijs)
        yield Alinea(tekst="Dat verandert de uitslag niet.")
    if pagina.plan or pagina.voorgesteld:
        own = [
            (each.eis, each.stap, each.wie, each.wanneer, "ja" if each.klaar else "")
            for each in pagina.plan
        ]
        ours = [
            (each.vast.id, f"Voorstel: {each.vast.eerste_stap}", "", "", "")
            for each in pagina.voorgesteld
        ]
        yield Kop(niveau=2, tekst="Verbeterplan")
        yield Tabel(koppen=("Eis", "Stap", "Wie", "Wanneer", "Klaar"), rijen=(*own, *ours))


def _rekenen(pagina: Pagina) -> Iterator[Blok]:
    yield Kop(niveau=2, tekst="Waarom deze uitslag")
    yield Lijst(
        punten=tuple(
            Punt(label=each.kop, tekst=" ".join([each.tekst, "; ".join(each.punten)]).strip())
            for each in pagina.waarom
        )
    )
    yield Kop(niveau=3, tekst="De niveaus")
    yield _niveaus(pagina.regels.schaal)
    yield Alinea(tekst="Sommige eisen vragen om ja of nee:")
    yield _niveaus(pagina.regels.ja_nee)
    yield Alinea(tekst=f"Een eis is op orde vanaf niveau {pagina.regels.drempel}.")


def _slot(pagina: Pagina) -> Iterator[Blok]:
    if pagina.let_op:
        yield Kop(niveau=2, tekst="Let op")
        yield Lijst(
            punten=tuple(
                Punt(
                    tekst=f"{each.tekst} {each.oplossing}"
                    + (f" (bij {each.plaats})" if each.plaats else "")
                )
                for each in pagina.let_op
            )
        )
    if pagina.bronnen:
        yield Kop(niveau=2, tekst="Waar komt dit vandaan?")
        yield Lijst(
            punten=tuple(
                Punt(
                    label=each.id,
                    tekst=woorden.na_elkaar(each.titel, each.herkomst, each.opmerking, each.adres),
                )
                for each in pagina.bronnen
            )
        )
    yield Kop(niveau=2, tekst="Over dit rapport")
    yield _feiten(pagina.colofon)
    yield Alinea(tekst="In dit rapport horen geen gegevens van leerlingen.")


def _feiten(feiten: Iterable[Feit]) -> Lijst:
    return Lijst(punten=tuple(Punt(label=each.label, tekst=each.waarde) for each in feiten))


def _niveaus(stappen: Iterable[Niveau]) -> Lijst:
    return Lijst(
        punten=tuple(
            Punt(label=f"{each.niveau} {each.naam}", tekst=each.uitleg) for each in stappen
        )
    )


def _codes(blokken: Iterable[EisBlok]) -> Lijst:
    return Lijst(
        punten=tuple(
            Punt(tekst=f"{each.vast.id} {woorden.kort(each.vast.tekst)}") for each in blokken
        )
    )
