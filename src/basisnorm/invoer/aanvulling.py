"""Adds schools to an earlier output: what is corrected takes the place of what was there.

Nothing disappears without a word: a school that is handed in again only takes the place of its
earlier self when it says at least as much.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from basisnorm import files
from basisnorm.audit.codes import CodeFout, parse_vestigingscode
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import Ernst, Melding
from basisnorm.invoer.eerder import AFGEWEZEN, ANTWOORDEN
from basisnorm.invoer.model import (
    BIJ_EIS,
    Afgewezen,
    Inzending,
    Leesresultaat,
    Maat,
    Opnieuw,
    Progress,
    Rijen,
    Rijtelling,
    Schoolbron,
    Sleutel,
    kept_answers,
    schooljaar_of,
)
from basisnorm.invoer.rijen.rijen import is_total
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.koppen import MELDINGEN, find_column, names_code, unique_names
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.words import listing, shown, some

# So many codes stand in one message.
_TOGETHER = 40
_FIELDS = ("naam", "samenwerkingsverband", "bestuur", "gemeente", "plaats")
_WHATEVER = "Moet deze rij het echt worden? Kies dan --toch-vervangen."


class Vervanger:
    """Compares what came with what was there: nothing may disappear without a word."""

    def __init__(self, maat: Maat, folder: Path, *, toch: bool) -> None:
        self._norm, self._today = maat.norm, maat.datum
        self._folder, self._toch = folder, toch

    def half(self, old: Inzending, new: Inzending) -> Melding:
        """Why a school with a locatie is not added to itself without one, or the reverse."""
        here, there = ("een", "geen") if new.school.locatie else ("geen", "een")
        return _melding(
            new,
            "locatie-niet-overal",
            f"{old.school.vestigingscode} staat al in {shown(str(self._folder))} met {there} "
            f"locatie; hier staat er {here}. Wat er stond, blijft.",
            "Schrijf dezelfde locatie. Of lever alle scholen aan zonder --aanvullen.",
        )

    def weiger(self, old: Inzending, new: Inzending) -> Melding | None:
        """Why the earlier one stays; None when the new one takes its place.

        Without a single answer it is only a let-op: there was nothing to replace it with.
        """
        had, has = self._answers(old), self._answers(new)
        code, where = new.school.vestigingscode, shown(str(self._folder))
        if had and not has and not self._texts(new):
            return _melding(
                new,
                "leeg-vervangt-niet",
                f"{_named(new)} staat al in {where} met {_count(had)}; hier staat er geen. Wat er "
                "stond, blijft.",
                f"U hoeft niets te doen. Moet {code} eruit? Lever alle andere scholen dan aan "
                "zonder --aanvullen.",
                Ernst.LET_OP,
            )
        if self._toch:
            return None
        was, now = old.school.schoolsoort, new.school.schoolsoort
        if was is not now:
            return _melding(
                new,
                "andere-schoolsoort",
                f"{_named(new)} staat al in {where} als {was.value}; hier staat {now.value}. Wat "
                "er stond, blijft.",
                f"Verbeter de schoolsoort of de code. {_WHATEVER}",
            )
        then, year = schooljaar_of(old), schooljaar_of(new)
        # Who names no year and no day, says nothing of it.
        if year < then and (new.audit.schooljaar or new.datum != self._today):
            return _melding(
                new,
                "ouder-schooljaar",
                f"{_named(new)} staat al in {where} met schooljaar {then}; deze rij is van "
                f"{year}. Wat er stond, blijft.",
                f"Verbeter het schooljaar of de datum. {_WHATEVER}",
            )
        gone = [each for each in self._norm.eisen if each in had - has]
        beside = self._texts(new)
        # A reason belongs to an answer: it goes when the answer is another one.
        lost = [each for each in self._texts(old) if each not in beside and each[1] != "reden"]
        if not gone and not lost:
            return None
        many = [_count(gone)] if gone else []
        many += [f"{len(lost)} {'tekst' if len(lost) == 1 else 'teksten'} erbij"] if lost else []
        named = gone or [*dict.fromkeys(eis for eis, _ in lost)]
        return _melding(
            new,
            "minder-dan-er-stond",
            f"{_named(new)} staat al in {where}, en met deze rij "
            f"{'verdwijnt' if len(gone) + len(lost) == 1 else 'verdwijnen'} "
            f"{listing(many, 'en')} ({some(named, 5)}). Wat er stond, blijft.",
            f"Vul de rij aan uit {shown(str(self._folder / 'antwoorden.csv'))} en voeg haar "
            "opnieuw toe. Moet dat echt weg? Kies dan --toch-vervangen.",
        )

    def _answers(self, inzending: Inzending) -> set[str]:
        kept = kept_answers(inzending, self._norm)
        return {eis for eis, answer in kept.items() if not answer.is_notitie}

    def _texts(self, inzending: Inzending) -> list[tuple[str, str]]:
        """What is written beside answers and open questions, as (eis, part), in norm order."""
        kept = kept_answers(inzending, self._norm)
        return [
            (eis, deel)
            for eis in self._norm.eisen
            if eis in kept
            for deel, _ in inzending.beside(kept[eis])
        ]


def lost_fields(old: Inzending, new: Inzending) -> Melding | None:
    """A let-op about what was known of a school, and is not in what takes its place."""
    lost = [each for each in _FIELDS if getattr(old.school, each) and not getattr(new.school, each)]
    lost += ["schooljaar"] if old.audit.schooljaar and not new.audit.schooljaar else []
    if not lost:
        return None
    return _melding(
        new,
        "gegeven-verdwijnt",
        f"Van {_named(new)} stond er eerder wel, en hier niet: {listing(lost, 'en')}. Nu staat "
        "het er dus niet meer.",
        "Vul het in en voeg de school opnieuw toe.",
        Ernst.LET_OP,
    )


def say_replaced(folder: Path, scholen: Sequence[Inzending]) -> Iterator[Melding]:
    """Which schools took the place of what was there: all of them, so many at a time."""
    for start in range(0, len(scholen), _TOGETHER):
        here = [_named(each) for each in scholen[start : start + _TOGETHER]]
        yield Melding(
            ernst=Ernst.LET_OP,
            code="vervangen",
            bestand=str(folder),
            tekst=f"{'Deze school is' if len(here) == 1 else f'Deze {len(here)} scholen zijn'} "
            f"vervangen: {listing(here, 'en')}.",
            oplossing="Was dat niet de bedoeling? Lever dan opnieuw aan wat er eerst stond.",
        )


def _named(inzending: Inzending) -> str:
    school = inzending.school
    return school.vestigingscode + (f" ({shown(school.locatie)})" if school.locatie else "")


def _count(answers: Sequence[str] | set[str]) -> str:
    return f"{len(answers)} {'antwoord' if len(answers) == 1 else 'antwoorden'}"


def _melding(
    inzending: Inzending, code: str, tekst: str, oplossing: str, ernst: Ernst = Ernst.FOUT
) -> Melding:
    return Melding(
        ernst=ernst,
        code=code,
        bestand=inzending.bestand,
        blad=inzending.blad,
        regel=inzending.regel,
        vestigingscode=inzending.school.vestigingscode,
        tekst=tekst,
        oplossing=oplossing,
    )


# The column for the name of a file, when a folder was handed in.
BESTAND = "bestand"
# The code of the let-op about a file without a single answer.
GEEN = "geen-antwoorden"
_NAMED = 10


class Aanvulling:
    """The schools of an earlier output that were not handed in again, and then the new ones.

    `bewaard` and `vervangen` count those of the earlier output, of which the schools are rows.
    """

    bestanden = False

    def __init__(self, folder: Path, maat: Maat, nieuw: Schoolbron, *, toch: bool = False) -> None:
        self._folder, self._norm, self._nieuw = folder, maat.norm, nieuw
        self._oud = open_scholen(open_tabel(folder / ANTWOORDEN), maat)
        self._vervanger = Vervanger(maat, folder, toch=toch)
        self._new: dict[Sleutel, Inzending] = {}
        self._by_code: dict[str, set[Sleutel]] = {}
        # What stays as it was, with why.
        self._stays: dict[Sleutel, Melding] = {}
        self._named: set[str] = set()
        self._schools: set[str] = set()
        self._files: set[str] = set()
        self.bewaard = self.vervangen = 0

    @property
    def telling(self) -> Rijtelling:
        """Of what was handed in now."""
        return self._nieuw.telling

    def prepare(self, progress: Progress) -> None:
        """Read what is new, to know which schools it replaces (see Schoolbron)."""
        self._oud.prepare(progress)
        self._nieuw.prepare(progress)
        try:
            self._look(progress)
        except Opnieuw:
            self._look(progress)
        old, new = self._oud.vorm, self._nieuw.vorm
        eisen, beside = {*old.eisen, *new.eisen}, {*old.beside, *new.beside}
        extra = {*old.extra_gebieden, *new.extra_gebieden}
        every = self._norm.eisen
        self._read_refused()
        refused = dict.fromkeys(
            kop for rows in self._refused.values() for each in rows for kop in each
        )
        self.vorm = replace(
            new,
            eerder=tuple(kop for kop in refused if kop not in {*new.koppen, MELDINGEN}),
            eisen=tuple(eis for eis in every if eis in eisen),
            beside=tuple((eis, deel) for eis in every for deel in BIJ_EIS if (eis, deel) in beside),
            extra_gebieden=tuple(each.id for each in self._norm.gebieden if each.id in extra),
        )

    def read(self, progress: Progress) -> Iterator[Leesresultaat]:
        """First what stays, then what is new (see Schoolbron)."""
        self.bewaard = self.vervangen = 0
        self._stays.clear()
        replaced = []
        for item in self._oud.read(progress):
            if isinstance(item, Inzending) and (new := self._new.get(item.sleutel)):
                stays = self._vervanger.weiger(item, new)
                if stays is None:
                    self.vervangen += 1
                    replaced.append(new)
                    if (lost := lost_fields(item, new)) is not None:
                        yield lost
                    continue
                self._stays[item.sleutel] = stays
            if isinstance(item, Inzending):
                self._stays |= self._halves(item)
                self.bewaard += 1
            yield item
        for item in self._nieuw.read(progress):
            if isinstance(item, Inzending) and item.sleutel in self._stays:
                continue
            if isinstance(item, Melding) and item.code == GEEN and self._is_kept(item):
                continue
            yield item
        yield from self._not_taken()
        yield from say_replaced(self._folder, replaced)
        yield from self._still_refused()

    def _halves(self, old: Inzending) -> dict[Sleutel, Melding]:
        """What is new of a code that stays, when only one of the two names a locatie."""
        code, locatie = old.sleutel
        return {
            each: self._vervanger.half(old, self._new[each])
            for each in self._by_code.get(code, ())
            if (each[1] is None) != (locatie is None)
        }

    def rows(self, scholen: Collection[Inzending]) -> Mapping[Sleutel, Rijen]:
        """Of what was handed in now (see Schoolbron)."""
        return self._nieuw.rows(scholen)

    def _is_kept(self, melding: Melding) -> bool:
        """Whether it tells of an empty school that "counts as open", which it does not here."""
        return any(code == melding.vestigingscode for code, _ in self._stays)

    def _not_taken(self) -> Iterator[Leesresultaat]:
        """What was handed in, and may not take the place of what was there."""
        kept = [self._new[each] for each in self._stays]
        cells, telling = self._nieuw.rows(kept), self.telling
        for each in kept:
            rows, melding = cells[each.sleutel], self._stays[each.sleutel]
            telling.uitgewerkt -= len(rows)
            if melding.ernst is Ernst.LET_OP:
                telling.leeg += len(rows)
                yield melding
            else:
                telling.afgewezen += len(rows)
                yield Afgewezen(meldingen=(melding,), rijen=rows)

    def _look(self, progress: Progress) -> None:
        self._new.clear()
        self._by_code.clear()
        for item in self._nieuw.read(progress):
            if isinstance(item, Inzending):
                self._new[item.sleutel] = item
                self._by_code.setdefault(item.sleutel[0], set()).add(item.sleutel)
                self._named.add(item.school.vestigingscode)
                self._files |= _called(item.bestand)
                if item.school.naam:
                    self._schools.add(item.school.naam)
            elif isinstance(item, Afgewezen):
                self._named.update(item.codes)
                for each in item.meldingen:
                    self._files |= _called(each.bestand)

    def _read_refused(self) -> None:
        """What was refused then and not handed in now, by what it is called.

        A row without a code, a file or a name cannot be recognised: it was said, and is not kept.
        """
        self._refused: dict[str, list[dict[str, str]]] = {}
        path = self._folder / AFGEWEZEN
        if not files.exists(path):
            return
        tabel = open_tabel(path)
        koppen = unique_names(tabel.koppen)
        place = next((at for at, kop in enumerate(tabel.koppen) if names_code(kop)), None)
        naam = next((at for at, kop in enumerate(tabel.koppen) if find_column(kop) == "naam"), None)
        file = koppen.index(BESTAND) if BESTAND in koppen else None
        for _, cells in tabel.rijen():
            code = _cell(cells, place)
            if is_total(code) or is_total(_cell(cells, naam)):
                # Who took it away has nothing to hand in.
                continue
            # Who mended a code handed in another one: spelled well, a zero more, the same name.
            meant = {_spelled(code), _spelled(f"0{code}")}
            given = meant & self._named or {_cell(cells, naam)} & self._schools
            if given or _cell(cells, file) in self._files:
                continue
            if called := code or _cell(cells, file):
                row = dict(zip(koppen, map(plain_text, cells), strict=False))
                self._refused.setdefault(called, []).append(row)

    def _still_refused(self) -> Iterator[Leesresultaat]:
        """What is still refused, and a let-op that names it."""
        for called, rows in self._refused.items():
            for row in rows:
                yield Afgewezen(meldingen=(), eerder=row, code=_spelled(called))
        left = [*self._refused]
        if left:
            yield Melding(
                ernst=Ernst.LET_OP,
                code="nog-afgewezen",
                bestand=str(self._folder / AFGEWEZEN),
                tekst=f"Eerder afgewezen, en nu niet aangeleverd: {some(left, _NAMED)}.",
                oplossing=f"Ze staan nog in {AFGEWEZEN}. Verbeter ze en voeg ze toe met "
                "--aanvullen.",
            )


def _cell(cells: list[str], place: int | None) -> str:
    return plain_text(cells[place]) if place is not None and place < len(cells) else ""


def _called(bestand: str | None) -> set[str]:
    """A file by its name, with and without the folders in which it stands."""
    parts = Path(bestand or "").parts
    return {"/".join(parts[at:]) for at in range(len(parts))}


def _spelled(code: str) -> str:
    try:
        return parse_vestigingscode(code)
    except CodeFout:
        return code
