"""What people type in the cell of an eis, as the byte of a Schoolrij."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from basisnorm.norm.model import Eis, Schaalsoort
from basisnorm.regio.model import ANDERE_SECTOR, NVT, OPEN
from basisnorm.regio.tabel.koppen import answer_key
from basisnorm.regio.tabel.melder import Bezwaar
from basisnorm.regio.tabel.openen import clean
from basisnorm.words import listing, shown, suggest

if TYPE_CHECKING:
    from basisnorm.norm.vragenlijst import Schaal

# These never leave the reader: look at the cell again.
NVT_ZONDER_REDEN, ANTWOORD_ANDERE_SECTOR, FOUT = 13, 14, 15

_OPEN = frozenset(("", "?", "-", "\N{EN DASH}", "\N{EM DASH}", "open"))
_NIVEAUS = ("nog niet", "begonnen", "op orde", "geborgd")
_NVT = frozenset(("nvt", "n v t", "niet van toepassing"))
# Only a refused cell is held against these: then they are compiled.
_EXCEL = (
    r"#(N/?[AB]|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!"
    r"|SPILL!|OVERLOOP!|CALC!|BEREKENEN!)|ERR:[0-9]{3}"
)
_MONTHS = "jan|feb|mrt|maart|mar|apr|mei|may|jun|juni|jul|juli|aug|sep|sept|okt|oct|nov|dec"
_DATE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+)?|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}"
    rf"|[0-9]{{1,2}}[- ]({_MONTHS})\.?([- ][0-9]{{2,4}})?|({_MONTHS})\.?[- ][0-9]{{2,4}}"
)
_SCIENTIFIC = r"[0-9]+([.,][0-9]+)?E[+-]?[0-9]+"
_FRACTION = r"[0-9]+[.,][0-9]+"
# So many spellings of one column are remembered; people have fewer, a hostile file has more.
_MEMORY = 200


class Antwoordcellen(dict[str, int]):
    """From the text in a cell of one eis to its byte; unknown texts are read when they come.

    FOUT when it is no answer; NVT_ZONDER_REDEN when a reason has to say whether n.v.t. may be.
    """

    def __init__(
        self, eis: Eis, schaal: Callable[[], Schaal], vertaal: Callable[[str], str] | None
    ) -> None:
        super().__init__()
        self._eis, self._schaal, self._vertaal = eis, schaal, vertaal
        self._words = _words(eis)
        self._complete = False

    def __missing__(self, cell: str) -> int:
        key = self.key(cell)
        if key not in self._words and not self._complete:
            # The words of the questionnaire are only looked up when someone uses them.
            for stap in self._schaal().stappen(self._eis):
                name = answer_key(stap.naam)
                for word in (name, f"{stap.niveau} {name}"):
                    self._words.setdefault(word, stap.niveau)
            self._complete = True
        found = self._words.get(key, FOUT)
        if found != FOUT and len(self) < _MEMORY and len(cell) < 100:
            self[cell] = found
        return found

    def key(self, cell: str) -> str:
        """What is compared of a cell."""
        text = clean(cell)
        if self._vertaal is not None:
            text = self._vertaal(text)
        return text if text in _OPEN else answer_key(text)

    def bezwaar(self, cell: str) -> Bezwaar:
        """Why this cell is no answer."""
        eis, text = self._eis, clean(cell)
        odd = find_spoiled(text)
        if odd is not None:
            return odd
        levels = levels_of(eis)
        if self.key(cell) in _NVT:
            return Bezwaar(
                "nvt-mag-niet",
                f"Bij {eis.id} kan 'niet van toepassing' niet.",
                f"Kies een niveau: {levels}.",
            )
        if re.fullmatch(_FRACTION, text):
            tekst = f"'{shown(text)}' bij {eis.id}: een niveau is een heel getal."
        elif re.fullmatch(r"[0-9]+", text):
            tekst = f"Niveau '{shown(text)}' bestaat niet bij {eis.id}."
        else:
            tekst = f"'{shown(text)}' is geen antwoord op {eis.id}."
        meant = suggest(text, [each for each in self._words if len(each) > 2])
        choose = f"Kies {levels}" + (", of nvt." if eis.nvt_redenen else ".")
        return Bezwaar("verkeerd-antwoord", tekst, f"Bedoelt u '{meant}'?" if meant else choose)


class AndereSector(dict[str, int]):
    """The cells of an eis of the other sector: never counted, but it is said when one is filled."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(_OPEN, ANDERE_SECTOR))

    def __missing__(self, cell: str) -> int:
        return ANDERE_SECTOR if clean(cell) in _OPEN else ANTWOORD_ANDERE_SECTOR


def find_spoiled(text: str) -> Bezwaar | None:
    """What a spreadsheet did to a cell: an error value, a date, a big number. None when nothing."""
    if re.fullmatch(_EXCEL, text, re.IGNORECASE):
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


def find_reden(eis: Eis, text: str) -> str | None:
    """The id of the reason that was typed, by its id or its text; None when there is none."""
    key = answer_key(text)
    for reden in eis.nvt_redenen:
        if key in (answer_key(reden.id), answer_key(reden.tekst)):
            return reden.id
    return None


def levels_of(eis: Eis) -> str:
    """ "0, 1, 2 of 3", or what fits this eis."""
    if eis.schaal is Schaalsoort.JA_NEE:
        return "ja of nee (2 of 0)"
    return listing([str(niveau) for niveau in eis.niveaus])


def _words(eis: Eis) -> dict[str, int]:
    words = dict.fromkeys(_OPEN, OPEN)
    ja_nee = eis.schaal is Schaalsoort.JA_NEE
    for niveau, name in ((0, "nee"), (2, "ja")) if ja_nee else enumerate(_NIVEAUS):
        words.update(dict.fromkeys((str(niveau), name, f"{niveau} {name}"), niveau))
    if eis.nvt_redenen:
        only_one = len(eis.nvt_redenen) == 1
        words.update(dict.fromkeys(_NVT, NVT if only_one else NVT_ZONDER_REDEN))
    return words
