"""Schools from a folder and the folders below it: audit files, workbooks of one school, or both."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from basisnorm import files
from basisnorm.audit.bestand import GelezenAudit
from basisnorm.audit.bezwaren import say_other_sector
from basisnorm.errors import BasisnormFout, Ernst, Melding, about
from basisnorm.invoer.aanvulling import BESTAND, GEEN
from basisnorm.invoer.eerder import UITVOER
from basisnorm.invoer.model import (
    BIJ_EIS,
    Afgewezen,
    Bronvorm,
    Inzending,
    Leesresultaat,
    Progress,
    Rijen,
    Rijtelling,
    Sleutel,
    answers_elsewhere,
    kept_answers,
)
from basisnorm.invoer.tabel.melder import Melder, say_twice
from basisnorm.norm.model import Norm
from basisnorm.words import shown, some

AUDIT = (".yaml", ".yml")
# Also what other programs write; an audit begins by saying so.
JSON = ".json"
_BEGIN = re.compile(rb'[^"]*"basisnorm"\s*:')
WERKBOEK = (".xlsx",)
# In these a spreadsheet may keep a workbook too.
_SAVE_AGAIN = (".ods", ".xls", ".xlsm", ".xlsb", ".numbers")
_NAMED = 10
_DEEP = 8


def find_schools(folder: Path) -> tuple[tuple[Path, ...], tuple[Melding, ...]]:
    """The files of schools in a folder and below it, by name, and a let-op about what is not read.

    BasisnormFout when there are none.
    """
    found, told = [], []
    for path in _walk(folder, 0):
        if not files.is_folder(path) and _is_school(path):
            found.append(path)
        elif not path.name.endswith((".yaml~", ".json~")) and path.name not in files.DEBRIS:
            # What the interview or the computer leaves beside files is nobody's concern.
            told.append(path.relative_to(folder).as_posix())
    said = f"Niet gelezen: {some([*map(shown, told)], _NAMED)}." if told else ""
    if not found:
        raise BasisnormFout(
            Melding(
                code="lege-map",
                bestand=str(folder),
                tekst=f"In deze map staan geen bestanden van scholen. {said}".strip(),
                oplossing="Zet er de bestanden van 'basisnorm audit' in (.yaml), die van de "
                "invulpagina (.json), of ingevulde werkboeken (.xlsx). Een tabel met alle scholen "
                "noemt u zelf, zonder de map.",
            )
        )
    if not told:
        return tuple(found), ()
    endings = {Path(name).suffix.lower() for name in told}
    if not endings.isdisjoint(_SAVE_AGAIN):
        oplossing = "Is het een werkboek van een school? Bewaar het dan als Excel-werkmap (.xlsx)."
    elif ".zip" in endings:
        oplossing = "Pak het .zip-bestand eerst uit, in deze map."
    else:
        oplossing = "U hoeft niets te doen als dit geen bestanden van scholen zijn."
    melding = Melding(
        ernst=Ernst.LET_OP,
        code="niet-gelezen",
        bestand=str(folder),
        tekst=said,
        oplossing=oplossing,
    )
    return tuple(found), (melding,)


def _is_school(path: Path) -> bool:
    """Whether a file is one of a school, by its name; a JSON file also by how it begins."""
    suffix = path.suffix.lower()
    if suffix == JSON:
        return _BEGIN.match(files.read_bytes(path)) is not None
    return suffix in (*AUDIT, *WERKBOEK)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Everything in a folder that is not hidden, and then what is in the folders in it.

    A folder with an earlier output, behind a link or very deep comes as it is.
    """
    below = []
    for name in files.names_in(folder):
        path = folder / name
        if name.startswith((".", "~$")):
            continue
        # An output of ours is no input.
        ours = files.exists(path / UITVOER)
        if files.is_folder(path) and not (ours or path.is_symlink() or depth >= _DEEP):
            below.append(path)
        else:
            yield path
    for each in below:
        yield from _walk(each, depth + 1)


def _moment(inzending: Inzending) -> str:
    """When its file was written; moments compare as text."""
    return inzending.audit.bewaard.op if inzending.audit.bewaard else ""


