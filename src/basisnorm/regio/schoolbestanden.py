"""The files of schools in a folder, and in the folders below it: one for each board, often."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from basisnorm import files
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.words import listing, shown

AUDIT = (".yaml", ".yml")
WERKBOEK = (".xlsx",)
# In these a spreadsheet may keep a workbook too.
_SAVE_AGAIN = (".ods", ".xls", ".xlsm", ".xlsb", ".numbers")
# A folder with this file in it is an output of ours, and no input.
_UITVOER = "basisnorm-uitvoer.json"
_NAMED = 10
_DEEP = 8


def find_schools(folder: Path) -> tuple[tuple[Path, ...], tuple[Melding, ...]]:
    """The files of schools in a folder and below it, by name, and a let-op about what is not read.

    BasisnormFout when there are none.
    """
    found, told = [], []
    for path in _walk(folder, 0):
        if not files.is_folder(path) and path.suffix.lower() in (*AUDIT, *WERKBOEK):
            found.append(path)
        elif not path.name.endswith(".yaml~") and path.name not in files.DEBRIS:
            # What the interview or the computer leaves beside files is nobody's concern.
            told.append(path.relative_to(folder).as_posix())
    names = listing([shown(name) for name in told[:_NAMED]], "en")
    more = f" en nog {len(told) - _NAMED}" if len(told) > _NAMED else ""
    said = f"Niet gelezen: {names}{more}." if told else ""
    if not found:
        raise BasisnormFout(
            Melding(
                code="lege-map",
                bestand=str(folder),
                tekst=f"In deze map staan geen bestanden van scholen. {said}".strip(),
                oplossing="Zet er de bestanden van 'basisnorm audit' in (.yaml), of ingevulde "
                "werkboeken (.xlsx). Een tabel met alle scholen noemt u zelf, zonder de map.",
            )
        )
    if not told:
        return tuple(found), ()
    endings = {Path(name).suffix.lower() for name in told}
    if not endings.isdisjoint(_SAVE_AGAIN):
        oplossing = "Is het een werkboek van een school? Bewaar het dan als Excel-werkmap (.xlsx)."
    elif ".zip" in endings:
        oplossing = "Pak het .zip-bestand eerst uit, in deze map."
    else:
        oplossing = "U hoeft niets te doen als dit geen bestanden van scholen zijn."
    melding = Melding(
        ernst=Ernst.LET_OP,
        code="niet-gelezen",
        bestand=str(folder),
        tekst=said,
        oplossing=oplossing,
    )
    return tuple(found), (melding,)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Everything in a folder that is not hidden, and then what is in the folders in it.

    A folder with an earlier output, behind a link or very deep comes as it is.
    """
    below = []
    for name in files.names_in(folder):
        path = folder / name
        if name.startswith((".", "~$")):
            continue
        ours = files.exists(path / _UITVOER)
        if files.is_folder(path) and not (ours or path.is_symlink() or depth >= _DEEP):
            below.append(path)
        else:
            yield path
    for each in below:
        yield from _walk(each, depth + 1)
