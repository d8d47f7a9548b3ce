"""Works out schools in blocks, in this process or in several: each block comes back as text."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from basisnorm.files import write_new
from basisnorm.invoer.model import Bronvorm, Inzending
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.rapport.batch.tabellen import Regels, Schooltabellen, Tabelvorm
from basisnorm.regio.overzicht.school import Regiotelling, Schooluitslag
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import Regel

if TYPE_CHECKING:
    from basisnorm.rapport.schoolgids.schoolgids import Keuzes

# So many schools are worked out at once; with pages each of them takes much longer.
_TABLES, _PAGES = 100, 25
# With fewer blocks than this, other processes cost more than they save.
_ENOUGH = 4
# What a school handed in, and the paths for its pages in the order of Werk.soorten.
Opgave = tuple[Inzending, tuple[Path, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Werk:
    """Everything that is known before the first school; it is sent to other processes.

    `soorten` are the pages that each school gets, "verbeter" and "schoolgids"; without any there
    is no page of the region either. `keuzes` are for a schoolgids. `vragenlijsten` are by id: files
    of schools may name another than the batch. With `vergelijken` there is an earlier output to
    compare with.
    """

    norm: Norm
    vragenlijst: Vragenlijst
    programma: str
    vorm: Bronvorm
    tabelvorm: Tabelvorm
    keuzes: Keuzes | None = None
    soorten: tuple[str, ...] = ()
    vragenlijsten: tuple[tuple[str, Vragenlijst], ...] = ()
    vergelijken: bool = False


class Uitgewerkt(NamedTuple):
    """What a block of schools comes to: lines of tables, and what it adds to the region."""

    regels: Regels
    regio: Regiotelling


class Uitwerker:
    """Works out schools, from what they handed in to text. Pages go to their paths at once."""

    def __init__(self, werk: Werk) -> None:
        self._werk = werk
        self._tabellen = Schooltabellen(werk.norm, werk.vorm, werk.tabelvorm)
        # What the batch itself asks goes before another of the same name.
        asked = {**dict(werk.vragenlijsten), werk.vragenlijst.id: werk.vragenlijst}
        self._regels = {id_: Regel(werk.norm, each) for id_, each in asked.items()}

    def work_out(self, opgaven: Sequence[Opgave], stop: Event | None = None) -> Uitgewerkt:
        """Work out one block; with `stop` set nobody is waiting for it any more."""
        scholen, regio = [], Regiotelling()
        for inzending, paths in opgaven:
            if stop is not None and stop.is_set():
                break
            each = Schooluitslag(inzending, self._assess(inzending))
            if self._werk.soorten:
                # Who makes no pages does not wait for what makes them.
                from basisnorm.rapport.batch.bladen import build_page

                for path, soort in zip(paths, self._werk.soorten, strict=True):
                    write_new(path, build_page(soort, each, self._werk.keuzes))
                regio.add(each, alle_kern=self._werk.vergelijken)
            scholen.append(each)
        return Uitgewerkt(self._tabellen.regels(scholen), regio)

    def _assess(self, inzending: Inzending) -> Uitslag:
        audit = inzending.audit
        regel = self._regels.get(audit.vragenlijst, self._regels[self._werk.vragenlijst.id])
        return regel.assess(audit, datum=inzending.datum, programma=self._werk.programma)


class Ploeg:
    """Has blocks of schools worked out, by `jobs` processes, and gives them to `take` in order.

    With one job everything happens here. With more it does so too, until there is `zeker` enough
    work, or so much of it that other processes save time.
    """

    def __init__(
        self, werk: Werk, take: Callable[[Uitgewerkt], None], *, jobs: int, zeker: bool = False
    ) -> None:
        self._werk, self._take, self._jobs = werk, take, jobs
        self._size = _PAGES if werk.soorten else _TABLES
        self._enough = 1 if zeker else _ENOUGH
        self._blok: list[Opgave] = []
        self._waiting: list[list[Opgave]] = []
        self._running: deque[Future[Uitgewerkt]] = deque()
        self._here = Uitwerker(werk)
        self._pool: ProcessPoolExecutor | None = None
        self._stop = multiprocessing.Event()

    def add(self, inzending: Inzending, paths: tuple[Path, ...]) -> None:
        """Have one school worked out, now or in a while."""
        self._blok.append((inzending, paths))
        if len(self._blok) == self._size:
            self._end_block()

    def finish(self) -> None:
        """Wait for all of it."""
        if self._blok:
            self._end_block()
        for blok in self._waiting:
            self._take(self._here.work_out(blok))
        while self._running:
            self._take(self._running.popleft().result())
        self.close()

    def close(self) -> None:
        """Stop; what was not made yet is left out."""
        if self._pool is not None:
            # What waits in the queue of the processes can no longer be cancelled.
            self._stop.set()
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _end_block(self) -> None:
        blok, self._blok = self._blok, []
        if self._jobs == 1:
            self._take(self._here.work_out(blok))
            return
        self._waiting.append(blok)
        if self._pool is not None or len(self._waiting) == self._enough:
            with _held():
                self._pool = self._pool or self._open()
                self._running += [self._pool.submit(_work_out, each) for each in self._waiting]
            self._waiting.clear()
        # Schools wait in memory: not all of a country at once.
        while len(self._running) > 2 * self._jobs:
            self._take(self._running.popleft().result())

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs, initializer=_start, initargs=(self._werk, self._stop)
        )


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


# What another process works with.
_uitwerker: Uitwerker | None = None
_stop: Event | None = None


def _start(werk: Werk, stop: Event) -> None:
    """Prepare another process: Ctrl-C is for the one that started it."""
    global _uitwerker, _stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _uitwerker, _stop = Uitwerker(werk), stop


def _work_out(opgaven: list[Opgave]) -> Uitgewerkt:
    assert _uitwerker is not None
    return _uitwerker.work_out(opgaven, _stop)
