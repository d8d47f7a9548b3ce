"""What is laid beside the schools of a batch: files of DUO, and which schools were expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from basisnorm.errors import Melding
from basisnorm.invoer.lijsten.duo import read_duo
from basisnorm.invoer.lijsten.verwacht import compare, in_words, onverwacht_melding, read_verwacht
from basisnorm.invoer.model import Afgewezen, Inzending, Item, Opbrengst


class Extra:
    """Completes schools with DUO, and remembers which came in."""

    def __init__(self, duo: tuple[Path, ...], verwacht: Path | None, datum: str) -> None:
        self._duo = read_duo(*duo) if duo else None
        self.verwacht = read_verwacht(verwacht) if verwacht else None
        self._datum = datum
        self._binnen: set[str] = set()
        self._afgewezen: set[str] = set()
        # Codes that were probably meant where something else stands.
        self._bedoeld: set[str] = set()

    @property
    def meldingen(self) -> tuple[Melding, ...]:
        """What to look at in the files themselves."""
        return (
            *(self._duo.meldingen if self._duo else ()),
            *(self.verwacht.meldingen if self.verwacht else ()),
        )

    @property
    def opbrengst(self) -> Opbrengst | None:
        """Which of the expected schools are in; None without a list."""
        if self.verwacht is None:
            return None
        return compare(self.verwacht, self._binnen, self._afgewezen, self._bedoeld)

    def beside(self, items: Iterator[Item]) -> Iterator[Item]:
        """The same schools with what DUO knows of them, and what it warns of."""
        self._binnen.clear()
        self._afgewezen.clear()
        self._bedoeld.clear()
        for item in items:
            if isinstance(item, Inzending):
                self._binnen.add(item.school.vestigingscode)
                if self._duo is not None:
                    school, meldingen = self._duo.complete(item.school, self._datum)
                    for each in meldingen:
                        yield replace(each, bestand=item.bestand, blad=item.blad, regel=item.regel)
                    item = replace(item, audit=replace(item.audit, school=school))
            elif isinstance(item, Afgewezen):
                self._afgewezen.update(item.codes)
                self._bedoeld.update(item.bedoeld)
            yield item
        opbrengst = self.opbrengst
        if self.verwacht is not None and opbrengst is not None:
            melding = onverwacht_melding(self.verwacht, opbrengst)
            if melding is not None:
                yield melding

    def say(self) -> None:
        """Which of the expected schools are in."""
        opbrengst = self.opbrengst
        if opbrengst is not None:
            click.echo(f"{in_words(opbrengst)}.", err=True)
