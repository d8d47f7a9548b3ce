"""What the interview says about answers, time and the next day to look."""

from __future__ import annotations

import pytest

from basisnorm.audit.model import Antwoord, Nvt
from basisnorm.cli.gesprekszinnen import duration_words, present_words, progress_words, undone_words
from basisnorm.cli.zitting import look_again
from basisnorm.interview.agenda import Aanleiding, Moment
from bouwstenen import DATUM, SCHAAL, make_antwoord, make_eis

EIS = make_eis(nvt_redenen=["klein"])
OPEN = Antwoord(eis="DYS-01")
TWO = make_antwoord("DYS-01", 2)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (
            Moment(datum="2027-07-31", aanleiding=Aanleiding.NVT, eisen=("DYS-04", "BEG-09")),
            "Kijk op 31 juli 2027 opnieuw: dat is de laatste dag van 'niet van toepassing' bij "
            "DYS-04 en BEG-09.",
        ),
        (
            Moment(datum="2027-02-01", aanleiding=Aanleiding.PLAN, eisen=("DYS-10",)),
            "Kijk op 1 februari 2027 opnieuw: dan wilt u klaar zijn met een stap uit uw "
            "verbeterplan, bij DYS-10.",
        ),
        (
            Moment(datum="2027-11-21", aanleiding=Aanleiding.JAAR),
            "Kijk op 21 november 2027 opnieuw: dan is er een jaar voorbij.",
        ),
    ],
)
def test_when_to_look_again(moment: Moment, expected: str) -> None:
    assert look_again(moment) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (TWO, OPEN, "DYS-01 was '2 Op orde' en is weer open."),
        (TWO, make_antwoord("DYS-01", 0), "DYS-01 was '2 Op orde' en is weer '0 Nog niet'."),
        (
            make_antwoord("DYS-01", nvt="klein"),
            TWO,
            "DYS-01 was 'niet van toepassing (Reden klein)' en is weer '2 Op orde'.",
        ),
        (
            TWO,
            make_antwoord("DYS-01", 2, overgenomen="2025-2026"),
            "DYS-01 is weer niet bevestigd.",
        ),
        (
            make_antwoord("DYS-01", 2, toelichting="Zie map."),
            TWO,
            "Bij DYS-01 is de toelichting weer zoals eerst.",
        ),
        (
            make_antwoord("DYS-01", 2, bewijs=("Rooster",)),
            TWO,
            "Bij DYS-01 is het bewijs weer zoals eerst.",
        ),
        (
            make_antwoord("DYS-01", nvt="klein", tot="2027-01-01"),
            make_antwoord("DYS-01", nvt="klein"),
            "Bij DYS-01 is de n.v.t. weer zoals eerst.",
        ),
    ],
)
def test_undone(before: Antwoord, after: Antwoord, expected: str) -> None:
    assert undone_words(EIS, SCHAAL, before, after) == f"Ongedaan gemaakt. {expected}"


NVT = Nvt(reden="klein", besloten_door="directie", tot="2027-07-31")


@pytest.mark.parametrize(
    ("antwoord", "expected"),
    [
        (OPEN, []),
        (TWO, ["Uw antwoord is nu: 2 Op orde."]),
        (
            Antwoord(eis="DYS-01", toelichting="Zie\nmap."),
            [
                "Deze vraag is nog open. Dit schreef u erbij:",
                "Toelichting: Zie map.",
            ],
        ),
        (
            make_antwoord("DYS-01", 2, bewijs=("A\x1b[2J",), overgenomen="2025\x1b-2026"),
            [
                "Overgenomen uit 2025 -2026: 2 Op orde.",
                "Bewijs: A [2J",
                "Klopt dit nog? Enter = ja.",
            ],
        ),
        (
            make_antwoord("DYS-01", nvt=NVT),
            [
                "Uw antwoord is nu: niet van toepassing (Reden klein), tot en met 31 juli 2027.",
                "Besloten door: directie",
            ],
        ),
        (
            make_antwoord("DYS-01", nvt="klein", tot="2026-11-20", overgenomen="2025-2026"),
            [
                "Overgenomen uit 2025-2026. Tot en met 20 november 2026 gold: niet van toepassing "
                "(Reden klein). Kies nu opnieuw."
            ],
        ),
    ],
)
def test_what_stands_there_now(antwoord: Antwoord, expected: list[str]) -> None:
    """Nothing from a file steers the terminal."""
    assert list(present_words(EIS, SCHAAL, antwoord, DATUM)) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "minder dan een minuut"),
        (1, "ongeveer 1 minuut"),
        (15, "ongeveer 15 minuten"),
    ],
)
def test_duration(minutes: int, expected: str) -> None:
    assert duration_words(minutes) == expected


def test_nothing_left_takes_no_time() -> None:
    assert progress_words(0, 0) == ()
    assert progress_words(2, 1) == ("nog 2 open", "ongeveer 1 minuut")
