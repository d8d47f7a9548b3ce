"""How one question looks, with its keys and its explanation."""

from __future__ import annotations

from basisnorm.audit.model import Antwoord
from basisnorm.cli import scherm
from basisnorm.cli.antwoordwoorden import present_words, twin_words
from basisnorm.cli.scherm import bold, dim, wrapped
from basisnorm.norm.model import Eis, Gebied, Schaalsoort, Sector
from basisnorm.norm.vragenlijst import Niveau, Schaal
from basisnorm.rapport import woorden
from basisnorm.values import dataclass

# Latin-1: every console has it.
_NORM = "op orde » "
# The keys and the prompt, under a question.
_BELOW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One question as it is asked now. `voortgang` are words such as "nog 58 open".

    `tweeling` is the answer of an eis that asks the same, where it can be given here too.
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
    voortgang: tuple[str, ...]
    antwoord: Antwoord
    houden: tuple[str, str] | None
    tweeling: Antwoord | None
    new_gebied: bool
    known: bool


def show_vraag(vraag: Vraag) -> None:
    """Print one question with everything that is needed to answer it."""
    scherm.say(*([""] if scherm.is_simple() else ["", ""]))
    if scherm.is_simple():
        _sentences(vraag)
    else:
        _columns(vraag)


def show_keys(vraag: Vraag, *, full: bool) -> None:
    """Print the keys that matter most: in full the first time, in one line afterwards."""
    rows = _keys(vraag)
    if scherm.is_simple():
        scherm.say("", "Typ uw keuze en druk op Enter. Typ ? voor uitleg en alle keuzes.")
    if full:
        scherm.say("")
        scherm.choices((key, text) for key, _, text in rows)
        scherm.say("")
    elif not scherm.is_simple():
        # The zero bytes keep a key and its word together.
        line = "\0· ".join(f"{key} {word}".replace(" ", "\0") for key, word, _ in rows)
        parts = wrapped(line)
        scherm.say("")
        for part in parts:
            scherm.raw(dim(part.replace("\0", " ")))


def show_all_keys(vraag: Vraag) -> None:
    """Print every key that does something at a question."""
    first = [(key, text) for key, _, text in _keys(vraag) if key not in ("?", "q")]
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
        "",
        "Plakken mag bij toelichting en bewijs. Bij een toelichting blijven de regels staan; "
        "elders wordt het één regel.",
        "",
    )


def _keys(vraag: Vraag) -> list[tuple[str, str, str]]:
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


def _columns(vraag: Vraag) -> None:
    eis = vraag.eis
    lines = [*map(bold if vraag.new_gebied else dim, wrapped(vraag.gebied.titel))]
    if vraag.new_gebied:
        lines += [*map(dim, wrapped(vraag.gebied.uitleg)), ""]
    progress = dim("".join(f" · {each}" for each in vraag.voortgang))
    plain = " · ".join((vraag.kop, *vraag.voortgang))
    if len(plain) <= scherm.width():
        lines.append(bold(vraag.kop) + progress)
    else:
        lines += [bold(vraag.kop), *map(dim, wrapped(" · ".join(vraag.voortgang)))]
    lines += map(dim, wrapped(" · ".join(_about(vraag))))
    lines += ["", *map(bold, wrapped(eis.tekst.voor(vraag.sector)))]
    lines += ["", "Op orde betekent hier:", *wrapped(eis.op_orde.voor(vraag.sector), "  ", "  ")]
    if eis.eigen_maat:
        lines += map(dim, wrapped(f"{vraag.maat}: {eis.eigen_maat}", "  ", "  "))
    present = _present(vraag)
    below = ["", *(part for line in present for part in wrapped(line, "", "  "))] if present else []
    levels = _levels(vraag)
    known = vraag.known and not eis.niveauteksten
    if known and len(lines) + 1 + len(levels) + len(below) + _BELOW > scherm.height():
        # The question itself must stay in the window; the explanation stood there before.
        levels = _levels(vraag, brief=True)
    scherm.raw(*lines, "", *levels, *below)


def _sentences(vraag: Vraag) -> None:
    eis = vraag.eis
    head = ". ".join(woorden.hoofdletter(each) for each in (vraag.kop, *vraag.voortgang))
    scherm.say(f"{head}.", f"Gebied: {vraag.gebied.titel}.")
    if vraag.new_gebied:
        scherm.say(vraag.gebied.uitleg)
    scherm.say(". ".join(woorden.hoofdletter(each) for each in _about(vraag)) + ".")
    scherm.say("", eis.tekst.voor(vraag.sector))
    scherm.say("", f"Op orde betekent hier: {eis.op_orde.voor(vraag.sector)}")
    if eis.eigen_maat:
        scherm.say(f"{vraag.maat}: {eis.eigen_maat}")
    keys = level_keys(eis)
    scherm.say("")
    for step in vraag.schaal.voor(eis, vraag.sector):
        norm = " Vanaf hier is het op orde." if step.niveau == vraag.drempel else ""
        # Hearing the same four sentences seventy times helps nobody.
        uitleg = "" if vraag.known and not eis.niveauteksten else f" {step.uitleg}"
        scherm.say(f"{keys[step.niveau]}: {step.naam}.{uitleg}{norm}")
    present = _present(vraag)
    if present:
        scherm.say("", *present)


def _present(vraag: Vraag) -> tuple[str, ...]:
    eis, schaal = vraag.eis, vraag.schaal
    found = present_words(eis, schaal, vraag.antwoord, vraag.datum)
    if vraag.tweeling is None:
        return tuple(found)
    return (*found, twin_words(eis, schaal, vraag.tweeling, simple=scherm.is_simple()))


def _about(vraag: Vraag) -> tuple[str, ...]:
    eis = vraag.eis
    place = [vraag.vindplaats] if vraag.vindplaats else []
    kind = "kerneis" if eis.kern else "aanvullende eis"
    return (kind, woorden.BASIS[eis.basis], *place, eis.id)


def level_keys(eis: Eis) -> dict[int, str]:
    """The key for each level of an eis."""
    if eis.schaal is Schaalsoort.JA_NEE:
        return {0: "0" if eis.nvt_redenen else "n", 2: "j"}
    return {niveau: str(niveau) for niveau in eis.niveaus}


def _levels(vraag: Vraag, *, brief: bool = False) -> list[str]:
    steps = vraag.schaal.voor(vraag.eis, vraag.sector)
    keys = level_keys(vraag.eis)
    column = max(len(step.naam) for step in steps)
    lines: list[str] = []
    for step in steps:
        is_norm = step.niveau == vraag.drempel
        head = f"{_NORM if is_norm else ' ' * len(_NORM)}{keys[step.niveau]}  "
        parts = [head + step.naam] if brief else _level(step, head, column)
        lines += map(bold, parts) if is_norm else parts
    return lines


def _level(step: Niveau, head: str, column: int) -> list[str]:
    if scherm.width() < scherm.NARROW:
        indent = " " * len(head)
        return [head + step.naam, *wrapped(step.uitleg, indent, indent)]
    head += f"{step.naam.ljust(column)}  "
    return wrapped(step.uitleg, head, " " * len(head))
