"""The proposal: what it recognises, what it leaves to a person, and that it reads back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Norm
from basisnorm.regio.koppeling.als_yaml import render_koppeling
from basisnorm.regio.koppeling.antwoord_voorstel import CONTROLEER, propose_antwoorden
from basisnorm.regio.koppeling.gekoppeld import koppel
from basisnorm.regio.koppeling.gelijkenis import find_id, match
from basisnorm.regio.koppeling.kolominhoud import MAX_ANTWOORDEN
from basisnorm.regio.koppeling.koppeling import Koppeling, check_koppeling
from basisnorm.regio.koppeling.voorstel import Voorstel, propose
from basisnorm.regio.tabel.koppen import answer_key
from basisnorm.regio.tabel.openen import open_tabel
from bouwstenen import make_eis, make_gebied, make_norm
from regio.formulieren import NORM as KLEIN
from regio.formulieren import write_exports

NORM = load_norm("2024-11")
# The words of questions as regions ask them, with the eis they are about.
GEVRAAGD = {
    "1. Helpt jullie school op deze locatie leerlingen met lees- en spellingproblemen, met het "
    "eigen team en uit de gewone bekostiging?": ("DYS-01", True),
    "Hebben jullie op deze locatie kennis in huis over lees- en spellingproblemen en dyslexie?":
        ("DYS-02", True),
    "Letten jullie vanaf groep 1 op vroege signalen van leesproblemen en vragen jullie er bij de "
    "intake naar?": ("DYS-04", False),
    "Toetsing technisch lezen en spelling op vaste momenten": ("DYS-05", False),
    "Intensieve hulp in een klein groepje bij hardnekkige lees- of spellingachterstand":
        ("DYS-09", False),
    "Vertelt de school ouders en leerlingen vooraf wat zij begaafde leerlingen te bieden heeft?":
        ("BEG-03", True),
    "Compacten: slaan leerlingen stof over die zij al beheersen?": ("BEG-07", False),
    "Evalueert de school elk OPP minstens 1x per schooljaar met ouders en leerling?":
        ("GEN-13", False),
}  # fmt: skip
IETS_ANDERS = (
    "Wat vindt u van dit formulier?",
    "Hoeveel leerlingen heeft uw school?",
    "Hebt u nog vragen over de ondersteuning op uw school?",
    "Hoe tevreden bent u over het samenwerkingsverband?",
    "Werkt de school samen met de gemeente en jeugdhulp?",
    "Is er beleid rond pesten?",
    "",
)


def test_questions_in_other_words_find_their_eis() -> None:
    found = match(dict(enumerate(GEVRAAGD)), NORM)
    assert [(each.eis, each.zeker) for _, each in sorted(found.items())] == [*GEVRAAGD.values()]


def test_other_questions_find_none() -> None:
    assert match(dict(enumerate(IETS_ANDERS)), NORM) == {}


@pytest.mark.parametrize("sector", ["po", "vo"])
def test_the_text_of_an_eis_is_always_that_eis(sector: str) -> None:
    texts = {number: getattr(eis.tekst, sector) for number, eis in enumerate(NORM.eisen.values())}
    found = match(texts, NORM)
    assert [found[number].eis for number in texts] == list(NORM.eisen)
    assert all(each.zeker for each in found.values())


def test_an_eis_is_given_once_to_the_heading_that_is_most_like_it() -> None:
    tekst = NORM.eisen["DYS-05"].tekst.po
    found = match({0: "Toetsing technisch lezen en spelling op vaste momenten", 1: tekst}, NORM)
    assert found[1].eis == "DYS-05"
    assert found.get(0) is None or found[0].eis != "DYS-05"


def test_in_a_norm_of_one_eis_nothing_comes_near() -> None:
    one = make_norm(make_gebied(eisen=(make_eis("DYS-01", tekst="Rekenen met blokken."),)))
    assert match({0: "rekenen met blokken"}, one)[0].zeker


@pytest.mark.parametrize(
    ("kop", "eis"),
    [
        ("DYS-09", "DYS-09"), ("dys9", "DYS-09"), ("DYS[09]", "DYS-09"), ("DYS09_c", "DYS-09"),
        ("1. DYS 9: hulp", "DYS-09"), ("Vraag 3 (BEG-07)", "BEG-07"), ("DYS-99", None),
        ("G01Q09", None), ("DYS-0900", None), ("COVID-19 en DYS-01", "DYS-01"),
    ],
)  # fmt: skip
def test_an_id_in_a_heading_is_found(kop: str, eis: str | None) -> None:
    assert find_id(kop, NORM) == eis


def answers(*texts: str, op_niveaus: Sequence[str] = ()) -> dict[str, tuple[str, bool]]:
    """(our word, whether to look) by answer."""
    found = propose_antwoorden(
        {answer_key(each): each for each in texts}, {answer_key(each) for each in op_niveaus}
    )
    return {each.tekst: (each.woord, each.opmerking is not None) for each in found}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Op orde", ("2", False)),
        ("Nog niet", ("0", False)),
        ("N.v.t.", ("nvt", False)),
        ("Niet van toepassing", ("nvt", False)),
        ("Ja", ("2", False)),
        ("No", ("0", False)),
        ("Ja, iedereen doet dit", ("2", True)),
        ("Nee, dat doen wij niet", ("0", True)),
        ("Deels", ("1", True)),
        ("Een deel van het team doet dit.", ("1", True)),
        ("Het staat ook op papier, wij bekijken het elk jaar.", ("3", True)),
        ("Wij doen dit niet, of het hangt af van één collega.", ("0", True)),
        ("Het hele team doet dit volgens afspraak.", ("2", True)),
        ("Dat weet ik niet", ("open", True)),
        ("Nog niet op orde", ("0", True)),
        ("N.v.t., wij hebben geen kleuters", ("nvt", True)),
        ("Paars", ("kies", True)),
        ("+/-", ("kies", True)),
    ],
)
def test_an_answer_gets_our_word(text: str, word: tuple[str, bool]) -> None:
    assert answers(text) == {text: word}


def test_yes_at_an_eis_with_levels_is_to_be_looked_at() -> None:
    assert answers("Ja", "Yes", op_niveaus=["Ja"]) == {"Ja": ("2", True), "Yes": ("2", False)}


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("0123", [("0", False), ("1", False), ("2", False), ("3", False)]),
        ("02", [("0", False), ("2", False)]),
        ("123", [("1", True), ("2", True), ("3", True)]),
        ("1234", [("kies", True)] * 4),
        ("45", [("kies", True)] * 2),
    ],
)
def test_a_scale_of_other_numbers_is_never_moved(scale: str, words: list[tuple[str, bool]]) -> None:
    assert list(answers(*scale).values()) == words


def made(
    koppen: Sequence[str], rijen: Sequence[Sequence[str]] = (), norm: Norm = NORM
) -> tuple[Voorstel, str, Koppeling]:
    """A proposal, its text, and what the reader makes of that."""
    voorstel = propose(koppen, rijen, norm)
    text = render_koppeling(voorstel, norm, tabel="t.csv", schooljaar="2026-2027")
    return voorstel, text, check_koppeling(text.encode(), "k.yaml", norm)


def doelen(koppeling: Koppeling) -> Mapping[str, str | None]:
    """What every heading is."""
    return {each.kop: each.doel for each in koppeling.regels}


EXPORTS = {
    "forms-nl": (7, 2, 1),
    "forms-excel": (7, 2, 1),
    "forms-xlsx": (7, 2, 1),
    "forms-en": (3, 2, 0),
    "google": (7, 0, 0),
    "lime-code": (7, 0, 0),
    "lime-vol": (3, 1, 0),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_gets_a_proposal_that_fits_it(name: str, tmp_path: Path) -> None:
    tabel = open_tabel(write_exports(tmp_path)[name])
    voorstel, _, koppeling = made(tabel.koppen, [cells for _, cells in tabel.rijen()])
    assert voorstel.count() == EXPORTS[name]
    assert not voorstel.zonder_code
    assert all(each.ernst is Ernst.LET_OP for each in koppeling.meldingen)
    if name == "google":
        # A scale to 4 is for a person to explain.
        with pytest.raises(BasisnormFout) as caught:
            koppel(tabel, koppeling)
        assert [each.code for each in caught.value.meldingen] == ["antwoord-kiezen"] * 3
        return
    found = koppel(tabel, koppeling)
    assert {"vestigingscode", "DYS-01", "DYS-03", "DYS-05"} <= set(found.koppen)
    assert not any(
        name is not None and word in (kop or "").casefold()
        for kop, name in zip(tabel.koppen, found.koppen, strict=True)
        for word in ("mail", "tijd", "ipaddr")
    )


def test_the_proposal_looks_so(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    tabel = open_tabel(write_exports(tmp_path)["forms-nl"])
    _, text, _ = made(tabel.koppen, [cells for _, cells in tabel.rijen()])
    golden("koppeling-forms.yaml", text)


def test_a_remark_belongs_to_the_question_before_it() -> None:
    koppen = ["BRIN", "Opmerkingen vooraf", "DYS-01", "Licht uw antwoord toe", "Bewijs",
              "DYS-02 toelichting", "DYS-03", "Toelichting", "Reden n.v.t.",
              "Toelichting 2"]  # fmt: skip
    _, _, koppeling = made(koppen)
    assert doelen(koppeling) == {
        "BRIN": "vestigingscode",
        "Opmerkingen vooraf": None,
        "DYS-01": "DYS-01",
        "Licht uw antwoord toe": "DYS-01 toelichting",
        "Bewijs": "DYS-01 bewijs",
        "DYS-02 toelichting": "DYS-02 toelichting",
        "DYS-03": "DYS-03",
        "Toelichting": "DYS-03 toelichting",
        "Reden n.v.t.": "DYS-03 reden",
        "Toelichting 2": None,
    }


def test_columns_of_the_school_are_found_in_a_sentence_or_by_what_is_in_them() -> None:
    koppen = ["Tijdstempel", "Wat is de naam van jullie school?", "Vul hier in", "Naam",
              "In welke gemeente staat de school?",
              "Mogen wij u vragen een andere school te helpen?"]  # fmt: skip
    rijen = [["x", "De Linde", "99AA00", "Jan", "Assen", "ja"], ["x", "", "99 ab-00", "Piet"]]
    voorstel, text, koppeling = made(koppen, rijen)
    assert doelen(koppeling) == {
        "Wat is de naam van jullie school?": "naam",
        "Vul hier in": "vestigingscode",
        "In welke gemeente staat de school?": "gemeente",
        "Mogen wij u vragen een andere school te helpen?": "wil_helpen",
        "Tijdstempel": None,
        "Naam": None,
    }
    assert voorstel.count() == (0, 4, 0)
    assert "is dit de naam van de school?" in text


def test_a_column_of_e_mail_addresses_is_about_persons_whatever_its_heading() -> None:
    voorstel, text, _ = made(["Bereikbaar via"], [["a@b.nl"], [""], ["c@d.example"], ["geen"]])
    assert voorstel.persoonlijk == ("Bereikbaar via",)
    assert "# gaat over een persoon" in text


def test_who_the_form_is_for_shows_from_its_eisen() -> None:
    cases = {
        ("DYS-09",): "bo",
        ("DYS-06",): "vo",
        ("DYS-01",): "kies",
        ("DYS-09", "DYS-06"): "kies",
        ("DYS-09", "schoolsoort"): None,
        ("DYS-09", "sector"): None,
    }
    assert {each: made(each)[0].schoolsoort for each in cases} == cases


def test_what_the_table_does_not_have_is_said() -> None:
    _, text, koppeling = made(["DYS-01"])
    assert "Wij zien geen kolom met de vestigingscode" in text
    assert "#schoolsoort: bo" in text
    assert koppeling.vast == (("schooljaar", "2026-2027"),)
    # Taking the mark away is enough.
    again = check_koppeling(text.replace("#schoolsoort", "schoolsoort").encode(), "k", NORM)
    assert ("schoolsoort", "bo") in again.vast
    _, text, koppeling = made(["BRIN", "DYS-01", "schoolsoort", "schooljaar"])
    assert koppeling.vast == ()
    assert "vestigingscode." not in text


def test_the_texts_of_vo_stand_beside_a_form_of_vo() -> None:
    _, text, _ = made(["DYS-06", "TWG-05"])
    assert NORM.eisen["TWG-05"].tekst.vo in text


def test_a_list_of_answers_that_is_cut_says_so() -> None:
    rijen = [[f"antwoord {number}", f"ander {number}"] for number in range(MAX_ANTWOORDEN)]
    voorstel, text, _ = made(["DYS-01", "DYS-02"], rijen)
    assert len(voorstel.antwoorden) == MAX_ANTWOORDEN
    assert voorstel.afgekapt == MAX_ANTWOORDEN
    assert f"Er zijn nog {MAX_ANTWOORDEN} andere antwoorden" in text


def test_a_story_is_no_answer() -> None:
    voorstel, _, _ = made(["DYS-01"], [["Dat zit zo. " * 50], ["\u200b"], ["Ja"]])
    assert [each.tekst for each in voorstel.antwoorden] == ["Ja"]


def test_a_column_with_a_thousand_stories_stays_cheap() -> None:
    rijen = [["Dat zit zo. " * 50, f"a{number}@b.example"] for number in range(1000)]
    voorstel, _, _ = made(["DYS-01", "Bereikbaar via"], rijen)
    assert voorstel.antwoorden == ()
    assert voorstel.persoonlijk == ("Bereikbaar via",)


KOP = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["DYS-01", "BRIN", "Toelichting", "E-mail", "Tijdstempel", "Naam", "x" * 2000]),
)


@given(
    st.lists(KOP, max_size=8),
    st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=4),
)
def test_a_proposal_reads_back_whatever_the_table(
    koppen: list[str], rijen: list[list[str]]
) -> None:
    voorstel, _, koppeling = made(koppen, rijen, KLEIN)
    assert all(each.ernst is Ernst.LET_OP for each in koppeling.meldingen)
    wanted = {each.kop: None if each.doel == "kies" else each.doel for each in voorstel.kolommen}
    assert doelen(koppeling) == wanted
    assert dict(koppeling.antwoorden) == {each.tekst: each.woord for each in voorstel.antwoorden}


def test_what_to_look_at_is_marked() -> None:
    _, text, _ = made(["Compacten: slaan leerlingen stof over die zij al beheersen?"])
    assert f"# {CONTROLEER}. BEG-07: " in text
