"""The mapping file: what it may say, and which mistakes in it are named."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.invoer.koppeling.koppeling import Koppeling, check_koppeling, read_koppeling
from invoer.formulieren import NORM

GOED = """\
koppeling: 1
vast: {schoolsoort: bo, schooljaar: "2026/27", samenwerkingsverband: po 30-04, wil_helpen: ja}
kolommen:
  "1. Hebben jullie hulp in een klein groepje?": DYS-09
  "Toelichting (kolom H)": DYS-09 toelichting
  BRIN: vestigingscode
  "Nog een vraag": kies
antwoorden: {"Ja, iedereen doet dit": 2, "Nee": "0", "Weet ik niet": open, "N.v.t.": nvt}
negeren: ["Wat vond u van dit formulier?"]
"""


def check(text: str) -> Koppeling:
    """The mapping in a text."""
    return check_koppeling(text.encode(), "k.yaml", NORM)


def refused(text: str) -> list[tuple[str, int | None, int | str | None]]:
    """(code, line, column) of every fout in a text."""
    with pytest.raises(BasisnormFout) as caught:
        check(text)
    assert all(each.bestand == "k.yaml" and each.oplossing for each in caught.value.meldingen)
    return [
        (each.code, each.regel, each.kolom)
        for each in caught.value.meldingen
        if each.ernst is Ernst.FOUT
    ]


def test_a_mapping_is_read() -> None:
    found = check(GOED)
    assert [(each.kop, each.doel) for each in found.regels] == [
        ("1. Hebben jullie hulp in een klein groepje?", "DYS-09"),
        ("Toelichting (kolom H)", "DYS-09 toelichting"),
        ("BRIN", "vestigingscode"),
        ("Nog een vraag", None),
        ("Wat vond u van dit formulier?", None),
    ]
    assert found.vast == (
        ("schoolsoort", "bo"),
        ("schooljaar", "2026-2027"),
        ("samenwerkingsverband", "PO3004"),
        ("wil_helpen", "ja"),
    )
    assert found.antwoorden == (
        ("Ja, iedereen doet dit", "2"),
        ("Nee", "0"),
        ("Weet ik niet", "open"),
        ("N.v.t.", "nvt"),
    )
    assert [(each.code, each.ernst, each.regel) for each in found.meldingen] == [
        ("nog-kiezen", Ernst.LET_OP, 7)
    ]


def test_a_mapping_needs_only_columns(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("koppeling: 1\nkolommen: {BRIN: vestigingscode}\n", encoding="utf-8")
    found = read_koppeling(path, NORM)
    assert (found.bestand, found.vast, found.antwoorden) == (str(path), (), ())


TOP = "koppeling: 1\nkolommen:\n"
FOUT = {
    "another kind of file": ("basisnorm: 1\n", [("geen-koppeling", 1, 1)]),
    "a list": ("- a\n", [("geen-koppeling", 1, 1)]),
    "another format": ("koppeling: 2\nkolommen: {}\n", [("verkeerd-getal", 1, 12)]),
    "no columns": ("koppeling: 1\n", [("ontbreekt", 1, 1)]),
    "an unknown part": ("koppeling: 1\nkolomen: {}\nkolommen: {}\n", [("onbekende-sleutel", 2, 1)]),
    "an unknown eis": (f"{TOP}  A: DYS-O9\n", [("onbekend-doel", 3, 6)]),
    "an unknown column": (f"{TOP}  A: xyz\n", [("onbekend-doel", 3, 6)]),
    "a number": (f"{TOP}  A: 3\n", [("geen-tekst", 3, 6)]),
    "an eis that is gone": (f"{TOP}  A: DYS-07\n", [("onbekend-doel", 3, 6)]),
    "two headings for one column": (
        f"{TOP}  A: DYS-01\n  B: DYS-01\n",
        [("dubbel-doel", 4, 3)],
    ),
    "a column that is fixed too": (
        f"{TOP}  A: schooljaar\nvast: {{schooljaar: 2026-2027}}\n",
        [("dubbel-doel", 3, 3)],
    ),
    "a level at yes and no": (
        f"{TOP}  A: {{is: DYS-02, antwoorden: {{a: 3}}}}\n",
        [("onbekend-antwoord", 3, 35)],
    ),
    "yes at a level": (
        f"{TOP}  A: {{is: DYS-01, antwoorden: {{a: ja}}}}\nja_nee: {{a: 1}}\n",
        [("onbekend-antwoord", 3, 35), ("onbekend-antwoord", 4, 13)],
    ),
    "another kind of school": (
        f"{TOP}  A: {{is: schoolsoort, antwoorden: {{a: mbo}}}}\n",
        [("onbekend-antwoord", 3, 40)],
    ),
    "answers where nothing is answered": (
        f"{TOP}  A: {{is: naam, antwoorden: {{a: 2}}}}\n",
        [("antwoorden-niet-hier", 3, 17)],
    ),
    "a group that says nothing": (f"{TOP}  A: {{antwoorden: {{a: 2}}}}\n", [("ontbreekt", 3, 3)]),
    "a proposal that is none": (f"{TOP}  A: xyz?\n", [("onbekend-doel", 3, 6)]),
    "a heading twice": (f"{TOP}  A b: DYS-01\n  'a  B?': DYS-02\n", [("dubbele-kop", 4, 3)]),
    "a heading that is ignored too": (
        f"{TOP}  A: DYS-01\nnegeren: [A]\n",
        [("dubbele-kop", 4, 11)],
    ),
    "ignoring nothing": (f"{TOP}  A: DYS-01\nnegeren: ['']\n", [("leeg", 4, 11)]),
    "an answer that is none": (
        "koppeling: 1\nkolommen: {}\nantwoorden: {a: 4, b: ja, c: true, d: [1]}\n",
        [("onbekend-antwoord", 3, 17), ("onbekend-antwoord", 3, 23),
         ("onbekend-antwoord", 3, 30), ("onbekend-antwoord", 3, 39)],
    ),
    "an answer with two meanings": (
        "koppeling: 1\nkolommen: {}\nantwoorden: {Ja: 2, 'ja ': 3}\n",
        [("dubbel-antwoord", 3, 21)],
    ),
    "fixed values that are wrong": (
        "koppeling: 1\nkolommen: {}\nvast: {schoolsoort: b, sector: p, schooljaar: 2026, "
        "datum: 21-11-2026, samenwerkingsverband: 3004, naam: x, schooljar: y}\n",
        [("onbekende-waarde", 3, 21), ("onbekende-waarde", 3, 32), ("geen-tekst", 3, 47),
         ("geen-datum", 3, 60), ("geen-tekst", 3, 94), ("onbekende-sleutel", 3, 100),
         ("onbekende-sleutel", 3, 109)],
    ),
    "codes that are wrong": (
        "koppeling: 1\nkolommen: {}\nvast: {schooljaar: dit jaar, samenwerkingsverband: 30-04}\n",
        [("verkeerd-schooljaar", 3, 20), ("verkeerde-code", 3, 52)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUT.values(), ids=FOUT)
def test_every_mistake_is_named_with_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert refused(text) == expected


def remedies(text: str) -> list[str]:
    """What is said to do about a text."""
    with pytest.raises(BasisnormFout) as caught:
        check(text)
    return [each.oplossing for each in caught.value.meldingen]


def test_what_was_meant_is_suggested() -> None:
    assert remedies(f"{TOP}  A: DYS-O9\n") == ["Bedoelt u 'DYS-09'?"]
    assert remedies(f"{TOP}  A: dys9 toelichting\n") == ["Bedoelt u 'DYS-09 toelichting'?"]
    assert remedies(f"{TOP}  A: vestigingcode\n") == ["Bedoelt u 'vestigingscode'?"]
    assert remedies(f"{TOP}  A: DYS-07\n  B: DYS-08 bewijs\n") == [
        "Deze eis is vervallen op 2026-01-01; in de plaats kwam: DYS-01.",
        "Deze eis is vervallen op 2026-01-01; in de plaats kwam: niets.",
    ]


def test_a_heading_to_ignore_may_stay_where_it_is() -> None:
    (regel,) = check(f"{TOP}  A: negeren\n").regels
    assert regel.doel is None
    assert remedies(f"{TOP}  A: Negeer\n") == ["Bedoelt u 'negeren'?"]


TE_KIEZEN = {
    f"{TOP}  A: kies\n": ("nog-kiezen", 3, "Bij de kop 'A' staat nog 'kies'."),
    f'{TOP}  A: "DYS-01?"\n': ("nog-kiezen", 3, "Bij de kop 'A' staat nog 'DYS-01?'."),
    f'{TOP}  A: {{is: "DYS-01 bewijs?"}}\n':
        ("nog-kiezen", 3, "Bij de kop 'A' staat nog 'DYS-01 bewijs?'."),
    f'{TOP}  A: {{is: DYS-01, antwoorden: {{Ja: "2?"}}}}\n':
        ("antwoord-kiezen", 3, "Bij het antwoord 'Ja' staat nog '2?'."),
    f'{TOP}  A: {{is: schoolsoort, antwoorden: {{Speciaal: kies}}}}\n':
        ("antwoord-kiezen", 3, "Bij het antwoord 'Speciaal' staat nog 'kies'."),
    "koppeling: 1\nkolommen: {}\nantwoorden: {'4': kies}\n":
        ("antwoord-kiezen", 3, "Bij het antwoord '4' staat nog 'kies'."),
    "koppeling: 1\nkolommen: {}\nja_nee: {Soms: 'nee?'}\n":
        ("antwoord-kiezen", 3, "Bij het antwoord 'Soms' staat nog 'nee?'."),
    'koppeling: 1\nkolommen: {}\nvast: {schoolsoort: "bo?"}\n':
        ("vast-kiezen", 3, "Onder vast staat bij schoolsoort nog 'bo?'."),
    "koppeling: 1\nkolommen: {}\nvast: {gemeente: kies}\n":
        ("vast-kiezen", 3, "Onder vast staat bij gemeente nog 'kies'."),
}  # fmt: skip


@pytest.mark.parametrize("text", TE_KIEZEN)
def test_what_nobody_settled_is_named_with_its_place(text: str) -> None:
    found = check(text)
    assert [(each.code, each.regel, each.tekst) for each in found.meldingen] == [TE_KIEZEN[text]]
    assert all(each.ernst is Ernst.LET_OP and each.oplossing for each in found.meldingen)
    # It fills nothing.
    assert found.vast == ()
    assert all(each.doel in (None, "DYS-01", "schoolsoort") for each in found.regels)


def test_a_comment_is_no_more_than_a_comment() -> None:
    found = check(f"{TOP}  A: DYS-01  # controleer dit\nantwoorden:\n  Ja: 2  # kies\n")
    assert (found.meldingen, found.antwoorden) == ((), (("Ja", "2"),))


def test_what_an_answer_means_may_be_said_for_one_column_and_for_yes_and_no() -> None:
    found = check(
        "koppeling: 1\nkolommen:\n"
        "  A: {is: DYS-01, antwoorden: {Soms: 1, Weet niet: open}}\n"
        "  B: {is: DYS-02, antwoorden: {Soms: nee}}\n"
        "  C: {is: schoolsoort, antwoorden: {Speciaal: so}}\n"
        "  D: {is: wil_helpen, antwoorden: {Graag: ja}}\n"
        "  E: {is: naam}\n"
        "antwoorden: {Basisschool met sbo: sbo, Half: 1}\nja_nee: {Half: ja}\n"
    )
    assert [each.antwoorden for each in found.regels] == [
        (("Soms", "1"), ("Weet niet", "open")), (("Soms", "nee"),), (("Speciaal", "so"),),
        (("Graag", "ja"),), (),
    ]  # fmt: skip
    assert found.antwoorden == (("Basisschool met sbo", "sbo"), ("Half", "1"))
    assert found.ja_nee == (("Half", "ja"),)
    assert found.ja_nee_eisen == frozenset(("DYS-02",))


def test_all_mistakes_come_at_once_from_top_to_bottom() -> None:
    text = (
        "koppeling: 1\nvast: {sector: x}\nkolommen:\n  A: DYS-01\n  B: DYS-01\n  C: weg\n"
        "antwoorden: {ja: 9}\n"
    )
    assert refused(text) == [
        ("onbekende-waarde", 2, 16),
        ("dubbel-doel", 5, 3),
        ("onbekend-doel", 6, 6),
        ("onbekend-antwoord", 7, 18),
    ]


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_a_mapping_or_give_messages(data: bytes) -> None:
    # Anything else than this one error would be a traceback.
    with suppress(BasisnormFout):
        check_koppeling(b"koppeling: 1\nkolommen:\n" + data, "k.yaml", NORM)


def test_what_holds_for_all_is_read_as_a_cell_is() -> None:
    """A person, or the error of a spreadsheet, is no name here either: as if nothing was said."""
    found = check(
        "koppeling: 1\nkolommen: {}\n"
        'vast: {rol: "jan@voorbeeld.nl", bestuur: "#N/A", gemeente: Ede}\n'
    )
    assert found.vast == (("gemeente", "Ede"),)
    assert [(each.code, each.ernst, each.regel) for each in found.meldingen] == [
        ("lijkt-persoonsgegeven", Ernst.LET_OP, 3),
        ("excel-fout", Ernst.LET_OP, 3),
    ]
