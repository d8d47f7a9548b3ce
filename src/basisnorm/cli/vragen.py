"""The questions of the interview that are answered with words instead of one key."""

from __future__ import annotations

from collections.abc import Callable

from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband, parse_vestigingscode
from basisnorm.audit.interview import Toelichting
from basisnorm.audit.invoer import END_OF_INPUT, Action, parse_datum
from basisnorm.audit.model import Bewijs, Nvt, School, Schoolsoort
from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.cli import scherm
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.norm.model import Eis, Sector
from basisnorm.rapport.woorden import SCHOOLSOORT, datum, hoofdletter

NO_PUPIL = "Noem nooit een leerling."
HINT = "Noem het soort document en waar het ligt, nooit een leerling."
AWAY = "-"


def ask_vestigingscode(keys: Toetsenbord) -> str:
    """The code of the school; asked until it is right. EOFError at the end of the input."""
    return _ask_code(keys, "Vestigingscode (zoals 99AA00): ", parse_vestigingscode)


def ask_school(keys: Toetsenbord, vestigingscode: str | None) -> School:
    """The details of a new school. EOFError at the end of the input."""
    code = vestigingscode or ask_vestigingscode(keys)
    soort = _ask_schoolsoort(keys)
    naam = ask_text(keys, "Naam van de school (Enter = overslaan): ")
    example = f"{soort.sector.value.upper()}3004"
    verband = _ask_code(
        keys,
        f"Nummer samenwerkingsverband, zoals {example} (Enter = overslaan): ",
        lambda text: parse_samenwerkingsverband(text) if text else "",
    )
    return School(
        vestigingscode=code,
        schoolsoort=soort,
        naam=naam or None,
        samenwerkingsverband=verband or None,
    )


def ask_rol(keys: Toetsenbord, usual: str) -> str:
    """Who answers: a role, never a name. EOFError at the end of the input."""
    return ask_text(keys, f"Uw functie, geen naam (Enter = {usual}): ") or usual


def ask_toelichting(keys: Toetsenbord, present: str | None) -> Toelichting | None:
    """A toelichting, new or changed; None when nothing was typed."""
    if present:
        scherm.say(f"Er staat: {present}")
        text = ask_text(keys, "Nieuwe toelichting (Enter = zo laten, - = weghalen): ")
    else:
        text = ask_text(keys, "Toelichting (Enter = geen): ")
    if text == AWAY:
        return Toelichting(None) if present else None
    return Toelichting(text) if text else None


def ask_bewijs(
    keys: Toetsenbord, eis: Eis, sector: Sector, present: tuple[Bewijs, ...]
) -> Bewijs | Action | None:
    """One piece of bewijs, or that the last one must go; None when nothing was typed."""
    if present:
        scherm.say("Er staat al:")
        scherm.show_bewijs(present)
    kinds = eis.bewijs.voor(sector)
    scherm.say("Bijvoorbeeld:")
    scherm.choices((str(number), kind) for number, kind in enumerate(kinds, 1))
    away = ", - = het laatste weghalen" if present else ""
    wat = ask_text(keys, f"Wat is het? Een nummer of uw eigen woorden (Enter = niets{away}): ")
    if not wat or wat == AWAY:
        return Action.REMOVE_BEWIJS if wat and present else None
    numbers = {str(number): kind for number, kind in enumerate(kinds, 1)}
    while wat.isdecimal():
        if wat in numbers:
            wat = numbers[wat]
            scherm.say(wat)
        else:
            scherm.say(f"Kies een nummer van 1 tot en met {len(kinds)}, of typ woorden.")
            wat = ask_text(keys, "Wat is het? (Enter = niets): ")
    if not wat:
        return None
    return Bewijs(
        wat=wat,
        datum=_ask_datum(keys, "Van welke dag? Zoals 1-9-2026 (Enter = overslaan): "),
        eigenaar=ask_text(keys, "Wie houdt het bij? Een functie (Enter = overslaan): ") or None,
        plaats=ask_text(keys, "Waar ligt het? (Enter = overslaan): ") or None,
    )


