"""The sheets of a workbook as cells that know where they stand, and what is wrong with them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import BasisnormFout, Bezwaar, Ernst, Geweigerd, Melding, about
from basisnorm.regio.rijen.cellen import find_spoiled
from basisnorm.regio.rijen.schoolvelden import check_text
from basisnorm.regio.tabel.koppen import letter, normalise
from basisnorm.regio.tabel.onzichtbaar import NIETS, Onzichtbaar
from basisnorm.words import shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cel:
    """One cell; `veld` is its heading or label, `tekst` is without space around it.

    `regel` and `kolom` are None for a cell that should have been there.
    """

    blad: str
    regel: int | None
    kolom: str | None
    veld: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blad:
    """A sheet: its name, the rows with something in them, as (row number, texts), and what a
    person does not see of it."""

    naam: str
    rijen: tuple[tuple[int, tuple[str, ...]], ...]
    zichtbaar: bool = True
    onzichtbaar: Onzichtbaar = NIETS

    def cel(self, regel: int, index: int, cells: tuple[str, ...], veld: str) -> Cel:
        """The cell at `index` (from 0) of a row; empty when the row is shorter."""
        text = cells[index] if index < len(cells) else ""
        return Cel(
            blad=self.naam, regel=regel, kolom=letter(index), veld=veld, tekst=plain_text(text)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppen:
    """Which column (from 0) holds what, and the rows under the headings, on row `regel`.

    `dubbel` are more columns with the same heading; `anders` is a later row with the headings in
    another order: what stands below it is not among the rows.
    """

    kolommen: Mapping[str, int]
    rijen: tuple[tuple[int, tuple[str, ...]], ...]
    regel: int = 0
    dubbel: tuple[tuple[str, int], ...] = ()
    anders: tuple[int, tuple[str, ...]] | None = None


class Celmelder:
    """Collects every Melding about the cells of one workbook, in the order of the workbook."""

    def __init__(self, bestand: str, bladen: tuple[str, ...]) -> None:
        self.meldingen: list[Melding] = []
        # Whose workbook this is, once that is known.
        self.vestigingscode: str | None = None
        self._bestand = bestand
        self._order = {naam: number for number, naam in enumerate(bladen)}

    def report(
        self, cel: Cel, code: str, tekst: str, oplossing: str, ernst: Ernst = Ernst.FOUT
    ) -> None:
        """Add a Melding about a cell."""
        melding = Melding(
            ernst=ernst,
            code=code,
            bestand=self._bestand,
            blad=cel.blad,
            regel=cel.regel,
            kolom=cel.kolom,
            veld=cel.veld,
            waarde=shown(cel.tekst) or None,
            tekst=tekst,
            oplossing=oplossing,
        )
        self.add(melding)

    def add(self, melding: Melding) -> None:
        """Add a Melding in its place."""
        insort(self.meldingen, melding, key=self._place)

    def text(self, cel: Cel | None) -> str | None:
        """The text in a cell; None when there is none, or none that we can use."""
        if cel is None or not cel.tekst:
            return None
        spoiled = find_spoiled(cel.tekst)
        # A date is text like any other here: "2026-09-01" may well be what someone noted.
        if spoiled is not None and spoiled.code == "excel-fout":
            self.refuse(cel, spoiled)
            return None
        try:
            return check_text(cel.tekst)
        except Geweigerd as error:
            self.refuse(cel, error.bezwaar)
            return None

    def read(self, cel: Cel | None, reader: Callable[[str], T]) -> T | None:
        """What `reader` makes of the text in a cell; what it refuses is reported."""
        text = self.text(cel)
        return None if cel is None or text is None else self._judge(cel, text, reader)

    def read_raw(self, cel: Cel | None, reader: Callable[[str], T]) -> T | None:
        """The same for a reader that judges every text itself."""
        return None if cel is None or not cel.tekst else self._judge(cel, cel.tekst, reader)

    def _judge(self, cel: Cel, text: str, reader: Callable[[str], T]) -> T | None:
        try:
            return reader(text)
        except Geweigerd as error:
            self.refuse(cel, error.bezwaar)
            return None

    def refuse(self, cel: Cel, bezwaar: Bezwaar) -> None:
        """Add what is wrong with a cell."""
        self.report(cel, bezwaar.code, bezwaar.tekst, bezwaar.oplossing, bezwaar.ernst)

    def free_text(self, cel: Cel | None) -> str | None:
        """The same, with a let-op when the text looks like it is about a person."""
        text = self.text(cel)
        if cel is not None and text is not None and (personal := find_personal(text)):
            # The text itself would travel along in every list of messages.
            self.report(
                replace(cel, tekst=""),
                "lijkt-persoonsgegeven",
                f"Deze tekst lijkt {personal} te bevatten.",
                "Haal dat weg. Noem een rol of een soort document, nooit een leerling.",
                Ernst.LET_OP,
            )
        return text

    def stop_on_fout(self) -> None:
        """Raise BasisnormFout with all meldingen when one of them is a fout."""
        if any(melding.ernst is Ernst.FOUT for melding in self.meldingen):
            raise BasisnormFout(*about(self.vestigingscode, self.meldingen))

    def _place(self, melding: Melding) -> tuple[int, int, int, str]:
        kolom = str(melding.kolom or "")
        return (self._order.get(melding.blad or "", 0), melding.regel or 0, len(kolom), kolom)


def find_headings(blad: Blad, known: Mapping[str, tuple[str, ...]]) -> Koppen | None:
    """The first row with a heading for an eis and one for its level; None without one.

    Of two columns with the same heading the first counts. Where the headings are there again, that
    row is passed over.
    """
    names = {normalise(each): key for key, words in known.items() for each in words}
    first: Koppen | None = None
    rijen: list[tuple[int, tuple[str, ...]]] = []
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
            first = Koppen(kolommen=columns, rijen=(), regel=regel, dubbel=tuple(dubbel))
        elif any(first.kolommen.get(key) != index for key, index in columns.items()):
            anders = (regel, cells)
            break
    return first and replace(first, rijen=tuple(rijen), anders=anders)


def find_values(blad: Blad, known: Mapping[str, tuple[str, ...]]) -> dict[str, Cel]:
    """The cell at the right of each label, by the key that the label stands for.

    A label that is there twice counts once: the first.
    """
    labels = {normalise(each): key for key, names in known.items() for each in names}
    found: dict[str, Cel] = {}
    for regel, cells in blad.rijen:
        for index, text in enumerate(cells):
            key = labels.get(normalise(text)) if text else None
            if key is not None and key not in found:
                found[key] = blad.cel(regel, index + 1, cells, known[key][0])
                break
    return found
