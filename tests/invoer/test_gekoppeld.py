"""A table seen through a mapping: which column is what, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.invoer.koppeling.gekoppeld import Gekoppeld, koppel
from basisnorm.invoer.koppeling.koppeling import check_koppeling
from basisnorm.invoer.tabel.tabel import Rij, Tabel
from invoer.formulieren import NORM


def nothing() -> Iterator[Rij]:
    """A table without rows."""
    return iter(())


def coupled(koppen: Sequence[str], yaml: str) -> Gekoppeld:
    """These headings, on row 3 of a sheet, through this mapping."""
    tabel = Tabel(
        bestand="t.xlsx", blad="Blad1", codering=None, scheiding=None, kopregel=3,
        koppen=tuple(koppen), _read=nothing,
    )  # fmt: skip
    return koppel(tabel, check_koppeling(f"koppeling: 1\n{yaml}".encode(), "k.yaml", NORM))


def refused(koppen: Sequence[str], yaml: str) -> list[tuple[str, int | None, str]]:
    """(code, line in the mapping, remedy) of every fout."""
    with pytest.raises(BasisnormFout) as caught:
        coupled(koppen, yaml)
    return [
        (each.code, each.regel, each.oplossing)
        for each in caught.value.meldingen
        if each.ernst is Ernst.FOUT
    ]


def test_columns_keep_their_place_and_get_our_names() -> None:
    found = coupled(
        ["ID", "Begintijd", "E-mail", "Naam", "Brin ", "1.\xa0Hulp?", "Toelichting", "Weg"],
        "vast: {schoolsoort: bo}\n"
        "kolommen: {brin: vestigingscode, '1. hulp': DYS-01, Toelichting: DYS-01 toelichting}\n"
        "negeren: [Weg, Niet hier]\n",
    )
    assert found.koppen == (
        None, None, None, None, "vestigingscode", "DYS-01", "DYS-01 toelichting", None,
    )  # fmt: skip
    assert found.persoonlijk == ("E-mail", "Naam")
    assert found.vast == (("schoolsoort", "bo"),)
    assert found.meldingen == ()


def test_what_carries_our_own_name_needs_no_mapping() -> None:
    found = coupled(
        ["Vestigingscode", "Schoolnaam", "DYS-02", "Vraag 1", "", "Extra"],
        "kolommen: {Vraag 1: DYS-01}\n",
    )
    assert found.koppen == ("vestigingscode", "naam", "DYS-02", "DYS-01", None, None)
    (melding,) = found.meldingen
    assert (melding.code, melding.ernst) == ("kop-niet-gekoppeld", Ernst.LET_OP)
    assert (melding.bestand, melding.blad, melding.regel) == ("t.xlsx", "Blad1", 3)
    assert (melding.kolom, melding.veld) == ("F", "Extra")


def test_a_name_that_is_filled_already_is_not_filled_again() -> None:
    found = coupled(
        ["Code", "BRIN", "sector", "DYS-01"],
        "vast: {sector: po}\nkolommen: {Code: vestigingscode}\n",
    )
    assert found.koppen == ("vestigingscode", None, None, "DYS-01")
    assert [each.kolom for each in found.meldingen] == ["B", "C"]


def test_naam_in_a_form_is_only_that_of_a_school_when_the_mapping_says_so() -> None:
    koppen = ["Tijdstempel", "Naam", "DYS-01"]
    assert coupled(koppen, "kolommen: {DYS-01: DYS-01}\n").koppen[1] is None
    assert coupled(koppen, "kolommen: {Naam: naam}\n").koppen[1] == "naam"
    assert coupled(["Naam", "DYS-01"], "kolommen: {DYS-01: DYS-01}\n").koppen[0] == "naam"


def test_a_heading_that_occurs_more_often_is_told_apart_by_its_column() -> None:
    koppen = ["Vraag", "Toelichting", "Toelichting", "Toelichting"]
    yaml = (
        "kolommen:\n  Vraag: DYS-01\n  Toelichting (kolom B): DYS-01 toelichting\n"
        "  Toelichting (kolom D): DYS-01 bewijs\n"
    )
    assert coupled(koppen, yaml).koppen == ("DYS-01", "DYS-01 toelichting", None, "DYS-01 bewijs")
    one_left = coupled(koppen, f"{yaml}  Toelichting: DYS-01 reden\n")
    assert one_left.koppen[2] == "DYS-01 reden"
    assert coupled(koppen, f"{yaml}negeren: [Toelichting]\n").meldingen == ()
    assert refused(koppen, "kolommen: {Vraag: DYS-01, Toelichting: DYS-01 bewijs}\n") == [
        ("kop-staat-vaker", 2, "Zet de kolom erbij, bijvoorbeeld: 'Toelichting (kolom B)'.")
    ]
    assert refused(koppen, f"{yaml}  Toelichting (kolom A): DYS-01 reden\n") == [
        ("kop-niet-in-tabel", 6, "Bedoelt u 'Toelichting'?")
    ]


def test_a_heading_that_is_not_in_the_table_gets_the_closest_one() -> None:
    assert refused(
        ["BRIN", "Helpt de school bij lezen?", "Iets anders"],
        "kolommen:\n  BRIN: vestigingscode\n  Helpt school bij lezen?: DYS-01\n  Weg: DYS-02\n",
    ) == [
        ("kop-niet-in-tabel", 4, "Bedoelt u 'Helpt de school bij lezen?'?"),
        (
            "kop-niet-in-tabel",
            5,
            "Neem de kop over zoals hij in de tabel staat, of haal deze regel weg.",
        ),
    ]


def test_suggestions_stop_but_messages_do_not() -> None:
    eisen = [("DYS-01", part) for part in ("toelichting", "bewijs", "reden")]
    eisen += [("DYS-02", part) for part in ("toelichting", "bewijs", "reden")]
    eisen += [("DYS-09", part) for part in ("toelichting", "bewijs", "reden")]
    doelen = [f"{eis} {part}" for eis, part in eisen]
    doelen += ["DYS-02", "DYS-09", "naam", "locatie", "plaats", "schoolsoort", "sector", "rol"]
    doelen += ["schooljaar", "datum", "bestuur", "gemeente", "wil_helpen"]
    koppen = ["BRIN", *(f"Vraag {number} over hulp" for number in range(len(doelen)))]
    yaml = "kolommen:\n  BRIN: vestigingscode\n" + "".join(
        f"  Vraag {number}x over hulp: {doel}\n" for number, doel in enumerate(doelen)
    )
    found = refused(koppen, yaml)
    assert len(found) == len(doelen) == 22
    assert [text.startswith("Bedoelt u") for _, _, text in found] == [True] * 20 + [False] * 2


def test_a_mapping_of_another_table_is_one_message() -> None:
    found = refused(["a", "b"], "kolommen: {Vraag 1: DYS-01, Vraag 2: DYS-02}\n")
    assert [code for code, _, _ in found] == ["verkeerde-koppeling"]


def test_a_column_about_a_person_cannot_be_used() -> None:
    koppen = ["Begintijd", "Naam", "E-mail", "BRIN"]
    yaml = "kolommen: {Naam: naam, E-mail: rol, BRIN: vestigingscode}\nnegeren: [Begintijd]\n"
    assert refused(koppen, yaml) == [
        ("kolom-persoonsgegeven", 2, "Zet deze kop onder negeren."),
        ("kolom-persoonsgegeven", 2, "Zet deze kop onder negeren."),
    ]


def test_whatever_nobody_settled_stops_the_table_and_is_named_at_once() -> None:
    found = refused(
        ["BRIN", "A", "B", "C"],
        "vast: {schoolsoort: 'bo?'}\n"
        "kolommen: {BRIN: vestigingscode, A: 'DYS-01?', B: kies, C: {is: DYS-02, antwoorden: "
        "{x: 'ja?'}}}\nantwoorden: {'4': kies, a: 1}\nja_nee: {b: kies}\n",
    )
    assert [(code, regel) for code, regel, _ in found] == [
        ("vast-kiezen", 2), ("nog-kiezen", 3), ("nog-kiezen", 3), ("antwoord-kiezen", 3),
        ("antwoord-kiezen", 4), ("antwoord-kiezen", 5),
    ]  # fmt: skip
    assert found[1][2] == (
        "Klopt DYS-01? Haal dan het vraagteken weg. Anders: schrijf de eis of kolom die erbij "
        "hoort, of: negeren."
    )
    assert found[2][2] == "Schrijf de eis of kolom die erbij hoort, of: negeren."


COLUMNS = """\
kolommen:
  A: {is: DYS-01, antwoorden: {Half: 2}}
  B: DYS-02
  C: {is: DYS-09, antwoorden: {Half: open}}
  D: {is: schoolsoort, antwoorden: {Basis: bo, Ander: so}}
  E: {is: wil_helpen, antwoorden: {Graag: ja, Half: open}}
