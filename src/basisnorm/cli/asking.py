"""Asking for words instead of one key: in general, about a school, and at one eis.

Every way of asking raises EOFError at the end of the input.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband, parse_vestigingscode
from basisnorm.audit.model import Antwoord, Bewijs, Nvt, School, Schoolsoort
from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.audit.schrijfwijzen import SOORTEN, fold, redenen
from basisnorm.cli import scherm
from basisnorm.cli.gesprekszinnen import bewijs_words
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.datums import GeenDatum, read_datum
from basisnorm.interview.machine import NietVanToepassing, Toelichting
from basisnorm.interview.typed import END_OF_INPUT, Action, clean_text
from basisnorm.norm.model import Eis, NvtReden, Sector
from basisnorm.rapport.woorden import SCHOOLSOORT, hoofdletter
from basisnorm.rapport.woorden import datum as day_words
from basisnorm.words import listing, shown

NO_PUPIL = "Noem nooit een leerling."
_ENTER = ("", "\n", "\r")
HINT = "Noem het soort document en waar het ligt, nooit een leerling."
AWAY = "-"
NOT_AFTER_ALL = ("<", "toch niet", "terug")
# More than this is no short list.
_RECENT = 5
DEFAULT_ROL = "schoolleider"

# What `?` answers at each of these questions.
_CODE = (
    "De vestigingscode is het BRIN-nummer van de school met twee tekens voor de vestiging: "
    "twee cijfers, twee letters, en dan bijvoorbeeld 00. U vindt haar in de stukken van DUO en op "
    "scholenopdekaart.nl. Stoppen kan met Ctrl-C."
)
_SOORT = (
    "De schoolsoort bepaalt welke vragen u krijgt. Typ het nummer, de letters of het hele woord. "
    "Een basisschool kiest 1."
)
_NAAM = (
    "De naam zoals ouders haar kennen. Zij komt boven het rapport te staan. "
    "Weet u het nog niet? Sla het over met Enter; later typt u 'school' in het overzicht."
)
_VERBAND = (
    "Het nummer van uw samenwerkingsverband passend onderwijs: PO of VO met vier cijfers. "
    "Weet u het niet? Sla het over met Enter; later typt u 'school' in het overzicht."
)

_ROL = (
    "Wie vult dit in? Noem uw functie, zoals schoolleider of intern begeleider; geen naam. "
    "Zij komt in het bestand en in het rapport te staan."
)


def ask_key(keys: Toetsenbord, prompt: str, known: list[str]) -> str:
    """One of the known keys, or "" for Enter. EOFError at the end of the input.

    A prompt says what each of them does: "Enter = niet nu, v = nu verder: ". Where a line is typed,
    those words do the same. What is not known is answered each time; of keys only the first.
    """
    simple = scherm.is_simple()
    words = _words(prompt)
    again, told = prompt, False
    while True:
        typed = keys.key(again)
        if typed == END_OF_INPUT:
            raise EOFError
        key = words.get(fold(typed), fold(typed)) if simple else typed.lower()
        if key in _ENTER:
            return ""
        if key in known:
            return key
        if simple:
            scherm.say(f"'{shown(typed)}' kan hier niet.")
        elif told:
            again = ""
        else:
            scherm.say("Dat kan hier niet.")
            told = True


def wait_for_enter(keys: Toetsenbord) -> None:
    """Let what stands there be read before the next thing pushes it off the screen.

    Who listens, or reads it from a file, has it already.
    """
    if scherm.is_simple():
        return
    with suppress(EOFError):
        ask_key(keys, "Enter = verder: ", [])
    scherm.say("verder")


def ask_line(keys: Toetsenbord, prompt: str, begun: str = "") -> str:
    """What is typed or pasted, beginning with `begun`. EOFError at the end of the input."""
    text = keys.line(prompt, begun)
    if text is None:
        raise EOFError
    return text


def ask_text(
    keys: Toetsenbord, prompt: str, *, lines: bool = False, begun: str = "", hint: str = NO_PUPIL
) -> str:
    """Free text, maybe empty; when it seems to be about one person it comes back to be corrected.

    With `lines` a text that was pasted keeps its lines; otherwise it becomes one. `hint` says what
    belongs there.
    """
    while True:
        text = ask_line(keys, prompt, begun)
        text = text if lines else clean_text(text)
        if may_stay(keys, text, hint):
            return text
        begun = text


def may_stay(keys: Toetsenbord, text: str, hint: str = NO_PUPIL) -> bool:
    """Whether there is nothing personal in a text, or someone wants it so all the same."""
    personal = find_personal(text)
    if personal is None:
        return True
    scherm.warn(f"Deze tekst lijkt {personal} te bevatten. {hint}")
    key = ask_key(keys, "Enter = verbeteren, h = toch zo houden: ", ["h"])
    scherm.say("zo houden" if key else "verbeteren")
    return bool(key)


def _words(prompt: str) -> dict[str, str]:
    """The words of a prompt, with the key that does the same."""
    pairs = (each.partition(" = ") for each in prompt.rstrip(": ").split(", "))
    return {
        fold(word): "" if key == "Enter" else key.rpartition(" ")[2]
        for key, is_there, word in pairs
        if is_there
    } | {"enter": ""}


def ask_vestigingscode(keys: Toetsenbord) -> str:
    """The code of the school; asked until it is right. EOFError at the end of the input."""
    return _ask_code(keys, "Vestigingscode (zoals 99AA00): ", parse_vestigingscode, _CODE)


def ask_school(keys: Toetsenbord, vestigingscode: str | None) -> School:
    """The details of a new school. EOFError at the end of the input."""
    code = vestigingscode or ask_vestigingscode(keys)
    soort = _ask_schoolsoort(keys)
    naam = _ask_words(keys, "Naam van de school (Enter = overslaan): ", _NAAM)
    verband = _ask_verband(keys, soort, "")
    return School(
        vestigingscode=code,
        schoolsoort=soort,
        naam=naam or None,
        samenwerkingsverband=verband or None,
    )


def ask_corrections(keys: Toetsenbord, school: School, rol: str | None) -> tuple[School, str]:
    """What may have been mistyped, each to be corrected. EOFError at the end of the input."""
    naam = _ask_words(keys, "Naam van de school: ", _NAAM, school.naam or "")
    verband = _ask_verband(keys, school.schoolsoort, school.samenwerkingsverband or "")
    again = _ask_words(keys, "Uw functie, geen naam: ", _ROL, rol or DEFAULT_ROL)
    found = school._replace(
        naam=naam or school.naam,
        samenwerkingsverband=verband or school.samenwerkingsverband,
    )
    return found, again or rol or DEFAULT_ROL


def ask_rol(keys: Toetsenbord, usual: str) -> str:
    """Who answers: a role, never a name. EOFError at the end of the input."""
    return _ask_words(keys, f"Uw functie, geen naam (Enter = {usual}): ", _ROL) or usual


def _ask_words(keys: Toetsenbord, prompt: str, uitleg: str, begun: str = "") -> str:
    while (text := ask_text(keys, prompt, begun=begun)) == "?":
        scherm.say(uitleg)
    return text


def _ask_verband(keys: Toetsenbord, soort: Schoolsoort, begun: str) -> str:
    example = f"{soort.sector.value.upper()}3004"
    skip = "" if begun else " (Enter = overslaan)"
    return _ask_code(
        keys,
        f"Nummer samenwerkingsverband, zoals {example}{skip}: ",
        lambda text: parse_samenwerkingsverband(text) if text else "",
        _VERBAND,
        begun,
    )


def _ask_schoolsoort(keys: Toetsenbord) -> Schoolsoort:
    soorten = tuple(Schoolsoort)
    scherm.say("", "Wat voor school is het?")
    scherm.choices(
        (str(number), f"{hoofdletter(SCHOOLSOORT[soort])} ({soort.value})")
        for number, soort in enumerate(soorten, 1)
    )
    meant = {fold(word): soort for word, soort in SOORTEN.items()}
    meant |= {str(number): soort for number, soort in enumerate(soorten, 1)}
    while True:
        text = fold(ask_line(keys, "Nummer of letters: "))
        if text == "?":
            scherm.say(_SOORT)
            continue
        if text in meant:
            scherm.say(hoofdletter(SCHOOLSOORT[meant[text]]), "")
            return meant[text]
        scherm.say(
            f"Kies een nummer van 1 tot en met {len(soorten)}, of de letters tussen haakjes."
        )


def _ask_code(
    keys: Toetsenbord, prompt: str, parse: Callable[[str], str], uitleg: str, begun: str = ""
) -> str:
    while True:
        text = ask_line(keys, prompt, begun)
        if text.strip() == "?":
            scherm.say(uitleg)
            continue
        try:
            return parse(text)
        except CodeFout as fout:
            scherm.say(fout.tekst, fout.oplossing)


def ask_toelichting(keys: Toetsenbord, present: str | None) -> Toelichting | None:
    """A toelichting, new or changed; None when nothing was typed."""
    if present:
        scherm.say(f"Er staat: {clean_text(present)}")
        text = ask_text(keys, "Nieuwe toelichting (Enter = zo laten, - = weghalen): ", lines=True)
    else:
        text = ask_text(keys, "Toelichting (Enter = geen): ", lines=True)
    if text == AWAY:
        return Toelichting(None) if present else None
    return Toelichting(text) if text else None


def edit_toelichting(keys: Toetsenbord, present: str | None) -> Toelichting | None:
    """The toelichting as an editor left it; None when it is still the same.

    An editor is hard to get out of for who pressed a wrong key: that is asked first.
    """
    if not ask_key(keys, "Enter = toch niet, e = de tekstverwerker openen: ", ["e"]):
        scherm.say("toch niet")
        return None
    scherm.say("openen")
    text = present or ""
    while True:
        edited = keys.edit(text)
        if edited is None or edited == (present or ""):
            scherm.say("De toelichting is niet veranderd.")
            return None
        text = edited
        if may_stay(keys, text):
            return Toelichting(text or None)


def ask_bewijs(
    keys: Toetsenbord,
    eis: Eis,
    sector: Sector,
    present: tuple[Bewijs, ...],
    used: Sequence[Bewijs],
) -> Bewijs | Action | None:
    """One piece of bewijs, or that the last one must go; None when nothing was typed.

    Of `used`, last used first, what is not there yet can be chosen whole, with its number.
    """
    if present:
        scherm.say("Er staat al:")
        scherm.items(map(bewijs_words, present))
    recent = [each for each in used if each not in present][:_RECENT]
    kinds = eis.bewijs.voor(sector)
    if recent:
        scherm.say("Eerder genoemd:")
        scherm.choices((str(n), bewijs_words(each)) for n, each in enumerate(recent, 1))
    scherm.say("Bijvoorbeeld:")
    scherm.choices((str(n), kind) for n, kind in enumerate(kinds, len(recent) + 1))
    away = ", - = het laatste weghalen" if present else ""
    wat = ask_text(
        keys, f"Wat is het? Een nummer of uw eigen woorden (Enter = niets{away}): ", hint=HINT
    )
    if wat == AWAY:
        return Action.REMOVE_BEWIJS if present else None
    last = len(recent) + len(kinds)
    while wat.isdecimal() and (len(wat) > 3 or not 1 <= int(wat) <= last):
        scherm.say(f"Kies een nummer van 1 tot en met {last}, of typ woorden.")
        wat = ask_text(keys, "Wat is het? (Enter = niets): ", hint=HINT)
    if not wat:
        return None
    if wat.isdecimal() and int(wat) <= len(recent):
        scherm.say(bewijs_words(recent[int(wat) - 1]))
        return recent[int(wat) - 1]
    if wat.isdecimal():
        wat = kinds[int(wat) - len(recent) - 1]
        scherm.say(wat)
    return Bewijs(
        wat=wat,
        datum=_ask_datum(keys, "Van welke dag? Zoals 1-9-2026 (Enter = overslaan): "),
        eigenaar=ask_text(
            keys, "Wie houdt het bij? Een functie, nooit een naam (Enter = overslaan): "
        )
        or None,
        plaats=ask_text(keys, "Waar ligt het? (Enter = overslaan): ", hint=HINT) or None,
    )


def ask_nvt(keys: Toetsenbord, eis: Eis, present: Antwoord, datum: str) -> NietVanToepassing | None:
    """Why an eis does not apply from `datum` (ISO) on; None when the person changed their mind.

    What stands in `present` stays, unless something else is typed or it is over.
    """
    reasons = eis.nvt_redenen
    scherm.say("Waarom is dit hier niet van toepassing?")
    scherm.choices((str(number), each.tekst) for number, each in enumerate(reasons, 1))
    reason, words = _ask_reden(keys, eis)
    if reason is None:
        scherm.say("toch niet")
        if words:
            scherm.say(f"Wat u typte, is niet bewaard: {words}. Wilt u dat wel? Typ het bij t.")
        return None
    scherm.say(reason.tekst)
    nvt = present.nvt
    by = nvt.besloten_door if nvt else None
    ends = nvt.tot if nvt and not nvt.ended(datum) else None
    typed = ask_text(keys, f"Besloten door, een functie, nooit een naam ({_enter(by)}): ")
    prompt = f"Tot en met welke dag? Zoals 31-7-2027 ({_enter(ends and day_words(ends))}): "
    tot = _ask_datum(keys, prompt, present=ends)
    while tot is not None and tot < datum:
        scherm.say("Die dag is al voorbij. Kies een latere dag.")
        tot = _ask_datum(keys, prompt, present=ends)
    if words and not present.toelichting:
        # What was typed instead of a reason is no reason, but it was typed for something.
        prompt, begun = "Toelichting (dit typte u net; verbeter het, of maak het leeg): ", words
    else:
        prompt, begun = f"Toelichting ({_enter(present.toelichting)}): ", ""
    text = ask_text(keys, prompt, lines=True, begun=begun)
    return NietVanToepassing(
        Nvt(reden=reason.id, besloten_door=_kept(typed, by), tot=tot),
        _kept(text, present.toelichting),
    )


def _ask_reden(keys: Toetsenbord, eis: Eis) -> tuple[NvtReden | None, str]:
    """The reason that was chosen, None when the eis does apply; and other words typed meanwhile."""
    meant = {each.id: each for each in eis.nvt_redenen}
    known = {str(number): each.id for number, each in enumerate(eis.nvt_redenen, 1)}
    known |= redenen(eis)
    numbers = listing([str(number) for number in range(1, len(meant) + 1)])
    words = ""
    while True:
        text = clean_text(ask_line(keys, "Nummer van de reden (< = toch niet): "))
        if fold(text) in NOT_AFTER_ALL:
            return None, words
        if found := known.get(fold(text)):
            return meant[found], words
        if text:
            words = text
            scherm.say(f"'{shown(text)}' is geen reden uit deze lijst.")
        scherm.say(f"Typ {numbers}. Geldt de eis hier toch? Typ <.")


def _enter(present: str | None) -> str:
    """What Enter does; what stands there now is said first."""
    if not present:
        return "Enter = overslaan"
    scherm.say(f"Er staat: {clean_text(present)}")
    return f"Enter = zo laten, {AWAY} = weghalen"


def _kept(typed: str, present: str | None) -> str | None:
    return None if typed == AWAY else typed or present


def _ask_datum(keys: Toetsenbord, prompt: str, *, present: str | None = None) -> str | None:
    while True:
        text = clean_text(ask_line(keys, prompt))
        if text in ("", AWAY):
            return _kept(text, present)
        found = read_datum(text)
        if isinstance(found, GeenDatum):
            scherm.say(*found)
        else:
            scherm.say(day_words(found))
            return found
