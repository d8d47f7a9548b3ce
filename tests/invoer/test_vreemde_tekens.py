"""A sign that looks like another one is named where a cell is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.audit.codes import CodeFout, parse_vestigingscode
from basisnorm.audit.schrijfwijzen import STANDAARD
from basisnorm.invoer.koppeling.gekoppeld import Vertaling
from basisnorm.invoer.koppeling.koppeling import check_koppeling
from basisnorm.invoer.rijen.cellen import Antwoordcellen
from basisnorm.norm.load import load_norm
from basisnorm.words import odd_sign
from bouwstenen import make_eis, make_gebied, make_norm
from invoer.tabellen import read_rows

NORM = load_norm("2024-11")
KOPPELING = (
    "koppeling: 1\nvast: {schoolsoort: bo}\n"
    "kolommen: {BRIN: vestigingscode, A: DYS-01}\nantwoorden: {Ok\xe9 hier: 2}\n"
)
VASTE, CYRILLISCH, GRIEKS = "\xa0", "\N{CYRILLIC SMALL LETTER O}", "\N{GREEK CAPITAL LETTER ALPHA}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"Ok\xe9{VASTE}hier", "een vaste spatie (U+00A0)"),
        (
            f"Ok\xe9 hier{CYRILLISCH}",
            "een Cyrillisch teken, '\N{CYRILLIC SMALL LETTER O}' (U+043E)",
        ),
        ("Ok\xe9\u200b hier", "een spatie zonder breedte (U+200B)"),
        ("Ok\xe9 daar", None),
    ],
)
def test_an_answer_of_a_form_that_only_looks_the_same_says_why(
    text: str, named: str | None
) -> None:
    koppeling = check_koppeling(KOPPELING.encode(), "k.yaml", NORM)
    vertaling = Vertaling(koppeling)
    cellen = Antwoordcellen(
        NORM.eisen["DYS-01"], lambda: STANDAARD, lambda cell: vertaling("DYS-01", cell)
    )
    assert cellen[f"{VASTE} Ok\xe9 hier{VASTE}"] == 2
    bezwaar = cellen.bezwaar(text)
    assert "staat niet in de koppeling." in bezwaar.tekst
    assert (f"Er staat {named} in." in bezwaar.tekst) == (named is not None)


@pytest.mark.parametrize("text", [f"99{GRIEKS}A00", "99\N{CYRILLIC CAPITAL LETTER A}A00"])
def test_a_code_with_a_letter_of_another_alphabet_says_so(text: str) -> None:
    with pytest.raises(CodeFout) as caught:
        parse_vestigingscode(text)
    assert f"Er staat {odd_sign(text)} in." in caught.value.tekst
    assert caught.value.oplossing == "Typ de code opnieuw."


def test_ordinary_accents_are_no_odd_signs() -> None:
    assert odd_sign("\xc9\xe9n \N{EURO SIGN} \u2013 \u2018x\u2019") is None


def test_the_reasons_are_listed_with_their_sentences(tmp_path: Path) -> None:
    """Both may be typed."""
    one = make_eis("DYS-01", nvt_redenen=("geen-groep-1-2", "geen-zorg"))
    norm = make_norm(make_gebied(eisen=(one,)))
    eis = norm.eisen["DYS-01"]
    for koppen, cells in (([eis.id], ["nvt"]), ([eis.id, f"{eis.id} reden"], ["nvt", "zomaar"])):
        found = read_rows(
            tmp_path, [["vestigingscode", "schoolsoort", *koppen], ["99AA00", "bo", *cells]],
            norm=norm,
        )  # fmt: skip
        (fout,) = found.fouten
        for reden in eis.nvt_redenen:
            assert f"{reden.id} ('{reden.tekst}')" in (fout.oplossing or "")
