"""What is wrong with the headings of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.errors import Ernst, Melding
from basisnorm.norm.model import Norm
from basisnorm.regio.model import BIJ_EIS
from basisnorm.regio.tabel.kolom import Kolom, Kolommen, Soort
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.regio.tabel.openen import Tabel
from basisnorm.words import listing, shown, suggest

_NAMED = 20
_VELDEN = (
    "vestigingscode", "schoolsoort", "sector", "naam", "locatie", "samenwerkingsverband",
    "bestuur", "gemeente", "plaats", "schooljaar", "datum", "rol", "wil_helpen",
)  # fmt: skip


def find_twice(tabel: Tabel, alle: Sequence[Kolom]) -> Iterator[Melding]:
    """A fout for every column that says the same as an earlier one."""
    first: dict[tuple[str, str], Kolom] = {}
    for kolom in alle:
        if not kolom.naam:
            continue
        other = first.setdefault((kolom.naam, kolom.deel), kolom)
        if other is not kolom:
            what = f"{kolom.naam} {kolom.deel}".strip()
            yield _melding(
                tabel,
                kolom,
                "dubbele-kolom",
                f"'{what}' staat in kolom {other.letter} en in kolom {kolom.letter}.",
                "Laat één van de twee staan, of geef de andere een eigen naam.",
            )


def find_missing(
    tabel: Tabel, norm: Norm, kolommen: Kolommen, schoolsoort: bool
) -> Iterator[Melding]:
    """A fout for every column without which no row can be read."""
    left = [each for each in kolommen.of(Soort.ONBEKEND) if each.kop]
    if not (kolommen.veld("vestigingscode") or kolommen.veld("instellingscode")):
        meant = _meant("vestigingscode", left)
        yield _melding(
            tabel,
            meant,
            "kolom-ontbreekt",
            "Er is geen kolom met de vestigingscode.",
            _rename("vestigingscode", meant)
            or "Zet boven de kolom met de codes: vestigingscode. Komt dit uit een formulier? "
            "Maak dan een koppeling: basisnorm sjabloon koppeling TABEL",
        )
    if not (schoolsoort or kolommen.veld("schoolsoort") or kolommen.veld("sector")):
        meant = _meant("schoolsoort", left)
        yield _melding(
            tabel,
            meant,
            "kolom-ontbreekt",
            "Er is geen kolom met de schoolsoort.",
            _rename("schoolsoort", meant)
            or "Maak een kolom schoolsoort (bo, sbo, so, vso, vo, pro). Zijn alle scholen "
            "gelijk? Gebruik dan bijvoorbeeld --schoolsoort bo",
        )
    if not kolommen.lang and not kolommen.of(Soort.EIS):
        eis = next(iter(norm.eisen))
        yield _melding(
            tabel,
            None,
            "kolom-ontbreekt",
            f"Er is geen kolom met een eis van norm {norm.id}.",
            f"Zet boven elke kolom met antwoorden het nummer van de eis, zoals {eis}. Komt dit "
            "uit een formulier? Maak dan een koppeling: basisnorm sjabloon koppeling TABEL",
        )


def _meant(naam: str, left: Sequence[Kolom]) -> Kolom | None:
    kop = suggest(naam, [each.kop for each in left])
    return next((each for each in left if each.kop == kop), None)


def _rename(naam: str, meant: Kolom | None) -> str | None:
    return f"Bedoelt u de kolom '{shown(meant.kop)}'? Noem die: {naam}" if meant else None


def find_unknown(tabel: Tabel, norm: Norm, alle: Sequence[Kolom]) -> Iterator[Melding]:
    """A let-op for columns that are not used, with what was probably meant."""
    taken = {(each.naam, each.deel) for each in alle}
    known = [each for each in (*norm.eisen, *_VELDEN) if (each, "") not in taken]
    known += [f"{eis} {deel}" for eis in norm.eisen for deel in BIJ_EIS]
    gone = {
        normalise(f"{each.id} {deel}"): each for each in norm.vervallen for deel in ("", *BIJ_EIS)
    }
    rest = []
    for kolom in alle:
        if kolom.soort is not Soort.ONBEKEND or not kolom.kop:
            continue
        former = gone.get(normalise(kolom.kop))
        if former is not None:
            tekst = f"De kolom '{shown(kolom.kop)}' doet niet mee: {former.id} is {former.wat}."
            oplossing = (
                "U hoeft niets te doen."
                if former.weggelaten
                else f"In de plaats kwam: {listing(former.vervangen_door) or 'niets'}."
            )
        elif (meant := suggest(kolom.kop, known)) is not None:
            tekst = f"De kolom '{shown(kolom.kop)}' kennen wij niet; zij doet niet mee."
            oplossing = f"Bedoelt u '{meant}'?"
        else:
            rest.append(kolom)
            continue
        yield _melding(tabel, kolom, "onbekende-kolom", tekst, oplossing, ernst=Ernst.LET_OP)
    if rest:
        names = [f"'{shown(each.kop)}'" for each in rest]
        more = f" en nog {len(names) - _NAMED}" if len(names) > _NAMED else ""
        several = len(rest) > 1
        yield _melding(
            tabel,
            rest[0],
            "onbekende-kolom",
            f"Niet gelezen, want wij kennen {'deze kolommen' if several else 'deze kolom'} niet: "
            f"{listing(names[:_NAMED], 'en')}{more}.",
            f"U hoeft niets te doen als u {'ze' if several else 'haar'} niet nodig hebt.",
            ernst=Ernst.LET_OP,
        )


def _melding(
    tabel: Tabel,
    kolom: Kolom | None,
    code: str,
    tekst: str,
    oplossing: str,
    *,
    ernst: Ernst = Ernst.FOUT,
) -> Melding:
    return Melding(
        ernst=ernst,
        code=code,
        bestand=tabel.bestand,
        blad=tabel.blad,
        regel=tabel.kopregel,
        kolom=kolom.letter if kolom else None,
        veld=kolom.kop if kolom else None,
        tekst=tekst,
        oplossing=oplossing,
    )
