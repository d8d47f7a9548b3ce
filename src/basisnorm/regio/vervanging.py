"""Whether a school that is handed in again may take the place of its earlier self."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from basisnorm.errors import Ernst, Melding
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import ONDERBOUWD, OPEN, Schoolrij
from basisnorm.regio.overzicht.vorige import schooljaar_of
from basisnorm.words import listing, shown

# So many codes stand in one message.
_NAMED = 40
_FIELDS = ("naam", "samenwerkingsverband", "bestuur", "gemeente", "plaats")
_WHATEVER = "Moet deze rij het echt worden? Kies dan --toch-vervangen."


class Vervanger:
    """Compares what came with what was there: nothing may disappear without a word."""

    def __init__(self, maat: Maat, folder: Path, *, toch: bool) -> None:
        self._eisen, self._today = tuple(maat.norm.eisen), maat.datum
        self._folder, self._toch = folder, toch

    def half(self, old: Schoolrij, new: Schoolrij) -> Melding:
        """Why a school with a locatie is not added to itself without one, or the reverse."""
        here, there = ("een", "geen") if new.school.locatie else ("geen", "een")
        return _melding(
            new,
            "locatie-niet-overal",
            f"{old.school.vestigingscode} staat al in {shown(str(self._folder))} met {there} "
            f"locatie; hier staat er {here}. Wat er stond, blijft.",
            "Schrijf dezelfde locatie. Of lever alle scholen aan zonder --aanvullen.",
        )

    def weiger(self, old: Schoolrij, new: Schoolrij) -> Melding | None:
        """Why the earlier one stays; None when the new one takes its place.

        Without a single answer it is only a let-op: there was nothing to replace it with.
        """
        had, has = self._answers(old), self._answers(new)
        code, where = new.school.vestigingscode, shown(str(self._folder))
        if had and not has and not new.teksten:
            return _melding(
                new,
                "leeg-vervangt-niet",
                f"{_called(new)} staat al in {where} met {_count(had)}; hier staat er geen. Wat er "
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
                f"{_called(new)} staat al in {where} als {was.value}; hier staat {now.value}. Wat "
                "er stond, blijft.",
                f"Verbeter de schoolsoort of de code. {_WHATEVER}",
            )
        then, year = schooljaar_of(old), schooljaar_of(new)
        # Who names no year and no day, says nothing of it.
        if year < then and (new.schooljaar or new.datum != self._today):
            return _melding(
                new,
                "ouder-schooljaar",
                f"{_called(new)} staat al in {where} met schooljaar {then}; deze rij is van "
                f"{year}. Wat er stond, blijft.",
                f"Verbeter het schooljaar of de datum. {_WHATEVER}",
            )
        gone = [each for each in self._eisen if each in had - has]
        beside = {(eis, deel) for eis, deel, _ in new.teksten}
        # A reason belongs to an answer: it goes when the answer is another one.
        texts = [each for each in old.teksten if each[1] != "reden"]
        lost = [each for each in texts if (each[0], each[1]) not in beside]
        if not gone and not lost:
            return None
        many = [_count(gone)] if gone else []
        many += [f"{len(lost)} {'tekst' if len(lost) == 1 else 'teksten'} erbij"] if lost else []
        named = gone or [*dict.fromkeys(each[0] for each in lost)]
        return _melding(
            new,
            "minder-dan-er-stond",
            f"{_called(new)} staat al in {where}, en met deze rij "
            f"{'verdwijnt' if len(gone) + len(lost) == 1 else 'verdwijnen'} "
            f"{listing(many, 'en')} ({_some(named, 5)}). Wat er stond, blijft.",
            f"Vul de rij aan uit {shown(str(self._folder / 'antwoorden.csv'))} en voeg haar "
            "opnieuw toe. Moet dat echt weg? Kies dan --toch-vervangen.",
        )

    def _answers(self, rij: Schoolrij) -> set[str]:
        answered = {
            eis
            for eis, state in zip(self._eisen, rij.staten, strict=True)
            if state % ONDERBOUWD < OPEN
        }
        return answered | {eis for eis, _ in rij.andere_sector}


def lost_fields(old: Schoolrij, new: Schoolrij) -> Melding | None:
    """A let-op about what was known of a school, and is not in what takes its place."""
    lost = [each for each in _FIELDS if getattr(old.school, each) and not getattr(new.school, each)]
    lost += ["schooljaar"] if old.schooljaar and not new.schooljaar else []
    if not lost:
        return None
    return _melding(
        new,
        "gegeven-verdwijnt",
        f"Van {_called(new)} stond er eerder wel, en hier niet: {listing(lost, 'en')}. Nu staat "
        "het er dus niet meer.",
        "Vul het in en voeg de school opnieuw toe.",
        Ernst.LET_OP,
    )


def say_replaced(folder: Path, scholen: Sequence[Schoolrij]) -> Iterator[Melding]:
    """Which schools took the place of what was there: all of them, so many at a time."""
    for start in range(0, len(scholen), _NAMED):
        here = [_called(each) for each in scholen[start : start + _NAMED]]
        yield Melding(
            ernst=Ernst.LET_OP,
            code="vervangen",
            bestand=str(folder),
            tekst=f"{'Deze school is' if len(here) == 1 else f'Deze {len(here)} scholen zijn'} "
            f"vervangen: {listing(here, 'en')}.",
            oplossing="Was dat niet de bedoeling? Lever dan opnieuw aan wat er eerst stond.",
        )


def _called(rij: Schoolrij) -> str:
    school = rij.school
    return school.vestigingscode + (f" ({shown(school.locatie)})" if school.locatie else "")


def _count(answers: Sequence[str] | set[str]) -> str:
    return f"{len(answers)} {'antwoord' if len(answers) == 1 else 'antwoorden'}"


def _some(eisen: Sequence[str], most: int) -> str:
    left = len(eisen) - most
    return listing(eisen[:most], "en") if left <= 0 else f"{', '.join(eisen[:most])} en nog {left}"


def _melding(
    rij: Schoolrij, code: str, tekst: str, oplossing: str, ernst: Ernst = Ernst.FOUT
) -> Melding:
    return Melding(
        ernst=ernst,
        code=code,
        bestand=rij.bestand,
        blad=rij.blad,
        regel=rij.regel,
        vestigingscode=rij.school.vestigingscode,
        tekst=tekst,
        oplossing=oplossing,
    )
