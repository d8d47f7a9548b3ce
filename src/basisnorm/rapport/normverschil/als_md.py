"""The differences between two norms as Markdown, for a letter or the agenda of the MR."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.norm.verschil import Verschil
from basisnorm.norm.wijziging import Vorm, Wijziging
from basisnorm.norm.woordverschil import Soort, compare_words
from basisnorm.rapport.markdown import plain
from basisnorm.rapport.normverschil import zinnen as zinnen
from basisnorm.rapport.normverschil.delen import Onderdeel, chapters
from basisnorm.rapport.woorden import datum, hoofdletter


def render_markdown(verschil: Verschil) -> str:
    """One page that ends with a line end; what went is ~~struck~~, what came is **bold**."""
    lines = [f"# {plain(zinnen.titel(verschil))}", ""]
    for word, norm in (("Nu", verschil.oud), ("Straks", verschil.nieuw)):
        when = datum(norm.peildatum)
        text = f"{word}: {norm.naam} ({norm.id}, versie {norm.versie}, stand van {when})"
        lines.append(f"- {plain(text)}")
    lines += ["", *map(plain, zinnen.samenvatting(verschil)), ""]
    lines += ["In een tekst is ~~doorgestreept~~ wat weggaat en **vet** wat erbij komt.", ""]
    for each in chapters(verschil):
        lines += [f"## {plain(each.kop)} ({len(each.onderdelen)})", "", plain(each.uitleg), ""]
        for part in each.onderdelen:
            lines += [*_part(part), ""]
    return "\n".join(lines)


def _part(part: Onderdeel) -> Iterator[str]:
    yield f"### {plain(part.kop)}"
    if part.soort:
        yield f"\n*{plain(hoofdletter(part.soort))}*"
    if part.regels:
        yield ""
    for regel in part.regels:
        if isinstance(regel, Wijziging):
            yield from _change(regel)
        else:
            yield f"- {plain(regel)}"


def _change(change: Wijziging) -> Iterator[str]:
    head = f"- {hoofdletter(zinnen.veld_woord(change))}:"
    old = [zinnen.waarde_woord(change.veld, each) for each in change.oud]
    new = [zinnen.waarde_woord(change.veld, each) for each in change.nieuw]
    if change.vorm is Vorm.WAARDE:
        yield f"{head} nu {plain(' '.join(old))}, straks {plain(' '.join(new))}."
    elif change.vorm is Vorm.TEKST:
        pieces = compare_words(" ".join(old), " ".join(new))
        yield f"{head} {' '.join(_piece(each.soort, each.tekst) for each in pieces)}"
    else:
        went = [_piece(Soort.WEG, each) for each in old if each not in new]
        came = [_piece(Soort.NIEUW, each) for each in new if each not in old]
        yield head if went or came else f"{head} alleen de volgorde is anders."
        yield from (f"  - {each}" for each in (*went, *came))


def _piece(soort: Soort, tekst: str) -> str:
    mark = {Soort.WEG: "~~", Soort.NIEUW: "**", Soort.GELIJK: ""}[soort]
    return f"{mark}{plain(tekst)}{mark}"
