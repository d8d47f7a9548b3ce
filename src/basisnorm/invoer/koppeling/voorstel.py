"""A proposal for a mapping file, from the headings and answers of an export, and its text."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from basisnorm.audit.model import Schoolsoort
from basisnorm.audit.schrijfwijzen import fold
from basisnorm.invoer.koppeling.antwoordvoorstel import (
    Antwoordvoorstel,
    looks_like_soorten,
    propose_antwoorden,
    propose_hulp,
    propose_ja_nee,
    propose_soorten,
)
from basisnorm.invoer.koppeling.kolomzoeker import (
    MAX_ANTWOORDEN,
    Kolominhoud,
    Kolomvoorstel,
    Kolomzoeker,
    count,
)
from basisnorm.invoer.koppeling.koppeling import (
    FORMAAT,
    KIES,
    NEGEREN,
    NIVEAUS,
    TWIJFEL,
    VAST,
    proposal,
    settled,
)
from basisnorm.invoer.tabel.koppen import short_name
from basisnorm.norm.model import Norm, Schaal, Schaalsoort, Sector
from basisnorm.words import listing

_WIDTH = 40


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
    inhoud = [Kolominhoud() for _ in koppen]
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


def _with_answers(kolom: Kolomvoorstel, inhoud: Kolominhoud) -> Kolomvoorstel:
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
    inhoud: Sequence[Kolominhoud],
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


def render_koppeling(voorstel: Voorstel, norm: Norm, *, tabel: str, schooljaar: str) -> str:
    """The YAML text; `tabel` is the name of the table, `schooljaar` an example of one."""
    return "\n".join(_lines(voorstel, norm, tabel, schooljaar)) + "\n"


def _lines(voorstel: Voorstel, norm: Norm, tabel: str, schooljaar: str) -> Iterator[str]:
    used = [each for each in voorstel.kolommen if each.doel is not None]
    ignored = [each for each in voorstel.kolommen if each.doel is None]
    yield f"# Koppeling van basisnorm bij {quoted(short_name(tabel))}:"
    yield "# wat elke kolom en elk antwoord in die tabel betekent."
    yield f"# Staat er {KIES}, kies dan zelf. Staat er een vraagteken achter, zoals 2{TWIJFEL}, dan"
    yield "# twijfelen wij: klopt het, haal dan het vraagteken weg. Zolang er één van die twee"
    yield "# staat, begint de batch niet."
    yield f"koppeling: {FORMAAT}"
    yield ""
    yield f"# Wat voor elke rij geldt. Kan ook: {', '.join(VAST[3:])}."
    # The school year follows from the day on which the form was sent in.
    year = not any(each.doel == "schooljaar" for each in used) and voorstel.zonder_datum
    yield "vast:" if year or voorstel.schoolsoort is not None else "vast: {}"
    if voorstel.schoolsoort is not None:
        yield _line(
            f"  schoolsoort: {_word(voorstel.schoolsoort)}",
            "voor alle scholen: bo, sbo, so, vso, vo, pro",
        )
    if year:
        yield f"  schooljaar: {quoted(schooljaar + TWIJFEL)}"
    yield ""
    yield "# Links de kop in uw tabel, rechts de eis of de kolom van basisnorm. Doet een kolom niet"
    yield f"# mee? Schrijf dan: {NEGEREN}"
    if voorstel.zonder_code:
        yield "# Wij zien geen kolom met de vestigingscode. Schrijf bij die kop: vestigingscode"
    yield "kolommen:" if used else "kolommen: {}"
    sector = Sector.VO if (voorstel.schoolsoort or "").startswith("vo") else Sector.PO
    for each in used:
        yield from _column(each, norm, sector)
    yield ""
    yield "# Links het antwoord in uw formulier, rechts wat het bij ons is:"
    yield f"# {listing(NIVEAUS)} (0 = nog niet, 1 = begonnen, 2 = op orde, 3 = geborgd)."
    yield "antwoorden:" if voorstel.antwoorden else "antwoorden: {}"
    yield from _answers(voorstel.antwoorden, "  ")
    if voorstel.afgekapt:
        yield f"  # Er zijn nog {voorstel.afgekapt} andere antwoorden; die staan hier niet."
    if voorstel.ja_nee:
        yield ""
        yield "# Deze antwoorden staan ook bij eisen met alleen ja of nee. Daar is 0 nee, en 2 en 3"
        yield "# zijn ja. Maar wat is 1? Kies ja, nee of open."
        yield "ja_nee:"
        yield from _answers(voorstel.ja_nee, "  ")
    yield ""
    yield "# Deze kolommen doen niet mee. Wat over een persoon gaat, leest basisnorm nooit."
    yield "negeren:" if ignored else "negeren: []"
    for each in ignored:
        yield _line(f"  - {quoted(each.kop)}", each.opmerking)


def _column(kolom: Kolomvoorstel, norm: Norm, sector: Sector) -> Iterator[str]:
    """The heading makes a long line: what to look at must not disappear behind it."""
    if kolom.eis is not None and kolom.doel == kolom.eis:
        yield f"  # {kolom.eis}: {norm.eisen[kolom.eis].tekst.voor(sector)}"
    if kolom.opmerking:
        yield f"  # {kolom.opmerking}"
    if not kolom.antwoorden:
        yield f"  {quoted(kolom.kop)}: {_word(kolom.woord)}"
        return
    yield f"  {quoted(kolom.kop)}:"
    yield f"    is: {_word(kolom.woord)}"
    yield "    antwoorden:"
    yield from _answers(kolom.antwoorden, "      ")


def _answers(antwoorden: Sequence[Antwoordvoorstel], indent: str) -> Iterator[str]:
    for each in antwoorden:
        yield _line(f"{indent}{quoted(each.tekst)}: {_word(each.woord)}", each.opmerking)


def _word(word: str) -> str:
    """With quotes where a question mark stands: YAML means something by that."""
    return word if word == KIES or settled(word) is not None else quoted(word)


def quoted(text: str) -> str:
    """A text between double quotes, as YAML reads it; what cannot be seen by its number."""
    return "".join(
        each if each.isprintable() else f"\\U{ord(each):08X}"
        for each in json.dumps(text, ensure_ascii=False)
    )


def _line(line: str, opmerking: str | None) -> str:
    return line if opmerking is None else f"{line.ljust(_WIDTH)}   # {opmerking}"
