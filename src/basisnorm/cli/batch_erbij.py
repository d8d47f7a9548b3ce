"""What is laid beside the schools of a batch: files of DUO, and which schools were expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from basisnorm.errors import Melding
from basisnorm.invoer.lijsten.verwacht import compare, in_words, onverwacht_melding, read_verwacht
from basisnorm.invoer.model import Afgewezen, Inzending, Opbrengst


class Extra:
    """Completes schools with DUO, and remembers which came in and which were refused."""

    def __init__(self, duo: tuple[Path, ...], verwacht: Path | None, datum: str) -> None:
        self._duo = None
        if duo:
            # Few batches need it, and it takes long to load.
            from basisnorm.invoer.lijsten.duo import read_duo

            self._duo = read_duo(*duo)
        self._verwacht = read_verwacht(verwacht) if verwacht else None
        self._datum = datum
        self.begin()

    def begin(self) -> None:
        """Forget what came: everything is read from the start."""
        self._binnen: set[str] = set()
        self._afgewezen: set[str] = set()
        # Codes that were probably meant where something else stands.
        self._bedoeld: set[str] = set()

    @property
    def meldingen(self) -> tuple[Melding, ...]:
        """What to look at in the files themselves."""
        return (
            *(self._duo.meldingen if self._duo else ()),
            *(self._verwacht.meldingen if self._verwacht else ()),
        )

    @property
    def opbrengst(self) -> Opbrengst | None:
        """Which of the expected schools are in; None without a list."""
        if self._verwacht is None:
            return None
        return compare(self._verwacht, self._binnen, self._afgewezen, self._bedoeld)

    @property
    def refused(self) -> set[str]:
        """The codes of what was refused, and those that were probably meant there."""
        return self._afgewezen | self._bedoeld

    def complete(self, inzending: Inzending) -> tuple[Inzending, list[Melding]]:
        """The same school with what DUO knows of it, and what DUO warns of."""
        self._binnen.add(inzending.school.vestigingscode)
        if self._duo is None:
            return inzending, []
        school, meldingen = self._duo.complete(inzending.school, self._datum)
        told = [
            replace(each, bestand=inzending.bestand, blad=inzending.blad, regel=inzending.regel)
            for each in meldingen
        ]
        return replace(inzending, audit=replace(inzending.audit, school=school)), told

    def refuse(self, afgewezen: Afgewezen) -> None:
        """That this was refused."""
        self._afgewezen.update(afgewezen.codes)
        self._bedoeld.update(afgewezen.bedoeld)

    def unexpected(self) -> Iterator[Melding]:
        """The let-op about schools that came and are not on the list; nothing without any."""
        opbrengst = self.opbrengst
        if self._verwacht is not None and opbrengst is not None:
            melding = onverwacht_melding(self._verwacht, opbrengst)
            if melding is not None:
                yield melding

    def say(self) -> None:
        """Which of the expected schools are in."""
        opbrengst = self.opbrengst
        if opbrengst is not None:
            click.echo(f"{in_words(opbrengst)}.", err=True)
