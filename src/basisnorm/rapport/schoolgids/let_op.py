"""What the school leader should know before the schoolgids goes out; parents never see this."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Schoolgids
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.norm.taalregels import hard_sentences
from basisnorm.rapport import woorden
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from basisnorm.rapport.schoolgids.zinnen import Zin, choose_beloften, own_unmet
from basisnorm.uitslag.model import Uitslag

# Field of the audit file -> what parents miss without it.
_OWN = {
    "schooljaar": ("voor welk schooljaar de gids is", '"2026-2027"'),
    "extra_ondersteuning": ("wat de school boven de basis biedt", "..."),
    "contactpersoon": ("met wie ouders op school kunnen praten", "..."),
    "niet_te_bieden": ("wat de school niet kan bieden", "..."),
    "klachten": ("waar ouders met een klacht terechtkunnen", "..."),
    "vastgesteld_op": ("wanneer de tekst is vastgesteld", '"2026-09-15"'),
}
# Field of samenwerkingsverband.yaml -> what parents miss without it.
_VERBAND = {
    "naam": "hoe het samenwerkingsverband heet",
    "site": "de website van het samenwerkingsverband",
    "steunpunt": "hoe ouders het ouder- en jeugdsteunpunt bereiken",
    "basistekst": "wat in uw regio bij basisondersteuning hoort",
}
_TEXTS = ("extra_ondersteuning", "contactpersoon", "niet_te_bieden", "klachten")


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
        *_missing(gids, bestand),
        *_missing_verband(keuzes, bestand),
        *_after_settled(uitslag, gids, bestand),
        *_nothing(uitslag, {each.gebied.id for each in beloften}, bestand),
        *_unsupported(zinnen, bestand),
        *_unmet(uitslag, bestand),
        *_hard(gids, bestand),
    )


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


def _let_op(code: str, bestand: str, tekst: str, oplossing: str, veld: str | None) -> Melding:
    return Melding(
        ernst=Ernst.LET_OP, code=code, bestand=bestand, veld=veld, tekst=tekst, oplossing=oplossing
    )


def _missing(gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    for field, (what, example) in _OWN.items():
        if not getattr(gids, field):
            yield _let_op(
                "gids-mist",
                bestand,
                f"In de schoolgids staat nog niet {what}.",
                f"Vul aan in dit bestand, onder schoolgids: {field}: {example}",
                f"schoolgids.{field}",
            )


def _missing_verband(keuzes: Keuzes, bestand: str) -> Iterator[Melding]:
    missing = [what for field, what in _VERBAND.items() if not getattr(keuzes.verband, field)]
    if missing:
        yield _let_op(
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
        yield _let_op(
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
        yield _let_op(
            "gids-zonder-gebied",
            bestand,
            f"De schoolgids zegt niets over: {woorden.opsomming(missing)}. Daar is nog geen eis "
            "op orde, of u liet alle zinnen weg.",
            "Klopt dat, dan hoeft u niets te doen. Vul anders de antwoorden aan met 'basisnorm "
            "audit', of kijk onder schoolgids bij weglaten.",
            None,
        )


def _unsupported(zinnen: list[Zin], bestand: str) -> Iterator[Melding]:
    found = [zin.uitkomst.eis.id for zin in zinnen if not zin.uitkomst.onderbouwd]
    if found:
        one = len(found) == 1
        yield _let_op(
            "zin-zonder-bewijs",
            bestand,
            f"Bij {woorden.aantal(len(found), 'zin', 'zinnen')} voor ouders staat geen "
            f"toelichting of bewijs: {', '.join(found)}.",
            f"Schrijf er met 'basisnorm audit' bij waaruit het blijkt. Of laat "
            f"{'de zin' if one else 'zinnen'} weg: zet de code onder schoolgids bij weglaten.",
            "schoolgids.weglaten",
        )


def _unmet(uitslag: Uitslag, bestand: str) -> Iterator[Melding]:
    for eis in own_unmet(uitslag):
        yield _let_op(
            "eigen-zin-niet-op-orde",
            bestand,
            f"Uw eigen zin bij {eis} staat niet bij wat ouders kunnen verwachten: die eis is niet "
            "op orde.",
            "Haal de zin weg, of bewaar hem tot het hele team dit doet.",
            f"schoolgids.zinnen.{eis}",
        )


def _hard(gids: Schoolgids, bestand: str) -> Iterator[Melding]:
    """Hard words and long sentences in what the school wrote itself."""
    texts = {f"schoolgids.{field}": getattr(gids, field) for field in _TEXTS}
    texts |= {
        f"schoolgids.zinnen.{eis}": zin for eis, zin in gids.zinnen if eis not in gids.weglaten
    }
    for veld, text in texts.items():
        for _, fout in hard_sentences(text or ""):
            yield _let_op(fout.code, bestand, f"{fout.tekst} ({veld}).", fout.oplossing, veld)