KOPPEN = (BESTAND, "vestigingscode")


class Schoolmap:
    """Reads every file once; a file is what a row is in a table.

    `read` gives the audit in a file, or BasisnormFout with everything that is wrong with it.
    """

    bestanden = True
    bewaard = None
    vervangen = 0

    def __init__(
        self,
        paths: tuple[Path, ...],
        norm: Norm,
        datum: str,
        read: Callable[[Path], GelezenAudit],
        folder: Path | None = None,
    ) -> None:
        self._folder = folder
        self._paths, self._norm, self._datum, self._read = paths, norm, datum, read
        self.telling = Rijtelling()
        self._items: list[Leesresultaat] = []
        self._older = 0

    def prepare(self, progress: Progress) -> None:
        """Read all files (see Schoolbron)."""
        self._items = []
        found: list[Inzending] = []
        for done, path in enumerate(self._paths):
            progress(done, len(self._paths))
            try:
                gelezen = self._read(path)
            except BasisnormFout as fout:
                self._items.append(self._refused(path, fout.meldingen, None))
                continue
            inzending = Inzending(
                audit=gelezen.audit,
                datum=gelezen.audit.datum or self._datum,
                wil_helpen=gelezen.wil_helpen,
                bestand=str(path),
            )
            found.append(inzending)
            told = (*gelezen.meldingen, *self._look(inzending, path))
            self._items += [*about(inzending.school.vestigingscode, told), inzending]
        found = self._keep_newest(found)
        self._refuse_twice(found)
        self.vorm = self._vorm(found)

    def read(self, progress: Progress) -> Iterator[Leesresultaat]:
        """Schools and refusals, in the order of the names of their files (see Schoolbron)."""
        self.telling = telling = Rijtelling(dubbel=self._older)
        for done, item in enumerate(self._items):
            if not done & 255:
                progress(done, len(self._items))
            if isinstance(item, Afgewezen):
                telling.afgewezen += 1
            elif isinstance(item, Inzending):
                telling.uitgewerkt += 1
                telling.zonder_datum += not item.audit.datum
            yield item

    def rows(self, scholen: Collection[Inzending]) -> Mapping[Sleutel, Rijen]:
        """Which files they are (see Schoolbron)."""
        return {
            each.sleutel: ((self._name(Path(each.bestand or "")), each.school.vestigingscode),)
            for each in scholen
        }

    def _look(self, inzending: Inzending, path: Path) -> Iterator[Melding]:
        """What a table says of such a row: answers of the other sector, or none at all."""
        elsewhere = answers_elsewhere(inzending, self._norm)
        found = say_other_sector([eis.id for eis in elsewhere])
        if found is not None:
            yield replace(found, bestand=str(path))
        yield from self._look_at_open(inzending, path)
        if not inzending.audit.antwoorden:
            yield Melding(
                ernst=Ernst.LET_OP,
                code=GEEN,
                bestand=str(path),
                tekst="Hier is nog geen enkele vraag beantwoord. Alles telt als open.",
                oplossing="Is dit het goede bestand? Een school die nog niet begonnen is, laat u "
                "weg.",
            )

    def _look_at_open(self, inzending: Inzending, path: Path) -> Iterator[Melding]:
        """Answers that do not count on the day itself: they stand in no table."""
        for each in inzending.audit.antwoorden:
            if each.is_notitie or each.counts(inzending.datum) or each.eis not in self._norm.eisen:
                continue
            if each.overgenomen is not None:
                code, why = "nog-overgenomen", f"is overgenomen uit {shown(each.overgenomen)}"
                todo = "Laat de school het nakijken en bevestigen."
            else:
                tot = each.nvt.tot if each.nvt else None
                code, why = "nvt-verlopen", f"was 'niet van toepassing' tot en met {tot}"
                todo = "Vraag de school of het nog zo is."
            yield Melding(
                ernst=Ernst.LET_OP,
                code=code,
                bestand=str(path),
                veld=each.eis,
                tekst=f"{each.eis} {why}. Op {inzending.datum}, de dag van de meting, telt dat "
                "niet: de eis is open, en het antwoord staat niet in de tabellen.",
                oplossing=f"{todo} Het staat nog in het bestand van de school.",
            )

    def _keep_newest(self, found: list[Inzending]) -> list[Inzending]:
        """Without the files of an audit of which there is a newer one; that is told.

        Only the invulpagina says which files are of one audit, and when it wrote them.
        """
        saved: dict[tuple[Sleutel, str], list[Inzending]] = {}
        for each in found:
            if each.audit.bewaard is not None:
                saved.setdefault((each.sleutel, each.audit.bewaard.id), []).append(each)
        older: dict[str | None, Inzending] = {}
        for group in saved.values():
            newest = max(group, key=_moment)
            older.update(
                (each.bestand, newest)
                for each in group
                # Two that differ and were written at one moment: then nobody knows.
                if _moment(each) < _moment(newest)
                or (each is not newest and each.audit == newest.audit)
            )
        self._older = len(older)
        self._items = [
            self._say_older(item, older[item.bestand])
            if isinstance(item, Inzending) and item.bestand in older
            else item
            for item in self._items
        ]
        return [each for each in found if each.bestand not in older]

    def _say_older(self, old: Inzending, newest: Inzending) -> Melding:
        name = shown(self._name(Path(newest.bestand or "")))
        return Melding(
            ernst=Ernst.LET_OP,
            code="ouder-bestand",
            bestand=old.bestand,
            vestigingscode=old.school.vestigingscode,
            tekst="Van dezelfde zelfevaluatie is er een nieuwer bestand. Dit telt niet; wel telt "
            f"{name}.",
            oplossing="U hoeft niets te doen. Wilt u toch dit bestand? Haal dan het nieuwere weg.",
        )

    def _refuse_twice(self, found: list[Inzending]) -> None:
        where: dict[Sleutel, list[str]] = {}
        for each in found:
            where.setdefault(each.sleutel, []).append(self._name(Path(each.bestand or "")))
        for place, item in enumerate(self._items):
            if isinstance(item, Inzending) and len(names := where[item.sleutel]) > 1:
                path = Path(item.bestand or "")
                melding = Melder(bestand=str(path)).melding(
                    None,
                    None,
                    say_twice(item.sleutel, [shown(name) for name in names], "in"),
                    vestigingscode=item.school.vestigingscode,
                )
                self._items[place] = self._refused(path, (melding,), item)

    def _refused(
        self, path: Path, meldingen: tuple[Melding, ...], inzending: Inzending | None
    ) -> Afgewezen:
        codes = [each.vestigingscode for each in meldingen if each.vestigingscode]
        code = inzending.school.vestigingscode if inzending else next(iter(codes), "")
        return Afgewezen(meldingen=meldingen, rijen=((self._name(path), code),))

    def _name(self, path: Path) -> str:
        """The name of a file, with the folders in which it stands below the one that is read."""
        folder = self._folder
        inside = folder is not None and path.is_relative_to(folder)
        return path.relative_to(folder).as_posix() if folder and inside else path.name

    def _vorm(self, found: list[Inzending]) -> Bronvorm:
        """The columns that something has to stand in, also a note at an open question."""
        eisen = tuple(self._norm.eisen)
        answered, beside = set[str](), set[tuple[str, str]]()
        for inzending in found:
            kept = kept_answers(inzending, self._norm)
            answered |= kept.keys()
            beside |= {(eis, deel) for eis in kept for deel, _ in inzending.beside(kept[eis])}
        extra = {gebied for each in found for gebied in each.audit.extra_gebieden}
        return Bronvorm(
            eisen=tuple(eis for eis in eisen if eis in answered) or eisen,
            beside=tuple((eis, deel) for eis in eisen for deel in BIJ_EIS if (eis, deel) in beside),
            extra_gebieden=tuple(each.id for each in self._norm.gebieden if each.id in extra),
            koppen=KOPPEN,
            kolommen=tuple(range(len(KOPPEN))),
            breedte=len(KOPPEN),
        )
