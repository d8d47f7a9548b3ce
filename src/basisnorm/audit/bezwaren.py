"""What can be wrong with an answer, in the same words for every way in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from basisnorm.audit.codes import odd_verband
from basisnorm.audit.model import Audit
from basisnorm.audit.schooljaar import odd_day
from basisnorm.errors import Bezwaar, Ernst, Melding
from basisnorm.norm.model import Eis, Norm, Schaalsoort
from basisnorm.words import in_quotes, listing, remedy, shown


def say_personal(found: str) -> Bezwaar:
    """That a text looks like it is about a person; `found` is what find_personal saw in it."""
    return Bezwaar(
        "lijkt-persoonsgegeven",
        f"Deze tekst lijkt {found} te bevatten.",
        "Haal dat weg. Noem een rol of een soort document, nooit een leerling.",
        Ernst.LET_OP,
    )


def say_unknown_eis(text: str, norm: Norm, otherwise: str) -> Bezwaar:
    """That there is no such eis: where it went, what was meant, or else what to do."""
    gone = next((each for each in norm.vervallen if each.id == text), None)
    return Bezwaar(
        "onbekende-eis",
        f"De eis {in_quotes(text)} staat niet in norm {norm.id}."
        if text
        else "Hier ontbreekt de eis.",
        gone.uitleg if gone else remedy(text, norm.eisen, otherwise),
    )


def say_unknown_reden(eis: Eis, text: str, oplossing: str, *, elsewhere: bool = False) -> Bezwaar:
    """That this is no reason for n.v.t. at an eis; with `elsewhere` it is one at another eis."""
    return Bezwaar(
        "onbekende-reden",
        f"Deze reden hoort bij een andere eis, niet bij {eis.id}."
        if elsewhere
        else f"{in_quotes(text)} is geen reden voor n.v.t. bij {eis.id}.",
        oplossing,
    )


def say_no_reden(eis: Eis, oplossing: str) -> Bezwaar:
    """That n.v.t. stands at an eis without a reason, and there is more than one."""
    return Bezwaar("nvt-zonder-reden", f"Bij {eis.id} staat n.v.t. zonder reden.", oplossing)


def say_no_nvt(eis: Eis, first: str = "Kies") -> Bezwaar:
    """That n.v.t. cannot be at an eis; `first` says what to do before naming a level."""
    return Bezwaar(
        "nvt-mag-niet",
        f"Bij {eis.id} kan 'niet van toepassing' niet.",
        f"{first} een niveau: {levels_of(eis)}.",
    )


def say_both(eis: Eis, oplossing: str) -> Bezwaar:
    """That an eis has a level and n.v.t. at once."""
    return Bezwaar(
        "niveau-of-nvt",
        f"Bij {eis.id} staan een niveau en een reden voor n.v.t. Het kan er maar één zijn.",
        oplossing,
    )


def say_gebied(text: str, known: Collection[str]) -> Bezwaar:
    """That this is no gebied to ask as well; `known` are those that are in preparation."""
    return Bezwaar(
        "onbekend-gebied",
        f"'{shown(text)}' is geen gebied dat u extra kunt kiezen.",
        remedy(text, known),
    )


def levels_of(eis: Eis) -> str:
    """The levels that fit an eis, as they may be typed in every way in: "0, 1, 2 of 3"."""
    if eis.schaal is Schaalsoort.JA_NEE:
        return "0 (nee) of 2 (ja)"
    return listing([str(niveau) for niveau in eis.niveaus])


def look_at_fields(audit: Audit) -> Iterator[tuple[str, Bezwaar]]:
    """By the name of the field: a date that does not fit the school year, or the number of a
    samenwerkingsverband that does not fit the school. Both are only worth a look."""
    if odd := odd_day(audit.datum, audit.schooljaar):
        yield "datum" if audit.datum else "schooljaar", odd
    school = audit.school
    if odd := odd_verband(school.samenwerkingsverband, school.sector.value):
        yield "samenwerkingsverband", odd


def say_other_sector(eisen: Sequence[str]) -> Melding | None:
    """The let-op about answers to eisen of the other sector; None without any."""
    if not eisen:
        return None
    one = len(eisen) == 1
    return Melding(
        ernst=Ernst.LET_OP,
        code="andere-sector",
        tekst=f"{', '.join(eisen)} {'geldt' if one else 'gelden'} niet voor deze sector. "
        f"{'Dit antwoord blijft' if one else 'Deze antwoorden blijven'} bewaard, "
        f"maar {'telt' if one else 'tellen'} niet mee.",
        oplossing="U hoeft niets te doen. Klopt de schoolsoort wel?",
    )
