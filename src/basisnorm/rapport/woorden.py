"""Values in Dutch words, the same in every report and in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from textwrap import shorten

from basisnorm.audit.model import SCHOOLSOORT as SCHOOLSOORT
from basisnorm.audit.model import Bewijs
from basisnorm.interview.agenda import minutes_left, minutes_to_read
from basisnorm.norm.model import Basis, Eis, Norm, Sector, Status
from basisnorm.uitslag.model import Conclusie, EisUitslag, GrondTelling, Staat, Telling, Uitslag
from basisnorm.words import date_in_words, listing

CONCLUSIE = {
    Conclusie.OP_ORDE: "op orde",
    Conclusie.NOG_NIET: "nog niet op orde",
    Conclusie.ONVOLLEDIG: "nog niet alles beantwoord",
    Conclusie.NIET_VAN_TOEPASSING: "geen conclusie",
}

BASIS = {
    Basis.WET: "wet",
    Basis.NORM: "hoofdlijn van de norm",
    Basis.RICHTLIJN: "landelijke richtlijn",
    Basis.PRAKTIJK: "richtinggevend (praktijk)",
}

BASIS_KORT = {
    Basis.WET: "wet",
    Basis.NORM: "hoofdlijn",
    Basis.RICHTLIJN: "richtlijn",
    Basis.PRAKTIJK: "praktijk",
}

STAAT = {
    Staat.BEANTWOORD: "beantwoord",
    Staat.OPEN: "open",
    Staat.NVT: "niet van toepassing",
    Staat.ANDERE_SECTOR: "geldt voor de andere sector",
}

STATUS = {
    Status.ADVIES: "advies",
    Status.WETTELIJK: "wettelijk",
    Status.IN_VOORBEREIDING: "in voorbereiding",
    Status.VASTGESTELD: "vastgesteld",
}

SECTOR = {Sector.PO: "primair onderwijs", Sector.VO: "voortgezet onderwijs"}

# Characters of an eis beside its code.
_KORT = 70
# The bare level, whatever words the questionnaire of this school used for it.
NIVEAU = ("nog niet", "begonnen", "op orde", "geborgd")


def percentage(tenths: int | None) -> str:
    """735 as "73,5 %" and 1000 as "100 %"; None, when nothing is answered, as a dash."""
    if tenths is None:
        return "–"  # noqa: RUF001
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth} %" if tenth else f"{whole} %"


@lru_cache(maxsize=4096)
def datum(iso: str) -> str:
    """ "2026-11-21" as "21 november 2026"; also "2024-11" and "2024"."""
    return date_in_words(iso)


def tijd_zin(vragen: Sequence[Eis], sector: Sector) -> str:
    """How long these questions take: reading and talking apart, because those differ most."""
    read, whole = minutes_to_read(vragen, sector), minutes_left(vragen, sector)
    return (
        f"Lezen duurt ongeveer {aantal(read, 'minuut', 'minuten')}. Bespreekt u de vragen samen, "
        f"reken dan op {aantal(whole, 'minuut', 'minuten')} of meer."
    )


def maat_kop(norm: Norm) -> str:
    """Whose number or frequency an `eigen_maat` is: never the law's, nor the school's."""
    return "Maat van basisnorm" if norm.van_basisnorm else "Maat van deze norm"


def aantal(number: int, singular: str, plural: str) -> str:
    """ "1 eis", "3 eisen", "0 eisen"."""
    return f"{number} {singular if number == 1 else plural}"


@lru_cache(maxsize=4096)
def kort(eistekst: str) -> str:
    """The text of an eis beside its code, cut at a word: enough to know which one it is."""
    return shorten(eistekst, _KORT, placeholder=" ...")


def opsomming(parts: Sequence[str]) -> str:
    """ "a, b en c"; nothing for nothing."""
    return listing(parts, "en")


def herkomst(uitslag: Uitslag) -> str:
    """What a result was measured with: edition, version, fingerprint, questionnaire, program."""
    norm = uitslag.norm
    return (
        f"Norm {norm.id}, versie {norm.versie}, vingerafdruk {norm.vingerafdruk[:19]}; "
        f"vragenlijst {uitslag.vragenlijst.id}; basisnorm {uitslag.programma}."
    )


def hoofdletter(text: str) -> str:
    """The text with a capital to begin with; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def na_elkaar(*teksten: str | None) -> str:
    """The texts as sentences, without a stop behind the last; a question has its own sign."""
    parts = [each.rstrip(".") for each in teksten if each]
    ended = [each if each.endswith(("?", "!")) else f"{each}." for each in parts[:-1]]
    return " ".join([*ended, *parts[-1:]])


