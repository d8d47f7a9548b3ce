"""What every result says about itself (docs/scoreregel.md, 7 and 9)."""

from __future__ import annotations

from basisnorm.audit.model import Audit
from basisnorm.norm.model import Norm
from basisnorm.words import date_in_words


def explain(norm: Norm, audit: Audit, datum: str) -> tuple[str, ...]:
    """The sentences that stand under every conclusion."""
    by = f"Ingevuld door: {audit.rol}. " if audit.rol else ""
    sentences = [
        f"Gemeten met onze eigen uitwerking (versie {norm.versie}, stand van "
        f"{date_in_words(norm.peildatum)}) van de hoofdlijn van de norm. "
        "De officiële tekst is niet gebruikt.",
        "Dit is een zelfevaluatie, geen oordeel van de inspectie.",
        f"{by}Gemeten op {date_in_words(datum)}.",
    ]
    if not audit.school.schoolsoort.norm_bekend:
        sentences.append(
            f"Het is niet bekend of de norm geldt voor de schoolsoort "
            f"{audit.school.schoolsoort.value}. Lees deze uitslag daarom als richtinggevend."
        )
    return tuple(sentences)
