"""Which schools should have answered, beside which did."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from basisnorm.audit.codes import CodeFout, parse_vestigingscode
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.invoer.model import Opbrengst, Schoolnaam
from basisnorm.invoer.tabel.koppen import find_column, letter
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.invoer.tabel.tabel import HEAD, Rij, Tabel
from basisnorm.words import in_quotes, shown, some

# A line of a plain text: a code, and what people write behind it.
_CODE_FIRST = re.compile(r"([0-9]{2} ?[A-Za-z]{2}[ ./_-]?[0-9]{2})(?:[\s:,;\u2013-]+(.*))?")
# A code among other words, and what was probably one.
_CODE_WITHIN = re.compile(r"(?<![^\W_])[0-9]{2}[A-Za-z]{2}[0-9OoIl]{1,2}(?![^\W_])")
_BETWEEN = re.compile(r"[\s,;:|/]+")
LOOKS_LIKE_CODE = re.compile(r"[0-9OoIl]{2} ?[A-Za-z0-9]{2}[ ./_-]?[0-9OoIl]{0,2}")
# Nobody reads more codes than this in one sentence.
_NAMED = 40


def split_code(text: str) -> tuple[str | None, str | None]:
    """(code, what stands behind it) of one cell."""
    try:
        return parse_vestigingscode(text), None
    except CodeFout:
        match = _CODE_FIRST.fullmatch(text)
    return (parse_vestigingscode(match[1]), match[2] or None) if match else (None, None)


def more_codes(cells: Sequence[str], code: str | None) -> tuple[str, ...] | None:
    """The codes of a line with more than one: none when anything else stands there, for then
    nobody knows what belongs to which. None for a line with at most one."""
    words = [word for cell in cells for word in _words(cell)]
    codes = [parsed for word in words if (parsed := _parsed(word))]
    within = {
        _parsed(match[0]) or match[0] for cell in cells for match in _CODE_WITHIN.finditer(cell)
    }
    if len({*codes, *within} | ({code} if code else set())) < 2:
        return None
    return tuple(codes) if len(codes) == len(words) else ()


def _words(cell: str) -> list[str]:
    """A cell that is one code as people type it, or what stands between its spaces and commas."""
    return [cell] if _parsed(cell) else [each for each in _BETWEEN.split(cell) if each]


def _parsed(text: str) -> str | None:
    try:
        return parse_vestigingscode(text)
    except CodeFout:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwachtlijst:
    """The schools that are expected, (vestigingscode, naam or None), in the order of the list."""

    bestand: str
    scholen: tuple[tuple[str, str | None], ...]
    meldingen: tuple[Melding, ...] = ()


def read_verwacht(path: Path) -> Verwachtlijst:
    """Read a list of codes: CSV, TXT or XLSX, with or without headings and names.

    BasisnormFout with every code in it that is none.
    """
    tabel = open_tabel(path)
    # A list needs no heading: then its first rows are schools too.
    rows = [(regel, [plain_text(cell) for cell in cells]) for regel, cells in _all_rows(tabel)]
    column, name = _columns(rows)
    scholen: dict[str, tuple[str | None, int]] = {}
    meldingen: list[Melding] = []
    seen_code = False
    for regel, cells in rows:
        typed = cells[column] if column < len(cells) else ""
        code, behind = split_code(typed)
        if (more := more_codes(cells, code)) is not None:
            seen_code = True
            if not more:
                meldingen.append(_too_many(tabel, regel, cells))
            for each in more:
                if each in scholen:
                    meldingen.append(_twice(tabel, regel, column, each, scholen[each][1]))
                scholen.setdefault(each, (None, regel))
            continue
        if code is None:
            if typed and (seen_code or LOOKS_LIKE_CODE.fullmatch(typed)):
                meldingen.append(_wrong(tabel, regel, column, typed))
            continue
        seen_code = True
        if code in scholen:
            meldingen.append(_twice(tabel, regel, column, code, scholen[code][1]))
            continue
        naam = cells[name] if name is not None and name < len(cells) else ""
        scholen[code] = (naam or behind or None, regel)
    if any(each.ernst is Ernst.FOUT for each in meldingen):
        raise BasisnormFout(*meldingen)
    if not scholen:
        raise BasisnormFout(
            tabel.melding(
                "geen-codes",
                "In deze lijst staat geen enkele vestigingscode.",
                "Zet op elke regel één code, zoals 99AA00. Een naam erachter mag.",
            )
        )
    return Verwachtlijst(
        bestand=tabel.bestand,
        scholen=tuple((code, naam) for code, (naam, _) in scholen.items()),
        meldingen=tuple(meldingen),
    )


def compare(
    verwacht: Verwachtlijst,
    binnen: Collection[str],
    afgewezen: Collection[str] = (),
    bedoeld: Collection[str] = (),
) -> Opbrengst:
    """Put the codes that were scored, and those of rejected rows, beside the list.

    `bedoeld` are the codes that rejected rows probably meant: whoever is behind one, did answer.
    """
    came = {*afgewezen, *bedoeld}
    known = {code for code, _ in verwacht.scholen}
    missing = [
        Schoolnaam(vestigingscode=code, naam=naam)
        for code, naam in verwacht.scholen
        if code not in binnen
    ]
    return Opbrengst(
        aantal=len(known),
        afgewezen=tuple(each for each in missing if each.vestigingscode in came),
        ontbreekt=tuple(each for each in missing if each.vestigingscode not in came),
        onverwacht=tuple(sorted({*binnen, *afgewezen} - known)),
    )


def in_words(opbrengst: Opbrengst) -> str:
    """ "27 van 31 scholen; deze 4 nog niet: 99AA00 (De Linde), ..." """
    parts = [f"{opbrengst.aanwezig} van {opbrengst.aantal} scholen"]
    if opbrengst.afgewezen:
        parts.append(f"afgewezen: {_listed(opbrengst.afgewezen)}")
    if missing := opbrengst.ontbreekt:
        number = f" {len(missing)}" if len(missing) > 1 else ""
        parts.append(f"deze{number} nog niet: {_listed(missing)}")
    return "; ".join(parts)


def onverwacht_melding(verwacht: Verwachtlijst, opbrengst: Opbrengst) -> Melding | None:
    """The let-op about schools that came but are not on the list; None without any."""
    codes = opbrengst.onverwacht
    if not codes:
        return None
    return Melding(
        ernst=Ernst.LET_OP,
        code="niet-verwacht",
        bestand=verwacht.bestand,
        tekst=f"{_counted(codes)} niet op uw lijst: {some(codes, _NAMED)}.",
        oplossing="Kijk of de code klopt, of zet de school op uw lijst.",
    )


def _all_rows(tabel: Tabel) -> list[Rij]:
    return list(replace(tabel, kopregel=0).rijen())


def _columns(rows: Sequence[Rij]) -> tuple[int, int | None]:
    """Where the codes are, and where the names: by what stands there, else by a heading."""
    counts: dict[int, int] = {}
    for _, cells in rows:
        for index, cell in enumerate(cells):
            if split_code(cell)[0] is not None:
                counts[index] = counts.get(index, 0) + 1
    headings = {
        own: index
        for _, cells in reversed(rows[:HEAD])
        for index, cell in enumerate(cells)
        if (own := find_column(cell)) in ("vestigingscode", "naam")
    }
    if not counts:
        return headings.get("vestigingscode", 0), None
    column = max(counts, key=lambda index: (counts[index], -index))
    name = headings.get("naam")
    if name is None:
        others = {index for _, cells in rows for index, cell in enumerate(cells) if cell}
        name = next((index for index in sorted(others) if index > column), None)
    return column, name


def _too_many(tabel: Tabel, regel: int, cells: Sequence[str]) -> Melding:
    line = "; ".join(each for each in cells if each)
    return tabel.melding(
        "meer-codes",
        f"Op deze regel staat meer dan één code: {in_quotes(line)}.",
        "Zet elke school op een eigen regel.",
        regel=regel,
        waarde=line,
    )


def _wrong(tabel: Tabel, regel: int, column: int, typed: str) -> Melding:
    tekst, oplossing = f"{in_quotes(typed)} is geen vestigingscode.", ""
    try:
        parse_vestigingscode(typed)
    except CodeFout as fout:
        tekst, oplossing = fout.tekst, fout.oplossing
    return tabel.melding(
        "verkeerde-code", tekst, oplossing, regel=regel, kolom=letter(column), waarde=typed
    )


def _twice(tabel: Tabel, regel: int, column: int, code: str, first: int) -> Melding:
    return tabel.melding(
        "dubbel-verwacht",
        f"{code} staat twee keer op de lijst; eerder op regel {first}.",
        "U hoeft niets te doen: de school telt één keer.",
        ernst=Ernst.LET_OP,
        regel=regel,
        kolom=letter(column),
        vestigingscode=code,
    )


def _counted(codes: Sequence[str]) -> str:
    return "Deze school staat" if len(codes) == 1 else f"Deze {len(codes)} scholen staan"


def _listed(scholen: Sequence[Schoolnaam]) -> str:
    named = [
        f"{each.vestigingscode} ({shown(each.naam)})" if each.naam else each.vestigingscode
        for each in scholen
    ]
    return some(named, _NAMED)
