"""What changed between two norms, said in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.norm.model import Eis, Norm, PerSector, Sector, Vervallen
from basisnorm.norm.verschil import compare
from basisnorm.rapport.normverschil import zinnen as zinnen
from bouwstenen import make_eis, make_gebied, make_norm


def norm(*eisen: Eis, **fields: object) -> Norm:
    """A norm with these eisen."""
    return replace(make_norm(make_gebied(eisen=eisen)), **fields)  # type: ignore[arg-type]


def gone(*ids: str, into: tuple[str, ...] = ()) -> tuple[Vervallen, ...]:
    """Ids that were retired."""
    return tuple(Vervallen(id=each, vervangen_door=into, sinds="2027-08-01") for each in ids)


A, B, C, D = (make_eis(f"DYS-0{each}") for each in (1, 2, 3, 4))

SENTENCES: dict[str, tuple[Norm, Norm, tuple[str, ...]]] = {
    "the same": (norm(A, B), norm(A, B), ("Alle 2 eisen blijven zoals ze zijn.",)),
    "only another order": (
        norm(A, B), norm(B, A, vingerafdruk="sha256:x"),
        ("Alle 2 eisen blijven zoals ze zijn.", "Wat wel verschilt, is bijvoorbeeld de volgorde."),
    ),
    "one of each": (
        norm(A), norm(B, vervallen=gone("DYS-01")),
        ("Er komt 1 eis bij en er vervalt 1 eis.",),
    ),
    "more of each": (
        norm(A, B), norm(C, D, vervallen=gone("DYS-01", "DYS-02")),
        ("Er komen 2 eisen bij en er vervallen 2 eisen.",),
    ),
    "without a word": (
        norm(A, B, C), norm(A),
        ("Er verdwijnen 2 eisen zonder uitleg: de nieuwe norm zegt niet wat ervoor in de plaats "
         "komt.", "1 eis blijft precies zoals nu."),
    ),
    "split": (
        norm(A), norm(B, C, vervallen=gone("DYS-01", into=("DYS-02", "DYS-03"))),
        ("1 eis wordt gesplitst: daar komen 2 eisen voor in de plaats.",),
    ),
    "merged": (
        norm(A, B), norm(C, vervallen=gone("DYS-01", "DYS-02", into=("DYS-03",))),
        ("2 eisen worden samengevoegd: daar komt 1 eis voor in de plaats.",),
    ),
    "renamed": (
        norm(A), norm(A._replace(id="DYS-09"), vervallen=gone("DYS-01", into=("DYS-09",))),
        ("1 eis krijgt een ander nummer.",),
    ),
    "made lighter": (
        norm(A, B), norm(A, B._replace(kern=False), gebaseerd_op="2024-11", verzwakt=("DYS-02",)),
        ("Bij 1 eis verandert wat er wordt gevraagd of hoe zwaar het telt. Daar kijken scholen "
         "opnieuw naar.", "1 eis blijft precies zoals nu.",
         "Let op: 1 kerneis uit norm 2024-11 is weggelaten of lichter gemaakt (DYS-02)."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("oud", "nieuw", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_the_summary_can_be_read_aloud(oud: Norm, nieuw: Norm, expected: tuple[str, ...]) -> None:
    assert zinnen.samenvatting(compare(oud, nieuw)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "2027-08"}, "Wat er verandert: van norm 2024-11 naar norm 2027-08"),
        ({"versie": "1.1.0"}, "Wat er verandert in norm 2024-11: van versie 1.0.0 naar 1.1.0"),
        ({}, "Wat er verschilt tussen twee mappen met norm 2024-11, versie 1.0.0"),
    ],
)
def test_the_title_names_both(fields: dict[str, str], expected: str) -> None:
    assert zinnen.titel(compare(norm(A), norm(A, **fields))) == expected


def test_an_eis_with_two_wordings_shows_both() -> None:
    eis = A._replace(tekst=PerSector(po="De juf helpt.", vo="De docent helpt."))
    assert zinnen.eis_tekst(eis) == (
        "Primair onderwijs: De juf helpt. Voortgezet onderwijs: De docent helpt."
    )
    assert zinnen.eis_tekst(eis._replace(sectoren=(Sector.VO,))) == "De docent helpt."


def test_a_gebied_that_is_gone() -> None:
    oud = make_norm(make_gebied(), make_gebied("rust"))
    (found,) = compare(oud, make_norm()).gebieden
    assert zinnen.gebied_zin(found) == "Dit gebied is er niet meer: Rust."
