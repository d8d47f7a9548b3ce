"""Names of besturen and gemeenten: which are one group, and which only look like it."""

from __future__ import annotations

from random import Random

import pytest

from basisnorm.errors import Melding
from basisnorm.invoer.groepsnamen import Groepsnamen, Schoolnamen, fold
from regio import streek
from regio.test_overzicht import ALL, KLEIN, school


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Stichting Windroos", "stichting windroos", True),
        ("Stichting Windroos", "STICHTING  WINDROOS ", True),
        ("Stichting Windroos", "Stichting Windroos.", True),
        ("'s-Hertogenbosch", "s Hertogenbosch", True),
        ("O.P.O. Noord", "OPO Noord", True),
        ("41886", "bestuur 41886", True),
        ("41886", "Bestuur: 41886", True),
        ("41886", "bestuur 41887", False),
        ("bestuur 418", "418", False),
        ("Stichting Zon", "Stg. Zon", False),
        ("Assen", "Asten", False),
        ("Stichting A+", "Stichting A", False),
        ("Stichting A+", "stichting a +", True),
        ("PO+ Zuid", "PO Zuid", False),
        ("Bergen (NH)", "Bergen (L)", False),
        ("Stichting 1", "Stichting 2", False),
        ("Súdwest-Fryslân", "Sudwest Fryslan", False),
    ],
)
def test_what_is_one_name(one: str, other: str, same: bool) -> None:
    assert (fold(one) == fold(other)) is same


@pytest.mark.parametrize(
    "naam",
    [None, "", " ", "-", "\u2013", "...", "+", "n.v.t.", "NVT", "Onbekend", "onbekend.",
     "Niet ingevuld", "(niet ingevuld)", "geen", "N/A", "Nog niet bekend", "n.n.b."],
)  # fmt: skip
def test_nothing_is_no_name(naam: str | None) -> None:
    names = Groepsnamen()
    assert (names.add(naam), names.namen()) == ("", {})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (("soest", "SOEST", "SOEST"), "SOEST"),
        (("soest", "SOEST", "Soest"), "Soest"),
        (("41886", "bestuur 41886"), "bestuur 41886"),
        (("41886", "41886", "bestuur 41886"), "41886"),
        (("Stichting  Meerkring ",), "Stichting Meerkring"),
        (("De Zon.", "De Zon"), "De Zon"),
    ],
)
def test_a_group_is_called_as_most_write_it(written: tuple[str, ...], shown: str) -> None:
    """In whatever order they come."""
    for seed in range(4):
        names, shuffled = Groepsnamen(), list(written)
        Random(seed).shuffle(shuffled)
        for each in shuffled:
            names.add(each)
        assert [*names.namen().values()] == [shown]


@pytest.mark.parametrize(
    ("written", "alike"),
    [
        (("Stichting Zon", "Stg. Zon", "Vereniging Maan"), [("Stg. Zon", "Stichting Zon")]),
        (("Assen", "Assen (Dr)", "Gemeente Assen"), [("Assen", "Assen (Dr)", "Gemeente Assen")]),
        (("Súdwest-Fryslân", "Sudwest Fryslan"), [("Sudwest Fryslan", "Súdwest-Fryslân")]),
        (("Samen Leren", "Samen Leeren"), [("Samen Leeren", "Samen Leren")]),
        (("Samen Leren", "Samen Leden"), [("Samen Leden", "Samen Leren")]),
        (("Assen", "Asten", "Ede", "Epe"), []),
        (("Stichting 1", "Stichting 2", "bestuur 41886", "bestuur 41887"), []),
        (("Stichting Noord 12", "Stichting Noord 21"), []),
        (("Stichting Windroos", "stichting windroos"), []),
        ((), []),
    ],
)
def test_names_that_look_alike(written: tuple[str, ...], alike: list[tuple[str, ...]]) -> None:
    names = Groepsnamen()
    for each in written:
        names.add(each)
    assert list(names.lijken()) == alike


def test_groups_of_the_region_are_folded() -> None:
    """Together they are five schools, and so they have a share."""
    written = ("Windroos", "windroos", "WINDROOS", " Windroos ", "Wind-roos", "Meerkring")
    overzicht = streek.overview(
        [school(each, ALL, bestuur=name) for each, name in enumerate(written)], of=KLEIN
    )
    assert [(each.naam, each.scholen) for each in overzicht.besturen] == [
        ("Meerkring", 1),
        ("Windroos", 5),
    ]
    assert overzicht.besturen[1].aandeel == 1000


def said(*besturen: str) -> list[Melding]:
    names = Schoolnamen()
    for number, bestuur in enumerate(besturen):
        names.add(school(number, ALL, bestuur=bestuur).inzending.school)
    return [*names.meldingen("t.csv")]


def test_names_that_look_alike_are_said() -> None:
    [melding] = said("Stg. Zon", "Stichting Zon", "Maan")
    assert (melding.ernst, melding.code, melding.veld) == ("let-op", "namen-lijken", "bestuur")
    assert "lijken op elkaar en staan apart: 'Stg. Zon' en 'Stichting Zon'." in melding.tekst


def test_many_of_them_are_folded() -> None:
    names = [f"{kind} {chr(97 + each) * 4}" for each in range(13) for kind in ("Stichting", "Stg")]
    *_, last = said(*names)
    assert last.tekst == "Nog 3 keer lijken besturen op elkaar."
