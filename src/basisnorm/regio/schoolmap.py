"""Schools from a folder: audit files, workbooks of one school, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from basisnorm import files
from basisnorm.audit.bestand import Gelezen
from basisnorm.errors import BasisnormFout, Ernst, Melding, about
from basisnorm.norm.model import Norm
from basisnorm.regio.aanvulling import BESTAND
from basisnorm.regio.als_audit import as_rij
from basisnorm.regio.bron import Item, Voortgang
from basisnorm.regio.model import (
    BIJ_EIS,
    ONDERBOUWD,
    OPEN,
    Afgewezen,
    Bronvorm,
    Rijtelling,
    Schoolrij,
)
from basisnorm.regio.tabel.melder import Melder, Sleutel, say_twice
from basisnorm.words import listing, shown

AUDIT = (".yaml", ".yml")
WERKBOEK = (".xlsx",)
KOPPEN = (BESTAND, "vestigingscode")
_NAMED = 10
# In these a spreadsheet may keep a workbook too.
_SAVE_AGAIN = (".ods", ".xls", ".xlsm", ".xlsb", ".numbers")


class Schoolmap:
    """Reads every file once; a file is what a row is in a table.

    `read` gives the audit in a file, or BasisnormFout with everything that is wrong with it.
    """

    def __init__(
        self, paths: tuple[Path, ...], norm: Norm, datum: str, read: Callable[[Path], Gelezen]
    ) -> None:
        self.paths, self._norm, self._datum, self._read = paths, norm, datum, read
        self.telling = Rijtelling()
        self._items: list[Item] = []

    def prepare(self, progress: Voortgang) -> None:
        """Read all files (see Bron)."""
        self._items = []
        rows: list[Schoolrij] = []
        for done, path in enumerate(self.paths):
            progress(done, len(self.paths))
            try:
                gelezen = self._read(path)
            except BasisnormFout as fout:
                self._items.append(_refused(path, fout.meldingen, None))
                continue
            rij = as_rij(
                gelezen.audit,
                self._norm,
                datum=self._datum,
                bestand=str(path),
                wil_helpen=getattr(gelezen, "wil_helpen", None),
            )
            rows.append(rij)
            self._items += [*about(rij.school.vestigingscode, gelezen.meldingen), rij]
        self._refuse_twice(rows)
        self.vorm = self._vorm(rows)

    def lees(self, progress: Voortgang, *, alleen_controleren: bool = False) -> Iterator[Item]:
        """Schools and refusals, in the order of the names of their files (see Bron)."""
        self.telling = telling = Rijtelling()
        for done, item in enumerate(self._items):
            if not done & 255:
                progress(done, len(self._items))
            if isinstance(item, Afgewezen):
                telling.afgewezen += 1
            elif isinstance(item, Schoolrij):
                telling.uitgewerkt += 1
                telling.zonder_datum += not (item.audit and item.audit.datum)
            yield item

    def _refuse_twice(self, rows: list[Schoolrij]) -> None:
        where: dict[Sleutel, list[str]] = {}
        for rij in rows:
            where.setdefault(rij.sleutel, []).append(Path(rij.bestand or "").name)
        for place, item in enumerate(self._items):
            if isinstance(item, Schoolrij) and len(names := where[item.sleutel]) > 1:
                path = Path(item.bestand or "")
                melding = Melder(bestand=str(path)).melding(
                    1,
                    None,
                    say_twice(item.sleutel, [shown(name) for name in names], "in"),
                    vestigingscode=item.school.vestigingscode,
                )
                self._items[place] = _refused(path, (melding,), item)

    def _vorm(self, rows: list[Schoolrij]) -> Bronvorm:
        eisen = tuple(self._norm.eisen)
        answered = {
            eis
            for rij in rows
            for eis, state in zip(eisen, rij.staten, strict=True)
            if state % ONDERBOUWD < OPEN
        } | {eis for rij in rows for eis, _ in rij.andere_sector}
        # A note at an open question needs the column that it stands beside.
        answered |= {eis for rij in rows for eis, _, _ in rij.teksten}
        beside = {(eis, deel) for rij in rows for eis, deel, _ in rij.teksten}
        extra = {gebied for rij in rows for gebied in rij.extra_gebieden}
        return Bronvorm(
            eisen=tuple(eis for eis in eisen if eis in answered) or eisen,
            beside=tuple((eis, deel) for eis in eisen for deel in BIJ_EIS if (eis, deel) in beside),
            extra_gebieden=tuple(each.id for each in self._norm.gebieden if each.id in extra),
            koppen=KOPPEN,
            kolommen=tuple(range(len(KOPPEN))),
            breedte=len(KOPPEN),
        )


def find_schools(folder: Path) -> tuple[tuple[Path, ...], tuple[Melding, ...]]:
    """The files of schools in a folder, by name, and a let-op about what is not read.

    BasisnormFout when there are none.
    """
    found, skipped = [], []
    for name in files.names_in(folder):
        path = folder / name
        ours = path.suffix.lower() in (*AUDIT, *WERKBOEK)
        if not ours or name.startswith((".", "~$")) or files.is_folder(path):
            skipped.append(name)
        else:
            found.append(path)
    # What the interview, a spreadsheet or the computer leaves beside files is nobody's concern.
    told = [
        name
        for name in skipped
        if not name.startswith((".", "~$"))
        and not name.endswith(".yaml~")
        and name not in files.DEBRIS
    ]
    names = listing([shown(name) for name in told[:_NAMED]], "en")
    more = f" en nog {len(told) - _NAMED}" if len(told) > _NAMED else ""
    said = f"Niet gelezen: {names}{more}." if told else ""
    if not found:
        raise BasisnormFout(
            Melding(
                code="lege-map",
                bestand=str(folder),
                tekst=f"In deze map staan geen bestanden van scholen. {said}".strip(),
                oplossing="Zet er de bestanden van 'basisnorm audit' in (.yaml), of ingevulde "
                "werkboeken (.xlsx). Een tabel met alle scholen noemt u zelf, zonder de map.",
            )
        )
    if not told:
        return tuple(found), ()
    others = any(Path(name).suffix.lower() in _SAVE_AGAIN for name in told)
    melding = Melding(
        ernst=Ernst.LET_OP,
        code="niet-gelezen",
        bestand=str(folder),
        tekst=said,
        oplossing="Is het een werkboek van een school? Bewaar het dan als Excel-werkmap (.xlsx)."
        if others
        else "U hoeft niets te doen als dit geen bestanden van scholen zijn.",
    )
    return tuple(found), (melding,)


def _refused(path: Path, meldingen: tuple[Melding, ...], rij: Schoolrij | None) -> Afgewezen:
    codes = [each.vestigingscode for each in meldingen if each.vestigingscode]
    code = rij.school.vestigingscode if rij else next(iter(codes), "")
    return Afgewezen(meldingen=meldingen, rijen=((path.name, code),))
