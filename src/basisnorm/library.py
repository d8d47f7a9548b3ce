"""From the name of a file to an Uitslag and its pages; what `import basisnorm` offers of this."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.audit.bestand import GelezenAudit, read_audit
from basisnorm.audit.versie import Edities
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm, load_vragenlijst, questionnaires
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess
from basisnorm.words import command_line, listing, remedy

if TYPE_CHECKING:
    from basisnorm.invoer.model import Inzending
    from basisnorm.rapport.document import Page


# What people fill in instead of an audit file; whatever is no .xlsx inside is refused there.
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
# What people name instead: its endings, its code, what it is, and what can be done with it.
_ANDERS = (
    (
        # Whoever goes on with these answers also writes them, as text: the workbook would be gone.
        WORKBOOKS,
        "is-werkboek",
        "Dit is een werkboek. Hier kan alleen een bestand van 'basisnorm audit'.",
        "Maak er eerst een bestand van, en ga daarmee verder. Het werkboek blijft zoals het is: ",
        ("omzetten",),
        ("-o", "."),
    ),
    (
        (".csv", ".tsv"),
        "is-tabel",
        "Dit is een tabel. Hier kan alleen het bestand van één school.",
        "Werk de tabel uit; elke school krijgt dan haar eigen rapport, in de map intern: ",
        ("batch",),
        ("-o", "uitvoer"),
    ),
    (
        (".html", ".htm", ".md", ".pdf", ".docx"),
        "is-bladzijde",
        "Dit is een bladzijde om te lezen, geen bestand met antwoorden.",
        "Noem het bestand waar zij van is gemaakt: dat van 'basisnorm audit', of een werkboek.",
        (),
        (),
    ),
)


def refuse_other(bestand: Path) -> None:
    """BasisnormFout for a file that is of another kind, by its name."""
    name, suffix = str(bestand), bestand.suffix.lower()
    for suffixes, code, tekst, oplossing, verb, options in _ANDERS:
        if suffix in suffixes and files.exists(bestand):
            again = command_line("basisnorm", *verb, name, *options) if verb else ""
            raise BasisnormFout(
                Melding(code=code, bestand=name, tekst=tekst, oplossing=f"{oplossing}{again}")
            )


def load_uitslag(
    bestand: Path | str,
    *,
    norm: str | None = None,
    vragenlijst: str | None = None,
    datum: str | None = None,
    vandaag: str | None = None,
) -> Uitslag:
    """Read the file of a school and score it, measured at `datum` (ISO).

    Without `datum` that is the day in the file, and else `vandaag`. BasisnormFout with everything
    that is wrong with the file.
    """
    bestand = Path(bestand)
    gelezen = read_answers(bestand, norm, vragenlijst)
    asked = find_vragenlijst(gelezen.audit.vragenlijst, vragenlijst, gelezen.norm, bestand)
    day = datum or gelezen.audit.datum or vandaag
    if day is None:
        raise BasisnormFout(
            Melding(
                code="datum-ontbreekt",
                bestand=str(bestand),
                tekst="In dit bestand staat niet op welke dag is gemeten.",
                oplossing='Zet er een regel in zoals datum: "2026-11-21", of noem de dag erbij.',
            )
        )
    return assess(gelezen.norm, asked, gelezen.audit, datum=day, meldingen=gelezen.meldingen)


def read_answers(
    bestand: Path | str, norm: str | None = None, vragenlijst: str | None = None
) -> GelezenAudit:
    """Read the audit file or the workbook of a school.

    With the norm and the words that it names, or with those in `norm` (an edition, or the folder
    of a norm of one's own) and `vragenlijst` (an id or a file). BasisnormFout with everything that
    is wrong with the file; what only asks for a look is in the result.
    """
    bestand = Path(bestand)
    if bestand.suffix.lower() not in WORKBOOKS:
        return read_school(bestand, norm)
    from basisnorm.invoer.werkboek.werkboek import read_werkboek

    return read_werkboek(
        bestand,
        lambda edition: find_norm(edition, norm),
        _edities(norm),
        lambda named, found: _vragenlijst(named, vragenlijst, found, bestand),
    )


def read_school(bestand: Path, norm: str | None) -> GelezenAudit:
    """Read an audit file with the norm it names, or with the one that was chosen with --norm."""
    refuse_other(bestand)
    return read_audit(bestand, lambda edition: find_norm(edition, norm), _edities(norm))


def _edities(norm: str | None) -> Edities:
    return Edities(ids=editions(), gekozen=norm)


def find_norm(edition: str, which: str | None) -> Norm:
    """The norm that a file names by its edition: one of ours, or the one in `which`.

    A file never makes us read a folder; only the person who types the command does.
    """
    if which is None and edition in editions():
        return load_norm(edition)
    own = load_norm(which) if which is not None else None
    if own is not None and own.id == edition:
        return own
    known = editions()
    if own is not None:
        tekst = f"Dit bestand hoort bij norm '{edition}', niet bij '{own.id}'."
        oplossing = (
            f"Kies met --norm de norm {edition}. Of neem de antwoorden mee: "
            f"basisnorm audit met dit bestand en --naar-norm {which}"
        )
    else:
        tekst = f"De norm '{edition}' kennen wij niet."
        oplossing = remedy(
            edition,
            known,
            f"Schrijf {listing(known)}, of noem de map van uw eigen norm met --norm.",
        )
    raise BasisnormFout(Melding(code="onbekende-editie", tekst=tekst, oplossing=oplossing))


def find_vragenlijst(named: str, which: str | None, norm: Norm, bestand: Path) -> Vragenlijst:
    """The questionnaire that a file names by its id: one of ours, or the one in `which`."""
    if which is None and named in questionnaires():
        return load_vragenlijst(named, norm)
    own = load_vragenlijst(which, norm) if which is not None else None
    if own is not None and own.id == named:
        return own
    raise BasisnormFout(
        Melding(
            code="onbekende-vragenlijst",
            bestand=str(bestand),
            veld="vragenlijst",
            waarde=named,
            tekst=f"De vragenlijst '{named}' kennen wij niet."
            if own is None
            else f"Dit bestand hoort bij vragenlijst '{named}', niet bij '{own.id}'.",
            oplossing=f"Schrijf bij vragenlijst: {listing(questionnaires())}. "
            "Of noem het bestand van uw eigen vragenlijst met --vragenlijst."
            if own is None
            else f"Laat --vragenlijst weg, of noem het bestand van vragenlijst '{named}'.",
        )
    )


def _vragenlijst(named: str, which: str | None, norm: Norm, bestand: Path) -> Vragenlijst:
    """The questionnaire that a file names; `which` may be another one."""
    own = load_vragenlijst(which, norm) if which is not None else None
    if own is not None and own.id == named:
        return own
    return find_vragenlijst(named, None, norm, bestand)


def read_scholen(
    bestand: Path | str, norm: Norm, vragenlijst: Vragenlijst, *, datum: str
) -> tuple[list[Inzending], list[Melding]]:
    """Read the schools in a table: a CSV file or a workbook, with a row per school or per eis.

    First each school that can be used, with its `audit` and the `datum` (ISO) at which it is
    measured: its own, else the one given here. Then everything there is to say about the table
    and about the schools that cannot be used. BasisnormFout when the table as a whole cannot.
    """
    from basisnorm.invoer.model import Afgewezen, Maat, read_all
    from basisnorm.invoer.rijen.scholen import open_scholen
    from basisnorm.invoer.tabel.openen import open_tabel

    maat = Maat(
        norm=norm, vragenlijst_id=vragenlijst.id, vragenlijst=lambda: vragenlijst, datum=datum
    )
    bron = open_scholen(open_tabel(Path(bestand)), maat)
    meldingen = [*bron.tabel.meldingen, *bron.kolommen.meldingen]
    scholen: list[Inzending] = []
    for item in read_all(bron):
        if isinstance(item, Melding):
            meldingen.append(item)
        elif isinstance(item, Afgewezen):
            meldingen += item.meldingen
        else:
            scholen.append(item)
    return scholen, meldingen


def _verbeterrapport(uitslag: Uitslag) -> Page:
    from basisnorm.rapport.verbeter.blad import build_verbeterrapport

    return build_verbeterrapport(uitslag)


def _kort(uitslag: Uitslag) -> Page:
    from basisnorm.rapport.verbeter.kort import build_kort

    return build_kort(uitslag)


def _schoolgids(uitslag: Uitslag) -> Page:
    from basisnorm.rapport.schoolgids.schoolgids import Keuzes, build_gids

    return build_gids(uitslag, Keuzes())


# Every report of one school: what makes its page, and the forms in which it can be had.
_PAGES: dict[str, tuple[Callable[[Uitslag], Page], tuple[str, ...]]] = {
    "verbeterrapport": (_verbeterrapport, ("html", "md", "txt")),
    "kort": (_kort, ("html",)),
    "schoolgids": (_schoolgids, ("html", "md", "txt")),
}
# The same as pairs, with what is no page.
FORMS = (
    *((soort, vorm) for soort, (_, vormen) in _PAGES.items() for vorm in vormen),
    ("uitslag", "json"),
)


def render(uitslag: Uitslag, soort: str = "verbeterrapport", vorm: str = "html") -> str:
    """The text of a report of one school, for a file.

    `soort` and `vorm` are a pair of FORMS; ValueError for any other.
    """
    if (soort, vorm) not in FORMS:
        raise ValueError(f"{soort!r} is er niet als {vorm!r}; er is: {FORMS}")
    if soort == "uitslag":
        from basisnorm.uitslag.als_dict import render_json

        return render_json(uitslag)
    build, _ = _PAGES[soort]
    page = build(uitslag)
    if vorm == "html":
        from basisnorm.rapport.html import as_html

        return as_html(page)
    from basisnorm.rapport.markdown import as_markdown
    from basisnorm.rapport.text import as_text
    from basisnorm.rapport.uitvoermap import MADE_WITH

    text = as_markdown(page) if vorm == "md" else as_text(page)
    # A schoolgids says so among its other words.
    return text if soort == "schoolgids" else f"{text}\n{MADE_WITH}{uitslag.programma}.\n"
