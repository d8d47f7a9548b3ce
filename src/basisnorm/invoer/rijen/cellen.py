"""What people type in the cells of a table: an answer to an eis, or a field of a school."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from basisnorm.audit import schrijfwijzen
from basisnorm.audit.bezwaren import levels_of, say_no_nvt
from basisnorm.audit.schrijfwijzen import NVT_WORDS, OPEN_WORDS, as_typed, fold, plain_text
from basisnorm.errors import Bezwaar, Geweigerd
from basisnorm.invoer.model import NIET_GEKOPPELD
from basisnorm.norm.model import Eis, Schaalsoort
from basisnorm.words import odd_sign, shown, suggest

if TYPE_CHECKING:
    from basisnorm.norm.model import Schaal

# What a cell says of an eis is one number: a level, which is below this, or a Celstaat.
NIVEAUS = 4


class Celstaat(IntEnum):
    """What a cell says when it names no level.

    The numbers are in this order so that the highest of a row tells whether one of its cells has
    to be looked at again: that is so for what comes behind ANDERE_SECTOR.
    """

    # N.v.t. of which the reason is known.
    NVT = NIVEAUS
    OPEN = 5
    # The eis is not asked in the sector of the school, and nothing stands here that counts.
    ANDERE_SECTOR = 6
    # N.v.t. without a reason beside it yet: the eis knows one reason, or more.
    NVT_ENIGE_REDEN = 7
    NVT_ZONDER_REDEN = 8
    # The eis is not asked in the sector of the school, but something stands here.
    ANTWOORD_ANDERE_SECTOR = 9
    FOUT = 10


def is_level(says: int) -> bool:
    """Whether this is a level, and no Celstaat."""
    return says < NIVEAUS


def lacks_reden(says: int) -> bool:
    """Whether this is n.v.t. of which the reason has to come from another cell, or the norm."""
    return says in (Celstaat.NVT_ENIGE_REDEN, Celstaat.NVT_ZONDER_REDEN)


# Only a refused cell is held against these: then they are compiled.
# An error as any spreadsheet names it, in whatever language, or a column that is too narrow.
_EXCEL = re.compile(
    r"#(N/?[ABD]|NV|[A-Z\u00c0-\u00dc/ ]{2,20}[0-9]?[!?]|#{2,})|ERR:[0-9]{3}", re.IGNORECASE
).fullmatch
_MONTHS = "jan|feb|mrt|maart|mar|apr|mei|may|jun|juni|jul|juli|aug|sep|sept|okt|oct|nov|dec"
_DATE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+)?|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}"
    rf"|[0-9]{{1,2}}[- ]({_MONTHS})\.?([- ][0-9]{{2,4}})?|({_MONTHS})\.?[- ][0-9]{{2,4}}"
)
# As text, or as we read a cell of a workbook with a line through it.
_STRUCK = re.compile(r"~~(.*)~~", re.DOTALL).fullmatch
_SCIENTIFIC = r"[0-9]+([.,][0-9]+)?E[+-]?[0-9]+"
_FRACTION = r"[0-9]+[.,][0-9]+"
# So many spellings of one column are remembered; people have fewer, a hostile file has more.
_MEMORY = 200


class Antwoordcellen(dict[str, int]):
    """From the text in a cell of one eis to what it says; unknown texts are read when they come.

    FOUT when it is no answer. N.v.t. is NVT_ENIGE_REDEN where there is one reason for it; else
    NVT_ZONDER_REDEN: a reason has to say whether it may be.
    """

    def __init__(
        self, eis: Eis, schaal: Callable[[], Schaal], vertaal: Callable[[str], str] | None
    ) -> None:
        super().__init__()
        self._eis, self._schaal, self._vertaal = eis, schaal, vertaal
        self._nvt = (
            Celstaat.NVT_ENIGE_REDEN if len(eis.nvt_redenen) == 1 else Celstaat.NVT_ZONDER_REDEN
        )
        self._words = self._codes(schrijfwijzen.cijfers(eis))
        self._complete = False
        # In a grid of a form every eis gets the same columns: then a level may answer yes or no.
        self._in_grid = vertaal is not None and eis.schaal is Schaalsoort.JA_NEE
        self._half: set[str] = set()

    def __missing__(self, cell: str) -> int:
        key = self.key(cell)
        if key not in self._words and not self._complete:
            # The words of the questionnaire are only looked up when someone uses them.
            self._words = self._codes(schrijfwijzen.antwoorden(self._eis, self._schaal()))
            if self._in_grid:
                self._add_levels()
            self._complete = True
        found = self._words.get(key, Celstaat.FOUT)
        if found != Celstaat.FOUT and len(self) < _MEMORY and len(cell) < 100:
            self[cell] = found
        return found

    def _add_levels(self) -> None:
        """What a level says of yes and no: 0 is no, 2 and higher yes, and 1 neither."""
        as_level = self._eis._replace(schaal=Schaalsoort.NIVEAUS)
        for text, niveau in schrijfwijzen.niveaus(as_level, self._schaal()).items():
            if niveau == 1:
                self._half.add(text)
            else:
                self._words.setdefault(text, 2 if niveau else 0)

    def key(self, cell: str) -> str:
        """What is compared of a cell."""
        text = as_typed(cell)
        return fold(text if self._vertaal is None else self._vertaal(text))

    def _codes(self, spelled: Mapping[str, int | str]) -> dict[str, int]:
        # Plain ints, as the levels: those are compared faster.
        words = {schrijfwijzen.OPEN: int(Celstaat.OPEN), schrijfwijzen.NVT: int(self._nvt)}
        return {
            text: each if isinstance(each, int) else words[each] for text, each in spelled.items()
        }

    def bezwaar(self, cell: str) -> Bezwaar:
        """Why this cell is no answer."""
        eis, text = self._eis, as_typed(cell)
        odd = find_spoiled(text)
        if odd is not None:
            return odd
        levels, named = levels_of(eis), odd_sign(text)
        if self.key(cell) in self._half:
            return Bezwaar(
                "niveau-bij-ja-nee",
                f"'{shown(text)}' zegt geen ja en geen nee, en {eis.id} kent alleen ja of nee.",
                f'Kies wat het hier is. Zet in de koppeling onder ja_nee: "{shown(text)}": nee. '
                "Of kies daar ja.",
            )
        if self.key(cell) in NVT_WORDS:
            return say_no_nvt(eis)
        if self._vertaal is not None and self._vertaal(text) in (text, f"{text}{NIET_GEKOPPELD}"):
            return Bezwaar(
                "verkeerd-antwoord",
                f"'{shown(text)}' bij {eis.id} staat niet in de koppeling."
                + (f" Er staat {named} in." if named else ""),
                "Zet dit antwoord in de koppeling onder antwoorden, of verbeter deze cel.",
            )
        if match := _STRUCK(text):
            return Bezwaar(
                "doorgehaald",
                f"Het antwoord '{shown(match[1])}' bij {eis.id} is doorgehaald, helemaal of voor "
                "een deel.",
                "Maak de cel leeg, of typ het goede antwoord opnieuw, zonder streep erdoor.",
            )
        if named:
            return Bezwaar(
                "verkeerd-antwoord",
                f"In '{shown(text)}' bij {eis.id} staat {named}.",
                "Typ het antwoord opnieuw, zonder dat teken.",
            )
        if re.fullmatch(_FRACTION, text):
            tekst = f"'{shown(text)}' bij {eis.id}: een niveau is een heel getal."
        elif re.fullmatch(r"[0-9]+", text):
            tekst = f"Niveau '{shown(text)}' bestaat niet bij {eis.id}."
        else:
            tekst = f"'{shown(text)}' is geen antwoord op {eis.id}."
        meant = suggest(
            text, [each for each in self._words if len(each) > 2 and not _is_number(each)]
        )
        choose = f"Kies {levels}" + (", of nvt." if eis.nvt_redenen else ".")
        return Bezwaar("verkeerd-antwoord", tekst, f"Bedoelt u '{meant}'?" if meant else choose)


class AndereSector(dict[str, int]):
    """The cells of an eis of the other sector: never counted, but it is said when one is filled."""

    def __init__(self) -> None:
        # Half of the cells of a row are of the other sector, and plain ints are compared faster.
        super().__init__(dict.fromkeys(OPEN_WORDS, int(Celstaat.ANDERE_SECTOR)))

    def __missing__(self, cell: str) -> int:
        return (
            Celstaat.ANDERE_SECTOR
            if fold(as_typed(cell)) in OPEN_WORDS
            else Celstaat.ANTWOORD_ANDERE_SECTOR
        )


def find_spoiled(text: str) -> Bezwaar | None:
    """What a spreadsheet did to a cell: an error value, a date, a big number. None when nothing."""
    if _EXCEL(text):
        return Bezwaar(
            "excel-fout",
            f"Hier staat een foutwaarde van het rekenblad: {shown(text)}.",
            "Herstel de formule in deze cel, of typ de waarde in.",
        )
    if re.fullmatch(_DATE, text, re.IGNORECASE):
        return Bezwaar(
            "werd-datum",
            f"Hier staat een datum ({shown(text)}). Een rekenblad maakt soms van een code een "
            "datum.",
            "Zet de kolom in het rekenblad op Tekst en typ de waarde opnieuw.",
        )
    if re.fullmatch(_SCIENTIFIC, text, re.IGNORECASE):
        return Bezwaar(
            "werd-getal",
            f"Hier staat een getal ({shown(text)}). Een rekenblad maakt soms van een code een "
            "getal.",
            "Zet de kolom in het rekenblad op Tekst en typ de waarde opnieuw.",
        )
    return None


def find_error(text: str) -> Bezwaar | None:
    """The error value of a spreadsheet in a cell for text; None when there is none."""
    return find_spoiled(text) if _EXCEL(text) else None


def find_reden(eis: Eis, text: str) -> str | None:
    """The id of the reason that was typed, by its id or its text; None when there is none."""
    return schrijfwijzen.redenen(eis).get(fold(as_typed(text)))


def _is_number(text: str) -> bool:
    return not any(map(str.isalpha, text))


# Stands for the value of a cell that is refused.
WRONG: Any = object()
# So many spellings of a field are remembered; names are all different, and cost much to keep.
MEMORY = 500


class Veldcellen(dict[str, Any]):
    """From the text in a cell to the value of a field; WRONG when it is refused."""

    def __init__(
        self, lezer: Callable[[str], Any], vertaal: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._lezer = lezer if vertaal is None else lambda text: lezer(vertaal(text))

    def __missing__(self, cell: str) -> Any:
        try:
            value = self._lezer(plain_text(cell))
        except Geweigerd:
            return WRONG
        if len(self) < MEMORY:
            self[cell] = value
        return value

    def bezwaar(self, cell: str) -> Bezwaar:
        """Why this cell is refused."""
        try:
            self._lezer(plain_text(cell))
        except Geweigerd as geweigerd:
            return geweigerd.bezwaar
        raise AssertionError(cell)
