"""The list of schools that are expected, and what came of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.invoer.lijsten.verwacht import (
    Verwachtlijst,
    compare,
    in_words,
    onverwacht_melding,
    read_verwacht,
)
from basisnorm.invoer.model import Schoolnaam
from invoer.formulieren import write_xlsx


def read(path: Path, text: str | bytes) -> Verwachtlijst:
    """The list with this text."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_verwacht(path)


LINDE_EIK = (("99AA00", "De Linde"), ("99AB00", "De Eik"))
BARE = (("99AA00", None), ("99AB00", None))
LIJSTEN = {
    "only codes": ("99AA00\n99AB00\n", BARE),
    "as people type them": ("99 aa-00\r\n\r\n99ab/00", BARE),
    "with a heading": ("vestigingscode\n99AA00\n99AB00\n", BARE),
    "a code and a name": ("99AA00;De Linde\n99AB00;De Eik\n", LINDE_EIK),
    "the name first": ("naam;BRIN\nDe Linde;99AA00\nDe Eik;99AB00\n", LINDE_EIK),
    "the name behind the code": ("99AA00 De Linde\n99AB00 - De Eik\n", LINDE_EIK),
    "some without a name": (
        "99AA00\n99AB00;De Eik\n", (("99AA00", None), ("99AB00", "De Eik")),
    ),
    "a title above it": ("Onze scholen\nschool;vestigingscode\nDe Linde;99AA00\n",
                         (("99AA00", "De Linde"),)),
    "cp1252": ("99AA00;Het Mozaïek\n".encode("cp1252"), (("99AA00", "Het Mozaïek"),)),
    "UTF-16": ("99AA00\n99AB00\n".encode("utf-16"), BARE),
    "a space in the code": ("99AA00\n99A B00\n", BARE),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LIJSTEN.values(), ids=LIJSTEN)
def test_a_list_is_read_however_it_was_typed(
    text: str | bytes, expected: tuple[tuple[str, str | None], ...], tmp_path: Path
) -> None:
    found = read(tmp_path / "lijst.txt", text)
    assert found.scholen == expected
    assert found.meldingen == ()


MEER = {
    "behind each other": "99AA00 99AB00\n",
    "with commas": "99AA00, 99AB00\n",
    "in the cells of a row": "99AA00;99ab-00\n",
    "and the first again": "99AA00 99AB00 99AA00\n",
}


@pytest.mark.parametrize("text", MEER.values(), ids=MEER)
def test_more_codes_on_a_line_are_all_read(text: str, tmp_path: Path) -> None:
    assert read(tmp_path / "l.txt", text).scholen == BARE


@pytest.mark.parametrize(
    "text",
    ["99AA00 De Linde 99AB00", "99AA00\tDe Linde, 99AB00", "De Linde 99AB00;99AA00", "99AA00 99AB0",
     "99AA00;99AB00;De Linde", "99AA00: De Linde; 99AB00: De Eik"],
)  # fmt: skip
@pytest.mark.parametrize("above", ["", "99AC00\tDe Es\n"])
def test_a_second_code_beside_a_name_is_refused(text: str, above: str, tmp_path: Path) -> None:
    """Never dropped: that school would not be missed."""
    with pytest.raises(BasisnormFout) as caught:
        read(tmp_path / "l.txt", f"{above}{text}\n99AD00\n")
    [melding] = caught.value.meldingen
    assert (melding.code, melding.regel) == ("meer-codes", 2 if above else 1)
    assert melding.oplossing == "Zet elke school op een eigen regel."


@pytest.mark.parametrize("naam", ["Basisschool 2026", "School 12 op 24", "IKC 99A", "3401AB 12"])
def test_a_name_with_numbers_is_no_code(naam: str, tmp_path: Path) -> None:
    assert read(tmp_path / "l.txt", f"99AA00;{naam}\n").scholen == (("99AA00", naam),)


def test_a_workbook_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "l.xlsx", [("Code", "Naam"), ("99AA00", "De Linde"), ("99AB00",)])
    assert read_verwacht(path).scholen == (("99AA00", "De Linde"), ("99AB00", None))


