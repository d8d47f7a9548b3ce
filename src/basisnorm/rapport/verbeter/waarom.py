"""Why the result came out so: the trace of the school and of each gebied, as it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.rapport import woorden
from basisnorm.rapport.uitleg import explain
from basisnorm.rapport.uitleg_eis import Regel
from basisnorm.uitslag.model import Conclusie, EisUitslag, GebiedUitslag, Staat, Uitslag


def build_waarom(uitslag: Uitslag) -> tuple[Regel, ...]:
    """The steps for the school, then one for each gebied; the numbers are of the scoreregel."""
    return (
        *explain(uitslag, None).regels,
        *(_gebied(each) for each in uitslag.gebieden if each.telling.eisen),
    )


_BECAUSE = {
    Conclusie.OP_ORDE: "Op orde: alle kerneisen die hier gelden, zijn op orde.",
    Conclusie.NOG_NIET: "Nog niet op orde, door deze kerneisen.",
    Conclusie.ONVOLLEDIG: "Nog niet alles beantwoord. Deze kerneisen zijn nog open.",
    Conclusie.NIET_VAN_TOEPASSING: "Geen conclusie: hier geldt geen kerneis.",
}


def _gebied(gebied: GebiedUitslag) -> Regel:
    eisen = [(woorden.stand(each), each.eis.id) for each in _deciding(gebied)]
    return decide(gebied.gebied.titel, gebied.conclusie, eisen)


def decide(titel: str, conclusie: Conclusie, eisen: Iterable[tuple[str, str]]) -> Regel:
    """What decided over a gebied; `eisen` are how each kerneis that did it stands, and its id.

    Those that stand alike are named together.
    """
    alike: dict[str, list[str]] = {}
    for stand, eis in eisen:
        alike.setdefault(stand, []).append(eis)
    punten = [f"{woorden.hoofdletter(stand)}: {', '.join(ids)}" for stand, ids in alike.items()]
    return Regel(kop=titel, tekst=_BECAUSE[conclusie], punten=tuple(sorted(punten, reverse=True)))


def _deciding(gebied: GebiedUitslag) -> list[EisUitslag]:
    if gebied.conclusie is Conclusie.NOG_NIET:
        return [each for each in gebied.eisen if each.op_orde is False and each.eis.kern]
    if gebied.conclusie is Conclusie.ONVOLLEDIG:
        return [each for each in gebied.eisen if each.staat is Staat.OPEN and each.eis.kern]
    return []
