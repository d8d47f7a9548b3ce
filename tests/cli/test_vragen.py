"""The questions that are answered with words, with a keyboard that knows what comes."""

from __future__ import annotations

import pytest

from basisnorm.audit.codes import CodeFout, parse_vestigingscode
from basisnorm.audit.invoer import END_OF_INPUT
from basisnorm.audit.model import Nvt
from basisnorm.cli import vragen
from bouwstenen import make_eis

REASONS = make_eis(nvt_redenen=["geen-groep-1-2", "geen-onderbouw"])


class Gespeeld:
    """A keyboard that plays what it was given, then ends."""

    def __init__(self, *played: str) -> None:
        self.left = list(played)

    def key(self, prompt: str) -> str:
        return self.left.pop(0) if self.left else END_OF_INPUT

    def line(self, prompt: str) -> str | None:
        return self.left.pop(0) if self.left else None


def test_one_of_more_reasons_is_chosen_with_its_number() -> None:
    keys = Gespeeld("x", "2", "directie", "1-8-2027")
    expected = Nvt(reden="geen-onderbouw", besloten_door="directie", tot="2027-08-01")
    assert vragen.ask_nvt(keys, REASONS, None) == expected


def test_no_reason_after_all() -> None:
    assert vragen.ask_nvt(Gespeeld("\r"), REASONS, None) is None


@pytest.mark.parametrize("played", [(), ("1",), ("1", "directie"), ("x",)])
def test_the_end_of_the_input_is_no_reason(played: tuple[str, ...]) -> None:
    with pytest.raises(EOFError):
        vragen.ask_nvt(Gespeeld(*played), REASONS, None)


def test_a_suggested_code_is_only_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CodeFout):
        parse_vestigingscode("99AAOO")
    assert vragen.ask_vestigingscode(Gespeeld("99AAOO", "99aa00")) == "99AA00"
    assert "Bedoelt u 99AA00?" in capsys.readouterr().out


KEPT = Nvt(reden="geen-onderbouw", besloten_door="directie", tot="2027-08-01")


@pytest.mark.parametrize(
    ("played", "expected"),
    [
        (("2", "", ""), KEPT),
        (("1", "", ""), Nvt(reden="geen-groep-1-2", besloten_door="directie", tot="2027-08-01")),
        (("2", "bestuur", ""), Nvt(reden=KEPT.reden, besloten_door="bestuur", tot=KEPT.tot)),
        (("2", "", "1-8-2028"), Nvt(reden=KEPT.reden, besloten_door="directie", tot="2028-08-01")),
        (("2", "-", "-"), Nvt(reden=KEPT.reden)),
    ],
)
def test_what_was_there_stays_unless_something_else_is_typed(
    played: tuple[str, ...], expected: Nvt
) -> None:
    assert vragen.ask_nvt(Gespeeld(*played), REASONS, KEPT) == expected


def test_one_reason_can_be_refused_as_well() -> None:
    """A stray key must not replace a level."""
    eis = make_eis(nvt_redenen=["geen-onderbouw"])
    assert vragen.ask_nvt(Gespeeld("\r"), eis, None) is None
