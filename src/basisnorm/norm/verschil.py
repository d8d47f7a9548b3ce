"""What differs between two norms: eisen that came, went and changed, down to their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, StrEnum, auto
from types import MappingProxyType

from basisnorm.norm.model import Bron, Eis, Gebied, Norm, Sector

Waarden = tuple[str, ...]

# Below this little is left of the old sentence; two whole sentences then read more easily.
_ALIKE = 0.4
# One word that stayed between two changes only breaks up what a person reads as one change.
_ISLAND = 1

# Only a change in one of these asks schools to look again (the `betekenis` of a norm).
BETEKENIS = frozenset(
    {"tekst", "kern", "sectoren", "basis", "op_orde", "schaal", "niveaus", "nvt_redenen", "drempel"}
)


class Leeswijze(Enum):
    """How a change reads best: word by word, item by item, or as one value for another."""

    TEKST = auto()
    LIJST = auto()
    WAARDE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """One field that changed, as it stands in the YAML; empty where there was or is nothing.

    `sector` is set when po and vo are worded differently and this is about one of them.
    """

    veld: str
    vorm: Leeswijze
    oud: Waarden
    nieuw: Waarden
    sector: Sector | None = None

    @property
    def betekenis(self) -> bool:
        """Whether schools must look again because of it."""
        return self.veld in BETEKENIS


def compare_eis(oud: Eis, nieuw: Eis) -> Iterator[Wijziging]:
    """The fields that differ, the weightiest first; the id is not one of them."""
    # What a sector is not asked is only a copy of what the other is asked.
    sectoren = [each for each in Sector if each in oud.sectoren and each in nieuw.sectoren]
    for veld, (vorm, values) in _FIELDS.items():
        pairs = {
            sector: (values(oud, sector), values(nieuw, sector)) for sector in sectoren or Sector
        }
        same_for_both = len(set(pairs.values())) == 1
        for sector, (before, after) in pairs.items():
            if before != after:
                yield Wijziging(
                    veld=veld,
                    vorm=vorm,
                    oud=before,
                    nieuw=after,
                    sector=None if same_for_both else sector,
                )
                if same_for_both:
                    break


def changed(veld: str, vorm: Leeswijze, oud: Waarden, nieuw: Waarden) -> Iterator[Wijziging]:
    """The change of one field, when there is one."""
    if oud != nieuw:
        yield Wijziging(veld=veld, vorm=vorm, oud=oud, nieuw=nieuw)


_FIELDS: Mapping[str, tuple[Leeswijze, Callable[[Eis, Sector], Waarden]]] = {
    "tekst": (Leeswijze.TEKST, lambda eis, sector: (eis.tekst.voor(sector),)),
    "op_orde": (Leeswijze.TEKST, lambda eis, sector: (eis.op_orde.voor(sector),)),
    "kern": (Leeswijze.WAARDE, lambda eis, _: ("true" if eis.kern else "false",)),
    "sectoren": (Leeswijze.LIJST, lambda eis, _: tuple(each.value for each in eis.sectoren)),
    "basis": (Leeswijze.WAARDE, lambda eis, _: (eis.basis.value,)),
    "schaal": (Leeswijze.WAARDE, lambda eis, _: (eis.schaal.value,)),
    "niveaus": (
        Leeswijze.LIJST,
        lambda eis, sector: eis.niveauteksten.voor(sector) if eis.niveauteksten else (),
    ),
    "nvt_redenen": (
        Leeswijze.LIJST,
        lambda eis, _: tuple(f"{each.id}: {each.tekst}" for each in eis.nvt_redenen),
    ),
    "eigen_maat": (Leeswijze.TEKST, lambda eis, _: (eis.eigen_maat,) if eis.eigen_maat else ()),
    "bewijs": (Leeswijze.LIJST, lambda eis, sector: eis.bewijs.voor(sector)),
    "verbeteren": (Leeswijze.TEKST, lambda eis, _: (eis.verbeteren,)),
    "schoolgids": (
        Leeswijze.TEKST,
        lambda eis, sector: (eis.schoolgids.voor(sector),) if eis.schoolgids else (),
    ),
    "bronnen": (Leeswijze.LIJST, lambda eis, sector: eis.bronnen.voor(sector)),
    "categorie": (Leeswijze.WAARDE, lambda eis, _: (eis.categorie.value,)),
    "tweelingen": (Leeswijze.LIJST, lambda eis, _: eis.tweelingen),
    "gebied": (Leeswijze.WAARDE, lambda eis, _: (eis.gebied,)),
}


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
        yield from changed(veld, Leeswijze.WAARDE, (before,), (after,))
    for veld in ("naam", "verantwoording"):
        yield from changed(veld, Leeswijze.TEKST, (getattr(oud, veld),), (getattr(nieuw, veld),))
    yield from changed("bronnen", Leeswijze.LIJST, _sources(oud.bronnen), _sources(nieuw.bronnen))


def _compare_gebieden(oud: Norm, nieuw: Norm) -> Iterator[GebiedVerschil]:
    now = {each.id: each for each in nieuw.gebieden}
    for was in oud.gebieden:
        gebied = now.pop(was.id, None)
        changes: tuple[Wijziging, ...] = ()
        if gebied is not None:
            changes = (
                *changed("status", Leeswijze.WAARDE, (was.status.value,), (gebied.status.value,)),
                *changed("titel", Leeswijze.TEKST, (was.titel,), (gebied.titel,)),
                *changed("uitleg", Leeswijze.TEKST, (was.uitleg,), (gebied.uitleg,)),
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


class Lot(StrEnum):
    """Whether a piece stayed, went or came."""

    GELIJK = "gelijk"
    WEG = "weg"
    NIEUW = "nieuw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One or more words, with single spaces between them."""

    soort: Lot
    tekst: str


def compare_words(oud: str, nieuw: str) -> tuple[Fragment, ...]:
    """The pieces in reading order; what went stands before what came in its place.

    The pieces that are not `nieuw` make the old text and those that are not `weg` the new one,
    apart from the kind of white space.
    """
    before, after = oud.split(), nieuw.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return tuple(_pieces([(before, after, False)]))
    blocks = (
        (before[i:j], after[k:m], tag == "equal") for tag, i, j, k, m in matcher.get_opcodes()
    )
    return tuple(_pieces(_without_islands(list(blocks))))


_Block = tuple[Sequence[str], Sequence[str], bool]


def _without_islands(blocks: list[_Block]) -> list[_Block]:
    merged: list[_Block] = []
    for index, (before, after, is_equal) in enumerate(blocks):
        inside = 0 < index < len(blocks) - 1
        is_island = is_equal and inside and len(before) <= _ISLAND
        if merged and not merged[-1][2] and (is_island or not is_equal):
            first_before, first_after, _ = merged.pop()
            merged.append(([*first_before, *before], [*first_after, *after], False))
        else:
            merged.append((before, after, is_equal))
    return merged


def _pieces(blocks: Iterable[_Block]) -> Iterable[Fragment]:
    for before, after, is_equal in blocks:
        if is_equal:
            yield Fragment(soort=Lot.GELIJK, tekst=" ".join(before))
            continue
        if before:
            yield Fragment(soort=Lot.WEG, tekst=" ".join(before))
        if after:
            yield Fragment(soort=Lot.NIEUW, tekst=" ".join(after))
