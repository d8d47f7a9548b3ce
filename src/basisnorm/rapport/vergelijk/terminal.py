"""The comparison of two results on the terminal: readable without colours, and aloud."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from basisnorm.rapport.merk import Merk
from basisnorm.rapport.opmaak import point
from basisnorm.rapport.vergelijk.blad import Blad, GebiedRij
from basisnorm.rapport.vergelijk.delen import Deel, Regel, Sectie
from basisnorm.rapport.woorden import opsomming


def render_blad(blad: Blad) -> RenderableType:
    """The summary in sentences, the gebieden, and then what changed and by whom."""
    parts: list[RenderableType] = [Text(blad.titel, style="bold")]
    parts += [Text(f"{each.label}: {each.waarde}", style="dim") for each in blad.feiten]
    parts += ["", Text(blad.kop, style="bold"), *map(Text, blad.samenvatting)]
    parts += ["", *map(Text, blad.norm)]
    for rij in blad.gebieden:
        parts += ["", *_gebied(rij)]
    for deel in blad.delen:
        parts += ["", *_deel(deel)]
    if blad.plan or blad.bewijs:
        parts += ["", Text("Verbeterplan en bewijs", style="bold underline")]
        parts += [Text(each) for each in (blad.plan, *blad.bewijs) if each]
        for kop, steps in (("Klaar:", blad.klaar), ("Niet meer in het plan:", blad.weg)):
            parts += [Text(kop, style="bold")] if steps else []
            parts += map(point, steps)
    parts += ["", *(Text(each, style="dim") for each in blad.verklaring)]
    parts += [Text(f"{each.label}: {each.waarde}", style="dim") for each in blad.colofon]
    return Group(*parts)


def _gebied(rij: GebiedRij) -> Iterator[RenderableType]:
    apart = (f" ({rij.apart})", "dim") if rij.apart else ""
    yield Text.assemble((rij.titel, "bold"), apart)
    again = f"; met de norm van nu: {rij.herteld.woord.lower()}" if rij.herteld else ""
    yield _indented(Text(f"Toen: {_stand(rij.toen, rij.kern_toen)}{again}"))
    yield _indented(Text(f"Nu: {_stand(rij.nu, rij.kern_nu)}"))
    if rij.kern:
        yield _indented(Text(f"Kerneisen: {rij.kern}", style="dim"))


def _stand(merk: Merk, kern: str) -> str:
    return ", ".join(each for each in (merk.woord.lower(), kern) if each)


def _deel(deel: Deel) -> Iterator[RenderableType]:
    yield Text(deel.kop, style="bold underline")
    yield Text(deel.uitleg, style="dim")
    for sectie in deel.secties:
        yield ""
        yield Text(f"{sectie.kop} ({len(sectie.regels)})", style="bold")
        if sectie.kort:
            yield from map(_indented, _ids(sectie))
        else:
            for regel in sectie.regels:
                yield from _regel(regel)


def _ids(sectie: Sectie) -> Iterator[Text]:
    for heading, kern in (("Kerneisen", True), ("Andere eisen", False)):
        ids = [each.id for each in sectie.regels if each.kern is kern]
        if ids:
            yield Text(f"{heading}: {opsomming(ids)}.")


def _regel(regel: Regel) -> Iterator[RenderableType]:
    yield _indented(
        Text.assemble((regel.id, "bold"), (f"  {regel.soort}; ", "dim"), _van_naar(regel))
    )
    yield _indented(Text(regel.tekst), 4)
    for each in regel.details:
        yield _indented(Text(each, style="dim"), 4)


def _van_naar(regel: Regel) -> str:
    """ "van begonnen naar op orde"."""
    before = opsomming([each.woord.lower() if len(regel.toen) == 1 else each.woord
                        for each in regel.toen])  # fmt: skip
    assert regel.nu is not None, "an eis that is gone is only named"
    now = regel.nu.woord.lower()
    if not before:
        return f"nu {now}"
    return f"toen en nu {now}" if before == now else f"van {before} naar {now}"


def _indented(line: RenderableType, indent: int = 2) -> RenderableType:
    return Padding(line, (0, 0, 0, indent))