def stand(uitkomst: EisUitslag) -> str:
    """How one eis stands: a level ("begonnen"), or "open", or "niet van toepassing"."""
    return STAAT[uitkomst.staat] if uitkomst.niveau is None else NIVEAU[uitkomst.niveau]


def kern_zin(telling: Telling) -> str:
    """The counting sentence: "22 van 31 kerneisen op orde; 1 open"."""
    asked = telling.kern_van_toepassing
    if asked == 0:
        return "geen kerneisen van toepassing"
    count = f"{telling.kern_op_orde} van {aantal(asked, 'kerneis', 'kerneisen')} op orde"
    return f"{count}; {telling.kern_open} open" if telling.kern_open else count


def eisen_zin(telling: Telling, tenths: int | None) -> str:
    """All eisen, kern or not: "50 van 68 beantwoorde eisen op orde (73,5 %)"."""
    if telling.beantwoord == 0:
        return "nog geen eisen beantwoord"
    answered = aantal(telling.beantwoord, "beantwoorde eis", "beantwoorde eisen")
    return f"{telling.op_orde} van {answered} op orde ({percentage(tenths)})"


def gronden_zin(gronden: Iterable[GrondTelling]) -> str:
    """ "wet 9 van 11, richtlijn 8 van 10"; grounds without an answer are left out."""
    return ", ".join(
        f"{BASIS_KORT[grond.basis]} {grond.op_orde} van {grond.beantwoord}"
        for grond in gronden
        if grond.beantwoord
    )


def bewijs_zin(bewijs: Bewijs) -> str:
    """One document: "Rooster (1 september 2026, ib'er, map Zorg)"."""
    day = datum(bewijs.datum) if bewijs.datum else None
    details = ", ".join(part for part in (day, bewijs.eigenaar, bewijs.plaats) if part)
    return f"{bewijs.wat} ({details})" if details else bewijs.wat


def conclusie_zin(conclusie: Conclusie, telling: Telling) -> str:
    """The conclusion with its numbers, as one or two whole sentences."""
    asked = telling.kern_van_toepassing
    match conclusie:
        case Conclusie.OP_ORDE:
            if asked == 1:
                return "De enige kerneis is op orde."
            return f"{'Beide' if asked == 2 else f'Alle {asked}'} kerneisen zijn op orde."
        case Conclusie.NOG_NIET:
            return _nog_niet_zin(asked, telling)
        case Conclusie.ONVOLLEDIG:
            if asked == 1:
                return "De enige kerneis is nog niet beantwoord."
            if telling.kern_open == asked:
                return f"Nog geen van de {asked} kerneisen is beantwoord."
            rest = telling.kern_op_orde
            others = "De andere is op orde." if rest == 1 else f"De andere {rest} zijn op orde."
            return (
                "Nog niet alle kerneisen zijn beantwoord: "
                f"{_zijn(telling.kern_open, 'open')}. {others}"
            )
        case Conclusie.NIET_VAN_TOEPASSING:
            return "Hier geldt geen kerneis voor deze school. Daarom is er geen conclusie."


def _nog_niet_zin(asked: int, telling: Telling) -> str:
    if asked == 1:
        return "De enige kerneis is nog niet op orde."
    still_open = telling.kern_open
    if telling.kern_op_orde == 0:
        none = f"Nog geen van de {asked} kerneisen is op orde."
        return f"{none} {_zijn(still_open, 'nog open')}." if still_open else none
    met = f"Nog niet alle kerneisen zijn op orde: {telling.kern_op_orde} van de {asked} wel"
    if not still_open:
        return f"{met}, {telling.kern_niet} nog niet."
    return f"{met}, {telling.kern_niet} nog niet en {_zijn(still_open, 'nog open')}."


def _zijn(number: int, what: str) -> str:
    return f"{number} {'is' if number == 1 else 'zijn'} {what}"
