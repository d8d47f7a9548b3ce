"""From the names of two audit files to a Vergelijking."""

from __future__ import annotations

from pathlib import Path

from basisnorm import __version__
from basisnorm.audit.bestand import Gelezen, read_audit
from basisnorm.audit.schooljaar import parse_schooljaar, year_of
from basisnorm.audit.versie import NEWER, OTHER, Edities, is_same_meaning
from basisnorm.cli.ander_bestand import refuse_other
from basisnorm.cli.inlezen import find_norm, find_vragenlijst, today
from basisnorm.cli.meldingen import show
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.norm import load
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess
from basisnorm.uitslag.vergelijk import Vergelijking, compare_uitslagen, measured_alike


def compare_files(
    oud: Path,
    nieuw: Path,
    *,
    datum: str | None,
    norms: tuple[str, ...],
    lists: tuple[str, ...],
) -> Vergelijking:
    """Read both files, score them and compare; BasisnormFout with everything that is wrong.

    `norms` and `lists` are norms and questionnaires of one's own, for either file.
    """
    own = {load.load_norm(each).id: each for each in norms}
    before, after = _read_both(oud, nieuw, own)
    _check_pair(before, after, oud, nieuw)
    day = datum or after.audit.datum or today()
    nu = _assess(after, nieuw, day, lists)
    toen = _assess(before, oud, before.audit.datum or day, lists)
    return compare_uitslagen(toen, nu, _changed(before, after))


def _changed(before: Gelezen, after: Gelezen) -> frozenset[str] | None:
    """The eisen that asked something else then; None when nobody knows."""
    if measured_alike(before.audit, after.audit):
        return frozenset()
    # With one edition both may be older than the version that there is: then both count.
    files = (before, after) if before.norm.id == after.norm.id else (before,)
    changed: frozenset[str] = frozenset()
    for each in files:
        audit, norm = each.audit, each.norm
        if is_same_meaning(audit, norm):
            continue
        found = load.changed_eisen(norm, audit.versie, audit.vingerafdruk)
        if found is None:
            return None
        changed |= found
    return changed


def _read_both(oud: Path, nieuw: Path, own: dict[str, str]) -> tuple[Gelezen, Gelezen]:
    """Both files; BasisnormFout with everything that is wrong with either."""
    found: list[Gelezen] = []
    fouten: list[Melding] = []
    for bestand in (oud, nieuw):
        try:
            found.append(_read(bestand, own))
        except BasisnormFout as fout:
            fouten += fout.meldingen
    if fouten:
        raise BasisnormFout(*dict.fromkeys(fouten))
    return found[0], found[1]


def _read(bestand: Path, own: dict[str, str]) -> Gelezen:
    def norm_of(edition: str) -> Norm:
        which = own.get(edition) or (
            None if edition in load.editions() else next(iter(own.values()), None)
        )
        return find_norm(edition, which)

    refuse_other(bestand)
    return read_audit(bestand, norm_of, Edities(ids=load.editions()))


def _assess(gelezen: Gelezen, bestand: Path, datum: str, lists: tuple[str, ...]) -> Uitslag:
    return assess(
        gelezen.norm,
        _vragenlijst(gelezen, bestand, lists),
        gelezen.audit,
        datum=datum,
        programma=__version__,
        # That the norm changed is what a comparison is about.
        meldingen=tuple(each for each in gelezen.meldingen if each.code not in (OTHER, NEWER)),
    )


def _vragenlijst(gelezen: Gelezen, bestand: Path, lists: tuple[str, ...]) -> Vragenlijst:
    named = gelezen.audit.vragenlijst
    for which in lists:
        try:
            own = load.load_vragenlijst(which, gelezen.norm)
        except BasisnormFout as fout:
            if any(each.code != "onbekende-eis" for each in fout.meldingen):
                raise
            # It was made for the norm of the other file.
            continue
        if own.id == named:
            return own
    return find_vragenlijst(named, None, gelezen.norm, bestand)


def _check_pair(before: Gelezen, after: Gelezen, oud: Path, nieuw: Path) -> None:
    """Refuse two schools; tell when it may be the same file, or the wrong way round."""
    was, school = before.audit.school, after.audit.school
    for veld, old, new, what in (
        ("vestigingscode", was.vestigingscode, school.vestigingscode, "school"),
        ("locatie", was.locatie, school.locatie, "locatie"),
        ("schoolsoort", was.sector.value, school.sector.value, "sector"),
    ):
        if old != new:
            raise BasisnormFout(
                Melding(
                    code=f"andere-{what}",
                    bestand=str(nieuw),
                    veld=f"school.{veld}",
                    vestigingscode=school.vestigingscode,
                    waarde=new,
                    tekst=f"De bestanden zijn niet van dezelfde {what}: toen {old or 'geen'}, nu "
                    f"{new or 'geen'}.",
                    oplossing="Noem twee bestanden van dezelfde school. Klopt het toch, maak dan "
                    f"{veld} in beide bestanden gelijk.",
                )
            )
    if before.audit == after.audit:
        _let_op(
            "zelfde-inhoud",
            f"In {oud} en {nieuw} staat precies hetzelfde.",
            "Kijk of u het goede bestand noemde.",
        )
    then, now = (_year(each) for each in (before, after))
    if then and now and then > now:
        _let_op(
            "omgekeerd",
            f"{oud} gaat over schooljaar {then}, {nieuw} over {now}.",
            "Noem het oude bestand eerst en het nieuwe daarna.",
        )
        return
    # Answers that moved to another edition are of one year as a matter of course.
    same_norm = before.norm.id == after.norm.id
    if then and then == now and same_norm and before.audit != after.audit:
        _let_op(
            "zelfde-schooljaar",
            f"{oud} en {nieuw} gaan allebei over schooljaar {now}.",
            "Zijn dit de antwoorden van twee collega's, lees 'toen' en 'nu' dan als hun namen. "
            "Is er een van een ander jaar, verbeter daar dan het schooljaar.",
        )
    if (before.audit.datum or "") > (after.audit.datum or "9"):
        _let_op(
            "omgekeerd",
            f"{oud} is van later datum dan {nieuw}.",
            "Noem het oude bestand eerst en het nieuwe daarna.",
        )


def _year(gelezen: Gelezen) -> str | None:
    """The school year that a file is about, in one spelling."""
    year = year_of(gelezen.audit)
    return (parse_schooljaar(year) or year) if year else None


def _let_op(code: str, tekst: str, oplossing: str) -> None:
    show([Melding(ernst=Ernst.LET_OP, code=code, tekst=tekst, oplossing=oplossing)])
