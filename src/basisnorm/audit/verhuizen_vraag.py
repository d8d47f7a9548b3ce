"""Whether two eisen ask the same, and what differs when they do not."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Antwoord
from basisnorm.audit.verhuizen_antwoord import find_reason
from basisnorm.norm.model import Eis, Schaalsoort, Sector


def asks_the_same(old: Eis, eis: Eis, sector: Sector) -> bool:
    """Whether a level at the old eis says the same at this one, in this sector."""
    both = sector in old.sectoren and sector in eis.sectoren
    return both and not any(_question_changes(old, eis, sector))


def changes(old: Eis, answer: Antwoord, eis: Eis, sector: Sector) -> Iterator[str]:
    """Why an answer to the old eis must be looked at again, as half sentences."""
    yield from _question_changes(old, eis, sector)
    if answer.nvt is not None:
        before, after = (find_reason(each, answer.nvt) for each in (old, eis))
        if after is not None and before != after:
            yield "de reden voor n.v.t. is anders verwoord"


def _question_changes(old: Eis, eis: Eis, sector: Sector) -> Iterator[str]:
    if old.tekst.voor(sector) != eis.tekst.voor(sector):
        yield "de eis is anders verwoord"
    if old.op_orde.voor(sector) != eis.op_orde.voor(sector):
        yield "'op orde' betekent nu iets anders"
    if old.schaal is not eis.schaal:
        steps = "ja of nee" if eis.schaal is Schaalsoort.JA_NEE else "vier niveaus"
        yield f"u kiest nu uit {steps}"
    elif _levels(old, sector) != _levels(eis, sector):
        yield "de niveaus betekenen hier nu iets anders"


def _levels(eis: Eis, sector: Sector) -> tuple[str, ...] | None:
    return eis.niveauteksten.voor(sector) if eis.niveauteksten else None
