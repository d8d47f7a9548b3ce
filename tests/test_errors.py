"""The one error of the program carries everything a person needs to repair the input."""

from __future__ import annotations

import dataclasses

import pytest

from basisnorm.errors import BasisnormFout, Bezwaar, Collector, Ernst, Melding, has_fout


def test_a_melding_is_a_fout_unless_said_otherwise() -> None:
    """Whoever forgets `ernst` refuses too much, never too little."""
    assert Melding(code="leeg", tekst="a", oplossing="b").ernst is Ernst.FOUT


def test_a_melding_has_the_fields_of_the_format_in_order() -> None:
    """The JSON, the CSV and the terminal all follow this order (design: Melding)."""
    assert [field.name for field in dataclasses.fields(Melding)] == [
        "ernst",
        "code",
        "tekst",
        "oplossing",
        "bestand",
        "blad",
        "regel",
        "kolom",
        "veld",
        "vestigingscode",
        "waarde",
    ]


def test_ernst_is_written_as_users_read_it() -> None:
    assert [str(ernst) for ernst in Ernst] == ["fout", "let-op"]


def test_the_error_keeps_every_melding_and_says_them_all() -> None:
    one = Melding(code="een", tekst="Dit is er een.", oplossing="Doe iets.")
    two = Melding(code="twee", tekst="Dit is twee.", oplossing="Doe meer.")
    with pytest.raises(BasisnormFout, match=r"^Dit is er een\.; Dit is twee\.$") as caught:
        raise BasisnormFout(one, two)
    assert caught.value.meldingen == (one, two)


def test_a_collector_keeps_the_order_in_which_a_person_repairs() -> None:
    """By sheet as they stand in the workbook, then by row, then by column; AA comes after Z."""
    found = Collector("boek.xlsx", ("Vragen", "School"))
    places = [("School", 2, "B"), ("Vragen", 10, "A"), ("Vragen", 9, "AA"), ("Vragen", 9, "Z")]
    for blad, regel, kolom in places:
        found.tell(Bezwaar("x", "Tekst.", "Doe iets."), blad=blad, regel=regel, kolom=kolom)
    found.tell(Bezwaar("x", "Nog iets.", "Doe iets."), blad="Vragen", regel=9, kolom="AA")
    found.tell(Bezwaar("x", "Over het bestand.", "Doe iets."))
    told = [(each.blad, each.regel, each.kolom, each.tekst) for each in found.meldingen]
    assert told == [
        (None, None, None, "Over het bestand."),
        ("Vragen", 9, "Z", "Tekst."),
        ("Vragen", 9, "AA", "Tekst."),
        ("Vragen", 9, "AA", "Nog iets."),
        ("Vragen", 10, "A", "Tekst."),
        ("School", 2, "B", "Tekst."),
    ]
    assert {each.bestand for each in found.meldingen} == {"boek.xlsx"}


def test_only_a_fout_stops_and_then_it_is_known_whose_file_it_is() -> None:
    found = Collector("a.yaml")
    found.vestigingscode = "99AA00"
    found.tell(Bezwaar("x", "Kijk hier.", "Doe iets.", Ernst.LET_OP), regel=1)
    found.stop_on_fout()
    assert not has_fout(found.meldingen)
    found.tell(Bezwaar("y", "Dit kan niet.", "Doe iets."), regel=2, vestigingscode="99AA01")
    with pytest.raises(BasisnormFout) as caught:
        found.stop_on_fout()
    assert [each.vestigingscode for each in caught.value.meldingen] == ["99AA00", "99AA01"]
