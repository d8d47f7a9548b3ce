"""The questions that are answered with words, with a keyboard that knows what comes."""

from __future__ import annotations

import pytest

from basisnorm.audit.codes import CodeFout, parse_vestigingscode
from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.cli import asking, scherm
from basisnorm.interview.machine import NietVanToepassing, Toelichting
from basisnorm.interview.typed import END_OF_INPUT, Action
from basisnorm.norm.model import Eis, Sector
from bouwstenen import make_eis

REASONS = make_eis(nvt_redenen=["geen-groep-1-2", "geen-onderbouw"])


class Gespeeld:
    """A keyboard that plays what it was given, then ends."""

    def __init__(self, *played: str) -> None:
        self.left = list(played)
        self.begun: list[str] = []
        self.prompts: list[str] = []

    def key(self, prompt: str) -> str:
        self.prompts.append(prompt)
        return self.left.pop(0) if self.left else END_OF_INPUT

    def line(self, prompt: str, begun: str = "") -> str | None:
        self.begun.append(begun)
        return self.left.pop(0) if self.left else None

    def edit(self, text: str) -> str | None:
        return self.left.pop(0) if self.left else None


DATUM = "2026-11-21"


def ask_nvt(keys: Gespeeld, eis: Eis, nvt: Nvt | None, text: str | None = None) -> Nvt | None:
    """The n.v.t. that comes out; whatever was typed after it is the toelichting."""
    present = Antwoord(eis=eis.id, nvt=nvt, toelichting=text)
    found = asking.ask_nvt(keys, eis, present, DATUM)
    return found.nvt if found else None


def test_one_of_more_reasons_is_chosen_with_its_number() -> None:
    keys = Gespeeld("x", "2", "directie", "1-8-2027", "")
    expected = Nvt(reden="geen-onderbouw", besloten_door="directie", tot="2027-08-01")
    assert ask_nvt(keys, REASONS, None) == expected


def test_no_reason_after_all() -> None:
    assert ask_nvt(Gespeeld("<"), REASONS, None) is None
    assert ask_nvt(Gespeeld("", "Toch niet"), REASONS, None) is None


def test_other_words_than_a_reason_are_answered_and_come_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Enter alone is no answer, and what was typed stands ready where it belongs."""
    keys = Gespeeld("Wij hebben geen kleuters", "", "3", "1", "directie", "", "Geen kleuters.")
    found = asking.ask_nvt(keys, REASONS, Antwoord(eis="DYS-01"), DATUM)
    assert found == NietVanToepassing(
        Nvt(reden="geen-groep-1-2", besloten_door="directie"), "Geen kleuters."
    )
    assert keys.begun[-1] == "3"
    out = capsys.readouterr().out
    assert "'Wij hebben geen kleuters' is geen reden uit deze lijst." in out
    assert out.count("Typ 1 of 2. Geldt de eis hier toch? Typ <.") == 3

    assert ask_nvt(Gespeeld("Geen kleuters", "<"), REASONS, None) is None
    assert "Wat u typte, is niet bewaard: Geen kleuters." in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["geen-groep-1-2", REASONS.nvt_redenen[0].tekst.upper()])
def test_a_reason_may_be_typed_in_full(typed: str) -> None:
    found = ask_nvt(Gespeeld(typed, "", "", ""), REASONS, None)
    assert found == Nvt(reden="geen-groep-1-2")


@pytest.mark.parametrize("simple", [True, False])
def test_a_key_that_is_not_known_is_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, simple: bool
) -> None:
    """A line each time, with the question again; of keys only the first."""
    monkeypatch.setattr(scherm, "_simple", simple)
    keys = Gespeeld("x", "y", "nu verder" if simple else "V")
    assert asking.ask_key(keys, "Enter = niet nu, v = nu verder: ", ["v"]) == "v"
    out = capsys.readouterr().out
    assert out.count("kan hier niet") == (2 if simple else 1)
    assert [bool(each) for each in keys.prompts] == ([True] * 3 if simple else [True, True, False])


@pytest.mark.parametrize("word", ["", "Enter", "niet nu"])
def test_the_words_behind_enter_are_enter(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setattr(scherm, "_simple", True)
    assert asking.ask_key(Gespeeld(word), "Enter = niet nu, v = nu verder: ", ["v"]) == ""


def test_a_text_that_was_warned_about_comes_back_to_be_corrected() -> None:
    keys = Gespeeld("mail\njan@x.nl", "", "mail\nde ib'er")
    assert asking.ask_text(keys, "Toelichting: ", lines=True) == "mail\nde ib'er"
    assert keys.begun == ["", "mail\njan@x.nl"]


@pytest.mark.parametrize("played", [(), ("1",), ("1", "directie"), ("1", "directie", ""), ("x",)])
def test_the_end_of_the_input_is_no_reason(played: tuple[str, ...]) -> None:
    with pytest.raises(EOFError):
        ask_nvt(Gespeeld(*played), REASONS, None)


def test_a_suggested_code_is_only_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CodeFout):
        parse_vestigingscode("99AAOO")
    assert asking.ask_vestigingscode(Gespeeld("99AAOO", "99aa00")) == "99AA00"
    assert "Bedoelt u 99AA00?" in capsys.readouterr().out


KEPT = Nvt(reden="geen-onderbouw", besloten_door="directie", tot="2027-08-01")


@pytest.mark.parametrize(
    ("played", "expected"),
    [
        (("2", "", "", ""), KEPT),
        (
            ("1", "", "", ""),
            Nvt(reden="geen-groep-1-2", besloten_door="directie", tot="2027-08-01"),
        ),
        (("2", "bestuur", "", ""), KEPT._replace(besloten_door="bestuur")),
        (
            ("2", "", "1-8-2028", ""),
            KEPT._replace(tot="2028-08-01"),
        ),
        (("2", "-", "-", ""), Nvt(reden=KEPT.reden)),
    ],
)
def test_what_was_there_stays_unless_something_else_is_typed(
    played: tuple[str, ...], expected: Nvt
) -> None:
    assert ask_nvt(Gespeeld(*played), REASONS, KEPT) == expected


def test_one_reason_can_be_refused_as_well() -> None:
    """A stray key must not replace a level."""
    eis = make_eis(nvt_redenen=["geen-onderbouw"])
    assert ask_nvt(Gespeeld("<"), eis, None) is None


@pytest.mark.parametrize(
    ("typed", "present", "expected"),
    [
        ("", None, None),
        ("", "Zie map.", "Zie map."),
        ("-", "Zie map.", None),
        ("Geen kleuters.", "Zie map.", "Geen kleuters."),
        ("Twee\nregels", None, "Twee\nregels"),
    ],
)
def test_the_toelichting_of_an_nvt(typed: str, present: str | None, expected: str | None) -> None:
    """What stood there stays unless something else is typed."""
    answer = Antwoord(eis="DYS-01", niveau=2, toelichting=present)
    found = asking.ask_nvt(Gespeeld("1", "", "", typed), REASONS, answer, DATUM)
    assert found == NietVanToepassing(Nvt(reden="geen-groep-1-2"), expected)


def test_a_day_that_is_over_is_no_last_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the one that stood there nor one that is typed."""
    over = Nvt(reden="geen-onderbouw", besloten_door="directie", tot="2026-11-20")
    keys = Gespeeld("2", "", "20-11-2026", "21-11-2026", "")
    assert ask_nvt(keys, REASONS, over) == Nvt(
        reden="geen-onderbouw", besloten_door="directie", tot="2026-11-21"
    )
    assert "al voorbij" in capsys.readouterr().out
    assert ask_nvt(Gespeeld("2", "", "", ""), REASONS, over) == Nvt(
        reden="geen-onderbouw", besloten_door="directie"
    )


