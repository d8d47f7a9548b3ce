"""The regional page as Markdown, for a mail or a page of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from basisnorm.rapport.markdown import plain
from basisnorm.rapport.regio.blad import Regioblad
from basisnorm.rapport.regio.scholen import Schooltabel
from basisnorm.rapport.regio.vorm import Onderdeel, Tabel


def render_md(blad: Regioblad) -> Iterator[str]:
    """The page in pieces that end with a line end; the same sentences and tables as the HTML."""
    for line in _lines(blad):
        yield f"{line}\n"


def _lines(blad: Regioblad) -> Iterator[str]:
    yield f"# {_plain(blad.titel)}"
    yield from ("", _plain(blad.strook), "")
    yield from (f"- {_plain(each.label)}: {_plain(each.waarde)}" for each in blad.feiten)
    yield from ("", f"**{_plain(blad.zin)}**")
    yield from _paragraphs(blad.toelichting)
    yield ""
    yield from (f"- **{_plain(each.getal)}** {_plain(each.tekst)}" for each in blad.tegels)
    yield from _paragraphs(blad.verklaring)
    if blad.scholen:
        yield from ("", "## Scholen en gebieden", "")
        yield (
            "Op volgorde van het alfabet; de, het en 't vooraan tellen daarbij niet mee. Dit is "
            "geen ranglijst: een school die eerlijk invult, ziet meer verbeterpunten."
        )
        yield from _schools(blad.scholen)
    for deel in blad.onderdelen:
        yield from _section(deel)
    if blad.apart:
        yield from ("", "## Andere schoolsoorten")
        yield from _paragraphs(blad.apart_zinnen)
        yield from _schools(blad.apart)
    for deel in blad.slot:
        yield from _section(deel)
    yield from ("", "## Waarmee is gemeten", "")
    yield from (f"- {_plain(each.label)}: {_plain(each.waarde)}" for each in blad.colofon)


def _section(deel: Onderdeel) -> Iterator[str]:
    yield from ("", f"## {_plain(deel.titel)}")
    yield from _paragraphs(deel.zinnen)
    if deel.punten:
        yield ""
        yield from (f"- {_plain(each)}" for each in deel.punten)
    for tabel in deel.tabellen:
        yield from ("", f"### {_plain(tabel.naam)}", "")
        yield from _table(tabel)


def _table(tabel: Tabel) -> Iterator[str]:
    yield _row(each.kop for each in tabel.kolommen)
    yield _row(("---:" if each.getal else "---" for each in tabel.kolommen), escaped=False)
    for rij in tabel.rijen:
        first, *rest = rij.cellen
        yield _row((f"{rij.code} {first}" if rij.code else first, *rest))


def _schools(tabel: Schooltabel) -> Iterator[str]:
    heads: Sequence[str] = [
        f"{each.titel} ({each.stand})" if each.stand else each.titel for each in tabel.koppen
    ]
    yield ""
    yield _row(("School", "Code", "Soort", *heads))
    yield _row(["---"] * (len(heads) + 3), escaped=False)
    for _, lines in tabel.groepen():
        for line in lines:
            yield _row((line.naam, line.code, line.soort, *(each.woord for each in line.cellen)))


def _paragraphs(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from ("", _plain(sentence))


def _row(cells: Iterable[str], *, escaped: bool = True) -> str:
    return f"| {' | '.join(_plain(each) if escaped else each for each in cells)} |"


def _plain(text: str) -> str:
    """Text in which Markdown sees no marks; nor the begin of an image."""
    return plain(text).replace("!", "\\!")
