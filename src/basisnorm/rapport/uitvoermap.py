"""Puts reports on disk, and never over something that is not ours."""

from __future__ import annotations

from pathlib import Path

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding

# Every page of ours says so near its top; a file without it belongs to someone else.
GENERATOR = b'<meta name="generator" content="basisnorm '
_HEAD = 4096


def write_page(path: Path, page: str) -> None:
    """Write an HTML page; an earlier page of ours is replaced, another file is refused."""
    present = files.read_if_there(path)
    if present is not None and GENERATOR not in present[:_HEAD]:
        raise BasisnormFout(
            Melding(
                code="niet-van-ons",
                bestand=str(path),
                tekst="Hier staat al een bestand dat niet door basisnorm is gemaakt.",
                oplossing="Geef dat bestand een andere naam, of kies met -o een andere map.",
            )
        )
    files.make_folder(path.parent)
    files.write_whole(path, page.encode())


def check_folder(folder: Path, ours: frozenset[str]) -> None:
    """Refuse a folder in which files stand that are not named in `ours`.

    A killed interview leaves the name of its lock, and perhaps half a file, beside its own file.
    """
    if not files.exists(folder):
        return
    left = tuple(f".{name}." for name in ours)
    strange = [
        name for name in files.names_in(folder) if name not in ours and not name.startswith(left)
    ]
    if strange:
        raise BasisnormFout(
            Melding(
                code="vreemde-bestanden",
                bestand=str(folder),
                tekst=f"In deze map staan ook andere bestanden: {_some(strange)}.",
                oplossing="Noem een nieuwe of lege map, of haal die bestanden eerst weg.",
            )
        )


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} en nog {len(names) - 5}" if len(names) > 5 else shown
