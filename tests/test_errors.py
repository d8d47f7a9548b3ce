"""The one error of the program carries everything a person needs to repair the input."""

from __future__ import annotations

import dataclasses

import pytest

from basisnorm.errors import BasisnormFout, Ernst, Melding


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
