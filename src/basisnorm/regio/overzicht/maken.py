"""From what is known of each school to the picture of the region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from basisnorm.audit.model import Schoolsoort
from basisnorm.invoer.groepsnamen import Groepsnamen
from basisnorm.norm.model import Norm, Sector
from basisnorm.regio.overzicht.overzicht import (
    QUARTER,
    STAP,
    Eistelling,
    Gebiedoverzicht,
    Groep,
    Hulp,
    Kwaliteit,
    Overzicht,
    Spreiding,
    Trede,
    counts,
    most_common,
)
from basisnorm.regio.overzicht.school import (
    Gebiedstand,
    Regiotelling,
    Schoolregel,
    Stand,
    by_name,
    sort_key,
)
from basisnorm.regio.overzicht.vorige import Vorige, compare_vorige

# For how many of the most common verbeterpunten help is looked for (own choice).
HULP = 10


def build_overzicht(
    telling: Regiotelling,
    norm: Norm,
    *,
    vorige: Vorige | None = None,
    gevraagd: Collection[str] | None = None,
) -> Overzicht:
    """The region of these schools.

    `gevraagd` are the eisen that could be answered, the columns of the table; without it, all.
    """
    every = sorted(telling.scholen, key=lambda each: by_name(each.school))
    known = [each for each in every if each.schoolsoort.norm_bekend]
    places = [
        place for place in range(len(norm.gebieden)) if any(each.cellen[place] for each in every)
    ]
    eisen = tuple(_eisen(telling, norm, norm.eisen if gevraagd is None else gevraagd))
    per_sector = [
        (sector, [each for each in known if each.schoolsoort.sector is sector]) for sector in Sector
    ]
    soorten = Counter(each.schoolsoort for each in every)
    days = [each.datum for each in every]
    return Overzicht(
        norm=norm,
        aantal=len(every),
        vestigingen=len({each.school.vestigingscode for each in known}),
        stand=_stand(known),
        per_sector=tuple((sector, _stand(here)) for sector, here in per_sector if here),
        apart=tuple(
            (soort, _stand(each for each in every if each.schoolsoort is soort))
            for soort in Schoolsoort
            if soorten[soort] and not soort.norm_bekend
        ),
        sectoren=tuple(sector for sector, here in per_sector if here),
        gebieden=tuple(
            Gebiedoverzicht(
                gebied=(gebied := norm.gebieden[place]),
                stand=_stand(each.cellen[place] for each in known),
                kern_niet=sum(
                    each.nog_niet
                    for each in eisen
                    if each.eis.kern and each.eis.gebied == gebied.id
                ),
            )
            for place in places
        ),
        eisen=eisen,
        spreiding=tuple(_spreidingen(known)),
        besturen=_groepen(known, lambda each: each.bestuur, places),
        gemeenten=_groepen(known, lambda each: each.gemeente, places),
        hulp=tuple(_hulp(most_common(eisen, norm)[:HULP], every, norm)),
        willen_helpen=sum(each.wil_helpen for each in known),
        willen_helpen_apart=sum(
            each.wil_helpen for each in every if not each.schoolsoort.norm_bekend
        ),
        kwaliteit=_quality(known, [each for each in eisen if counts(norm, each.eis)]),
        samenwerkingsverbanden=tuple(
            sorted({each.samenwerkingsverband for each in every if each.samenwerkingsverband})
        ),
        schooljaren=tuple(sorted({each.schooljaar for each in every})),
        datums=(min(days), max(days)) if days else None,
        vergelijking=compare_vorige(norm, vorige, telling.scholen) if vorige else None,
        scholen=tuple(every),
    )


def _stand(each: Iterable[Schoolregel | Gebiedstand | None]) -> Stand:
    """How many schools have each outcome, of themselves or in one gebied."""
    outcomes = Counter(one.uitkomst for one in each if one is not None)
    return Stand(**{uitkomst.value: number for uitkomst, number in outcomes.items()})


def _eisen(telling: Regiotelling, norm: Norm, asked: Collection[str]) -> Iterator[Eistelling]:
    """In norm order; eisen that nobody answered, left open or left out are not there."""
    levels: Counter[tuple[str, int | None]] = Counter()
    op_orde, nvt, still_open, zonder_bewijs = (Counter[str]() for _ in range(4))
    for (eis_id, niveau, met, is_nvt, bare), number in telling.eisen.items():
        levels[eis_id, niveau] += number
        op_orde[eis_id] += number if met else 0
        nvt[eis_id] += number if is_nvt else 0
        still_open[eis_id] += number if niveau is None and not is_nvt and eis_id in asked else 0
        zonder_bewijs[eis_id] += number if bare else 0
    for eis in norm.eisen.values():
        nul, een, twee, drie = (levels[eis.id, niveau] for niveau in range(4))
        if nul or een or twee or drie or still_open[eis.id] or nvt[eis.id]:
            yield Eistelling(
                eis=eis,
                niveaus=(nul, een, twee, drie),
                op_orde=op_orde[eis.id],
                nvt=nvt[eis.id],
                open=still_open[eis.id],
                zonder_bewijs=zonder_bewijs[eis.id],
            )


def _groepen(
    scholen: Sequence[Schoolregel],
    of: Callable[[Schoolregel], str | None],
    places: Sequence[int],
) -> tuple[Groep, ...]:
    """The groups by name, with these gebieden; the schools without a name last.

    Nothing when no school has one.
    """
    names = Groepsnamen()
    groups: dict[str, list[Schoolregel]] = {}
    for each in scholen:
        groups.setdefault(names.add(of(each)), []).append(each)
    if not any(groups):
        return ()
    called = names.namen()
    named = [(called.get(key), here) for key, here in groups.items()]
    return tuple(
        Groep(
            naam=naam,
            stand=_stand(here),
            kern_op_orde=sum(each.telling.kern_op_orde for each in here),
            kern_beantwoord=sum(
                each.telling.kern_op_orde + each.telling.kern_niet for each in here
            ),
            per_gebied=tuple(_stand(each.cellen[place] for each in here) for place in places),
        )
        for naam, here in sorted(
            named, key=lambda each: (not each[0], sort_key(each[0] or ""), each[0] or "")
        )
    )


def _hulp(
    common: Iterable[Eistelling], scholen: Sequence[Schoolregel], norm: Norm
) -> Iterator[Hulp]:
    """Who can help with each of these, by name; only schools that offered it are named."""
    kerneisen = [eis.id for eis in norm.eisen.values() if eis.kern]
    helping = [each for each in scholen if each.wil_helpen]
    for each in common:
        place = kerneisen.index(each.eis.id)
        known = [(school.school, school.kern[place]) for school in helping]
        levels = [(school, *level) for school, level in known if level]
        yield Hulp(
            eis=each.eis,
            nog_niet=each.nog_niet,
            geborgd=tuple(school for school, niveau, met in levels if met and niveau == 3),
            op_orde=tuple(school for school, niveau, met in levels if met and niveau < 3),
        )


def _quality(scholen: Iterable[Schoolregel], eisen: Sequence[Eistelling]) -> Kwaliteit:
    """How complete the picture is; `eisen` are of the gebieden that make the conclusion."""
    kern = [each for each in eisen if each.eis.kern]
    scholen = [*scholen]
    return Kwaliteit(
        kern_open=sum(0 < each.telling.kern_open < each.telling.kern for each in scholen),
        alleen_kern=sum(each.alleen_kern for each in scholen),
        vaak_niet=sum(0 < each.beantwoord <= QUARTER * each.nog_niet for each in kern),
        kern_op_orde=sum(each.op_orde for each in kern),
        zonder_bewijs=sum(each.zonder_bewijs for each in kern),
        nvt=sum(each.nvt for each in eisen),
    )


def _spreidingen(scholen: Iterable[Schoolregel]) -> Iterator[Spreiding]:
    """How far the schools are apart, in shares: what is open or n.v.t. is no gap."""
    shares: dict[Sector, Counter[int]] = {}
    left_out: Counter[Sector] = Counter()
    for each in scholen:
        telling, sector = each.telling, each.schoolsoort.sector
        if not (applies := telling.kern_van_toepassing):
            continue
        here = shares.setdefault(sector, Counter())
        answered = applies - telling.kern_open
        if 2 * answered < applies:
            left_out[sector] += 1
        else:
            here[telling.kern_op_orde * 100 // answered] += 1
    for sector in Sector:
        if sector in shares:
            yield Spreiding(
                sector=sector,
                treden=_steps(shares[sector]),
                midden=_middle(shares[sector]),
                weggelaten=left_out[sector],
            )


def merge(treden: Sequence[Trede], least: int) -> tuple[Trede, ...]:
    """The same schools in steps of at least so many, each as narrow as that allows.

    Nothing when there are not that many schools.
    """
    merged: list[Trede] = []
    for trede in treden:
        if merged and merged[-1].scholen < least:
            trede = _joined(merged.pop(), trede)
        merged.append(trede)
    if len(merged) > 1 and merged[-1].scholen < least:
        last = merged.pop()
        merged.append(_joined(merged.pop(), last))
    return tuple(merged) if merged and merged[0].scholen >= least else ()


def _joined(low: Trede, high: Trede) -> Trede:
    return Trede(van=low.van, tot_en_met=high.tot_en_met, scholen=low.scholen + high.scholen)


def _steps(shares: Counter[int]) -> tuple[Trede, ...]:
    """From the lowest step with a school to 100, which is a step of its own: everything met."""
    steps = Counter({STAP * (share // STAP): 0 for share in shares})
    for share, number in shares.items():
        steps[STAP * (share // STAP)] += number
    return tuple(
        Trede(van=begin, tot_en_met=min(begin + STAP - 1, 100), scholen=steps[begin])
        for begin in range(min(steps, default=101), 101, STAP)
    )


def _middle(shares: Counter[int]) -> int:
    """At least half of the schools reach this percentage."""
    passed, every = 0, shares.total()
    for share in sorted(shares, reverse=True):
        passed += shares[share]
        if 2 * passed >= every:
            return share
    return 0
