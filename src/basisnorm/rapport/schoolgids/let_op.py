"""What the school leader should know before the schoolgids goes out; parents never see this."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Schoolgids
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.taalregels import hard_sentences
from basisnorm.norm.vindplaats import describe_unchecked
from basisnorm.rapport import woorden
from basisnorm.rapport.schoolgids.let_op_wet import check_wet, is_workbook, make_let_op
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from basisnorm.rapport.schoolgids.zinnen import Zin, choose_beloften, own_unmet
from basisnorm.uitslag.model import Uitslag

# Field of the audit file -> what parents miss without it, and how it is written.
_OWN = {
    "schooljaar": ("voor welk schooljaar de gids is", '"{jaar}"'),
    "extra_ondersteuning": ("wat de school boven de basis biedt", "..."),
    "contactpersoon": ("met wie ouders op school kunnen praten", "..."),
    "niet_te_bieden": ("wat de school niet kan bieden", "..."),
    "klachten": ("waar ouders met een klacht terechtkunnen", "..."),
    "vastgesteld_op": ("wanneer de tekst is vastgesteld", '"{begin}-06-15"'),
}
_YEAR = "2026-2027"
# Field of samenwerkingsverband.yaml -> what parents miss without it.
_VERBAND = {
    "naam": "hoe het samenwerkingsverband heet",
    "site": "de website van het samenwerkingsverband",
    "steunpunt": "hoe ouders het ouder- en jeugdsteunpunt bereiken",
    "basistekst": "wat in uw regio bij basisondersteuning hoort",
}
_TEXTS = (
    "inbreng_leerlingen",
    "extra_ondersteuning",
    "contactpersoon",
    "niet_te_bieden",
    "klachten",
)


def check_gids(uitslag: Uitslag, keuzes: Keuzes, bestand: str) -> tuple[Melding, ...]:
    """Every let-op about the chapter of one school, in the order of the chapter.

    Raises BasisnormFout when the samenwerkingsverband is another one than the school names: what
    binds the school would be wrong.
    """
    _refuse_other_verband(uitslag, keuzes, bestand)
    gids = uitslag.audit.schoolgids or Schoolgids()
    beloften = choose_beloften(uitslag, volledig=keuzes.volledig)
    zinnen = [zin for gebied in beloften for zin in gebied.zinnen]
    return (
        *_missing(uitslag, gids, bestand),
        *_missing_verband(keuzes, bestand),
        *_after_settled(uitslag, gids, bestand),
        *check_wet(uitslag, gids, bestand),
        *_nothing(uitslag, {each.gebied.id for each in beloften}, bestand),
        *_unsupported(zinnen, bestand),
        *_unmet(uitslag, bestand),
        *_hard(gids, bestand),
        *_unchecked(uitslag, bestand),
    )


def _unchecked(uitslag: Uitslag, bestand: str) -> Iterator[Melding]:
    """The rights in the chapter stand in the law, which may have changed since."""
    told = describe_unchecked(uitslag.norm, uitslag.datum)
    if told is not None:
        yield make_let_op("wet-misschien-veranderd", bestand, *told, None)


def _refuse_other_verband(uitslag: Uitslag, keuzes: Keuzes, bestand: str) -> None:
    own, given = uitslag.audit.school.samenwerkingsverband, keuzes.verband.nummer
    if keuzes.verband.is_another(own):
        raise BasisnormFout(
            Melding(
                code="ander-samenwerkingsverband",
                bestand=bestand,
                veld="school.samenwerkingsverband",
                waarde=own,
                tekst=f"Deze school hoort bij {own}; het bestand van het samenwerkingsverband "
                f"gaat over {given}.",
                oplossing=f"Noem met --samenwerkingsverband het bestand van {own}, of verbeter "
                "het nummer.",
            )
        )


def _missing(uitslag: Uitslag, gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    """All that parents miss in one melding; the year of the audit is only proposed."""
    year = gids.schooljaar or uitslag.audit.schooljaar or _YEAR
    lacking = {field: _OWN[field] for field in _OWN if not getattr(gids, field)}
    if lacking:
        what = woorden.opsomming([missing for missing, _ in lacking.values()])
        how = [
            f"{field}: {example.format(jaar=year, begin=year[:4])}"
            for field, (_, example) in lacking.items()
        ]
        yield make_let_op(
            "gids-mist",
            bestand,
            f"In de schoolgids staat nog niet: {what}.",
            # A workbook has no place for it, so it cannot be told to fill it in there.
            "Een werkboek heeft daar geen plaats voor. Typ het zelf in uw gids, of doe de "
            "zelfevaluatie met 'basisnorm audit'."
            if is_workbook(bestand)
            else f"Vul aan in dit bestand, onder schoolgids: {'; '.join(how)}",
            f"schoolgids.{next(iter(lacking))}" if len(lacking) == 1 else "schoolgids",
        )


def _missing_verband(keuzes: Keuzes, bestand: str) -> Iterator[Melding]:
    missing = [what for field, what in _VERBAND.items() if not getattr(keuzes.verband, field)]
    if missing:
        yield make_let_op(
            "gids-mist",
            bestand,
            f"In de schoolgids staat nog niet: {woorden.opsomming(missing)}.",
            "Vraag uw samenwerkingsverband om samenwerkingsverband.yaml en noem dat met "
            "--samenwerkingsverband."
            if len(missing) == len(_VERBAND)
            else "Vul dit aan in het bestand van --samenwerkingsverband.",
            None,
        )


def _after_settled(uitslag: Uitslag, gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    # ISO dates compare as text.
    if gids.vastgesteld_op and uitslag.audit.datum and uitslag.audit.datum > gids.vastgesteld_op:
        yield make_let_op(
            "na-vaststelling",
            bestand,
            f"De antwoorden zijn van {woorden.datum(uitslag.audit.datum)}. De gids is eerder "
            f"vastgesteld, op {woorden.datum(gids.vastgesteld_op)}.",
            "Kijk of de tekst nog klopt met wat is vastgesteld. Is er iets veranderd, laat de gids "
            "dan opnieuw vaststellen.",
            "schoolgids.vastgesteld_op",
        )


def _nothing(uitslag: Uitslag, shown: set[str], bestand: str) -> Iterator[Melding]:
    missing = [
        each.gebied.titel
        for each in uitslag.gebieden
        if each.gebied.telt_mee and each.gebied.id not in shown
    ]
    if missing:
        yield make_let_op(
            "gids-zonder-gebied",
            bestand,
            f"De schoolgids zegt niets over: {woorden.opsomming(missing)}. Daar is nog geen eis "
            "op orde, of u liet alle zinnen weg.",
            "Klopt dat, dan hoeft u niets te doen. Vul anders de antwoorden aan."
            if is_workbook(bestand)
            else "Klopt dat, dan hoeft u niets te doen. Vul anders de antwoorden aan met "
            "'basisnorm audit', of kijk onder schoolgids bij weglaten.",
            None,
        )


def _unsupported(zinnen: list[Zin], bestand: str) -> Iterator[Melding]:
    found = [zin.uitkomst.eis.id for zin in zinnen if not zin.uitkomst.onderbouwd]
    if found:
        one = len(found) == 1
        yield make_let_op(
            "zin-zonder-bewijs",
            bestand,
            f"Bij {woorden.aantal(len(found), 'zin', 'zinnen')} voor ouders staat geen "
            f"toelichting of bewijs: {', '.join(found)}.",
            "Schrijf het in het werkboek op, in de kolom toelichting of bewijs."
            if is_workbook(bestand)
            else "Schrijf er met 'basisnorm audit' bij waaruit het blijkt. Of laat "
            f"{'de zin' if one else 'zinnen'} weg: zet de code onder schoolgids bij weglaten.",
            "schoolgids.weglaten",
        )


def _unmet(uitslag: Uitslag, bestand: str) -> Iterator[Melding]:
    found = own_unmet(uitslag)
    if found:
        one = len(found) == 1
        yield make_let_op(
            "eigen-zin-niet-op-orde",
            bestand,
            f"Uw eigen {'zin' if one else 'zinnen'} bij {woorden.opsomming(found)} "
            f"{'staat' if one else 'staan'} niet bij wat ouders kunnen verwachten: die "
            f"{'eis is' if one else 'eisen zijn'} niet op orde.",
            f"Haal {'de zin' if one else 'die zinnen'} weg, of bewaar "
            f"{'hem' if one else 'ze'} tot het hele team dit doet.",
            f"schoolgids.zinnen.{found[0]}" if one else "schoolgids.zinnen",
        )


def _hard(gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    """Hard words and long sentences in what the school wrote itself: one melding per text."""
    texts = {f"schoolgids.{field}": getattr(gids, field) for field in _TEXTS}
    texts |= {
        f"schoolgids.zinnen.{eis}": zin for eis, zin in gids.zinnen if eis not in gids.weglaten
    }
    for veld, text in texts.items():
        found = [fout for _, fout in hard_sentences(text or "")]
        if found:
            more = f", en nog {len(found) - 1} keer iets moeilijks" if len(found) > 1 else ""
            yield make_let_op(
                found[0].code,
                bestand,
                f"{found[0].tekst}{more} ({veld}).",
                found[0].oplossing,
                veld,
            )
