"""Moves the answers of a school from one norm to another; nothing is guessed and nothing is lost.

An answer that still means the same stays as it was. One that must be looked at again travels along
as `overgenomen`, and so is open until it is confirmed. What has no place is only told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt, Schoolgids, Stap
from basisnorm.norm.model import Eis, Norm, NvtReden, Schaalsoort, Sector, Status
from basisnorm.norm.verschil import predecessors, successors
from basisnorm.words import listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuisd:
    """What became of the answers that come together in one eis of the new norm.

    `van` are the old answers, `antwoord` the one in the new file: None when none of them fits
    the new eis. `redenen` say why to look again; without them the answer still means the same.
    """

    eis: Eis
    van: tuple[Antwoord, ...]
    antwoord: Antwoord | None
    redenen: tuple[str, ...]
    telt_anders: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuizing:
    """The new audit, and what happened to every answer, in norm order.

    `nieuw` are questions that the old norm did not ask this school; `nog_open` those that it
    did, and that had no answer. `vervallen`, `stappen` and `zinnen` have no place in the new
    norm and stand in the old file only.
    """

    audit: Audit
    behouden: tuple[Verhuisd, ...]
    opnieuw_bekijken: tuple[Verhuisd, ...]
    nieuw: tuple[Eis, ...]
    nog_open: tuple[Eis, ...]
    vervallen: tuple[Antwoord, ...]
    stappen: tuple[Stap, ...]
    zinnen: tuple[tuple[str, str], ...]


def move_audit(
    audit: Audit,
    oud: Norm,
    nieuw: Norm,
    vragen: Iterable[Eis],
    *,
    anders: frozenset[str] | None = frozenset(),
    bron: str | None = None,
) -> Verhuizing:
    """The audit for `nieuw`; `vragen` are what the new questionnaire asks this school.

    `oud` is the norm that the file was read with. `anders` are its eisen that asked something
    else in the version that the school answered; None when that is not known, and then every
    answer must be looked at again. `bron` is where they come from, when that is not the old norm.
    """
    sector = audit.school.sector
    after, before = successors(oud, nieuw), predecessors(oud, nieuw)
    answers = audit.per_eis()
    source = bron or _source(audit, oud, nieuw)
    moved, notes, other_sector = [], [], []
    for eis in nieuw.eisen.values():
        parts = tuple(oud.eisen[each] for each in before[eis.id])
        # Of a po and a vo eis that became one, a school answered only its own.
        olds = tuple(each for each in parts if sector in each.sectoren) or parts
        came = tuple(answers[each.id] for each in olds if each.id in answers)
        other_sector += [
            answers[each.id] for each in parts if each not in olds and each.id in answers
        ]
        if came and all(each.is_notitie for each in came):
            notes.append(_note(eis, came))
        elif came:
            split = next((each.id for each in olds if len(after[each.id]) > 1), None)
            reasons = tuple(_reasons(olds, came, eis, sector, split, anders))
            moved.append(_move(eis, olds, came, reasons, source, sector))
    order = {eis: place for place, eis in enumerate(nieuw.eisen)}
    carried = tuple(
        sorted(
            (*(each.antwoord for each in moved if each.antwoord is not None), *notes),
            key=lambda each: order[each.eis],
        )
    )
    touched = {each.eis.id for each in moved}
    left = [eis for eis in vragen if eis.id not in touched]
    was_asked = [
        eis for eis in left if any(_was_asked(oud, each, audit) for each in before[eis.id])
    ]
    return Verhuizing(
        audit=replace(
            audit,
            norm=nieuw.id,
            versie=nieuw.versie,
            vingerafdruk=nieuw.vingerafdruk,
            extra_gebieden=_extra_gebieden(audit, nieuw, carried),
            antwoorden=carried,
            verbeterplan=tuple(
                stap._replace(eis=after[stap.eis][0])
                for stap in audit.verbeterplan
                if after[stap.eis]
            ),
            schoolgids=move_schoolgids(audit.schoolgids, oud, nieuw),
        ),
        behouden=tuple(each for each in moved if not each.redenen),
        opnieuw_bekijken=tuple(each for each in moved if each.redenen),
        nieuw=tuple(eis for eis in left if eis not in was_asked),
        nog_open=tuple(was_asked),
        vervallen=(
            *(answers[each] for each in oud.eisen if each in answers and not after[each]),
            *other_sector,
        ),
        stappen=tuple(stap for stap in audit.verbeterplan if not after[stap.eis]),
        zinnen=tuple(
            (eis, zin)
            for eis, zin in (audit.schoolgids.zinnen if audit.schoolgids else ())
            if not after[eis]
        ),
    )


def _was_asked(oud: Norm, eis: str, audit: Audit) -> bool:
    """Whether the full questionnaire of the old norm asked this school this eis."""
    gebied = oud.gebied(oud.eisen[eis].gebied)
    optional = gebied.status is Status.IN_VOORBEREIDING
    if optional and gebied.id not in audit.extra_gebieden:
        return False
    return audit.school.sector in oud.eisen[eis].sectoren


def _source(audit: Audit, oud: Norm, nieuw: Norm) -> str:
    """Where an answer was taken over from, as it reads after "Overgenomen uit"."""
    if oud.id != nieuw.id:
        return f"norm {oud.id}"
    return f"versie {audit.versie}" if audit.versie else "een eerdere versie"


def _reasons(
    olds: tuple[Eis, ...],
    came: tuple[Antwoord, ...],
    eis: Eis,
    sector: Sector,
    split: str | None,
    anders: frozenset[str] | None,
) -> Iterator[str]:
    """Why to look again, as half sentences."""
    if len(olds) > 1:
        yield f"samengevoegd uit {listing([each.id for each in olds], 'en')}"
        answered = {each.eis for each in came if not each.is_notitie}
        for old in olds:
            if old.id not in answered:
                yield f"bij {old.id} stond nog geen antwoord"
    elif split is not None:
        yield f"een deel van {split}, dat is gesplitst"
    else:
        yield from changes(olds[0], came[0], eis, sector)
    if fitting(came, olds, eis) is None:
        yield "uw antwoord past hier niet meer en gaat niet mee"
    for each in came:
        if each.overgenomen is not None:
            yield f"was al overgenomen uit {each.overgenomen} en nog niet bevestigd"
    if anders is None or any(each.eis in anders for each in came):
        yield "gegeven bij een andere versie van de norm"


def _move(
    eis: Eis,
    olds: tuple[Eis, ...],
    came: tuple[Antwoord, ...],
    reasons: tuple[str, ...],
    source: str,
    sector: Sector,
) -> Verhuisd:
    chosen = fitting(came, olds, eis)
    answer = None
    if chosen is not None:
        answer = chosen._replace(
            eis=eis.id,
            toelichting=join_notes(came),
            bewijs=_all_bewijs(came),
            overgenomen=(chosen.overgenomen or source) if reasons else None,
        )
    return Verhuisd(
        eis=eis,
        van=came,
        antwoord=answer,
        redenen=reasons,
        telt_anders=_counts_otherwise(olds, eis, sector),
    )


def _note(eis: Eis, came: tuple[Antwoord, ...]) -> Antwoord:
    """What was written at open questions; the question they come together in is open too."""
    return Antwoord(eis=eis.id, toelichting=join_notes(came), bewijs=_all_bewijs(came))


def _all_bewijs(came: tuple[Antwoord, ...]) -> tuple[Bewijs, ...]:
    return tuple(dict.fromkeys(each for answer in came for each in answer.bewijs))


def _counts_otherwise(olds: tuple[Eis, ...], eis: Eis, sector: Sector) -> str | None:
    if sector not in eis.sectoren:
        asked = any(sector in each.sectoren for each in olds)
        return "geldt niet meer voor uw soort school" if asked else None
    was_kern = any(each.kern for each in olds)
    if was_kern is eis.kern:
        return None
    if any(each.id == eis.id for each in olds):
        return "is nu een kerneis" if eis.kern else "is geen kerneis meer"
    names = listing([each.id for each in olds], "en")
    return f"is een kerneis, anders dan {names}" if eis.kern else f"is geen kerneis; {names} wel"


def _extra_gebieden(audit: Audit, nieuw: Norm, carried: tuple[Antwoord, ...]) -> tuple[str, ...]:
    """The gebieden in preparation that were asked for, or that answers came along to."""
    wanted = {*audit.extra_gebieden, *(nieuw.eisen[each.eis].gebied for each in carried)}
    return tuple(
        each.id
        for each in nieuw.gebieden
        if each.status is Status.IN_VOORBEREIDING and each.id in wanted
    )


def fitting(came: tuple[Antwoord, ...], olds: tuple[Eis, ...], eis: Eis) -> Antwoord | None:
    """The old answer that stands for all of them: the lowest level, because all must be met."""
    levels = [each for each in came if each.niveau is not None]
    if levels:
        lowest = min(levels, key=lambda each: each.niveau or 0)
        # "Begonnen" is no step of yes or no: then it is not done yet, until someone confirms.
        level = max(each for each in eis.niveaus if each <= (lowest.niveau or 0))
        return lowest._replace(niveau=level)
    if len(came) < len(olds):
        # "Does not apply" to a part says nothing about the whole.
        return None
    fitting = (each for each in came if each.nvt is not None and find_reason(eis, each.nvt))
    return next(fitting, None)


def join_notes(came: tuple[Antwoord, ...]) -> str | None:
    """All toelichtingen, each with its eis when there are more."""
    notes = [(each.eis, each.toelichting) for each in came if each.toelichting]
    if len(came) > 1:
        return " ".join(f"{eis}: {note}" for eis, note in notes) or None
    return notes[0][1] if notes else None


def find_reason(eis: Eis, nvt: Nvt) -> NvtReden | None:
    """The reason of this eis that an n.v.t. gives; None when it is gone."""
    return next((each for each in eis.nvt_redenen if each.id == nvt.reden), None)


def asks_the_same(old: Eis, eis: Eis, sector: Sector) -> bool:
    """Whether a level at the old eis says the same at this one, in this sector."""
    both = sector in old.sectoren and sector in eis.sectoren
    return both and not any(_question_changes(old, eis, sector))


def changes(old: Eis, answer: Antwoord, eis: Eis, sector: Sector) -> Iterator[str]:
    """Why an answer to the old eis must be looked at again, as half sentences."""
    yield from _question_changes(old, eis, sector)
    if answer.nvt is not None:
        before, after = (find_reason(each, answer.nvt) for each in (old, eis))
        if after is not None and before != after:
            yield "de reden voor n.v.t. is anders verwoord"


def _question_changes(old: Eis, eis: Eis, sector: Sector) -> Iterator[str]:
    if old.tekst.voor(sector) != eis.tekst.voor(sector):
        yield "de eis is anders verwoord"
    if old.op_orde.voor(sector) != eis.op_orde.voor(sector):
        yield "'op orde' betekent nu iets anders"
    if old.schaal is not eis.schaal:
        steps = "ja of nee" if eis.schaal is Schaalsoort.JA_NEE else "vier niveaus"
        yield f"u kiest nu uit {steps}"
    elif _levels(old, sector) != _levels(eis, sector):
        yield "de niveaus betekenen hier nu iets anders"


def _levels(eis: Eis, sector: Sector) -> tuple[str, ...] | None:
    return eis.niveauteksten.voor(sector) if eis.niveauteksten else None


def move_schoolgids(gids: Schoolgids | None, oud: Norm, nieuw: Norm) -> Schoolgids | None:
    """The own sentences under the ids of `nieuw`; None when nothing is left."""
    if gids is None:
        return None
    after, before = successors(oud, nieuw), predecessors(oud, nieuw)
    sentences: dict[str, list[str]] = {}
    for eis, zin in gids.zinnen:
        # After a split there is one sentence; under the first part the school will find it.
        for new in after[eis][:1]:
            sentences.setdefault(new, []).append(zin)
    left_out = set(gids.weglaten)
    moved = gids._replace(
        zinnen=tuple((eis, " ".join(zinnen)) for eis, zinnen in sentences.items()),
        # What parents should know is hidden only when the school hid all of it.
        weglaten=tuple(new for new, ids in before.items() if ids and left_out.issuperset(ids)),
    )
    return None if moved == Schoolgids() else moved
