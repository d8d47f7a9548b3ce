"""What a workbook is before it is opened: one that we can read, and that fits in memory."""

from __future__ import annotations

import zipfile
from pathlib import Path

from basisnorm.regio.tabel.basis import no_table, refusal

MAX_EXPANDED = 1_000_000_000
MAX_TEXTS = 200_000_000
# Sheets full of the same cell shrink to a fiftieth; a small file is harmless at any ratio.
MAX_RATIO = 200
_RATIO_FROM = 20_000_000
_MAX_PARTS = 10_000
# A part that only such a file has, and what it is.
_OTHERS = {
    "mimetype": "een OpenDocument-bestand (.ods)",
    "xl/workbook.bin": "een binaire Excel-werkmap (.xlsb)",
    "word/document.xml": "een Word-document",
    "Index/Document.iwa": "een bestand van Numbers",
}
_TYPES, _BOOK = "[Content_Types].xml", "xl/workbook.xml"
# The names of the ISO form, in which Excel keeps a workbook only when asked to.
_STRICT = b"purl.oclc.org/ooxml"
_LIST = 1_000_000


def check_zip(path: Path) -> None:
    """BasisnormFout for a file of another program, or that would not fit in memory unpacked."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        # That part only lists the sheets; a huge one is of something else.
        small = any(part.filename == _BOOK and part.file_size < _LIST for part in parts)
        strict = small and _STRICT in archive.read(_BOOK)
    for mark, what in _OTHERS.items():
        if mark in names:
            raise no_table(path, what)
    if _TYPES not in names:
        raise refusal(
            path,
            "geen-tabel",
            "Dit is een ingepakt bestand (.zip), geen tabel.",
            "Pak het eerst uit. Zitten er bestanden van scholen in, noem dan de map waarin u ze "
            "hebt uitgepakt.",
        )
    if strict:
        raise refusal(
            path,
            "strict-open-xml",
            "Deze werkmap is bewaard als 'Strict Open XML-werkmap'. Die vorm lezen wij niet.",
            "Open haar, kies Opslaan als en daar 'Excel-werkmap (.xlsx)', zonder 'Strict'.",
        )
    expanded = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    texts = sum(part.file_size for part in parts if "sharedstrings" in part.filename.lower())
    if (
        len(parts) > _MAX_PARTS
        or expanded > MAX_EXPANDED
        or texts > MAX_TEXTS
        or (expanded > _RATIO_FROM and expanded > MAX_RATIO * max(packed, 1))
    ):
        raise refusal(
            path,
            "werkmap-te-groot",
            f"Deze werkmap wordt uitgepakt {expanded / 1e6:.0f} MB. Dat is te veel om te lezen.",
            "Bewaar alleen het blad met scholen, als CSV UTF-8.",
        )
