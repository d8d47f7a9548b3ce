"""What people read about counts, dates and conclusions."""

from __future__ import annotations

from enum import StrEnum

import pytest

from basisnorm.audit.model import Bewijs, Schoolsoort
from basisnorm.norm.model import Basis, Sector, Status
from basisnorm.rapport import woorden
from basisnorm.uitslag.model import Conclusie, GrondTelling, Staat, Telling


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (woorden.CONCLUSIE, Conclusie),
        (woorden.BASIS, Basis),
        (woorden.BASIS_KORT, Basis),
        (woorden.STAAT, Staat),
        (woorden.STATUS, Status),
        (woorden.SECTOR, Sector),
        (woorden.SCHOOLSOORT, Schoolsoort),
    ],
)
def test_every_value_has_a_word(words: dict[StrEnum, str], values: type[StrEnum]) -> None:
    assert set(words) == set(values)


def test_no_word_of_the_inspectorate() -> None:
    said = " ".join([*woorden.CONCLUSIE.values(), *woorden.NIVEAU])
    assert not {"goed", "voldoende", "zwak", "onvoldoende"} & set(said.split())


@pytest.mark.parametrize(
    ("tenths", "text"),
    [(735, "73,5 %"), (1000, "100 %"), (0, "0 %"), (1, "0,1 %"), (None, "\N{EN DASH}")],
)
def test_percentage(tenths: int | None, text: str) -> None:
    assert woorden.percentage(tenths) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-11-21", "21 november 2026"),
        ("2026-02-01", "1 februari 2026"),
        ("2024-11", "november 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        ("najaar 2024", "najaar 2024"),
        ("2023-2024", "2023-2024"),
        ("", ""),
    ],
)
def test_datum(iso: str, text: str) -> None:
    assert woorden.datum(iso) == text


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_opsomming(parts: list[str], text: str) -> None:
    assert woorden.opsomming(parts) == text


def test_aantal_and_hoofdletter() -> None:
    assert woorden.aantal(1, "eis", "eisen") == "1 eis"
    assert woorden.aantal(0, "eis", "eisen") == "0 eisen"
    assert woorden.hoofdletter("ib'er en IB") == "Ib'er en IB"
    assert woorden.hoofdletter("") == ""


@pytest.mark.parametrize(
    ("telling", "text"),
    [
        (Telling(kern=31, kern_op_orde=22, kern_open=1), "22 van 31 kerneisen op orde; 1 open"),
        (Telling(kern=31, kern_op_orde=31), "31 van 31 kerneisen op orde"),
        (Telling(kern=2, kern_nvt=1, kern_op_orde=1), "1 van 1 kerneis op orde"),
        (Telling(kern=2, kern_nvt=2), "geen kerneisen van toepassing"),
    ],
)
def test_kern_zin(telling: Telling, text: str) -> None:
    assert woorden.kern_zin(telling) == text


def test_eisen_zin_counts_first() -> None:
    telling = Telling(beantwoord=68, op_orde=50)
    assert woorden.eisen_zin(telling, 735) == "50 van 68 beantwoorde eisen op orde (73,5 %)"
    assert woorden.eisen_zin(Telling(), None) == "nog geen eisen beantwoord"


def test_gronden_zin_leaves_out_grounds_without_answers() -> None:
    gronden = (
        GrondTelling(basis=Basis.WET, op_orde=9, beantwoord=11),
        GrondTelling(basis=Basis.NORM, op_orde=0, beantwoord=0),
        GrondTelling(basis=Basis.RICHTLIJN, op_orde=8, beantwoord=10),
    )
    assert woorden.gronden_zin(gronden) == "wet 9 van 11, richtlijn 8 van 10"


@pytest.mark.parametrize(
    ("bewijs", "text"),
    [
        (Bewijs(wat="Rooster"), "Rooster"),
        (Bewijs(wat="Rooster", plaats="map Zorg"), "Rooster (map Zorg)"),
        (
            Bewijs(wat="Rooster", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg"),
            "Rooster (1 september 2026, ib'er, map Zorg)",
        ),
    ],
)
def test_bewijs_zin(bewijs: Bewijs, text: str) -> None:
    assert woorden.bewijs_zin(bewijs) == text


@pytest.mark.parametrize(
    ("conclusie", "telling", "text"),
    [
        (Conclusie.OP_ORDE, Telling(kern=1, kern_op_orde=1), "De enige kerneis is op orde."),
        (Conclusie.OP_ORDE, Telling(kern=2, kern_op_orde=2), "Beide kerneisen zijn op orde."),
        (Conclusie.OP_ORDE, Telling(kern=31, kern_op_orde=31), "Alle 31 kerneisen zijn op orde."),
        (
            Conclusie.NOG_NIET,
            Telling(kern=31, kern_op_orde=22, kern_niet=8, kern_open=1),
            "Nog niet alle kerneisen zijn op orde: 22 van de 31 wel, 8 nog niet en 1 is nog open.",
        ),
        (
            Conclusie.NOG_NIET,
            Telling(kern=30, kern_op_orde=22, kern_niet=8),
            "Nog niet alle kerneisen zijn op orde: 22 van de 30 wel, 8 nog niet.",
        ),
        (
            Conclusie.NOG_NIET,
            Telling(kern=3, kern_niet=1, kern_open=2),
            "Nog geen van de 3 kerneisen is op orde. 2 zijn nog open.",
        ),
        (
            Conclusie.NOG_NIET,
            Telling(kern=3, kern_niet=3),
            "Nog geen van de 3 kerneisen is op orde.",
        ),
        (Conclusie.NOG_NIET, Telling(kern=1, kern_niet=1), "De enige kerneis is nog niet op orde."),
        (
            Conclusie.ONVOLLEDIG,
            Telling(kern=31, kern_op_orde=30, kern_open=1),
            "Nog niet alle kerneisen zijn beantwoord: 1 is open. De andere 30 zijn op orde.",
        ),
        (
            Conclusie.ONVOLLEDIG,
            Telling(kern=3, kern_op_orde=1, kern_open=2),
            "Nog niet alle kerneisen zijn beantwoord: 2 zijn open. De andere is op orde.",
        ),
        (
            Conclusie.ONVOLLEDIG,
            Telling(kern=31, kern_open=31),
            "Nog geen van de 31 kerneisen is beantwoord.",
        ),
        (
            Conclusie.ONVOLLEDIG,
            Telling(kern=1, kern_open=1),
            "De enige kerneis is nog niet beantwoord.",
        ),
        (
            Conclusie.NIET_VAN_TOEPASSING,
            Telling(kern=1, kern_nvt=1),
            "Hier geldt geen kerneis voor deze school. Daarom is er geen conclusie.",
        ),
    ],
)
def test_conclusie_zin(conclusie: Conclusie, telling: Telling, text: str) -> None:
    assert woorden.conclusie_zin(conclusie, telling) == text
