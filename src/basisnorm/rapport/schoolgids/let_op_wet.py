"""What the law asks of the schoolgids itself, told to the school leader before it goes out.

A let-op each time, never a refusal: the law names no day, and a guide that was settled before a
duty held is not wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from basisnorm.audit.model import Schoolgids
from basisnorm.audit.schooljaar import parse_schooljaar
from basisnorm.errors import Ernst, Melding
from basisnorm.rapport import woorden
from basisnorm.uitslag.model import Uitslag

# The eis that asks what pupils said, and the reason for which a school need not answer it yet.
_INBRENG = ("GEN-21", "voor-de-plicht")
# Field of the audit file -> what the medezeggenschapsraad did on that day.
_RAAD = {
    "mr_advies_op": "het advies van de medezeggenschapsraad",
    "instemming_op": "de instemming van de medezeggenschapsraad",
}
# Words with which one pupil may be meant, in a text that is about all of them.
_ONE_PUPIL = re.compile(
    r"\b(een|één|de|die|deze) (leerling|kind|jongen|meisje)\b"
    r"|\b(hij|zij|ze) (heeft|vindt|vond|wil|zei)\b",
    re.IGNORECASE,
)


def check_wet(uitslag: Uitslag, gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    """Pupils, the day on which the guide was settled, and the medezeggenschapsraad."""
    yield from _pupils(uitslag, gids, bestand)
    yield from _late(gids, bestand)
    yield from _raad(gids, bestand)


def is_workbook(bestand: str) -> bool:
    """Whether advice goes to someone with a workbook, which has no place for these texts."""
    return bestand.lower().endswith((".xlsx", ".xlsm"))


def make_let_op(code: str, bestand: str, tekst: str, oplossing: str, veld: str | None) -> Melding:
    """A let-op about the guide of one school."""
    return Melding(
        ernst=Ernst.LET_OP, code=code, bestand=bestand, veld=veld, tekst=tekst, oplossing=oplossing
    )


def _pupils(uitslag: Uitslag, gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    """What pupils said is there, and nobody can be recognised in it (WPO 13b, WVO 2.92a, WEC 22b).

    A guide that was settled before this duty held lacks nothing.
    """
    veld = "schoolgids.inbreng_leerlingen"
    text = gids.inbreng_leerlingen
    eis, reden = _INBRENG
    answer = uitslag.audit.per_eis().get(eis)
    if not text and not (answer and answer.nvt and answer.nvt.reden == reden):
        yield make_let_op(
            "inbreng-mist",
            bestand,
            "In de schoolgids staat nog niet wat leerlingen van de hulp vonden en wat de school "
            "daarmee deed. De wet vraagt dat.",
            (
                "Een werkboek heeft daar geen plaats voor: typ het in algemene woorden in uw gids. "
                if is_workbook(bestand)
                else "Schrijf het in algemene woorden onder schoolgids bij inbreng_leerlingen. "
            )
            + "Is de gids vastgesteld voordat deze plicht gold? Dan hoeft het nog niet.",
            veld,
        )
    if text and (found := _ONE_PUPIL.search(text)):
        yield make_let_op(
            "inbreng-herleidbaar",
            bestand,
            f"Bij inbreng_leerlingen staat '{found[0]}'. Is daaruit af te leiden welke leerling "
            "dat is?",
            "Schrijf over leerlingen samen, zoals: veel leerlingen wilden een rustige werkplek.",
            veld,
        )


def _late(gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    """A guide is settled for the next school year (WPO 13a); the law names no day."""
    year = parse_schooljaar(gids.schooljaar or "")
    if year and gids.vastgesteld_op and gids.vastgesteld_op >= f"{year[:4]}-08-01":
        yield make_let_op(
            "laat-vastgesteld",
            bestand,
            f"De gids voor {year} is vastgesteld op {woorden.datum(gids.vastgesteld_op)}. Toen was "
            "dat schooljaar al begonnen.",
            "De wet wil een gids voor het volgende schooljaar, maar noemt geen dag. Stel de "
            "volgende gids vóór 1 augustus vast, of kijk of het jaar klopt.",
            "schoolgids.vastgesteld_op",
        )


def _raad(gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    """Advice (WMS 11.1.r) and consent (13.1.g, 14.1.a) come before the decision."""
    for field, what in _RAAD.items():
        day = getattr(gids, field)
        if day and gids.vastgesteld_op and day > gids.vastgesteld_op:
            yield make_let_op(
                "raad-na-vaststelling",
                bestand,
                f"Bij {what} staat {woorden.datum(day)}. Toen was de gids al vastgesteld, op "
                f"{woorden.datum(gids.vastgesteld_op)}.",
                "De wet wil dat dit vooraf gebeurt. Kijk of de datums kloppen.",
                f"schoolgids.{field}",
            )
    lacking = [field for field in _RAAD if not getattr(gids, field)]
    if gids.vastgesteld_op and lacking:
        yield make_let_op(
            "raad-mist",
            bestand,
            f"De gids is vastgesteld, maar er staat niet op welke dag: "
            f"{woorden.opsomming([_RAAD[each] for each in lacking])}.",
            f"Vul aan onder schoolgids: {', '.join(lacking)}. Advies is nodig als uw extra "
            "ondersteuning nieuw of veranderd is; instemming voor de rest van het hoofdstuk.",
            "schoolgids",
        )
