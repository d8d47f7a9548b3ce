"""Free text of a school as paragraphs, lists and links, the same in every form.

An empty line starts a paragraph, a line that begins with "- " or "* " is an item of a list, and
an address of the web or of mail is a link. Everything else is text.
"""

from __future__ import annotations

import re
from itertools import groupby

from basisnorm.rapport.document import Inline, Item, Line, Link, List, Own, Paragraph

_LINK = re.compile(
    r"(?<![\w.+-])(?:https?://[^\s<>\"']+|www\.[\w-]+\.[^\s<>\"']+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)",
    re.ASCII,
)
# What ends the sentence around an address, and is no part of it.
_AFTER = ".,;:!?)]}"
_ITEM = re.compile(r"[-*\u2022]\s+(?=\S)")


def read_text(text: str) -> tuple[Paragraph | List, ...]:
    """The blocks of a text, in order."""
    lines = [line.strip() for line in text.splitlines()]
    return tuple(
        block
        for filled, group in groupby(lines, key=bool)
        if filled
        for block in _blocks(list(group))
    )


def read_line(text: str) -> Line:
    """A text on one line, cut at its links."""
    line = " ".join(text.split())
    found: list[str | Inline] = []
    start = 0
    for match in _LINK.finditer(line):
        word = match[0].rstrip(_AFTER)
        found += [line[start : match.start()], Link(word, _adres(word))]
        start = match.start() + len(word)
    found.append(line[start:])
    return tuple(each for each in found if each)


def _adres(word: str) -> str:
    if word.startswith(("http://", "https://")):
        return word
    return f"https://{word}" if word.startswith("www.") else f"mailto:{word}"


def _blocks(lines: list[str]) -> list[Paragraph | List]:
    """The blocks in lines without an empty one; a line after an item goes on with it."""
    items: list[str] = []
    plain: list[str] = []
    for line in lines:
        if match := _ITEM.match(line):
            items.append(line[match.end() :])
        elif items:
            items[-1] += f" {line}"
        else:
            plain.append(line)
    blocks: list[Paragraph | List] = []
    if plain:
        blocks.append(Paragraph(Own(read_line(" ".join(plain)))))
    if items:
        blocks.append(List(tuple(Item(Own(read_line(each))) for each in items)))
    return blocks
