"""Schools in each of the tables that have a line for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.norm.model import Norm, Status
from basisnorm.rapport.batch.tabelvorm import Tabelvorm
from basisnorm.rapport.batch.uitslagen_json import Schoolregels
from basisnorm.rapport.batch.uitslagentabel import (
    Antwoordentabel,
    Langetabel,
    Schoolcellen,
    Uitslagentabel,
    lang_kop,
)
from basisnorm.regio.model import Bronvorm, Schoolrij
from basisnorm.regio.tellen.blokteller import Blokteller, columns
from basisnorm.regio.tellen.teller import Plan, Teller

# The lines of one school: in uitslagen.csv, uitslagen-lang.csv, antwoorden.csv, uitslagen.json.
Regels = tuple[str, bytes, str, str]


class Schooltabellen:
    """Makes the lines of uitslagen.csv, uitslagen-lang.csv, antwoorden.csv and uitslagen.json."""

    def __init__(self, norm: Norm, bron: Bronvorm, vorm: Tabelvorm, teller: Teller) -> None:
        self._norm, self._vorm, self._teller = norm, vorm, teller
        gebieden = [
            gebied.id
            for gebied in norm.gebieden
            if gebied.status is not Status.IN_VOORBEREIDING or gebied.id in bron.extra_gebieden
        ]
        self._cellen = Schoolcellen(vorm)
        self._uitslagen = Uitslagentabel(norm, gebieden, vorm)
        self._antwoorden = Antwoordentabel(norm, bron.eisen, bron.beside, vorm)
        self._json = Schoolregels()
        self._plannen: dict[Plan, tuple[Blokteller, Langetabel]] = {}

    @property
    def koppen(self) -> tuple[str, str, str]:
        """The headings of the three CSV files."""
        return self._uitslagen.kop, lang_kop(self._vorm), self._antwoorden.kop

    def regels(self, rijen: Sequence[Schoolrij]) -> tuple[bytes, bytes, bytes, bytes]:
        """What each of the four files says of these schools, in their order.

        In JSON with a comma and a line end between them.
        """
        plans = [self._teller.plan(rij) for rij in rijen]
        made: dict[int, Regels] = {}
        for plan in dict.fromkeys(plans):
            places = [place for place, each in enumerate(plans) if each is plan]
            lines = self._of_plan(plan, [rijen[place] for place in places])
            made.update(zip(places, lines, strict=True))
        uitslagen, lang, antwoorden, objects = zip(
            *map(made.__getitem__, range(len(rijen))), strict=True
        )
        return (
            "".join(uitslagen).encode(),
            b"".join(lang),
            "".join(antwoorden).encode(),
            ",\n".join(objects).encode(),
        )

    def _of_plan(self, plan: Plan, rijen: Sequence[Schoolrij]) -> Iterator[Regels]:
        """The lines of schools to which the same applies."""
        teller, lang = self._plannen.get(plan) or self._prepare(plan)
        kolommen = columns([rij.staten for rij in rijen])
        uitkomsten = teller.tel(kolommen)
        cells = self._cellen.cells(rijen)
        return zip(
            self._uitslagen.regels(rijen, uitkomsten, plan.gebieden, cells),
            lang.regels(rijen, kolommen),
            self._antwoorden.regels(rijen, kolommen, cells),
            self._json.regels(rijen, uitkomsten, teller.ranked),
            strict=True,
        )

    def _prepare(self, plan: Plan) -> tuple[Blokteller, Langetabel]:
        found = Blokteller(self._teller, plan), Langetabel(self._norm, plan, self._vorm)
        self._plannen[plan] = found
        return found