def ask_nvt(keys: Toetsenbord, eis: Eis, present: Nvt | None) -> Nvt | None:
    """Why an eis does not apply; None when the person changed their mind.

    What stands in `present` stays, unless something else is typed.
    """
    reasons = eis.nvt_redenen
    scherm.say("Waarom is dit hier niet van toepassing?")
    scherm.choices((str(number), each.tekst) for number, each in enumerate(reasons, 1))
    numbers = [str(number) for number in range(1, len(reasons) + 1)]
    key = ask_key(keys, "Reden (Enter = toch niet): ", numbers)
    if not key:
        scherm.say("toch niet")
        return None
    reason = reasons[int(key) - 1]
    scherm.say(reason.tekst)
    decided, ends = (present.besloten_door, present.tot) if present else (None, None)
    by = ask_text(keys, f"Besloten door, een functie ({_enter(decided)}): ")
    tot = _ask_datum(
        keys,
        f"Tot en met welke dag? Zoals 31-7-2027 ({_enter(ends and datum(ends))}): ",
        present=ends,
    )
    return Nvt(reden=reason.id, besloten_door=_kept(by, decided), tot=tot)


def ask_text(keys: Toetsenbord, prompt: str) -> str:
    """A line of free text, maybe empty; asks again when it seems to be about one person."""
    while True:
        text = _line(keys, prompt)
        personal = find_personal(text)
        if personal is None:
            return text
        scherm.warn(f"Deze tekst lijkt {personal} te bevatten. {HINT}")
        key = ask_key(keys, "Enter = opnieuw typen, h = toch zo houden: ", ["h"])
        scherm.say("zo houden" if key else "opnieuw")
        if key:
            return text


def ask_key(keys: Toetsenbord, prompt: str, known: list[str]) -> str:
    """One of the known keys, or "" for Enter; other keys do nothing."""
    key = keys.key(prompt).lower()
    while key not in known:
        if key in ("", "\n", "\r"):
            return ""
        if key == END_OF_INPUT:
            raise EOFError
        key = keys.key("").lower()
    return key


def _ask_schoolsoort(keys: Toetsenbord) -> Schoolsoort:
    soorten = tuple(Schoolsoort)
    scherm.say("", "Wat voor school is het?")
    scherm.choices(
        (f"{number}  {soort.value}", hoofdletter(SCHOOLSOORT[soort]))
        for number, soort in enumerate(soorten, 1)
    )
    meant = {
        word: soort
        for number, soort in enumerate(soorten, 1)
        for word in (str(number), soort.value, SCHOOLSOORT[soort])
    }
    while True:
        text = _line(keys, "Nummer of letters: ").lower()
        if text in meant:
            scherm.say(hoofdletter(SCHOOLSOORT[meant[text]]), "")
            return meant[text]
        scherm.say(f"Kies een nummer van 1 tot en met {len(soorten)}, of de letters erachter.")


def _ask_code(keys: Toetsenbord, prompt: str, parse: Callable[[str], str]) -> str:
    while True:
        try:
            return parse(_line(keys, prompt))
        except CodeFout as fout:
            scherm.say(fout.tekst, fout.oplossing)


def _enter(present: str | None) -> str:
    return f"Enter = zo laten: {present}, {AWAY} = weghalen" if present else "Enter = overslaan"


def _kept(typed: str, present: str | None) -> str | None:
    return None if typed == AWAY else typed or present


def _ask_datum(keys: Toetsenbord, prompt: str, *, present: str | None = None) -> str | None:
    while True:
        text = _line(keys, prompt)
        if text in ("", AWAY):
            return _kept(text, present)
        iso = parse_datum(text)
        if iso is not None:
            scherm.say(datum(iso))
            return iso
        scherm.say(f"'{text}' is geen datum. Typ dag-maand-jaar, zoals 1-9-2026.")


def _line(keys: Toetsenbord, prompt: str) -> str:
    text = keys.line(prompt)
    if text is None:
        raise EOFError
    return text
