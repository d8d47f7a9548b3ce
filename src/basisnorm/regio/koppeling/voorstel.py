"""A proposal for a mapping file, from the headings and answers of an export."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from basisnorm.audit.model import Schoolsoort
from basisnorm.audit.schrijfwijzen import fold
from basisnorm.norm.model import Norm, Schaalsoort, Sector
from basisnorm.norm.vragenlijst import Schaal
from basisnorm.regio.koppeling.antwoord_voorstel import (
    Antwoordvoorstel,
    propose_antwoorden,
    propose_hulp,
    propose_ja_nee,
)
from basisnorm.regio.koppeling.kolominhoud import MAX_ANTWOORDEN, Inhoud
from basisnorm.regio.koppeling.kolomvoorstel import Kolomvoorstel, count
from basisnorm.regio.koppeling.kolomzoeker import Kolomzoeker
from basisnorm.regio.koppeling.soort_voorstel import looks_like_soorten, propose_soorten
from basisnorm.regio.koppeling.waarden import KIES, TWIJFEL, proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """A whole mapping, in the order of the table.

    `ja_nee` are the answers at eisen of yes and no of which the level does not say what they are.
    `afgekapt` is how many answers are not listed, `schoolsoort` what to write under `vast`: None
    when the table has it, or may have it.
    """

    kolommen: tuple[Kolomvoorstel, ...]
    antwoorden: tuple[Antwoordvoorstel, ...]
    ja_nee: tuple[Antwoordvoorstel, ...]
    afgekapt: int
    zonder_code: bool
    zonder_datum: bool
    schoolsoort: str | None

    @property
    def persoonlijk(self) -> tuple[str, ...]:
        """The headings of columns about a person."""
        return tuple(each.kop for each in self.kolommen if each.persoonlijk)

    def count(self) -> tuple[int, int, int]:
        """How many columns are sure, are to be looked at, and are still to be chosen."""
        return count([each.woord for each in self.kolommen if each.doel])

    def count_antwoorden(self) -> tuple[int, int, int]:
        """The same for the answers, in every column."""
        own = [each for kolom in self.kolommen for each in kolom.antwoorden]
        return count([each.woord for each in (*self.antwoorden, *self.ja_nee, *own)])


def propose(
    koppen: Sequence[str],
    rijen: Iterable[Sequence[str]],
    norm: Norm,
    schaal: Schaal | None = None,
) -> Voorstel:
    """A mapping for a table; the rows are read once, and only their answers are kept.

    `schaal` has the words of the questionnaire: those are sure.
    """
    inhoud = [Inhoud() for _ in koppen]
    for rij in rijen:
        for cell, column in zip(rij, inhoud, strict=False):
            # Most cells of a form have been seen before.
            if cell not in column.cells:
                column.add(cell)
    kolommen = {
        index: _with_answers(each, inhoud[index])
        for index, each in Kolomzoeker(tuple(koppen), norm, inhoud).found().items()
    }
    answers: dict[str, str] = {}
    op_niveaus: set[str] = set()
    bij_ja_nee: set[str] = set()
    for index, each in kolommen.items():
        if each.eis is not None and each.doel == each.eis:
            answers = {**inhoud[index].seen, **answers}
            levels = norm.eisen[each.eis].schaal is Schaalsoort.NIVEAUS
            (op_niveaus if levels else bij_ja_nee).update(inhoud[index].seen)
    kept = dict(list(answers.items())[:MAX_ANTWOORDEN])
    done = {proposal(each.doel) for each in kolommen.values() if each.doel}
    found = tuple(propose_antwoorden(kept, op_niveaus, _words(schaal)))
    ja_nee = tuple(propose_ja_nee(found, {kept[key] for key in bij_ja_nee & kept.keys()}))
    # What was only asked as yes or no has no level to settle.
    only = {each.tekst for each in ja_nee} - {kept[key] for key in op_niveaus & kept.keys()}
    return Voorstel(
        kolommen=tuple(kolommen.values()),
        antwoorden=tuple(each for each in found if each.tekst not in only),
        ja_nee=ja_nee,
        afgekapt=len(answers) - len(kept),
        zonder_code="vestigingscode" not in done,
        zonder_datum="datum" not in done,
        schoolsoort=_schoolsoort(kolommen, inhoud, done, norm),
    )


def _with_answers(kolom: Kolomvoorstel, inhoud: Inhoud) -> Kolomvoorstel:
    """With what the answers of this column mean, where that is a matter of the column alone."""
    values = inhoud.seen
    if len(values) > MAX_ANTWOORDEN or not kolom.doel:
        return kolom
    if kolom.doel == "schoolsoort":
        return kolom.with_answers(propose_soorten([*values.values()]))
    if kolom.doel == "wil_helpen":
        return kolom.with_answers(propose_hulp(values))
    return kolom


def _words(schaal: Schaal | None) -> Mapping[str, str]:
    """Our word for the words of the questionnaire: the name of a level, and what it means."""
    steps = schaal.niveaus if schaal else ()
    return {
        fold(text): str(stap.niveau)
        for stap in steps
        for text in (
            stap.naam,
            stap.uitleg,
            f"{stap.niveau} {stap.naam}",
            *(f"{stap.naam}{sign} {stap.uitleg}" for sign in (":", ".", " -", " \N{EN DASH}", ",")),
        )
        if text
    }


def _schoolsoort(
    kolommen: Mapping[int, Kolomvoorstel],
    inhoud: Sequence[Inhoud],
    done: Collection[str],
    norm: Norm,
) -> str | None:
    """For whom these eisen are: `bo?` or `vo?`, or `kies` when that does not show.

    None as soon as a column may say it: one value for all would then be wrong for some.
    """
    if {"schoolsoort", "sector"} & set(done) or any(
        looks_like_soorten(inhoud[index].seen.values())
        for index, each in kolommen.items()
        if not each.persoonlijk
    ):
        return None
    asked = [eis.sectoren for eis in norm.eisen.values() if eis.id in done]
    only = {sectoren[0] for sectoren in asked if len(sectoren) == 1}
    if len(only) != 1:
        return KIES
    return (Schoolsoort.BO if Sector.PO in only else Schoolsoort.VO) + TWIJFEL
