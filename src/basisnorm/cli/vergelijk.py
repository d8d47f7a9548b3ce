"""`basisnorm vergelijk`: two results of one school, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm import __version__
from basisnorm.audit.bestand import GelezenAudit, read_audit
from basisnorm.audit.schooljaar import parse_schooljaar, year_of
from basisnorm.audit.versie import NEWER, OTHER, Edities, is_same_meaning
from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import PATH, day_option, today
from basisnorm.cli.taal import opdracht
from basisnorm.cli.weergave import print_file, print_page
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.library import find_norm, find_vragenlijst, refuse_other
from basisnorm.norm import build, load
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.rapport.uitvoermap import write_page
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess
from basisnorm.uitslag.vergelijk import Vergelijking, compare_uitslagen, measured_alike


@opdracht(
    "basisnorm vergelijk de-linde.yaml de-linde-2027.yaml",
    "basisnorm vergelijk de-linde.yaml de-linde-2027.yaml --vorm html",
    "basisnorm vergelijk de-linde.yaml de-linde-2027.yaml --vorm md > toen-en-nu.md",
)
@click.argument("oud", metavar="OUD", type=PATH)
@click.argument("nieuw", metavar="NIEUW", type=PATH)
@click.option(
    "--vorm",
    type=click.Choice(["terminal", "html", "md", "json"]),
    help="Tekst voor het scherm (standaard), een HTML-bestand, Markdown, of JSON.",
)
@click.option("--json", "as_json", is_flag=True, help="Hetzelfde als --vorm json.")
@click.option(
    "-o",
    "--uitvoer",
    metavar="MAP",
    type=PATH,
    help="Bij --vorm html: in welke map het bestand komt (standaard de map waar u nu bent).",
)
@day_option("Op welke dag NIEUW wordt gemeten (standaard de datum in het bestand).")
@click.option(
    "--norm",
    "norms",
    metavar="EDITIE_OF_MAP",
    multiple=True,
    help="Een eigen norm waarmee een van de twee is gemeten. Mag vaker.",
)
@click.option(
    "--vragenlijst",
    "lists",
    metavar="ID_OF_BESTAND",
    multiple=True,
    help="Een eigen vragenlijst van een van de twee. Mag vaker.",
)
def vergelijk(
    oud: Path,
    nieuw: Path,
    vorm: str | None,
    as_json: bool,
    uitvoer: Path | None,
    datum: str | None,
    norms: tuple[str, ...],
    lists: tuple[str, ...],
) -> None:
    """Toon wat er veranderde tussen twee zelfevaluaties van dezelfde school.

    OUD is het bestand van toen, NIEUW dat van nu. U leest per eis wat de school veranderde, en
    apart wat de norm veranderde.
    """
    if as_json and vorm not in (None, "json"):
        raise click.UsageError("Kies --json of --vorm, niet allebei.")
    vorm = "json" if as_json else vorm or "terminal"
    if uitvoer is not None and vorm != "html":
        raise click.UsageError("-o hoort bij --vorm html.")
    found = _compare(oud, nieuw, datum=datum, norms=norms, lists=lists)
    if vorm == "json":
        from basisnorm.rapport.vergelijk.als_json import render_json

        print_file(render_json(found))
        return
    show((*found.toen.meldingen, *found.nu.meldingen))
    from basisnorm.rapport.vergelijk.blad import build_vergelijking

    page = build_vergelijking(found)
    if vorm == "html":
        from basisnorm.rapport.html import as_html

        path = (uitvoer or Path()) / f"{nieuw.stem}-vergelijking.html"
        write_page(path, as_html(page))
        click.echo(path)
    elif vorm == "md":
        from basisnorm.rapport.markdown import as_markdown

        print_file(as_markdown(page))
    else:
        print_page(page)


def _compare(
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


def _changed(before: GelezenAudit, after: GelezenAudit) -> frozenset[str] | None:
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


def _read_both(oud: Path, nieuw: Path, own: dict[str, str]) -> tuple[GelezenAudit, GelezenAudit]:
    """Both files; BasisnormFout with everything that is wrong with either."""
    found: list[GelezenAudit] = []
    fouten: list[Melding] = []
    for bestand in (oud, nieuw):
        try:
            found.append(_read(bestand, own))
        except BasisnormFout as fout:
            fouten += fout.meldingen
    if fouten:
        raise BasisnormFout(*dict.fromkeys(fouten))
    return found[0], found[1]


def _read(bestand: Path, own: dict[str, str]) -> GelezenAudit:
    def norm_of(edition: str) -> Norm:
        which = own.get(edition) or (
            None if edition in build.editions() else next(iter(own.values()), None)
        )
        return find_norm(edition, which)

    refuse_other(bestand)
    return read_audit(bestand, norm_of, Edities(ids=build.editions()))


def _assess(gelezen: GelezenAudit, bestand: Path, datum: str, lists: tuple[str, ...]) -> Uitslag:
    return assess(
        gelezen.norm,
        _vragenlijst(gelezen, bestand, lists),
        gelezen.audit,
        datum=datum,
        programma=__version__,
        # That the norm changed is what a comparison is about.
        meldingen=tuple(each for each in gelezen.meldingen if each.code not in (OTHER, NEWER)),
    )


def _vragenlijst(gelezen: GelezenAudit, bestand: Path, lists: tuple[str, ...]) -> Vragenlijst:
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


def _check_pair(before: GelezenAudit, after: GelezenAudit, oud: Path, nieuw: Path) -> None:
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


def _year(gelezen: GelezenAudit) -> str | None:
    """The school year that a file is about, in one spelling."""
    year = year_of(gelezen.audit)
    return (parse_schooljaar(year) or year) if year else None


def _let_op(code: str, tekst: str, oplossing: str) -> None:
    show([Melding(ernst=Ernst.LET_OP, code=code, tekst=tekst, oplossing=oplossing)])
