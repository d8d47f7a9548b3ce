"""What every eis comes to on the page of a school in a batch, for each way it can stand.

It is worked out by the rule and laid out by the templates once, the first time that it is needed;
thousands of schools then look it up.
"""

from __future__ import annotations

from typing import NamedTuple

from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.norm.model import Eis, Gebied, Norm, Sector
from basisnorm.rapport import woorden
from basisnorm.rapport.merk import WOORD
from basisnorm.rapport.verbeter.blokken import EisBlok, build_tekst, with_words
from basisnorm.rapport.verbeter.stukken import Stukken
from basisnorm.regio.model import NVT, OPEN
from basisnorm.uitslag.model import Staat
from basisnorm.uitslag.regel import assess_eis
from basisnorm.uitslag.telling import weigh
from basisnorm.values import dataclass

# Added to a level (or NVT, OPEN) when the school wrote these beside it.
TOELICHTING, BEWIJS = 16, 32
# Stands in a piece of the page where a word of the school goes.
WORD = "\0"
# The lists of a gebied, in the order of the page.
KERN, AANVULLEND, OP_ORDE = range(3)
# So many counts are in `telt`.
COUNTS = 4 + len(WOORD)
# Those of what was not asked.
NOT_ASKED = slice(2, 4)
# Any day will do: whether an n.v.t. has ended was decided when the row was read.
_DAY = "2000-01-01"


class Eisstand(NamedTuple):
    """One eis in one state. `weegt` is that of telling.weigh.

    `telt` has a byte for each of: unanswered and listed; op orde; a kerneis, and another eis, that
    was not asked; a kerneis in each Vorm. The pieces (bytes) are empty where the eis does not
    stand; in those of the lists WORD marks the words of the school, and `lijst` says which list
    that is. `niet` and `nog_open` are (how it stands, id) of a kerneis that decides over its
    gebied.
    `rang` counts from 1; it is 0 when this is no verbeterpunt. `blok` is None when it has no
    place on the page.
    """

    weegt: int
    telt: int
    cel: bytes
    kern: bytes
    aanvullend: bytes
    still_open: bytes
    op_orde: bytes
    zonder_bewijs: bytes
    niet: tuple[str, str] | None
    nog_open: tuple[str, str] | None
    rang: int
    lijst: int
    is_nvt: bool
    blok: EisBlok | None


class Eisstanden(dict[int, Eisstand]):
    """From how an eis stands to what that comes to."""

    def __init__(self, maker: Eismaker) -> None:
        super().__init__()
        self._maker = maker

    def __missing__(self, state: int) -> Eisstand:
        found = self[state] = self._maker.make(state)
        return found


@dataclass(frozen=True, slots=True)
class Eismaker:
    """Works out one eis; `ranked` are the ranks of all possible verbeterpunten."""

    norm: Norm
    gebied: Gebied
    eis: Eis
    sector: Sector
    asked: bool
    ranked: dict[tuple[str, int], int]
    stukken: Stukken

    def make(self, state: int) -> Eisstand:
        eis, stukken = self.eis, self.stukken
        antwoord = self._antwoord(state)
        found = assess_eis(eis, self.sector, antwoord, self.norm.drempel, _DAY, gevraagd=self.asked)
        vast = build_tekst(self.gebied, found, self.sector)
        blok = with_words(vast, antwoord, found.staat) if antwoord else EisBlok(vast=vast)
        answered, met = found.staat is Staat.BEANTWOORD, found.op_orde
        listed = found.staat is Staat.OPEN and not found.niet_gevraagd
        strook = eis.kern and found.staat is not Staat.NVT
        below = answered and not met
        name = "vol" if below else "kort"
        piece = b"".join(stukken.eigen(name, [blok])) if answered or listed else b""
        decides = (woorden.stand(found), eis.id) if eis.kern else None

        def fragment(name: str, there: bool) -> bytes:
            return b"".join(stukken.eisen(name, [blok])) if there else b""

        return Eisstand(
            weegt=weigh(found),
            telt=sum(
                there << 8 * place
                for place, there in enumerate(
                    (
                        listed,
                        bool(met),
                        found.niet_gevraagd and eis.kern,
                        found.niet_gevraagd and not eis.kern,
                        *(strook and vast.merk.vorm is vorm for vorm in WOORD),
                    )
                )
            ),
            cel=fragment("cel", strook),
            kern=piece if below and eis.kern else b"",
            aanvullend=piece if below and not eis.kern else b"",
            still_open=piece if listed else b"",
            op_orde=piece if met else b"",
            zonder_bewijs=fragment("link", found.zonder_bewijs),
            niet=decides if below else None,
            nog_open=decides if found.staat is Staat.OPEN else None,
            rang=self.ranked[eis.id, found.niveau or 0] if below else 0,
            lijst=OP_ORDE if met else KERN if eis.kern else AANVULLEND,
            is_nvt=found.staat is Staat.NVT,
            blok=None if found.niet_gevraagd else blok,
        )

    def _antwoord(self, state: int) -> Antwoord | None:
        level = state % TOELICHTING
        if level == OPEN:
            return None
        if level == NVT:
            return Antwoord(eis=self.eis.id, nvt=Nvt(reden=""))
        return Antwoord(
            eis=self.eis.id,
            niveau=level,
            toelichting=WORD if state & TOELICHTING else None,
            bewijs=(Bewijs(wat=WORD),) if state & BEWIJS else (),
        )
