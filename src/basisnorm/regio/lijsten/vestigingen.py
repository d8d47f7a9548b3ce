"""What DUO knows of the schools, beside what their own rows say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from basisnorm.audit.model import School
from basisnorm.errors import Ernst, Melding
from basisnorm.regio.overzicht.namen import fold
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.regio.tabel.namen import fits
from basisnorm.words import listing, shown

# What people call a gemeente, beside what DUO calls it.
_OTHER_NAME = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vestiging:
    """What DUO says of one school location; `gesloten` is the ISO date on which it closed."""

    naam: str | None
    bestuur: str | None
    gemeente: str | None
    plaats: str | None
    gesloten: str | None


class Duo:
    """The schools in DUO files, by vestigingscode. `meldingen` are let-op about the files."""

    def __init__(
        self,
        bestanden: Sequence[str],
        vestigingen: Mapping[str, Vestiging],
        meldingen: Sequence[Melding] = (),
    ) -> None:
        self.bestanden = tuple(bestanden)
        self.meldingen = tuple(meldingen)
        self._by_code = vestigingen
        self._by_name: dict[str, str] | None = None

    def __len__(self) -> int:
        return len(self._by_code)

    def __getitem__(self, code: str) -> Vestiging:
        return self._by_code[code]

    def complete(self, school: School, datum: str) -> tuple[School, tuple[Melding, ...]]:
        """The school with what its row lacked, and what to look at on `datum` (ISO).

        Meldingen are let-op without a place: the reader of the row knows that.
        """
        found = self._by_code.get(school.vestigingscode)
        if found is None:
            return school, (self._unknown(school),)
        filled = replace(
            school,
            naam=school.naam or found.naam,
            bestuur=school.bestuur or found.bestuur,
            gemeente=school.gemeente or found.gemeente,
            plaats=school.plaats or found.plaats,
        )
        return filled, tuple(self._check(school, found, datum))

    def _check(self, school: School, found: Vestiging, datum: str) -> Iterator[Melding]:
        code = school.vestigingscode
        if school.naam and found.naam and not fits(school.naam, found.naam):
            yield _let_op(
                school,
                "naam-past-niet",
                "naam",
                f"Bij DUO is {code} '{shown(found.naam)}'; hier staat '{shown(school.naam)}'.",
                self._meant(school.naam, code) or "Kijk of de code en de naam bij elkaar horen.",
                school.naam,
            )
        if not _same_place(school.gemeente, found.gemeente):
            yield _let_op(
                school,
                "gemeente-past-niet",
                "gemeente",
                f"Bij DUO ligt {code} in de gemeente '{shown(found.gemeente or '')}'; hier staat "
                f"'{shown(school.gemeente or '')}'. Wij nemen wat hier staat.",
                "Kijk welke gemeente klopt.",
                school.gemeente or "",
            )
        # ISO dates compare as text.
        if found.gesloten is not None and found.gesloten <= datum:
            yield _let_op(
                school,
                "school-gesloten",
                "vestigingscode",
                f"{code} is volgens DUO gesloten op {found.gesloten}.",
                "Kijk of dit de goede code is. Is de school samengegaan met een andere, neem dan "
                "de code van die school.",
                code,
            )

    def _unknown(self, school: School) -> Melding:
        code = school.vestigingscode
        same = [f"{code[:4]}{number:02}" for number in range(100)]
        others = [each for each in same if each in self._by_code]
        oplossing = self._meant(school.naam or "", code) or (
            f"Bedoelt u {listing(others)}? Van deze instelling staat dat er wel."
            if others
            else "Kijk de code na. Is de school nieuw, of van een soort die hier niet in staat?"
        )
        return _let_op(
            school,
            "code-niet-bij-duo",
            "vestigingscode",
            f"{code} staat niet in {listing([Path(each).name for each in self.bestanden])}.",
            oplossing,
            code,
        )

    def _meant(self, naam: str, code: str) -> str | None:
        """The question whether the code of the school with this name was meant."""
        if self._by_name is None:
            self._by_name = {}
            for each, vestiging in self._by_code.items():
                key = normalise(vestiging.naam or "")
                # Of a name that occurs more often, no code is the right one.
                self._by_name[key] = "" if key in self._by_name else each
        meant = self._by_name.get(normalise(naam)) if normalise(naam) else None
        if not meant or meant == code:
            return None
        return f"Bedoelt u {meant}? Dat is bij DUO de school met deze naam."


def _same_place(own: str | None, other: str | None) -> bool:
    """Whether two gemeenten may be one; also when one of them says nothing."""
    if not (own and other and fold(own)):
        return True
    # Who does not write in which province it is, may mean either.
    return _place(own) in (_place(other), _place(other.partition("(")[0]))


def _place(gemeente: str) -> str:
    """By what the names of gemeenten are compared: accents and the word itself do not count."""
    key = normalise(gemeente).replace(" ", "").removeprefix("gemeente")
    return _OTHER_NAME.get(key, key)


def _let_op(
    school: School, code: str, veld: str, tekst: str, oplossing: str, waarde: str
) -> Melding:
    return Melding(
        ernst=Ernst.LET_OP,
        code=code,
        veld=veld,
        vestigingscode=school.vestigingscode,
        waarde=shown(waarde),
        tekst=tekst,
        oplossing=oplossing,
    )
