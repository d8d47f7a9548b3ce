"""Bytes that are no text are refused with the place; what editors add by themselves is not."""

from __future__ import annotations

import pytest

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.strict_yaml import parse
from basisnorm.yaml_bytes import MAX_BYTE_MELDINGEN, MAX_BYTES, decode, untab


def refused(data: bytes) -> tuple[Melding, ...]:
    with pytest.raises(BasisnormFout) as caught:
        parse(data, "school.yaml")
    return caught.value.meldingen


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"naam: De Linde\n", id="plain"),
        pytest.param(b"\xef\xbb\xbfnaam: De Linde\n", id="byte order mark"),
        pytest.param(b"naam: De Linde\r\n", id="Windows line ends"),
        pytest.param(b"naam: De Linde\r", id="old Mac line ends"),
        pytest.param(b"naam:\tDe Linde\t\n", id="tabs inside the line"),
        pytest.param(b"# een\t\n\t\n \t \nnaam: De Linde", id="tabs on empty lines"),
    ],
)
def test_what_editors_add_is_accepted(data: bytes) -> None:
    assert parse(data, "school.yaml").value == {"naam": "De Linde"}


def test_byte_order_mark_does_not_move_the_places() -> None:
    document = parse(b"\xef\xbb\xbfnaam: De Linde\n", "school.yaml")
    assert (document.place(("naam",)).regel, document.place(("naam",)).kolom) == (1, 7)


@pytest.mark.parametrize(
    ("data", "code", "tekst"),
    [
        (b"", "leeg-bestand", "Dit bestand is leeg."),
        (b" \n\t\r\n", "leeg-bestand", "Dit bestand is leeg."),
        (b"\xef\xbb\xbf\n", "leeg-bestand", "Dit bestand is leeg."),
        (b"x" * (MAX_BYTES + 1), "te-groot", "Dit bestand is groter dan 5 MB."),
        (
            "naam: De Linde".encode("utf-16"),
            "utf-16",
            "Dit bestand is als UTF-16 (Unicode) bewaard, niet als UTF-8.",
        ),
        (
            "naam: De Linde".encode("utf-16-be"),
            "utf-16",
            "Dit bestand is als UTF-16 (Unicode) bewaard, niet als UTF-8.",
        ),
        (
            "naam: De Linde".encode("utf-16-le"),
            "utf-16",
            "Dit bestand is als UTF-16 (Unicode) bewaard, niet als UTF-8.",
        ),
        (
            b"naam: \0De Linde",
            "geen-tekst",
            "Dit is geen tekstbestand, of het is beschadigd: er staan lege tekens (NUL) in.",
        ),
        *(
            (
                start + b"\x00\x01rest",
                "geen-tekst",
                "Dit is geen tekstbestand, maar bijvoorbeeld een werkmap, een PDF of een zip.",
            )
            for start in (b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG")
        ),
    ],
)
def test_file_as_a_whole_is_refused_with_one_melding(data: bytes, code: str, tekst: str) -> None:
    (melding,) = refused(data)
    assert (melding.code, melding.tekst, melding.regel) == (code, tekst, None)
    assert melding.bestand == "school.yaml"
    assert melding.oplossing


def test_cp1252_is_refused_on_every_line_with_the_letter_that_was_meant() -> None:
    found = refused("naam: Café Zoë\nplaats: Dé\nrol: ib\n".encode("cp1252"))
    assert [(each.code, each.regel, each.kolom, each.waarde) for each in found] == [
        ("geen-utf-8", 1, 10, "é"),
        ("geen-utf-8", 2, 10, "é"),
    ]
    assert found[0].tekst == "Dit teken staat er niet als UTF-8; bedoeld is misschien 'é'."


def test_invisible_character_is_refused_by_number() -> None:
    (melding,) = refused("naam: De\ufeff Linde\n".encode())
    assert (melding.code, melding.regel, melding.kolom) == ("verboden-teken", 1, 9)
    assert melding.tekst == "Hier staat een onzichtbaar teken (U+FEFF)."


def test_a_binary_file_does_not_flood_the_screen() -> None:
    assert len(refused(b"\x81\x90\n" * 1000)) == MAX_BYTE_MELDINGEN
    assert len(refused(b"\ta: 1\n" * 1000)) == MAX_BYTE_MELDINGEN


def test_exactly_the_largest_size_is_accepted() -> None:
    assert decode(b"x" * MAX_BYTES, "school.yaml") == "x" * MAX_BYTES


def test_tab_that_indents_is_refused_where_it_stands() -> None:
    with pytest.raises(BasisnormFout) as caught:
        untab("a:\n \tb: 1\n\tc: 2\n", "school.yaml")
    assert [(each.code, each.regel, each.kolom) for each in caught.value.meldingen] == [
        ("tab", 2, 2),
        ("tab", 3, 1),
    ]
