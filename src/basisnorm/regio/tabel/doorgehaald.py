"""Words that were struck through within a cell of a workbook, which its style does not say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO, Any

from basisnorm.regio.tabel.celopmaak import strike

# Only a part with this word in it has to be looked at.
_MARK = b"strike"
_TEXTS = "xl/sharedstrings.xml"
_BLOCK = 1 << 20
_NOT = ("0", "false")


def strike_texts(book: Any) -> None:
    """Mark the texts of a workbook that are struck through, in whole or in part.

    A workbook keeps its texts apart from its cells, without their layout when we read them.
    """
    archive = book._archive
    part = next((each for each in archive.namelist() if each.lower() == _TEXTS), None)
    if part is None:
        return
    data = archive.read(part)
    if _MARK not in data:
        return
    texts: list[str] = next((sheet._shared_strings for sheet in book.worksheets), [])
    for place in [at for at, _ in _struck(BytesIO(data), "si")]:
        if place < len(texts):
            texts[place] = strike(texts[place])


def find_struck(opened: Callable[[], Any]) -> frozenset[str]:
    """The cells of a sheet ("C4") that hold such a text themselves; `opened` gives its XML."""
    with opened() as source:
        if not _has_mark(source):
            return frozenset()
    with opened() as source:
        return frozenset(cel for _, cel in _struck(source, "c"))


def _has_mark(source: IO[bytes]) -> bool:
    kept = b""
    while block := source.read(_BLOCK):
        kept += block
        if _MARK in kept:
            return True
        kept = kept[-len(_MARK) :]
    return False


def _struck(source: IO[bytes], of: str) -> Iterator[tuple[int, str]]:
    """Every element with the name `of` in which something is struck: its place and its name."""
    from defusedxml.ElementTree import iterparse

    place, struck = 0, False
    for _, element in iterparse(source, ("end",)):
        name = element.tag.rpartition("}")[2]
        if name == "strike":
            struck = struck or element.get("val") not in _NOT
        elif name == of:
            if struck:
                yield place, element.get("r") or ""
            place, struck = place + 1, False
            element.clear()
