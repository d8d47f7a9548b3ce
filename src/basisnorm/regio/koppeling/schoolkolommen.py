"""The columns of the school in an export: asked in a sentence, or seen by what is in them."""

from __future__ import annotations

import re

from basisnorm.regio.koppeling.kolominhoud import Inhoud
from basisnorm.regio.koppeling.soort_voorstel import looks_like_soorten
from basisnorm.regio.tabel.koppen import find_column, names_of, normalise

# How a form asks for our columns in a sentence.
_ASKED = (
    (r"\bbrin|vestigingscode|vestigingsnummer", "vestigingscode"),
    (r"\bnaam\b.*\b(school|vestiging)\b|\bwelke school\b", "naam"),
    (r"schoolsoort|schooltype|onderwijs(soort|type)|\b(soort|type) (onderwijs|school)"
     r"|\bwat voor (soort )?(school|onderwijs)\b", "schoolsoort"),
    (r"\bwelke gemeente\b", "gemeente"),
    (r"\bwelk (school)?bestuur\b|\bnaam\b.*\bbestuur\b", "bestuur"),
    (r"\b(uw|je|jouw) (functie|rol)\b|\bwie (vult|vulde|heeft)\b.*\b(in|ingevuld)\b", "rol"),
    (r"\b(datum|wanneer)\b.*\b(invul|ingevuld|zelfevaluatie)|\bdatum van vandaag\b", "datum"),
    (r"\bandere scho(ol|len)\b.*\bhelpen\b|\bhelpen\b.*\bandere scho", "wil_helpen"),
)  # fmt: skip
# Who says no here may not want to take part at all: that is for a person to look at.
_CONSENT = re.compile(
    r"\btoestemming\b|\bakkoord\b|\bprivacy|\bavg\b|\bgdpr\b|\bconsent\b|\bi agree\b"
    r"|\bmogen wij\b.*\b(gebruiken|bewaren|delen|verwerken)\b"
)


def find_asked(kop: str) -> str | None:
    """The column of the school that a heading asks for, or None."""
    name = normalise(kop)
    return next((doel for part, doel in _ASKED if re.search(part, name)), None)


def find_named(kop: str, koppen: tuple[str, ...], inhoud: Inhoud) -> tuple[str, bool] | None:
    """The column that a heading names, and whether that is sure.

    With a code in front of its text ("CODE. Wat is de vestigingscode?") one of the two may be
    no more than a word: then what is in the column has to agree.
    """
    own = find_column(kop, koppen)
    if own is not None:
        return own, True
    for name in names_of(kop)[1:]:
        own = find_column(name)
        if own is not None:
            return own, own == "vestigingscode" and inhoud.is_code
    return None


def find_by_content(kop: str, inhoud: Inhoud) -> tuple[str, bool] | None:
    """What a column is by its contents, and whether that is sure."""
    asked = find_asked(kop)
    if inhoud.is_code:
        return "vestigingscode", asked == "vestigingscode"
    if looks_like_soorten(inhoud.seen.values()):
        return "schoolsoort", asked == "schoolsoort"
    return None


def asks_consent(kop: str) -> bool:
    """Whether a question asks for permission."""
    return _CONSENT.search(normalise(kop)) is not None
