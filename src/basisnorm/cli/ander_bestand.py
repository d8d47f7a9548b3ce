"""What people name instead of the file of one school, and what they can do with it."""

from __future__ import annotations

from pathlib import Path

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.words import command_line

# What people fill in instead of an audit file; whatever is no .xlsx inside is refused there.
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_TABLES = (".csv", ".tsv")
_PAGES = (".html", ".htm", ".md", ".pdf", ".docx")


def refuse_other(bestand: Path) -> None:
    """BasisnormFout for a file that is of another kind, by its name."""
    suffix = bestand.suffix.lower()
    name = str(bestand)
    if not files.exists(bestand):
        return
    if suffix in WORKBOOKS:
        # Whoever goes on with these answers also writes them, as text: the workbook would be gone.
        raise BasisnormFout(
            Melding(
                code="is-werkboek",
                bestand=name,
                tekst="Dit is een werkboek. Hier kan alleen een bestand van 'basisnorm audit'.",
                oplossing="Vul het werkboek verder in met Excel of LibreOffice. De uitslag ziet u "
                f"met: {command_line('basisnorm', 'uitslag', name)}",
            )
        )
    if suffix in _TABLES:
        raise BasisnormFout(
            Melding(
                code="is-tabel",
                bestand=name,
                tekst="Dit is een tabel. Hier kan alleen het bestand van één school.",
                oplossing="Werk de tabel uit; elke school krijgt dan haar eigen rapport, in de map "
                f"intern: {command_line('basisnorm', 'batch', name, '-o', 'uitvoer')}",
            )
        )
    if suffix in _PAGES:
        raise BasisnormFout(
            Melding(
                code="is-bladzijde",
                bestand=name,
                tekst="Dit is een bladzijde om te lezen, geen bestand met antwoorden.",
                oplossing="Noem het bestand waar zij van is gemaakt: dat van 'basisnorm audit', of "
                "een werkboek.",
            )
        )
