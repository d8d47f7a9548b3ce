"""The schoolgids chapter as Markdown and as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from basisnorm.rapport.markdown import escape, escape_start
from basisnorm.rapport.schoolgids.model import Blok, Deel, Gids, Regel, Stuk


def render_md(gids: Gids) -> str:
    """Markdown; no text of the school can become a mark or HTML."""

    def walk(deel: Deel, level: int) -> Iterator[str]:
        yield f"{'#' * level} {escape(deel.titel)}"
        yield from _blocks(deel.blokken, _md_line)
        for below in deel.delen:
            yield from walk(below, level + 1)

    parts = [f"# {escape(gids.kop)}", f"*{escape(gids.bovenschrift)}*"]
    parts += [f"**{' '.join(gids.concept)}**"] if gids.concept else []
    parts += _blocks(gids.inleiding, _md_line)
    parts += [part for deel in gids.delen for part in walk(deel, 2)]
    return "\n\n".join([*parts, "---", *_blocks(gids.voet, _md_line)]) + "\n"


def render_txt(gids: Gids) -> str:
    """Plain text to paste anywhere: a paragraph is one line, so that it wraps where it lands."""

    def walk(deel: Deel, depth: int) -> Iterator[str]:
        yield _underlined(deel.titel, "-") if depth == 0 else deel.titel
        yield from _blocks(deel.blokken, _txt_line)
        for below in deel.delen:
            yield from walk(below, depth + 1)

    parts = [gids.bovenschrift, _underlined(gids.kop, "=")]
    parts += [" ".join(gids.concept).upper()] if gids.concept else []
    parts += _blocks(gids.inleiding, _txt_line)
    parts += [part for deel in gids.delen for part in walk(deel, 0)]
    return "\n\n".join([*parts, "-" * 40, *_blocks(gids.voet, _txt_line)]) + "\n"


def _blocks(blokken: tuple[Blok, ...], line: Callable[[Regel], str]) -> list[str]:
    return [
        "\n".join(f"- {line(regel)}" for regel in blok.regels)
        if blok.lijst
        else line(blok.regels[0])
        for blok in blokken
    ]


def _md_line(regel: Regel) -> str:
    return escape_start("".join(map(_md_piece, regel)))


def _md_piece(stuk: Stuk) -> str:
    if stuk.adres is None:
        return escape(stuk.tekst)
    if stuk.adres in (stuk.tekst, f"mailto:{stuk.tekst}"):
        return f"<{stuk.tekst}>"
    return f"[{escape(stuk.tekst)}](<{stuk.adres}>)"


def _txt_line(regel: Regel) -> str:
    return "".join(stuk.tekst for stuk in regel)


def _underlined(text: str, mark: str) -> str:
    return f"{text}\n{mark * min(len(text), 72)}"
