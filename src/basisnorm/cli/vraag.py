"""One question as it is asked now, and what can be typed at it."""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.audit.model import Antwoord
from basisnorm.cli import scherm
from basisnorm.norm.model import Eis, Gebied, Schaal, Schaalsoort, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One question as it is asked now. `voortgang` are words such as "nog 58 open".

    `tweeling` is the answer of an eis that is like it, where it can be given here too.
    `bestand` is where the answers go, when that is to be said here.
    `maat` says whose an `eigen_maat` is; `vindplaats` is where the law asks this.

    `antwoord` may be what was typed so far. `houden` says what Enter does, when it does anything:
    one word, and a sentence. With `known` these levels were explained before.
    """

    eis: Eis
    gebied: Gebied
    sector: Sector
    schaal: Schaal
    drempel: int
    maat: str
    vindplaats: str | None
    datum: str
    kop: str
    bestand: str
    voortgang: tuple[str, ...]
    antwoord: Antwoord
    houden: tuple[str, str] | None
    tweeling: Antwoord | None
    new_gebied: bool
    known: bool


def level_keys(eis: Eis) -> dict[int, str]:
    """The key for each level of an eis."""
    if eis.schaal is Schaalsoort.JA_NEE:
        return {0: "0" if eis.nvt_redenen else "n", 2: "j"}
    return {niveau: str(niveau) for niveau in eis.niveaus}


def key_rows(vraag: Vraag) -> list[tuple[str, str, str]]:
    """The key, one word for it, and what it does."""
    eis = vraag.eis
    answer = "0, 1, 2 of 3" if scherm.is_simple() else "0-3"
    if eis.schaal is Schaalsoort.JA_NEE:
        answer = "j/0" if eis.nvt_redenen else "j/n"
    keys = [(answer, "kies", "kies wat nu het beste past; dat is bewaard en u gaat verder")]
    if vraag.houden:
        keys.append(("Enter", *vraag.houden))
    if vraag.tweeling:
        keys.append(("=", "hetzelfde", f"hetzelfde antwoord als bij {vraag.tweeling.eis}"))
    if eis.nvt_redenen:
        keys.append(("n", "n.v.t.", "niet van toepassing, met een reden"))
    return [
        *keys,
        ("t", "toelichting", "een toelichting typen"),
        ("b", "bewijs", "noemen waar dit uit blijkt"),
        ("<", "terug", "terug naar de vorige vraag"),
        *([] if vraag.houden else [("s", "later", "deze vraag openlaten")]),
        ("?", "meer", "uitleg bij deze vraag, en alles wat u nog meer kunt typen"),
        ("q", "stop", "stoppen; later gaat u hier verder"),
    ]


def show_all_keys(vraag: Vraag) -> None:
    """Print every key that does something at a question."""
    first = [(key, text) for key, _, text in key_rows(vraag) if key not in ("?", "q")]
    skip = [] if any(key == "s" for key, _ in first) else [("s", "door naar de volgende vraag")]
    scherm.say("Wat kunt u hier typen?")
    scherm.choices(
        [
            *first,
            *skip,
            (">", "naar de volgende vraag, zonder antwoord (of pijl naar rechts)"),
            ("/", "zoeken: een nummer, een code, een gebied of een woord"),
            ("o", "overzicht: wat is open, n.v.t. of nog niet op orde"),
            ("u", "de laatste wijziging ongedaan maken; vaker mag"),
            ("e", "de toelichting schrijven in een tekstverwerker"),
            ("q", "stoppen; later gaat u hier verder"),
        ]
    )
    if scherm.is_simple():
        scherm.say(
            "Een woord mag ook: de woorden van de antwoorden, en verder terug, verder, later, "
            "toelichting, bewijs, nvt, zoeken, overzicht, ongedaan maken, tekstverwerker, uitleg, "
            "hulp, stoppen."
        )
    scherm.say(
        "Plakken mag bij toelichting en bewijs. Bij een toelichting blijven de regels staan; "
        "elders wordt het één regel.",
        "",
    )
