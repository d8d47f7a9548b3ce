"""The comparison of two results as Markdown, for a letter or the agenda of the MR."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.rapport.markdown import plain
from basisnorm.rapport.merk import Merk
from basisnorm.rapport.vergelijk.blad import Blad
from basisnorm.rapport.vergelijk.delen import Deel, Regel, Sectie


def render_markdown(blad: Blad) -> str:
    """One page that ends with a line end."""
    lines = [f"# {plain(blad.titel)}", ""]
    lines += [f"- {plain(each.label)}: {plain(each.waarde)}" for each in blad.feiten]
    lines += ["", f"**{plain(blad.kop)}**", ""]
    lines += [f"- {plain(each)}" for each in blad.samenvatting]
    lines += ["", *(plain(each) for each in blad.norm), ""]
    lines += ["> " + "  \n> ".join(map(plain, blad.verklaring)), ""]
    lines += _gebieden(blad)
    for deel in blad.delen:
        lines += ["", *_deel(deel)]
    if blad.plan or blad.bewijs:
        lines += ["", "## Verbeterplan en bewijs", ""]
        lines += [f"- {plain(each)}" for each in (blad.plan, *blad.bewijs) if each]
        for kop, steps in (("Klaar", blad.klaar), ("Niet meer in het plan", blad.weg)):
            lines += ["", f"**{kop}**", "", *(f"- {plain(each)}" for each in steps)] * bool(steps)
    lines += ["", "---", ""]
    lines += [f"- {plain(each.label)}: {plain(each.waarde)}" for each in blad.colofon]
    return "\n".join(lines) + "\n"


def _gebieden(blad: Blad) -> Iterator[str]:
    again = "" if blad.herteld is None else " Toen, met de norm van nu |"
    yield f"| Gebied | Toen |{again} Nu | Kerneisen |"
    yield f"|---|---|{'---|' * bool(again)}---|---|"
    for rij in blad.gebieden:
        apart = f" ({rij.apart})" if rij.apart else ""
        marks = [rij.toen, *([rij.herteld] if rij.herteld else []), rij.nu]
        cells = " | ".join(plain(each.woord) for each in marks)
        yield f"| {plain(rij.titel + apart)} | {cells} | {plain(rij.kern) or '–'} |"  # noqa: RUF001


def _deel(deel: Deel) -> Iterator[str]:
    yield f"## {plain(deel.kop)}"
    yield ""
    yield plain(deel.uitleg)
    for sectie in deel.secties:
        yield ""
        yield f"### {plain(sectie.kop)} ({len(sectie.regels)})"
        yield ""
        yield plain(sectie.uitleg)
        yield ""
        yield from _kort(sectie) if sectie.kort else _tabel(sectie)


def _kort(sectie: Sectie) -> Iterator[str]:
    for regel in sectie.regels:
        yield f"- {plain(regel.id)} ({plain(regel.soort)}): {plain(regel.tekst)}"


def _tabel(sectie: Sectie) -> Iterator[str]:
    yield "| Eis | Toen | Nu |"
    yield "|---|---|---|"
    for regel in sectie.regels:
        yield f"| {_eis(regel)} | {_marks(regel.toen)} | {_marks((regel.nu,))} |"


def _eis(regel: Regel) -> str:
    details = "".join(f"<br>{plain(each)}" for each in regel.details)
    return f"**{plain(regel.id)}** ({plain(regel.soort)}) {plain(regel.tekst)}{details}"


def _marks(merken: tuple[Merk | None, ...]) -> str:
    return "<br>".join(plain(each.woord) for each in merken if each) or "–"  # noqa: RUF001
