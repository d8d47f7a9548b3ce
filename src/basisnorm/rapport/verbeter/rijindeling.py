"""Where every eis stands on the page of a school in a batch, and what the school wrote there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from basisnorm.norm.model import Norm, Sector, Status
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.rapport.verbeter.blokken import EisTekst
from basisnorm.rapport.verbeter.rijgebied import Gebiedmaker, Woorden
from basisnorm.rapport.verbeter.rijtabel import BEWIJS, TOELICHTING, Eismaker, Eisstand, Eisstanden
from basisnorm.rapport.verbeter.stukken import Html, Stukken, between_tags
from basisnorm.regio.model import NVT, ONDERBOUWD, Schoolrij
from basisnorm.regio.verspreiding import Verspreiding

# Whether something was written down follows from the texts.
_LEVELS = bytes(state % ONDERBOUWD for state in range(256))
_BESIDE = {"toelichting": TOELICHTING, "bewijs": BEWIJS}
# The place of an eis that is not on the page.
_NOWHERE = (-1, -1)


class Indeling:
    """The page of the schools of one sector that were asked the same extra gebieden.

    `delen` are in page order; the first `counting` of them make the conclusion. `norm_order` are
    their places in the order of the norm. `places` are of each eis its place on the page, and that
    of its gebied. `bronnen` are kept here by who lays them out.
    """

    def __init__(
        self,
        norm: Norm,
        vragenlijst: Vragenlijst,
        sector: Sector,
        extra: tuple[str, ...],
        ranked: dict[tuple[str, int], int],
        stukken: Stukken,
    ) -> None:
        asked = frozenset(eis.id for eis in vragenlijst.vragen(norm, sector, extra))
        places = {eis: place for place, eis in enumerate(norm.eisen)}
        present = [
            gebied
            for gebied in norm.gebieden
            if gebied.status is not Status.IN_VOORBEREIDING or gebied.id in extra
        ]
        # What makes the conclusion, then the law, then what is in preparation.
        ordered = sorted(
            present,
            key=lambda each: (not each.telt_mee, each.status is Status.IN_VOORBEREIDING),
        )
        self.counting = sum(each.telt_mee for each in ordered)
        self.norm_order = tuple(ordered.index(each) for each in present)
        self.tabellen: list[Eisstanden] = []
        self.places: dict[str, tuple[int, int]] = {}
        delen: list[Gebiedmaker] = []
        order: list[int] = []
        for number, gebied in enumerate(ordered):
            start = len(order)
            for eis in gebied.eisen:
                if sector in eis.sectoren:
                    self.places[eis.id] = (len(order), number)
                    order.append(places[eis.id])
                    maker = Eismaker(norm, gebied, eis, sector, eis.id in asked, ranked, stukken)
                    self.tabellen.append(Eisstanden(maker))
            delen.append(Gebiedmaker(norm, gebied, start, len(order), stukken))
        self.delen = tuple(delen)
        self._vorm = Verspreiding(order)
        self.bronnen: Html | None = None
        self._ranked, self._punten = tuple(ranked), dict[int, EisTekst]()

    @property
    def whole(self) -> bool:
        """Whether every gebied has an eis for this sector."""
        return all(deel.end > deel.start for deel in self.delen)

    def punten(self, rangen: Iterable[int]) -> list[EisTekst]:
        """The verbeterpunten of these ranks, in the words of all schools."""
        kept = self._punten
        return [kept.get(rang) or self._punt(rang) for rang in rangen]

    def _punt(self, rang: int) -> EisTekst:
        eis, niveau = self._ranked[rang - 1]
        blok = self.tabellen[self.places[eis][0]][niveau].blok
        assert blok is not None
        self._punten[rang] = blok.vast
        return blok.vast

    def read(self, rij: Schoolrij) -> tuple[bytes, int]:
        """How every eis stands, in page order, and how many characters were written."""
        codes = bytearray(self._vorm.spread(rij.staten.translate(_LEVELS)))
        written = 0
        for eis, deel, text in rij.teksten:
            place, _ = self.places.get(eis, _NOWHERE)
            if place >= 0 and deel in _BESIDE and codes[place] % TOELICHTING <= NVT:
                written += len(text)
                if codes[place] != NVT:
                    codes[place] |= _BESIDE[deel]
        return bytes(codes), written

    def words(self, rij: Schoolrij, codes: bytes, standen: Sequence[Eisstand]) -> list[Woorden]:
        """What the school wrote, for each of `delen`, in the order of the page."""
        found: list[Woorden] = [([], [], []) for _ in self.delen]
        for eis, deel, text in rij.teksten:
            place, number = self.places.get(eis, _NOWHERE)
            if place >= 0 and deel in _BESIDE and codes[place] >= TOELICHTING:
                found[number][standen[place].lijst].append(between_tags(text))
        return found
