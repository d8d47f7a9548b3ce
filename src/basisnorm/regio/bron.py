"""Where schools come from: a wide table, a long one, or a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Protocol

from basisnorm.errors import Melding
from basisnorm.regio.model import Afgewezen, Bronvorm, Rijtelling, Schoolrij
from basisnorm.regio.tabel.melder import Sleutel

# Told (done, in all) from time to time.
Voortgang = Callable[[int, int], None]
Item = Schoolrij | Afgewezen | Melding
Rijen = tuple[tuple[str, ...], ...]


class Opnieuw(Exception):
    """A school turned out to occur twice, and the first one was given already: read it all again.

    Looking for that first would cost everyone a second reading, for what few tables have.
    """


class Bron(Protocol):
    """Gives schools, refusals and let-op in the order of the input."""

    @property
    def telling(self) -> Rijtelling:
        """How many rows; complete when `lees` has ended."""
        ...

    @property
    def vorm(self) -> Bronvorm:
        """What it makes of the output; known after `prepare`."""
        ...

    def prepare(self, progress: Voortgang) -> None:
        """Read what must be known before the first school; BasisnormFout as for `lees`."""
        ...

    def lees(self, progress: Voortgang, *, alleen_controleren: bool = False) -> Iterator[Item]:
        """Everything, once (with `alleen_controleren` no schools); `telling` is complete then.

        BasisnormFout when the whole input is refused. Opnieuw, at most once: forget what was
        given, and call this again.
        """
        ...

    def cellen(self, scholen: Collection[Schoolrij]) -> Mapping[Sleutel, Rijen]:
        """The rows of schools that it gave, as they stand in the input; for who refuses them."""
        ...
