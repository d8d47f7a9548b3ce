"""Writes docs/schrijfwijzen.md: what counts as an answer, from the lists of the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from basisnorm.audit import schrijfwijzen
from basisnorm.audit.model import SCHOOLSOORT
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Schaalsoort

TARGET = Path(__file__).parents[1] / "docs" / "schrijfwijzen.md"
PAGE = """# Wat u in een cel mag schrijven

Deze bladzijde komt uit het programma zelf (`make opdrachten`). Zij geldt voor een tabel, voor
het werkboek van een school en voor een formulier. De woorden gelden ook bij `basisnorm audit
--eenvoudig`.

**De hele cel telt, of niets.** Spaties eromheen en hoofdletters maken niet uit. Verder laten wij
niets weg: `2?`, `<2`, `niet op orde` en `[ ] ja` zijn geen antwoord. Zo'n cel weigeren wij. U
leest dan wat er stond, waar, en wat u doet.

## Een eis met vier niveaus

{niveaus}

Heeft uw vragenlijst een eigen schaal, dan gelden de woorden daarvan. Een woord van ons dat daar
een ander niveau is, geldt dan niet.

## Een eis met ja of nee

{ja_nee}

## Niet van toepassing

{nvt}

Dat kan alleen bij een eis die het toelaat. De reden staat in een eigen kolom (`DYS-04 reden`, of
in het werkboek "reden n.v.t."). Schrijf daar het id van de reden, of precies de tekst, met of
zonder punt. Bij {eis} is dat:

{redenen}

Is er maar één reden, dan mag u die leeg laten. U krijgt dan een let-op waarin de reden staat.

## Nog open

{open}

## Wilt u andere scholen helpen?

{helpen}

Staat er iets anders, dan telt het als niet ingevuld, met een let-op. Ook `ja, maar niet dit
jaar`.

## Soort school

{soorten}

In een formulier zegt de [koppeling](handleiding-formulieren.md) wat een antwoord betekent.

## Wat een rekenblad toevoegt

Een rekenblad zet soms iets om een tekst, zodat die tekst blijft: `="99AA01"`, of een apostrof
ervoor, zoals `'99AA01`. Dat lezen wij als `99AA01`. De apostrof van 's-Gravenhage blijft staan.

## In een koppeling

Een antwoord van een formulier hoort bij de koppeling als het dezelfde tekst is, op hoofdletters
en spaties eromheen na. `<50%` en `>50%` zijn dus twee antwoorden. Betekent een woord van ons bij
u iets anders (uw 2 is onze 1), dan lezen wij ook onze andere woorden niet vanzelf: wat niet in
de koppeling staat, weigeren wij.
"""


def text() -> str:
    """The whole page."""
    # An edition that stays as it is; every norm has the same scales.
    norm = load_norm("2024-11")
    reden = next(e for e in norm.eisen.values() if e.nvt_redenen)
    four = next(e for e in norm.eisen.values() if e.schaal is Schaalsoort.NIVEAUS)
    two = next(e for e in norm.eisen.values() if e.schaal is Schaalsoort.JA_NEE)
    return PAGE.format(
        niveaus=_by_value("niveau", schrijfwijzen.niveaus(four)),
        ja_nee=_by_value("niveau", schrijfwijzen.niveaus(two)),
        nvt=_line(schrijfwijzen.NVT_WORDS),
        eis=reden.id,
        redenen=_line(schrijfwijzen.redenen(reden)),
        open=f"Een lege cel, of: {_line(each for each in schrijfwijzen.OPEN_WORDS if each)}",
        helpen=_by_value(
            "betekent",
            {text: "ja" if yes else "nee" for text, yes in schrijfwijzen.JA_NEE.items()},
        ),
        soorten=_by_value(
            "soort",
            {
                text: f"{soort} ({SCHOOLSOORT[soort]})"
                for text, soort in schrijfwijzen.SOORTEN.items()
            },
        ),
    )


def _by_value(heading: str, spelled: Mapping[str, object]) -> str:
    lines = [f"| {heading} | u schrijft |", "|---|---|"]
    for value in dict.fromkeys(spelled.values()):
        lines.append(
            f"| {value} | {_line(text for text, each in spelled.items() if each == value)} |"
        )
    return "\n".join(lines)


def _line(texts: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in texts)


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
