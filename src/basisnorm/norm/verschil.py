"""What differs between two norms: which eisen came and went, and what changed in the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from basisnorm.norm.model import Bron, Eis, Gebied, Norm
from basisnorm.norm.wijziging import Vorm, Waarden, Wijziging, changed, compare_eis


@dataclass(frozen=True, slots=True, kw_only=True)
class EisVerschil:
    """An eis that stayed, perhaps under another id, with what changed in it."""

    oud: Eis
    nieuw: Eis
    wijzigingen: tuple[Wijziging, ...]

    @property
    def betekenis(self) -> bool:
        """Whether schools must look again."""
        return any(each.betekenis for each in self.wijzigingen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitsing:
    """One eis that became several."""

    oud: Eis
    nieuw: tuple[Eis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Samenvoeging:
    """Several eisen that became one; its own old version is among them when it had one."""

    oud: tuple[Eis, ...]
    nieuw: Eis


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedVerschil:
    """A gebied that came (`oud` is None), went (`nieuw` is None) or changed."""

    oud: Gebied | None
    nieuw: Gebied | None
    wijzigingen: tuple[Wijziging, ...] = ()

    @property
    def gebied(self) -> Gebied:
        """The gebied as it is now, or as it was."""
        found = self.nieuw or self.oud
        assert found is not None
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschil:
    """All differences. What came is in the order of the new norm, the rest in that of the old.

    `vervallen` went and the new norm says so; `verdwenen` went without a word. An eis with
    another id and other words is in `hernoemd` only; `gewijzigd` holds those that kept their id.
    """

    oud: Norm
    nieuw: Norm
    norm: tuple[Wijziging, ...]
    gebieden: tuple[GebiedVerschil, ...]
    toegevoegd: tuple[Eis, ...]
    vervallen: tuple[Eis, ...]
    verdwenen: tuple[Eis, ...]
    hernoemd: tuple[EisVerschil, ...]
    gesplitst: tuple[Splitsing, ...]
    samengevoegd: tuple[Samenvoeging, ...]
    gewijzigd: tuple[EisVerschil, ...]

    @property
    def ongewijzigd(self) -> int:
        """How many eisen are the same in every field, id included."""
        changed = {each.oud.id for each in self.gewijzigd}
        into = {each.nieuw.id for each in self.samengevoegd}
        return sum(
            each in self.nieuw.eisen and each not in changed and each not in into
            for each in self.oud.eisen
        )

    @property
    def omgekeerd(self) -> bool:
        """Whether the older norm was probably named last: it has what the other retired."""
        return any(
            each.id in self.nieuw.eisen and each.id not in self.oud.eisen
            for each in self.oud.vervallen
        )


def compare(oud: Norm, nieuw: Norm) -> Verschil:
    """What an edition changed; `nieuw.vervallen` tells what became of ids that are gone."""
    after, before = successors(oud, nieuw), predecessors(oud, nieuw)
    explained = {each.id for each in nieuw.vervallen}
    gone = [eis for eis in oud.eisen.values() if not after[eis.id]]
    kept = [
        EisVerschil(oud=eis, nieuw=now, wijzigingen=tuple(compare_eis(eis, now)))
        for eis in oud.eisen.values()
        if (now := nieuw.eisen.get(eis.id)) is not None
    ]
    renamed = [
        (oud.eisen[old], nieuw.eisen[new])
        for old, ids in after.items()
        for new in ids
        if old != new and len(ids) == 1 and len(before[new]) == 1
    ]
    return Verschil(
        oud=oud,
        nieuw=nieuw,
        norm=tuple(_compare_norm(oud, nieuw)),
        gebieden=tuple(_compare_gebieden(oud, nieuw)),
        toegevoegd=tuple(eis for eis in nieuw.eisen.values() if not before[eis.id]),
        vervallen=tuple(eis for eis in gone if eis.id in explained),
        verdwenen=tuple(eis for eis in gone if eis.id not in explained),
        hernoemd=tuple(
            EisVerschil(oud=old, nieuw=new, wijzigingen=tuple(compare_eis(old, new)))
            for old, new in renamed
        ),
        gesplitst=tuple(
            Splitsing(oud=oud.eisen[old], nieuw=tuple(nieuw.eisen[new] for new in ids))
            for old, ids in after.items()
            if len(ids) > 1
        ),
        samengevoegd=tuple(
            Samenvoeging(oud=tuple(oud.eisen[old] for old in ids), nieuw=nieuw.eisen[new])
            for new, ids in before.items()
            if len(ids) > 1
        ),
        gewijzigd=tuple(each for each in kept if each.wijzigingen),
    )


def successors(oud: Norm, nieuw: Norm) -> Mapping[str, tuple[str, ...]]:
    """For every old id the ids that took its place: itself when it is still there."""
    instead = {each.id: each.vervangen_door for each in nieuw.vervallen}
    return MappingProxyType(
        {
            eis: (eis,)
            if eis in nieuw.eisen
            else tuple(new for new in instead.get(eis, ()) if new in nieuw.eisen)
            for eis in oud.eisen
        }
    )


def predecessors(oud: Norm, nieuw: Norm) -> Mapping[str, tuple[str, ...]]:
    """For every new id the old ids that it took the place of; its own when that was there."""
    found: dict[str, list[str]] = {eis: [] for eis in nieuw.eisen}
    for old, ids in successors(oud, nieuw).items():
        for new in ids:
            found[new].append(old)
    return MappingProxyType({new: tuple(ids) for new, ids in found.items()})


def _compare_norm(oud: Norm, nieuw: Norm) -> Iterator[Wijziging]:
    for veld in ("drempel", "versie", "peildatum"):
        before, after = str(getattr(oud, veld)), str(getattr(nieuw, veld))
        yield from changed(veld, Vorm.WAARDE, (before,), (after,))
    for veld in ("naam", "verantwoording"):
        yield from changed(veld, Vorm.TEKST, (getattr(oud, veld),), (getattr(nieuw, veld),))
    yield from changed("bronnen", Vorm.LIJST, _sources(oud.bronnen), _sources(nieuw.bronnen))


def _compare_gebieden(oud: Norm, nieuw: Norm) -> Iterator[GebiedVerschil]:
    now = {each.id: each for each in nieuw.gebieden}
    for was in oud.gebieden:
        gebied = now.pop(was.id, None)
        changes: tuple[Wijziging, ...] = ()
        if gebied is not None:
            changes = (
                *changed("status", Vorm.WAARDE, (was.status.value,), (gebied.status.value,)),
                *changed("titel", Vorm.TEKST, (was.titel,), (gebied.titel,)),
                *changed("uitleg", Vorm.TEKST, (was.uitleg,), (gebied.uitleg,)),
            )
        if gebied is None or changes:
            yield GebiedVerschil(oud=was, nieuw=gebied, wijzigingen=changes)
    for gebied in now.values():
        yield GebiedVerschil(oud=None, nieuw=gebied)


def _sources(bronnen: Iterable[Bron]) -> Waarden:
    return tuple(
        ", ".join(
            part
            for part in (f"{each.id}: {each.titel}", each.uitgever, each.datum, each.url)
            if part
        )
        for each in bronnen
    )
