"""Puts reports on disk, and never over something that is not ours."""

from __future__ import annotations

from pathlib import Path

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.words import some

# Every page of ours says so near its top; a file without it belongs to someone else.
GENERATOR = b'<meta name="generator" content="basisnorm '
_HEAD = 4096
# Other texts say it in their last line.
MADE_WITH = "Gemaakt met basisnorm "
# So many strange files are named.
_SHOWN = 5


def write_page(path: Path, page: str) -> None:
    """Write a page or a text; an earlier one of ours is replaced, another file is refused.

    A text that is no whole page must end with a line that has `MADE_WITH` in it.
    """
    folder = files.is_folder(path)
    present = None if folder else files.read_if_there(path)
    if folder or (present is not None and not _is_ours(present)):
        raise BasisnormFout(
            Melding(
                code="niet-van-ons",
                bestand=str(path),
                tekst="Hier staat al een map met deze naam."
                if folder
                else "Hier staat al een bestand dat niet door basisnorm is gemaakt.",
                oplossing=f"Geef {'die map' if folder else 'dat bestand'} een andere naam, of kies "
                "met -o een andere map.",
            )
        )
    assert _is_ours(page.encode()), "it must end with MADE_WITH: else it is not ours the next time"
    files.make_folder(path.parent)
    files.write_whole(path, page.encode())


def _is_ours(content: bytes) -> bool:
    last = content.rstrip().rpartition(b"\n")[2]
    return GENERATOR in content[:_HEAD] or MADE_WITH.encode() in last


def check_folder(folder: Path, ours: frozenset[str]) -> None:
    """Refuse a folder in which files stand that are not named in `ours`.

    A killed interview leaves the name of its lock, and perhaps half a file, beside its own file.
    """
    if not files.exists(folder):
        return
    left = tuple(f".{name}." for name in ours)
    strange = [
        name
        for name in files.names_in(folder)
        if name not in ours and name not in files.DEBRIS and not name.startswith(left)
    ]
    if strange:
        raise BasisnormFout(
            Melding(
                code="vreemde-bestanden",
                bestand=str(folder),
                tekst=f"In deze map staan ook andere bestanden: {some(strange, _SHOWN)}.",
                oplossing="Noem een nieuwe of lege map, of haal die bestanden eerst weg.",
            )
        )
