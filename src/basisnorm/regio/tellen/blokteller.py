"""Scores many schools of one kind at once.

All answers to one eis stand in one row of bytes: a column. Read as one large number, columns
add up for all schools together. A test keeps this equal to the score of one school.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from struct import Struct
from typing import NamedTuple

from basisnorm.regio.tellen.stand import PACKED, Stand, Standgeheugen
from basisnorm.regio.tellen.teller import Deel, Plan, Teller, conclude_all

_BITS = 8
# So many outcomes of a gebied are remembered; most schools share theirs with others.
_MEMORY = 4096


class Uitkomsten(NamedTuple):
    """How all schools of a block stand: of each gebied that applies, a Stand for every school.

    `punten` says with a bit which verbeterpunten a school has: a byte for every eight of them.
    """

    scholen: Sequence[Stand]
    per_gebied: Sequence[Sequence[Stand]]
    punten: Sequence[bytes]


class _Alike(NamedTuple):
    """Eisen of which the same states count the same; each table for one or more of the counts."""

    places: Sequence[int]
    tables: Sequence[tuple[bytes, Sequence[int]]]


def columns(staten: Sequence[bytes]) -> list[bytes]:
    """The states of schools turned around: for every eis those of all schools."""
    size = len(staten[0])
    every = b"".join(staten)
    return [every[place::size] for place in range(size)]


class Blokteller:
    """Scores the schools of one plan. `ranked` are all verbeterpunten that they can have."""

    def __init__(self, teller: Teller, plan: Plan) -> None:
        self._size = teller.bits // 8
        self._delen = [[*_counted(deel, teller.bits)] for deel in plan.delen]
        self._counting = plan.counting
        self._gebieden = [_Sleutels(deel.standen) for deel in plan.delen]
        self._scholen = {each: _Sleutels(memory) for each, memory in plan.scholen.items()}
        ranks = {
            place: teller.ranks_of(eis.id)
            for deel in plan.delen
            for place, eis in enumerate(deel.gebied.eisen, deel.start)
            if plan.sector in eis.sectoren
        }
        found = sorted({*chain(*ranks.values())} - {0})
        self.ranked = tuple(teller.ranked[each - 1] for each in found)
        self._punten = [
            [*_bits(ranks, found[start : start + _BITS])] for start in range(0, len(found), _BITS)
        ]

    def tel(self, kolommen: Sequence[bytes]) -> Uitkomsten:
        """The outcomes of all schools in these columns."""
        size, many = self._size, len(kolommen[0])
        sums = [self._sums(deel, kolommen) for deel in self._delen]
        per_gebied = [
            [*map(memory.__getitem__, self._keys(deel, many * size))]
            for memory, deel in zip(self._gebieden, sums, strict=True)
        ]
        counting = [per_gebied[place] for place in self._counting]
        conclusies = zip(*[[stand.conclusie for stand in each] for each in counting], strict=True)
        nothing = [0] * len(PACKED)
        total = map(sum, zip(nothing, *[sums[place] for place in self._counting], strict=True))
        scholen = [
            self._scholen[conclude_all(each)][key]
            for each, key in zip(
                conclusies if counting else repeat((), many),
                self._keys([*total], many * size),
                strict=True,
            )
        ]
        punten = [
            sum(
                [int.from_bytes(kolommen[place].translate(table), "little") for place, table in few]
            ).to_bytes(many, "little")
            for few in self._punten
        ]
        return Uitkomsten(scholen, per_gebied, punten)

    def _sums(self, deel: Sequence[_Alike], kolommen: Sequence[bytes]) -> list[int]:
        """Each count over a gebied, of all schools side by side in one number."""
        sums = [0] * len(PACKED)
        size, width = self._size, len(kolommen[0]) * self._size
        for alike in deel:
            together = b"".join([kolommen[place] for place in alike.places])
            for table, counts in alike.tables:
                # Room to add up all eisen.
                room = bytearray(len(together) * size)
                room[::size] = together.translate(table)
                found = sum(
                    [
                        int.from_bytes(room[at : at + width], "little")
                        for at in range(0, len(room), width)
                    ]
                )
                for count in counts:
                    sums[count] += found
        return sums

    def _keys(self, sums: Sequence[int], length: int) -> tuple[bytes, ...]:
        """All counts of each school, side by side."""
        size = self._size
        width = size * len(sums)
        room = bytearray(length * len(sums))
        for place, number in enumerate(sums):
            counts = number.to_bytes(length, "little")
            for at in range(size):
                room[place * size + at :: width] = counts[at::size]
        return Struct(f"{width}s" * (length // size)).unpack(room)


def _counted(deel: Deel, bits: int) -> Iterator[_Alike]:
    """The eisen of a gebied that count alike."""
    for worth in dict.fromkeys(deel.worth):
        tables: dict[bytes, list[int]] = {}
        for count in range(len(PACKED)):
            table = bytes([packed >> count * bits & 255 for packed in worth]).ljust(256, b"\0")
            if any(table):
                tables.setdefault(table, []).append(count)
        places = [place for place, each in enumerate(deel.worth, deel.start) if each == worth]
        yield _Alike(places, [*tables.items()])


def _bits(ranks: dict[int, tuple[int, ...]], few: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The columns that a few ranks come from, with the bit of each in every state."""
    bits = {rank: 1 << place for place, rank in enumerate(few)}
    for place, each in ranks.items():
        if not bits.keys().isdisjoint(each):
            yield place, bytes([bits.get(rank, 0) for rank in each]).ljust(256, b"\0")


class _Sleutels(dict[bytes, Stand]):
    """From counts side by side to the Stand of the same sum."""

    def __init__(self, standen: Standgeheugen) -> None:
        super().__init__()
        self._standen = standen

    def __missing__(self, key: bytes) -> Stand:
        stand = self._standen[int.from_bytes(key, "little")]
        if len(self) < _MEMORY:
            self[key] = stand
        return stand