def test_a_code_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    found = read(tmp_path / "l.csv", "code\n99AA00\n99AB00\n99aa00\n")
    assert found.scholen == BARE
    (melding,) = found.meldingen
    assert (melding.ernst, melding.regel, melding.kolom) == (Ernst.LET_OP, 4, "A")
    assert melding.tekst == "99AA00 staat twee keer op de lijst; eerder op regel 2."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code\n99AB\n", [(2, "De hoofdvestiging is meestal 99AB00.")]),
        ("code\n99AA00\n99AB\n", [(3, "De hoofdvestiging is meestal 99AB00.")]),
        ("99AAOO\n99AB00\n99AA00\nx\n",
         [(1, "Bedoelt u 99AA00?"),
          (4, "Een vestigingscode is: twee cijfers, twee letters, twee cijfers, zoals 99AA00.")]),
    ],
)  # fmt: skip
def test_a_code_that_is_none_is_refused_with_its_row(
    text: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read(tmp_path / "l.txt", text)
    assert [(each.regel, each.oplossing) for each in caught.value.meldingen] == expected
    assert {each.code for each in caught.value.meldingen} == {"verkeerde-code"}


@pytest.mark.parametrize("text", ["De Linde\nDe Eik\n", "vestigingscode;naam\n", "a;b\nc;d\n"])
def test_a_list_without_codes_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read(tmp_path / "l.txt", text)
    assert [each.code for each in caught.value.meldingen] == ["geen-codes"]


VERWACHT = Verwachtlijst(
    bestand="l.txt", scholen=(*LINDE_EIK, ("99AC00", None), ("99AD00", "De Beuk"))
)


def named(scholen: tuple[Schoolnaam, ...]) -> tuple[tuple[str, str | None], ...]:
    return tuple((each.vestigingscode, each.naam) for each in scholen)


def test_what_came_stands_beside_what_was_expected() -> None:
    found = compare(VERWACHT, ["99AA00", "99ZZ00"], ["99AB00", "99YY00"])
    assert (found.aantal, found.aanwezig) == (4, 1)
    assert named(found.afgewezen) == (("99AB00", "De Eik"),)
    assert named(found.ontbreekt) == (("99AC00", None), ("99AD00", "De Beuk"))
    assert found.onverwacht == ("99YY00", "99ZZ00")
    assert in_words(found) == (
        "1 van 4 scholen; afgewezen: 99AB00 (De Eik); deze 2 nog niet: 99AC00 en 99AD00 (De Beuk)"
    )
    melding = onverwacht_melding(VERWACHT, found)
    assert melding is not None
    assert melding.tekst == "Deze 2 scholen staan niet op uw lijst: 99YY00 en 99ZZ00."


def test_a_code_that_was_meant_is_not_missing() -> None:
    """A row with a code that lost a character was refused; its school did answer."""
    found = compare(VERWACHT, ["99AA00"], (), ["99AB00", "99ZZ00", "99AA00"])
    assert named(found.afgewezen) == (("99AB00", "De Eik"),)
    assert named(found.ontbreekt) == (("99AC00", None), ("99AD00", "De Beuk"))
    assert found.onverwacht == ()


def test_when_all_came_there_is_nothing_more_to_say() -> None:
    found = compare(VERWACHT, [code for code, _ in VERWACHT.scholen])
    assert in_words(found) == "4 van 4 scholen"
    assert onverwacht_melding(VERWACHT, found) is None


def test_a_long_list_is_cut_and_says_so() -> None:
    scholen = tuple((f"99AA{number:02}", None) for number in range(42))
    words = in_words(compare(Verwachtlijst(bestand="l.txt", scholen=scholen), []))
    assert words.startswith("0 van 42 scholen; deze 42 nog niet: 99AA00, 99AA01, ")
    assert words.endswith(", 99AA39 en nog 2")


def test_one_school_is_not_counted() -> None:
    codes = [code for code, _ in VERWACHT.scholen[:3]]
    assert in_words(compare(VERWACHT, codes)) == "3 van 4 scholen; deze nog niet: 99AD00 (De Beuk)"


def test_one_school_that_was_not_expected() -> None:
    melding = onverwacht_melding(VERWACHT, compare(VERWACHT, ["99ZZ00"]))
    assert melding is not None
    assert melding.tekst == "Deze school staat niet op uw lijst: 99ZZ00."


@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_list_or_give_messages(data: bytes, tmp_path: Path) -> None:
    with suppress(BasisnormFout):
        read(tmp_path / "l.txt", data)
