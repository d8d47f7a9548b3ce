"""What is worked out once for a norm."""

from __future__ import annotations

from basisnorm.norm.model import Norm
from basisnorm.norm.per_norm import PerNorm
from bouwstenen import make_norm


def test_it_works_once_for_each_norm() -> None:
    made: list[Norm] = []
    kept = PerNorm(lambda norm: made.append(norm) or len(made))  # type: ignore[func-returns-value]
    first, equal = make_norm(), make_norm()
    assert first == equal
    assert [kept(first), kept(first), kept(equal), kept(first)] == [1, 1, 2, 1]


def test_it_keeps_only_some_norms() -> None:
    made: list[str] = []
    kept = PerNorm(lambda norm: made.append(norm.id))
    norms = [make_norm(id=f"norm-{number}") for number in range(20)]
    for _ in range(2):
        for norm in norms:
            kept(norm)
    assert len(made) == 40
