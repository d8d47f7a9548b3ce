"""The sheets of a workbook as cells that know where they stand, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from basisnorm.audit.bezwaren import say_personal
from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.audit.schrijfwijzen import eis_key, plain_text
from basisnorm.errors import Bezwaar, Collector, Ernst, Geweigerd
from basisnorm.invoer.rijen.schoolvelden import read_text
from basisnorm.invoer.tabel.gezien import NIETS, Onzichtbaar, find_unseen
from basisnorm.invoer.tabel.koppen import letter, normalise
from basisnorm.invoer.tabel.tabel import refusal
from basisnorm.invoer.werkboek.vorm import KOLOMMEN
from basisnorm.norm.model import Eis, Norm
from basisnorm.words import shown

T = TypeVar("T")
# A row of a sheet: its number, and its texts.
Bladrij = tuple[int, tuple[str, ...]]

SUFFIXES = (".xlsx", ".xlsm")
# Far more than a school ever fills in; a region has other tables.
MAX_ROWS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkboekcel:
    """One cell; `veld` is its heading or label, `tekst` is without space around it.

    `regel` and `kolom` are None for a cell that should have been there.
    """

    blad: str
    regel: int | None = None
    kolom: str | None = None
    veld: str
    tekst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blad:
    """A sheet: its name, the rows with something in them, and what a person does not see of it."""

    naam: str
    rijen: tuple[Bladrij, ...]
    zichtbaar: bool = True
    onzichtbaar: Onzichtbaar = NIETS

    def cel(self, regel: int, index: int, cells: tuple[str, ...], veld: str) -> Werkboekcel:
        """The cell at `index` (from 0) of a row; empty when the row is shorter."""
        text = cells[index] if index < len(cells) else ""
        return Werkboekcel(
            blad=self.naam, regel=regel, kolom=letter(index), veld=veld, tekst=plain_text(text)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vragenblad:
    """A sheet with answers: which column (from 0) holds what, and the rows under the headings.

    `koppen` is the row with the headings. `dubbel` are more columns with the same heading;
    `anders` is a later row with the headings in another order: what stands below it is not among
    the rows.
    """

    blad: Blad
    kolommen: Mapping[str, int]
    koppen: Bladrij
    rijen: tuple[Bladrij, ...] = ()
    dubbel: tuple[tuple[str, int], ...] = ()
    anders: Bladrij | None = None

    def cel(self, naam: str, rij: Bladrij, *, index: int | None = None) -> Werkboekcel:
        """The cell in one of our columns, or in another one with the same heading."""
        regel, cells = rij
        place = self.kolommen[naam] if index is None else index
        return self.blad.cel(regel, place, cells, KOLOMMEN[naam][0])

    def cellen(self, rij: Bladrij) -> dict[str, Werkboekcel]:
        """The cells of a row in the columns that are there, by our names."""
        return {naam: self.cel(naam, rij) for naam in KOLOMMEN if naam in self.kolommen}

    def eisen(self, norm: Norm) -> Iterator[tuple[Bladrij, Eis]]:
        """Every row with an eis of the norm."""
        ids = {eis_key(each): eis for each, eis in norm.eisen.items()}
        for rij in self.rijen:
            eis = ids.get(eis_key(self.cel("eis", rij).tekst))
            if eis is not None:
                yield rij, eis


class Celmelder(Collector):
    """Reads the cells of one workbook; what is wrong becomes a Melding, and the answer None."""

    def report(
        self, cel: Werkboekcel, code: str, tekst: str, oplossing: str, ernst: Ernst = Ernst.FOUT
    ) -> None:
        """Add a Melding about a cell."""
        self.refuse(cel, Bezwaar(code, tekst, oplossing, ernst))

    def refuse(self, cel: Werkboekcel, bezwaar: Bezwaar) -> None:
        """Add what is wrong with a cell."""
        self.tell(
            bezwaar,
            blad=cel.blad,
            regel=cel.regel,
            kolom=cel.kolom,
            veld=cel.veld,
            waarde=shown(cel.tekst) or None,
        )

    def text(self, cel: Werkboekcel | None) -> str | None:
        """The text in a cell; None when there is none, or none that we can use."""
        # A date is text like any other here: "2026-09-01" may well be what someone noted.
        return self.read_raw(cel, read_text)

    def read(self, cel: Werkboekcel | None, reader: Callable[[str], T]) -> T | None:
        """What `reader` makes of the text in a cell; what it refuses is reported."""
        text = self.text(cel)
        return (
            None if cel is None or text is None else self.read_raw(replace(cel, tekst=text), reader)
        )

    def read_raw(self, cel: Werkboekcel | None, reader: Callable[[str], T]) -> T | None:
        """The same for a reader that judges every text itself."""
        if cel is None or not cel.tekst:
            return None
        try:
            return reader(cel.tekst)
        except Geweigerd as error:
            self.refuse(cel, error.bezwaar)
            return None

    def free_text(self, cel: Werkboekcel | None) -> str | None:
        """The text in a cell, with a let-op when it looks like it is about a person."""
        text = self.text(cel)
        if cel is not None and text is not None and (personal := find_personal(text)):
            # The text itself would travel along in every list of messages.
            self.refuse(replace(cel, tekst=""), say_personal(personal))
        return text


def find_headings(blad: Blad) -> Vragenblad | None:
    """The first row with a heading for an eis and one for its level; None without one.

    Of two columns with the same heading the first counts. Where the headings are there again, that
    row is passed over.
    """
    names = {normalise(each): key for key, words in KOLOMMEN.items() for each in words}
    first: Vragenblad | None = None
    rijen: list[Bladrij] = []
    anders = None
    for regel, cells in blad.rijen:
        columns: dict[str, int] = {}
        dubbel = []
        for index, text in enumerate(cells):
            key = names.get(normalise(text))
            if key is not None and columns.setdefault(key, index) != index:
                dubbel.append((key, index))
        if not {"eis", "niveau"} <= columns.keys():
            if first is not None:
                rijen.append((regel, cells))
        elif first is None:
            first = Vragenblad(
                blad=blad, kolommen=columns, koppen=(regel, cells), dubbel=tuple(dubbel)
            )
        elif any(first.kolommen.get(key) != index for key, index in columns.items()):
            anders = (regel, cells)
            break
    return first and replace(first, rijen=tuple(rijen), anders=anders)


def find_values(blad: Blad, known: Mapping[str, tuple[str, ...]]) -> dict[str, Werkboekcel]:
    """The cell at the right of each label, by the key that the label stands for.

    A label that is there twice counts once: the first.
    """
    labels = {normalise(each): key for key, names in known.items() for each in names}
    found: dict[str, Werkboekcel] = {}
    for regel, cells in blad.rijen:
        for index, text in enumerate(cells):
            key = labels.get(normalise(text)) if text else None
            if key is not None and key not in found:
                found[key] = blad.cel(regel, index + 1, cells, known[key][0])
                break
    return found


def load_bladen(path: Path) -> tuple[tuple[Blad, ...], Mapping[str, str]]:
    """Every sheet, and the document properties that someone added, by their name.

    BasisnormFout when it is no workbook, or far bigger than that of one school.
    """
    from basisnorm.invoer.tabel.xlsx import open_werkboek

    if path.suffix.lower() not in SUFFIXES:
        raise refusal(
            path,
            "geen-xlsx",
            "Wij lezen een werkboek alleen als Excel-werkmap (.xlsx).",
            "Open het in Excel of LibreOffice en kies bij Opslaan als: Excel-werkmap (.xlsx).",
        )
    with open_werkboek(path) as book:
        bladen = tuple(_blad(path, sheet) for sheet in book.worksheets)
        # The types of openpyxl do not know these yet.
        custom: Any = book
        properties = {each.name: str(each.value) for each in custom.custom_doc_props.props}
    return bladen, properties


def _blad(path: Path, sheet: Any) -> Blad:
    from basisnorm.invoer.tabel.xlsx import refusing, rows_of

    with refusing(path):
        unseen = find_unseen(sheet._get_source)
    rijen: list[Bladrij] = []
    for regel, cells in rows_of(path, sheet, unseen):
        if not any(cells):
            continue
        if len(rijen) == MAX_ROWS:
            raise refusal(
                path,
                "te-veel-rijen",
                f"Dit blad heeft meer dan {MAX_ROWS} rijen. Dat is geen werkboek van één school.",
                "Staat hier een school per rij? Gebruik dan: basisnorm batch",
                blad=sheet.title,
            )
        rijen.append((regel, tuple(cells)))
    return Blad(
        naam=sheet.title,
        rijen=tuple(rijen),
        zichtbaar=sheet.sheet_state == "visible",
        onzichtbaar=unseen,
    )