antwoorden: {Half: 1, Heel: 3, Basis: sbo, Speciaal: sbo, Weet niet: open}
ja_nee: {Half: nee}
"""


@pytest.mark.parametrize(
    ("naam", "cell", "word"),
    [
        # What is said for the column goes before what is said for yes and no, and for all.
        ("DYS-01", "Half", "2"), ("DYS-02", "Half", "0"), ("DYS-09", "Half", ""),
        ("DYS-01", "half ", "2"), ("DYS-01", "Heel", "3"), ("DYS-02", "Heel", "3"),
        ("DYS-02", "Weet niet", ""), ("DYS-05", "Half", "1"), ("DYS-01", "Graag", "Graag"),
        ("schoolsoort", "Basis", "bo"), ("schoolsoort", "Speciaal", "sbo"),
        ("schoolsoort", "Ander", "so"), ("schoolsoort", "Half", "Half"),
        ("DYS-01", "Speciaal", "Speciaal"), ("wil_helpen", "Graag", "ja"),
        ("wil_helpen", "Half", ""), ("wil_helpen", "Heel", "Heel"),
    ],
)  # fmt: skip
def test_an_answer_means_what_its_column_says(naam: str, cell: str, word: str) -> None:
    assert coupled(["A", "B", "C", "D", "E"], COLUMNS).vertaal(naam, cell) == word


@pytest.mark.parametrize(
    ("antwoorden", "cell", "word"),
    [
        ("{'Ja, altijd': 2}", "JA, altijd", "2"),
        ("{'Ja, altijd': 2}", "ja altijd!", "ja altijd!"),
        ("{'<50%': 1, '>50%': 2}", "<50%", "1"),
        ("{'<50%': 1, '>50%': 2}", ">50%", "2"),
        ("{'<50%': 1, '>50%': 2}", "50%", "50%"),
        ("{'Ja': 2}", "Misschien", "Misschien"),
        ("{'?': open}", "?", ""),
        ("{'Weet niet': open}", "WEET NIET", ""),
        ("{'+': 2, '+/-': 1, '-': 0}", "+/-", "1"),
        ("{'+': 2, '+/-': 1, '-': 0}", "-", "0"),
        ("{'1': 0, '2': 1, '3': 2, '4': 3}", "4", "3"),
        ("{'1': 0, '2': 1, '3': 2, '4': 3}", "1.0", "1.0 (staat niet in de koppeling)"),
        ("{'1': 0, '2': 1, '3': 2, '4': 3}", "op orde", "op orde (staat niet in de koppeling)"),
        ("{'1': 0, '2': 1, '3': 2, '4': 3}", "<2", "<2"),
        ("{'1': 0, '2': 1, '3': 2, '4': 3}", "-", "-"),
        ("{'+': 2, '+/-': 1, '-': 0}", "\N{EN DASH}", "\N{EN DASH} (staat niet in de koppeling)"),
        ("{'+': 2, '+/-': 1, '-': 0}", "2", "2"),
        ("{'ja': 1}", "nee", "nee (staat niet in de koppeling)"),
        ("{'1': 0, '2': 1, '3': 2, '4': 3}", "0", "0 (staat niet in de koppeling)"),
        ("{'1': 1}", "0", "0"),
        ("{'n.v.t.': nvt}", "N.V.T.", "nvt"),
    ],
)
def test_answers_become_ours(antwoorden: str, cell: str, word: str) -> None:
    found = coupled(["DYS-01"], f"kolommen: {{DYS-01: DYS-01}}\nantwoorden: {antwoorden}\n")
    assert found.vertaal("DYS-01", cell) == word
