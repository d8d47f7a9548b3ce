"""The differences between two norms on the terminal: readable without colours, and aloud."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from basisnorm.norm.verschil import Verschil
from basisnorm.norm.wijziging import Vorm, Wijziging
from basisnorm.norm.woordverschil import Soort, compare_words
from basisnorm.rapport.normverschil import zinnen as zinnen
from basisnorm.rapport.normverschil.delen import Onderdeel, chapters
from basisnorm.rapport.woorden import datum, hoofdletter

_WEG = "red strike"
_NIEUW = "bold green"


def render_verschil(verschil: Verschil, width: int) -> RenderableType:
    """The summary in sentences, then a chapter for every way in which something changed."""
    found = list(chapters(verschil))
    shows_words = any(
        isinstance(regel, Wijziging) and regel.vorm is Vorm.TEKST
        for each in found
        for part in each.onderdelen
        for regel in part.regels
    )
    parts: list[RenderableType] = [
        Text(zinnen.titel(verschil), style="bold"),
        *_norms(verschil),
        "",
        Text(" ".join(zinnen.samenvatting(verschil))),
    ]
    if shows_words:
        parts += ["", _legenda()]
    for each in found:
        parts += ["", Text(f"{each.kop} ({len(each.onderdelen)})", style="bold underline")]
        parts += [Text(each.uitleg, style="dim")]
        for part in each.onderdelen:
            parts += ["", *_part(part)]
    return Group(*parts)


def _norms(verschil: Verschil) -> Iterator[Text]:
    for word, norm in (("Nu", verschil.oud), ("Straks", verschil.nieuw)):
        when = datum(norm.peildatum)
        text = f"{word}: {norm.naam} ({norm.id}, versie {norm.versie}, stand van {when})"
        yield Text(text, style="dim")


def _legenda() -> Text:
    return Text.assemble(
        "Bij een tekst: ",
        _piece(Soort.WEG, "dit gaat weg"),
        " ",
        _piece(Soort.NIEUW, "dit komt erbij"),
    )


def _part(part: Onderdeel) -> Iterator[RenderableType]:
    kind = (f"  {part.soort}", "dim") if part.soort else ""
    yield Text.assemble((part.kop, "bold"), kind)
    for regel in part.regels:
        for line in _change(regel) if isinstance(regel, Wijziging) else [Text(regel)]:
            yield _indented(line)


def _indented(line: RenderableType) -> RenderableType:
    return Padding(line, (0, 0, 0, 2))


def _change(change: Wijziging) -> Iterator[RenderableType]:
    head = f"{hoofdletter(zinnen.veld_woord(change))}: "
    old = [zinnen.waarde_woord(change.veld, each) for each in change.oud]
    new = [zinnen.waarde_woord(change.veld, each) for each in change.nieuw]
    if change.vorm is Vorm.WAARDE:
        yield Text(f"{head}nu {' '.join(old)}, straks {' '.join(new)}.")
    elif change.vorm is Vorm.TEKST:
        pieces = compare_words(" ".join(old), " ".join(new))
        yield Text.assemble(head, Text(" ").join(_piece(each.soort, each.tekst) for each in pieces))
    else:
        went = [_piece(Soort.WEG, each) for each in old if each not in new]
        came = [_piece(Soort.NIEUW, each) for each in new if each not in old]
        if not went and not came:
            yield Text(f"{head}alleen de volgorde is anders.")
            return
        yield Text(head.rstrip())
        yield from map(_indented, (*went, *came))


def _piece(soort: Soort, tekst: str) -> Text:
    # The marks are those of `git diff --word-diff`: who sees no colours still sees them.
    match soort:
        case Soort.WEG:
            return Text(f"[-{tekst}-]", style=_WEG)
        case Soort.NIEUW:
            return Text(f"{{+{tekst}+}}", style=_NIEUW)
        case Soort.GELIJK:
            return Text(tekst)
