"""With which norm an audit was measured, beside the norm that there is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from basisnorm.audit.model import Audit
from basisnorm.errors import BasisnormFout, Bezwaar, Ernst
from basisnorm.norm.model import Norm

OTHER, NEWER = "andere-versie", "nieuwere-editie"

REST = "U hoeft niets te doen: de eisen vragen nog hetzelfde."


class Edities(NamedTuple):
    """Our own editions, oldest first, and the norm that was named on the command line."""

    ids: tuple[str, ...] = ()
    gekozen: str | None = None


UNKNOWN = Edities()


def known_norm(
    edition: str, find_norm: Callable[[str], Norm], report: Callable[[str, str, str], object]
) -> Norm | None:
    """The norm of the edition that a file names.

    None when there is no such edition: then `report` gets its code, tekst and oplossing. Any
    other fault of a norm is not one of the file, and is raised.
    """
    try:
        return find_norm(edition)
    except BasisnormFout as fout:
        for melding in fout.meldingen:
            if melding.code != "onbekende-editie":
                raise
            report(melding.code, melding.tekst, melding.oplossing)
        return None


def is_same(audit: Audit, norm: Norm) -> bool:
    """Whether the audit was measured with exactly this content, as far as its file tells."""
    if audit.vingerafdruk is not None:
        return audit.vingerafdruk == norm.vingerafdruk
    return audit.versie == norm.versie


def is_same_meaning(audit: Audit, norm: Norm) -> bool:
    """Whether the version that the audit began with is known, and asks the same as this one."""
    return is_same(audit, norm) or any(
        each.betekenis == norm.betekenis
        for each in norm.versies
        if (
            each.vingerafdruk == audit.vingerafdruk
            if audit.vingerafdruk
            else each.versie == audit.versie
        )
    )


def look_at_versie(
    audit: Audit,
    norm: Norm,
    edities: Edities,
    again: Callable[[], str],
    along: Callable[[str], str],
) -> Iterator[tuple[str, Bezwaar]]:
    """A let-op when the norm changed since, and one when there is a newer edition.

    Each with the name of the field that says so; that is empty when none does. Only a changed
    meaning asks for another look: `again` says how to take one in this kind of file, `along` how
    to take the answers to a newer edition.
    """
    if not is_same(audit, norm):
        named = "vingerafdruk" if audit.vingerafdruk else ""
        yield (
            "versie" if audit.versie else named,
            Bezwaar(
                OTHER,
                _describe_change(audit, norm),
                REST
                if is_same_meaning(audit, norm)
                else f"Kijk de antwoorden nog eens na{again()}.",
                Ernst.LET_OP,
            ),
        )
    if norm.id in edities.ids[:-1]:
        newest = edities.ids[-1]
        yield (
            "norm",
            Bezwaar(
                NEWER,
                f"Dit bestand is gemeten met editie {norm.id} van de norm; de nieuwste is "
                f"{newest}.",
                f"{along(newest)}Wat er verandert, ziet u met: "
                f"basisnorm norm vergelijk {norm.id} {newest}",
                Ernst.LET_OP,
            ),
        )


def _describe_change(audit: Audit, norm: Norm) -> str:
    """In which way the norm is not the one that the audit began with."""
    began = audit.versie
    if began is None and audit.vingerafdruk is None:
        return "In dit bestand staat niet met welke versie van de norm is gemeten."
    if began is None:
        return f"De norm is veranderd sinds u begon; dit is versie {norm.versie}."
    if began == norm.versie:
        return f"De norm heet versie {began}, maar de inhoud is anders dan toen u begon."
    return f"Begonnen met versie {began} van de norm; dit is versie {norm.versie}."
