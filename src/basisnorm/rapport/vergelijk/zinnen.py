"""Two results of one school in Dutch sentences, the same in every form of the comparison."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Audit, Nvt, Stap
from basisnorm.norm.model import Eis
from basisnorm.rapport.woorden import CONCLUSIE, aantal, datum, hoofdletter, kern_zin, opsomming
from basisnorm.uitslag.model import Conclusie, Staat, Telling, Uitslag
from basisnorm.uitslag.vergelijk import (
    EisVergelijking,
    Normwissel,
    PlanVergelijking,
    Verdeling,
    Vergelijking,
    Verloop,
)

_COMPARED = (Verloop.BETER, Verloop.MINDER, Verloop.GELIJK)
VERLOOP = {
    Verloop.BETER: "beter",
    Verloop.MINDER: "minder",
    Verloop.GELIJK: "gelijk",
    Verloop.NIEUW_BEANTWOORD: "nieuw beantwoord",
    Verloop.NIEUW_OPEN: "nu open",
    Verloop.NVT_BEGONNEN: "nu niet van toepassing",
    Verloop.NVT_BEEINDIGD: "weer van toepassing",
    Verloop.NOG_OPEN: "toen en nu open",
    Verloop.NOG_NVT: "toen en nu niet van toepassing",
    Verloop.TOEN_NIET_GEVRAAGD: "toen niet gevraagd",
    Verloop.NU_NIET_GEVRAAGD: "nu niet gevraagd",
    Verloop.NIET_GEVRAAGD: "toen en nu niet gevraagd",
    Verloop.ANDERE_EIS: "niet te vergelijken",
    Verloop.NIEUWE_EIS: "nieuw in de norm",
}


def verdeling_zin(verdeling: Verdeling) -> str:
    """ "3 beter, 1 minder, 27 gelijk; verder 2 nieuw beantwoord"; empty without eisen."""
    counts = [(verdeling.van(each), VERLOOP[each]) for each in Verloop if each not in _COMPARED]
    rest = opsomming([f"{number} {word}" for number, word in counts if number])
    compared = [verdeling.van(each) for each in _COMPARED]
    if not any(compared):
        return rest
    first = ", ".join(
        f"{number} {VERLOOP[each]}" for number, each in zip(compared, _COMPARED, strict=True)
    )
    return f"{first}; verder {rest}" if rest else first


def samenvatting(vergelijking: Vergelijking) -> Iterator[str]:
    """What a person wants to know first."""
    toen, herteld, nu = vergelijking.toen, vergelijking.herteld, vergelijking.nu
    yield kop_zin(vergelijking)
    yield f"Kerneisen: {verdeling_zin(vergelijking.kern) or 'geen'}."
    yield f"Met de aanvullende eisen erbij: {verdeling_zin(vergelijking.alle) or 'geen'}."
    for each in vergelijking.gebieden:
        if not each.gebied.telt_mee and each.eisen:
            yield f"{each.gebied.titel} (apart): {verdeling_zin(each.alle)}."
    yield conclusie_zin(toen.conclusie, nu.conclusie)
    if herteld is not toen:
        yield (
            f"Met de norm van nu was de conclusie van toen: {CONCLUSIE[herteld.conclusie]} "
            f"({kern_zin(herteld.telling)})."
        )


def kop_zin(vergelijking: Vergelijking) -> str:
    """What each year said itself; a course from then to now only when all of it is comparable.

    An open kerneis is not one that is not met, and another norm counts other kerneisen.
    """
    toen, nu = vergelijking.toen.telling, vergelijking.nu.telling
    if not nu.kern_van_toepassing:
        return "Er geldt nu geen kerneis."
    norm, compared = _norm_toen(vergelijking), _vergelijkbaar(vergelijking.kern)
    if nu.kern_open:
        return f"Nu {_stand(nu, 'staan')}; toen {_stand(toen, 'stonden')}{norm}; {compared}."
    if toen.kern_open or not toen.kern_van_toepassing:
        return f"Toen {_stand(toen, 'stonden')}{norm}; nu {_stand(nu, 'staan')}; {compared}."
    if norm:
        now = f"nu {nu.kern_op_orde} van {nu.kern_van_toepassing}"
        return f"Toen {_stand(toen, 'stonden')}{norm}, {now}; {compared}."
    return _van_naar(toen, nu)


def _stand(telling: Telling, staan: str) -> str:
    """How one year stood, with what is open first; `staan` is "staan" or "stonden"."""
    asked, still_open, met = telling.kern_van_toepassing, telling.kern_open, telling.kern_op_orde
    if not asked:
        return "gold geen kerneis"
    if not still_open:
        return kern_zin(telling)
    now = staan == "staan"
    one, are = ("staat", ("is", "zijn")) if now else ("stond", ("was", "waren"))
    kerneisen = aantal(asked, "kerneis", "kerneisen")
    words = f"{one if still_open == 1 else staan} nog {still_open} van de {kerneisen} open"
    return words if still_open == asked else f"{words} en {are[met != 1]} er {met} op orde"


def _vergelijkbaar(kern: Verdeling) -> str:
    """How many kerneisen were answered both times, and which way they went."""
    better, worse, same = (kern.van(each) for each in _COMPARED)
    number = better + worse + same
    if not number:
        return "geen kerneis is te vergelijken"
    return f"{number} vergelijkbaar: {better} beter, {worse} minder"


def _norm_toen(vergelijking: Vergelijking) -> str:
    """ " (norm 2024-11)" when then was measured with something else; empty with one norm."""
    if vergelijking.norm in (Normwissel.ZELFDE, Normwissel.ZELFDE_BETEKENIS):
        return ""
    toen = vergelijking.toen
    if toen.norm.id != vergelijking.nu.norm.id:
        return f" (norm {toen.norm.id})"
    return f" (gemeten met {_gemeten(toen)})"


def _van_naar(toen: Telling, nu: Telling) -> str:
    """ "Van 20 naar 22 van de 30 kerneisen op orde", or both totals where they differ."""
    before, after = toen.kern_van_toepassing, nu.kern_van_toepassing
    if before == after:
        kerneisen = aantal(after, "kerneis", "kerneisen")
        return f"Van {toen.kern_op_orde} naar {nu.kern_op_orde} van de {kerneisen} op orde."
    return (
        f"Van {toen.kern_op_orde} van de {before} naar {nu.kern_op_orde} van de {after} "
        "kerneisen op orde."
    )


def conclusie_zin(toen: Conclusie, nu: Conclusie) -> str:
    """The conclusion then and now."""
    if toen is nu:
        return f"Conclusie: {CONCLUSIE[nu]}, net als toen."
    return f"Conclusie: toen {CONCLUSIE[toen]}, nu {CONCLUSIE[nu]}."


def norm_zinnen(vergelijking: Vergelijking) -> Iterator[str]:
    """With which norm both were measured, and what was done about a difference."""
    toen, nu = vergelijking.toen, vergelijking.nu
    match vergelijking.norm:
        case Normwissel.ZELFDE:
            yield f"Beide keren gemeten met {_gemeten(nu)}. De verschillen komen niet van de norm."
        case Normwissel.ZELFDE_BETEKENIS:
            yield _both(toen, nu)
            yield "De eisen vragen hetzelfde. De verschillen komen niet van de norm."
        case Normwissel.ANDERE_VERSIE:
            changed = sum(each.verloop is Verloop.ANDERE_EIS for each in vergelijking.eisen)
            asks = "1 eis vraagt" if changed == 1 else f"{changed} beantwoorde eisen vragen"
            yield _both(toen, nu)
            yield (
                f"{asks} nu iets anders. De antwoorden van toen zijn daarom opnieuw geteld met de "
                "norm van nu. Wat daardoor veranderde, staat apart."
            )
            yield (
                "Wij weten wel welke eisen zijn veranderd, maar niet wat er toen stond. Ook de "
                "conclusie van toen is berekend met de eisen van nu."
            )
        case Normwissel.ANDERE_EDITIE:
            yield _both(toen, nu)
            yield (
                "De antwoorden van toen zijn verhuisd naar de norm van nu en daar opnieuw geteld. "
                "Wat daardoor veranderde, staat apart."
            )
    if vergelijking.norm is Normwissel.ONBEKEND:
        yield _both(toen, nu)
    if vergelijking.onbekend:
        yield (
            "Wij kunnen niet weten welke eisen toen anders waren: een van de versies kennen wij "
            "niet. Is die nieuwer dan dit programma? Werk basisnorm dan bij. De antwoorden van "
            "toen tellen hier alsof de eisen hetzelfde zijn gebleven. Een verschil kan dus ook van "
            "de norm komen."
        )
    yield from _counted_with(vergelijking)
    if toen.vragenlijst.id != nu.vragenlijst.id:
        yield (
            f"Toen is vragenlijst '{toen.vragenlijst.id}' gebruikt, nu '{nu.vragenlijst.id}'. Wat "
            "één van beide niet vroeg, is niet beter en niet minder."
        )


def verklaring(vergelijking: Vergelijking) -> tuple[str, ...]:
    """What both results say about themselves; what only one says, with when."""
    toen, nu = vergelijking.toen.verklaring, vergelijking.nu.verklaring
    both = [each for each in nu if each in toen]
    return (
        *both,
        *(f"Toen: {each}" for each in toen if each not in both),
        *(f"Nu: {each}" for each in nu if each not in both),
    )


def details(each: EisVergelijking, norm: Normwissel) -> Iterator[str]:
    """What there is to tell beside then and now."""
    ids = [old.eis.id for old in each.toen]
    if len(ids) == 1 and ids[0] != each.eis.id and each.verloop is not Verloop.ANDERE_EIS:
        yield f"Deze eis heette toen {ids[0]}."
    if each.verloop is Verloop.ANDERE_EIS:
        yield from _reasons(each, norm)
    if each.telt_anders:
        yield f"{hoofdletter(each.telt_anders)}."
    before, now = (found.antwoord if found else None for found in (each.herteld, each.nu))
    if each.verloop is Verloop.NVT_BEEINDIGD and before and before.nvt:
        yield f"Toen niet van toepassing: {_nvt(before.nvt, each.eis, 'Gold')}"
    elif each.nu and each.nu.staat is Staat.NVT and now and now.nvt:
        yield f"Reden: {_nvt(now.nvt, each.eis, 'Geldt')}"
    if each.nu and each.nu.staat is Staat.OPEN and now:
        if now.overgenomen:
            yield f"Overgenomen uit {now.overgenomen} en nog niet bevestigd. Daarom open."
        elif before != now and now.nvt and now.nvt.tot:
            yield f"Was niet van toepassing tot en met {datum(now.nvt.tot)}. Daarom weer open."


def bewijs_zinnen(vergelijking: Vergelijking) -> Iterator[str]:
    """How much of what is written down changed; the texts themselves stand in the files."""
    notes = sum(each.toelichting_gewijzigd for each in vergelijking.eisen)
    proof = sum(each.bewijs_gewijzigd for each in vergelijking.eisen)
    if notes:
        yield f"Bij {aantal(notes, 'eis', 'eisen')} is de toelichting anders."
    if proof:
        yield f"Bij {aantal(proof, 'eis', 'eisen')} is het bewijs anders."
    before, now = (each.telling.zonder_bewijs for each in (vergelijking.herteld, vergelijking.nu))
    if before or now:
        yield f"Kerneisen nog zonder bewijs: toen {before}, nu {now}."


def stap_zin(stap: Stap) -> str:
    """ "BEG-17: Aanpak op papier zetten (ib'er, 1 februari 2027)"."""
    when = datum(stap.wanneer) if stap.wanneer else None
    who = ", ".join(part for part in (stap.wie, when) if part)
    words = f"{stap.eis}: {stap.stap}" if stap.stap else stap.eis
    return f"{words} ({who})" if who else words


def plan_zin(plan: PlanVergelijking) -> str:
    """How the verbeterplan stands; empty without any plan."""
    parts = [
        (len(plan.klaar), "is nu klaar", "zijn nu klaar"),
        (len(plan.bezig), "loopt nog", "lopen nog"),
        (len(plan.weg), "staat niet meer in het plan", "staan niet meer in het plan"),
        (len(plan.nieuw), "is nieuw", "zijn nieuw"),
    ]
    found = [
        f"{aantal(number, f'stap {one}', f'stappen {more}')}"
        for number, one, more in parts
        if number
    ]
    return f"{hoofdletter(opsomming(found))}." if found else ""


def wanneer(uitslag: Uitslag) -> str:
    """ "schooljaar 2026-2027, gemeten op 22 november 2026"."""
    year = f"schooljaar {uitslag.audit.schooljaar}, " if uitslag.audit.schooljaar else ""
    return f"{year}gemeten op {datum(uitslag.datum)}"


def _nvt(nvt: Nvt, eis: Eis, verb: str) -> str:
    """The reason, who decided so and until when."""
    reason = next((each.tekst for each in eis.nvt_redenen if each.id == nvt.reden), nvt.reden)
    by = f" Besloten door: {nvt.besloten_door}." if nvt.besloten_door else ""
    until = f" {verb} tot en met {datum(nvt.tot)}." if nvt.tot else ""
    return f"{reason.rstrip('.')}.{by}{until}"


def _reasons(each: EisVergelijking, norm: Normwissel) -> Iterator[str]:
    if norm is Normwissel.ANDERE_VERSIE:
        yield "De eis vraagt nu iets anders dan toen."
        return
    words = opsomming(each.redenen)
    yield f"{hoofdletter(words)}."


def _counted_with(vergelijking: Vergelijking) -> Iterator[str]:
    """Only the words of one version are here: not of an older one, nor of one yet to come."""
    other = {
        (each.audit.versie, each.norm.id, each.norm.versie)
        for each in (vergelijking.toen, vergelijking.nu)
        if each.audit.versie not in (None, each.norm.versie)
    }
    for then, norm, versie in sorted(other, key=str):
        yield (
            f"De teksten van versie {then} van norm {norm} heeft dit programma niet. Daarom is "
            f"geteld met versie {versie}."
        )


def _gemeten(uitslag: Uitslag) -> str:
    return f"norm {uitslag.norm.id}, {_version(uitslag.audit)}"


def _both(toen: Uitslag, nu: Uitslag) -> str:
    return f"Toen gemeten met {_gemeten(toen)}; nu met {_gemeten(nu)}."


def _version(audit: Audit) -> str:
    if audit.versie:
        return f"versie {audit.versie}"
    if audit.vingerafdruk:
        return f"vingerafdruk {audit.vingerafdruk[:19]}"
    return "versie onbekend"
