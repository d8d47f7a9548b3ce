"""One question as it is asked now: how it looks, what can be typed at it, and more about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from basisnorm.audit.model import Antwoord
from basisnorm.cli import scherm
from basisnorm.cli.gesprekszinnen import present_words, twin_words
from basisnorm.cli.scherm import bold, dim, wrapped
from basisnorm.norm.model import Basis, Bron, Eis, Gebied, Niveau, Schaal, Schaalsoort, Sector
from basisnorm.norm.vindplaats import vindplaats
from basisnorm.rapport import woorden

# Latin-1: every console has it.
_NORM = "op orde » "
_GROND = {
    Basis.WET: "Deze eis staat in de wet.",
    Basis.NORM: "Deze eis volgt uit de hoofdlijn van de norm.",
    Basis.RICHTLIJN: "Deze eis komt uit een landelijke richtlijn.",
    Basis.PRAKTIJK: "Deze eis komt uit de praktijk van scholen. Zij is richtinggevend.",
}


class Vraagbeeld(NamedTuple):
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


class _Vorm(NamedTuple):
    """How much room a question takes: the keys in words, open lines, the maat, level texts."""

    keys: bool = False
    open: bool = False
    maat: bool = True
    brief: bool = False


# From roomy to close: the first that fits is shown.
_VORMEN = (
    _Vorm(keys=True, open=True), _Vorm(open=True), _Vorm(), _Vorm(brief=True),
    _Vorm(maat=False), _Vorm(maat=False, brief=True),
)  # fmt: skip


def show_vraag(vraag: Vraagbeeld, *, full: bool) -> None:
    """Print one question with everything that is needed to answer it, and the keys.

    With `full` each key with what it does, when there is room. What is told about a gebied comes
    before the question: that must stay in the window as a whole.
    """
    if scherm.is_simple():
        scherm.say("")
        _sentences(vraag)
        scherm.say("", "Typ uw keuze en druk op Enter. Typ ? voor uitleg en alle keuzes.")
        if full:
            scherm.say("")
            scherm.choices((key, text) for key, _, text in key_rows(vraag))
            scherm.say("")
        return
    if vraag.new_gebied:
        uitleg = map(dim, wrapped(vraag.gebied.uitleg))
        scherm.raw("", *map(bold, wrapped(vraag.gebied.titel)), *uitleg)
    # What was explained before may be left out; the texts of this question itself may not.
    known = vraag.known and not vraag.eis.niveauteksten
    vormen = [each for each in _VORMEN if full or not each.keys]
    fitting = [_columns(vraag, each) for each in vormen if known or not each.brief]
    lines = next((each for each in fitting if len(each) < scherm.height()), fitting[-1])
    scherm.raw("", "", *lines)


def show_again(vraag: Vraagbeeld) -> None:
    """Print what is asked, and the answers, once more: what was told has pushed it away."""
    eis, present = vraag.eis, _present(vraag)
    if scherm.is_simple():
        scherm.say(f"{vraag.kop}, {eis.id}.", eis.tekst.voor(vraag.sector))
        _say_levels(vraag, known=False)
        scherm.say(*present, "")
        return
    below = (part for line in present for part in wrapped(line, "", "  "))
    text = wrapped(eis.tekst.voor(vraag.sector))
    scherm.raw(bold(f"{vraag.kop} · {eis.id}"), *map(bold, text), *_levels(vraag), *below)


def _columns(vraag: Vraagbeeld, vorm: _Vorm) -> list[str]:
    eis = vraag.eis
    gap = [""] if vorm.open else []
    # Where the answers go is said at the first question.
    place = " · ".join(each for each in (vraag.gebied.titel, vraag.bestand) if each)
    lines = [*map(dim, wrapped(place))]
    progress = dim("".join(f" · {each}" for each in vraag.voortgang))
    plain = " · ".join((vraag.kop, *vraag.voortgang))
    if len(plain) <= scherm.width():
        lines.append(bold(vraag.kop) + progress)
    else:
        lines += [bold(vraag.kop), *map(dim, wrapped(" · ".join(vraag.voortgang)))]
    lines += map(dim, wrapped(" · ".join(_about(vraag))))
    lines += ["", *map(bold, wrapped(eis.tekst.voor(vraag.sector))), *gap]
    op_orde, head = eis.op_orde.voor(vraag.sector), "Op orde betekent hier:"
    lines += [head, *wrapped(op_orde, "  ", "  ")] if vorm.open else wrapped(f"{head} {op_orde}")
    if eis.eigen_maat and vorm.maat:
        lines += map(dim, wrapped(f"{vraag.maat}: {eis.eigen_maat}", "  ", "  "))
    lines += ["", *_levels(vraag, brief=vorm.brief)]
    if present := _present(vraag):
        lines += [*gap, *(part for line in present for part in wrapped(line, "", "  "))]
    return [*lines, "", *_key_lines(vraag, words=vorm.keys)]


def _key_lines(vraag: Vraagbeeld, *, words: bool) -> list[str]:
    rows = key_rows(vraag)
    if words:
        return [*scherm.columns((key, text) for key, _, text in rows), ""]
    # The zero bytes keep a key and its word together.
    line = "\0· ".join(f"{key} {word}".replace(" ", "\0") for key, word, _ in rows)
    return [dim(part.replace("\0", " ")) for part in wrapped(line)]


def _sentences(vraag: Vraagbeeld) -> None:
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
    scherm.say("")
    # Hearing the same four sentences seventy times helps nobody.
    _say_levels(vraag, known=vraag.known and not eis.niveauteksten)
    present = _present(vraag)
    if present:
        scherm.say("", *present)


def _say_levels(vraag: Vraagbeeld, *, known: bool) -> None:
    keys = level_keys(vraag.eis)
    for step in vraag.schaal.voor(vraag.eis, vraag.sector):
        norm = " Vanaf hier is het op orde." if step.niveau == vraag.drempel else ""
        uitleg = "" if known else f" {step.uitleg}"
        scherm.say(f"{keys[step.niveau]}: {step.naam}.{uitleg}{norm}")


def _present(vraag: Vraagbeeld) -> tuple[str, ...]:
    eis, schaal = vraag.eis, vraag.schaal
    found = present_words(eis, schaal, vraag.antwoord, vraag.datum)
    if vraag.tweeling is None:
        return tuple(found)
    return (*found, twin_words(eis, schaal, vraag.tweeling, simple=scherm.is_simple()))


def _about(vraag: Vraagbeeld) -> tuple[str, ...]:
    eis = vraag.eis
    place = [vraag.vindplaats] if vraag.vindplaats else []
    kind = "kerneis" if eis.kern else "aanvullende eis"
    return (kind, woorden.BASIS[eis.basis], *place, eis.id)


def _levels(vraag: Vraagbeeld, *, brief: bool = False) -> list[str]:
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


def level_keys(eis: Eis) -> dict[int, str]:
    """The key for each level of an eis."""
    if eis.schaal is Schaalsoort.JA_NEE:
        return {0: "0" if eis.nvt_redenen else "n", 2: "j"}
    return {niveau: str(niveau) for niveau in eis.niveaus}


def key_rows(vraag: Vraagbeeld) -> list[tuple[str, str, str]]:
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


def show_all_keys(vraag: Vraagbeeld) -> None:
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


def show_uitleg(vraag: Vraagbeeld, bronnen: Sequence[Bron]) -> None:
    """Print why an eis is asked, what a school could show for it, and where it comes from."""
    eis = vraag.eis
    weight = (
        "Het is een kerneis: zonder deze eis is het gebied nog niet op orde."
        if eis.kern
        else "Het is een aanvullende eis: zij telt niet mee voor de conclusie."
    )
    scherm.say("", f"{_GROND[eis.basis]} {weight}")
    if eis.eigen_maat:
        scherm.say(f"{vraag.maat}: {eis.eigen_maat}")
    scherm.say("", "Dit kunt u laten zien:")
    scherm.items(eis.bewijs.voor(vraag.sector))
    scherm.say("", "Bronnen:")
    for bron in bronnen:
        when = f", {woorden.datum(bron.datum)}" if bron.datum else ""
        place = f" {found}." if (found := vindplaats([bron])) else ""
        scherm.items([f"{bron.titel.rstrip('.')}. {bron.uitgever}{when}.{place}"])
        if bron.url:
            scherm.address(bron.url)
        for line in wrapped(bron.opmerking, "    ", "    ") if bron.opmerking else []:
            scherm.raw(dim(line))
    scherm.say("")
