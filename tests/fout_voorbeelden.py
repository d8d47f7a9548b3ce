"""The files that must be refused (tests/data/fout), and how their meldingen read.

Beside every bad file stands NAME.meldingen: what the terminal shows, for people to read. After a
deliberate change of a message `python tests/fout_voorbeelden.py` writes them again.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.samenwerkingsverband import read_samenwerkingsverband
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import read_bytes
from basisnorm.norm.inspect import inspect_folder
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Norm
from basisnorm.rapport.schoolgids.huisstijl import read_huisstijl
from basisnorm.strict_yaml import parse

DATA = Path(__file__).parent / "data"
FOUT = DATA / "fout"
GOED = DATA / "goed"


def in_words(meldingen: Iterable[Melding]) -> str:
    """The meldingen as the terminal shows them."""
    return "".join(
        f"{':'.join(str(each) for each in (m.bestand, m.regel, m.kolom) if each is not None)}: "
        f"{m.ernst}: {m.tekst}\n  doe dit: {m.oplossing}\n"
        for m in meldingen
    )


def small_norm() -> Norm:
    """The norm in tests/data/goed/norm."""
    norm = inspect_folder(GOED / "norm", "norm").norm
    assert norm is not None
    return norm


def refuse_yaml(path: Path) -> tuple[Melding, ...]:
    """What is wrong with any YAML file."""
    return _caught(lambda: parse(read_bytes(path), path.name))


def refuse_audit(path: Path) -> tuple[Melding, ...]:
    """What is wrong with an audit file."""
    return _named(_caught(lambda: read_audit(path, load_norm)), path)


def refuse_vragenlijst(path: Path) -> tuple[Melding, ...]:
    """What is wrong with a questionnaire for the small norm."""
    return _named(_caught(lambda: load_vragenlijst(str(path), small_norm())), path)


def refuse_verband(path: Path) -> tuple[Melding, ...]:
    """What is wrong with the file of a samenwerkingsverband."""
    return _named(_caught(lambda: read_samenwerkingsverband(path)), path)


def refuse_huisstijl(path: Path) -> tuple[Melding, ...]:
    """What is wrong with the colours of a school."""
    return _named(_caught(lambda: read_huisstijl(path)), path)


def lay_over(case: Path, folder: Path) -> Path:
    """A norm folder in `folder`: the good one with the files of a bad case over it.

    The cases in fout/norm change a norm that stands alone, those in fout/regio one that builds on
    an edition.
    """
    target = folder / case.name
    shutil.copytree(GOED / case.parent.name, target)
    shutil.copytree(case, target, dirs_exist_ok=True)
    return target


def refuse_norm(case: Path, folder: Path) -> tuple[Melding, ...]:
    """What is wrong with a norm folder that is built in `folder`."""
    return inspect_folder(lay_over(case, folder), case.name).meldingen


def _caught(read: Callable[[], object]) -> tuple[Melding, ...]:
    try:
        read()
    except BasisnormFout as fout:
        return fout.meldingen
    return ()


def _named(meldingen: tuple[Melding, ...], path: Path) -> tuple[Melding, ...]:
    """The same with the bare name, so that what is expected does not depend on the folder."""
    from dataclasses import replace

    return tuple(replace(m, bestand=path.name) if m.bestand == str(path) else m for m in meldingen)


FILES = (
    *((path, refuse_yaml) for path in sorted((FOUT / "yaml").glob("*.yaml"))),
    *((path, refuse_audit) for path in sorted((FOUT / "audit").glob("*.yaml"))),
    *((path, refuse_vragenlijst) for path in sorted((FOUT / "vragenlijst").glob("*.yaml"))),
    *((path, refuse_verband) for path in sorted((FOUT / "verband").glob("*.yaml"))),
    *((path, refuse_huisstijl) for path in sorted((FOUT / "huisstijl").glob("*.yaml"))),
)
NORMS = tuple(
    sorted(
        path
        for kind in ("norm", "regio", "formaat-2")
        for path in (FOUT / kind).iterdir()
        if path.is_dir()
    )
)


def expected(path: Path) -> Path:
    """The file with the meldingen that belong to a bad file or folder."""
    return path.with_suffix(".meldingen")


if __name__ == "__main__":
    import tempfile

    for bad, refuse in FILES:
        expected(bad).write_text(in_words(refuse(bad)), encoding="utf-8")
    for case in NORMS:
        with tempfile.TemporaryDirectory() as temporary:
            text = in_words(refuse_norm(case, Path(temporary)))
        expected(case).write_text(text, encoding="utf-8")