ROOSTER = Bewijs(wat="Rooster", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg")
PLAN = Bewijs(wat="Plan")
KINDS = make_eis(bewijs=("Kalender", "Verslag"))


@pytest.mark.parametrize(
    ("present", "used", "played", "expected"),
    [
        # An earlier document comes whole, with one number.
        ((), (ROOSTER, PLAN), ("1",), ROOSTER),
        ((), (ROOSTER, PLAN), ("2",), PLAN),
        # After them come the examples.
        ((), (ROOSTER, PLAN), ("3", "", "", ""), Bewijs(wat="Kalender")),
        ((), (), ("2", "", "", ""), Bewijs(wat="Verslag")),
        # What is there already is not offered again.
        ((ROOSTER,), (ROOSTER, PLAN), ("1",), PLAN),
        # Never more than five.
        ((), tuple(Bewijs(wat=each) for each in "abcdefg"), ("6", "", "", ""),
         Bewijs(wat="Kalender")),
        ((), (), ("Eigen woord", "1-9-2026", "ib'er", "map Zorg"),
         Bewijs(wat="Eigen woord", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg")),
        ((), (PLAN,), ("00012", "4", "0", ""), None),
        ((PLAN,), (), ("-",), Action.REMOVE_BEWIJS),
        ((), (), ("-",), None),
    ],
)  # fmt: skip
def test_bewijs_from_a_short_list(
    present: tuple[Bewijs, ...],
    used: tuple[Bewijs, ...],
    played: tuple[str, ...],
    expected: Bewijs | Action | None,
) -> None:
    assert asking.ask_bewijs(Gespeeld(*played), KINDS, Sector.PO, present, used) == expected


@pytest.mark.parametrize(
    ("present", "played", "expected"),
    [
        (None, ("Nieuw.",), Toelichting("Nieuw.")),
        ("Oud.", ("Oud.",), None),
        ("Oud.", (), None),
        ("Oud.", ("",), Toelichting(None)),
        # About a person: once more in the editor, or kept all the same.
        (None, ("jan@school.nl", "\r", "Iemand."), Toelichting("Iemand.")),
        (None, ("ib@school.nl", "h"), Toelichting("ib@school.nl")),
    ],
)
def test_a_toelichting_from_an_editor(
    present: str | None, played: tuple[str, ...], expected: Toelichting | None
) -> None:
    assert asking.edit_toelichting(Gespeeld("e", *played), present) == expected


def test_no_editor_opens_for_one_wrong_key() -> None:
    keys = Gespeeld("", "Nieuw.")
    assert asking.edit_toelichting(keys, None) is None
    assert keys.left == ["Nieuw."]
