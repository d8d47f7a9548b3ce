"""What every result says about itself (docs/scoreregel.md, 7 and 9)."""

from __future__ import annotations

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Norm
from basisnorm.words import date_in_words, listing


def explain(norm: Norm, soort: Schoolsoort, rol: str | None, datum: str) -> tuple[str, ...]:
    """The sentences that stand under every conclusion; `rol` says who answered."""
    by = f"Ingevuld door: {rol}. " if rol else ""
    sentences = [*describe(norm), f"{by}Gemeten op {date_in_words(datum)}."]
    return (*sentences, *unknown_norm(soort))


def unknown_norm(soort: Schoolsoort) -> tuple[str, ...]:
    """The sentence for a kind of school of which it is not known whether the norm applies."""
    if soort.norm_bekend:
        return ()
    return (
        f"Het is niet bekend of de norm geldt voor de schoolsoort "
        f"{soort.value}. Lees deze uitslag daarom als richtinggevend.",
    )


def describe(norm: Norm) -> tuple[str, ...]:
    """What the norm is and is not; also true before anything is measured."""
    return (
        _measured(norm),
        *_weakened(norm),
        "Dit is een zelfevaluatie, geen oordeel van de inspectie.",
    )


def _measured(norm: Norm) -> str:
    version = f"(versie {norm.versie}, stand van {date_in_words(norm.peildatum)})"
    outline = "van de hoofdlijn van de landelijke norm"
    if norm.gebaseerd_op is not None:
        measured = (
            f"{norm.naam} {version}. Deze norm bouwt op de uitwerking van basisnorm "
            f"({norm.gebaseerd_op}) {outline}"
        )
    elif norm.van_basisnorm:
        measured = f"de uitwerking van basisnorm {version} {outline}"
    else:
        return f"Gemeten met {norm.naam} {version}. Dit is geen landelijke norm."
    return f"Gemeten met {measured}. De officiële tekst is niet gebruikt."


def _weakened(norm: Norm) -> tuple[str, ...]:
    """A norm that asks less than the edition it builds on says so under every result."""
    if not norm.verzwakt:
        return ()
    one = len(norm.verzwakt) == 1
    return (
        f"Deze norm laat {len(norm.verzwakt)} {'kerneis' if one else 'kerneisen'} van de "
        f"landelijke uitwerking {norm.gebaseerd_op} weg of maakt {'die' if one else 'ze'} lichter: "
        f"{listing(norm.verzwakt, 'en')}.",
    )
