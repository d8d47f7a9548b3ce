"""What is worked out once for a norm and then kept, because many schools share it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from basisnorm.norm.model import Norm

T = TypeVar("T")

# A batch uses one norm; a program that goes through more of them keeps no more than this.
_MOST = 8


class PerNorm(Generic[T]):
    """`make(norm)`, called once for each norm.

    Norms are told apart by identity: to compare two takes longer than most of the work saved.
    """

    def __init__(self, make: Callable[[Norm], T]) -> None:
        self._make = make
        self._kept: dict[int, tuple[Norm, T]] = {}

    def __call__(self, norm: Norm) -> T:
        # The norm is kept too, so that no other one can get its identity.
        found = self._kept.get(id(norm))
        if found is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            found = self._kept[id(norm)] = (norm, self._make(norm))
        return found[1]
