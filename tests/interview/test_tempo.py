"""How long the rest will take."""

from __future__ import annotations

import pytest

from basisnorm.interview.agenda import FLOOR_SECONDS, minutes_left, minutes_to_read, reading_seconds
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Eis, PerSector, Sector
from basisnorm.rapport.woorden import tijd_zin
from bouwstenen import make_eis

# Forty words, and with five more an own number: twelve seconds, and thirteen and a half.
PLAIN = make_eis(tekst="woord " * 20, op_orde="woord " * 20)
MORE = make_eis(tekst="woord " * 20, op_orde="woord " * 20, eigen_maat="a b c d e")


def test_reading_is_counted_in_words() -> None:
    assert reading_seconds(PLAIN, Sector.PO) == 12
    assert reading_seconds(MORE, Sector.PO) == 13.5
    levels = make_eis(tekst="een", op_orde="twee")
    assert reading_seconds(levels, Sector.PO) == pytest.approx(0.6)
    long: PerSector[tuple[str, ...]] = PerSector(po=("a b", "c", "d", "e"), vo=("a", "b", "c", "d"))
    assert reading_seconds(levels._replace(niveauteksten=long), Sector.PO) == pytest.approx(2.1)


@pytest.mark.parametrize(
    ("number", "seconds", "expected"),
    [
        # Before there is a pace: twelve seconds to read and twenty to talk.
        (15, (), 8),
        (60, (), 30),
        (60, (300.0, 300.0), 30),
        (0, (), 0),
        (0, (60.0, 60.0, 60.0), 0),
        (1, (), 1),
        # From the third answer on the own pace.
        (60, (60.0, 60.0, 60.0), 60),
        (60, (20.0, 20.0, 20.0), 20),
        (9, (60.0, 60.0, 60.0), 9),
        # A cup of coffee.
        (60, (20.0, 3600.0, 20.0, 20.0), 20),
        # Nobody answers faster than the floor, whatever the keys say.
        (39, (2.0, 1.0, 1.0), 10),
        (60, (0.0, 0.0, 0.0), 15),
    ],
)
def test_minutes_left(number: int, seconds: tuple[float, ...], expected: int) -> None:
    assert minutes_left([PLAIN] * number, Sector.PO, seconds) == expected
    assert minutes_left([PLAIN] * number, Sector.PO, [FLOOR_SECONDS] * 3) <= 15


def test_reading_and_talking_are_said_apart() -> None:
    assert minutes_to_read([PLAIN] * 30, Sector.PO) == 6
    assert tijd_zin([PLAIN] * 30, Sector.PO) == (
        "Lezen duurt ongeveer 6 minuten. Bespreekt u de vragen samen, reken dan op 15 minuten of "
        "meer."
    )


APART = PerSector(po="woord " * 600, vo="woord " * 200)


@pytest.mark.parametrize(
    "eis", [make_eis(tekst=APART, op_orde=""), make_eis(tekst="", op_orde=APART)]
)
def test_each_sector_reads_its_own_text(eis: Eis) -> None:
    """Three minutes of words at a school for po, one minute at a school for vo."""
    assert [reading_seconds(eis, sector) for sector in (Sector.PO, Sector.VO)] == [180, 60]
    assert [minutes_to_read([eis], sector) for sector in (Sector.PO, Sector.VO)] == [3, 1]
    # And sixty times twenty seconds of talking.
    assert [minutes_left([eis] * 60, sector) for sector in (Sector.PO, Sector.VO)] == [200, 80]


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [
        (29, 0),
        (31, 1),
        (89, 1),
        (91, 2),
        (9 * 60 + 29, 9),
        (9 * 60 + 31, 10),
        (10 * 60, 10),
        (12 * 60 + 29, 10),
        (12 * 60 + 31, 15),
        (17 * 60 + 29, 15),
        (17 * 60 + 31, 20),
        (297 * 60 + 31, 300),
    ],
)
def test_whole_minutes_and_above_ten_by_fives(seconds: float, minutes: int) -> None:
    assert minutes_left([PLAIN], Sector.PO, [seconds] * 3) == minutes


def test_talking_about_a_whole_questionnaire_takes_longer_than_reading_it() -> None:
    norm = load_norm()
    asked = load_vragenlijst("volledig", norm).vragen(norm, Sector.PO)
    assert minutes_left(asked, Sector.PO) > 1.5 * minutes_to_read(asked, Sector.PO)
