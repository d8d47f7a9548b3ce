"""The pages of each school in a batch, made by one process or by several."""

from __future__ import annotations

import multiprocessing
import re
import signal
import unicodedata
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Event
from pathlib import Path

from basisnorm.audit.model import School
from basisnorm.files import write_new
from basisnorm.folders import Werkmap
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.rapport.regio.scholen import Paginas
from basisnorm.rapport.schoolgids.schoolgids import UNKNOWN, Keuzes, build_gids
from basisnorm.regio.als_audit import as_audit
from basisnorm.regio.model import Schoolrij
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess

# Where the pages of each soort come, in the folder for internal use: a schoolgids is for parents,
# but only the school itself decides when it is.
FOLDER = "intern"
FOLDERS = {"verbeter": "scholen", "schoolgids": "schoolgids"}
INTERN = "Voor gesprek, niet voor toezicht of bekostiging."

# So many schools go to another process at once; fewer cost more than they save.
_BLOCK = 50
# Where the pages of a school come, and the school.
_Werk = tuple[tuple[Path, ...], Schoolrij]
_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladvraag:
    """Which pages to make, and with what; it is sent to other processes.

    `soorten` are keys of FOLDERS. `vragenlijsten` are by id: files of schools may name another
    than the batch.
    """

    norm: Norm
    vragenlijst: Vragenlijst
    programma: str
    soorten: tuple[str, ...]
    keuzes: Keuzes
    vragenlijsten: tuple[tuple[str, Vragenlijst], ...] = ()

    def is_elders(self, school: School) -> bool:
        """Whether a school names another samenwerkingsverband than the one of the file."""
        return self.keuzes.verband.is_another(school.samenwerkingsverband)


class Bladmaker:
    """Makes the pages of one school after another."""

    def __init__(self, vraag: Bladvraag) -> None:
        self._vraag = vraag
        # What the batch itself asks goes before another of the same name.
        asked = vraag.vragenlijst
        self._vragenlijsten = {**dict(vraag.vragenlijsten), asked.id: asked}

    def uitslag(self, rij: Schoolrij) -> Uitslag:
        """The result of a row, as of its audit file."""
        vraag = self._vraag
        audit = as_audit(rij, vraag.norm, vraag.vragenlijst)
        asked = self._vragenlijsten.get(audit.vragenlijst, vraag.vragenlijst)
        return assess(vraag.norm, asked, audit, datum=rij.datum, programma=vraag.programma)

    def pages(self, rij: Schoolrij) -> Iterator[bytes]:
        """The page of each soort, in their order."""
        uitslag = self.uitslag(rij)
        for soort in self._vraag.soorten:
            yield self._gids(uitslag) if soort == "schoolgids" else self._verbeterrapport(uitslag)

    def _verbeterrapport(self, uitslag: Uitslag) -> bytes:
        from basisnorm.rapport.html import encode_verbeterrapport

        return encode_verbeterrapport(replace(uitslag, verklaring=(*uitslag.verklaring, INTERN)))

    def _gids(self, uitslag: Uitslag) -> bytes:
        from basisnorm.rapport.html import as_html

        keuzes = self._vraag.keuzes
        if self._vraag.is_elders(uitslag.audit.school):
            # What binds other schools would be wrong here.
            keuzes = replace(keuzes, verband=UNKNOWN)
        return as_html(build_gids(uitslag, keuzes)).encode()


class Schoolbladen:
    """Writes the pages of every school; with `jobs` over 1 in other processes.

    `concepten` and `elders` count, of the schoolgidsen, those that are not settled yet and those
    of a school of another samenwerkingsverband.
    """

    def __init__(self, work: Werkmap, vraag: Bladvraag, *, jobs: int) -> None:
        self._work, self._vraag = work, vraag
        self._maker = Bladmaker(vraag) if jobs == 1 else None
        self._taken: set[str] = set()
        self._names: dict[tuple[str, str | None], str] = {}
        self.concepten = self.elders = 0
        self._block: list[_Werk] = []
        self._running: deque[Future[int]] = deque()
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._stop = multiprocessing.Event()

    def add(self, rij: Schoolrij) -> None:
        """Make the pages of one school, now or in a while."""
        stem = self._name(rij)
        names = [f"{FOLDER}/{FOLDERS[soort]}/{stem}.html" for soort in self._vraag.soorten]
        self._names[rij.sleutel] = stem
        if "schoolgids" in self._vraag.soorten:
            gids = rij.audit.schoolgids if rij.audit else None
            self.concepten += gids is None or gids.vastgesteld_op is None
            self.elders += self._vraag.is_elders(rij.school)
        if self._maker is not None:
            for name, page in zip(names, self._maker.pages(rij), strict=True):
                self._work.write(name, page)
            return
        self._block.append((tuple(map(self._work.reserve, names)), rij))
        if len(self._block) == _BLOCK:
            self._send()

    @property
    def gidsen(self) -> int:
        """Of how many schools there is a schoolgids page."""
        return len(self._names) if "schoolgids" in self._vraag.soorten else 0

    def paginas_of(self, vestigingscode: str, locatie: str | None) -> Paginas:
        """The pages of a school, as paths in FOLDER."""
        stem = self._names.get((vestigingscode, locatie))
        rapport, gids = (
            f"{folder}/{stem}.html" if stem and soort in self._vraag.soorten else None
            for soort, folder in FOLDERS.items()
        )
        return Paginas(rapport=rapport, gids=gids)

    def finish(self) -> None:
        """Wait for the pages that are still being made."""
        if self._block:
            self._send()
        while self._running:
            self._running.popleft().result()
        self.close()

    def close(self) -> None:
        """Stop; what was not made yet is left out."""
        if self._pool is not None:
            # What waits in the queue of the processes can no longer be cancelled.
            self._stop.set()
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _send(self) -> None:
        with _held():
            if self._pool is None:
                self._pool = self._open()
            self._running.append(self._pool.submit(_write_block, self._block))
        self._block = []
        # Rows wait in memory: not all of a country at once.
        while len(self._running) > 2 * self._jobs:
            self._running.popleft().result()

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            initializer=_start,
            initargs=(self._vraag, self._stop),
        )

    def _name(self, rij: Schoolrij) -> str:
        """The code, with what is left of the locatie in a file name; never one used before."""
        code, locatie = rij.school.vestigingscode, rij.school.locatie
        stem = f"{code}-{slug(locatie)}" if locatie else code
        name, number = stem, 2
        while name.lower() in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name.lower())
        return name


@contextmanager
def _held() -> Iterator[None]:
    """Let Ctrl-C wait: when it comes while processes are being started, Python can lose it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def slug(text: str) -> str:
    """Text as a part of a file name: letters, digits and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _SLUG.sub("-", plain)[:_SLUG_LENGTH].strip("-") or "locatie"


_maker: Bladmaker | None = None
_stop: Event | None = None


def _start(vraag: Bladvraag, stop: Event) -> None:
    """Prepare another process: Ctrl-C is for the one that started it."""
    global _maker, _stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _maker, _stop = Bladmaker(vraag), stop


def _write_block(block: list[_Werk]) -> int:
    assert _maker is not None
    assert _stop is not None
    for paths, rij in block:
        if _stop.is_set():
            break
        for path, page in zip(paths, _maker.pages(rij), strict=True):
            write_new(path, page)
    return len(block)
