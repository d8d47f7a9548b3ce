"""Where the answers of one session are kept, and what a person can do when that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from basisnorm import files
from basisnorm.audit.bestand import dump_audit, notation_of
from basisnorm.audit.model import Audit
from basisnorm.cli import scherm
from basisnorm.cli.asking import ask_key, ask_line, wait_for_enter
from basisnorm.cli.meldingen import show
from basisnorm.cli.signalen import undisturbed
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import lock
from basisnorm.interview.typed import clean_text

_CHANGED = (
    "Let op: {0} is intussen ergens anders gewijzigd. Die versie staat nu in {0}~; uw antwoorden "
    "staan in {0}."
)
_GONE = (
    "Let op: {0} was intussen weg, misschien verplaatst of hernoemd. Uw antwoorden staan er nu "
    "weer in."
)
_NOT_SAVED = (
    "Uw laatste wijziging is nog niet bewaard. Ze staat alleen in dit venster; laat het open."
)
_CONNECT = "Is een netwerkschijf of usb-stick los? Verbind die opnieuw en druk op Enter."
_CHOICE = "Enter = opnieuw proberen, p = een andere plek, q = stoppen: "
_SURE = "Echt stoppen zonder te bewaren? Enter = nee, j = ja: "
_SUFFIXES = (".yaml", ".yml", ".json")


@contextmanager
def bewaarplek(path: Path, keys: Toetsenbord) -> Iterator[Bewaarplek]:
    """Keep `path` for this session; BasisnormFout when it is in use or cannot be reached."""
    with ExitStack() as locks:
        locks.enter_context(lock(path))
        plek = Bewaarplek(path, files.read_if_there(path), keys, locks.pop_all())
    try:
        yield plek
    finally:
        plek.let_go()


class Bewaarplek:
    """The file of one session, which is ours alone for as long as the session lasts."""

    def __init__(
        self, path: Path, on_disk: bytes | None, keys: Toetsenbord, locks: ExitStack
    ) -> None:
        self.path = path
        self.is_new = on_disk is None
        self._on_disk = on_disk
        self._keys = keys
        self._locks = locks
        # One previous version: how the file was before this session.
        self._backup = True
        self._is_saved = True

    @property
    def unsaved(self) -> Melding | None:
        """What to tell someone who leaves now; None when everything is on disk."""
        if self._is_saved:
            return None
        before = self._on_disk is not None
        return Melding(
            code="niet-bewaard",
            bestand=str(self.path),
            tekst="Uw laatste wijziging is niet bewaard.",
            oplossing="Alles van daarvoor staat in dit bestand. Ga er later mee verder."
            if before
            else "Begin opnieuw, in een map waarin u mag bewaren.",
        )

    def save(self, audit: Audit) -> None:
        """Put the audit on disk; nothing interrupts that.

        When it fails, the person chooses: again, another place, or stop. BasisnormFout after stop.
        TeGroot when no place can hold it.
        """
        data = dump_audit(audit, notation=notation_of(self.path))
        self._is_saved = False
        while not self._is_saved:
            try:
                self._write(data)
            except BasisnormFout as fout:
                show(fout.meldingen)
                scherm.warn(_NOT_SAVED)
                if any(each.code == "bestand-ontbreekt" for each in fout.meldingen):
                    scherm.warn(_CONNECT)
                self._choose(audit)

    def let_go(self) -> None:
        """Let others have the file."""
        self._locks.close()

    def _write(self, data: bytes) -> None:
        with undisturbed():
            found = files.read_if_there(self.path)
            is_changed = found != self._on_disk
            # Someone else's work is never lost: it becomes the previous version.
            files.write_whole(self.path, data, backup=is_changed or self._backup)
            self._backup, self._on_disk, self._is_saved = False, data, True
        if is_changed:
            scherm.warn((_GONE if found is None else _CHANGED).format(self.path))
            wait_for_enter(self._keys)

    def _choose(self, audit: Audit) -> None:
        try:
            key = ask_key(self._keys, _CHOICE, ["p", "q"])
            scherm.say({"p": "een andere plek", "q": "stoppen"}.get(key, "opnieuw proberen"))
            if key == "p":
                self._move(audit)
            elif key == "q" and ask_key(self._keys, _SURE, ["j"]):
                raise EOFError
        except EOFError:
            assert self.unsaved
            raise BasisnormFout(self.unsaved) from None

    def _move(self, audit: Audit) -> None:
        """Go on at a place that the person names; nothing changes until everything is there."""
        while text := clean_text(ask_line(self._keys, f"Welke map?{_example()} (Enter = terug): ")):
            try:
                path = _place(text, self.path.name)
                if path.resolve() != self.path.resolve():
                    self._write_at(path, audit)
                return
            except BasisnormFout as fout:
                show(fout.meldingen)

    def _write_at(self, path: Path, audit: Audit) -> None:
        data = dump_audit(audit, notation=notation_of(path))
        with undisturbed(), ExitStack() as locks:
            locks.enter_context(lock(path))
            if files.exists(path):
                raise BasisnormFout(files.why(path, FileExistsError(), "schrijven"))
            files.write_whole(path, data)
            old, self.path = self.path, path
            self.let_go()
            self._locks = locks.pop_all()
            self._backup, self._on_disk, self._is_saved = False, data, True
        scherm.say(
            f"Bewaard. Uw antwoorden staan vanaf nu in {path}.",
            f"In {old} ontbreekt uw laatste wijziging. Ga later dus verder met het nieuwe bestand.",
        )


def _place(text: str, name: str) -> Path:
    """The file that someone means: in a folder that is there, or called a .yaml file."""
    # A path that was copied may have quotes around it.
    path = Path(text.strip("\"'"))
    # Nobody's home folder may be called so.
    with suppress(RuntimeError):
        path = path.expanduser()
    if files.is_folder(path):
        return path / name
    if path.suffix.lower() in _SUFFIXES:
        return path
    raise BasisnormFout(
        Melding(
            code="geen-map",
            bestand=str(path),
            tekst="Deze map is er niet.",
            oplossing="Noem een map die er is, of een bestand dat eindigt op .yaml.",
        )
    )


def _example() -> str:
    try:
        return f" Zoals {Path.home()}"
    except RuntimeError:
        return ""
