"""An answer of the school in words, for the screen."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Antwoord, Bewijs
from basisnorm.interview.typed import clean_text
from basisnorm.norm.model import Eis, Schaal, Schaalsoort
from basisnorm.rapport import woorden


def answer_words(eis: Eis, schaal: Schaal, antwoord: Antwoord) -> str:
    """An answer in words: "2 Op orde", "Ja" or "niet van toepassing (reden)"; else "open"."""
    if antwoord.nvt is not None:
        texts = {reden.id: reden.tekst for reden in eis.nvt_redenen}
        reason = texts.get(antwoord.nvt.reden, antwoord.nvt.reden).rstrip(".")
        return f"niet van toepassing ({reason})"
    if antwoord.niveau is None:
        return "open"
    name = schaal.naam(eis, antwoord.niveau)
    return name if eis.schaal is Schaalsoort.JA_NEE else f"{antwoord.niveau} {name}"


def bewijs_words(bewijs: Bewijs) -> str:
    """One document on one line."""
    # The file can be edited by hand: nothing in it may steer the terminal.
    return clean_text(woorden.bewijs_zin(bewijs))


def present_words(eis: Eis, schaal: Schaal, antwoord: Antwoord, datum: str) -> Iterator[str]:
    """What stands at a question at `datum` (ISO), as lines; nothing when nothing does."""
    nvt = antwoord.nvt
    if antwoord.niveau is not None or nvt is not None:
        yield _standing(answer_words(eis, schaal, antwoord), antwoord, datum)
    elif antwoord.onderbouwd:
        yield "Deze vraag is nog open. Dit schreef u erbij:"
    if nvt is not None and nvt.besloten_door:
        yield f"Besloten door: {clean_text(nvt.besloten_door)}"
    if antwoord.toelichting:
        yield f"Toelichting: {clean_text(antwoord.toelichting)}"
    for each in antwoord.bewijs:
        yield f"Bewijs: {bewijs_words(each)}"
    if antwoord.overgenomen and not (nvt and nvt.ended(datum)):
        yield "Klopt dit nog? Enter = ja."


def twin_words(eis: Eis, schaal: Schaal, twin: Antwoord, *, simple: bool) -> str:
    """What was chosen at an eis that is like this one, and how to choose it here; `eis` is here.

    Both have the same levels or the same reason, so its words are right for either.
    """
    how = "Typ hetzelfde" if simple else "Druk op ="
    chosen = answer_words(eis, schaal, twin)
    # A reason may be shared by questions that are otherwise not alike.
    there = f"Bij {twin.eis}" if twin.nvt else f"{twin.eis} lijkt hierop. Daar"
    return f"{there} koos u: {chosen}. Geldt dat ook hier? {how}."


def undone_words(eis: Eis, schaal: Schaal, before: Antwoord, after: Antwoord) -> str:
    """What undo did at one eis: `before` is how it was until then, `after` how it is again."""
    old, new = answer_words(eis, schaal, before), answer_words(eis, schaal, after)
    if old != new:
        again = "open" if new == "open" else f"'{new}'"
        return f"Ongedaan gemaakt. {eis.id} was '{old}' en is weer {again}."
    if before.overgenomen != after.overgenomen:
        return f"Ongedaan gemaakt. {eis.id} is weer niet bevestigd."
    what = "de toelichting" if before.toelichting != after.toelichting else "het bewijs"
    if before.nvt != after.nvt:
        what = "de n.v.t."
    return f"Ongedaan gemaakt. Bij {eis.id} is {what} weer zoals eerst."


def _standing(words: str, antwoord: Antwoord, datum: str) -> str:
    taken = f"Overgenomen uit {clean_text(antwoord.overgenomen)}" if antwoord.overgenomen else ""
    if antwoord.nvt is not None and antwoord.nvt.tot:
        until = f"ot en met {woorden.datum(antwoord.nvt.tot)}"
        if antwoord.nvt.ended(datum):
            first = f"{taken}. " if taken else ""
            return f"{first}T{until} gold: {words}. Kies nu opnieuw."
        words = f"{words}, t{until}"
    return f"{taken}: {words}." if taken else f"Uw antwoord is nu: {words}."
